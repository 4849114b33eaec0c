//! Whom to call about a practice: told when somebody else names them, and free to stop.

use super::Practice;
use crate::access::Actor;
use crate::ids::UserId;
use crate::journal::{Fact, SubjectKind};
use crate::text::{FieldCode, FieldError};

impl Practice {
    /// Whom somebody else names as the one to call is told, once the practice is in the Store; `before` is whom one
    /// called.
    #[must_use]
    pub fn contact_named(&self, before: Option<UserId>, by: UserId) -> Option<Fact> {
        let on = (SubjectKind::Practice, self.0.id.0);
        if self.0.draft { None } else { Fact::put_in_charge(on, (before, self.0.contact), by) }
    }

    /// Whether this person, whom somebody else named, may stop being the one to call: a right of theirs, whatever they
    /// may write.
    #[must_use]
    pub fn may_be_left_by(&self, actor: &Actor) -> bool {
        self.0.contact == actor.id && self.0.published_by != actor.id
    }

    /// Whoever was named stops being the one to call: it is their heir, who is told: whoever published the practice, or
    /// whoever answers for it once they left. Nothing, when it is somebody else already.
    ///
    /// # Errors
    /// At `/content/contact_id`, for whoever published it: they name somebody; and when nobody is there to take it.
    pub fn leave(
        &mut self,
        actor: &Actor,
        heir: Option<UserId>,
    ) -> Result<Option<[Fact; 2]>, FieldError> {
        if self.0.contact != actor.id {
            return Ok(None);
        }
        let Some(account) = heir.filter(|_| self.may_be_left_by(actor)) else {
            return Err(FieldError::new("/content/contact_id", FieldCode::Required));
        };
        let practice = self.0.id;
        self.0.contact = account;
        let (on, target) = (SubjectKind::Practice, practice.0);
        Ok(Some([Fact::PracticeEdited { practice }, Fact::PutInCharge { account, on, target }]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    #[test]
    fn whoever_was_named_stops_and_whoever_published_it_does_not() {
        let (sophie, julie) = (actor(1, Profile::Reader), actor(5, Profile::Contributor));
        let mut practice = practice();
        practice.0.published_by = julie.id;
        practice.0.contact = sophie.id;
        let heir = Some(julie.id);
        // It is in her own journal, and leads to the practice.
        let named = practice.contact_named(Some(julie.id), julie.id).unwrap();
        assert_eq!((named.subject().kind, named.subject().id), (SubjectKind::Account, sophie.id.0));
        assert_eq!(
            (named.shown().kind, named.shown().id),
            (SubjectKind::Practice, practice.0.id.0)
        );
        assert_eq!(practice.contact_named(Some(sophie.id), julie.id), None, "she was before");
        assert_eq!(practice.contact_named(None, sophie.id), None, "one names oneself");
        practice.0.draft = true;
        assert_eq!(practice.contact_named(None, julie.id), None, "nobody is told of a draft");
        practice.0.draft = false;
        assert_eq!(practice.leave(&julie, heir), Ok(None), "she is not the one to call");
        assert!(practice.may_be_left_by(&sophie));
        let nobody = practice.leave(&sophie, None).unwrap_err();
        assert_eq!(nobody.pointer, "/content/contact_id");
        assert_eq!(practice.0.contact, sophie.id, "somebody is always to be called");
        let [_, told] = practice.leave(&sophie, heir).unwrap().unwrap();
        assert!(matches!(told, Fact::PutInCharge { account, .. } if account == julie.id));
        assert_eq!(practice.0.contact, julie.id);
        assert_eq!(practice.leave(&sophie, heir), Ok(None));
        let refused = practice.leave(&julie, Some(sophie.id)).unwrap_err();
        assert_eq!(refused.pointer, "/content/contact_id");
    }
}
