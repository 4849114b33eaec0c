//! A delegation about to end is told, once, to whoever lent it and to whoever holds it (D.3).

use api_types::notification::{NotificationReason, NotificationView};
use api_types::rights::{GiveDelegationRequest, ProlongDelegationRequest};
use chrono::{NaiveDate, TimeDelta};
use domain::access::Profile;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{id_of, lend, today};

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

on_both_databases!(
    an_end_is_told_once_and_again_when_it_has_moved,
    nothing_is_told_of_what_was_taken_back_or_lent_for_a_few_days,
);
