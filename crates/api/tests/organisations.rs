//! The bodies of the network and their directions, kept at run time and in force at once (A36, R046).

use api_client::{ApiClient, ApiError};
use api_types::account::{AccountQuery, EditAccountRequest};
use api_types::people::{AddOrganisationRequest, ChangeOrganisationRequest, OrganisationView};
use api_types::poc::{CreatePocRequest, PocHeaderRequest, PocView};
use api_types::problem::ProblemCode;
use api_types::rights::GiveDelegationRequest;
use domain::OrganisationId;
use domain::access::Profile;
use domain::journal::Fact;
use domain::people::OrganisationKind;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

async fn body(client: &ApiClient, code: &str) -> OrganisationView {
    let all = client.list_organisations().await.unwrap().items;
    all.into_iter().find(|one| one.code == code).unwrap()
}

fn new(parent: &OrganisationView, name: &str) -> AddOrganisationRequest {
    AddOrganisationRequest { parent_id: parent.id, name: name.to_owned() }
}

async fn keep(
    client: &ApiClient,
    one: &OrganisationView,
    name: &str,
    closed: bool,
) -> Result<OrganisationView, ApiError> {
    let request = ChangeOrganisationRequest { name: name.to_owned(), region: one.region, closed };
    client.change_organisation(one.id, &request, one.version).await
}

async fn begin(client: &ApiClient, department: OrganisationId) -> Result<PocView, ApiError> {
    let header = PocHeaderRequest {
        title: "Un essai".to_owned(),
        department_id: department,
        domain: "social_action".to_owned(),
        ..PocHeaderRequest::default()
    };
    let request = CreatePocRequest { header, ..CreatePocRequest::default() };
    client.create_poc(&request, &key()).await
}

async fn a_direction_is_chosen_as_soon_as_it_is_there_and_no_more_once_closed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let cnav = body(&paul, "cnav").await;
    let (request, once) = (new(&cnav, "Direction de l’essai"), key());
    let added = paul.add_organisation(&request, &once).await.unwrap();
    assert_eq!(paul.add_organisation(&request, &once).await.unwrap(), added, "sent twice");
    assert_eq!(added.code, "cnav-direction-de-l-essai");
    assert_eq!((added.kind, added.parent_id), (OrganisationKind::Department, Some(cnav.id)));
    let poc = begin(&julie, added.id).await.unwrap();
    // Renamed: what belongs there follows. Closed: it keeps its name, and nothing new goes there.
    let renamed = keep(&paul, &added, "Direction des essais", false).await.unwrap();
    assert_eq!(renamed.code, added.code);
    let late = keep(&paul, &added, "Autre", false).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let closed = keep(&paul, &renamed, "Direction des essais", true).await.unwrap();
    assert!(closed.closed);
    let refused = begin(&julie, added.id).await;
    assert_eq!(faulty_fields(refused), ["/header/department_id unknown_value"]);
    let read = julie.read_poc(poc.summary.id).await.unwrap();
    assert_eq!(read.summary.department.name, "Direction des essais");
    assert!(body(&julie, &added.code).await.closed, "it is still named");
    let account = paul.list_accounts(&AccountQuery::default()).await.unwrap().items.remove(0);
    let moved = EditAccountRequest { organisation_id: Some(added.id), ..(&account).into() };
    let refused = paul.edit_account(account.id, &moved, account.version).await;
    assert_eq!(faulty_fields(refused), ["/organisation_id unknown_value"]);
    keep(&paul, &closed, "Direction des essais", false).await.unwrap();
    begin(&julie, added.id).await.unwrap();
    let history = paul.read_organisation_history(added.id).await.unwrap().items;
    let told: Vec<_> = history.into_iter().map(|entry| entry.fact).collect();
    let label = || "Direction des essais".to_owned();
    let (organisation, was) = (added.id, Some("Direction de l’essai".to_owned()));
    let changed =
        |was, active| Fact::OrganisationChanged { organisation, label: label(), was, active };
    let expected = [
        changed(None, true),
        changed(None, false),
        changed(was.clone(), true),
        Fact::OrganisationAdded { organisation, label: was.clone().unwrap() },
    ];
    assert_eq!(told, expected);
}

async fn a_closed_body_closes_its_directions_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, julie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Julie).await);
    let branch = body(&nadia, "assurance-retraite").await;
    let fund = nadia.add_organisation(&new(&branch, "Caisse d’essai"), &key()).await.unwrap();
    assert_eq!(fund.kind, OrganisationKind::Organisation);
    let direction = nadia.add_organisation(&new(&fund, "Santé"), &key()).await.unwrap();
    begin(&julie, direction.id).await.unwrap();
    let twice = nadia.add_organisation(&new(&fund, "SANTE"), &key()).await;
    assert_eq!(faulty_fields(twice), ["/name duplicate"]);
    let below = nadia.add_organisation(&new(&direction, "Un pôle"), &key()).await;
    assert_eq!(faulty_fields(below), ["/parent_id unknown_value"]);
    keep(&nadia, &fund, "Caisse d’essai", true).await.unwrap();
    let refused = begin(&julie, direction.id).await;
    assert_eq!(faulty_fields(refused), ["/header/department_id unknown_value"]);
    let more = nadia.add_organisation(&new(&fund, "Retraite"), &key()).await;
    assert_eq!(faulty_fields(more), ["/parent_id unknown_value"]);
    let all = keep(&nadia, &branch, &branch.name, true).await;
    assert_eq!(faulty_fields(all), ["/closed unknown_value"]);
}

async fn a_delegate_adds_directions_of_their_body_and_no_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let home = body(&nadia, "carsat-bretagne").await;
    let refused = sophie.add_organisation(&new(&home, "Santé"), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let wish = GiveDelegationRequest {
        account_id: sophie.read_me().await.unwrap().person.id,
        profile: Profile::FunctionalAdmin,
        bricks: Vec::new(),
        organisation_id: Some(home.id),
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    let home = body(&sophie, "carsat-bretagne").await;
    assert!(home.extensible && !home.editable);
    let added = sophie.add_organisation(&new(&home, "Santé"), &key()).await.unwrap();
    assert!(added.editable);
    keep(&sophie, &added, "Santé au travail", false).await.unwrap();
    let cnav = body(&sophie, "cnav").await;
    assert!(!cnav.extensible && !cnav.editable);
    let elsewhere = sophie.add_organisation(&new(&cnav, "Santé"), &key()).await;
    assert_eq!(refusal(elsewhere), ProblemCode::Forbidden);
    let own = keep(&sophie, &home, "Autre nom", false).await;
    assert_eq!(refusal(own), ProblemCode::Forbidden);
}

on_both_databases!(
    a_direction_is_chosen_as_soon_as_it_is_there_and_no_more_once_closed,
    a_closed_body_closes_its_directions_with_it,
    a_delegate_adds_directions_of_their_body_and_no_other,
);
