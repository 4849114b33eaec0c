//! A practice that no experiment of this portal came before: what a body does already, told to the others (R224,
//! R232, R242).

use chrono::{DateTime, Utc};

use super::{NewPractice, Practice};
use crate::access::acts::PublishPractice;
use crate::access::{Denied, Leave, Permission, Place, Reach};
use crate::ids::{IdeaId, OrganisationId};
use crate::journal::Fact;

impl Leave<'_, PublishPractice> {
    /// Whether it holds for what this body does: one's own, or any for whoever reaches everything there.
    ///
    /// # Errors
    /// [`Denied`] for another body than one's own.
    pub fn covers(&self, organisation: OrganisationId) -> Result<(), Denied> {
        let place = Place::within(organisation);
        let everywhere = self.by.reach_in(Permission::PublishPractice, place) == Reach::Everything;
        if everywhere || self.by.organisation == Some(organisation) {
            Ok(())
        } else {
            Err(self.by.denied(Permission::PublishPractice))
        }
    }

    /// Shares what a body does: one's own, or any for whoever reaches everything there. It may say the idea that it came
    /// from (R013), which stays where it stands: no experiment tried it.
    ///
    /// # Errors
    /// [`Denied`] for another body than one's own.
    pub fn share(
        self,
        new: NewPractice,
        (organisation, idea): (OrganisationId, Option<IdeaId>),
        at: DateTime<Utc>,
    ) -> Result<(Practice, Fact), Denied> {
        self.covers(organisation)?;
        let mut practice = Practice::born(new, organisation, (self.by.id, at));
        practice.0.idea = idea;
        let fact = Fact::PracticePublished { practice: practice.parts().id, poc: None };
        Ok((practice, fact))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::tests::{BORN_IN, practice};
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::ids::{PracticeId, UserId};

    fn new() -> NewPractice {
        NewPractice {
            id: PracticeId(Uuid::from_u128(9)),
            reference: "PRATIQUE-2026-0002".to_owned(),
            content: practice().parts().content.clone(),
            contact: UserId(Uuid::from_u128(3)),
            draft: false,
        }
    }

    #[test]
    fn one_shares_what_ones_own_body_does_and_administrators_what_any_does() {
        let elsewhere = OrganisationId(Uuid::from_u128(2));
        for (profile, body, expected) in [
            (Profile::Contributor, BORN_IN, true),
            (Profile::Contributor, elsewhere, false),
            (Profile::FunctionalAdmin, elsewhere, true),
        ] {
            let mut somebody = actor(2, profile);
            somebody.organisation = Some(BORN_IN);
            let leave = somebody.may_create_in(PublishPractice, Place::within(body)).unwrap();
            let shared = leave.share(new(), (body, None), DateTime::default());
            assert_eq!(shared.is_ok(), expected, "{profile} {body}");
        }
    }

    #[test]
    fn what_is_shared_says_that_nothing_came_before() {
        let mut somebody = actor(2, Profile::Contributor);
        somebody.organisation = Some(BORN_IN);
        let leave = somebody.may_create_in(PublishPractice, Place::within(BORN_IN)).unwrap();
        let (shared, fact) = leave.share(new(), (BORN_IN, None), DateTime::default()).unwrap();
        let parts = shared.parts();
        assert!(shared.is_local());
        assert_eq!((parts.organisation, parts.published_by), (BORN_IN, somebody.id));
        assert_eq!((parts.poc, parts.idea), (None, None));
        assert_eq!(fact, Fact::PracticePublished { practice: parts.id, poc: None });
    }

    #[test]
    fn what_is_shared_may_say_the_idea_that_it_came_from() {
        let mut somebody = actor(2, Profile::Contributor);
        somebody.organisation = Some(BORN_IN);
        let leave = somebody.may_create_in(PublishPractice, Place::within(BORN_IN)).unwrap();
        let idea = Some(IdeaId(Uuid::from_u128(5)));
        let (shared, _) = leave.share(new(), (BORN_IN, idea), DateTime::default()).unwrap();
        assert_eq!((shared.parts().poc, shared.parts().idea), (None, idea));
        assert!(shared.is_local(), "no experiment of the portal proved it");
    }
}
