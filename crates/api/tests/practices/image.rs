//! The image of a practice (R384, A27): told in words, agreed to by whoever one knows on it, shown to those for whom it
//! is and to nobody else, gone when they take their agreement back.

use api_client::ApiClient;
use api_types::attachment::{AttachmentView, UploadQuery};
use api_types::editorial::{ItemImageRequest, ItemImageView};
use api_types::export::{ExportKind, ExportQuery};
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeQuery, PracticeSummary, PracticeView,
    PublishPracticeRequest, RestrictPracticeRequest,
};
use api_types::problem::ProblemCode;
use api_types::showcase::ShowcaseQuery;
use domain::PracticeId;
use domain::poc::Visibility;
use domain::practice::PracticeKind;
use domain::showcase::{Showcase, ShowcaseKind};
use domain::video::VideoScope;
use reqwest::{Client, StatusCode};
use serde_json::Value;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::ideas::named;
use crate::samples;

const ALT: &str = "Deux agents devant une borne";

async fn sent(client: &ApiClient) -> AttachmentView {
    let query =
        UploadQuery { name: "Sophie Lambert.png".to_owned(), alt: ALT.to_owned(), consent: true };
    client.upload_attachment(&query, samples::png()).await.unwrap()
}

fn worn(file: &AttachmentView, scope: VideoScope) -> ItemImageRequest {
    ItemImageRequest { file_id: file.id, consent: true, scope }
}

fn content(image: Option<ItemImageRequest>) -> PracticeContentRequest {
    PracticeContentRequest {
        title: "Une borne qui parle".to_owned(),
        domain: "customer_relations".to_owned(),
        image,
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    }
}

async fn shared(client: &ApiClient, image: ItemImageRequest) -> PracticeView {
    let body = PublishPracticeRequest::of_body(None, content(Some(image)));
    client.publish_practice(&body, &key()).await.unwrap()
}

async fn edited(
    client: &ApiClient,
    practice: &PracticeView,
    image: Option<ItemImageRequest>,
) -> PracticeView {
    let body = EditPracticeRequest { content: content(image) };
    client.edit_practice(practice.summary.id, &body, practice.version).await.unwrap()
}

async fn status(app: &TestApp, url: &str) -> StatusCode {
    Client::new().get(format!("{}{url}", app.url)).send().await.unwrap().status()
}

/// What is shown of it to somebody: on its page, in the Store, among the latest of the landing page.
async fn places(reader: &ApiClient, id: PracticeId) -> [Option<ItemImageView>; 3] {
    let page = reader.read_practice(id).await.unwrap().summary.image;
    let store = reader.list_practices(&PracticeQuery::default()).await.unwrap().items;
    let latest = reader.read_home().await.unwrap().latest_practices;
    let of = |list: Vec<PracticeSummary>| list.into_iter().find(|one| one.id == id).unwrap().image;
    [page, of(store), of(latest)]
}

async fn an_image_is_shown_wherever_its_practice_is_to_those_for_whom_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let marc = app.client_of(Demo::Marc).await;
    let file = sent(&julie).await;
    let practice = shared(&julie, worn(&file, VideoScope::Internal)).await;
    let id = practice.summary.id;
    for image in places(&sophie, id).await {
        let image = image.unwrap();
        assert_eq!((image.file.id, image.file.alt.as_str()), (file.id, ALT));
        assert_eq!(image.scope, VideoScope::Internal);
        assert!(!image.file.name.contains("Lambert"), "{}", image.file.name);
        assert_eq!(status(&app, &image.file.url).await, StatusCode::OK);
    }
    let paul = app.client_of(Demo::Paul).await;
    let lines = paul.export_set(&ExportQuery { kind: ExportKind::Practices }).await.unwrap();
    let line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let told = &line["summary"]["image"]["file"];
    assert_eq!((&told["alt"], &told["url"]), (&Value::from(ALT), &Value::Null), "it would expire");
    // Kept for COMEX and CODIR: others read the practice without it.
    let kept = edited(&julie, &practice, Some(worn(&file, VideoScope::TopManagement))).await;
    assert_eq!(kept.summary.image.map(|image| image.file.id), Some(file.id), "she keeps the page");
    assert_eq!(places(&sophie, id).await, [None, None, None]);
    assert!(places(&marc, id).await.iter().all(Option::is_some), "a member of COMEX");
}

async fn an_image_is_kept_as_its_practice_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let file = sent(&julie).await;
    let practice = shared(&julie, worn(&file, VideoScope::Public)).await;
    let id = practice.summary.id;
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    paul.restrict_practice(id, &kept, practice.version).await.unwrap();
    assert_eq!(refusal(sophie.read_practice(id).await), ProblemCode::NotFound);
    let store = sophie.list_practices(&PracticeQuery::default()).await.unwrap().items;
    let home = sophie.read_home().await.unwrap();
    assert!(store.is_empty() && home.latest_practices.is_empty(), "nor its image");
    let seen = julie.read_practice(id).await.unwrap().summary.image;
    assert_eq!(seen.map(|image| image.file.id), Some(file.id));
}

async fn an_image_is_agreed_to_and_told_in_words(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let file = sent(&julie).await;
    let refused = async |image: ItemImageRequest| {
        let body = PublishPracticeRequest::of_body(None, content(Some(image)));
        faulty_fields(julie.publish_practice(&body, &key()).await)
    };
    let silent = ItemImageRequest { consent: false, ..worn(&file, VideoScope::Internal) };
    assert_eq!(refused(silent).await, ["/content/image/consent required"]);
    let others = sent(&sophie).await;
    let document =
        UploadQuery { name: "notice.pdf".to_owned(), alt: "Une notice".to_owned(), consent: false };
    let document = julie.upload_attachment(&document, samples::pdf()).await.unwrap();
    let wordless = julie.upload_attachment(&named("borne.png"), samples::png()).await.unwrap();
    for (file, code) in
        [(&others, "unknown_value"), (&document, "unknown_value"), (&wordless, "required")]
    {
        let faults = refused(worn(file, VideoScope::Internal)).await;
        assert_eq!(faults, [format!("/content/image/file_id {code}")]);
    }
    shared(&julie, worn(&file, VideoScope::Internal)).await;
    let again = refused(worn(&file, VideoScope::Internal)).await;
    assert_eq!(again, ["/content/image/file_id unknown_value"], "another carries it");
}

async fn an_image_that_a_practice_lets_go_is_thrown_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let (first, second) = (sent(&julie).await, sent(&julie).await);
    let practice = shared(&julie, worn(&first, VideoScope::Internal)).await;
    let id = practice.summary.id;
    assert_eq!(refusal(julie.discard_attachment(first.id).await), ProblemCode::NotFound);
    let changed = edited(&julie, &practice, Some(worn(&second, VideoScope::Internal))).await;
    assert_eq!(status(&app, &first.url).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&app, &second.url).await, StatusCode::OK);
    let bare = EditPracticeRequest { content: content(None) };
    let stale = julie.edit_practice(id, &bare, practice.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert_eq!(status(&app, &second.url).await, StatusCode::OK);
    // Whoever is on it agrees no more.
    let gone = edited(&julie, &changed, None).await;
    assert_eq!(gone.summary.image, None);
    assert_eq!(status(&app, &second.url).await, StatusCode::NOT_FOUND);
}

async fn strangers_see_an_image_that_is_for_everybody_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let stranger = app.stranger();
    let version = paul.read_showcase_settings().await.unwrap().version;
    let opened = Showcase { open: true, welcome: String::new() };
    paul.edit_showcase_settings(&opened, version).await.unwrap();
    let file = sent(&julie).await;
    let practice = shared(&julie, worn(&file, VideoScope::Internal)).await;
    let id = practice.summary.id.0;
    paul.open_showcase_item(ShowcaseKind::Practice, id).await.unwrap();
    let shown = async || {
        let item = stranger.read_showcase_item(ShowcaseKind::Practice, id).await.unwrap();
        let list = stranger.list_showcase(&ShowcaseQuery::default()).await.unwrap().items;
        assert_eq!(list.len(), 1);
        (item.image, list.into_iter().find_map(|line| line.image))
    };
    assert_eq!(shown().await, (None, None), "they did not agree to that");
    edited(&julie, &practice, Some(worn(&file, VideoScope::Public))).await;
    let (image, line) = shown().await;
    let image = image.unwrap();
    assert_eq!((image.alt.as_str(), line.unwrap().alt.as_str()), (ALT, ALT));
    assert_eq!(status(&app, &image.url).await, StatusCode::OK);
}

on_both_databases!(
    an_image_is_shown_wherever_its_practice_is_to_those_for_whom_it_is,
    an_image_is_kept_as_its_practice_is,
    an_image_is_agreed_to_and_told_in_words,
    an_image_that_a_practice_lets_go_is_thrown_away,
    strangers_see_an_image_that_is_for_everybody_alone,
);
