//! The figures of the experiments: each equals the list that the same criteria open (R209, R210).

use api_client::ApiClient;
use api_types::page::{Codes, Include};
use api_types::poc::{PocQuery, PocView};
use api_types::portfolio::{PortfolioQuery, PortfolioView};
use api_types::problem::ProblemCode;
use domain::OrganisationId;
use domain::poc::{GateVerdict, PocStatus, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::pocs::{card, cause, complete, gate, launched, me, organisation, pass, planned};

async fn total(client: &ApiClient, query: PocQuery) -> u64 {
    let query = PocQuery { include: Some(Include::Total), limit: 1, ..query };
    client.list_pocs(&query).await.unwrap().total.unwrap()
}

/// Every figure, against the list it opens.
async fn compare(client: &ApiClient, organisation_id: Option<OrganisationId>) -> PortfolioView {
    let figures = client.read_portfolio(&PortfolioQuery { organisation_id }).await.unwrap();
    let list = PocQuery { organisation_id, ..PocQuery::default() };
    assert_eq!(figures.total, total(client, list.clone()).await);
    for line in &figures.by_status {
        let list = PocQuery { status: Codes(vec![line.status]), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{}", line.status);
    }
    for line in &figures.in_progress_by_steps {
        let list = PocQuery {
            status: Codes(vec![PocStatus::InProgress]),
            steps_min: Some(line.steps_passed),
            steps_max: Some(line.steps_passed),
            ..list.clone()
        };
        assert_eq!(line.count, total(client, list).await, "{} steps", line.steps_passed);
    }
    let by_status: u64 = figures.by_status.iter().map(|line| line.count).sum();
    assert_eq!(by_status, figures.total, "no experiment is forgotten");
    let in_progress: u64 = figures.in_progress_by_steps.iter().map(|line| line.count).sum();
    assert_eq!(in_progress, count(&figures, PocStatus::InProgress));
    figures
}

fn count(figures: &PortfolioView, status: PocStatus) -> u64 {
    figures.by_status.iter().find(|line| line.status == status).unwrap().count
}

async fn at_step_two(client: &ApiClient, title: &str) -> PocView {
    let poc = launched(client, title).await;
    pass(client, &poc, (Step::FrameChallenge, Step::IdentifyStakeholders), vec![]).await
}

async fn every_figure_equals_the_list_it_opens(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let decider = me(&paul).await;
    planned(&julie, "À lancer").await;
    let poc = launched(&julie, "Terminée, non validée").await;
    complete(&julie, &poc, GateVerdict::NotValidated, decider).await;
    at_step_two(&julie, "En cours, deux étapes").await;
    let poc = at_step_two(&julie, "En cours, trois étapes").await;
    let go = vec![gate(GateVerdict::Go, decider)];
    pass(&julie, &poc, (Step::DescribeSolution, Step::DescribeSolution), go).await;
    let poc = at_step_two(&julie, "Gelée").await;
    julie.hold_poc(poc.summary.id, &cause("end_of_funding"), poc.version).await.unwrap();
    let poc = at_step_two(&julie, "Abandonnée").await;
    julie.abandon_poc(poc.summary.id, &cause("no_real_need"), poc.version).await.unwrap();
    let mut body = card(&julie, "Bretonne").await;
    let bretagne = organisation(&julie, "carsat-bretagne").await;
    body.header.department_id = bretagne;
    julie.create_poc(&body, &key()).await.unwrap();
    // Marc is of the COMEX and reads.
    let marc = app.client_of(Demo::Marc).await;
    let all = compare(&marc, None).await;
    let statuses: Vec<_> = all.by_status.iter().map(|line| (line.status, line.count)).collect();
    let expected = [
        (PocStatus::Planned, 2),
        (PocStatus::InProgress, 2),
        (PocStatus::Completed, 1),
        (PocStatus::OnHold, 1),
        (PocStatus::Abandoned, 1),
    ];
    assert_eq!(statuses, expected, "the three reported ones first, two lines apart");
    let steps: Vec<_> = all.in_progress_by_steps.iter().map(|line| line.count).collect();
    assert_eq!(steps, [0, 0, 1, 1, 0, 0, 0], "held and abandoned are not in progress");
    let here = compare(&marc, Some(bretagne)).await;
    assert_eq!((here.total, count(&here, PocStatus::Planned)), (1, 1));
    assert_eq!(compare(&marc, Some(OrganisationId::default())).await.total, 0);
}

async fn an_empty_portfolio_says_nought(database: Database) {
    let app = TestApp::spawn(database).await;
    let marc = app.client_of(Demo::Marc).await;
    let figures = compare(&marc, None).await;
    assert_eq!((figures.total, figures.by_status.len()), (0, 5));
    assert_eq!(figures.in_progress_by_steps.len(), 7);
    let stranger = app.stranger().read_portfolio(&PortfolioQuery::default()).await;
    assert_eq!(refusal(stranger), ProblemCode::NotSignedIn);
}

on_both_databases!(every_figure_equals_the_list_it_opens, an_empty_portfolio_says_nought);
