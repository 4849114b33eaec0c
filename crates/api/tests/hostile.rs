//! Texts that would act in a browser are written wherever somebody may write, and what is read of them does not act.

mod fetched;
mod fields;
mod taken;

use std::io::{Cursor, Read as _};

use api_client::ApiClient;
use api_types::document::DocumentQuery;
use api_types::editorial::EditorialItemRequest;
use api_types::practice::{PublishPracticeRequest, ReleaseKitRequest};
use api_types::showcase::ShowcaseQuery;
use api_types::showcase::proposal::{ProposalQuery, ProposeRequest};
use api_types::video::VideoView;
use app::mail::{hand_over, send_due};
use domain::document::{DocumentSlug, Language};
use domain::expression::Target;
use domain::poc::{GateVerdict, Step};
use domain::showcase::{Showcase, ShowcaseKind};
use domain::video::VideoScope;
use domain::{PocId, PracticeId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use test_support::hostile::{SHOWN, faults, packed};
use test_support::{Database, Demo, SmtpSink, TestApp, faulty_fields, key, on_both_databases};
use zip::ZipArchive;

use crate::challenges::life::{call, running};
use crate::challenges::tracks::with_a_team;
use crate::editorial::published;
use crate::ideas::spontaneous;
use crate::pocs::{card, complete, launch, me};
use crate::practices::validated;
use crate::showcase::proposals::asked;

/// A title, which is shown as it is written.
const TITLE: &str = "\"><img src=x onerror=alert(1)> & '</title><script>alert(1)</script>";

/// A body of the API, as it is sent.
fn sent<T: DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).unwrap()
}

/// The pieces of HTML of an answer: what the members that are named so hold.
fn pieces<'a>(answer: &'a Value, html: bool, found: &mut Vec<&'a str>) {
    match answer {
        Value::Object(members) => {
            for (name, value) in members {
                let named = name == "html" || name.ends_with("_html") || name.starts_with("html_");
                pieces(value, html || named, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                pieces(item, html, found);
            }
        }
        Value::String(text) if html => found.push(text),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[track_caller]
fn expect_no_fault(place: &str, html: &str) {
    assert_eq!(faults(html), Vec::<String>::new(), "{place}: {html}");
}

/// Nothing in an answer acts, and so many of its pieces of HTML show the text to its end.
#[track_caller]
fn expect_harmless(place: &str, answer: &impl Serialize, shown: usize) {
    let answer = serde_json::to_value(answer).unwrap();
    let mut found = Vec::new();
    pieces(&answer, false, &mut found);
    for html in &found {
        expect_no_fault(place, html);
    }
    let whole = found.iter().filter(|html| html.contains(SHOWN)).count();
    assert_eq!(whole, shown, "{place}: {found:?}");
}

async fn ideas_comments_and_challenges(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let text = packed();
    let mut request = spontaneous(TITLE);
    request.content.problem = Some(text.clone());
    request.content.proposal = Some(text.clone());
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap().summary.id;
    let said = sent(json!({ "stance": "neutral", "body": text }));
    sophie.post_comment(idea, &said, &key()).await.unwrap();
    expect_harmless("idea", &paul.read_idea(idea).await.unwrap(), 2);
    let comments = paul.list_comments(idea, &sent(json!({}))).await.unwrap();
    expect_harmless("comments", &comments.items, 1);
    let mut content = call(TITLE);
    content.description = Some(text.clone());
    let open = running(&app, content).await;
    let id = open.summary.id;
    let stopped = paul.stop_deposits(id, open.version).await.unwrap();
    let results = sent(json!({ "results": text }));
    paul.close_challenge(id, &results, stopped.version).await.unwrap();
    expect_harmless("challenge", &sophie.read_challenge(id).await.unwrap(), 2);
    expect_harmless("results", &sophie.read_challenge_results(id).await.unwrap(), 0);
}

async fn experiments_practices_and_kits(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let text = packed();
    let mut body = card(&julie, TITLE).await;
    body.header.description = Some(text.clone());
    let poc = launch(&julie, &julie.create_poc(&body, &key()).await.unwrap()).await;
    let id = poc.summary.id;
    let answers =
        sent(json!({ "answers": { "expected_impact": text, "expected_benefits": text } }));
    let poc = julie.answer_step(id, Step::FrameChallenge, &answers, poc.version).await.unwrap();
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    expect_harmless("experiment", &sophie.read_poc(id).await.unwrap(), 3);

    let mut content = julie.propose_practice(id).await.unwrap();
    for part in [
        &mut content.problem,
        &mut content.solution,
        &mut content.result,
        &mut content.conditions,
        &mut content.lessons,
        &mut content.techniques,
    ] {
        *part = Some(text.clone());
    }
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    let practice = julie.publish_practice(&body, &key()).await.unwrap().summary.id;
    expect_harmless("practice", &sophie.read_practice(practice).await.unwrap(), 6);
    let reuse = sent(json!({ "content": {
        "since": "2026-01-05", "adaptations": text, "effort": text, "result": "worked",
    } }));
    claire.declare_reuse(practice, &reuse, &key()).await.unwrap();
    expect_harmless("reuses", &sophie.list_reuses(practice).await.unwrap(), 0);

    let sections = json!({
        "context": text, "solution": text, "conditions": text, "cost_and_means": text,
        "steps": text, "contact": text, "evaluation": text,
    });
    let kit = json!({ "kind": "deployment", "title": TITLE, "sections": sections, "files": [] });
    let body = sent(json!({ "content": kit }));
    let kit = julie.prepare_kit(practice, &body, &key()).await.unwrap().summary;
    julie.release_kit(kit.id, &ReleaseKitRequest::default(), kit.version).await.unwrap();
    expect_harmless("kit", &sophie.read_kit_release(kit.id, 1).await.unwrap(), 7);
    let archive = Cursor::new(sophie.read_kit_archive(kit.id, 1).await.unwrap());
    let mut page = String::new();
    let mut archive = ZipArchive::new(archive).unwrap();
    archive.by_name("kit.html").unwrap().read_to_string(&mut page).unwrap();
    let (head, body) = page.split_once("<body>").unwrap();
    assert_eq!(head.matches("<title>").count(), 1, "{head}");
    assert!(!head.contains("<script") && !head.contains("<img"), "{head}");
    expect_no_fault("the page of the kit", body.split_once("</body>").unwrap().0);
    assert_eq!(body.matches(SHOWN).count(), 7);
}

async fn what_the_dinno_tells_by_page_feed_and_letter(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let text = packed();
    let (begins, ends) = ("2031-05-05T08:00:00Z", "2031-05-05T10:00:00Z");
    let told = [
        ("news", json!({ "lead": text, "body": text }), 1),
        ("glossary", json!({ "definition": text }), 0),
        (
            "events",
            json!({ "format": "workshop", "begins_at": begins, "ends_at": ends, "body": text }),
            1,
        ),
        (
            "key_figures",
            json!({ "value": "<b>1", "on": "2026-01-05", "source": "<b>x", "note": text }),
            0,
        ),
        ("method_resources", json!({ "kind": "guide", "version": "<b>1", "body": text }), 1),
        (
            "testimonials",
            json!({ "speaker": "<b>x", "role": "user", "side": "internal", "story": text }),
            1,
        ),
    ];
    let mut news = Vec::new();
    for (brick, content, shown) in told {
        let request: EditorialItemRequest =
            sent(json!({ "title": TITLE, "content": { brick: content } }));
        let id = published(&paul, &request).await.summary.id;
        expect_harmless(brick, &sophie.read_editorial_item(id).await.unwrap(), shown);
        if brick == "news" {
            news.push(json!({ "kind": "news", "id": id }));
        }
    }

    sophie.subscribe_to_newsletter().await.unwrap();
    let issue = json!({ "lead": text, "body": text, "taken_up": news });
    let request = sent(json!({ "title": TITLE, "content": { "newsletters": issue } }));
    let id = published(&paul, &request).await.summary.id;
    expect_harmless("newsletters", &sophie.read_editorial_item(id).await.unwrap(), 1);
    let sink = SmtpSink::start().await;
    hand_over(&app.app).await.unwrap();
    send_due(&app.app, &sink.post()).await.unwrap();
    let letter = sink.letters().remove(0).body;
    let (_, letter) = letter.rsplit_once("<body>").unwrap();
    let letter = letter.split_once("</body>").unwrap().0;
    expect_no_fault("the letter", letter);
    assert!(letter.contains(SHOWN), "{letter}");

    let address = sophie.list_feeds().await.unwrap().items.remove(0).address;
    let feed = reqwest::get(format!("{}{address}", app.url)).await.unwrap().text().await.unwrap();
    assert!(!feed.contains("<img") && !feed.contains("<script"), "{feed}");
    let told = feed.split_once("<content type=\"html\">").unwrap().1;
    let told = told.split_once("</content>").unwrap().0;
    let html = told.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let html = html.replace("&amp;", "&");
    expect_no_fault("the feed", &html);
    assert!(html.contains(SHOWN), "{html}");
}

async fn pages_questions_and_messages(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let text = packed();
    let page = json!({ "page": { "body_fr": text, "body_en": text } });
    let words = json!({ "title_fr": "Une brique", "title_en": "A brick" });
    let brick = sent(json!({ "words": words, "content": page }));
    let brick = nadia.add_brick(&brick, &key()).await.unwrap().summary.id;
    expect_harmless("brick", &sophie.read_brick(brick).await.unwrap(), 2);

    let slug = DocumentSlug::LegalNotice;
    let kept = sent(json!({ "title": TITLE, "body": text }));
    paul.edit_document((slug, Language::Fr), &kept, 1).await.unwrap();
    let french = DocumentQuery { language: Some(Language::Fr) };
    expect_harmless("document", &sophie.read_document(slug, &french).await.unwrap(), 1);
    let stranger = app.stranger();
    expect_harmless("legal text", &stranger.read_legal_text(slug, &french).await.unwrap(), 1);

    let question = sent(json!({ "topic": "portal", "title": TITLE, "body": text }));
    let asked = yann.ask_dinno(&question, &key()).await.unwrap();
    let id = asked.summary.id;
    let reply = sent(json!({ "body": text }));
    paul.reply_help_request(id, &reply, asked.version).await.unwrap();
    expect_harmless("question", &yann.read_help_request(id).await.unwrap(), 2);

    let lines = json!([{ "kind": "it", "what": "<b>deux postes" }]);
    let wanted = sent(json!({ "title": TITLE, "details": text, "lines": lines }));
    let id = yann.request_resources(&wanted, &key()).await.unwrap().id;
    expect_harmless("resources", &paul.read_resource_request(id).await.unwrap(), 1);

    let letter = sent(json!({ "title": TITLE, "body": text }));
    let id = yann.send_message(me(&sophie).await, &letter, &key()).await.unwrap().id;
    expect_harmless("message", &sophie.read_message(id).await.unwrap(), 1);

    let half = sent(json!({ "year": 2031, "half": 1 }));
    let draft = paul.make_half_year_review(&half, &key()).await.unwrap();
    let foreword = sent(json!({ "foreword": text }));
    let id = draft.summary.id;
    paul.write_half_year_review(id, &foreword, draft.version).await.unwrap();
    expect_harmless("review", &paul.read_half_year_review(id).await.unwrap(), 1);

    let preview = sent(json!({ "text": text }));
    expect_harmless("preview", &sophie.preview_text(&preview).await.unwrap(), 1);
}

/// Addresses that would act once they are followed.
const ADDRESSES: [&str; 4] = [
    "javascript:alert(1)",
    "JavaScript://videos.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//videos.example/1",
];

async fn tracks_comments_and_the_links_of_events(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let (paul, text) = (app.client_of(Demo::Paul).await, packed());
    let track = with_a_team(&app).await.summary.id;
    let entry = yann.read_challenge_entries(track).await.unwrap().items.remove(0);
    let rework = sent(json!({ "body": text }));
    yann.rework_entry(entry.id, &rework, entry.version).await.unwrap();
    expect_harmless("track", &yann.read_challenge_entries(track).await.unwrap(), 1);
    expect_harmless("entry", &yann.read_idea_entries(entry.idea.id).await.unwrap(), 1);

    let poc = validated(&app, &julie, TITLE).await.summary.id;
    let practice = open_practice(&julie, poc, None).await;
    for target in [Target::Poc(poc), Target::Practice(practice)] {
        let said = sent(json!({ "stance": "neutral", "body": text }));
        yann.post_comment_on(target, &said, &key()).await.unwrap();
        let comments = julie.list_comments_on(target, &sent(json!({}))).await.unwrap();
        expect_harmless("comments", &comments.items, 1);
    }

    for address in ADDRESSES {
        let replay = json!({ "url": address, "consent": true, "scope": "internal" });
        let event = json!({
            "format": "workshop", "begins_at": "2031-05-05T08:00:00Z",
            "ends_at": "2031-05-05T10:00:00Z", "body": "Un atelier.",
            "link": address, "slides": address, "replay": replay,
        });
        let request: EditorialItemRequest =
            sent(json!({ "title": TITLE, "content": { "events": event } }));
        let refused = faulty_fields(paul.draft_editorial_item(&request, &key()).await);
        assert_eq!(refused.len(), 3, "{address}: {refused:?}");
    }
}

/// A practice whose every text is hostile, with a video for everybody.
async fn open_practice(julie: &ApiClient, poc: PocId, transcript: Option<String>) -> PracticeId {
    let mut content = julie.propose_practice(poc).await.unwrap();
    let text = packed();
    for part in [
        &mut content.problem,
        &mut content.solution,
        &mut content.result,
        &mut content.conditions,
        &mut content.lessons,
    ] {
        *part = Some(text.clone());
    }
    content.video = Some(VideoView {
        url: "https://videos.example/7".to_owned(),
        consent: true,
        scope: VideoScope::Public,
        captioned: true,
        transcript,
    });
    let body = PublishPracticeRequest::of_poc(poc, content);
    julie.publish_practice(&body, &key()).await.unwrap().summary.id
}

async fn the_showcase_and_what_comes_from_outside(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (stranger, text) = (app.stranger(), packed());
    let version = paul.read_showcase_settings().await.unwrap().version;
    let open = Showcase { open: true, welcome: text.clone() };
    paul.edit_showcase_settings(&open, version).await.unwrap();
    expect_harmless("welcome", &stranger.read_showcase_welcome().await.unwrap(), 1);

    let poc = validated(&app, &julie, TITLE).await.summary.id;
    let id = open_practice(&julie, poc, Some(text.clone())).await;
    let kind = ShowcaseKind::Practice;
    paul.open_showcase_item(kind, id.0).await.unwrap();
    // Five parts, and what is said in the video.
    expect_harmless("shown", &stranger.read_showcase_item(kind, id.0).await.unwrap(), 6);
    let listed = stranger.list_showcase(&ShowcaseQuery::default()).await.unwrap().items;
    expect_harmless("showcase", &listed, 0);

    let told = ProposeRequest { body: text.clone(), ..asked(TITLE) };
    stranger.propose_from_outside(&told).await.unwrap();
    let proposals = paul.list_showcase_proposals(&ProposalQuery::default()).await.unwrap();
    expect_harmless("proposals", &proposals.items, 0);
    let kept = &proposals.items[0];
    let read = (kept.subject.as_str(), kept.body.as_str());
    assert_eq!(read, (TITLE, text.trim()), "words, to show as they were typed");
}

on_both_databases!(
    tracks_comments_and_the_links_of_events,
    the_showcase_and_what_comes_from_outside,
    ideas_comments_and_challenges,
    experiments_practices_and_kits,
    what_the_dinno_tells_by_page_feed_and_letter,
    pages_questions_and_messages,
);
