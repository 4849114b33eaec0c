//! The figure that sums up what a practice gave (R247).

use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeFigure, PracticeQuery,
    PublishPracticeRequest,
};
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

fn counted(measured: &str, before: Option<&str>, after: &str) -> PracticeFigure {
    PracticeFigure {
        measured: measured.to_owned(),
        before: before.map(str::to_owned),
        after: after.to_owned(),
        unit: Some("%".to_owned()),
    }
}

fn telling(figure: Option<PracticeFigure>) -> PracticeContentRequest {
    PracticeContentRequest {
        title: "Rappeler la veille".to_owned(),
        domain: "customer_relations".to_owned(),
        figure,
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    }
}

async fn the_figure_is_on_the_card_and_on_the_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let content = telling(Some(counted("Rendez-vous annulés", Some("33,5"), "8")));
    let body = PublishPracticeRequest::of_body(None, content);
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let id = practice.summary.id;
    // A figure is told as the API writes it.
    let told = Some(counted("Rendez-vous annulés", Some("33.5"), "8"));
    assert_eq!(sophie.read_practice(id).await.unwrap().summary.figure, told);
    let card = async || {
        let page = sophie.list_practices(&PracticeQuery::default()).await.unwrap();
        page.items.into_iter().find(|one| one.id == id).unwrap().figure
    };
    assert_eq!(card().await, told);
    // Nobody has to have counted before, nor to count any more.
    let since = Some(counted("Rendez-vous annulés", None, "7"));
    let edit = EditPracticeRequest { content: telling(since.clone()) };
    let edited = julie.edit_practice(id, &edit, practice.version).await.unwrap();
    assert_eq!((&edited.summary.figure, card().await), (&since, since.clone()));
    let edit = EditPracticeRequest { content: telling(None) };
    julie.edit_practice(id, &edit, edited.version).await.unwrap();
    assert_eq!(card().await, None);
}

async fn a_figure_says_what_it_counts_and_how_much(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let content = telling(Some(counted(" ", Some("un tiers"), "")));
    let body = PublishPracticeRequest::of_body(None, content);
    let faults = faulty_fields(julie.publish_practice(&body, &key()).await);
    let expected = [
        "/content/figure/measured required",
        "/content/figure/before malformed",
        "/content/figure/after required",
    ];
    assert_eq!(faults, expected);
}

on_both_databases!(
    the_figure_is_on_the_card_and_on_the_page,
    a_figure_says_what_it_counts_and_how_much,
);
