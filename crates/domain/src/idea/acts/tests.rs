//! What may be done to an idea, and by whom.

mod life;
mod revived;

use std::sync::Arc;

use super::*;
use crate::access::acts::{
    DepositForColleague, PostComment, ProposeRevival, RemoveComment, RestrictIdea,
};
use crate::access::tests::actor;
use crate::access::{Actor, Brick, Matrix, Profile};
use crate::idea::samples::content;
use crate::idea::{
    Author, AuthorChoice, Colleague, Deposit, DepositsFor, EditedBy, IdeaAct, IdeaParts,
    IdeaStatus, NotMasked, Revival, RevivalError, RevivalOutcome, SignError, Stance, Standing,
    VoteRefusal,
};
use crate::ids::{CommentId, OrganisationId, RevivalId, UserId};
use crate::poc::{Sight, Visibility};
use uuid::Uuid;

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).unwrap()
}

fn deposited(by: &Actor, author: AuthorChoice) -> Idea {
    let deposit = Deposit {
        id: IdeaId(Uuid::from_u128(7)),
        reference: "IDEE-2026-0001".into(),
        content: content(),
        challenge: None,
        author,
    };
    by.may_create(crate::access::acts::DepositIdea).unwrap().deposit(deposit, at()).0
}

fn answer(verdict: IdeaVerdict) -> Answer {
    let text = |text: &str| Paragraph::restore(text.into());
    Answer {
        verdict,
        reason: text("déjà couvert par le POC 12"),
        ground: Some(DecisionGround::AlreadyDone),
        condition: Some(text("le POC 12 s’arrêtait")),
    }
}

#[test]
fn whoever_may_not_support_an_idea_is_told_why() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let open = Standing::default();
    let closed = Standing { votes_closed: true, ..open };
    let mut idea = deposited(&sophie, AuthorChoice::Named);
    assert_eq!(idea.vote_refused(&yann, open), None);
    assert_eq!(idea.vote_refused(&yann, closed), Some(VoteRefusal::Closed));
    assert_eq!(idea.vote_refused(&sophie, closed), Some(VoteRefusal::OwnIdea));
    let without = IdeaParts { status: IdeaStatus::Withdrawn, ..idea.parts().clone() };
    let mut withdrawn = Idea::restore(without);
    assert_eq!(withdrawn.vote_refused(&yann, open), Some(VoteRefusal::Withdrawn));
    let other = Some(IdeaId(Uuid::from_u128(8)));
    let mut merged = Idea::restore(IdeaParts { merged_into: other, ..idea.parts().clone() });
    assert_eq!(merged.vote_refused(&yann, open), Some(VoteRefusal::Merged));
    let refused = yann.may(VoteOnIdea, &mut merged).unwrap().support();
    assert_eq!(refused, Err(VoteError::Merged), "the act says the same");
    let back = |idea: &mut Idea| yann.may(VoteOnIdea, idea).unwrap().unsupport();
    assert_eq!(back(&mut merged), Err(VoteError::Merged), "nor is a support taken back");
    assert_eq!(back(&mut withdrawn), Err(VoteError::Withdrawn));
    let id = idea.parts().id;
    assert_eq!(back(&mut idea), Ok(id));
    let hidden = Matrix::default().with_hidden([Brick::Ideas]);
    let stranger = Actor { matrix: Arc::new(hidden), ..actor(3, Profile::Reader) };
    assert_eq!(idea.vote_refused(&stranger, open), Some(VoteRefusal::Profile));
}

#[test]
fn an_idea_that_is_kept_is_shown_to_its_author_masked_or_not_and_to_those_for_whom_it_is() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let nadia = actor(3, Profile::SuperAdmin);
    let director = Actor { top_management: true, ..actor(4, Profile::Reader) };
    for author in [AuthorChoice::Named, AuthorChoice::Anonymous { slot: 3 }] {
        let mut idea = deposited(&sophie, author);
        assert!(idea.is_shown_to(&yann), "it is everybody's");
        assert!(yann.may(RestrictIdea, &mut idea).is_err());
        let granted = nadia.may(RestrictIdea, &mut idea).unwrap();
        let fact = granted.restrict(Visibility::TopManagement).unwrap();
        assert_eq!(fact.subject().id, idea.parts().id.0);
        for who in [&sophie, &nadia, &director] {
            assert!(idea.is_shown_to(who), "{:?}", who.profile);
        }
        assert!(!idea.is_shown_to(&yann));
    }
    // Nothing of a masked author says who they are, not even to an index.
    let mut masked = deposited(&sophie, AuthorChoice::Anonymous { slot: 4 });
    let granted = nadia.may(RestrictIdea, &mut masked).unwrap();
    let fact = granted.restrict(Visibility::Department).unwrap();
    assert_eq!(fact.subject().id, masked.parts().id.0);
    let again = nadia.may(RestrictIdea, &mut masked).unwrap();
    assert_eq!(again.restrict(Visibility::Department), None, "nothing happened");
    assert!(!masked.is_seen_by(&Sight::of(&sophie)) && masked.is_shown_to(&sophie));
}

#[test]
fn an_anonymous_author_steps_forward_for_good_whatever_became_of_the_idea() {
    let (sophie, nadia) = (actor(1, Profile::Reader), actor(2, Profile::SuperAdmin));
    let mut idea = deposited(&sophie, AuthorChoice::Anonymous { slot: 3 });
    let refused = answer(IdeaVerdict::NotSelected);
    nadia.may(DecideIdea, &mut idea).unwrap().decide(refused, at()).unwrap();
    let offered =
        |idea: &Idea, who: &Actor| idea.allowed(who, Standing::default()).contains(&IdeaAct::Sign);
    assert!(offered(&idea, &sophie) && !offered(&idea, &nadia));
    let taken = nadia.may(EditIdea, &mut idea).unwrap().sign();
    assert_eq!(taken.err(), Some(SignError::NotAuthor), "changing it does not make it theirs");
    let (seal, fact) = sophie.may(EditIdea, &mut idea).unwrap().sign().unwrap();
    assert_eq!((seal, fact), (sophie.seals.seal(3), Fact::IdeaSigned { idea: idea.parts().id }));
    assert_eq!(idea.parts().author, Author::Named(sophie.id));
    let shows = |who: &Actor, by| idea.shows_replaced_words(who, by);
    assert!(shows(&sophie, EditedBy::Masked), "hers");
    assert!(!shows(&nadia, EditedBy::Masked), "what was taken back masked stays hers");
    assert_eq!(idea.parts().organisation, sophie.organisation);
    assert_eq!(idea.parts().status, IdeaStatus::NotSelected);
    assert!(!offered(&idea, &sophie), "once");
    let again = sophie.may(EditIdea, &mut idea).unwrap().sign();
    assert_eq!(again.err(), Some(SignError::Named));
}

#[test]
fn an_anonymous_author_answers_masked_and_they_alone_take_it_away_besides_moderators() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let idea = deposited(&sophie, AuthorChoice::Anonymous { slot: 0 });
    let id = CommentId(Uuid::from_u128(9));
    let said = || (id, Stance::Neutral, Paragraph::restore("Oui, à Rennes.".into()));
    let leave = yann.may_create(PostComment).unwrap();
    assert_eq!(leave.post_masked(&idea, said(), at()).err(), Some(NotMasked));
    let leave = sophie.may_create(PostComment).unwrap();
    let (mut comment, _) = leave.post_masked(&idea, said(), at()).unwrap();
    assert_eq!(comment.parts().author, None);
    assert_eq!(comment.parts().posted_at.timestamp() % 86_400, 0, "the day only");
    assert!(comment.is_masked_by(&sophie) && !comment.is_masked_by(&yann));
    assert!(yann.may(RemoveComment, &mut comment).is_err());
    assert!(sophie.may(RemoveComment, &mut comment).unwrap().remove(at()).is_ok());
    let named = deposited(&sophie, AuthorChoice::Named);
    let leave = sophie.may_create(PostComment).unwrap();
    assert_eq!(leave.post_masked(&named, said(), at()).err(), Some(NotMasked));
}

#[test]
fn an_anonymous_idea_keeps_neither_name_nor_body_nor_hour_and_its_author_still_owns_it() {
    let (sophie, nadia) = (actor(1, Profile::Reader), actor(2, Profile::SuperAdmin));
    let idea = deposited(&sophie, AuthorChoice::Anonymous { slot: 3 });
    assert!(idea.is_owned_by(&sophie) && !idea.is_owned_by(&nadia));
    assert_eq!(idea.parts().organisation, None);
    assert_eq!(idea.parts().deposited_at.timestamp() % 86_400, 0);
}

#[test]
fn an_author_edits_until_the_decision_and_an_administrator_always() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let mut idea = deposited(&sophie, AuthorChoice::Named);
    assert!(sophie.may(EditIdea, &mut idea).unwrap().edit(content()).is_ok());
    let decide = paul.may(DecideIdea, &mut idea).unwrap();
    decide.decide(answer(IdeaVerdict::NotSelected), at()).unwrap();
    assert_eq!(idea.parts().status, IdeaStatus::NotSelected);
    assert_eq!(
        sophie.may(EditIdea, &mut idea).unwrap().edit(content()),
        Err(EditIdeaError::Decided(IdeaStatus::NotSelected))
    );
    assert!(paul.may(EditIdea, &mut idea).unwrap().edit(content()).is_ok());
    assert!(actor(3, Profile::Contributor).may(EditIdea, &mut idea).is_err());
}

#[test]
fn a_decision_is_taken_once_and_never_by_the_author() {
    let (paul, nadia) = (actor(2, Profile::FunctionalAdmin), actor(4, Profile::SuperAdmin));
    let mut idea = deposited(&paul, AuthorChoice::Anonymous { slot: 0 });
    let own = paul.may(DecideIdea, &mut idea).unwrap();
    assert_eq!(own.decide(answer(IdeaVerdict::Selected), at()), Err(DecideError::OwnIdea));
    for verdict in [IdeaVerdict::UnderReview, IdeaVerdict::Selected] {
        nadia.may(DecideIdea, &mut idea).unwrap().decide(answer(verdict), at()).unwrap();
    }
    assert_eq!(
        nadia.may(DecideIdea, &mut idea).unwrap().decide(answer(IdeaVerdict::NotSelected), at()),
        Err(DecideError::AlreadyDecided(IdeaStatus::Selected))
    );
    assert!(actor(1, Profile::Reader).may(DecideIdea, &mut idea).is_err());
}

#[test]
fn nobody_supports_their_own_idea_even_an_anonymous_one() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(5, Profile::Reader));
    for author in [AuthorChoice::Named, AuthorChoice::Anonymous { slot: 1 }] {
        let mut idea = deposited(&sophie, author);
        assert_eq!(sophie.may(VoteOnIdea, &mut idea).unwrap().support(), Err(VoteError::OwnIdea));
        assert!(yann.may(VoteOnIdea, &mut idea).unwrap().support().is_ok());
    }
}

#[test]
fn only_a_selected_idea_becomes_an_experiment_and_only_once() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let mut idea = deposited(&sophie, AuthorChoice::Named);
    let poc = PocId(Uuid::from_u128(70));
    assert_eq!(
        idea.become_experiment(poc),
        Err(ExperimentError::NotSelected(IdeaStatus::Submitted))
    );
    let decide = paul.may(DecideIdea, &mut idea).unwrap();
    decide.decide(answer(IdeaVerdict::Selected), at()).unwrap();
    idea.become_experiment(poc).unwrap();
    assert_eq!(
        idea.become_experiment(poc),
        Err(ExperimentError::NotSelected(IdeaStatus::Experimenting))
    );
    assert!(idea.be_implemented().is_some());
    assert_eq!(idea.parts().status, IdeaStatus::Implemented);
}

#[test]
fn what_would_make_it_possible_is_kept_with_an_idea_that_is_not_selected_only() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    for (verdict, kept) in [(IdeaVerdict::NotSelected, true), (IdeaVerdict::Selected, false)] {
        let mut idea = deposited(&sophie, AuthorChoice::Named);
        paul.may(DecideIdea, &mut idea).unwrap().decide(answer(verdict), at()).unwrap();
        let decision = idea.parts().decision.as_ref().unwrap();
        assert_eq!((decision.condition.is_some(), decision.ground.is_some()), (kept, kept));
    }
}

#[test]
fn an_idea_deposited_for_a_colleague_is_theirs_and_says_by_whom() {
    let (paul, sophie) = (actor(2, Profile::FunctionalAdmin), actor(1, Profile::Reader));
    let deposit = Deposit {
        id: IdeaId(Uuid::from_u128(8)),
        reference: "IDEE-2026-0002".into(),
        content: content(),
        challenge: None,
        author: AuthorChoice::Named,
    };
    let mut colleague = Colleague { id: sophie.id, organisation: None };
    let leave = paul.may(DepositForColleague, &mut colleague).unwrap();
    let (idea, _) = leave.deposit(deposit, at());
    assert!(idea.is_owned_by(&sophie) && !idea.is_owned_by(&paul));
    assert_eq!(idea.parts().deposited_by, Some(paul.id));
}

#[test]
fn a_referent_deposits_for_the_agents_of_their_body_and_an_agent_for_themselves() {
    let body = |number| Some(OrganisationId(Uuid::from_u128(number)));
    let of = |organisation| Colleague { id: UserId(Uuid::from_u128(9)), organisation };
    let mut sophie = Actor { organisation: body(1), ..actor(1, Profile::Reader) };
    let may = |actor: &Actor, mut colleague| actor.may(DepositForColleague, &mut colleague).is_ok();
    assert!(!may(&sophie, of(body(1))), "an agent speaks for themselves");
    assert_eq!(sophie.deposits_for(), DepositsFor::Nobody);
    sophie.referent = true;
    let told = [may(&sophie, of(body(1))), may(&sophie, of(body(2))), may(&sophie, of(None))];
    assert_eq!(told, [true, false, false]);
    assert_eq!(sophie.deposits_for(), DepositsFor::OwnBody);
    let nowhere = Actor { organisation: None, ..sophie };
    assert!(!may(&nowhere, of(None)), "without a body there is nobody to speak for");
    assert_eq!(actor(2, Profile::FunctionalAdmin).deposits_for(), DepositsFor::Anybody);
}
