//! Dates and sums that no challenge may have: each is refused where it stands, and nobody else reads less for it.

use api_types::challenge::{
    CalendarQuery, ChallengeContentRequest, ChallengeQuery, ChallengeRequest, ChallengeView,
};
use api_types::problem::ProblemCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::challenge::BUDGET_MAX;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, running};

/// Puts one date in its place.
type Place = fn(&mut ChallengeContentRequest, DateTime<Utc>);

const DATES: [(&str, Place); 4] = [
    ("opens_at", |content, at| content.opens_at = Some(at)),
    ("closes_at", |content, at| content.closes_at = Some(at)),
    ("votes_from", |content, at| content.votes_from = Some(at)),
    ("votes_until", |content, at| content.votes_until = Some(at)),
];

/// What this challenge says already.
pub(crate) fn same(challenge: &ChallengeView) -> ChallengeContentRequest {
    let (opens_at, closes_at) = (challenge.summary.opens_at, challenge.summary.closes_at);
    ChallengeContentRequest { opens_at, closes_at, ..call(&challenge.summary.title) }
}

fn asked(content: ChallengeContentRequest) -> ChallengeRequest {
    ChallengeRequest { content }
}

async fn a_date_of_no_calendar_is_refused_and_challenges_are_still_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let challenge = running(&app, call("En cours")).await;
    let (id, seen) = (challenge.summary.id, challenge.version);
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let far = [
        DateTime::<Utc>::MIN_UTC,
        at("1899-12-31T12:00:00Z"),
        at("2201-01-01T12:00:00Z"),
        at("+262142-12-31T23:59:00Z"),
    ];
    for (field, place) in DATES {
        for date in far {
            let mut content = ChallengeContentRequest { reply_days: Some(30), ..same(&challenge) };
            place(&mut content, date);
            let request = asked(content);
            let expected = format!("/content/{field} malformed");
            let made = faulty_fields(paul.create_challenge(&request, &key()).await);
            assert!(made.contains(&expected), "{date}: {made:?}");
            let edited = faulty_fields(paul.edit_challenge(id, &request, seen).await);
            assert!(edited.contains(&expected), "{date}: {edited:?}");
        }
    }
    let listed = sophie.list_challenges(&ChallengeQuery::default()).await.unwrap();
    assert_eq!(listed.items.len(), 1, "and everybody reads what there is");
    assert_eq!(sophie.read_challenge(id).await.unwrap().version, seen, "nothing was changed");
}

async fn the_furthest_dates_are_kept_and_counted_from(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let content = ChallengeContentRequest {
        opens_at: "1900-01-01T00:00:00Z".parse().ok(),
        closes_at: "2200-12-31T23:59:00Z".parse().ok(),
        reply_days: Some(366),
        ..call("De tout temps")
    };
    let draft = paul.create_challenge(&asked(content), &key()).await.unwrap();
    let id = draft.summary.id;
    paul.publish_challenge(id, draft.version).await.unwrap();
    let read = sophie.read_challenge(id).await.unwrap();
    assert_eq!(read.summary.promised_on, "2202-01-02".parse().ok());
    assert!(!paul.read_communication_plan(id).await.unwrap().items.is_empty());
    let days = |from: &str, until: &str| CalendarQuery {
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
    };
    let dated = sophie.read_challenge_calendar(&days("1900-01-01", "2200-12-31")).await.unwrap();
    assert_eq!(dated.items.len(), 1);
    for odd in [days("-262143-01-01", "2026-12-31"), days("2026-01-01", "+262142-12-31")] {
        let refused = refusal(sophie.read_challenge_calendar(&odd).await);
        assert_eq!(refused, ProblemCode::MalformedRequest);
    }
}

async fn a_budget_is_kept_whole_or_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let of = |budget| asked(ChallengeContentRequest { budget: Some(budget), ..call("Cher") });
    for budget in [BUDGET_MAX + 1, u32::MAX] {
        let refused = faulty_fields(paul.create_challenge(&of(budget), &key()).await);
        assert_eq!(refused, ["/content/budget malformed"]);
    }
    let made = paul.create_challenge(&of(BUDGET_MAX), &key()).await.unwrap();
    let read = paul.read_challenge(made.summary.id).await.unwrap();
    assert_eq!(read.budget, Some(BUDGET_MAX));
}

async fn a_date_that_no_longer_moves_says_so(database: Database) {
    let app = TestApp::spawn(database).await;
    let challenge = running(&app, call("En cours")).await;
    let id = challenge.summary.id;
    app.advance(TimeDelta::hours(2));
    let paul = app.client_of(Demo::Paul).await;
    let now = app.app.now();
    let edit = async |change: ChallengeContentRequest, seen| {
        faulty_fields(paul.edit_challenge(id, &asked(change), seen).await)
    };
    let earlier = challenge.summary.opens_at.map(|opens| opens - TimeDelta::days(1));
    let opened = ChallengeContentRequest { opens_at: earlier, ..same(&challenge) };
    assert_eq!(edit(opened, challenge.version).await, ["/content/opens_at settled"]);
    let ending = |at| ChallengeContentRequest { closes_at: Some(at), ..same(&challenge) };
    let past = ending(now - TimeDelta::hours(1));
    assert_eq!(edit(past, challenge.version).await, ["/content/closes_at end_passed"]);
    let stopped = paul.stop_deposits(id, challenge.version).await.unwrap();
    let later = ending(now + TimeDelta::days(3));
    assert_eq!(edit(later, stopped.version).await, ["/content/closes_at settled"]);
}

async fn votes_begin_with_the_challenge_and_stay_as_they_are_once_over(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let now = app.app.now();
    let content = |opens, from, until| ChallengeContentRequest {
        opens_at: Some(now + TimeDelta::days(opens)),
        closes_at: Some(now + TimeDelta::days(30)),
        votes_from: Some(now + TimeDelta::days(from)),
        votes_until: Some(now + TimeDelta::days(until)),
        ..call("À voter")
    };
    for (opens, from, until) in [(9, 1, 3), (9, 1, 20)] {
        let before = asked(content(opens, from, until));
        let refused = faulty_fields(paul.create_challenge(&before, &key()).await);
        assert_eq!(refused, ["/content/votes_from before_start"]);
    }
    // Published without an opening, it would open now.
    let early = ChallengeContentRequest { opens_at: None, ..content(0, -9, 3) };
    let draft = paul.create_challenge(&asked(early), &key()).await.unwrap();
    let published = paul.publish_challenge(draft.summary.id, draft.version).await;
    assert_eq!(faulty_fields(published), ["/content/votes_from before_start"]);
    let until = Some(now + TimeDelta::days(2));
    let timed = ChallengeContentRequest { votes_until: until, ..call("À voter vite") };
    let challenge = running(&app, timed).await;
    let idea = sophie.deposit_idea(&answering(&challenge, "Réponse"), &key()).await.unwrap();
    let id = idea.summary.id;
    assert_eq!(yann.support_idea(id).await.unwrap().votes, 1);
    assert_eq!(yann.unsupport_idea(id).await.unwrap().votes, 0, "while it may be given");
    yann.support_idea(id).await.unwrap();
    app.advance(TimeDelta::days(3));
    let yann = app.client_of(Demo::Yann).await;
    assert_eq!(refusal(yann.unsupport_idea(id).await), ProblemCode::VotesClosed);
    assert_eq!(yann.read_idea(id).await.unwrap().summary.votes, 1);
}

on_both_databases!(
    a_date_of_no_calendar_is_refused_and_challenges_are_still_read,
    the_furthest_dates_are_kept_and_counted_from,
    a_budget_is_kept_whole_or_refused,
    a_date_that_no_longer_moves_says_so,
    votes_begin_with_the_challenge_and_stay_as_they_are_once_over,
);
