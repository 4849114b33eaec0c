//! What a team brings is told to it in totals, and only where they point at nobody (R023).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use domain::people::{AccountStatus, TeamTotal};
use test_support::{Database, Demo, TestApp, on_both_databases};

use crate::accounts::account_of;
use crate::ideas::deposit;

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

on_both_databases!(a_total_is_told_from_six_on_to_a_team_of_five_at_least);
