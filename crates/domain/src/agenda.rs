//! One agenda: events that somebody wrote, and what it announces by itself: experiments that start, challenges that
//! open and close, ideas that are pitched (R099, R257, R258; A30).

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an entry of the agenda is.
    AgendaKind {
        /// An event.
        Event = "event",
        /// An experiment starts: planned or real, and never typed twice.
        PocStart = "poc_start",
        /// A challenge begins to take ideas.
        ChallengeOpening = "challenge_opening",
        /// The last moment at which a challenge takes ideas.
        ChallengeClosing = "challenge_closing",
        /// An idea that was taken up again is pitched (R099).
        Pitch = "pitch",
    }
}
