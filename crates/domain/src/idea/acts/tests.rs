//! What may be done to an idea, and by whom.

use std::sync::Arc;

use super::*;
use crate::access::{Actor, Holdings, Matrix, Profile, SealKey};
use crate::idea::{AuthorChoice, Classification, Deposit, IdeaOrigin, IdeaStatus, InnovationForm};
use crate::ids::{OrganisationId, UserId};
use crate::reference::ReferenceCode;
use crate::text::Title;
use uuid::Uuid;

fn actor(n: u8, profile: Profile) -> Actor {
    Actor {
        id: UserId(Uuid::from_u128(u128::from(n))),
        profile,
        organisation: Some(OrganisationId(Uuid::from_u128(900))),
        top_management: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings::default(),
        seals: SealKey::new([n; 32]),
    }
}

fn content() -> IdeaContent {
    IdeaContent {
        title: Title::restore("Rappel automatique des assurés".into()),
        problem: None,
        proposal: None,
        classification: Classification {
            domain: ReferenceCode("customer_relations".into()),
            subcategory: ReferenceCode("reception".into()),
            innovation_field: None,
            form: InnovationForm::Participative,
            origin: IdeaOrigin::Internal,
        },
        attachments: Vec::new(),
    }
}

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

fn reason() -> Paragraph {
    Paragraph::restore("déjà couvert par le POC 12".into())
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
    decide.decide(IdeaVerdict::NotSelected, reason(), at()).unwrap();
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
    assert_eq!(own.decide(IdeaVerdict::Selected, reason(), at()), Err(DecideError::OwnIdea));
    for verdict in [IdeaVerdict::UnderReview, IdeaVerdict::Selected] {
        nadia.may(DecideIdea, &mut idea).unwrap().decide(verdict, reason(), at()).unwrap();
    }
    assert_eq!(
        nadia.may(DecideIdea, &mut idea).unwrap().decide(IdeaVerdict::NotSelected, reason(), at()),
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
    decide.decide(IdeaVerdict::Selected, reason(), at()).unwrap();
    idea.become_experiment(poc).unwrap();
    assert_eq!(
        idea.become_experiment(poc),
        Err(ExperimentError::NotSelected(IdeaStatus::Experimenting))
    );
    assert!(idea.be_implemented().is_some());
    assert_eq!(idea.parts().status, IdeaStatus::Implemented);
}
