//! A practice that is written before the Store has it: nobody is told of it until it is published.

use chrono::{DateTime, Utc};

use super::Practice;
use crate::access::Granted;
use crate::access::acts::EditPractice;
use crate::journal::Fact;
use crate::poc::PublishError;

impl Granted<'_, EditPractice, Practice> {
    /// Puts a draft in the Store: it is published then, and not when it was begun.
    ///
    /// # Errors
    /// [`PublishError::AlreadyPublished`] for what is no draft: what was taken out of the Store is put back.
    pub fn put_in_store(self, at: DateTime<Utc>) -> Result<Fact, PublishError> {
        let parts = &mut self.on.0;
        if !parts.draft {
            return Err(PublishError::AlreadyPublished);
        }
        parts.draft = false;
        parts.published_at = at;
        parts.confirmed_at = at;
        Ok(Fact::PracticePublished { practice: parts.id, poc: parts.poc })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::text::Paragraph;

    #[test]
    fn a_draft_is_known_to_those_who_may_change_it_until_it_is_published_once() {
        let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
        let mut draft = practice();
        draft.0.draft = true;
        assert!(draft.is_withdrawn() && draft.is_shown_to(&paul) && !draft.is_shown_to(&sophie));
        let at: DateTime<Utc> = "2026-11-28T10:00:00Z".parse().unwrap();
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
        assert_eq!(twice, Err(PublishError::AlreadyPublished));
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
        assert_eq!(refused, Err(PublishError::AlreadyPublished));
        assert!(practice.is_withdrawn());
    }
}
