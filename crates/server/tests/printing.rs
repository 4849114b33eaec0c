//! What the server prints says what the API says (R201, R212, scenario of the half-year review).

use api_client::IdempotencyKey;
use api_types::export::DocumentFormat;
use api_types::half_year_review::MakeHalfYearReviewRequest;
use api_types::portfolio::PortfolioQuery;
use app::demonstration::Demo;
use lopdf::Document;

use crate::running::{Server, prepared};

/// The words of a PDF, each separated by one space.
fn words(file: &[u8]) -> String {
    assert!(file.starts_with(b"%PDF-1."), "{:?}", &file[..8]);
    let document = Document::load_mem(file).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[actix_web::test]
async fn sheets_say_what_the_figures_say() {
    let folder = prepared();
    let server = Server::start(folder.path()).await;
    let (paul, marc) = (server.client_of(Demo::Paul).await, server.client_of(Demo::Marc).await);
    let figures = marc.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    let slides =
        marc.print_portfolio(DocumentFormat::Pdf, &PortfolioQuery::default()).await.unwrap();
    let said = words(&slides);
    let counts = figures.by_status.iter().map(|line| line.count);
    let numbers: Vec<_> =
        [figures.total].into_iter().chain(counts).map(|count| count.to_string()).collect();
    assert!(said.contains(&numbers.join(" ")), "{numbers:?} in {said}");

    let half = MakeHalfYearReviewRequest { year: 2026, half: 1, organisation_id: None };
    let draft =
        paul.make_half_year_review(&half, &IdempotencyKey("half".to_owned())).await.unwrap();
    let sheets = paul.print_half_year_review(draft.summary.id, DocumentFormat::Pdf).await.unwrap();
    let said = words(&sheets);
    let counts = draft.content.by_status.iter().map(|line| line.count);
    let numbers: Vec<_> =
        [draft.content.total].into_iter().chain(counts).map(|count| count.to_string()).collect();
    assert!(said.contains(&numbers.join(" ")), "{numbers:?} in {said}");
    for poc in draft.content.started.iter().chain(&draft.content.completed) {
        assert!(said.contains(&poc.reference), "{} in {said}", poc.reference);
    }
    server.kill();
}
