//! The vote of participation (R106, R107, A13; scenario 11).

use std::sync::Arc;

use api_types::idea::{IdeaQuery, MergeIdeasRequest};
use api_types::notification::{NotificationChoices, NotificationReason};
use api_types::problem::ProblemCode;
use domain::access::{Actor, Holdings, Matrix, Profile, SealKey};
use domain::expression::Target;
use domain::idea::{IdeaStatus, IdeaVerdict};
use domain::text::ShortText;
use domain::{IdeaId, UserId};
use persistence::people;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{decision, deposit, masked};

async fn a_person_counts_once_and_may_take_it_back(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let id = deposit(&yann, "À soutenir").await.summary.id;
    for _ in 0..2 {
        let vote = sophie.support_idea(id).await.unwrap();
        assert_eq!((vote.voted, vote.votes), (true, 1));
    }
    let read = sophie.read_idea(id).await.unwrap();
    assert!(read.summary.voted && read.summary.votes == 1);
    assert_eq!(read.summary.status, IdeaStatus::Submitted, "a vote changes no state");
    assert_eq!(read.version, 1, "nor the version that an editor holds");
    assert!(!yann.read_idea(id).await.unwrap().summary.voted);
    for _ in 0..2 {
        let vote = sophie.unsupport_idea(id).await.unwrap();
        assert_eq!((vote.voted, vote.votes), (false, 0));
    }
    assert_eq!(refusal(sophie.support_idea(IdeaId(Uuid::nil())).await), ProblemCode::NotFound);
}

async fn nobody_supports_their_own_idea_masked_or_not(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let named = deposit(&sophie, "La mienne").await.summary.id;
    let hidden = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    for id in [named, hidden] {
        assert_eq!(refusal(sophie.support_idea(id).await), ProblemCode::OwnIdea);
        assert_eq!(sophie.read_idea(id).await.unwrap().summary.votes, 0);
    }
}

async fn sixty_four_requests_of_one_person_count_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let id = deposit(&yann, "Prisée").await.summary.id;
    let votes = (0..64).map(|_| {
        let sophie = sophie.clone();
        actix_web::rt::spawn(async move { sophie.support_idea(id).await })
    });
    for vote in votes.collect::<Vec<_>>() {
        assert_eq!(vote.await.unwrap().unwrap().votes, 1);
    }
    assert_eq!(yann.read_idea(id).await.unwrap().summary.votes, 1);
}

/// Sixty-four people.
async fn crowd(app: &TestApp) -> Vec<Actor> {
    let name = || ShortText::restore("Une personne".to_owned());
    let crowd: Vec<_> = (0..64).map(|_| (UserId(Uuid::now_v7()), name())).collect();
    let tx = app.app.store.begin().await.unwrap();
    people::insert_imported(&tx, &crowd, app.app.now()).await.unwrap();
    tx.commit().await.unwrap();
    let actor = |(id, _)| Actor {
        id,
        profile: Profile::Reader,
        organisation: None,
        department: None,
        top_management: false,
        referent: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings::default(),
        poc_rules: domain::poc::PocRules::default(),
        seals: SealKey::new([0; 32]),
        preview: None,
    };
    crowd.into_iter().map(actor).collect()
}

async fn sixty_four_people_count_sixty_four(database: Database) {
    let app = TestApp::spawn(database).await;
    let yann = app.client_of(Demo::Yann).await;
    let id = deposit(&yann, "Très prisée").await.summary.id;
    // Each of them asks twice at once.
    let votes = crowd(&app).await.into_iter().flat_map(|actor| [actor.clone(), actor]);
    let votes: Vec<_> = votes
        .map(|actor| {
            let app = app.app.clone();
            actix_web::rt::spawn(async move { app::votes::support(&app, &actor, id).await })
        })
        .collect();
    for vote in votes {
        vote.await.unwrap().unwrap();
    }
    let most_voted = yann.list_ideas(&IdeaQuery::default()).await.unwrap();
    assert_eq!(most_voted.items[0].votes, 64);
}

/// Whoever supports an idea as it becomes one with another counts for the one that goes on, or is told so.
async fn no_vote_is_lost_while_ideas_become_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let from = deposit(&sophie, "La même").await.summary.id;
    let into = deposit(&yann, "L’autre").await.summary.id;
    let (mut votes, mut merger) = (Vec::new(), None);
    for (number, actor) in crowd(&app).await.into_iter().enumerate() {
        let app = app.app.clone();
        votes.push(actix_web::rt::spawn(async move {
            let first = app::votes::support(&app, &actor, from).await.is_ok();
            // Some of them support both.
            let other = number % 3 == 0 && app::votes::support(&app, &actor, into).await.is_ok();
            first || other
        }));
        if number == 16 {
            let paul = paul.clone();
            let body = MergeIdeasRequest { into };
            let merge = async move { paul.merge_idea(from, &body, 1).await };
            merger = Some(actix_web::rt::spawn(merge));
        }
    }
    merger.unwrap().await.unwrap().unwrap();
    let mut counted = 0;
    for vote in votes {
        counted += u32::from(vote.await.unwrap());
    }
    let one = yann.read_idea(into).await.unwrap();
    assert_eq!(one.summary.votes, counted, "each once, whichever they supported");
    assert_eq!(refusal(yann.support_idea(from).await), ProblemCode::IdeaMerged);
}

/// Told by choice alone, and once; nothing beside the idea says who supports it.
async fn who_supports_an_idea_is_told_of_its_answer_if_they_chose_so(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let choice = |supported| NotificationChoices { supported, ..NotificationChoices::default() };
    assert_eq!(sophie.read_notification_choices().await.unwrap(), choice(false));
    for _ in 0..2 {
        assert_eq!(sophie.choose_notifications(&choice(true)).await.unwrap(), choice(true));
    }
    assert_eq!(julie.read_notification_choices().await.unwrap(), choice(false));
    let decide = async |title: &str| {
        let idea = deposit(&yann, title).await;
        let id = idea.summary.id;
        for one in [&sophie, &julie] {
            one.support_idea(id).await.unwrap();
        }
        if title == "Suivie aussi" {
            sophie.follow(Target::Idea(id)).await.unwrap();
        }
        let answer = decision(IdeaVerdict::Selected, "Utile");
        paul.decide_idea(id, &answer, idea.version).await.unwrap();
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
        let seen = yann.read_expression(Target::Idea(id)).await.unwrap();
        let told = sophie.list_notifications().await.unwrap().items;
        let told = told.into_iter().find(|one| one.subject_id == id.0).map(|one| one.reason);
        (told, seen.followers)
    };
    assert_eq!(decide("Soutenue").await, (Some(NotificationReason::Voter), 0));
    assert_eq!(decide("Suivie aussi").await, (Some(NotificationReason::Follower), 1));
    assert_eq!(sophie.list_notifications().await.unwrap().items.len(), 2, "once for each");
    sophie.choose_notifications(&choice(false)).await.unwrap();
    assert_eq!(decide("Soutenue sans suite").await, (None, 0));
    assert!(julie.list_notifications().await.unwrap().items.is_empty(), "she never asked");
}

on_both_databases!(
    a_person_counts_once_and_may_take_it_back,
    who_supports_an_idea_is_told_of_its_answer_if_they_chose_so,
    nobody_supports_their_own_idea_masked_or_not,
    sixty_four_requests_of_one_person_count_once,
    sixty_four_people_count_sixty_four,
    no_vote_is_lost_while_ideas_become_one,
);
