//! The experiments that a card names, to whoever may know of whose team somebody is (R263).

use api_client::ApiClient;
use api_types::poc::{
    CreatePocRequest, MemberRequest, PocRulesRequest, PocView, RestrictPocRequest,
};
use domain::poc::{MemberRole, PocAudience, Visibility};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::keep;
use crate::pocs::{card, me};

/// An experiment with Yann as its member.
async fn with(app: &TestApp, title: &str, role: MemberRole) -> PocView {
    let (julie, yann) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Yann).await);
    let member = MemberRequest { user_id: Some(me(&yann).await), name: None, role };
    let body = CreatePocRequest { members: vec![member], ..card(&julie, title).await };
    julie.create_poc(&body, &key()).await.unwrap()
}

async fn a_card_names_the_experiments_that_its_reader_may_see(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    keep(&yann, &["facilitation"], true).await;
    with(&app, "Parrainer seulement", MemberRole::Sponsor).await;
    let first = with(&app, "Ateliers mobiles", MemberRole::Member).await;
    let last = with(&app, "Rappel des assurés", MemberRole::Lead).await;
    let id = me(&yann).await;
    let told = async |client: &ApiClient| {
        let card = client.read_card(id).await.unwrap();
        card.pocs.into_iter().map(|poc| poc.title).collect::<Vec<_>>()
    };
    assert_eq!(told(&sophie).await, ["Rappel des assurés", "Ateliers mobiles"]);
    let few = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(last.summary.id, &few, last.version).await.unwrap();
    assert_eq!(told(&sophie).await, ["Ateliers mobiles"]);
    assert_eq!(told(&yann).await, ["Rappel des assurés", "Ateliers mobiles"], "theirs to see");
    assert_eq!(sophie.read_card(id).await.unwrap().pocs[0].id, first.summary.id);
}

async fn a_card_tells_of_a_team_no_more_than_the_sheet_where_records_are_closed(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let yann = app.client_of(Demo::Yann).await;
    keep(&yann, &["facilitation"], true).await;
    with(&app, "Ateliers mobiles", MemberRole::Member).await;
    with(&app, "Rappel des assurés", MemberRole::Lead).await;
    let rules = nadia.read_poc_rules().await.unwrap();
    let audience = PocAudience::TopManagement;
    let closed = PocRulesRequest { audience, open_sheets: true, four_eyes: false };
    nadia.set_poc_rules(&closed, rules.version).await.unwrap();
    let id = me(&yann).await;
    let told = async |client: &ApiClient| {
        let card = client.read_card(id).await.unwrap();
        card.pocs.into_iter().map(|poc| poc.title).collect::<Vec<_>>()
    };
    // A sheet names who leads and who sponsors, and nobody else.
    assert_eq!(told(&sophie).await, ["Rappel des assurés"]);
    for reader in [&yann, &nadia] {
        assert_eq!(told(reader).await, ["Rappel des assurés", "Ateliers mobiles"], "theirs to see");
    }
}

on_both_databases!(
    a_card_names_the_experiments_that_its_reader_may_see,
    a_card_tells_of_a_team_no_more_than_the_sheet_where_records_are_closed,
);
