//! Challenges, as people read them (R053, R082).

mod bounds;
mod course;
mod image;
pub(crate) mod life;
mod means;
mod people;
mod plan;
mod pledges;
pub(crate) mod tracks;
mod tracks_end;
mod turns;
mod twice;
mod voting;

use std::collections::BTreeSet;

use api_types::challenge::{ChallengeContentRequest, ChallengeQuery, ChallengeRequest};
use api_types::idea::{DepositIdeaRequest, IdeaQuery};
use api_types::page::{Codes, Include};
use api_types::problem::ProblemCode;
use domain::ChallengeId;
use domain::challenge::{ChallengeFormat, ChallengeStatus};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{db_challenge, spontaneous};
use crate::pocs::organisation;
use life::call;

async fn challenges_are_listed_and_say_whether_they_take_ideas(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let open = db_challenge(&app, "Ouvert", ChallengeStatus::Open, (-1, 1)).await;
    let later = db_challenge(&app, "À venir", ChallengeStatus::Open, (1, 2)).await;
    let closed = db_challenge(&app, "Clos", ChallengeStatus::Closed, (-9, -2)).await;
    let request = DepositIdeaRequest { challenge_id: Some(open), ..spontaneous("Réponse") };
    sophie.deposit_idea(&request, &key()).await.unwrap();
    let all = ChallengeQuery { include: Some(Include::Total), ..ChallengeQuery::default() };
    let all = sophie.list_challenges(&all).await.unwrap();
    assert_eq!(all.total, Some(3));
    let told: Vec<_> = all.items.iter().map(|one| (one.id, one.takes_ideas, one.ideas)).collect();
    assert_eq!(told, [(closed, false, 0), (later, false, 0), (open, true, 1)], "the newest first");
    let status = Codes(vec![ChallengeStatus::Closed, ChallengeStatus::Evaluating]);
    let some = ChallengeQuery { status, ..ChallengeQuery::default() };
    assert_eq!(sophie.list_challenges(&some).await.unwrap().items.len(), 1);
    let first = ChallengeQuery { limit: 2, ..ChallengeQuery::default() };
    let first = sophie.list_challenges(&first).await.unwrap();
    let rest = ChallengeQuery { cursor: first.next, ..ChallengeQuery::default() };
    let rest = sophie.list_challenges(&rest).await.unwrap();
    assert_eq!((first.items.len(), rest.items.len(), rest.next), (2, 1, None));
    let read = sophie.read_challenge(open).await.unwrap();
    assert_eq!((read.summary.ideas, read.description_html.as_deref()), (1, Some("<p>cadre</p>")));
    let answers = IdeaQuery { challenge_id: Some(open), ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&answers).await.unwrap().items.len(), 1);
    let home = sophie.read_home().await.unwrap();
    assert_eq!((home.counts.open_challenges, home.open_challenges[0].id), (1, open));
}

async fn a_challenge_being_prepared_is_seen_by_those_who_prepare(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let draft = db_challenge(&app, "En préparation", ChallengeStatus::Draft, (-1, 1)).await;
    let all = ChallengeQuery::default();
    assert!(sophie.list_challenges(&all).await.unwrap().items.is_empty());
    let status = Codes(vec![ChallengeStatus::Draft]);
    let drafts = ChallengeQuery { status, include: Some(Include::Total), ..all.clone() };
    assert_eq!(sophie.list_challenges(&drafts).await.unwrap().total, Some(0));
    assert_eq!(refusal(sophie.read_challenge(draft).await), ProblemCode::NotFound);
    assert_eq!(paul.list_challenges(&drafts).await.unwrap().total, Some(1));
    paul.read_challenge(draft).await.unwrap();
    // Whoever prepares challenges of their own knows of no other, until it is theirs.
    let claire = app.client_of(Demo::Claire).await;
    assert_eq!(claire.list_challenges(&drafts).await.unwrap().total, Some(0));
    assert_eq!(refusal(claire.read_challenge(draft).await), ProblemCode::NotFound);
    let mut content = call("À conduire");
    content.owner_id = Some(claire.read_me().await.unwrap().person.id);
    let hers = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    let listed = claire.list_challenges(&drafts).await.unwrap();
    assert_eq!((listed.items[0].id, listed.total), (hers.summary.id, Some(1)));
    claire.read_challenge(hers.summary.id).await.unwrap();
    let unknown = refusal(paul.read_challenge(ChallengeId(Uuid::nil())).await);
    assert_eq!(unknown, ProblemCode::NotFound);
    let request = DepositIdeaRequest { challenge_id: Some(draft), ..spontaneous("Réponse") };
    let refused = refusal(sophie.deposit_idea(&request, &key()).await);
    assert_eq!(refused, ProblemCode::ChallengeClosed);
}

/// R083, R096: by the body that asks and by the kind of call.
async fn challenges_are_found_by_their_body_and_their_format(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let calls = [
        ("Hackathon breton", ChallengeFormat::Hackathon, Some(bretagne)),
        ("Défi breton", ChallengeFormat::Challenge, Some(bretagne)),
        ("Hackathon national", ChallengeFormat::Hackathon, None),
    ];
    for (title, format, organisation_id) in calls {
        let content = ChallengeContentRequest { format, organisation_id, ..call(title) };
        paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    }
    let found = async |query: ChallengeQuery| {
        let items = paul.list_challenges(&query).await.unwrap().items;
        items.into_iter().map(|one| one.title).collect::<BTreeSet<_>>()
    };
    let these = |titles: &[&str]| -> BTreeSet<String> {
        titles.iter().map(|title| (*title).to_owned()).collect()
    };
    let all = ChallengeQuery::default();
    let format = Some(ChallengeFormat::Hackathon);
    let hackathons = ChallengeQuery { format, ..all.clone() };
    assert_eq!(found(hackathons.clone()).await, these(&["Hackathon breton", "Hackathon national"]));
    let organisation_id = Some(bretagne);
    let breton = ChallengeQuery { organisation_id, ..all.clone() };
    assert_eq!(found(breton).await, these(&["Défi breton", "Hackathon breton"]));
    let both = ChallengeQuery { organisation_id, ..hackathons };
    assert_eq!(found(both).await, these(&["Hackathon breton"]));
    let none = ChallengeQuery { format: Some(ChallengeFormat::Workshop), ..all };
    assert!(found(none).await.is_empty());
}

on_both_databases!(
    challenges_are_found_by_their_body_and_their_format,
    challenges_are_listed_and_say_whether_they_take_ideas,
    a_challenge_being_prepared_is_seen_by_those_who_prepare,
);
