//! Several accounts changed at once (R329, R336): all of them, or none.

use api_client::ApiClient;
use api_types::account::{
    AccountBatchRequest, AccountChangeRequest, AccountLine, AccountView, EditAccountRequest,
};
use api_types::problem::ProblemCode;
use domain::access::Profile;
use domain::people::{AccountStatus, PersonMark};
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::account_of;
use crate::pocs::organisation;

fn line(account: &AccountView) -> AccountLine {
    AccountLine { account_id: account.id, version: account.version }
}

fn batch(items: Vec<AccountLine>, change: &AccountChangeRequest) -> AccountBatchRequest {
    AccountBatchRequest { items, change: change.clone() }
}

fn closed() -> AccountChangeRequest {
    AccountChangeRequest {
        status: Some(AccountStatus::Disabled),
        ..AccountChangeRequest::default()
    }
}

async fn faults(
    client: &ApiClient,
    items: Vec<AccountLine>,
    change: &AccountChangeRequest,
) -> Vec<String> {
    faulty_fields(client.edit_accounts(&batch(items, change)).await)
}

async fn accounts_change_together_and_what_is_not_named_stays(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, marc) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Marc).await);
    let (sophie, yann) = (account_of(&app, Demo::Sophie).await, account_of(&app, Demo::Yann).await);
    let change = AccountChangeRequest {
        profile: Some(Profile::Contributor),
        add_marks: vec![PersonMark::Ambassador],
        remove_marks: vec![PersonMark::Referent],
        ..AccountChangeRequest::default()
    };
    let both = vec![line(&sophie), line(&yann)];
    let asks = app.client_of(Demo::Sophie).await;
    assert_eq!(asks.read_me().await.unwrap().profile, Profile::Reader);
    let refused = marc.edit_accounts(&batch(both.clone(), &change)).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert_eq!(paul.edit_accounts(&batch(both, &change)).await.unwrap().changed, 2);
    assert_eq!(asks.read_me().await.unwrap().profile, Profile::Contributor, "at once");
    let (raised, other) =
        (account_of(&app, Demo::Sophie).await, account_of(&app, Demo::Yann).await);
    for (before, after) in [(&sophie, &raised), (&yann, &other)] {
        assert_eq!(after.profile, Profile::Contributor);
        assert!(after.marks.ambassador && !after.marks.referent);
        assert_eq!(after.marks.manager, before.marks.manager);
        let kept = |one: &AccountView| (one.email.clone(), one.organisation.clone(), one.status);
        assert_eq!(kept(after), kept(before), "what is not named stays");
    }
    // What is so already changes nothing; whoever goes elsewhere goes with their direction.
    paul.edit_accounts(&batch(vec![line(&raised)], &change)).await.unwrap();
    assert_eq!(account_of(&app, Demo::Sophie).await, raised);
    let direction = organisation(&paul, "cnav-dsi").await;
    let moved = AccountChangeRequest {
        organisation_id: Some(direction),
        ..AccountChangeRequest::default()
    };
    paul.edit_accounts(&batch(vec![line(&raised)], &moved)).await.unwrap();
    let moved = account_of(&app, Demo::Sophie).await;
    assert_eq!(moved.department.as_ref().map(|one| one.id), Some(direction));
    assert_ne!(moved.organisation, raised.organisation);
    // Closed together, signed out at once.
    let signed_in = app.client_of(Demo::Yann).await;
    // Who they are is remembered from one request to the next.
    signed_in.read_me().await.unwrap();
    paul.edit_accounts(&batch(vec![line(&moved), line(&other)], &closed())).await.unwrap();
    assert_eq!(refusal(signed_in.read_me().await), ProblemCode::NotSignedIn);
    assert_eq!(account_of(&app, Demo::Sophie).await.status, AccountStatus::Disabled);
}

async fn one_faulty_line_leaves_every_account_as_it_was(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let (sophie, yann) = (account_of(&app, Demo::Sophie).await, account_of(&app, Demo::Yann).await);
    let (above, own) = (account_of(&app, Demo::Nadia).await, account_of(&app, Demo::Paul).await);
    let items = vec![
        line(&sophie),
        line(&above),
        AccountLine { version: 99, ..line(&yann) },
        line(&sophie),
        AccountLine { account_id: UserId::default(), version: 1 },
        line(&own),
    ];
    let told = [
        "/items/1 not_allowed",
        "/items/2 stale",
        "/items/3 duplicate",
        "/items/4 unknown_value",
        "/items/5 not_allowed",
    ];
    assert_eq!(faults(&paul, items, &closed()).await, told);
    assert_eq!(account_of(&app, Demo::Sophie).await, sophie, "nothing was kept");
    let raised = AccountChangeRequest {
        profile: Some(Profile::SuperAdmin),
        ..AccountChangeRequest::default()
    };
    assert_eq!(faults(&paul, vec![line(&sophie)], &raised).await, ["/items/0 not_allowed"]);
    // Whoever administers one body changes no account of another.
    let regional = EditAccountRequest { profile: Profile::FunctionalAdmin, ..(&sophie).into() };
    let nadia = app.client_of(Demo::Nadia).await;
    nadia.edit_account(sophie.id, &regional, sophie.version).await.unwrap();
    let (there, julie) = (app.client_of(Demo::Sophie).await, account_of(&app, Demo::Julie).await);
    let refused = faults(&there, vec![line(&yann), line(&julie)], &closed()).await;
    assert_eq!(refused, ["/items/1 not_allowed"]);
    assert!(account_of(&app, Demo::Yann).await.status == AccountStatus::Active);
}

async fn nobody_is_taken_into_a_body_by_whoever_administers_that_body_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let (sophie, marc) = (account_of(&app, Demo::Sophie).await, account_of(&app, Demo::Marc).await);
    let regional = EditAccountRequest { profile: Profile::FunctionalAdmin, ..(&sophie).into() };
    nadia.edit_account(sophie.id, &regional, sophie.version).await.unwrap();
    let there = app.client_of(Demo::Sophie).await;
    let here = Some(organisation(&nadia, "carsat-bretagne").await);
    let moved = AccountChangeRequest { organisation_id: here, ..AccountChangeRequest::default() };
    let closed_there = AccountChangeRequest { organisation_id: here, ..closed() };
    for change in [moved, closed_there] {
        assert_eq!(faults(&there, vec![line(&marc)], &change).await, ["/items/0 not_allowed"]);
    }
    assert_eq!(account_of(&app, Demo::Marc).await, marc);
}

async fn a_batch_says_what_changes_and_of_whom(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let sophie = account_of(&app, Demo::Sophie).await;
    let nothing = AccountChangeRequest::default();
    assert_eq!(faults(&paul, Vec::new(), &nothing).await, ["/items required", "/change required"]);
    let many = vec![line(&sophie); 201];
    assert_eq!(faults(&paul, many, &closed()).await, ["/items too_many"]);
    let marks = vec![PersonMark::Manager];
    let both =
        AccountChangeRequest { add_marks: marks.clone(), remove_marks: marks, ..nothing.clone() };
    let told = faults(&paul, vec![line(&sophie)], &both).await;
    assert_eq!(told, ["/change/remove_marks/0 duplicate"]);
    let nowhere =
        AccountChangeRequest { organisation_id: Some(OrganisationId::default()), ..nothing };
    let told = faults(&paul, vec![line(&sophie)], &nowhere).await;
    assert_eq!(told, ["/change/organisation_id unknown_value"]);
}

async fn two_batches_at_once_wait_for_one_another(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let everybody = [Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Julie, Demo::Karim];
    for round in 0..6 {
        let mut lines = Vec::new();
        for who in everybody {
            lines.push(line(&account_of(&app, who).await));
        }
        let (mark, mut backwards) = (vec![PersonMark::Ambassador], lines.clone());
        backwards.reverse();
        let mut change = AccountChangeRequest::default();
        if round % 2 == 0 {
            change.add_marks = mark;
        } else {
            change.remove_marks = mark;
        }
        let (one, other) = (batch(lines, &change), batch(backwards, &change));
        let (one, other) = tokio::join!(paul.edit_accounts(&one), paul.edit_accounts(&other));
        // Whoever comes second finds that every account has changed, and is told which.
        let late = if one.is_ok() { other } else { one };
        let told = (0..everybody.len()).map(|at| format!("/items/{at} stale"));
        assert_eq!(faulty_fields(late), told.collect::<Vec<_>>());
    }
}

on_both_databases!(
    two_batches_at_once_wait_for_one_another,
    accounts_change_together_and_what_is_not_named_stays,
    one_faulty_line_leaves_every_account_as_it_was,
    nobody_is_taken_into_a_body_by_whoever_administers_that_body_alone,
    a_batch_says_what_changes_and_of_whom,
);
