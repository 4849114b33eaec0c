//! Where an entry of a track stands, what is decided of it and what happened to it.

use super::EntryError;
use crate::idea::{Idea, IdeaStatus};
use crate::vocabulary::vocabulary;

/// Where the idea of an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryIdea {
    /// Its status.
    pub status: IdeaStatus,
    /// Whether it became one with another.
    pub merged: bool,
}

impl EntryIdea {
    /// Where this idea stands.
    #[must_use]
    pub const fn of(idea: &Idea) -> Self {
        Self { status: idea.0.status, merged: idea.0.merged_into.is_some() }
    }

    /// Checks that it goes on. Taken back, asleep or one with another, it enters no track and advances in none; taken
    /// up again, it finds its place as it left it.
    ///
    /// # Errors
    /// [`EntryError::Merged`], [`EntryError::AtRest`].
    pub const fn goes_on(self) -> Result<(), EntryError> {
        if self.merged {
            return Err(EntryError::Merged);
        }
        match self.status {
            IdeaStatus::Withdrawn | IdeaStatus::NotSelected => Err(EntryError::AtRest(self.status)),
            IdeaStatus::Submitted
            | IdeaStatus::UnderReview
            | IdeaStatus::Selected
            | IdeaStatus::Experimenting
            | IdeaStatus::Implemented => Ok(()),
        }
    }
}

vocabulary! {
    /// Where an entry stands.
    EntryStatus {
        /// The author is invited, and has not answered.
        Invited = "invited",
        /// The author does not wish to.
        Declined = "declined",
        /// The author takes part, and looks for a teammate.
        Forming = "forming",
        /// They are two.
        Complete = "complete",
        /// Shortlisted.
        Shortlisted = "shortlisted",
        /// Not shortlisted, for a reason that everybody reads.
        NotShortlisted = "not_shortlisted",
        /// Among the laureates.
        Laureate = "laureate",
        /// Shortlisted, and not among the laureates.
        NotLaureate = "not_laureate",
        /// The author left before the decision.
        Left = "left",
    }
}

vocabulary! {
    /// What is decided of a team.
    EntryVerdict {
        /// Shortlisted.
        Shortlisted = "shortlisted",
        /// Not shortlisted.
        NotShortlisted = "not_shortlisted",
        /// Laureate.
        Laureate = "laureate",
        /// Not laureate.
        NotLaureate = "not_laureate",
    }
}

vocabulary! {
    /// What somebody may do to an entry.
    EntryAct {
        /// Accept the invitation, or decline it: its author.
        Answer = "answer",
        /// Ask somebody to be the second of the team: its author.
        AskTeammate = "ask_teammate",
        /// Accept to be that second, or decline: whoever is asked.
        AnswerTeammate = "answer_teammate",
        /// Leave: the track, its author; the team, its second.
        Leave = "leave",
        /// Rework the idea: one of the two.
        Rework = "rework",
        /// Decide: whoever runs the challenge.
        Decide = "decide",
    }
}

vocabulary! {
    /// What happened to an entry.
    EntryChange {
        /// Its author was invited.
        Invited = "invited",
        /// Its author entered it by themselves.
        Entered = "entered",
        /// Its author accepted.
        Accepted = "accepted",
        /// Its author declined.
        Declined = "declined",
        /// Somebody is asked to be the second of the team.
        TeammateAsked = "teammate_asked",
        /// They declined.
        TeammateDeclined = "teammate_declined",
        /// They accepted: the team is complete.
        Completed = "completed",
        /// The second of the team left: its author looks for another.
        TeammateLeft = "teammate_left",
        /// Its author left.
        Left = "left",
        /// The idea was reworked.
        Reworked = "reworked",
        /// Shortlisted.
        Shortlisted = "shortlisted",
        /// Not shortlisted.
        NotShortlisted = "not_shortlisted",
        /// Laureate.
        Laureate = "laureate",
        /// Not laureate.
        NotLaureate = "not_laureate",
    }
}

impl EntryStatus {
    /// Whether its people are taken: they join no other team of the track.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Forming | Self::Complete | Self::Shortlisted | Self::Laureate)
    }

    /// Whether every reader of the challenge knows of it.
    #[must_use]
    pub const fn is_told_to_all(self) -> bool {
        match self {
            Self::Complete
            | Self::Shortlisted
            | Self::NotShortlisted
            | Self::Laureate
            | Self::NotLaureate => true,
            Self::Invited | Self::Declined | Self::Forming | Self::Left => false,
        }
    }

    /// What may be decided then.
    #[must_use]
    pub const fn verdicts(self) -> &'static [EntryVerdict] {
        match self {
            Self::Complete => &[EntryVerdict::Shortlisted, EntryVerdict::NotShortlisted],
            Self::Shortlisted => &[EntryVerdict::Laureate, EntryVerdict::NotLaureate],
            Self::Invited
            | Self::Declined
            | Self::Forming
            | Self::NotShortlisted
            | Self::Laureate
            | Self::NotLaureate
            | Self::Left => &[],
        }
    }

    /// Whether a team waits for a decision: a track does not end without it.
    #[must_use]
    pub const fn awaits_decision(self) -> bool {
        !self.verdicts().is_empty()
    }
}

impl EntryVerdict {
    /// Whether the team goes further by it.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::Shortlisted | Self::Laureate)
    }

    /// Whether those who hear it are owed a reason.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NotShortlisted | Self::NotLaureate)
    }

    pub(super) const fn outcome(self) -> (EntryStatus, EntryChange) {
        match self {
            Self::Shortlisted => (EntryStatus::Shortlisted, EntryChange::Shortlisted),
            Self::NotShortlisted => (EntryStatus::NotShortlisted, EntryChange::NotShortlisted),
            Self::Laureate => (EntryStatus::Laureate, EntryChange::Laureate),
            Self::NotLaureate => (EntryStatus::NotLaureate, EntryChange::NotLaureate),
        }
    }
}

impl EntryChange {
    /// Whether it was decided of the team, by whoever runs the challenge.
    #[must_use]
    pub const fn is_decision(self) -> bool {
        match self {
            Self::Shortlisted | Self::NotShortlisted | Self::Laureate | Self::NotLaureate => true,
            Self::Invited
            | Self::Entered
            | Self::Accepted
            | Self::Declined
            | Self::TeammateAsked
            | Self::TeammateDeclined
            | Self::Completed
            | Self::TeammateLeft
            | Self::Left
            | Self::Reworked => false,
        }
    }

    /// Whether the history of the idea tells it: what only concerns those who were asked is not for everybody.
    #[must_use]
    pub const fn is_told_to_all(self) -> bool {
        match self {
            Self::Completed
            | Self::Reworked
            | Self::Shortlisted
            | Self::NotShortlisted
            | Self::Laureate
            | Self::NotLaureate => true,
            Self::Invited
            | Self::Entered
            | Self::Accepted
            | Self::Declined
            | Self::TeammateAsked
            | Self::TeammateDeclined
            | Self::TeammateLeft
            | Self::Left => false,
        }
    }
}
