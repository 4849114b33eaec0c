//! What those who came say of an event while it is fresh (R262). Whoever organises it reads marks and sentences, never
//! whose they are.

use chrono::{DateTime, TimeDelta, Utc};

use super::{EditorialContent, EditorialError, EditorialItem, EditorialState, Registration, Seat};
use crate::access::Granted;
use crate::access::acts::RegisterForEvent;
use crate::text::Text;
use crate::vocabulary::vocabulary;

/// How long after the end of an event one may say what it was worth, and change it.
const OPEN_FOR: TimeDelta = TimeDelta::days(14);

/// How many have to answer before any answer is read: with fewer, one would guess whose they are.
pub const FEEDBACK_FROM: u32 = 3;

vocabulary! {
    /// What an event was worth.
    Usefulness {
        /// Very useful.
        VeryUseful = "very_useful",
        /// Useful.
        Useful = "useful",
        /// Of little use.
        LittleUse = "little_use",
        /// Not useful.
        NotUseful = "not_useful",
    }
}

/// A sentence: what one keeps of an event.
pub type Sentence = Text<1, 500>;

/// What somebody says of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// What it was worth.
    pub mark: Usefulness,
    /// Why, when they say it.
    pub sentence: Option<Sentence>,
}

/// What all said of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackSummary {
    /// How many answered.
    pub answers: u32,
    /// What they said, once there are [`FEEDBACK_FROM`] of them.
    pub detail: Option<FeedbackDetail>,
}

/// Marks and sentences, in an order that tells nothing of who said them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackDetail {
    /// How many gave each mark, in the order of marks, those that nobody gave too.
    pub marks: Vec<(Usefulness, u32)>,
    /// The sentences, by alphabet.
    pub sentences: Vec<String>,
}

impl FeedbackSummary {
    /// Counts what was said, and hides it while there are too few to hide among.
    #[must_use]
    pub fn of(all: Vec<Feedback>) -> Self {
        let answers = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let detail = (answers >= FEEDBACK_FROM).then(|| FeedbackDetail::of(all));
        Self { answers, detail }
    }
}

impl FeedbackDetail {
    fn of(all: Vec<Feedback>) -> Self {
        let given = |mark: &Usefulness| {
            let count = all.iter().filter(|one| one.mark == *mark).count();
            (*mark, u32::try_from(count).unwrap_or(u32::MAX))
        };
        let marks = Usefulness::ALL.iter().map(given).collect();
        let sentences = all.into_iter().filter_map(|one| one.sentence);
        let mut sentences: Vec<String> = sentences.map(Sentence::into_string).collect();
        sentences.sort();
        Self { marks, sentences }
    }
}

impl EditorialItem {
    /// Until when those who came say what the event was worth; never when it is no event.
    #[must_use]
    pub fn feedback_until(&self) -> Option<DateTime<Utc>> {
        let EditorialContent::Events(event) = &self.parts().content else { return None };
        event.times.ends_at().checked_add_signed(OPEN_FOR)
    }

    /// Whether somebody with this seat may say what it was worth now: they had a place, or came without a word where
    /// nobody registers; it has begun, and ended two weeks ago at most.
    #[must_use]
    pub fn takes_feedback(&self, seat: Option<Seat>, now: DateTime<Utc>) -> bool {
        let EditorialContent::Events(event) = &self.parts().content else { return false };
        let came = match event.registration {
            Registration::Open { .. } => seat == Some(Seat::Held),
            Registration::None => true,
        };
        let read = came && self.state(now) == EditorialState::Published;
        read && self.asks_feedback(now) && self.feedback_until().is_some_and(|until| now < until)
    }

    /// Whether there is something to say of it, or to read: it has begun.
    #[must_use]
    pub fn asks_feedback(&self, now: DateTime<Utc>) -> bool {
        let EditorialContent::Events(event) = &self.parts().content else { return false };
        event.times.begins_at() <= now
    }
}

impl Granted<'_, RegisterForEvent, EditorialItem> {
    /// Says what the event was worth, from this seat. It makes no fact: the journal would tell whose it is.
    ///
    /// # Errors
    /// [`EditorialError::NoFeedback`].
    pub fn leave_feedback(
        self,
        seat: Option<Seat>,
        now: DateTime<Utc>,
    ) -> Result<(), EditorialError> {
        if self.on.takes_feedback(seat, now) { Ok(()) } else { Err(EditorialError::NoFeedback) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(mark: Usefulness, sentence: Option<&str>) -> Feedback {
        Feedback { mark, sentence: sentence.map(|words| Sentence::restore(words.to_owned())) }
    }

    #[test]
    fn nothing_is_read_before_three_answered() {
        let mut all = vec![
            said(Usefulness::VeryUseful, Some("Zut, trop court.")),
            said(Usefulness::NotUseful, None),
        ];
        assert_eq!(FeedbackSummary::of(all.clone()), FeedbackSummary { answers: 2, detail: None });
        all.push(said(Usefulness::VeryUseful, Some("À refaire.")));
        all.push(said(Usefulness::Useful, Some("Bien.")));
        let detail = FeedbackSummary::of(all).detail.unwrap();
        let counts: Vec<u32> = detail.marks.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [2, 1, 0, 1]);
        assert_eq!(detail.sentences, ["Bien.", "Zut, trop court.", "À refaire."]);
    }
}
