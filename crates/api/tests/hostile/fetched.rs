//! The server goes nowhere that people send it: it follows no link, no video and no image of what they write.

use std::io::ErrorKind;
use std::net::TcpListener;

use api_types::brick::{AddBrickRequest, ChangeBrickSettingsRequest};
use api_types::editorial::EditorialItemRequest;
use api_types::partner::PartnerRequest;
use api_types::practice::PublishPracticeRequest;
use api_types::rich_text::PreviewTextRequest;
use api_types::video::VideoView;
use app::mail::{hand_over, send_due};
use domain::showcase::{Showcase, ShowcaseKind};
use domain::video::VideoScope;
use domain::{EditorialId, PocId, PracticeId};
use serde_json::json;
use test_support::{Database, Demo, SmtpSink, TestApp, faulty_fields, key, on_both_databases};

use super::sent;
use crate::editorial::published;
use crate::pocs::card;
use crate::practices::validated;
use crate::search::seek;

/// A machine of the inside, which takes note of whoever calls.
struct Trap(TcpListener);

impl Trap {
    fn set() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    /// An address of it that a careless server would read.
    fn address(&self) -> String {
        format!("http://{}/latest/meta-data/", self.0.local_addr().unwrap())
    }

    fn expect_nobody(&self) {
        let called = self.0.accept().map_err(|error| error.kind());
        assert!(matches!(called, Err(ErrorKind::WouldBlock)), "somebody called: {called:?}");
    }
}

fn video(url: &str) -> VideoView {
    VideoView {
        url: url.to_owned(),
        consent: true,
        scope: VideoScope::Public,
        captioned: true,
        transcript: Some(format!("Voir ![l’image]({url}).")),
    }
}

async fn a_link_brick_leads_to_no_machine_of_the_inside(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let trap = Trap::set();
    let inside = trap.address();
    let machine = inside.trim_start_matches("http://").split('/').next().unwrap().to_owned();
    let words = json!({ "title_fr": "Un outil", "title_en": "A tool" });
    for address in [inside.clone(), inside.replace("http:", "https:")] {
        let link = json!({ "words": words, "content": { "link": { "address": address } } });
        let link: AddBrickRequest = sent(link);
        let refused = faulty_fields(nadia.add_brick(&link, &key()).await);
        assert_eq!(refused, ["/content/link/address malformed"], "{address}");
    }
    let named = ChangeBrickSettingsRequest {
        hosts: vec![machine],
        ..ChangeBrickSettingsRequest::default()
    };
    let version = nadia.read_brick_settings().await.unwrap().version;
    let refused = faulty_fields(nadia.change_brick_settings(&named, version).await);
    assert_eq!(refused, ["/hosts/0 malformed"]);
    trap.expect_nobody();
}

/// What was written with an address of the inside.
struct Written {
    text: String,
    poc: PocId,
    practice: PracticeId,
    items: Vec<EditorialId>,
}

/// Experiments, practices, news, events and partners have addresses; every text may name some.
async fn write_it_everywhere(app: &TestApp, inside: &str) -> Written {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let text = format!("Une image ![image]({inside}), un lien <{inside}>, un cadre.");
    let mut poc = card(&julie, "Un essai filmé").await;
    poc.header.video = Some(video(inside));
    poc.header.description = Some(text.clone());
    let poc = julie.create_poc(&poc, &key()).await.unwrap().summary.id;

    let ended = validated(app, &julie, "Un essai abouti").await.summary.id;
    let mut content = julie.propose_practice(ended).await.unwrap();
    content.video = Some(video(inside));
    content.problem = Some(text.clone());
    let practice = PublishPracticeRequest::of_poc(ended, content);
    let practice = julie.publish_practice(&practice, &key()).await.unwrap().summary.id;

    let told = json!({ "lead": "Un film.", "body": text, "video": video(inside) });
    let event = json!({
        "format": "workshop", "begins_at": "2031-05-05T08:00:00Z",
        "ends_at": "2031-05-05T10:00:00Z", "body": text, "link": inside, "slides": inside,
        "replay": { "url": inside, "consent": true, "scope": "internal" },
    });
    let mut items = Vec::new();
    for content in [json!({ "news": told }), json!({ "events": event })] {
        let request: EditorialItemRequest = sent(json!({ "title": "Un film", "content": content }));
        items.push(published(&paul, &request).await.summary.id);
    }

    let site = inside.replace("http:", "https:");
    let partner = json!({ "name": "Un partenaire", "kind": "startup", "site": site });
    let partner: PartnerRequest = sent(json!({ "content": partner }));
    paul.add_partner(&partner, &key()).await.unwrap();
    Written { text, poc, practice, items }
}

async fn nothing_that_people_write_is_fetched(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let trap = Trap::set();
    let Written { text, poc, practice, items } = write_it_everywhere(&app, &trap.address()).await;

    // What the server does with it: it shows, inside and outside, seeks, feeds and mails.
    sophie.preview_text(&PreviewTextRequest { text: text.clone() }).await.unwrap();
    sophie.read_poc(poc).await.unwrap();
    sophie.read_practice(practice).await.unwrap();
    for id in &items {
        sophie.read_editorial_item(*id).await.unwrap();
    }
    let version = paul.read_showcase_settings().await.unwrap().version;
    let open = Showcase { open: true, welcome: text.clone() };
    paul.edit_showcase_settings(&open, version).await.unwrap();
    let kind = ShowcaseKind::Practice;
    paul.open_showcase_item(kind, practice.0).await.unwrap();
    app.stranger().read_showcase_item(kind, practice.0).await.unwrap();
    app.catch_up().await;
    assert!(!seek(&sophie, "filmé").await.items.is_empty());
    for feed in sophie.list_feeds().await.unwrap().items {
        reqwest::get(format!("{}{}", app.url, feed.address)).await.unwrap();
    }
    sophie.subscribe_to_newsletter().await.unwrap();
    let issue = json!({ "body": text, "taken_up": [{ "kind": "news", "id": items[0] }] });
    let issue: EditorialItemRequest =
        sent(json!({ "title": "La lettre", "content": { "newsletters": issue } }));
    published(&paul, &issue).await;
    let sink = SmtpSink::start().await;
    hand_over(&app.app).await.unwrap();
    send_due(&app.app, &sink.post()).await.unwrap();
    assert_eq!(sink.letters().len(), 1);
    trap.expect_nobody();
}

on_both_databases!(
    a_link_brick_leads_to_no_machine_of_the_inside,
    nothing_that_people_write_is_fetched,
);
