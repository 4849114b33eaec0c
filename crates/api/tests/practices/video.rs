//! A video that shows a practice (R281): with the consent of those who were filmed, to those they agreed to, and with its
//! words for whoever does not hear it (R385).

use api_types::video::VideoView;
use domain::PracticeId;
use domain::video::VideoScope;
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases};

use super::outlook::content;
use super::{publish, validated};

fn video(scope: VideoScope) -> VideoView {
    VideoView {
        url: "https://videos.example/ateliers".to_owned(),
        consent: true,
        scope,
        captioned: true,
        transcript: Some("Bonjour à tous.".to_owned()),
    }
}

async fn those_who_were_filmed_say_who_watches(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let practice = publish(&julie, &validated(&app, &julie, "Ateliers mobiles").await).await;
    let id = practice.summary.id;
    assert_eq!(practice.video, None);
    let mut body = content(&practice, practice.outlook.clone());
    body.content.video = Some(video(VideoScope::TopManagement));
    let kept = julie.edit_practice(id, &body, practice.version).await.unwrap();
    assert_eq!(
        kept.video,
        Some(video(VideoScope::TopManagement)),
        "who keeps the page knows of it"
    );
    let seen = async |who: Demo, id: PracticeId| {
        app.client_of(who).await.read_practice(id).await.unwrap().video
    };
    assert_eq!(seen(Demo::Marc, id).await, kept.video, "a member of COMEX watches it");
    assert_eq!(seen(Demo::Sophie, id).await, None, "it was not agreed for her");
    body.content.video = Some(video(VideoScope::Internal));
    let kept = julie.edit_practice(id, &body, kept.version).await.unwrap();
    assert_eq!(seen(Demo::Sophie, id).await, kept.video);
    body.content.video = None;
    julie.edit_practice(id, &body, kept.version).await.unwrap();
    assert_eq!(seen(Demo::Marc, id).await, None, "it is taken away");
}

async fn without_consent_there_is_none(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let practice = publish(&julie, &validated(&app, &julie, "Borne").await).await;
    let mut body = content(&practice, practice.outlook.clone());
    let address = "javascript:alert(1)".to_owned();
    body.content.video =
        Some(VideoView { url: address, consent: false, ..video(VideoScope::Public) });
    let refused = julie.edit_practice(practice.summary.id, &body, practice.version).await;
    let faults = ["/content/video/consent required", "/content/video/url malformed"];
    let mut found = faulty_fields(refused);
    found.sort();
    assert_eq!(found, faults);
}

on_both_databases!(those_who_were_filmed_say_who_watches, without_consent_there_is_none,);
