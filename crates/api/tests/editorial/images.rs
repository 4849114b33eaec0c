//! The image of an item: sent with what it shows, agreed to by whoever one knows on it, shown to those for whom it is
//! and to nobody else (R384, A27).

use api_client::ApiClient;
use api_types::agenda::AgendaQuery;
use api_types::attachment::{AttachmentView, UploadQuery};
use api_types::editorial::{EditorialItemRequest, FeatureNewsRequest, ItemImageRequest};
use api_types::problem::ProblemCode;
use api_types::showcase::ShowcaseQuery;
use domain::EditorialId;
use domain::civil::Zone;
use domain::editorial::EditorialBrick;
use domain::showcase::{Showcase, ShowcaseKind};
use domain::video::VideoScope;
use reqwest::{Client, StatusCode};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::agenda::{coming, event};
use super::glossary::term;
use super::{listed, news, published};
use crate::ideas::named;
use crate::samples;

const ALT: &str = "Trois collègues devant un tableau";

async fn sent(client: &ApiClient) -> AttachmentView {
    let query =
        UploadQuery { name: "Sophie Lambert.png".to_owned(), alt: ALT.to_owned(), consent: true };
    client.upload_attachment(&query, samples::png()).await.unwrap()
}

fn with(
    request: EditorialItemRequest,
    file: &AttachmentView,
    scope: VideoScope,
) -> EditorialItemRequest {
    let image = Some(ItemImageRequest { file_id: file.id, consent: true, scope });
    EditorialItemRequest { image, ..request }
}

async fn status(app: &TestApp, url: &str) -> StatusCode {
    Client::new().get(format!("{}{url}", app.url)).send().await.unwrap().status()
}

/// What is shown of it to somebody: on its page, in the list, on the landing page.
async fn places(reader: &ApiClient, id: EditorialId) -> [bool; 3] {
    let page = reader.read_editorial_item(id).await.unwrap().summary.image;
    let list = listed(reader, EditorialBrick::News).await.into_iter().find(|item| item.id == id);
    let front = reader.read_home().await.unwrap().featured;
    [
        page.is_some(),
        list.and_then(|item| item.image).is_some(),
        front.and_then(|news| news.image).is_some(),
    ]
}

async fn an_image_is_shown_wherever_its_item_is_to_those_for_whom_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let marc = app.client_of(Demo::Marc).await;
    let file = sent(&paul).await;
    let told = with(news("Un atelier ouvert", None), &file, VideoScope::Internal);
    let told = published(&paul, &told).await;
    let (id, today) = (told.summary.id, Zone::Paris.day(app.app.now()));
    let day = FeatureNewsRequest { from: today, until: today };
    let told = paul.feature_news(id, &day, told.version).await.unwrap();
    assert_eq!(places(&sophie, id).await, [true; 3]);
    let image = sophie.read_editorial_item(id).await.unwrap().summary.image.unwrap();
    assert_eq!((image.file.alt.as_str(), image.scope), (ALT, VideoScope::Internal));
    assert!(!image.file.name.contains("Lambert"), "{}", image.file.name);
    assert_eq!(status(&app, &image.file.url).await, StatusCode::OK);
    let unsigned = image.file.url.split_once('?').unwrap().0;
    assert_eq!(status(&app, unsigned).await, StatusCode::BAD_REQUEST);
    // The same image, kept for COMEX and CODIR: others read the news without it.
    let kept = with(news("Un atelier ouvert", None), &file, VideoScope::TopManagement);
    let kept = paul.edit_editorial_item(id, &kept, told.version).await.unwrap();
    assert_eq!(kept.summary.image.map(|image| image.file.id), Some(file.id), "he keeps it");
    assert_eq!(places(&sophie, id).await, [false; 3]);
    assert_eq!(places(&marc, id).await, [true; 3], "a member of COMEX");
    // An event wears one too.
    let (file, request) = (sent(&paul).await, event(&app, "Un séminaire", None));
    let seen = published(&paul, &with(request, &file, VideoScope::Public)).await;
    let seen = sophie.read_editorial_item(seen.summary.id).await.unwrap().summary.image;
    assert_eq!(seen.unwrap().file.id, file.id);
}

/// The image of the only event, in the agenda and on the landing page.
async fn announced(reader: &ApiClient, query: &AgendaQuery) -> [Option<AttachmentView>; 2] {
    let mut agenda = reader.read_agenda(query).await.unwrap().items;
    let mut coming = reader.read_home().await.unwrap().events;
    assert_eq!((agenda.len(), coming.len()), (1, 1));
    [agenda.remove(0).image, coming.remove(0).image]
}

async fn the_agenda_shows_the_image_of_an_event_to_those_for_whom_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let marc = app.client_of(Demo::Marc).await;
    let (file, query) = (sent(&paul).await, coming(&app));
    let written = |scope| with(event(&app, "Un séminaire", None), &file, scope);
    let seen = published(&paul, &written(VideoScope::Internal)).await;
    for image in announced(&sophie, &query).await {
        let image = image.unwrap();
        assert_eq!((image.id, image.alt.as_str()), (file.id, ALT));
        assert_eq!(status(&app, &image.url).await, StatusCode::OK);
    }
    let kept = written(VideoScope::TopManagement);
    paul.edit_editorial_item(seen.summary.id, &kept, seen.version).await.unwrap();
    assert_eq!(announced(&sophie, &query).await, [None, None]);
    assert!(announced(&marc, &query).await.iter().all(Option::is_some), "a member of COMEX");
}

async fn an_image_is_agreed_to_and_told_in_words(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let file = sent(&paul).await;
    let agreed = with(news("Un atelier", None), &file, VideoScope::Internal);
    let image = agreed.image.map(|image| ItemImageRequest { consent: false, ..image });
    let refused = EditorialItemRequest { image, ..agreed.clone() };
    let refused = paul.draft_editorial_item(&refused, &key()).await;
    assert_eq!(faulty_fields(refused), ["/image/consent required"]);
    let word = with(term("Atelier", None, &[]), &file, VideoScope::Internal);
    let refused = paul.draft_editorial_item(&word, &key()).await;
    assert_eq!(faulty_fields(refused), ["/image not_allowed"]);
    let others = sent(&sophie).await;
    let document =
        UploadQuery { name: "notice.pdf".to_owned(), alt: "Une notice".to_owned(), consent: false };
    let document = paul.upload_attachment(&document, samples::pdf()).await.unwrap();
    let silent = paul.upload_attachment(&named("affiche.png"), samples::png()).await.unwrap();
    for (file, code) in
        [(&others, "unknown_value"), (&document, "unknown_value"), (&silent, "required")]
    {
        let request = with(news("Un atelier", None), file, VideoScope::Internal);
        let refused = paul.draft_editorial_item(&request, &key()).await;
        assert_eq!(faulty_fields(refused), [format!("/image/file_id {code}")]);
    }
    paul.draft_editorial_item(&agreed, &key()).await.unwrap();
    let again = paul.draft_editorial_item(&agreed, &key()).await;
    assert_eq!(faulty_fields(again), ["/image/file_id unknown_value"], "another carries it");
}

async fn an_image_that_an_item_lets_go_is_thrown_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let (first, second) = (sent(&paul).await, sent(&paul).await);
    let written =
        |file: &AttachmentView| with(news("Un atelier", None), file, VideoScope::Internal);
    let draft = paul.draft_editorial_item(&written(&first), &key()).await.unwrap();
    let id = draft.summary.id;
    assert_eq!(refusal(paul.discard_attachment(first.id).await), ProblemCode::NotFound);
    let changed = paul.edit_editorial_item(id, &written(&second), draft.version).await.unwrap();
    assert_eq!(status(&app, &first.url).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&app, &second.url).await, StatusCode::OK);
    let stale = paul.edit_editorial_item(id, &news("Un atelier", None), draft.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert_eq!(status(&app, &second.url).await, StatusCode::OK);
    let bare = paul.edit_editorial_item(id, &news("Un atelier", None), changed.version).await;
    assert_eq!(bare.unwrap().summary.image, None);
    assert_eq!(status(&app, &second.url).await, StatusCode::NOT_FOUND);
}

async fn strangers_see_an_image_that_is_for_everybody_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    let version = paul.read_showcase_settings().await.unwrap().version;
    let opened = Showcase { open: true, welcome: String::new() };
    paul.edit_showcase_settings(&opened, version).await.unwrap();
    let file = sent(&paul).await;
    let written = |scope: VideoScope| with(news("Un atelier", None), &file, scope);
    let told = published(&paul, &written(VideoScope::Internal)).await;
    let id = told.summary.id;
    paul.open_showcase_item(ShowcaseKind::News, id.0).await.unwrap();
    let shown = async || {
        let item = stranger.read_showcase_item(ShowcaseKind::News, id.0).await.unwrap();
        let list = stranger.list_showcase(&ShowcaseQuery::default()).await.unwrap().items;
        assert_eq!(list.len(), 1);
        (item.image, list.into_iter().find_map(|line| line.image))
    };
    assert_eq!(shown().await, (None, None), "they did not agree to that");
    paul.edit_editorial_item(id, &written(VideoScope::Public), told.version).await.unwrap();
    let (image, line) = shown().await;
    let image = image.unwrap();
    assert_eq!((image.alt.as_str(), line.unwrap().alt.as_str()), (ALT, ALT));
    let answer = reqwest::get(format!("{}{}", app.url, image.url)).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let named = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(!named.contains("Lambert"), "its name was somebody’s: {named}");
}

on_both_databases!(
    an_image_is_shown_wherever_its_item_is_to_those_for_whom_it_is,
    the_agenda_shows_the_image_of_an_event_to_those_for_whom_it_is,
    an_image_is_agreed_to_and_told_in_words,
    an_image_that_an_item_lets_go_is_thrown_away,
    strangers_see_an_image_that_is_for_everybody_alone,
);
