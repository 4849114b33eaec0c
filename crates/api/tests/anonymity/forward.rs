//! An anonymous author who steps forward, for good: this idea has their name, and no other is linked to it (A03).

use api_types::idea::{AuthorKind, IdeaQuery};
use api_types::problem::ProblemCode;
use domain::idea::{IdeaAct, IdeaVerdict};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{deposited, tell_everybody};
use crate::ideas::{decision, masked};
use crate::search::seek;

async fn an_author_steps_forward_once_and_the_other_ideas_stay_masked(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let first = deposited(&sophie).await;
    let second = sophie.deposit_idea(&masked("Une autre"), &key()).await.unwrap();
    let (id, other) = (first.summary.id, second.summary.id);
    assert!(first.allowed.contains(&IdeaAct::Sign));
    for who in [Demo::Nadia, Demo::Paul, Demo::Karim, Demo::Yann] {
        let client = app.client_of(who).await;
        assert!(!client.read_idea(id).await.unwrap().allowed.contains(&IdeaAct::Sign));
        assert_eq!(refusal(client.sign_idea(id, first.version).await), ProblemCode::Forbidden);
    }
    let stale = refusal(sophie.sign_idea(id, first.version + 1).await);
    assert_eq!(stale, ProblemCode::EditConflict);
    let signed = sophie.sign_idea(id, first.version).await.unwrap();
    assert!(!signed.allowed.contains(&IdeaAct::Sign) && !signed.allowed.contains(&IdeaAct::Vote));
    assert_eq!(refusal(sophie.sign_idea(id, signed.version).await), ProblemCode::IdeaNamed);
    let read = nadia.read_idea(id).await.unwrap().summary;
    assert_eq!(read.author.kind, AuthorKind::Named);
    assert_eq!(read.author.person.as_ref().unwrap().name, "Sophie Lambert");
    assert!(read.organisation.is_some(), "with their body");
    let history = nadia.read_idea_history(id).await.unwrap().items;
    let (by_name, by_nobody): (Vec<_>, Vec<_>) =
        history.iter().partition(|entry| entry.actor.is_some());
    assert_eq!((by_name.len(), by_nobody.len()), (1, 2), "nobody did what came before");
    assert!(matches!(by_name[0].fact, Fact::IdeaSigned { .. }), "{by_name:?}");
    let masked_still = nadia.read_idea(other).await.unwrap().summary;
    assert_eq!(masked_still.author.kind, AuthorKind::Anonymous);
    assert!(masked_still.author.person.is_none() && masked_still.organisation.is_none());
}

async fn search_finds_an_idea_by_its_author_once_they_stepped_forward(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposited(&sophie).await;
    app.catch_up().await;
    let found = async || {
        let items = seek(&yann, "Sophie Lambert").await.items;
        items.iter().any(|hit| hit.id == idea.summary.id.0)
    };
    assert!(!found().await, "masked");
    sophie.sign_idea(idea.summary.id, idea.version).await.unwrap();
    app.catch_up().await;
    assert!(found().await, "by their name");
}

async fn whoever_stepped_forward_still_finds_their_masked_ideas(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let first = deposited(&sophie).await;
    let second = sophie.deposit_idea(&masked("Une autre"), &key()).await.unwrap();
    sophie.sign_idea(first.summary.id, first.version).await.unwrap();
    // The seal of the first is gone; those that follow it are still recognised, and a new one takes no used slot.
    let third = sophie.deposit_idea(&masked("Une troisième"), &key()).await.unwrap();
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&mine).await.unwrap().items.len(), 3);
    assert!(paul.list_ideas(&mine).await.unwrap().items.is_empty());
    for idea in [&second, &third] {
        let answer = decision(IdeaVerdict::Selected, "Utile");
        paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    let signed = paul.read_idea(first.summary.id).await.unwrap();
    let answer = decision(IdeaVerdict::UnderReview, "À regarder");
    paul.decide_idea(first.summary.id, &answer, signed.version).await.unwrap();
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap();
    assert_eq!(told.unread, 3, "by name for one, under their seals for the others");
}

on_both_databases!(
    an_author_steps_forward_once_and_the_other_ideas_stay_masked,
    search_finds_an_idea_by_its_author_once_they_stepped_forward,
    whoever_stepped_forward_still_finds_their_masked_ideas,
);
