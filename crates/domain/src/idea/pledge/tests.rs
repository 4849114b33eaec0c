//! Who offers what to an idea, and while its call is open.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::access::tests::actor;
use crate::access::{Brick, Matrix, Profile, SealKey};
use crate::challenge::{ChallengeContent, ChallengeParts, ChallengeStatus, MeansKind, Timetable};
use crate::idea::samples::parts;
use crate::idea::{Author, IdeaAct, IdeaParts, Standing};
use crate::ids::ChallengeId;
use crate::text::{Paragraph, Title};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_020, 0).unwrap()
}

fn of_format(format: ChallengeFormat, status: ChallengeStatus) -> Challenge {
    let titled = ChallengeContent::titled(Title::restore("Investir ensemble".to_owned()));
    Challenge::restore(ChallengeParts {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".to_owned(),
        content: ChallengeContent { format, ..titled },
        owner: None,
        experts: Vec::new(),
        timetable: Timetable { status, ..Timetable::draft() },
        closing: None,
    })
}

fn call() -> Challenge {
    of_format(ChallengeFormat::InvestmentCall, ChallengeStatus::Open)
}

fn idea(author: Author) -> Idea {
    let challenge = Some(ChallengeId(Uuid::from_u128(1)));
    Idea::restore(IdeaParts { challenge, ..parts(author) })
}

fn offer(kind: MeansKind, amount: Option<u32>) -> Offer {
    let text = Paragraph::restore("Jusqu’en juin.".to_owned());
    Offer::of(Means { kind, text }, amount).unwrap()
}

fn pledged(
    by: &Actor,
    on: (&Idea, Option<&Challenge>),
    before: Option<&Pledge>,
) -> Result<Option<(Pledge, Fact)>, PledgeError> {
    let days = offer(MeansKind::Time, Some(12));
    by.may_create(PostComment).unwrap().pledge(on, (before, days), now())
}

fn taken_back(
    by: &Actor,
    on: (&Idea, Option<&Challenge>),
    before: Option<&Pledge>,
) -> Result<(Pledge, Fact), PledgeError> {
    by.may_create(PostComment).unwrap().take_pledge_back(on, before.cloned(), now())
}

fn change(fact: &Fact) -> PledgeChange {
    let Fact::IdeaPledged { pledge, .. } = fact else { panic!("{fact:?}") };
    *pledge
}

#[test]
fn an_offer_is_made_changed_and_taken_back_and_the_same_again_changes_nothing() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let (idea, call) = (idea(Author::Named(sophie.id)), call());
    let on = (&idea, Some(&call));
    let (first, fact) = pledged(&yann, on, None).unwrap().unwrap();
    assert_eq!((first.by, first.organisation), (yann.id, yann.organisation), "for one's body");
    assert_eq!((change(&fact), fact.subject().id), (PledgeChange::Given, idea.parts().id.0));
    assert_eq!(fact.followed(), Some(fact.subject()), "those who follow the idea are told");
    assert_eq!(pledged(&yann, on, Some(&first)), Ok(None));
    let leave = yann.may_create(PostComment).unwrap();
    let site = offer(MeansKind::TestSite, None);
    let (second, fact) = leave.pledge(on, (Some(&first), site), now()).unwrap().unwrap();
    assert_eq!((change(&fact), second.offer.amount), (PledgeChange::Changed, None));
    let (gone, fact) = taken_back(&yann, on, Some(&second)).unwrap();
    assert_eq!((change(&fact), gone.stands()), (PledgeChange::Withdrawn, false));
    assert_eq!(taken_back(&yann, on, Some(&gone)), Err(PledgeError::NothingOffered));
    assert_eq!(taken_back(&yann, on, None), Err(PledgeError::NothingOffered));
    assert_eq!(taken_back(&sophie, on, Some(&first)), Err(PledgeError::NothingOffered));
    let (_, fact) = pledged(&yann, on, Some(&gone)).unwrap().unwrap();
    assert_eq!(change(&fact), PledgeChange::Given, "one offers anew what one took back");
    let elsewhere = Actor { organisation: None, ..yann };
    let (moved, _) = pledged(&elsewhere, on, Some(&first)).unwrap().unwrap();
    assert_eq!(moved.organisation, None, "of the body where one is then");
}

#[test]
fn nobody_invests_in_their_own_idea_masked_or_not() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let call = call();
    let standing = Standing { takes_pledges: true, ..Standing::default() };
    let masked = Author::Anonymous(SealKey::new([1; 32]).seal(3));
    for author in [Author::Named(sophie.id), masked] {
        let idea = idea(author);
        assert_eq!(pledged(&sophie, (&idea, Some(&call)), None), Err(PledgeError::OwnIdea));
        assert!(!idea.allowed(&sophie, standing).contains(&IdeaAct::Pledge));
        assert!(idea.allowed(&yann, standing).contains(&IdeaAct::Pledge));
        assert!(!idea.allowed(&yann, Standing::default()).contains(&IdeaAct::Pledge));
        let hidden = Matrix::default().with_hidden([Brick::Expression]);
        let stranger = Actor { matrix: std::sync::Arc::new(hidden), ..yann.clone() };
        assert!(!idea.allowed(&stranger, standing).contains(&IdeaAct::Pledge));
    }
    let own = idea(Author::Named(sophie.id));
    let signed = Idea::restore(IdeaParts { co_authors: vec![yann.id], ..own.parts().clone() });
    assert_eq!(pledged(&yann, (&signed, Some(&call)), None), Err(PledgeError::OwnIdea));
}

#[test]
fn things_are_offered_to_the_answers_of_an_open_call_alone() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let idea = idea(Author::Named(sophie.id));
    let open = call();
    let (first, _) = pledged(&yann, (&idea, Some(&open)), None).unwrap().unwrap();
    let refused = |on: Option<&Challenge>| {
        let made = pledged(&yann, (&idea, on), None).unwrap_err();
        assert_eq!(taken_back(&yann, (&idea, on), Some(&first)), Err(made), "firm by then");
        made
    };
    assert_eq!(refused(None), PledgeError::NotACall, "a spontaneous idea");
    for format in ChallengeFormat::ALL.iter().copied() {
        let challenge = of_format(format, ChallengeStatus::Open);
        if !challenge.is_investment_call() {
            assert_eq!(refused(Some(&challenge)), PledgeError::NotACall, "{format}");
        }
    }
    for status in ChallengeStatus::ALL.iter().copied().filter(|one| *one != ChallengeStatus::Open) {
        let closed = of_format(ChallengeFormat::InvestmentCall, status);
        assert_eq!(refused(Some(&closed)), PledgeError::NotOpen, "{status}");
    }
}

#[test]
fn an_idea_that_is_no_more_is_offered_nothing_and_one_takes_back_what_one_offered_it() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let (idea, call) = (idea(Author::Named(sophie.id)), call());
    let (first, _) = pledged(&yann, (&idea, Some(&call)), None).unwrap().unwrap();
    let parts = idea.parts().clone();
    let gone = IdeaParts { status: IdeaStatus::Withdrawn, ..parts.clone() };
    let other = Some(IdeaId(Uuid::from_u128(8)));
    let merged = IdeaParts { merged_into: other, ..parts };
    for (parts, why) in [(gone, PledgeError::Withdrawn), (merged, PledgeError::Merged)] {
        let idea = Idea::restore(parts);
        assert_eq!(pledged(&yann, (&idea, Some(&call)), None), Err(why));
        assert!(taken_back(&yann, (&idea, Some(&call)), Some(&first)).is_ok());
    }
}

#[test]
fn what_is_counted_has_its_figure_and_nothing_else_has_one() {
    let of = |kind, amount| {
        Offer::of(Means { kind, text: Paragraph::restore("Oui.".to_owned()) }, amount)
            .map(|offer| offer.amount)
            .map_err(|fault| (fault.code, fault.max))
    };
    for kind in MeansKind::ALL.iter().copied() {
        match kind.counted_to() {
            None => {
                assert_eq!(of(kind, None), Ok(None), "{kind}");
                assert_eq!(of(kind, Some(1)), Err((FieldCode::NotAllowed, None)), "{kind}");
            }
            Some(max) => {
                assert_eq!(of(kind, Some(max)), Ok(Some(max)), "{kind}");
                assert_eq!(of(kind, None), Err((FieldCode::Required, None)), "{kind}");
                for figure in [0, max + 1] {
                    let refused = Err((FieldCode::Malformed, Some(max)));
                    assert_eq!(of(kind, Some(figure)), refused, "{kind} {figure}");
                }
            }
        }
    }
}

proptest! {
    /// Whatever is offered, totals are those of the offers that stand, each body and each idea once.
    #[test]
    fn totals_count_what_stands(
        offers in prop::collection::vec((0..4u8, 0..3u128, 0..3u128, 1..1000u32, any::<bool>()), 0..20),
    ) {
        let all: Vec<(IdeaId, Pledge)> = offers.iter().map(|(kind, on, body, amount, gone)| {
            let kind = [MeansKind::Time, MeansKind::Money, MeansKind::People, MeansKind::TestSite]
                [usize::from(*kind)];
            let pledge = Pledge {
                by: UserId(Uuid::from_u128(9)),
                organisation: (*body > 0).then(|| OrganisationId(Uuid::from_u128(*body))),
                offer: offer(kind, kind.counted_to().map(|_| *amount)),
                pledged_at: now(),
                withdrawn_at: gone.then(now),
            };
            (IdeaId(Uuid::from_u128(*on)), pledge)
        }).collect();
        let found = Pledged::of(all.iter().map(|(idea, pledge)| (*idea, pledge)));
        let stand = || all.iter().filter(|(_, pledge)| pledge.stands());
        let sum = |of: MeansKind| stand()
            .filter(|(_, pledge)| pledge.offer.means.kind == of)
            .map(|(_, pledge)| u64::from(pledge.offer.amount.unwrap()))
            .sum::<u64>();
        prop_assert_eq!(usize::try_from(found.pledges).unwrap(), stand().count());
        prop_assert_eq!((found.euros, found.days), (sum(MeansKind::Money), sum(MeansKind::Time)));
        let bodies: BTreeSet<_> = stand().filter_map(|(_, one)| one.organisation).collect();
        let ideas: BTreeSet<_> = stand().map(|(idea, _)| *idea).collect();
        prop_assert_eq!(usize::try_from(found.bodies).unwrap(), bodies.len());
        prop_assert_eq!(usize::try_from(found.ideas).unwrap(), ideas.len());
    }
}
