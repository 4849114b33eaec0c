//! What becomes of an experiment is told to those whose idea it came from, and said beside the idea (R060, R065, R106).

use api_client::ApiClient;
use api_types::idea::IdeaQuery;
use api_types::notification::{NotificationChoices, NotificationReason};
use api_types::poc::PocView;
use domain::IdeaId;
use domain::idea::IdeaVerdict;
use domain::journal::Fact;
use domain::poc::{GateVerdict, PocStatus, Step, Visibility};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::sight::restrict;
use super::{card, cause, gate, launch, me, pass};
use crate::ideas::{decision, masked, spontaneous};

/// An experiment of Julie's under way, from this idea once Paul selected it.
async fn tried(app: &TestApp, idea: (IdeaId, i32)) -> PocView {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(idea.0, &answer, idea.1).await.unwrap();
    let mut body = card(&julie, "Un essai").await;
    body.idea_id = Some(idea.0);
    launch(&julie, &julie.create_poc(&body, &key()).await.unwrap()).await
}

fn word(fact: &Fact) -> &'static str {
    if let Fact::GateDecided { verdict, .. } = fact {
        verdict.code()
    } else if matches!(fact, Fact::PocHeld { .. }) {
        "held"
    } else if matches!(fact, Fact::PocResumed { .. }) {
        "resumed"
    } else if matches!(fact, Fact::PocAbandoned { .. }) {
        "abandoned"
    } else {
        "something else"
    }
}

/// What one was told of this experiment, the oldest first, and why.
async fn told(
    app: &TestApp,
    client: &ApiClient,
    poc: &PocView,
) -> Vec<(&'static str, NotificationReason)> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let items = client.list_notifications().await.unwrap().items;
    let about = items.into_iter().rev().filter(|one| one.subject_id == poc.summary.id.0);
    about.map(|one| (word(&one.fact), one.reason)).collect()
}

async fn authors_and_those_who_chose_it_are_told_what_becomes_of_the_trial(database: Database) {
    let app = TestApp::spawn(database).await;
    let [sophie, yann, julie, paul, thomas, claire] = [
        app.client_of(Demo::Sophie).await,
        app.client_of(Demo::Yann).await,
        app.client_of(Demo::Julie).await,
        app.client_of(Demo::Paul).await,
        app.client_of(Demo::Thomas).await,
        app.client_of(Demo::Claire).await,
    ];
    let chosen = NotificationChoices { supported: true, ..NotificationChoices::default() };
    yann.choose_notifications(&chosen).await.unwrap();
    // In her own name, then masked: she is told of both.
    for body in [spontaneous("Nommée"), masked("Masquée")] {
        let idea = sophie.deposit_idea(&body, &key()).await.unwrap();
        let id = idea.summary.id;
        for voter in [&yann, &thomas] {
            voter.support_idea(id).await.unwrap();
        }
        let poc = tried(&app, (id, idea.version)).await;
        let no = vec![gate(GateVerdict::NoGo, me(&paul).await)];
        let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::DescribeSolution), no).await;
        let poc = julie.hold_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
        let poc = julie.resume_poc(poc.summary.id, poc.version).await.unwrap();
        let poc = julie.abandon_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
        let all = |reason: NotificationReason| {
            ["no_go", "held", "resumed", "abandoned"].map(|one| (one, reason))
        };
        assert_eq!(told(&app, &sophie, &poc).await, all(NotificationReason::Author), "{body:?}");
        assert_eq!(told(&app, &yann, &poc).await, all(NotificationReason::Voter), "{body:?}");
        for nobody in [&thomas, &claire, &julie] {
            assert!(told(&app, nobody, &poc).await.is_empty());
        }
    }
}

async fn an_idea_says_where_its_experiment_stands(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let idea = sophie.deposit_idea(&spontaneous("Essayée"), &key()).await.unwrap();
    let id = idea.summary.id;
    let said = async || {
        let row = sophie.list_ideas(&IdeaQuery::default()).await.unwrap().items[0].experiment;
        let page = sophie.read_idea(id).await.unwrap().summary.experiment;
        let home = sophie.read_home().await.unwrap().my_ideas[0].experiment;
        assert_eq!((row, page), (page, home));
        page
    };
    assert_eq!(said().await, None);
    let poc = tried(&app, (id, idea.version)).await;
    assert_eq!(said().await, Some(PocStatus::InProgress));
    let poc = julie.hold_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
    assert_eq!(said().await, Some(PocStatus::OnHold));
    julie.abandon_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
    assert_eq!(said().await, Some(PocStatus::Abandoned));
}

/// A28: what is kept for some is told to nobody else, not even as a number.
async fn a_kept_experiment_is_told_to_those_who_may_read_it_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let mut abandoned = Vec::new();
    for (client, body) in [
        (&sophie, spontaneous("De Sophie")),
        (&sophie, masked("Masquée")),
        (&marc, spontaneous("De Marc")),
    ] {
        let idea = client.deposit_idea(&body, &key()).await.unwrap();
        let poc = tried(&app, (idea.summary.id, idea.version)).await;
        abandoned.push((idea.summary.id, restrict(&paul, &poc, Visibility::TopManagement).await));
    }
    for client in [&sophie, &marc] {
        told(&app, client, &abandoned[0].1).await;
        client.read_notifications().await.unwrap();
    }
    for (_, poc) in &abandoned {
        julie.abandon_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
    }
    for (_, poc) in &abandoned[..2] {
        assert!(told(&app, &sophie, poc).await.is_empty());
    }
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 0);
    for (id, _) in &abandoned[..2] {
        assert_eq!(sophie.read_idea(*id).await.unwrap().summary.experiment, None);
    }
    // Marc is of COMEX.
    let expected = [("abandoned", NotificationReason::Author)];
    assert_eq!(told(&app, &marc, &abandoned[2].1).await, expected);
    let read = marc.read_idea(abandoned[2].0).await.unwrap();
    assert_eq!(read.summary.experiment, Some(PocStatus::Abandoned));
}

on_both_databases!(
    authors_and_those_who_chose_it_are_told_what_becomes_of_the_trial,
    an_idea_says_where_its_experiment_stands,
    a_kept_experiment_is_told_to_those_who_may_read_it_alone,
);
