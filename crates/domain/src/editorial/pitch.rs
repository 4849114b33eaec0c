//! The pitches of a public session, in the order in which they are given (R062, R099).

use std::collections::BTreeSet;

use super::EventFormat;
use crate::expression::Target;
use crate::text::{FieldCode, FieldError};

/// Most pitches of a session: one that people sit through.
pub const PITCHES_MAX: usize = 20;

/// What is pitched, in order: ideas, experiments and practices, each once. An event of another format has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pitches(Vec<Target>);

impl Pitches {
    /// Checks what is pitched at an event of this format.
    ///
    /// # Errors
    /// Under `pointer`: there are too many, one comes twice or is a challenge, or the event is no session of pitches.
    pub fn parse(
        pointer: &str,
        format: EventFormat,
        pitches: Vec<Target>,
    ) -> Result<Self, FieldError> {
        if !format.has_pitches() && !pitches.is_empty() {
            return Err(FieldError::new(pointer, FieldCode::UnknownValue));
        }
        if pitches.len() > PITCHES_MAX {
            let (pointer, max) = (pointer.to_owned(), u32::try_from(PITCHES_MAX).ok());
            return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let mut seen = BTreeSet::new();
        for (index, pitch) in pitches.iter().enumerate() {
            let fault = |code| Err(FieldError::new(format!("{pointer}/{index}"), code));
            if matches!(pitch, Target::Challenge(_) | Target::Organisation(_)) {
                return fault(FieldCode::UnknownValue);
            }
            if !seen.insert(*pitch) {
                return fault(FieldCode::Duplicate);
            }
        }
        Ok(Self(pitches))
    }

    /// Takes back pitches that were checked when they were kept.
    #[must_use]
    pub const fn restore(pitches: Vec<Target>) -> Self {
        Self(pitches)
    }

    /// What is pitched, in order.
    #[must_use]
    pub fn all(&self) -> &[Target] {
        &self.0
    }

    /// The same, with those that whoever chose them may not see: they did not take them out.
    #[must_use]
    pub fn with_hidden(mut self, hidden: impl IntoIterator<Item = Target>) -> Self {
        for pitch in hidden {
            if !self.0.contains(&pitch) {
                self.0.push(pitch);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ChallengeId, IdeaId, PocId};

    fn idea(id: u128) -> Target {
        Target::Idea(IdeaId(Uuid::from_u128(id)))
    }

    fn session(pitches: Vec<Target>) -> Result<Pitches, FieldError> {
        Pitches::parse("/pitches", EventFormat::PitchSession, pitches)
    }

    #[test]
    fn pitches_keep_their_order_and_come_once() {
        let poc = Target::Poc(PocId(Uuid::from_u128(1)));
        let order = vec![idea(2), poc, idea(1)];
        assert_eq!(session(order.clone()).unwrap().all(), order);
        let twice = session(vec![idea(1), poc, idea(1)]).unwrap_err();
        assert_eq!((twice.pointer.as_str(), twice.code), ("/pitches/2", FieldCode::Duplicate));
    }

    #[test]
    fn a_challenge_is_not_pitched_and_a_seminar_has_no_pitches() {
        let challenge = Target::Challenge(ChallengeId(Uuid::from_u128(1)));
        let fault = session(vec![challenge]).unwrap_err();
        assert_eq!((fault.pointer.as_str(), fault.code), ("/pitches/0", FieldCode::UnknownValue));
        let seminar = |pitches| Pitches::parse("/pitches", EventFormat::Seminar, pitches);
        assert!(seminar(Vec::new()).is_ok());
        assert_eq!(seminar(vec![idea(1)]).unwrap_err().code, FieldCode::UnknownValue);
    }

    #[test]
    fn people_sit_through_twenty_pitches() {
        let many = |count| (0..count).map(idea).collect();
        assert!(session(many(20)).is_ok());
        assert_eq!(session(many(21)).unwrap_err().code, FieldCode::TooMany);
    }

    #[test]
    fn what_one_may_not_see_is_not_taken_out() {
        let kept = session(vec![idea(1)]).unwrap().with_hidden([idea(2), idea(1)]);
        assert_eq!(kept.all(), [idea(1), idea(2)]);
    }
}
