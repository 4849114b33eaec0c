//! Whom to call in a body that takes a practice up: told when somebody else names them, and free to stop.

use super::{Reuse, ReuseParts};
use crate::access::Actor;
use crate::ids::UserId;
use crate::journal::{Fact, SubjectKind};
use crate::text::{FieldCode, FieldError};

impl Reuse {
    /// Whom somebody else names as the one to call there is told, and led to the practice; `before` is whom one called.
    #[must_use]
    pub fn contact_named(&self, before: Option<UserId>, by: UserId) -> Option<Fact> {
        let on = (SubjectKind::Practice, self.0.practice.0);
        Fact::put_in_charge(on, (before, self.0.contact), by)
    }

    /// Whether this person, whom somebody else named, may stop being the one to call there: a right of theirs, whatever
    /// they may write.
    #[must_use]
    pub fn may_be_left_by(&self, actor: &Actor) -> bool {
        self.stands() && self.0.contact == actor.id && self.0.declared_by != actor.id
    }

    /// Whoever was named stops being the one to call there: it is their heir, who is told: whoever declared it, or whoever
    /// answers for it once they left. Nothing, when it is somebody else already, or nobody is called any more. `label` is
    /// what people call the body.
    ///
    /// # Errors
    /// At `/content/contact_id`, for whoever declared it: they name somebody; and when nobody is there to take it.
    pub fn leave(
        &mut self,
        actor: &Actor,
        (heir, label): (Option<UserId>, String),
    ) -> Result<Option<[Fact; 2]>, FieldError> {
        if self.0.contact != actor.id || !self.stands() {
            return Ok(None);
        }
        let Some(account) = heir.filter(|_| self.may_be_left_by(actor)) else {
            return Err(FieldError::new("/content/contact_id", FieldCode::Required));
        };
        let ReuseParts { id, practice, .. } = self.0;
        self.0.contact = account;
        let (on, target) = (SubjectKind::Practice, practice.0);
        let edited = Fact::ReuseEdited { practice, reuse: id, label };
        Ok(Some([edited, Fact::PutInCharge { account, on, target }]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reuse;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::practice::ReuseResult;

    #[test]
    fn whoever_was_named_there_stops_and_whoever_declared_it_does_not() {
        let (sophie, claire) = (actor(1, Profile::Reader), actor(5, Profile::Contributor));
        let mut reuse = reuse(4, ReuseResult::Worked);
        (reuse.0.declared_by, reuse.0.contact) = (claire.id, sophie.id);
        let named = reuse.contact_named(Some(claire.id), claire.id).unwrap();
        assert_eq!((named.subject().kind, named.subject().id), (SubjectKind::Account, sophie.id.0));
        assert_eq!(named.shown().id, reuse.0.practice.0, "led to the practice");
        assert_eq!(reuse.contact_named(Some(sophie.id), claire.id), None, "she was before");
        let to_claire = || (Some(claire.id), "Carsat Bretagne".to_owned());
        assert_eq!(reuse.leave(&claire, to_claire()), Ok(None), "she is not the one to call");
        assert!(reuse.may_be_left_by(&sophie));
        assert!(reuse.leave(&sophie, (None, String::new())).is_err(), "somebody is always called");
        let [edited, told] = reuse.leave(&sophie, to_claire()).unwrap().unwrap();
        assert!(matches!(edited, Fact::ReuseEdited { .. }));
        assert!(matches!(told, Fact::PutInCharge { account, .. } if account == claire.id));
        assert_eq!(reuse.0.contact, claire.id);
        let refused = reuse.leave(&claire, to_claire()).unwrap_err();
        assert_eq!(refused.pointer, "/content/contact_id");
    }

    #[test]
    fn nobody_is_called_about_what_was_taken_back() {
        let sophie = actor(1, Profile::Reader);
        let mut gone = super::super::tests::withdrawn(4, ReuseResult::Worked);
        gone.0.contact = sophie.id;
        assert!(!gone.may_be_left_by(&sophie));
        assert_eq!(gone.leave(&sophie, (None, String::new())), Ok(None));
    }
}
