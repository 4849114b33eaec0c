//! What a guide said before stays readable, by whoever reads the guide (R289).

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialItemView,
    GuideVersionsQuery, PublishEditorialItemRequest, WithdrawEditorialItemRequest,
};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::EditorialId;
use domain::editorial::{EditorialState, MethodKind};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::knowledge::resource;
use super::{news, published};

/// A version of the guide, whose text says its name and what it changes.
fn guide(label: &str) -> EditorialItemRequest {
    let mut request = resource(MethodKind::Guide, None, Some(label));
    if let EditorialContentRequest::MethodResources(content) = &mut request.content {
        content.change = Some(format!("Ce que {label} change."));
        content.body = format!("Le **texte** de {label}. <script>alert(1)</script>");
    }
    request
}

async fn rewritten(
    writer: &ApiClient,
    item: &EditorialItemView,
    request: &EditorialItemRequest,
) -> EditorialItemView {
    writer.edit_editorial_item(item.summary.id, request, item.version).await.unwrap()
}

async fn labels(reader: &ApiClient, id: EditorialId) -> Vec<String> {
    let all = GuideVersionsQuery::default();
    let page = reader.list_editorial_item_versions(id, &all).await.unwrap();
    page.items.into_iter().map(|version| version.label).collect()
}

async fn readers_find_what_a_guide_said_before_it_was_written_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    app.stop_clock();
    let first = published(&paul, &guide("2026-1")).await;
    let id = first.summary.id;
    assert!(labels(&sophie, id).await.is_empty(), "it has not changed");
    app.advance(TimeDelta::minutes(4));
    let second = rewritten(&nadia, &first, &guide("2026-2")).await;
    app.advance(TimeDelta::minutes(4));
    let third = rewritten(&paul, &second, &guide("2026-3")).await;
    let EditorialContentView::MethodResources(said) = third.content else { panic!("a guide") };
    assert_eq!(said.brief.version.as_deref(), Some("2026-3"));
    assert_eq!(said.brief.change.as_deref(), Some("Ce que 2026-3 change."));

    let all = GuideVersionsQuery::default();
    let items = sophie.list_editorial_item_versions(id, &all).await.unwrap().items;
    let told: Vec<_> = items.iter().map(|one| (one.number, one.label.as_str())).collect();
    assert_eq!(told, [(2, "2026-2"), (1, "2026-1")]);
    let writers: Vec<_> = items.iter().map(|one| one.written_by.name.as_str()).collect();
    assert_eq!(writers, ["Nadia Benali", "Paul Mercier"]);
    assert_eq!(items[0].change.as_deref(), Some("Ce que 2026-2 change."));
    assert_eq!(items[0].since, items[1].until, "one begins where the other ends");
    assert_eq!(items[0].until - items[1].since, TimeDelta::minutes(8));
    let read = sophie.read_editorial_item_version(id, 1).await.unwrap();
    assert_eq!(read.summary, items[1]);
    assert!(read.body_html.contains("<strong>texte</strong> de 2026-1"), "{}", read.body_html);
    assert!(!read.body_html.contains("<script"), "{}", read.body_html);
    for number in [0, 3, -1] {
        let refused = sophie.read_editorial_item_version(id, number).await;
        assert_eq!(refusal(refused), ProblemCode::NotFound, "{number}");
    }
    // A page at a time.
    let mut query = GuideVersionsQuery { limit: 1, cursor: None };
    let mut numbers = Vec::new();
    loop {
        let page = sophie.list_editorial_item_versions(id, &query).await.unwrap();
        numbers.extend(page.items.iter().map(|one| one.number));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(numbers, [2, 1]);
    let refused = app.stranger().list_editorial_item_versions(id, &all).await;
    assert_eq!(refusal(refused), ProblemCode::NotSignedIn);
}

async fn what_nobody_could_read_is_in_no_version(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    app.stop_clock();
    // Written again as a draft, then while it waits for its minute.
    let draft = paul.draft_editorial_item(&guide("brouillon"), &key()).await.unwrap();
    let id = draft.summary.id;
    let draft = rewritten(&paul, &draft, &guide("brouillon-2")).await;
    let later = PublishEditorialItemRequest { at: Some(app.app.now() + TimeDelta::minutes(2)) };
    let waits = paul.publish_editorial_item(id, &later, draft.version).await.unwrap();
    assert_eq!(waits.summary.state, EditorialState::Scheduled);
    let waits = rewritten(&paul, &waits, &guide("2026-1")).await;
    assert!(labels(&paul, id).await.is_empty());
    let all = GuideVersionsQuery::default();
    let refused = sophie.list_editorial_item_versions(id, &all).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "nobody knows of it yet");
    app.advance(TimeDelta::minutes(3));
    let second = rewritten(&paul, &waits, &guide("2026-2")).await;
    assert_eq!(labels(&sophie, id).await, ["2026-1"]);
    // What was withdrawn, and written again out of sight, does not come back as a version.
    let why = WithdrawEditorialItemRequest::default();
    let gone = paul.withdraw_editorial_item(id, &why, second.version).await.unwrap();
    let refused = sophie.list_editorial_item_versions(id, &all).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "versions follow their guide");
    let refused = sophie.read_editorial_item_version(id, 1).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    assert_eq!(labels(&paul, id).await, ["2026-1"], "whoever writes it reads them");
    let gone = rewritten(&paul, &gone, &guide("essai")).await;
    let gone = rewritten(&paul, &gone, &guide("2026-3")).await;
    let now = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(id, &now, gone.version).await.unwrap();
    assert_eq!(labels(&sophie, id).await, ["2026-1"]);
}

async fn a_version_is_of_a_guide_that_says_something_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let first = published(&paul, &guide("2026-1")).await;
    let id = first.summary.id;
    let same = rewritten(&paul, &first, &guide("2026-1")).await;
    assert!(labels(&sophie, id).await.is_empty(), "it says the same");
    let titled = EditorialItemRequest { title: "Le guide".to_owned(), ..guide("2026-1") };
    let titled = rewritten(&paul, &same, &titled).await;
    assert_eq!(labels(&sophie, id).await, ["2026-1"]);
    let first = sophie.read_editorial_item_version(id, 1).await.unwrap();
    assert_eq!(first.summary.title, "guide", "the title that people read");
    let mut endless = guide("2026-2");
    if let EditorialContentRequest::MethodResources(content) = &mut endless.content {
        content.change = Some("mot ".repeat(60));
    }
    let refused = paul.edit_editorial_item(id, &endless, titled.version).await;
    assert_eq!(faulty_fields(refused), ["/content/method_resources/change too_long"]);
    assert_eq!(labels(&sophie, id).await, ["2026-1"], "what is refused changes nothing");
    // Two who write at once leave one version.
    let other = paul.edit_editorial_item(id, &guide("2026-2"), same.version).await;
    assert_eq!(refusal(other), ProblemCode::EditConflict);
    assert_eq!(labels(&sophie, id).await, ["2026-1"]);
    let told = published(&paul, &news("Une actualité", None)).await;
    rewritten(&paul, &told, &news("Une autre", None)).await;
    assert!(labels(&sophie, told.summary.id).await.is_empty(), "news have no version");
}

on_both_databases!(
    readers_find_what_a_guide_said_before_it_was_written_again,
    what_nobody_could_read_is_in_no_version,
    a_version_is_of_a_guide_that_says_something_else,
);
