//! Votes on the ideas of a challenge: in its period, and on the day of one's own body (R098).

use api_client::ApiClient;
use api_types::agenda::AgendaQuery;
use api_types::challenge::{ChallengeContentRequest, ChallengeRequest, VotingDayRequest};
use api_types::problem::ProblemCode;
use chrono::{Days, TimeDelta};
use domain::agenda::AgendaKind;
use domain::civil::Zone;
use domain::idea::{IdeaAct, VoteRefusal};
use domain::{IdeaId, OrganisationId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, running};
use crate::pocs::organisation;

/// Whether this person may support the idea: the page, the act, and taking it back say the same.
async fn votes(who: &ApiClient, id: IdeaId) -> bool {
    let idea = who.read_idea(id).await.unwrap();
    let offered = idea.allowed.contains(&IdeaAct::Vote);
    assert_eq!(idea.vote_refused, (!offered).then_some(VoteRefusal::Closed));
    let given = who.support_idea(id).await;
    if offered {
        assert!(given.unwrap().voted);
        who.unsupport_idea(id).await.unwrap();
    } else {
        assert_eq!(refusal(given), ProblemCode::VotesClosed);
    }
    offered
}

async fn each_body_votes_on_its_own_day_and_in_the_period_of_all(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let cnav = organisation(&paul, "cnav").await;
    let now = app.app.now();
    let day = |organisation_id: OrganisationId, from: i64| VotingDayRequest {
        organisation_id,
        from: now + TimeDelta::days(from),
        until: now + TimeDelta::days(from + 1),
    };
    let content = ChallengeContentRequest {
        votes_from: Some(now + TimeDelta::days(6)),
        votes_until: Some(now + TimeDelta::days(8)),
        voting_days: vec![day(bretagne, 0), day(cnav, 3)],
        ..call("Journées régionales")
    };
    let open = running(&app, content).await;
    let id = julie.deposit_idea(&answering(&open, "Une page"), &key()).await.unwrap().summary.id;
    let told = app.client_of(Demo::Yann).await.read_challenge(open.summary.id).await.unwrap();
    let days: Vec<_> =
        told.voting_days.iter().map(|day| (day.organisation.id, day.is_mine)).collect();
    assert_eq!(days, [(bretagne, true), (cnav, false)]);
    // Days gone by since it opened; whether Brittany votes, then the national fund.
    for (after, expected) in [
        (0, (true, false)),
        (2, (false, false)),
        (1, (false, true)),
        (3, (true, true)),
        (3, (false, false)),
    ] {
        app.advance(TimeDelta::days(after) + TimeDelta::minutes(1));
        let (yann, karim) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Karim).await);
        let found = (votes(&yann, id).await, votes(&karim, id).await);
        assert_eq!(found, expected, "{after} days later");
    }
}

async fn a_body_has_one_day_and_it_is_a_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let direction = organisation(&paul, "cnav-dsi").await;
    let now = app.app.now();
    let day = |organisation_id: OrganisationId, hours: i64| VotingDayRequest {
        organisation_id,
        from: now,
        until: now + TimeDelta::hours(hours),
    };
    let refused = async |voting_days: Vec<VotingDayRequest>| {
        let content = ChallengeContentRequest { voting_days, ..call("Journées") };
        faulty_fields(paul.create_challenge(&ChallengeRequest { content }, &key()).await)
    };
    let unknown = refused(vec![day(bretagne, 8), day(direction, 8)]).await;
    assert_eq!(unknown, ["/content/voting_days/1/organisation_id unknown_value"]);
    let twice = refused(vec![day(bretagne, 8), day(bretagne, 0)]).await;
    let expected = [
        "/content/voting_days/1/organisation_id duplicate",
        "/content/voting_days/1/until before_start",
    ];
    assert_eq!(twice, expected);
}

/// Two bodies, and the hour in which the agents of each vote: the second one first.
async fn regional_days(
    app: &TestApp,
    paul: &ApiClient,
) -> (OrganisationId, OrganisationId, Vec<VotingDayRequest>) {
    let bretagne = organisation(paul, "carsat-bretagne").await;
    let cnav = organisation(paul, "cnav").await;
    let now = app.app.now();
    let day = |organisation_id: OrganisationId, from: i64| VotingDayRequest {
        organisation_id,
        from: now + TimeDelta::days(from),
        until: now + TimeDelta::days(from) + TimeDelta::hours(1),
    };
    (bretagne, cnav, vec![day(cnav, 5), day(bretagne, 3)])
}

async fn the_day_of_each_body_is_in_the_agenda_and_in_calendars(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (bretagne, cnav, voting_days) = regional_days(&app, &paul).await;
    let now = app.app.now();
    let content = ChallengeContentRequest { voting_days, ..call("Journées régionales") };
    let draft = ChallengeRequest { content: content.clone() };
    paul.create_challenge(&draft, &key()).await.unwrap();
    let open = running(&app, content).await;
    let from = Zone::Paris.day(now);
    let days = async |from, until| {
        let items = sophie.read_agenda(&AgendaQuery::between(from, until)).await.unwrap().items;
        let days = items.into_iter().filter(|entry| entry.kind == AgendaKind::ChallengeVotes);
        days.map(|entry| (entry.id, entry.on, entry.place.unwrap())).collect::<Vec<_>>()
    };
    let id = open.summary.id.0;
    let on = |days| Zone::Paris.day(now + TimeDelta::days(days));
    let told = days(from, from + Days::new(20)).await;
    let [(first, third, body), (second, fifth, _)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((*first, *second, *third, *fifth), (id, id, on(3), on(5)), "not of the draft");
    assert_eq!(body, "Carsat Bretagne");
    assert!(days(from + Days::new(8), from + Days::new(20)).await.is_empty());
    let feeds = sophie.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/agenda?")).unwrap().address;
    let text = reqwest::get(format!("{}{address}", app.url)).await.unwrap().text().await.unwrap();
    let text = text.replace("\r\n ", "");
    for body in [bretagne, cnav] {
        assert!(text.contains(&format!("UID:challenge_votes-{id}-{body}@ozeli-d")), "{text}");
    }
}

async fn the_agenda_of_a_body_tells_its_own_voting_day(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (bretagne, cnav, voting_days) = regional_days(&app, &paul).await;
    let now = app.app.now();
    running(&app, ChallengeContentRequest { voting_days, ..call("Journées régionales") }).await;
    let from = Zone::Paris.day(now);
    let told = async |organisation_id| {
        let all = AgendaQuery::between(from, from + Days::new(20));
        let query = AgendaQuery { organisation_id, ..all };
        let items = sophie.read_agenda(&query).await.unwrap().items.into_iter();
        let days = items.filter(|entry| entry.kind == AgendaKind::ChallengeVotes);
        days.map(|entry| entry.organisation.unwrap().id).collect::<Vec<_>>()
    };
    assert_eq!(told(None).await, [bretagne, cnav]);
    assert_eq!(told(Some(bretagne)).await, [bretagne]);
    assert_eq!(told(Some(cnav)).await, [cnav]);
}

on_both_databases!(
    the_agenda_of_a_body_tells_its_own_voting_day,
    a_body_has_one_day_and_it_is_a_body,
    each_body_votes_on_its_own_day_and_in_the_period_of_all,
    the_day_of_each_body_is_in_the_agenda_and_in_calendars,
);
