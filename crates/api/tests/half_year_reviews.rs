//! The half-year review: made by one act, commented, frozen; its figures never change again (R212).

use api_client::ApiClient;
use api_types::export::DocumentFormat;
use api_types::half_year_review::{
    HalfYearReviewView, MakeHalfYearReviewRequest, RemarkRequest, WriteHalfYearReviewRequest,
};
use api_types::poc::RestrictPocRequest;
use api_types::problem::ProblemCode;
use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use domain::half_year_review::{Half, ReviewStatus, ReviewedPoc};
use domain::poc::{GateVerdict, PocStatus, Visibility};
use domain::{OrganisationId, ReviewId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::pocs::{cause, complete, launched, me, organisation, planned};

fn titles(pocs: &[ReviewedPoc]) -> Vec<&str> {
    pocs.iter().map(|poc| poc.title.as_str()).collect()
}

fn count(review: &HalfYearReviewView, status: PocStatus) -> (u64, Option<u64>) {
    let line = review.content.by_status.iter().find(|line| line.status == status).unwrap();
    (line.count, line.before)
}

/// The half in which the test runs.
fn now(app: &TestApp) -> MakeHalfYearReviewRequest {
    let Half { year, number } = Half::of(app.app.now().date_naive());
    MakeHalfYearReviewRequest { year, half: number, organisation_id: None }
}

/// To the half that follows, far from its ends: halves are not as long as each other.
fn next_half(app: &TestApp) {
    let now = app.app.now();
    let next = Half::of(now.date_naive()).end().and_time(NaiveTime::MIN).and_utc();
    app.advance(next - now + TimeDelta::days(40));
}

/// Six experiments, one of every fate, the last of them kept for some.
async fn half_of_work(julie: &ApiClient, paul: &ApiClient) {
    let decider = me(paul).await;
    planned(julie, "À lancer").await;
    launched(julie, "Lancée").await;
    let poc = launched(julie, "Terminée").await;
    complete(julie, &poc, GateVerdict::NotValidated, decider).await;
    let poc = launched(julie, "Gelée").await;
    julie.hold_poc(poc.summary.id, &cause("end_of_funding"), poc.version).await.unwrap();
    let poc = launched(julie, "Abandonnée").await;
    julie.abandon_poc(poc.summary.id, &cause("no_real_need"), poc.version).await.unwrap();
    let secret = launched(julie, "Projet Zéphyr").await;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(secret.summary.id, &body, secret.version).await.unwrap();
}

async fn same_as_the_figures_of_the_day(marc: &ApiClient, draft: &HalfYearReviewView) {
    let query = api_types::portfolio::PortfolioQuery::default();
    for line in marc.read_portfolio(&query).await.unwrap().by_status {
        assert_eq!(count(draft, line.status).0, line.count, "{}", line.status);
    }
}

async fn a_review_tells_its_half_and_never_changes_once_frozen(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let marc = app.client_of(Demo::Marc).await;
    half_of_work(&julie, &paul).await;
    let name = key();
    let draft = paul.make_half_year_review(&now(&app), &name).await.unwrap();
    assert_eq!(
        paul.make_half_year_review(&now(&app), &name).await.unwrap().summary.id,
        draft.summary.id
    );
    let again = paul.make_half_year_review(&now(&app), &key()).await;
    assert_eq!(refusal(again), ProblemCode::ReviewExists);
    let content = &draft.content;
    assert_eq!((content.total, content.restricted), (6, 1));
    assert_eq!(titles(&content.started), ["Lancée", "Terminée", "Gelée", "Abandonnée"]);
    assert_eq!(titles(&content.completed), ["Terminée"]);
    assert_eq!(content.completed[0].verdict, Some(GateVerdict::NotValidated));
    assert_eq!(
        (titles(&content.held), titles(&content.abandoned)),
        (vec!["Gelée"], vec!["Abandonnée"])
    );
    assert_eq!(content.abandoned[0].cause.as_ref().unwrap().as_str(), "no_real_need");
    assert_eq!(content.causes.len(), 2);
    assert_eq!(count(&draft, PocStatus::InProgress), (2, None));
    assert!(!serde_json::to_string(&draft).unwrap().contains("Zéphyr"));
    same_as_the_figures_of_the_day(&marc, &draft).await;
    // A draft is for those who keep reviews.
    let id = draft.summary.id;
    assert!(marc.list_half_year_reviews().await.unwrap().items.is_empty());
    assert_eq!(refusal(marc.read_half_year_review(id).await), ProblemCode::NotFound);
    let said = RemarkRequest { text: "Citer les ateliers.".to_owned() };
    let draft = paul.remark_half_year_review(id, &said, &key()).await.unwrap();
    assert_eq!(draft.remarks[0].author.name, "Paul Mercier");
    let words = WriteHalfYearReviewRequest { foreword: Some("Un semestre **dense**.".to_owned()) };
    let draft = paul.write_half_year_review(id, &words, draft.version).await.unwrap();
    assert_eq!(
        draft.foreword_html.as_deref(),
        Some("<p>Un semestre <strong>dense</strong>.</p>\n")
    );
    let stale = paul.freeze_half_year_review(id, draft.version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let frozen = paul.freeze_half_year_review(id, draft.version).await.unwrap();
    assert_eq!((frozen.summary.status, frozen.may_keep), (ReviewStatus::Frozen, false));
    launched(&julie, "Après coup").await;
    let read = marc.read_half_year_review(id).await.unwrap();
    assert_eq!(read.content, frozen.content, "what happens afterwards does not change it");
    assert!(read.remarks.is_empty(), "what was said of the draft stays between those who kept it");
    assert_eq!(read.frozen_by.unwrap().name, "Paul Mercier");
    for late in [
        paul.freeze_half_year_review(id, frozen.version).await.map(drop),
        paul.write_half_year_review(id, &words, frozen.version).await.map(drop),
        paul.remark_half_year_review(id, &said, &key()).await.map(drop),
    ] {
        assert_eq!(refusal(late), ProblemCode::ReviewFrozen);
    }
}

async fn the_next_review_says_what_changed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Suivie").await;
    let first = paul.make_half_year_review(&now(&app), &key()).await.unwrap();
    paul.freeze_half_year_review(first.summary.id, first.version).await.unwrap();
    next_half(&app);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    julie.abandon_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
    planned(&julie, "Nouvelle").await;
    let next = paul.make_half_year_review(&now(&app), &key()).await.unwrap();
    let content = &next.content;
    assert_eq!((content.total, content.total_before), (2, Some(1)));
    assert_eq!(count(&next, PocStatus::InProgress), (0, Some(1)));
    assert_eq!(count(&next, PocStatus::Abandoned), (1, Some(0)));
    assert!(content.started.is_empty(), "it was launched in the half before");
    assert_eq!(titles(&content.abandoned), ["Suivie"]);
    // A body has its own, and the branch's figures are not compared with it.
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let own = MakeHalfYearReviewRequest { organisation_id: Some(bretagne), ..now(&app) };
    let own = paul.make_half_year_review(&own, &key()).await.unwrap();
    assert_eq!((own.content.total, own.content.total_before), (0, None));
    let nowhere =
        MakeHalfYearReviewRequest { organisation_id: Some(OrganisationId::default()), ..now(&app) };
    let refused = paul.make_half_year_review(&nowhere, &key()).await;
    assert_eq!(faulty_fields(refused), ["/organisation_id unknown_value"]);
    let third = MakeHalfYearReviewRequest { half: 3, ..now(&app) };
    assert_eq!(
        faulty_fields(paul.make_half_year_review(&third, &key()).await),
        ["/half unknown_value"]
    );
    let nothing = paul.read_half_year_review(ReviewId::default()).await;
    assert_eq!(refusal(nothing), ProblemCode::NotFound);
    let days = NaiveDate::from_ymd_opt(content.from.year(), content.from.month(), 1);
    assert_eq!(Some(content.from), days);
}

async fn printed(client: &ApiClient, id: ReviewId) -> String {
    let file = client.print_half_year_review(id, DocumentFormat::Pdf).await.unwrap();
    let text = client.print_half_year_review(id, DocumentFormat::Markdown).await.unwrap();
    assert_eq!(file, text, "the same words, whatever the form");
    String::from_utf8(text).unwrap()
}

async fn a_review_on_paper_says_what_its_page_says(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let marc = app.client_of(Demo::Marc).await;
    half_of_work(&julie, &paul).await;
    let draft = paul.make_half_year_review(&now(&app), &key()).await.unwrap();
    let id = draft.summary.id;
    let refused = marc.print_half_year_review(id, DocumentFormat::Pdf).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "a draft is for those who keep reviews");
    assert!(printed(&paul, id).await.contains("*Brouillon"));
    let words = WriteHalfYearReviewRequest { foreword: Some("Un semestre **dense**.".to_owned()) };
    let draft = paul.write_half_year_review(id, &words, draft.version).await.unwrap();
    let frozen = paul.freeze_half_year_review(id, draft.version).await.unwrap();
    let said = printed(&marc, id).await;
    let has = |words: &str| assert!(said.contains(words), "no `{words}` in:\n{said}");
    has("# Synthèse des expérimentations, ");
    has("Un semestre **dense**.");
    has("6 expérimentations suivies.");
    has("| Toutes | À lancer | En cours | Terminées | Gelées | Abandonnées |");
    let counts = frozen.content.by_status.iter().map(|line| line.count);
    let figures: Vec<_> =
        [frozen.content.total].into_iter().chain(counts).map(|count| count.to_string()).collect();
    has(&format!("| {} |", figures.join(" | ")));
    has("1 expérimentation à diffusion restreinte est comptée sans être nommée.");
    for poc in &frozen.content.started {
        has(&format!("- **{}** — ", poc.title));
    }
    has("Non validée");
    has("droit à l’expérimentation");
    has("| Arrêt du financement | 1 |");
    assert!(!said.contains("Zéphyr") && !said.contains("localization"), "{said}");
    launched(&julie, "Après coup").await;
    assert_eq!(printed(&marc, id).await, said, "frozen, it never changes");
}

on_both_databases!(
    a_review_on_paper_says_what_its_page_says,
    a_review_tells_its_half_and_never_changes_once_frozen,
    the_next_review_says_what_changed,
);
