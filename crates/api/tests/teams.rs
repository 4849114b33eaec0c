//! What a team brings is told to it in totals, and only where they point at nobody (R023).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::practice::{
    PracticeContentRequest, PublishPracticeRequest, RestrictPracticeRequest,
};
use api_types::rights::GiveDelegationRequest;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::people::{AccountStatus, TeamTotal};
use domain::poc::Visibility;
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::accounts::account_of;
use crate::delegations::lend;
use crate::ideas::deposit;
use crate::matrix::{cell, change};
use crate::pocs::{me, organisation};

/// The team that somebody is told of, and the totals of its ideas and of its votes.
async fn told(client: &ApiClient) -> (String, [Option<u64>; 2]) {
    let told = client.read_team_totals().await.unwrap();
    let whats: Vec<_> = told.items.iter().map(|total| total.what).collect();
    assert_eq!(whats, TeamTotal::ALL, "a total that is hidden is said to be");
    let of = |what| told.items.iter().find(|total| total.what == what).unwrap().count;
    (told.team.unwrap().name, [of(TeamTotal::Ideas), of(TeamTotal::Votes)])
}

async fn a_total_is_told_from_six_on_to_a_team_of_five_at_least(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, julie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Julie).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    // Six agents belong to the CNAV, two of them to its IT direction.
    for number in 1..=5 {
        deposit(&julie, &format!("Idée {number} de la CNAV")).await;
        let id = deposit(&sophie, &format!("Idée {number} de Bretagne")).await.summary.id;
        karim.support_idea(id).await.unwrap();
    }
    assert_eq!(told(&karim).await, ("CNAV".to_owned(), [None, None]));
    deposit(&marc, "Idée 6 de la CNAV").await;
    let id = deposit(&sophie, "Idée 6 de Bretagne").await.summary.id;
    marc.support_idea(id).await.unwrap();
    assert_eq!(told(&karim).await, ("CNAV".to_owned(), [Some(6), Some(6)]));
    assert_eq!(told(&karim).await, told(&marc).await, "the same for whoever belongs there");

    // Three agents in Bretagne, two in the direction: whatever they brought, it stays hidden.
    assert_eq!(told(&sophie).await.1, [None, None]);
    let organisations = julie.list_organisations().await.unwrap().items;
    let dsi = organisations.into_iter().find(|one| one.code == "cnav-dsi").unwrap();
    assert_eq!(told(&julie).await, (dsi.name, [None, None]));

    // Those who left count no more.
    let nadia = app.client_of(Demo::Nadia).await;
    for (who, counts) in [(Demo::Thomas, [Some(6), Some(6)]), (Demo::Paul, [None, None])] {
        let account = account_of(&app, who).await;
        let left = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
        nadia.edit_account(account.id, &left, account.version).await.unwrap();
        assert_eq!(told(&karim).await.1, counts);
    }
}

async fn ideas_and_votes_are_those_of_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, julie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Julie).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let nadia = app.client_of(Demo::Nadia).await;
    for number in 1..=6 {
        deposit(&julie, &format!("Idée {number} de la CNAV")).await;
        let id = deposit(&sophie, &format!("Idée {number} de Bretagne")).await.summary.id;
        karim.support_idea(id).await.unwrap();
    }
    assert_eq!(told(&marc).await.1, [Some(6), Some(6)]);
    let closed = cell((Brick::Ideas, Capability::Read), Profile::Reader, Reach::Nothing);
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&change(&[closed]), version).await.unwrap();
    for (code, totals) in [("cnav", [Some(6), None]), ("carsat-bretagne", [None, Some(6)])] {
        let wish = GiveDelegationRequest {
            organisation_id: Some(organisation(&nadia, code).await),
            bricks: vec![Brick::Ideas],
            ..lend(me(&marc).await, Profile::FunctionalAdmin)
        };
        let lent = nadia.give_delegation(&wish, &key()).await.unwrap();
        assert_eq!(told(&marc).await.1, totals, "{code}");
        nadia.withdraw_delegation(lent.id, 1).await.unwrap();
    }
}

async fn practices(client: &ApiClient) -> Option<u64> {
    let told = client.read_team_totals().await.unwrap().items;
    told.iter().find(|total| total.what == TeamTotal::Practices).unwrap().count
}

async fn practices_are_those_of_the_store_that_one_may_see(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, julie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Julie).await);
    let (marc, paul) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Paul).await);
    let share = async |number: u32, draft| {
        let content = PracticeContentRequest {
            title: format!("Pratique {number}"),
            problem: Some("Les courriers ne sont pas compris.".to_owned()),
            result: Some("Les appels ont baissé.".to_owned()),
            domain: "social_action".to_owned(),
            ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
        };
        let body =
            PublishPracticeRequest { draft, ..PublishPracticeRequest::of_body(None, content) };
        julie.publish_practice(&body, &key()).await.unwrap()
    };
    for number in 1..=5 {
        share(number, false).await;
    }
    let draft = share(6, true).await;
    let id = draft.summary.id;
    assert_eq!(practices(&karim).await, None, "a draft is in no total");
    let there = julie.publish_draft_practice(id, draft.version).await.unwrap();
    assert_eq!((practices(&karim).await, practices(&marc).await), (Some(6), Some(6)));
    // Marc is of COMEX and CODIR, Karim is not.
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    paul.restrict_practice(id, &kept, there.version).await.unwrap();
    assert_eq!((practices(&karim).await, practices(&marc).await), (None, Some(6)));
}

on_both_databases!(
    a_total_is_told_from_six_on_to_a_team_of_five_at_least,
    ideas_and_votes_are_those_of_the_part_that_one_reads,
    practices_are_those_of_the_store_that_one_may_see,
);
