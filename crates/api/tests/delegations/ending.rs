//! A delegation about to end is told, once, to whoever lent it and to whoever holds it (D.3); delegations are found by
//! what one looks for.

use api_client::ApiClient;
use api_types::notification::{NotificationChoices, NotificationReason, NotificationView};
use api_types::rights::{
    DelegationQuery, DelegationView, GiveDelegationRequest, ProlongDelegationRequest,
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::access::{DelegationState, Profile};
use domain::journal::Fact;
use domain::mail::MailChoice;
use test_support::{Database, Demo, SmtpSink, TestApp, key, on_both_databases};

use super::{body, id_of, lend, today};

/// Looks as the server does every hour, and tells.
async fn look(app: &TestApp) {
    while app::rights::tell_endings(&app.app).await.unwrap() > 0 {}
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

const fn end(one: &NotificationView) -> Option<NaiveDate> {
    if let Fact::DelegationEnding { ends_on, .. } = one.fact { Some(ends_on) } else { None }
}

/// Signed in again: sessions end meanwhile.
async fn told(app: &TestApp, who: Demo) -> Vec<NotificationView> {
    app.client_of(who).await.list_notifications().await.unwrap().items
}

async fn ends(app: &TestApp, who: Demo, reason: NotificationReason) -> Vec<NaiveDate> {
    let all = told(app, who).await;
    all.iter().filter(|one| one.reason == reason).filter_map(end).collect()
}

async fn an_end_is_told_once_and_again_when_it_has_moved(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let hers = id_of(&sophie).await;
    let last = today(&app) + TimeDelta::days(20);
    let wish = GiveDelegationRequest { ends_on: Some(last), ..lend(hers, Profile::Contributor) };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    app.advance(TimeDelta::days(12));
    look(&app).await;
    assert!(
        ends(&app, Demo::Sophie, NotificationReason::Holder).await.is_empty(),
        "eight days are left"
    );
    app.advance(TimeDelta::days(1));
    for _ in 0..2 {
        look(&app).await;
    }
    assert_eq!(ends(&app, Demo::Sophie, NotificationReason::Holder).await, [last]);
    assert_eq!(ends(&app, Demo::Nadia, NotificationReason::Giver).await, [last], "once");
    let told = told(&app, Demo::Nadia).await;
    let told = told.iter().find(|one| end(one).is_some()).unwrap();
    assert_eq!((told.title.as_str(), told.subject_id), ("Sophie Lambert", hers.0));
    let later = last + TimeDelta::days(30);
    let longer = ProlongDelegationRequest { ends_on: Some(later) };
    let nadia = app.client_of(Demo::Nadia).await;
    nadia.prolong_delegation(given.id, &longer, given.version).await.unwrap();
    look(&app).await;
    assert_eq!(
        ends(&app, Demo::Sophie, NotificationReason::Holder).await,
        [last],
        "it is far again"
    );
    app.advance(TimeDelta::days(30));
    look(&app).await;
    assert_eq!(ends(&app, Demo::Sophie, NotificationReason::Holder).await, [later, last]);
}

async fn nothing_is_told_of_what_was_taken_back_or_lent_for_a_few_days(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (hers, day) = (id_of(&sophie).await, today(&app));
    let until = |days| GiveDelegationRequest {
        ends_on: Some(day + TimeDelta::days(days)),
        ..lend(hers, Profile::Contributor)
    };
    let given = nadia.give_delegation(&until(20), &key()).await.unwrap();
    nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    nadia.give_delegation(&until(15), &key()).await.unwrap();
    nadia.give_delegation(&until(3), &key()).await.unwrap();
    look(&app).await;
    app.advance(TimeDelta::days(14));
    look(&app).await;
    let told = ends(&app, Demo::Sophie, NotificationReason::Holder).await;
    assert_eq!(told, [day + TimeDelta::days(15)], "one of the three");
}

/// Somebody keeps a summary of each day.
async fn daily(app: &TestApp, who: Demo) {
    let choices = NotificationChoices { mail: MailChoice::Daily, ..NotificationChoices::default() };
    app.client_of(who).await.choose_notifications(&choices).await.unwrap();
}

async fn a_letter_leads_each_of_the_two_to_where_it_is_theirs_to_act(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    app.app.use_relay();
    let nadia = app.client_of(Demo::Nadia).await;
    let hers = id_of(&app.client_of(Demo::Sophie).await).await;
    let last = today(&app) + TimeDelta::days(20);
    let wish = GiveDelegationRequest { ends_on: Some(last), ..lend(hers, Profile::Contributor) };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    daily(&app, Demo::Nadia).await;
    daily(&app, Demo::Sophie).await;
    app.advance(TimeDelta::days(13));
    look(&app).await;
    // Summaries leave in the morning.
    let now = app.app.now();
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    let next = now.date_naive().and_time(noon).and_utc() + TimeDelta::days(1);
    app.advance(next - now);
    app::mail::hand_over_digests(&app.app).await.unwrap();
    while app::mail::send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
    let letters = sink.letters();
    let body = |who: Demo| {
        let theirs = letters.iter().filter(|letter| letter.to == who.person().email);
        theirs.map(|letter| letter.body.clone()).collect::<Vec<_>>().concat()
    };
    let until = last.format("%d/%m/%Y").to_string();
    let (giver, holder) = (body(Demo::Nadia), body(Demo::Sophie));
    assert!(giver.contains("Sophie Lambert, ") && giver.contains(&until), "{giver}");
    let address =
        format!("/administration/delegations?titulaire={hers}&titulaire-nom=Sophie%20Lambert");
    assert!(giver.contains(&address), "{giver}");
    assert!(holder.contains(&until) && holder.contains("/mes-droits"), "{holder}");
    assert!(!holder.contains("/administration/"), "{holder}");
}

async fn delegations_are_found_by_holder_by_body_and_by_where_they_stand(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (hers, his) = (id_of(&sophie).await, id_of(&app.client_of(Demo::Marc).await).await);
    let (home, day) = (body(&nadia, "carsat-bretagne").await, today(&app));
    let wishes = [
        GiveDelegationRequest {
            organisation_id: Some(home),
            ends_on: Some(day),
            ..lend(hers, Profile::Contributor)
        },
        GiveDelegationRequest {
            starts_on: Some(day + TimeDelta::days(9)),
            ..lend(hers, Profile::Contributor)
        },
        lend(his, Profile::Contributor),
        lend(his, Profile::FunctionalAdmin),
    ];
    let mut ids = Vec::new();
    for wish in &wishes {
        ids.push(nadia.give_delegation(wish, &key()).await.unwrap().id);
    }
    nadia.withdraw_delegation(ids[3], 1).await.unwrap();
    let found = async |nadia: &ApiClient, query: DelegationQuery| {
        let page = nadia.list_delegations(&query).await.unwrap();
        let place = |one: &DelegationView| ids.iter().position(|id| *id == one.id).unwrap();
        page.items.iter().map(place).collect::<Vec<_>>()
    };
    let all = DelegationQuery::default;
    let state = |state| DelegationQuery { state: Some(state), ..all() };
    assert_eq!(found(&nadia, all()).await, [3, 2, 1, 0]);
    assert_eq!(found(&nadia, DelegationQuery { account_id: Some(hers), ..all() }).await, [1, 0]);
    assert_eq!(found(&nadia, DelegationQuery { organisation_id: Some(home), ..all() }).await, [0]);
    assert_eq!(found(&nadia, state(DelegationState::InForce)).await, [2, 0]);
    assert_eq!(found(&nadia, state(DelegationState::ToCome)).await, [1]);
    assert_eq!(found(&nadia, state(DelegationState::Withdrawn)).await, [3]);
    assert!(found(&nadia, state(DelegationState::Ended)).await.is_empty());
    let first = DelegationQuery { limit: 1, ..state(DelegationState::InForce) };
    let first = nadia.list_delegations(&first).await.unwrap();
    assert_eq!(first.items[0].id, ids[2]);
    let next = DelegationQuery { cursor: first.next, ..state(DelegationState::InForce) };
    assert_eq!(found(&nadia, next).await, [0], "page by page");
    app.advance(TimeDelta::days(1));
    let nadia = app.client_of(Demo::Nadia).await;
    assert_eq!(found(&nadia, state(DelegationState::Ended)).await, [0]);
    assert_eq!(found(&nadia, state(DelegationState::InForce)).await, [2]);
}

on_both_databases!(
    a_letter_leads_each_of_the_two_to_where_it_is_theirs_to_act,
    delegations_are_found_by_holder_by_body_and_by_where_they_stand,
    an_end_is_told_once_and_again_when_it_has_moved,
    nothing_is_told_of_what_was_taken_back_or_lent_for_a_few_days,
);
