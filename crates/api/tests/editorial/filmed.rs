//! News on video (R281): those who were filmed agree, and say who watches.

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, NewsRequest,
};
use api_types::video::VideoView;
use domain::EditorialId;
use domain::showcase::{Showcase, ShowcaseKind};
use domain::video::VideoScope;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::{news, published};

fn video(scope: VideoScope) -> VideoView {
    VideoView {
        url: "https://videos.example/atelier".to_owned(),
        consent: true,
        scope,
        captioned: true,
        transcript: Some("Bonjour à tous.".to_owned()),
    }
}

fn filmed(video: Option<VideoView>) -> EditorialItemRequest {
    let body = "Un atelier s’ouvre.".to_owned();
    let content =
        EditorialContentRequest::News(NewsRequest { body, video, ..NewsRequest::default() });
    EditorialItemRequest { content, ..news("Un atelier s’ouvre", None) }
}

async fn watched(reader: &ApiClient, id: EditorialId) -> Option<VideoView> {
    let item = reader.read_editorial_item(id).await.unwrap();
    let EditorialContentView::News(news) = item.content else { panic!("news") };
    news.video
}

async fn those_who_were_filmed_say_who_watches(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let marc = app.client_of(Demo::Marc).await;
    let kept = video(VideoScope::TopManagement);
    let told = published(&paul, &filmed(Some(kept.clone()))).await;
    let id = told.summary.id;
    assert_eq!(watched(&paul, id).await, Some(kept.clone()), "he keeps it");
    assert_eq!(watched(&marc, id).await, Some(kept), "a member of COMEX");
    assert_eq!(watched(&sophie, id).await, None, "it was not agreed for her");
    let open = video(VideoScope::Internal);
    let told =
        paul.edit_editorial_item(id, &filmed(Some(open.clone())), told.version).await.unwrap();
    assert_eq!(watched(&sophie, id).await, Some(open));
    paul.edit_editorial_item(id, &filmed(None), told.version).await.unwrap();
    assert_eq!(watched(&marc, id).await, None, "it is taken away");
}

async fn without_consent_there_is_none(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let address = "javascript:alert(1)".to_owned();
    let silent = VideoView { url: address, consent: false, ..video(VideoScope::Public) };
    let refused = paul.draft_editorial_item(&filmed(Some(silent)), &key()).await;
    let mut found = faulty_fields(refused);
    found.sort();
    assert_eq!(
        found,
        ["/content/news/video/consent required", "/content/news/video/url malformed"]
    );
}

async fn strangers_watch_what_is_for_everybody_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    let version = paul.read_showcase_settings().await.unwrap().version;
    let opened = Showcase { open: true, welcome: String::new() };
    paul.edit_showcase_settings(&opened, version).await.unwrap();
    let told = published(&paul, &filmed(Some(video(VideoScope::Internal)))).await;
    let id = told.summary.id;
    paul.open_showcase_item(ShowcaseKind::News, id.0).await.unwrap();
    let shown = async || stranger.read_showcase_item(ShowcaseKind::News, id.0).await.unwrap().video;
    assert_eq!(shown().await, None, "they did not agree to that");
    let public = filmed(Some(video(VideoScope::Public)));
    paul.edit_editorial_item(id, &public, told.version).await.unwrap();
    assert_eq!(shown().await.unwrap().url, "https://videos.example/atelier");
}

on_both_databases!(
    those_who_were_filmed_say_who_watches,
    without_consent_there_is_none,
    strangers_watch_what_is_for_everybody_alone,
);
