//! Terms, figures and resources that nobody answered for in a year: told to be checked, asked about once, confirmed.

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::editorial::{EditorialQuery, WithdrawEditorialItemRequest};
use api_types::notification::NotificationReason;
use api_types::page::Include;
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::EditorialId;
use domain::editorial::{EditorialAct, EditorialBrick, EditorialChange, MethodKind};
use domain::journal::Fact;
use domain::people::AccountStatus;
use test_support::{Database, Demo, TestApp, on_both_databases, refusal};

use super::knowledge::resource;
use super::{news, published};
use crate::accounts::account_of;
use crate::pocs::me;

async fn ask(app: &TestApp) {
    while app::editorial::ask_checks(&app.app).await.unwrap() > 0 {}
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

/// Why this person was told that the item has aged, each time.
async fn told(client: &ApiClient, id: EditorialId) -> Vec<NotificationReason> {
    let items = client.list_notifications().await.unwrap().items;
    let aged = items.into_iter().filter(|one| {
        matches!(one.fact, Fact::EditorialItemChanged { item, change: EditorialChange::Aged, .. }
            if item == id)
    });
    aged.map(|one| one.reason).collect()
}

/// The resources that a list marks as to be checked, or the others, with whether each says so itself.
async fn marked(client: &ApiClient, to_check: Option<bool>) -> Vec<(EditorialId, bool)> {
    let query = EditorialQuery {
        to_check,
        include: Some(Include::Total),
        ..EditorialQuery::of(EditorialBrick::MethodResources)
    };
    let page = client.list_editorial_items(&query).await.unwrap();
    assert_eq!(page.total, u64::try_from(page.items.len()).ok());
    page.items.into_iter().map(|item| (item.id, item.to_check)).collect()
}

async fn a_list_marks_what_is_to_be_checked_and_is_narrowed_to_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let old = published(&paul, &resource(MethodKind::Space, None, None)).await.summary;
    let story = published(&paul, &news("Une actualité", None)).await.summary.id;
    app.advance(TimeDelta::days(367));
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let new = published(&paul, &resource(MethodKind::Space, None, None)).await.summary.id;
    assert_eq!(marked(&sophie, Some(true)).await, [(old.id, true)]);
    assert_eq!(marked(&sophie, Some(false)).await, [(new, false)]);
    assert_eq!(marked(&sophie, None).await.len(), 2);
    let of_news =
        EditorialQuery { to_check: Some(true), ..EditorialQuery::of(EditorialBrick::News) };
    assert!(sophie.list_editorial_items(&of_news).await.unwrap().items.is_empty());
    assert!(!sophie.read_editorial_item(story).await.unwrap().summary.to_check);
    let seen = sophie.read_editorial_item(old.id).await.unwrap();
    assert_eq!(seen.summary.confirmed_at, old.confirmed_at, "since when nobody answered for it");
    paul.confirm_editorial_item(old.id, seen.version).await.unwrap();
    assert!(marked(&sophie, Some(true)).await.is_empty());
    let now = sophie.read_editorial_item(old.id).await.unwrap().summary.confirmed_at;
    assert!(now > old.confirmed_at);
}

async fn after_a_year_whoever_looks_after_it_is_asked_once_and_it_is_confirmed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let mut request = resource(MethodKind::Space, None, None);
    request.owner_id = Some(me(&julie).await);
    let id = published(&paul, &request).await.summary.id;
    let told_once = published(&paul, &news("Une actualité", None)).await.summary.id;
    app.advance(TimeDelta::days(360));
    ask(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    assert!(!sophie.read_editorial_item(id).await.unwrap().summary.to_check);
    assert!(marked(&sophie, Some(true)).await.is_empty());
    app.advance(TimeDelta::days(7));
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let hers = sophie.read_editorial_item(id).await.unwrap();
    assert!(hers.summary.to_check && !hers.allowed.contains(&EditorialAct::Confirm));
    let news = sophie.read_editorial_item(told_once).await.unwrap().summary;
    assert!(!news.to_check, "news is of its day");
    ask(&app).await;
    ask(&app).await;
    assert_eq!(told(&julie, id).await, [NotificationReason::Keeper], "once");
    assert!(told(&sophie, id).await.is_empty());
    let refused = sophie.confirm_editorial_item(id, hers.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert!(paul.read_editorial_item(id).await.unwrap().allowed.contains(&EditorialAct::Confirm));
    let kept = paul.confirm_editorial_item(id, hers.version).await.unwrap();
    assert!(!kept.summary.to_check && !kept.allowed.contains(&EditorialAct::Confirm));
    assert_eq!(kept.summary.edited_at, hers.summary.edited_at, "nobody changed what it says");
    let last = paul.read_editorial_item_history(id).await.unwrap().items.remove(0);
    let confirmed = EditorialChange::Confirmed;
    assert!(matches!(last.fact, Fact::EditorialItemChanged { change, .. } if change == confirmed));
    app.advance(TimeDelta::days(367));
    ask(&app).await;
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(told(&julie, id).await.len(), 2, "another year, another question");
}

async fn what_was_looked_after_by_whoever_left_is_asked_of_administrators(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let mut request = resource(MethodKind::Space, None, None);
    request.owner_id = Some(me(&julie).await);
    let id = published(&paul, &request).await.summary.id;
    let account = account_of(&app, Demo::Julie).await;
    let gone = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
    paul.edit_account(account.id, &gone, account.version).await.unwrap();
    app.advance(TimeDelta::days(367));
    ask(&app).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    assert_eq!(told(&paul, id).await, [NotificationReason::Keeper]);
    assert!(told(&sophie, id).await.is_empty());
    // Somebody else looks after it from then on.
    let seen = paul.read_editorial_item(id).await.unwrap();
    request.owner_id = Some(me(&paul).await);
    let seen = paul.edit_editorial_item(id, &request, seen.version).await.unwrap();
    assert_eq!(seen.owner.name, "Paul Mercier");
}

async fn what_is_withdrawn_is_asked_about_no_more(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let shown = published(&paul, &resource(MethodKind::Space, None, None)).await;
    let id = shown.summary.id;
    let reason = WithdrawEditorialItemRequest::default();
    let gone = paul.withdraw_editorial_item(id, &reason, shown.version).await.unwrap();
    let refused = paul.confirm_editorial_item(id, gone.version).await;
    assert_eq!(refusal(refused), ProblemCode::ItemWrongState);
    app.advance(TimeDelta::days(400));
    ask(&app).await;
    let paul = app.client_of(Demo::Paul).await;
    assert!(!paul.read_editorial_item(id).await.unwrap().summary.to_check);
    assert!(told(&paul, id).await.is_empty());
}

on_both_databases!(
    what_was_looked_after_by_whoever_left_is_asked_of_administrators,
    after_a_year_whoever_looks_after_it_is_asked_once_and_it_is_confirmed,
    what_is_withdrawn_is_asked_about_no_more,
    a_list_marks_what_is_to_be_checked_and_is_narrowed_to_it,
);
