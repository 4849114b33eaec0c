//! A practice that is written before the Store has it: nobody is told of it until it is published, by hand or at a
//! minute that was chosen.

use chrono::{DateTime, Utc};

use super::Practice;
use crate::access::Granted;
use crate::access::acts::EditPractice;
use crate::civil::minute_to_come;
use crate::journal::Fact;
use crate::poc::PublishError;
use crate::text::{FieldCode, FieldError};

/// The minute at which a draft would be published by itself: by the same rule as items of the editorial bricks, but
/// what was to wait is not published at once because its minute is past.
///
/// # Errors
/// At `/at`, when it is not still to come.
pub fn publication_minute(
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, FieldError> {
    minute_to_come(at, now).ok_or_else(|| FieldError::new("/at", FieldCode::Passed))
}

impl Practice {
    /// Publishes a draft whose minute has come: that minute is when it was published. Nothing before, nor of what is no
    /// draft, nor of what waits for nobody knows when.
    pub fn fall_due(&mut self, now: DateTime<Utc>) -> Option<Fact> {
        let at = self.0.publishes_at.filter(|at| self.0.draft && *at <= now)?;
        Some(self.come_out(at))
    }

    fn come_out(&mut self, at: DateTime<Utc>) -> Fact {
        let parts = &mut self.0;
        parts.draft = false;
        parts.publishes_at = None;
        parts.published_at = at;
        parts.confirmed_at = at;
        Fact::PracticePublished { practice: parts.id, poc: parts.poc }
    }
}

impl Granted<'_, EditPractice, Practice> {
    /// Puts a draft in the Store: it is published then, and not when it was begun.
    ///
    /// # Errors
    /// [`PublishError::NotADraft`]: what was taken out of the Store is put back.
    pub fn put_in_store(self, at: DateTime<Utc>) -> Result<Fact, PublishError> {
        if !self.on.0.draft {
            return Err(PublishError::NotADraft);
        }
        Ok(self.on.come_out(at))
    }

    /// Throws it away while it is a draft: nobody but those who write it ever read it.
    ///
    /// # Errors
    /// [`PublishError::NotADraft`]: what was in the Store is taken out of it, and kept.
    pub fn discard(self) -> Result<Fact, PublishError> {
        if !self.on.0.draft {
            return Err(PublishError::NotADraft);
        }
        Ok(Fact::PracticeDiscarded { practice: self.on.0.id })
    }

    /// Chooses the minute at which a draft is published by itself; no minute any more when none is said. Nothing
    /// happened when that was chosen already.
    ///
    /// # Errors
    /// [`PublishError::NotADraft`].
    pub fn schedule(self, at: Option<DateTime<Utc>>) -> Result<Option<Fact>, PublishError> {
        let parts = &mut self.on.0;
        if !parts.draft {
            return Err(PublishError::NotADraft);
        }
        let before = std::mem::replace(&mut parts.publishes_at, at);
        let fact = Fact::PracticeScheduled { practice: parts.id, begins_at: at };
        Ok((before != at).then_some(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::text::Paragraph;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn draft() -> Practice {
        let mut draft = practice();
        draft.0.draft = true;
        draft
    }

    #[test]
    fn a_draft_is_known_to_those_who_may_change_it_until_it_is_published_once() {
        let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
        let mut draft = draft();
        assert!(draft.is_withdrawn() && draft.is_shown_to(&paul) && !draft.is_shown_to(&sophie));
        let at = at("2026-11-28T10:00:00Z");
        // It was never there: it is neither taken out nor put back.
        let reason = Paragraph::restore("Une raison.".to_owned());
        assert!(paul.may(EditPractice, &mut draft).unwrap().withdraw(reason, at).is_none());
        assert!(paul.may(EditPractice, &mut draft).unwrap().put_back(at).is_none());
        assert!(draft.is_withdrawn());
        let fact = paul.may(EditPractice, &mut draft).unwrap().put_in_store(at).unwrap();
        assert_eq!(fact, Fact::PracticePublished { practice: draft.0.id, poc: None });
        assert!(draft.is_shown_to(&sophie));
        assert_eq!((draft.0.published_at, draft.0.confirmed_at), (at, at));
        let twice = paul.may(EditPractice, &mut draft).unwrap().put_in_store(at);
        assert_eq!(twice, Err(PublishError::NotADraft));
    }

    #[test]
    fn a_draft_is_thrown_away_and_what_was_in_the_store_is_not() {
        let paul = actor(3, Profile::FunctionalAdmin);
        let (mut draft, mut there) = (draft(), practice());
        let thrown = paul.may(EditPractice, &mut draft).unwrap().discard();
        assert_eq!(thrown, Ok(Fact::PracticeDiscarded { practice: draft.0.id }));
        let refused = paul.may(EditPractice, &mut there).unwrap().discard();
        assert_eq!(refused, Err(PublishError::NotADraft));
        let reason = Paragraph::restore("Une raison.".to_owned());
        let granted = paul.may(EditPractice, &mut there).unwrap();
        assert!(granted.withdraw(reason, DateTime::default()).is_some());
        let refused = paul.may(EditPractice, &mut there).unwrap().discard();
        assert_eq!(refused, Err(PublishError::NotADraft));
        assert!(actor(1, Profile::Reader).may(EditPractice, &mut draft).is_err());
    }

    #[test]
    fn what_was_taken_out_is_put_back_and_not_published_again() {
        let paul = actor(3, Profile::FunctionalAdmin);
        let mut practice = practice();
        let reason = Paragraph::restore("Une raison.".to_owned());
        let at = DateTime::default();
        let granted = paul.may(EditPractice, &mut practice).unwrap();
        assert!(granted.withdraw(reason, at).is_some());
        let refused = paul.may(EditPractice, &mut practice).unwrap().put_in_store(at);
        assert_eq!(refused, Err(PublishError::NotADraft));
        let refused = paul.may(EditPractice, &mut practice).unwrap().schedule(Some(at));
        assert_eq!(refused, Err(PublishError::NotADraft));
        assert!(practice.is_withdrawn());
        assert_eq!(practice.fall_due(at), None);
    }

    #[test]
    fn a_draft_waits_for_its_minute_and_is_published_once_then() {
        let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
        let mut draft = draft();
        let (before, minute) = (at("2026-11-28T08:59:59Z"), at("2026-11-28T09:00:00Z"));
        assert_eq!(draft.fall_due(minute), None, "nobody chose");
        let told = paul.may(EditPractice, &mut draft).unwrap().schedule(Some(minute)).unwrap();
        let (practice, begins_at) = (draft.0.id, Some(minute));
        assert_eq!(told, Some(Fact::PracticeScheduled { practice, begins_at }));
        let again = paul.may(EditPractice, &mut draft).unwrap().schedule(Some(minute));
        assert_eq!(again, Ok(None), "it was so already");
        assert_eq!(draft.fall_due(before), None);
        assert!(!draft.is_shown_to(&sophie));
        // Whenever one looks, it was published at the minute that was chosen.
        let told = draft.fall_due(at("2026-11-28T11:30:00Z"));
        assert_eq!(told, Some(Fact::PracticePublished { practice, poc: None }));
        assert!(draft.is_shown_to(&sophie));
        assert_eq!((draft.0.published_at, draft.0.publishes_at), (minute, None));
        assert_eq!(draft.fall_due(at("2026-11-29T11:30:00Z")), None);
    }

    #[test]
    fn a_minute_that_was_chosen_is_chosen_no_more() {
        let paul = actor(3, Profile::FunctionalAdmin);
        let mut draft = draft();
        let minute = at("2026-11-28T09:00:00Z");
        assert!(paul.may(EditPractice, &mut draft).unwrap().schedule(Some(minute)).is_ok());
        let told = paul.may(EditPractice, &mut draft).unwrap().schedule(None).unwrap();
        assert_eq!(told, Some(Fact::PracticeScheduled { practice: draft.0.id, begins_at: None }));
        assert_eq!(draft.fall_due(minute), None);
        assert!(draft.is_withdrawn());
    }

    #[test]
    fn only_a_minute_that_is_still_to_come_is_chosen() {
        let now = at("2026-11-28T09:00:30Z");
        for (chosen, expected) in [
            ("2026-11-28T08:59:00Z", None),
            ("2026-11-28T09:00:59Z", None),
            ("2026-11-28T09:01:00Z", Some("2026-11-28T09:01:00Z")),
            ("2026-11-28T09:01:42Z", Some("2026-11-28T09:01:00Z")),
        ] {
            let minute = publication_minute(at(chosen), now);
            assert_eq!(minute.ok(), expected.map(at), "{chosen}");
        }
        let fault = publication_minute(at("2020-01-01T00:00:00Z"), now).unwrap_err();
        assert_eq!((fault.pointer.as_str(), fault.code), ("/at", FieldCode::Passed));
    }
}
