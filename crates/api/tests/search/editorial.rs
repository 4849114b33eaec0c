//! What the Dinno tells is found once it is published, and changes nothing for others before and after (R310, R313).

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialItemRequest, EditorialItemView, FramedFeedbackRequest,
    KeyFigureRequest, PublishEditorialItemRequest, TestimonialRequest,
    WithdrawEditorialItemRequest,
};
use api_types::page::Codes;
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use api_types::search::{SearchFacetName, SearchQuery, SimilarItemsQuery};
use chrono::{NaiveDate, TimeDelta};
use domain::access::{Capability, Profile, Reach};
use domain::editorial::{EditorialBrick, FigureKind, MethodKind, ProjectStatus};
use domain::search::SearchKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::rights::told;
use super::{asked, seek, titles};
use crate::editorial::agenda::event;
use crate::editorial::glossary::term;
use crate::editorial::knowledge::{resource, spoken, testimonial, titled};
use crate::editorial::{news, published};
use crate::ideas::deposit;
use crate::newsletter::{issue, said};

const WORD: &str = "Zéphyrine";

/// One item of each brick, that all say the same word.
fn one_of_each(app: &TestApp) -> Vec<EditorialItemRequest> {
    let named = |mut request: EditorialItemRequest| {
        request.title = format!("{WORD}, {}", request.title);
        request
    };
    let figure = KeyFigureRequest {
        kind: FigureKind::Figure,
        value: "12".to_owned(),
        unit: Some("idées".to_owned()),
        on: NaiveDate::from_ymd_opt(2025, 12, 31),
        counted: None,
        counted_organisation_id: None,
        source: "Compté sur le portail".to_owned(),
        note: None,
        body: None,
        link: None,
    };
    let framed = FramedFeedbackRequest {
        context: "Des assurés loin de tout.".to_owned(),
        done: "Un camion.".to_owned(),
        worked: None,
        failed: Some("La batterie de la tablette.".to_owned()),
        advice: None,
    };
    let framed = TestimonialRequest { story: None, framed: Some(framed), ..testimonial("") };
    [
        news("Une actualité", Some(ProjectStatus::Abandoned)),
        term("POC", Some("preuve de faisabilité"), &["démonstrateur"]),
        event(app, "Un séminaire", None),
        titled("Un chiffre", EditorialContentRequest::KeyFigures(figure)),
        resource(MethodKind::Kit, None, None),
        spoken("Un témoignage", framed),
        issue("Une lettre", said("Un bilan.")),
    ]
    .map(named)
    .into()
}

async fn kinds(client: &ApiClient, words: &str) -> Vec<SearchKind> {
    let mut kinds: Vec<_> = seek(client, words).await.items.iter().map(|hit| hit.kind).collect();
    kinds.sort_unstable();
    kinds
}

async fn everything_that_is_published_is_found_by_what_it_says(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    for request in one_of_each(&app) {
        published(&paul, &request).await;
    }
    app.catch_up().await;
    let mut each: Vec<_> = EditorialBrick::ALL.iter().map(|brick| brick.sought()).collect();
    each.sort_unstable();
    assert_eq!(kinds(&sophie, "zephyrine").await, each);
    assert_eq!(kinds(&sophie, "démonstrateurs").await, [SearchKind::Term], "what others call it");
    assert_eq!(kinds(&sophie, "batterie tablette").await, [SearchKind::Testimonial]);
    let found = sophie.search_items(&asked(WORD)).await.unwrap();
    let facet = found.facets.iter().find(|facet| facet.name == SearchFacetName::Kind).unwrap();
    assert_eq!(facet.values.len(), each.len(), "{facet:?}");
    let abandoned = SearchQuery { status: Codes(vec!["abandoned".to_owned()]), ..asked("") };
    let abandoned = sophie.search_items(&abandoned).await.unwrap().items;
    assert_eq!(abandoned[0].kind, SearchKind::News, "an abandoned project is found as such");
    // Made anew, the index holds the same.
    app.index().await;
    assert_eq!(kinds(&sophie, "zephyrine").await, each);
    app.catch_up().await;
    assert_eq!(kinds(&sophie, "zephyrine").await, each);
}

async fn publish_later(paul: &ApiClient, app: &TestApp, hours: i64) -> EditorialItemView {
    let draft = paul.draft_editorial_item(&news("Demain Zéphyrine", None), &key()).await.unwrap();
    let later = Some(app.app.now() + TimeDelta::hours(hours));
    let later = PublishEditorialItemRequest { at: later };
    paul.publish_editorial_item(draft.summary.id, &later, draft.version).await.unwrap()
}

async fn what_is_like_an_item_is_found_from_its_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let near = deposit(&sophie, "Des ateliers mobiles de prévention en zone rurale").await;
    deposit(&sophie, "Un jardin sur le toit").await;
    let told = published(&paul, &news("Ateliers mobiles en zone rurale", None)).await;
    let seen = published(&paul, &event(&app, "Ateliers mobiles en zone rurale", None)).await;
    let draft = news("Ateliers mobiles en zone rurale, suite", None);
    let draft = paul.draft_editorial_item(&draft, &key()).await.unwrap();
    app.index().await;
    let like = async |kind: SearchKind, item: &EditorialItemView| {
        let (of_kind, of_id) = (Some(kind), Some(item.summary.id.0));
        let query = SimilarItemsQuery { of_kind, of_id, ..SimilarItemsQuery::default() };
        sophie.list_similar_items(&query).await
    };
    for (kind, item) in [(SearchKind::News, &told), (SearchKind::Event, &seen)] {
        let found = like(kind, item).await.unwrap().items;
        let found: Vec<_> = found.iter().map(|hit| hit.id).collect();
        assert_eq!(found, [near.summary.id.0], "of {kind}");
    }
    let refused = like(SearchKind::News, &draft).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "nobody reads it yet");
}

async fn what_is_scheduled_is_found_from_its_minute_on_and_what_is_withdrawn_is_not(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let waiting = publish_later(&paul, &app, 2).await;
    app.catch_up().await;
    assert!(titles(&sophie, WORD).await.is_empty());
    assert!(titles(&paul, WORD).await.is_empty(), "not even for those who write it");
    app.advance(TimeDelta::hours(3));
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    app.catch_up().await;
    assert_eq!(titles(&sophie, WORD).await, ["Demain Zéphyrine"]);
    let why = WithdrawEditorialItemRequest { reason: None };
    let id = waiting.summary.id;
    let gone = paul.withdraw_editorial_item(id, &why, waiting.version).await.unwrap();
    app.catch_up().await;
    assert!(titles(&sophie, WORD).await.is_empty());
    let again = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(id, &again, gone.version).await.unwrap();
    app.catch_up().await;
    assert_eq!(titles(&sophie, WORD).await, ["Demain Zéphyrine"]);
}

async fn a_server_that_was_away_finds_what_came_out_meanwhile(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    publish_later(&paul, &app, 2).await;
    app.index().await;
    app.catch_up().await;
    let index = app.app.search.index().clone();
    app.advance(TimeDelta::hours(3));
    // The same index and the same database, another process.
    let mut next = app.app.clone();
    next.search = app::search::Search::new(index);
    app::search::catch_up(&next).await.unwrap();
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(titles(&sophie, WORD).await, ["Demain Zéphyrine"]);
}

const READERS: [Demo; 3] = [Demo::Sophie, Demo::Yann, Demo::Thomas];
const SOUGHT: [&str; 7] = ["accueil", WORD, "zeph", "zephirine", "kit", "", "accueil -zéphyrine"];

async fn all_told(app: &TestApp) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for who in READERS {
        for words in SOUGHT {
            all.push(told(app, who, words).await);
        }
    }
    all
}

async fn what_is_not_published_changes_nothing_for_anybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    deposit(&sophie, "Accueil des assurés").await;
    published(&paul, &news("Un accueil en visio", None)).await;
    app.index().await;
    let before = all_told(&app).await;
    for request in one_of_each(&app) {
        paul.draft_editorial_item(&request, &key()).await.unwrap();
    }
    publish_later(&paul, &app, 2).await;
    let shown = published(&paul, &news("Accueil Zéphyrine", None)).await;
    let why = WithdrawEditorialItemRequest { reason: None };
    paul.withdraw_editorial_item(shown.summary.id, &why, shown.version).await.unwrap();
    app.catch_up().await;
    assert_eq!(all_told(&app).await, before, "followed");
    app.index().await;
    assert_eq!(all_told(&app).await, before, "made anew");
}

/// Closes what the Dinno tells to readers and developers.
async fn close(app: &TestApp, reach: Reach) {
    let nadia = app.client_of(Demo::Nadia).await;
    let version = nadia.read_matrix().await.unwrap().version;
    let cells = EditorialBrick::ALL.iter().flat_map(|brick| {
        [Profile::Reader, Profile::Developer].map(|profile| CellChangeRequest {
            brick: brick.brick(),
            item_id: None,
            capability: Capability::Read,
            profile,
            reach,
        })
    });
    nadia.change_matrix(&ChangeMatrixRequest { changes: cells.collect() }, version).await.unwrap();
}

async fn a_brick_that_one_may_not_read_changes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    deposit(&app.client_of(Demo::Sophie).await, "Accueil des assurés").await;
    app.index().await;
    close(&app, Reach::Nothing).await;
    let before = all_told(&app).await;
    for request in one_of_each(&app) {
        published(&paul, &request).await;
    }
    app.catch_up().await;
    assert_eq!(all_told(&app).await, before);
    let found = seek(&paul, WORD).await.items;
    assert_eq!(found.len(), EditorialBrick::ALL.len(), "he reads them");
    close(&app, Reach::Everything).await;
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(seek(&sophie, WORD).await.items.len(), EditorialBrick::ALL.len(), "at once");
}

on_both_databases!(
    everything_that_is_published_is_found_by_what_it_says,
    what_is_scheduled_is_found_from_its_minute_on_and_what_is_withdrawn_is_not,
    a_server_that_was_away_finds_what_came_out_meanwhile,
    what_is_not_published_changes_nothing_for_anybody,
    a_brick_that_one_may_not_read_changes_nothing,
    what_is_like_an_item_is_found_from_its_page,
);
