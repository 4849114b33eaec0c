//! Accounts: who gives which profile to whom.

mod together;

use api_types::account::{AccountQuery, AccountView, CreateAccountRequest, EditAccountRequest};
use api_types::page::Include;
use api_types::password::ChoosePasswordRequest;
use api_types::problem::ProblemCode;
use api_types::session::SignInRequest;
use domain::access::{Permission, Profile};
use domain::journal::Fact;
use domain::people::{AccountStatus, Marks, PersonMark};
use futures_util::future::join;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::ideas::deposit;

fn new_account(profile: Profile) -> CreateAccountRequest {
    CreateAccountRequest {
        name: "Anne Le Bihan".to_owned(),
        email: "Anne.LeBihan@carsat-bretagne.example".to_owned(),
        password: Some("une phrase assez longue".to_owned()),
        profile,
        organisation_id: None,
        marks: Marks::default(),
    }
}

pub(crate) async fn account_of(app: &TestApp, who: Demo) -> AccountView {
    let nadia = app.client_of(Demo::Nadia).await;
    let query = AccountQuery { q: who.person().name.to_owned(), ..AccountQuery::default() };
    nadia.list_accounts(&query).await.unwrap().items.remove(0)
}

async fn a_functional_administrator_creates_accounts_not_above_their_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let request = new_account(Profile::Contributor);
    let once = key();
    let account = paul.create_account(&request, &once).await.unwrap();
    assert_eq!(account.email, "anne.lebihan@carsat-bretagne.example");
    let again = paul.create_account(&request, &once).await.unwrap();
    assert_eq!(again.id, account.id, "the same key makes one account");
    assert_eq!(refusal(paul.create_account(&request, &key()).await), ProblemCode::EmailTaken);
    for profile in [Profile::SuperAdmin, Profile::Developer] {
        let refused = paul.create_account(&new_account(profile), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(refusal(sophie.create_account(&request, &key()).await), ProblemCode::Forbidden);
}

async fn all_faulty_fields_are_told_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let request = CreateAccountRequest {
        name: " ".to_owned(),
        email: "nowhere".to_owned(),
        password: Some("court".to_owned()),
        ..new_account(Profile::Reader)
    };
    let fields = faulty_fields(paul.create_account(&request, &key()).await);
    assert_eq!(fields, ["/name required", "/email malformed", "/password too_short"]);
}

async fn a_right_withdrawn_acts_at_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let paul = app.client_of(Demo::Paul).await;
    assert!(paul.read_matrix().await.is_ok());
    let account = account_of(&app, Demo::Paul).await;
    let demoted = EditAccountRequest { profile: Profile::Reader, ..(&account).into() };
    nadia.edit_account(account.id, &demoted, account.version).await.unwrap();
    assert_eq!(refusal(paul.read_matrix().await), ProblemCode::Forbidden);
    assert!(!paul.read_me().await.unwrap().may(Permission::DecideIdea));
    let stale = nadia.edit_account(account.id, &demoted, account.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let disabled = EditAccountRequest { status: AccountStatus::Disabled, ..demoted };
    nadia.edit_account(account.id, &disabled, account.version + 1).await.unwrap();
    assert_eq!(refusal(paul.read_me().await), ProblemCode::NotSignedIn);
}

async fn the_last_super_administrator_stays_and_nobody_below_touches_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let account = account_of(&app, Demo::Nadia).await;
    let leaving = EditAccountRequest { profile: Profile::Reader, ..(&account).into() };
    let refused = nadia.edit_account(account.id, &leaving, account.version).await;
    assert_eq!(refusal(refused), ProblemCode::LastSuperAdmin);
    let paul = app.client_of(Demo::Paul).await;
    let refused = paul.edit_account(account.id, &leaving, account.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn of_two_who_take_each_other_away_at_once_one_stays(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let as_who = |account: &AccountView, profile| EditAccountRequest { profile, ..account.into() };
    let account = account_of(&app, Demo::Paul).await;
    let raised = as_who(&account, Profile::SuperAdmin);
    nadia.edit_account(account.id, &raised, account.version).await.unwrap();
    let (her, his) = (account_of(&app, Demo::Nadia).await, account_of(&app, Demo::Paul).await);
    let (hers, theirs) = (as_who(&her, Profile::Reader), as_who(&his, Profile::Reader));
    let (one, other) = join(
        nadia.edit_account(his.id, &theirs, his.version),
        paul.edit_account(her.id, &hers, her.version),
    )
    .await;
    assert_ne!(one.is_ok(), other.is_ok(), "{one:?} {other:?}");
    let left = persistence::people::super_admins(&app.app.store.reader()).await.unwrap();
    assert_eq!(left, 1);
}

/// An import that closes accounts holds them until the whole file is in. On SQLite one writes at a time anyway.
#[actix_web::test]
async fn whoever_is_held_as_a_super_administrator_goes_on_writing() {
    let app = TestApp::spawn(Database::postgres()).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let tx = app.app.store.begin().await.unwrap();
    assert_eq!(persistence::people::hold_super_admins(&tx).await.unwrap(), 1);
    // What names her in another table would wait for her row, until the database gives up.
    let idea = deposit(&nadia, "Une idée").await;
    assert!(idea.summary.author.is_me);
    tx.commit().await.unwrap();
}

async fn an_account_is_changed_whole_told_in_its_history_and_never_ones_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let sophie = account_of(&app, Demo::Sophie).await;
    let organisations = paul.list_organisations().await.unwrap().items;
    let dsi = organisations.iter().find(|one| one.code == "cnav-dsi").unwrap();
    let edit = EditAccountRequest {
        name: "Sophie Lambert-Roux".to_owned(),
        organisation_id: Some(dsi.id),
        marks: Marks { manager: true, referent: true, ..Marks::default() },
        ..(&sophie).into()
    };
    let changed = paul.edit_account(sophie.id, &edit, sophie.version).await.unwrap();
    assert_eq!(changed.name, "Sophie Lambert-Roux");
    assert_eq!(changed.department.unwrap().name, dsi.name);
    assert_eq!(changed.organisation.unwrap().name, "CNAV");
    assert!(changed.marks.manager && changed.marks.referent && !changed.marks.ambassador);
    let found = AccountQuery { q: "lambert-r".to_owned(), ..AccountQuery::default() };
    assert_eq!(paul.list_accounts(&found).await.unwrap().items.len(), 1);
    let history = paul.read_account_history(sophie.id).await.unwrap().items;
    assert_eq!(history[0].fact, Fact::AccountEdited { account: sophie.id });
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Paul Mercier");
    let own = account_of(&app, Demo::Paul).await;
    let leave = EditAccountRequest { profile: Profile::Reader, ..(&own).into() };
    let refused = paul.edit_account(own.id, &leave, own.version).await;
    assert_eq!(refusal(refused), ProblemCode::OwnAccount);
}

async fn accounts_are_read_page_by_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut names = Vec::new();
    let mut query =
        AccountQuery { limit: 4, include: Some(Include::Total), ..AccountQuery::default() };
    loop {
        let page = paul.list_accounts(&query).await.unwrap();
        assert_eq!(page.total, Some(9));
        names.extend(page.items.into_iter().map(|account| account.name));
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(names.len(), 9);
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(names, sorted, "in order, each once");
    query.cursor = Some("nonsense".to_owned());
    assert_eq!(refusal(paul.list_accounts(&query).await), ProblemCode::MalformedRequest);
}

async fn accounts_are_found_by_body_direction_and_mark(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let organisations = paul.list_organisations().await.unwrap().items;
    let id = |code: &str| organisations.iter().find(|one| one.code == code).unwrap().id;
    let found = async |asked: AccountQuery| {
        let query = AccountQuery { include: Some(Include::Total), ..asked };
        let page = paul.list_accounts(&query).await.unwrap();
        let names: Vec<String> = page.items.into_iter().map(|account| account.name).collect();
        assert_eq!(page.total, Some(names.len() as u64), "what is counted is what is listed");
        names
    };
    let of =
        |code: &str| AccountQuery { organisation_id: Some(id(code)), ..AccountQuery::default() };
    let bretons = ["Claire Le Goff", "Sophie Lambert", "Yann Kerbrat"];
    assert_eq!(found(of("carsat-bretagne")).await, bretons);
    let dsi = AccountQuery { department_id: Some(id("cnav-dsi")), ..AccountQuery::default() };
    assert_eq!(found(dsi).await, ["Julie Morel", "Thomas Roy"]);
    let marked = |mark| AccountQuery { mark: Some(mark), ..AccountQuery::default() };
    assert_eq!(found(marked(PersonMark::TopManagement)).await, ["Marc Petit"]);
    assert_eq!(found(marked(PersonMark::Referent)).await, ["Yann Kerbrat"]);
    assert!(found(marked(PersonMark::Manager)).await.is_empty());
    assert!(found(marked(PersonMark::Ambassador)).await.is_empty());
    let both = AccountQuery { mark: Some(PersonMark::Referent), ..of("cnav") };
    assert!(found(both).await.is_empty(), "criteria add up");
    let closed = AccountQuery { status: Some(AccountStatus::Disabled), ..of("cnav") };
    assert!(found(closed).await.is_empty());
}

async fn an_address_is_corrected_is_unique_and_is_never_ones_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let account = paul.create_account(&new_account(Profile::Reader), &key()).await.unwrap();
    let to =
        |email: &str| EditAccountRequest { email: Some(email.to_owned()), ..(&account).into() };
    let link = paul.give_password_link(account.id).await.unwrap().address;
    let edit = async |email: &str| paul.edit_account(account.id, &to(email), 1).await;
    assert_eq!(faulty_fields(edit("nowhere").await), ["/email malformed"]);
    let taken = edit(Demo::Sophie.person().email).await;
    assert_eq!(refusal(taken), ProblemCode::EmailTaken);
    let corrected = edit("Anne.Le-Bihan@carsat-bretagne.example").await.unwrap();
    assert_eq!(corrected.email, "anne.le-bihan@carsat-bretagne.example");
    let history = paul.read_account_history(account.id).await.unwrap().items;
    assert_eq!(history[0].fact, Fact::AccountEdited { account: account.id });
    let enter = async |email: &str| {
        let password = "une phrase assez longue".to_owned();
        app.stranger().sign_in(&SignInRequest { email: email.to_owned(), password }).await
    };
    assert_eq!(refusal(enter(&account.email).await), ProblemCode::InvalidCredentials);
    assert!(enter(&corrected.email).await.is_ok());
    let secret = link.split_once('#').unwrap().1;
    let new = ChoosePasswordRequest { new: "une autre phrase assez longue".to_owned() };
    let void = app.stranger().choose_password(secret, &new).await;
    assert_eq!(refusal(void), ProblemCode::NotFound, "it went to the former address");
    let own = account_of(&app, Demo::Paul).await;
    let email = Some("paul@cnav.example".to_owned());
    let moved = EditAccountRequest { email, ..(&own).into() };
    let refused = paul.edit_account(own.id, &moved, own.version).await;
    assert_eq!(refusal(refused), ProblemCode::OwnAccount);
}

on_both_databases!(
    an_address_is_corrected_is_unique_and_is_never_ones_own,
    accounts_are_found_by_body_direction_and_mark,
    a_functional_administrator_creates_accounts_not_above_their_own,
    all_faulty_fields_are_told_at_once,
    a_right_withdrawn_acts_at_the_next_request,
    the_last_super_administrator_stays_and_nobody_below_touches_one,
    of_two_who_take_each_other_away_at_once_one_stays,
    an_account_is_changed_whole_told_in_its_history_and_never_ones_own,
    accounts_are_read_page_by_page,
);
