//! Who declares for whom, and how proved a practice is.

use uuid::Uuid;

use super::*;
use crate::access::tests::actor;
use crate::access::{Lent, Profile, Scope};
use crate::practice::tests::{BORN_IN, practice};
use crate::practice::{PracticeParts, PracticeWithdrawal};

const fn body(n: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(n))
}

const fn told(result: ReuseResult) -> ReuseContent {
    ReuseContent { since: NaiveDate::MIN, adaptations: None, effort: None, result }
}

fn new(organisation: OrganisationId, result: ReuseResult) -> NewReuse {
    NewReuse {
        id: ReuseId(Uuid::from_u128(9)),
        organisation,
        label: "Carsat Bretagne".to_owned(),
        content: told(result),
        contact: UserId::default(),
    }
}

fn declare(by: &Actor, organisation: OrganisationId) -> Result<Reuse, ReuseError> {
    let leave = by.may_create_in(DeclareReuse, Place::within(organisation)).unwrap();
    let new = new(organisation, ReuseResult::Worked);
    leave.declare(&practice(), new, DateTime::default()).map(|(reuse, _)| reuse)
}

pub(super) fn reuse(n: u128, result: ReuseResult) -> Reuse {
    Reuse(ReuseParts {
        id: ReuseId(Uuid::from_u128(n)),
        practice: practice().parts().id,
        organisation: body(n),
        content: told(result),
        contact: UserId::default(),
        declared_by: UserId::default(),
        declared_at: DateTime::default(),
        withdrawn: None,
    })
}

pub(super) fn withdrawn(n: u128, result: ReuseResult) -> Reuse {
    let mut reuse = reuse(n, result);
    let at = DateTime::default();
    reuse.0.withdrawn = Some(ReuseWithdrawal { by: UserId::default(), at, reason: None });
    reuse
}

#[test]
fn a_practice_is_as_proved_as_it_worked_elsewhere() {
    use Maturity::{Demonstrated, Promising, Replicated};
    use ReuseResult::{DidNotWork, NotYetKnown, Partly, Worked};
    for (reuses, count, maturity) in [
        (vec![], 0, Promising),
        (vec![reuse(2, NotYetKnown), reuse(3, DidNotWork)], 2, Promising),
        (vec![reuse(2, Partly)], 1, Demonstrated),
        (vec![reuse(2, Worked), reuse(3, DidNotWork)], 2, Demonstrated),
        (vec![reuse(2, Partly), reuse(3, Partly), reuse(4, Partly)], 3, Demonstrated),
        (vec![reuse(2, Worked), reuse(3, Partly)], 2, Demonstrated),
        (vec![reuse(2, Worked), reuse(3, Worked)], 2, Replicated),
        (vec![reuse(2, Worked), reuse(3, Worked), reuse(4, DidNotWork)], 3, Replicated),
        // Once a body, never where it was born, never what was taken back.
        (vec![reuse(2, Worked), reuse(2, Worked)], 1, Demonstrated),
        (vec![reuse(1, Worked), reuse(2, Worked)], 1, Demonstrated),
        (vec![reuse(2, Worked), withdrawn(3, Worked)], 1, Demonstrated),
        (vec![withdrawn(2, Worked)], 0, Promising),
    ] {
        let found = standing(BORN_IN, &reuses);
        assert_eq!(found, Standing { reuses: count, maturity }, "{reuses:?}");
    }
}

#[test]
fn a_contributor_declares_for_their_body_and_an_administrator_for_any() {
    let (karim, paul) = (actor(2, Profile::Contributor), actor(3, Profile::FunctionalAdmin));
    assert!(declare(&karim, body(900)).is_ok());
    assert_eq!(declare(&karim, body(4)), Err(ReuseError::OtherBody));
    assert!(declare(&paul, body(4)).is_ok());
    assert_eq!(declare(&paul, BORN_IN), Err(ReuseError::OwnBody));
    let sophie = actor(1, Profile::Reader);
    assert!(sophie.may_create_in(DeclareReuse, Place::within(body(900))).is_err());
}

#[test]
fn what_was_lent_for_one_body_declares_for_that_body_alone() {
    let mut yann = actor(4, Profile::Reader);
    let scope = Scope { organisation: Some(body(6)), ..Scope::default() };
    let (profile, giver) = (Profile::FunctionalAdmin, Profile::SuperAdmin);
    yann.holds.lent.push(Lent { profile, giver, scope });
    assert!(declare(&yann, body(6)).is_ok());
    assert!(yann.may_create_in(DeclareReuse, Place::within(body(7))).is_err());
}

#[test]
fn whoever_declared_it_or_an_administrator_keeps_it_true() {
    let (karim, julie) = (actor(2, Profile::Contributor), actor(5, Profile::Contributor));
    let paul = actor(3, Profile::FunctionalAdmin);
    let mut reuse = declare(&karim, body(900)).unwrap();
    assert!(reuse.is_editable(&karim) && reuse.is_editable(&paul) && !reuse.is_editable(&julie));
    assert!(julie.may(EditReuse, &mut reuse).is_err());
    let granted = karim.may(EditReuse, &mut reuse).unwrap();
    granted.edit(told(ReuseResult::Partly), karim.id, "Carsat Bretagne".to_owned()).unwrap();
    assert_eq!((reuse.0.content.result, reuse.0.contact), (ReuseResult::Partly, karim.id));
    let why = || Some(Paragraph::restore("Le service a fermé.".to_owned()));
    let granted = paul.may(EditReuse, &mut reuse).unwrap();
    let fact = granted.withdraw(why(), "Carsat Bretagne".to_owned(), DateTime::default());
    let told_why = matches!(fact, Ok(Fact::ReuseWithdrawn { reason: Some(_), .. }));
    assert!(told_why && !reuse.stands() && !reuse.is_editable(&karim));
    let granted = karim.may(EditReuse, &mut reuse).unwrap();
    let again = granted.withdraw(None, String::new(), DateTime::default());
    assert_eq!(again, Err(ReuseError::Withdrawn));
    let granted = karim.may(EditReuse, &mut reuse).unwrap();
    let late = granted.edit(told(ReuseResult::Worked), karim.id, String::new());
    assert_eq!(late, Err(ReuseError::Withdrawn));
}

#[test]
fn one_is_offered_what_one_may_declare() {
    let practice = practice();
    let of = |actor: &Actor, reuses: &[Reuse]| DeclaresFor::of(actor, &practice, reuses);
    let mut karim = actor(2, Profile::Contributor);
    assert_eq!(of(&karim, &[]), DeclaresFor::OwnBody);
    let other = reuse(4, ReuseResult::Worked);
    assert_eq!(of(&karim, &[other, withdrawn(900, ReuseResult::Worked)]), DeclaresFor::OwnBody);
    assert_eq!(of(&karim, &[reuse(900, ReuseResult::Worked)]), DeclaresFor::Nobody);
    karim.organisation = Some(BORN_IN);
    assert_eq!(of(&karim, &[]), DeclaresFor::Nobody);
    karim.organisation = None;
    assert_eq!(of(&karim, &[]), DeclaresFor::Nobody);
    assert_eq!(of(&actor(1, Profile::Reader), &[]), DeclaresFor::Nobody);
    assert_eq!(of(&actor(3, Profile::FunctionalAdmin), &[]), DeclaresFor::AnyBody);
    let draft = Practice::restore(PracticeParts { draft: true, ..practice.parts().clone() });
    let paul = actor(3, Profile::FunctionalAdmin);
    assert_eq!(DeclaresFor::of(&paul, &draft, &[]), DeclaresFor::Nobody);
}

#[test]
fn what_was_taken_out_of_the_store_is_taken_up_by_nobody() {
    let reason = Paragraph::restore("Le service a fermé.".to_owned());
    let out = PracticeWithdrawal { by: UserId::default(), at: DateTime::default(), reason };
    let parts = PracticeParts { withdrawn: Some(out), ..practice().parts().clone() };
    let gone = Practice::restore(parts);
    for who in [actor(2, Profile::Contributor), actor(3, Profile::FunctionalAdmin)] {
        assert_eq!(DeclaresFor::of(&who, &gone, &[]), DeclaresFor::Nobody);
        let leave = who.may_create_in(DeclareReuse, Place::within(body(900))).unwrap();
        let new = new(body(900), ReuseResult::Worked);
        let refused = leave.declare(&gone, new, DateTime::default()).unwrap_err();
        assert_eq!(refused, ReuseError::OutOfStore);
    }
}
