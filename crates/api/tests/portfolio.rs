//! The figures of the experiments: each equals the list that the same criteria open (R209, R210).

use api_client::ApiClient;
use api_types::export::DocumentFormat;
use api_types::page::{Codes, Include};
use api_types::poc::{PocQuery, PocView};
use api_types::portfolio::{PortfolioQuery, PortfolioView};
use api_types::problem::ProblemCode;
use chrono::{Days, TimeDelta};
use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::poc::{Aspect, GateVerdict, Health, PocStatus, Step};
use domain::portfolio::Attention;
use domain::reference::ReferenceCode;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::pocs::{card, cause, complete, gate, launch, launched, me, organisation, pass, planned};

async fn total(client: &ApiClient, query: PocQuery) -> u64 {
    let query = PocQuery { include: Some(Include::Total), limit: 1, ..query };
    client.list_pocs(&query).await.unwrap().total.unwrap()
}

/// Every figure, against the list it opens.
async fn compare(client: &ApiClient, organisation_id: Option<OrganisationId>) -> PortfolioView {
    let figures = client
        .read_portfolio(&PortfolioQuery { organisation_id, ..PortfolioQuery::default() })
        .await
        .unwrap();
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
    axes(client, &figures, &list).await;
    let by_status: u64 = figures.by_status.iter().map(|line| line.count).sum();
    assert_eq!(by_status, figures.total, "no experiment is forgotten");
    let in_progress: u64 = figures.in_progress_by_steps.iter().map(|line| line.count).sum();
    assert_eq!(in_progress, count(&figures, PocStatus::InProgress));
    figures
}

/// Every other axis, against the list that each of its figures opens.
async fn axes(client: &ApiClient, figures: &PortfolioView, list: &PocQuery) {
    let code = |code: &Option<ReferenceCode>| code.as_ref().map(|code| code.0.clone());
    for line in &figures.by_department {
        let list = PocQuery { department_id: Some(line.place.id), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{}", line.place.name);
    }
    for line in &figures.by_organisation {
        let list = PocQuery { organisation_id: Some(line.place.id), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{}", line.place.name);
    }
    for line in &figures.by_domain {
        let list = PocQuery { domain: code(&line.code), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in figures.by_trigger.iter().filter(|line| line.code.is_some()) {
        let list = PocQuery { trigger: code(&line.code), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in &figures.by_objective {
        let without_objective = line.code.is_none();
        let list = PocQuery { objective: code(&line.code), without_objective, ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in figures.by_form.iter().filter(|line| line.form.is_some()) {
        let list = PocQuery { form: line.form, ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in figures.by_action_form.iter().filter(|line| line.code.is_some()) {
        let list = PocQuery { action_form: code(&line.code), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in &figures.by_aspect {
        let list = PocQuery { aspect: Some(line.aspect), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    let by_action_form: u64 = figures.by_action_form.iter().map(|line| line.count).sum();
    assert_eq!(by_action_form, figures.total, "those that say none are counted too");
    for (place, line) in
        figures.map.iter().flat_map(|row| row.by_domain.iter().map(|l| (&row.place, l)))
    {
        let (department_id, domain) = (Some(place.id), code(&line.code));
        let list = PocQuery { department_id, domain, ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{} {line:?}", place.name);
    }
    for line in &figures.by_cause {
        let list = PocQuery { cause: code(&line.code), ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in figures.by_health.iter().filter(|line| line.health.is_some()) {
        let status = Codes(vec![PocStatus::InProgress]);
        let list = PocQuery { status, health: line.health, ..list.clone() };
        assert_eq!(line.count, total(client, list).await, "{line:?}");
    }
    for line in &figures.attention {
        let list = PocQuery { attention: Codes(vec![line.reason]), ..list.clone() };
        assert_eq!(line.count, total(client, list.clone()).await, "{line:?}");
        let items = client.list_pocs(&list).await.unwrap().items;
        assert!(items.iter().all(|poc| poc.attention.contains(&line.reason)), "{line:?}");
    }
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
    body.header.form = Some(InnovationForm::Open);
    body.header.action_form = Some("hackathon".to_owned());
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
    // One experiment, so one line each: what it says, and the list that it opens was compared above.
    assert_eq!(here.by_form[0].form, Some(InnovationForm::Open));
    assert_eq!(here.by_action_form[0].code, Some(ReferenceCode("hackathon".to_owned())));
    assert_eq!(compare(&marc, Some(OrganisationId::default())).await.total, 0);
}

async fn what_asks_for_attention_says_why(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let today = app.app.now().date_naive();
    let of = async |reason: Attention| {
        let list = PocQuery { attention: Codes(vec![reason]), ..PocQuery::default() };
        let items = marc.list_pocs(&list).await.unwrap().items;
        items.into_iter().map(|poc| poc.title).collect::<Vec<_>>()
    };
    let mut body = card(&julie, "En retard").await;
    body.header.ends_on = today.checked_sub_days(Days::new(1));
    body.header.health = Some(Health::OffTrack);
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    assert_eq!(of(Attention::Late).await, [""; 0], "not in progress yet");
    launch(&julie, &poc).await;
    at_step_two(&julie, "Avant le GO").await;
    assert_eq!(of(Attention::Late).await, ["En retard"]);
    assert_eq!(of(Attention::OffTrack).await, ["En retard"]);
    let poc = at_step_two(&julie, "Refusée").await;
    let waiting = of(Attention::GateWaiting).await;
    assert_eq!(waiting.len(), 2, "{waiting:?}");
    let decider = me(&app.client_of(Demo::Paul).await).await;
    let no = vec![gate(GateVerdict::NoGo, decider)];
    let poc = pass(&julie, &poc, (Step::DescribeSolution, Step::DescribeSolution), no).await;
    assert!(!poc.summary.attention.contains(&Attention::GateWaiting), "its page says the same");
    assert_eq!(of(Attention::GateWaiting).await, ["Avant le GO"]);
    let figures = compare(&marc, None).await.attention;
    let waiting = figures.iter().find(|line| line.reason == Attention::GateWaiting).unwrap();
    assert_eq!(waiting.count, 1, "decided, though with a no");
    assert_eq!(of(Attention::Silent).await, [""; 0]);
    app.advance(TimeDelta::days(31));
    let julie = app.client_of(Demo::Julie).await;
    let marc = app.client_of(Demo::Marc).await;
    let all = compare(&marc, None).await;
    let silent = all.attention.iter().find(|line| line.reason == Attention::Silent).unwrap();
    assert_eq!(silent.count, 3);
    // A word is enough to be heard again.
    launched(&julie, "Toute neuve").await;
    compare(&marc, None).await;
}

async fn an_earlier_day_is_told_again_from_the_journal(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = at_step_two(&julie, "Suivie").await;
    planned(&julie, "À lancer").await;
    let marc = app.client_of(Demo::Marc).await;
    let before = compare(&marc, None).await;
    let then = app.app.now().date_naive();
    app.advance(TimeDelta::days(2));
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    julie.abandon_poc(poc.summary.id, &cause("no_real_need"), poc.version).await.unwrap();
    planned(&julie, "Nouvelle").await;
    let query = PortfolioQuery { compared_on: Some(then), ..PortfolioQuery::default() };
    let now = marc.read_portfolio(&query).await.unwrap();
    assert_eq!((now.total, count(&now, PocStatus::Abandoned)), (3, 1));
    let earlier = now.earlier.unwrap();
    assert_eq!((earlier.on, earlier.total), (then, before.total));
    assert_eq!(earlier.by_status, before.by_status);
    assert_eq!(earlier.in_progress_by_steps, before.in_progress_by_steps);
    let elsewhere = PortfolioQuery { organisation_id: Some(OrganisationId::default()), ..query };
    let elsewhere = marc.read_portfolio(&elsewhere).await.unwrap();
    assert_eq!((elsewhere.total, elsewhere.earlier.unwrap().total), (0, 0));
}

async fn human_innovation_is_counted_beside_the_technical_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let all = PortfolioQuery::default();
    let nought = sophie.read_portfolio(&all).await.unwrap().by_aspect;
    assert!(nought.iter().all(|line| line.count == 0) && nought.len() == Aspect::ALL.len());
    for (title, aspects) in [
        ("Une autre façon de manager", vec![Aspect::Human]),
        ("Un outil, et ce qu’il change", vec![Aspect::Technical, Aspect::Human]),
        ("Sans rien dire", Vec::new()),
    ] {
        let mut request = card(&julie, title).await;
        request.header.aspects = aspects;
        julie.create_poc(&request, &key()).await.unwrap();
    }
    let figures = compare(&sophie, None).await;
    let told: Vec<_> = figures.by_aspect.iter().map(|line| (line.aspect, line.count)).collect();
    let (human, technical) = ((Aspect::Human, 2), (Aspect::Technical, 1));
    assert_eq!(told, [human, technical, (Aspect::Marketing, 0), (Aspect::Economic, 0)]);
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

async fn slides(client: &ApiClient, query: &PortfolioQuery) -> String {
    let file = client.print_portfolio(DocumentFormat::Pdf, query).await.unwrap();
    let text = client.print_portfolio(DocumentFormat::Markdown, query).await.unwrap();
    assert_eq!(file, text, "the same words, whatever the form");
    let document = client.print_portfolio(DocumentFormat::OpenDocument, query).await.unwrap();
    assert!(document.starts_with(b"PK") && document.len() > 2_000, "a word processor opens it");
    String::from_utf8(text).unwrap()
}

async fn slides_are_dated_by_the_clock_of_paris(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    // One minute before midnight in Greenwich, it is tomorrow in Paris.
    let now = app.app.now();
    let late = now.date_naive().and_hms_opt(23, 59, 0).unwrap().and_utc();
    app.advance(late - now);
    let marc = app.client_of(Demo::Marc).await;
    let tomorrow = now.date_naive().succ_opt().unwrap().format("%d/%m/%Y").to_string();
    let said = slides(&marc, &PortfolioQuery::default()).await;
    assert!(said.contains(&tomorrow), "no {tomorrow} in {said}");
}

async fn the_slides_of_a_meeting_say_the_same_figures(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let empty = slides(&marc, &PortfolioQuery::default()).await;
    assert!(
        empty.contains("| 0 | 0 | 0 | 0 | 0 | 0 |") && empty.contains("Rien n’attend"),
        "{empty}"
    );
    planned(&julie, "À lancer").await;
    let poc = launched(&julie, "Abandonnée | *vite*").await;
    julie.abandon_poc(poc.summary.id, &cause("no_real_need"), poc.version).await.unwrap();
    launched(&julie, "Lancée").await;
    let figures = marc.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    let said = slides(&marc, &PortfolioQuery::default()).await;
    let has = |words: &str| assert!(said.contains(words), "no `{words}` in:\n{said}");
    has("# Portefeuille des expérimentations");
    has("| Toutes | À lancer | En cours | Terminées | Gelées | Abandonnées |");
    let counts = figures.by_status.iter().map(|line| line.count);
    let numbers: Vec<_> =
        [figures.total].into_iter().chain(counts).map(|count| count.to_string()).collect();
    has(&format!("| {} |", numbers.join(" | ")));
    has("| Aucune étape franchie | 1 |");
    let department = &figures.by_department[0];
    has(&format!("| {} | {} |", department.place.name, department.count));
    has("droit à l’expérimentation");
    assert_eq!(said.matches("\n---\n").count(), 4, "one question a slide");
    assert!(!said.contains("localization"), "{said}");
    let tomorrow = app.app.now().date_naive() + Days::new(1);
    app.advance(TimeDelta::days(3));
    let marc = app.client_of(Demo::Marc).await;
    let compared = PortfolioQuery { compared_on: Some(tomorrow), ..PortfolioQuery::default() };
    let said = slides(&marc, &compared).await;
    assert!(said.contains("| Abandonnées | 1 | 1 |"), "{said}");
    let stranger = app.stranger().print_portfolio(DocumentFormat::Pdf, &compared).await;
    assert_eq!(refusal(stranger), ProblemCode::NotSignedIn);
}

on_both_databases!(
    slides_are_dated_by_the_clock_of_paris,
    the_slides_of_a_meeting_say_the_same_figures,
    every_figure_equals_the_list_it_opens,
    what_asks_for_attention_says_why,
    an_earlier_day_is_told_again_from_the_journal,
    an_empty_portfolio_says_nought,
    human_innovation_is_counted_beside_the_technical_one,
);
