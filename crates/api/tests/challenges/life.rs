//! A challenge from its draft to its closing page, by act and by the clock (R082 to R102; scenarios 6 and 14).

use api_client::ApiClient;
use api_types::challenge::{
    CalendarQuery, ChallengeContentRequest, ChallengeQuery, ChallengeRequest, ChallengeView,
    CloseChallengeRequest, CriterionRequest,
};
use api_types::idea::{DepositIdeaRequest, IdeaQuery, InviteCoAuthorRequest};
use api_types::page::Codes;
use api_types::problem::ProblemCode;
use api_types::review::PromisesQuery;
use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;
use domain::challenge::{ChallengeAccent, ChallengeAct, ChallengePhase, CriterionKind};
use domain::idea::{IdeaVerdict, PromiseState, VoteRefusal};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::bounds::same;
use crate::ideas::{decision, deposit, masked, spontaneous};

pub(crate) fn call(title: &str) -> ChallengeContentRequest {
    let json = serde_json::json!({ "title": title });
    serde_json::from_value(json).unwrap()
}

pub(crate) fn criterion(title: &str, weight: u8) -> CriterionRequest {
    CriterionRequest { title: title.to_owned(), help: None, kind: CriterionKind::Scale, weight }
}

pub(crate) async fn id_of(client: &ApiClient) -> UserId {
    client.read_me().await.unwrap().person.id
}

/// A challenge that takes ideas for ten days, with these people.
pub(crate) async fn running(app: &TestApp, content: ChallengeContentRequest) -> ChallengeView {
    let paul = app.client_of(Demo::Paul).await;
    let closes_at = Some(app.app.now() + TimeDelta::days(10));
    let request = ChallengeRequest { content: ChallengeContentRequest { closes_at, ..content } };
    let prepared = paul.create_challenge(&request, &key()).await.unwrap();
    paul.publish_challenge(prepared.summary.id, prepared.version).await.unwrap()
}

pub(crate) fn answering(challenge: &ChallengeView, title: &str) -> DepositIdeaRequest {
    DepositIdeaRequest { challenge_id: Some(challenge.summary.id), ..spontaneous(title) }
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn a_challenge_goes_from_its_draft_to_its_closing_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let mut content = call("Simplification 2026");
    content.owner_id = Some(id_of(&karim).await);
    content.criteria = vec![criterion("Utile", 2), criterion("Simple", 1)];
    content.not_eligible = vec!["Déploiement du RGCU".to_owned()];
    let prepared = paul
        .create_challenge(&ChallengeRequest { content: content.clone() }, &key())
        .await
        .unwrap();
    let id = prepared.summary.id;
    assert_eq!(prepared.summary.phase, ChallengePhase::Draft);
    assert_eq!(refusal(sophie.read_challenge(id).await), ProblemCode::NotFound);
    let early = faulty_fields(karim.publish_challenge(id, prepared.version).await);
    assert_eq!(early, ["/content/closes_at end_required"]);
    content.closes_at = Some(app.app.now() + TimeDelta::days(30));
    content.reply_days = Some(15);
    let dated =
        karim.edit_challenge(id, &ChallengeRequest { content }, prepared.version).await.unwrap();
    let open = karim.publish_challenge(id, dated.version).await.unwrap();
    assert_eq!(open.summary.phase, ChallengePhase::Open);
    let shares: Vec<u8> = open.criteria.iter().map(|one| one.share).collect();
    assert_eq!((shares, open.not_eligible.len()), (vec![67, 33], 1));
    let kept = sophie.deposit_idea(&answering(&open, "Une page"), &key()).await.unwrap();
    assert_eq!(kept.promise.unwrap().state, PromiseState::Running);
    let hidden = DepositIdeaRequest { challenge_id: Some(id), ..masked("Masquée") };
    let hidden = yann.deposit_idea(&hidden, &key()).await.unwrap();
    let seen = karim.read_challenge(id).await.unwrap();
    assert!(seen.allowed.contains(&ChallengeAct::Decide));
    let stopped = karim.stop_deposits(id, seen.version).await.unwrap();
    assert_eq!(stopped.summary.phase, ChallengePhase::Evaluating);
    let late = refusal(sophie.deposit_idea(&answering(&open, "Trop tard"), &key()).await);
    assert_eq!(late, ProblemCode::ChallengeClosed);
    let results = CloseChallengeRequest { results: "Merci à **tous**.".to_owned() };
    let waiting = refusal(karim.close_challenge(id, &results, stopped.version).await);
    assert_eq!(waiting, ProblemCode::IdeasUnanswered, "every author has an answer first");
    for (idea, verdict) in [(&kept, IdeaVerdict::Selected), (&hidden, IdeaVerdict::NotSelected)] {
        let answer = decision(verdict, "Parce que.");
        karim.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    let of_it = PromisesQuery { challenge_id: Some(id) };
    let promises = sophie.read_promises(&of_it).await.unwrap();
    assert_eq!((promises.kept, promises.kept_percent), (2, Some(100)), "in time, and told to all");
    let closed = karim.close_challenge(id, &results, stopped.version).await.unwrap();
    assert!(closed.closing.unwrap().results_html.contains("<strong>tous</strong>"));
    let told = yann.read_challenge_results(id).await.unwrap();
    assert_eq!((told.authors, told.masked, told.answers.len()), (1, 1, 2));
    assert!(told.answers.iter().all(|answer| answer.reason.as_deref() == Some("Parce que.")));
    tell_everybody(&app).await;
    for author in [&sophie, &yann] {
        let told = author.list_notifications().await.unwrap().items;
        let thanked = told.iter().any(|one| matches!(one.fact, Fact::ChallengeClosed { .. }));
        assert!(thanked, "each author is thanked, masked or not: {told:?}");
    }
}

async fn whoever_signs_an_answer_with_its_author_is_thanked_too(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let paul = app.client_of(Demo::Paul).await;
    let open = running(&app, call("À plusieurs")).await;
    let id = open.summary.id;
    let idea = sophie.deposit_idea(&answering(&open, "Une page"), &key()).await.unwrap();
    let alone = julie.deposit_idea(&answering(&open, "Une autre"), &key()).await.unwrap();
    let invite = InviteCoAuthorRequest { person_id: id_of(&julie).await };
    sophie.invite_co_author(idea.summary.id, &invite, idea.version).await.unwrap();
    let idea = julie.accept_co_authorship(idea.summary.id).await.unwrap();
    let yann = app.client_of(Demo::Yann).await;
    let invite = InviteCoAuthorRequest { person_id: id_of(&yann).await };
    sophie.invite_co_author(idea.summary.id, &invite, idea.version).await.unwrap();
    let idea = yann.accept_co_authorship(idea.summary.id).await.unwrap();
    for answered in [&idea, &alone] {
        let answer = decision(IdeaVerdict::Selected, "Parce que.");
        paul.decide_idea(answered.summary.id, &answer, answered.version).await.unwrap();
    }
    let stopped = paul.stop_deposits(id, open.version).await.unwrap();
    let results = CloseChallengeRequest { results: "Merci.".to_owned() };
    paul.close_challenge(id, &results, stopped.version).await.unwrap();
    let told = sophie.read_challenge_results(id).await.unwrap();
    assert_eq!((told.authors, told.answers.len()), (3, 2), "each person once");
    tell_everybody(&app).await;
    for person in [&sophie, &julie, &yann] {
        let told = person.list_notifications().await.unwrap().items;
        let thanks = told.iter().filter(|one| matches!(one.fact, Fact::ChallengeClosed { .. }));
        assert_eq!(thanks.count(), 1, "{told:?}");
    }
}

async fn a_promise_that_is_broken_stays_broken_and_everybody_reads_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let mut content = call("Réponse promise");
    content.reply_days = Some(1);
    let challenge = running(&app, content).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let late = sophie.deposit_idea(&answering(&challenge, "En retard"), &key()).await.unwrap();
    let gone = sophie.deposit_idea(&answering(&challenge, "Reprise"), &key()).await.unwrap();
    deposit(&sophie, "Hors défi").await;
    sophie.withdraw_idea(gone.summary.id, gone.version).await.unwrap();
    let all = PromisesQuery::default();
    let told = async || {
        let yann = app.client_of(Demo::Yann).await;
        let promises = yann.read_promises(&all).await.unwrap();
        (promises.kept, promises.broken, promises.running, promises.kept_percent)
    };
    assert_eq!(
        told().await,
        (0, 0, 1, None),
        "no promise outside a challenge, nor once taken back"
    );
    app.advance(TimeDelta::days(13));
    assert_eq!(told().await, (0, 1, 0, Some(0)));
    let paul = app.client_of(Demo::Paul).await;
    // Nobody writes it anew: neither longer, nor away, nor by another end.
    let now = app.app.now();
    let read = paul.read_challenge(challenge.summary.id).await.unwrap();
    let promised = |reply_days| ChallengeContentRequest { reply_days, ..same(&read) };
    let closes_at = Some(now + TimeDelta::days(9));
    let later = ChallengeContentRequest { closes_at, ..promised(Some(1)) };
    for (content, field) in [
        (promised(Some(366)), "reply_days"),
        (promised(None), "reply_days"),
        (promised(Some(2)), "reply_days"),
        (later, "closes_at"),
    ] {
        let request = ChallengeRequest { content };
        let refused = paul.edit_challenge(read.summary.id, &request, read.version).await;
        assert_eq!(faulty_fields(refused), [format!("/content/{field} settled")]);
    }
    assert_eq!(told().await, (0, 1, 0, Some(0)));
    let answer = decision(IdeaVerdict::Selected, "Enfin.");
    let decided = paul.decide_idea(late.summary.id, &answer, late.version).await.unwrap();
    assert_eq!(decided.promise.unwrap().state, PromiseState::Broken);
    assert_eq!(told().await, (0, 1, 0, Some(0)), "the same as the idea says");
}

async fn it_opens_and_closes_by_itself_at_the_minute(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let paul = app.client_of(Demo::Paul).await;
    let now = app.app.now();
    let mut content = call("À l’heure");
    // Seconds are not kept: people open and close things at a minute.
    let opens: DateTime<Utc> = domain::civil::to_the_minute(now) + TimeDelta::minutes(2);
    content.opens_at = Some(opens + TimeDelta::seconds(37));
    content.closes_at = Some(opens + TimeDelta::minutes(3));
    let prepared = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    let id = prepared.summary.id;
    paul.publish_challenge(id, prepared.version).await.unwrap();
    let read = paul.read_challenge(id).await.unwrap();
    assert_eq!(read.summary.opens_at, Some(opens));
    let phases = [
        (opens - TimeDelta::seconds(1), ChallengePhase::Announced, ProblemCode::ChallengeClosed),
        (opens + TimeDelta::seconds(170), ChallengePhase::Open, ProblemCode::MalformedRequest),
        (opens + TimeDelta::minutes(3), ChallengePhase::Evaluating, ProblemCode::ChallengeClosed),
    ];
    for (instant, phase, refused) in phases {
        app.advance(instant - app.app.now());
        let read = paul.read_challenge(id).await.unwrap();
        assert_eq!(read.summary.phase, phase);
        let listed = ChallengeQuery { phase: Codes(vec![phase]), ..ChallengeQuery::default() };
        assert_eq!(paul.list_challenges(&listed).await.unwrap().items.len(), 1, "{phase}");
        let answer = paul.deposit_idea(&answering(&read, "Réponse"), &key()).await;
        if phase == ChallengePhase::Open {
            assert!(answer.is_ok());
        } else {
            assert_eq!(refusal(answer), refused);
        }
    }
}

async fn national_and_local_challenges_share_a_calendar_that_shows_what_overlaps(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let bodies = paul.list_organisations().await.unwrap().items;
    let body = |code: &str| bodies.iter().find(|one| one.code == code).unwrap().id;
    let at = |text: &str| Some(text.parse::<DateTime<Utc>>().unwrap());
    let year = 2090;
    for (title, code, from, until) in [
        ("National", None, "03-01", "03-31"),
        ("Local 1", Some("carsat-bretagne"), "03-15", "04-15"),
        ("Local 2", Some("cgss-la-reunion"), "04-01", "04-10"),
        ("Plus tard", None, "09-01", "09-30"),
    ] {
        let mut content = call(title);
        content.organisation_id = code.map(body);
        content.words = vec!["accueil".to_owned()];
        content.opens_at = at(&format!("{year}-{from}T08:00:00Z"));
        content.closes_at = at(&format!("{year}-{until}T08:00:00Z"));
        let made = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
        let made = paul.publish_challenge(made.summary.id, made.version).await.unwrap();
        let zone = made.local_zone.map(domain::civil::Zone::code);
        assert_eq!(zone, (code == Some("cgss-la-reunion")).then_some("Indian/Reunion"));
    }
    let query =
        CalendarQuery { from: "2090-01-01".parse().unwrap(), until: "2090-12-31".parse().unwrap() };
    let sophie = app.client_of(Demo::Sophie).await;
    let found = sophie.read_challenge_calendar(&query).await.unwrap().items;
    let told: Vec<_> =
        found.iter().map(|one| (one.challenge.title.as_str(), one.overlaps.len())).collect();
    assert_eq!(told, [("National", 1), ("Local 1", 2), ("Local 2", 1), ("Plus tard", 0)]);
    assert!(found.iter().all(|one| one.theme.words == ["accueil"]), "what each is about");
    let backwards = CalendarQuery { from: query.until, until: query.from };
    assert_eq!(
        faulty_fields(sophie.read_challenge_calendar(&backwards).await),
        ["?until before_start"]
    );
}

async fn editions_stand_apart_and_every_faulty_field_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let edition = |number: u16| ChallengeContentRequest {
        series: Some("Simplification".to_owned()),
        edition: Some(number),
        message: Some("Moins de papier".to_owned()),
        accent: Some(ChallengeAccent::Blue),
        ..call(&format!("Simplification {number}"))
    };
    let first = running(&app, edition(2025)).await;
    let second = running(&app, edition(2026)).await;
    let other = ChallengeContentRequest { series: Some("Ailleurs".to_owned()), ..call("Ailleurs") };
    running(&app, other).await;
    let read = paul.read_challenge(second.summary.id).await.unwrap();
    let own = (read.message.as_deref(), read.accent);
    assert_eq!(own, (Some("Moins de papier"), Some(ChallengeAccent::Blue)), "its own look (R091)");
    let named: Vec<_> = read.editions.iter().map(|one| one.id).collect();
    assert_eq!(named, [first.summary.id]);
    let mut wrong = call("ab");
    wrong.criteria = vec![criterion("Utile", 0), criterion("UTILE", 3)];
    wrong.domain = Some("social_action".to_owned());
    wrong.subcategory = Some("reception".to_owned());
    wrong.reply_days = Some(0);
    let mut refused =
        faulty_fields(paul.create_challenge(&ChallengeRequest { content: wrong }, &key()).await);
    refused.sort_unstable();
    let expected = [
        "/content/criteria/0/weight malformed",
        "/content/criteria/1/title duplicate",
        "/content/reply_days malformed",
        "/content/subcategory unknown_value",
        "/content/title too_short",
    ];
    assert_eq!(refused, expected);
    let karim = app.client_of(Demo::Karim).await;
    let request = ChallengeRequest { content: call("Le mien") };
    let denied = refusal(karim.create_challenge(&request, &key()).await);
    assert_eq!(denied, ProblemCode::Forbidden, "who is in charge of what is declared by others");
}

async fn votes_may_have_a_period_of_their_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let now = app.app.now();
    let mut content = call("À voter plus tard");
    content.votes_from = Some(now + TimeDelta::days(1));
    content.votes_until = Some(now + TimeDelta::days(2));
    let challenge = running(&app, content).await;
    let idea = sophie.deposit_idea(&answering(&challenge, "Réponse"), &key()).await.unwrap();
    let id = idea.summary.id;
    assert_eq!(refusal(yann.support_idea(id).await), ProblemCode::VotesClosed);
    let told = yann.read_idea(id).await.unwrap().vote_refused;
    assert_eq!(told, Some(VoteRefusal::Closed));
    assert_eq!(yann.list_ideas(&IdeaQuery::default()).await.unwrap().items[0].votes, 0);
    app.advance(TimeDelta::hours(30));
    let yann = app.client_of(Demo::Yann).await;
    assert_eq!(yann.support_idea(id).await.unwrap().votes, 1);
    app.advance(TimeDelta::days(1));
    let marc = app.client_of(Demo::Marc).await;
    assert_eq!(refusal(marc.support_idea(id).await), ProblemCode::VotesClosed);
    let free = deposit(&app.client_of(Demo::Sophie).await, "Spontanée").await.summary.id;
    assert_eq!(marc.support_idea(free).await.unwrap().votes, 1, "no period, no end");
}

on_both_databases!(
    a_challenge_goes_from_its_draft_to_its_closing_page,
    whoever_signs_an_answer_with_its_author_is_thanked_too,
    a_promise_that_is_broken_stays_broken_and_everybody_reads_it,
    it_opens_and_closes_by_itself_at_the_minute,
    national_and_local_challenges_share_a_calendar_that_shows_what_overlaps,
    editions_stand_apart_and_every_faulty_field_is_told,
    votes_may_have_a_period_of_their_own,
);
