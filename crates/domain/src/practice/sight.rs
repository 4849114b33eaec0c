//! Who may read a practice: everybody, unless an administrator keeps it for some (A28).

use super::Practice;
use crate::access::Granted;
use crate::access::acts::RestrictPractice;
use crate::journal::{Fact, SubjectKind};
use crate::poc::{Mark, Sight, Visibility};

impl Practice {
    /// Those who read it besides everybody: its direction, or its body when it names none, and whoever answers for it.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let parts = &self.0;
        let place = (parts.department.unwrap_or(parts.organisation), parts.organisation);
        Mark::of(parts.visibility, place, [parts.contact, parts.published_by])
    }

    /// Whether this person, who reads practices, is among those for whom it is kept.
    #[must_use]
    pub fn is_seen_by(&self, sight: &Sight) -> bool {
        sight.sees_kept(self.0.visibility, &self.marks())
    }
}

impl Granted<'_, RestrictPractice, Practice> {
    /// Chooses who may read it; nothing happens when it is as it was.
    #[must_use]
    pub fn restrict(self, visibility: Visibility) -> Option<Fact> {
        let before = std::mem::replace(&mut self.on.0.visibility, visibility);
        let fact =
            Fact::ReadersChosen { on: SubjectKind::Practice, target: self.on.0.id.0, visibility };
        (before != visibility).then_some(fact)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::PracticeParts;
    use super::super::tests::{BORN_IN, practice};
    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Actor, Profile};
    use crate::ids::{OrganisationId, UserId};

    const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(77));

    fn kept(visibility: Visibility, department: Option<OrganisationId>) -> Practice {
        let nobody = UserId(Uuid::from_u128(900));
        Practice::restore(PracticeParts {
            visibility,
            department,
            contact: nobody,
            published_by: nobody,
            ..practice().parts().clone()
        })
    }

    fn reader(organisation: OrganisationId, department: Option<OrganisationId>) -> Actor {
        let organisation = Some(organisation);
        Actor { organisation, department, top_management: false, ..actor(40, Profile::Reader) }
    }

    #[test]
    fn a_practice_is_everybodys_until_it_is_kept_for_some() {
        let stranger = Sight::of(&reader(ELSEWHERE, None));
        let boss = Sight::of(&Actor { top_management: true, ..reader(ELSEWHERE, None) });
        let body = Sight::of(&reader(BORN_IN, None));
        for (visibility, seen) in [
            (Visibility::Everyone, [true, true, true]),
            (Visibility::Department, [false, false, true]),
            (Visibility::TopManagement, [false, true, false]),
        ] {
            let practice = kept(visibility, None);
            let sees = [&stranger, &boss, &body].map(|sight| practice.is_seen_by(sight));
            assert_eq!(sees, seen, "{visibility:?}");
        }
    }

    #[test]
    fn what_a_direction_tried_is_kept_for_that_direction_not_for_its_whole_body() {
        let direction = OrganisationId(Uuid::from_u128(78));
        let practice = kept(Visibility::Department, Some(direction));
        assert!(practice.is_seen_by(&Sight::of(&reader(BORN_IN, Some(direction)))));
        assert!(!practice.is_seen_by(&Sight::of(&reader(BORN_IN, None))));
    }

    #[test]
    fn administrators_alone_choose_who_reads_and_whoever_answers_for_it_goes_on_reading() {
        let (paul, julie) = (actor(3, Profile::FunctionalAdmin), actor(2, Profile::Contributor));
        let mut practice = kept(Visibility::Everyone, None);
        assert!(julie.may(RestrictPractice, &mut practice).is_err());
        let fact = paul.may(RestrictPractice, &mut practice).unwrap();
        let fact = fact.restrict(Visibility::TopManagement).unwrap();
        assert_eq!(fact.subject().kind, SubjectKind::Practice);
        let again = paul.may(RestrictPractice, &mut practice).unwrap();
        assert_eq!(again.restrict(Visibility::TopManagement), None, "nothing happened");
        assert!(practice.is_seen_by(&Sight::of(&paul)));
        let contact = practice.parts().contact;
        let hers = Actor { id: contact, ..reader(ELSEWHERE, None) };
        assert!(practice.is_seen_by(&Sight::of(&hers)));
    }
}
