//! Delegations of the Dinno, and what it declares somebody to own (D.3, A08, R328 to R335).

use api_client::ApiClient;
use api_types::account::{AccountQuery, CreateAccountRequest, EditAccountRequest};
use api_types::poc::{CreatePocRequest, PocHeaderRequest, PocView};
use api_types::problem::ProblemCode;
use api_types::rights::{
    DeclareOwnerRequest, DelegationQuery, DelegationStatus, GiveDelegationRequest,
    ProlongDelegationRequest,
};
use chrono::{NaiveDate, TimeDelta};
use domain::access::{Brick, Permission, Profile, Reach};
use domain::people::{Marks, OwnerKind};
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

fn lend(to: UserId, profile: Profile) -> GiveDelegationRequest {
    GiveDelegationRequest {
        account_id: to,
        profile,
        bricks: Vec::new(),
        organisation_id: None,
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    }
}

async fn id_of(client: &ApiClient) -> UserId {
    client.read_me().await.unwrap().person.id
}

async fn body(client: &ApiClient, code: &str) -> OrganisationId {
    let all = client.list_organisations().await.unwrap().items;
    all.iter().find(|one| one.code == code).unwrap().id
}

async fn begin(
    client: &ApiClient,
    department: OrganisationId,
) -> Result<PocView, api_client::ApiError> {
    let header = PocHeaderRequest {
        title: "Un essai".to_owned(),
        department_id: department,
        domain: "social_action".to_owned(),
        ..PocHeaderRequest::default()
    };
    let request = CreatePocRequest { header, ..CreatePocRequest::default() };
    client.create_poc(&request, &key()).await
}

fn today(app: &TestApp) -> NaiveDate {
    app.app.now().date_naive()
}

async fn what_is_lent_counts_at_once_and_ends_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let wish = GiveDelegationRequest {
        bricks: vec![Brick::Pocs],
        ..lend(id_of(&sophie).await, Profile::Contributor)
    };
    let home = body(&sophie, "carsat-bretagne").await;
    assert_eq!(refusal(begin(&sophie, home).await), ProblemCode::Forbidden);
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    assert_eq!(given.status, DelegationStatus::InForce);
    assert_eq!(given.account.name, "Sophie Lambert");
    begin(&sophie, home).await.unwrap();
    assert!(!sophie.read_me().await.unwrap().may(Permission::DecideIdea), "only that brick");
    let gone = nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    assert_eq!(gone.status, DelegationStatus::Withdrawn);
    assert_eq!(refusal(begin(&sophie, home).await), ProblemCode::Forbidden);
    let again = nadia.withdraw_delegation(given.id, gone.version).await;
    assert_eq!(refusal(again), ProblemCode::DelegationWithdrawn);
}

async fn it_begins_and_ends_on_its_days(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let day = today(&app);
    let wish = GiveDelegationRequest {
        starts_on: Some(day + TimeDelta::days(1)),
        ends_on: Some(day + TimeDelta::days(2)),
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    assert_eq!(given.status, DelegationStatus::ToCome);
    let decides = async || {
        let fresh = app.client_of(Demo::Sophie).await;
        fresh.read_me().await.unwrap().may(Permission::DecideIdea)
    };
    assert!(!decides().await);
    app.advance(TimeDelta::days(1));
    assert!(decides().await);
    app.advance(TimeDelta::days(2));
    assert!(!decides().await);
    let nadia = app.client_of(Demo::Nadia).await;
    let longer = ProlongDelegationRequest { ends_on: None };
    let open = nadia.prolong_delegation(given.id, &longer, given.version).await.unwrap();
    assert_eq!(open.status, DelegationStatus::InForce);
    assert!(decides().await);
    let before = ProlongDelegationRequest { ends_on: Some(day) };
    let refused = nadia.prolong_delegation(given.id, &before, open.version).await;
    assert_eq!(faulty_fields(refused), ["/ends_on before_start"]);
}

async fn it_reaches_no_other_body_and_is_not_passed_on(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (bretagne, cnav) = (body(&nadia, "carsat-bretagne").await, body(&nadia, "cnav").await);
    let wish = GiveDelegationRequest {
        organisation_id: Some(bretagne),
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    // She administers the accounts of her body, and sees no other.
    let seen = sophie.list_accounts(&AccountQuery::default()).await.unwrap().items;
    let mut names: Vec<_> = seen.iter().map(|account| account.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Claire Le Goff", "Sophie Lambert", "Yann Kerbrat"]);
    let yann = seen.iter().find(|account| account.name == "Yann Kerbrat").unwrap();
    let raised = EditAccountRequest { profile: Profile::Contributor, ..yann.into() };
    sophie.edit_account(yann.id, &raised, yann.version).await.unwrap();
    let above = EditAccountRequest { profile: Profile::FunctionalAdmin, ..yann.into() };
    let refused = sophie.edit_account(yann.id, &above, yann.version + 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "she lends on nothing that was lent");
    let elsewhere = EditAccountRequest { organisation_id: Some(cnav), ..raised };
    let refused = sophie.edit_account(yann.id, &elsewhere, yann.version + 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "nor moves anybody out of reach");
    let julie = id_of(&app.client_of(Demo::Julie).await).await;
    assert_eq!(refusal(sophie.read_account(julie).await), ProblemCode::Forbidden);
    let new = CreateAccountRequest {
        name: "Une Personne".to_owned(),
        email: "une.personne@cnav.example".to_owned(),
        password: "une phrase assez longue".to_owned(),
        profile: Profile::Reader,
        organisation_id: Some(cnav),
        marks: Marks::default(),
    };
    assert_eq!(refusal(sophie.create_account(&new, &key()).await), ProblemCode::Forbidden);
    let at_home = CreateAccountRequest { organisation_id: Some(bretagne), ..new };
    sophie.create_account(&at_home, &key()).await.unwrap();
    // Experiments of her body are hers to steer; those of another are not.
    let ours = begin(&sophie, bretagne).await.unwrap();
    assert!(!ours.allowed.is_empty());
    let dsi = body(&nadia, "cnav-dsi").await;
    assert_eq!(refusal(begin(&sophie, dsi).await), ProblemCode::Forbidden);
    let theirs = begin(&app.client_of(Demo::Julie).await, dsi).await.unwrap();
    assert!(sophie.read_poc(theirs.summary.id).await.unwrap().allowed.is_empty());
    let pass_on = lend(yann.id, Profile::Contributor);
    let refused = sophie.give_delegation(&pass_on, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn it_ends_with_the_right_of_its_giver(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let wish = lend(id_of(&sophie).await, Profile::FunctionalAdmin);
    paul.give_delegation(&wish, &key()).await.unwrap();
    assert!(sophie.read_me().await.unwrap().may(Permission::DecideIdea));
    let account = nadia.read_account(id_of(&paul).await).await.unwrap();
    let demoted = EditAccountRequest { profile: Profile::Reader, ..(&account).into() };
    nadia.edit_account(account.id, &demoted, account.version).await.unwrap();
    assert!(!sophie.read_me().await.unwrap().may(Permission::DecideIdea));
}

async fn faulty_wishes_are_told_field_by_field(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let wrong = GiveDelegationRequest {
        starts_on: Some(today(&app)),
        ends_on: Some(today(&app) - TimeDelta::days(1)),
        ..lend(sophie, Profile::SuperAdmin)
    };
    let fields = faulty_fields(nadia.give_delegation(&wrong, &key()).await);
    assert_eq!(fields, ["/profile unknown_value", "/ends_on before_start"]);
    let nobody = GiveDelegationRequest {
        organisation_id: Some(body(&nadia, "cnav-dsi").await),
        ..lend(UserId(uuid::Uuid::from_u128(9)), Profile::Contributor)
    };
    let fields = faulty_fields(nadia.give_delegation(&nobody, &key()).await);
    assert_eq!(fields, ["/account_id unknown_value", "/organisation_id unknown_value"]);
    let own = lend(id_of(&nadia).await, Profile::Contributor);
    let refused = nadia.give_delegation(&own, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::RightsRule);
    let current = DelegationQuery { current: true, ..DelegationQuery::default() };
    assert_eq!(nadia.list_delegations(&current).await.unwrap().items.len(), 0);
}

async fn a_contributor_writes_in_what_the_dinno_declared_as_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, karim) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Karim).await);
    let julie = app.client_of(Demo::Julie).await;
    let poc = begin(&julie, body(&julie, "cnav-dsi").await).await.unwrap();
    let id = poc.summary.id;
    assert!(karim.read_poc(id).await.unwrap().allowed.is_empty());
    let declared = DeclareOwnerRequest {
        brick: Brick::Pocs,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Organisation,
        owner_id: body(&julie, "cnav").await.0,
    };
    let once = key();
    let owned = nadia.declare_owner(&declared, &once).await.unwrap();
    assert_eq!(owned.owner_name, "CNAV");
    assert_eq!(nadia.declare_owner(&declared, &once).await.unwrap().id, owned.id);
    let again = nadia.declare_owner(&declared, &key()).await;
    assert_eq!(refusal(again), ProblemCode::OwnerDeclared);
    assert!(!karim.read_poc(id).await.unwrap().allowed.is_empty());
    // Ownership adds nothing to a profile that may not write at all.
    let marc = app.client_of(Demo::Marc).await;
    assert!(marc.read_poc(id).await.unwrap().allowed.is_empty());
    nadia.remove_owner(owned.id).await.unwrap();
    assert!(karim.read_poc(id).await.unwrap().allowed.is_empty());
    assert_eq!(refusal(nadia.remove_owner(owned.id).await), ProblemCode::NotFound);
    let steer = karim.read_me().await.unwrap();
    let reach = steer.permissions.iter().find(|one| one.permission == Permission::SteerPoc);
    assert_eq!(reach.unwrap().reach, Reach::OwnOnly);
}

on_both_databases!(
    what_is_lent_counts_at_once_and_ends_at_once,
    it_begins_and_ends_on_its_days,
    it_reaches_no_other_body_and_is_not_passed_on,
    it_ends_with_the_right_of_its_giver,
    faulty_wishes_are_told_field_by_field,
    a_contributor_writes_in_what_the_dinno_declared_as_theirs,
);
