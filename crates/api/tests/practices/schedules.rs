//! A draft that is published by itself, at the minute that was chosen.

use std::time::Duration;

use api_client::ApiClient;
use api_types::notification::{NotificationReason, NotificationView};
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeView, PublishPracticeRequest,
    SchedulePracticeRequest,
};
use api_types::problem::ProblemCode;
use app::practices::publish_due;
use chrono::{DateTime, TimeDelta, Utc};
use domain::PracticeId;
use domain::expression::Target;
use domain::idea::IdeaStatus;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::drafts::{NAMED, draft_of, met, tried};
use super::validated;

/// A minute to come, so many from now.
fn minute(app: &TestApp, minutes: i64) -> DateTime<Utc> {
    domain::civil::to_the_minute(app.app.now()) + TimeDelta::minutes(minutes)
}

const fn at(at: DateTime<Utc>) -> SchedulePracticeRequest {
    SchedulePracticeRequest { at: Some(at) }
}

/// The clock goes just past this minute.
fn pass(app: &TestApp, minute: DateTime<Utc>) {
    app.advance(minute - app.app.now() + TimeDelta::seconds(1));
}

async fn told(app: &TestApp, client: &ApiClient) -> Vec<NotificationView> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    client.list_notifications().await.unwrap().items
}

/// How often the history says that it was published, and whether somebody did it.
async fn published(client: &ApiClient, id: PracticeId) -> Vec<bool> {
    let history = client.read_practice_history(id).await.unwrap().items;
    let told = history.iter().filter(|one| matches!(one.fact, Fact::PracticePublished { .. }));
    told.map(|one| one.actor.is_some()).collect()
}

async fn at_its_minute_a_draft_is_in_the_store_without_anyone(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let yann = app.client_of(Demo::Yann).await;
    let (idea, poc) = tried(&app, &julie).await;
    yann.follow(Target::Poc(poc)).await.unwrap();
    let before = met(&app, &sophie, (idea, poc)).await;
    let draft = draft_of(&julie, poc).await;
    let (id, chosen) = (draft.summary.id, minute(&app, 3));
    let planned = julie.schedule_practice(id, &at(chosen), draft.version).await.unwrap();
    assert!(planned.draft && planned.summary.draft);
    assert_eq!(planned.summary.publishes_at, Some(chosen));
    // Until then it is a draft.
    assert_eq!(publish_due(&app.app).await.unwrap(), 0);
    assert_eq!(met(&app, &sophie, (idea, poc)).await, before);
    assert_eq!(refusal(sophie.read_practice(id).await), ProblemCode::NotFound);
    let heard = told(&app, &yann).await.len();
    pass(&app, chosen);
    assert_eq!(publish_due(&app.app).await.unwrap(), 1);
    assert_eq!(publish_due(&app.app).await.unwrap(), 0, "once");
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let there = sophie.read_practice(id).await.unwrap();
    assert!(!there.draft && there.summary.publishes_at.is_none());
    assert_eq!((there.summary.published_at, there.summary.confirmed_at), (chosen, chosen));
    let after = met(&app, &sophie, (idea, poc)).await;
    assert_eq!((after[0], after[2]), (before[0] + 1, before[2] + 1));
    assert_eq!(after[4..], [1, 1, 1, 1]);
    assert_eq!(sophie.read_idea(idea).await.unwrap().summary.status, IdeaStatus::Implemented);
    assert_eq!(published(&sophie, id).await, [false], "nobody was there");
    // Whoever follows the experiment, and whoever had the idea, are told as when somebody publishes.
    let news = told(&app, &yann).await;
    assert_eq!(news.len(), heard + 1);
    assert_eq!((news[0].title.as_str(), news[0].reason), (NAMED, NotificationReason::Follower));
    let news = told(&app, &sophie).await;
    assert!(news.iter().any(|one| matches!(one.fact, Fact::IdeaImplemented { .. })), "{news:?}");
}

async fn only_a_minute_to_come_of_a_draft_that_one_may_change(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (_, poc) = tried(&app, &julie).await;
    let draft = draft_of(&julie, poc).await;
    let (id, version) = (draft.summary.id, draft.version);
    for minutes in [-1_000_000, -1, 0] {
        let past = julie.schedule_practice(id, &at(minute(&app, minutes)), version).await;
        assert_eq!(faulty_fields(past), ["/at passed"], "{minutes}");
    }
    let chosen = at(minute(&app, 60));
    let refused = sophie.schedule_practice(id, &chosen, version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let kept = julie.schedule_practice(id, &chosen, version).await.unwrap();
    // The seconds of what is sent do not count, and the same minute again changes nothing.
    let again = SchedulePracticeRequest { at: chosen.at.map(|at| at + TimeDelta::seconds(42)) };
    let again = julie.schedule_practice(id, &again, kept.version).await.unwrap();
    assert_eq!((again.version, again.summary.publishes_at), (kept.version, chosen.at));
    let late = julie.schedule_practice(id, &at(minute(&app, 90)), version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    // By hand, before its minute: there is no minute any more, and none to choose.
    let there = julie.publish_draft_practice(id, kept.version).await.unwrap();
    assert_eq!((there.draft, there.summary.publishes_at), (false, None));
    let refused = julie.schedule_practice(id, &chosen, there.version).await;
    assert_eq!(refusal(refused), ProblemCode::PracticeNotDraft);
    assert_eq!(published(&julie, id).await, [true]);
    pass(&app, minute(&app, 61));
    assert_eq!(publish_due(&app.app).await.unwrap(), 0);
}

async fn a_minute_is_changed_and_given_up(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let (_, poc) = tried(&app, &julie).await;
    let draft = draft_of(&julie, poc).await;
    let id = draft.summary.id;
    let (first, second) = (minute(&app, 2), minute(&app, 5));
    let planned = julie.schedule_practice(id, &at(first), draft.version).await.unwrap();
    let planned = julie.schedule_practice(id, &at(second), planned.version).await.unwrap();
    assert_eq!(planned.summary.publishes_at, Some(second));
    pass(&app, first);
    assert_eq!(publish_due(&app.app).await.unwrap(), 0, "it was put off");
    let none = SchedulePracticeRequest::default();
    let draft = julie.schedule_practice(id, &none, planned.version).await.unwrap();
    assert_eq!((draft.draft, draft.summary.publishes_at), (true, None));
    pass(&app, second);
    assert_eq!(publish_due(&app.app).await.unwrap(), 0, "it was given up");
    assert!(app.client_of(Demo::Julie).await.read_practice(id).await.unwrap().draft);
    let julie = app.client_of(Demo::Julie).await;
    let history = julie.read_practice_history(id).await.unwrap().items;
    let chosen = |fact: &Fact| {
        if let Fact::PracticeScheduled { begins_at, .. } = fact { Some(*begins_at) } else { None }
    };
    let chosen = history.iter().filter_map(|one| chosen(&one.fact));
    assert_eq!(chosen.collect::<Vec<_>>(), [None, Some(second), Some(first)]);
}

/// Two servers look at once, and one of them is stopped again and again in the middle.
async fn it_is_published_once_whatever_stops_and_however_many_look(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let mut drafts = Vec::new();
    for title in ["Un essai", "Un autre essai", "Un troisième essai"] {
        let poc = validated(&app, &julie, title).await.summary.id;
        let draft = draft_of(&julie, poc).await;
        let body = at(minute(&app, 2));
        julie.schedule_practice(draft.summary.id, &body, draft.version).await.unwrap();
        drafts.push(draft.summary.id);
    }
    pass(&app, minute(&app, 3));
    for patience in 1.. {
        let stopped = tokio::time::timeout(Duration::from_millis(patience), publish_due(&app.app));
        let (stopped, other) = tokio::join!(stopped, publish_due(&app.app));
        assert!(other.is_ok());
        if stopped.is_ok_and(|published| published.is_ok_and(|published| published == 0)) {
            break;
        }
    }
    let julie = app.client_of(Demo::Julie).await;
    for id in drafts {
        assert_eq!(published(&julie, id).await, [false]);
    }
}

/// A draft of Julie's that waits for its minute, and what it says.
async fn waiting(
    app: &TestApp,
    julie: &ApiClient,
    chosen: DateTime<Utc>,
) -> (PracticeView, PracticeContentRequest) {
    let poc = validated(app, julie, "Un essai").await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc, content.clone());
    let body = PublishPracticeRequest { draft: true, ..body };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    let planned = julie.schedule_practice(draft.summary.id, &at(chosen), draft.version).await;
    (planned.unwrap(), content)
}

async fn whoever_was_writing_it_at_its_minute_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let chosen = minute(&app, 3);
    let (draft, content) = waiting(&app, &julie, chosen).await;
    let id = draft.summary.id;
    let edit = |title: &str| EditPracticeRequest {
        content: PracticeContentRequest { title: title.to_owned(), ..content.clone() },
    };
    // Written meanwhile, it waits for the same minute.
    let seen = julie.edit_practice(id, &edit("Mieux dit"), draft.version).await.unwrap();
    assert_eq!((seen.draft, seen.summary.publishes_at), (true, Some(chosen)));
    pass(&app, chosen);
    assert_eq!(publish_due(&app.app).await.unwrap(), 1);
    let julie = app.client_of(Demo::Julie).await;
    let late = julie.edit_practice(id, &edit("Trop tard"), seen.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let there = julie.read_practice(id).await.unwrap();
    assert_eq!((there.draft, there.summary.title.as_str()), (false, "Mieux dit"));
    let kept = julie.edit_practice(id, &edit("À jour"), there.version).await.unwrap();
    assert_eq!((kept.draft, kept.summary.published_at), (false, chosen));
}

async fn of_two_who_publish_and_write_one_goes_on(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (draft, content) = waiting(&app, &julie, minute(&app, 60)).await;
    let id = draft.summary.id;
    let title = "Écrit pendant ce temps".to_owned();
    let body = EditPracticeRequest { content: PracticeContentRequest { title, ..content } };
    let (published, edited) = tokio::join!(
        paul.publish_draft_practice(id, draft.version),
        julie.edit_practice(id, &body, draft.version),
    );
    let now = julie.read_practice(id).await.unwrap();
    assert_eq!(now.version, draft.version + 1, "one of them alone");
    if published.is_ok() {
        assert_eq!(refusal(edited), ProblemCode::EditConflict);
        assert_eq!((now.draft, now.summary.publishes_at), (false, None));
    } else {
        assert_eq!(refusal(published), ProblemCode::EditConflict);
        assert_eq!((now.draft, now.summary.publishes_at), (true, draft.summary.publishes_at));
    }
}

on_both_databases!(
    at_its_minute_a_draft_is_in_the_store_without_anyone,
    only_a_minute_to_come_of_a_draft_that_one_may_change,
    a_minute_is_changed_and_given_up,
    it_is_published_once_whatever_stops_and_however_many_look,
    whoever_was_writing_it_at_its_minute_is_told,
    of_two_who_publish_and_write_one_goes_on
);
