//! Every member of an answer that holds HTML is filled with hostile texts by a test, and so is every member of what is
//! sent that is read as Markdown: a new one is named here.

use std::collections::BTreeSet;

use api_types::document::VersionsQuery;
use api_types::editorial::EditorialItemRequest;
use chrono::TimeDelta;
use domain::document::{DocumentSlug, Language};
use domain::expression::Target;
use serde_json::{Value, json};
use test_support::hostile::{SHOWN, packed};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{TITLE, expect_harmless, expect_no_fault, sent};
use crate::challenges::life::{call, running};
use crate::editorial::published;
use crate::ideas::spontaneous;

/// Those members, under the test that fills them.
const FILLED: [(&str, &[&str]); 7] = [
    (
        "ideas_comments_and_challenges",
        &[
            "ChallengeView.description_html",
            "ClosingView.results_html",
            "CommentView.body_html",
            "IdeaView.problem_html",
            "IdeaView.proposal_html",
        ],
    ),
    (
        "experiments_practices_and_kits",
        &[
            "KitSectionView.text",
            "PocHeaderView.description_html",
            "PracticeView.conditions",
            "PracticeView.lessons",
            "PracticeView.problem",
            "PracticeView.result",
            "PracticeView.solution",
            "PracticeView.techniques",
            "RichText.html",
            "StepView.answers_html",
        ],
    ),
    (
        "what_the_dinno_tells_by_page_feed_and_letter",
        &[
            "EventView.body",
            "MethodResourceView.body",
            "NewsView.body",
            "NewsletterView.body",
            "TestimonialView.story",
        ],
    ),
    (
        "pages_questions_and_messages",
        &[
            "BrickView.html_en",
            "BrickView.html_fr",
            "DocumentView.body_html",
            "HalfYearReviewView.foreword_html",
            "HelpMessageView.body_html",
            "MessageView.body_html",
            "ResourceRequestView.details_html",
        ],
    ),
    ("tracks_comments_and_the_links_of_events", &["ReworkView.body"]),
    (
        "the_showcase_and_what_comes_from_outside",
        &["ShowcasePartView.html", "ShowcaseVideoView.transcript_html", "ShowcaseWelcome.html"],
    ),
    (
        "what_was_said_before_and_what_would_leave",
        &["FormerVersionView.body_html", "GuideVersionView.body_html", "IssuePreviewView.html"],
    ),
];

/// The members of what is sent that are read as Markdown, under the test that writes hostile texts there.
const WRITTEN: [(&str, &[&str]); 7] = [
    (
        "ideas_comments_and_challenges",
        &[
            "ChallengeContentRequest.description",
            "CloseChallengeRequest.results",
            "IdeaContentRequest.problem",
            "IdeaContentRequest.proposal",
            "PostCommentRequest.body",
        ],
    ),
    (
        "experiments_practices_and_kits",
        &[
            "PocHeaderRequest.description",
            "PracticeContentRequest.conditions",
            "PracticeContentRequest.lessons",
            "PracticeContentRequest.problem",
            "PracticeContentRequest.result",
            "PracticeContentRequest.solution",
            "PracticeContentRequest.techniques",
        ],
    ),
    (
        "what_the_dinno_tells_by_page_feed_and_letter",
        &[
            "EventRequest.body",
            "MethodResourceRequest.body",
            "NewsRequest.body",
            "NewsletterRequest.body",
            "TestimonialRequest.story",
        ],
    ),
    (
        "pages_questions_and_messages",
        &[
            "AskDinnoRequest.body",
            "EditDocumentRequest.body",
            "PageContentRequest.body_fr",
            "PreviewTextRequest.text",
            "ReplyHelpRequest.body",
            "RequestResourcesRequest.details",
            "SendMessageRequest.body",
            "WriteHalfYearReviewRequest.foreword",
        ],
    ),
    ("tracks_comments_and_the_links_of_events", &["ReworkRequest.body"]),
    ("the_showcase_and_what_comes_from_outside", &["Showcase.welcome", "VideoView.transcript"]),
    (
        "what_is_corrected_begun_for_others_and_checked",
        &[
            "ChallengeContentRequest.template_problem",
            "CheckTextRequest.text",
            "EditCommentRequest.words",
        ],
    ),
];

/// Whether this part of the document is, or may be, a text with its HTML.
fn is_rich(part: &Value) -> bool {
    match part {
        Value::Object(fields) => {
            let refers = fields.get("$ref").and_then(Value::as_str);
            refers.is_some_and(|name| name.ends_with("/RichText")) || fields.values().any(is_rich)
        }
        Value::Array(items) => items.iter().any(is_rich),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The members of a schema that hold HTML: by their name, or by what they are.
fn members(schema: &str, part: &Value, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            let named = fields.get("properties").and_then(Value::as_object);
            for (name, member) in named.into_iter().flatten() {
                let html = name == "html" || name.ends_with("_html") || name.starts_with("html_");
                if html || is_rich(member) {
                    found.insert(format!("{schema}.{name}"));
                }
            }
            fields.values().for_each(|field| members(schema, field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| members(schema, item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_member_that_holds_html_is_filled_with_hostile_texts() {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut found = BTreeSet::new();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        // A page repeats what its items are.
        members(name.trim_start_matches("Page_"), schema, &mut found);
    }
    let filled: BTreeSet<String> =
        FILLED.iter().flat_map(|(_, names)| *names).map(ToString::to_string).collect();
    assert_eq!(found, filled, "add it to a test of this folder, then to its line above");
}

/// The schemas that this part of the document leads to.
fn reach(part: &Value, schemas: &Value, reached: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|name| name.rsplit('/').next());
            if let Some(name) = name.filter(|name| reached.insert((*name).to_owned())) {
                reach(&schemas[name], schemas, reached);
            }
            fields.values().for_each(|field| reach(field, schemas, reached));
        }
        Value::Array(items) => items.iter().for_each(|item| reach(item, schemas, reached)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The members of a schema that say that they are Markdown.
fn in_markdown(schema: &str, part: &Value, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            let named = fields.get("properties").and_then(Value::as_object);
            for (name, member) in named.into_iter().flatten() {
                if member.to_string().contains("Markdown") {
                    found.insert(format!("{schema}.{name}"));
                }
            }
            fields.values().for_each(|field| in_markdown(schema, field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| in_markdown(schema, item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_member_that_is_sent_in_markdown_is_written_with_hostile_texts() {
    let document = serde_json::to_value(api::document()).unwrap();
    let schemas = &document["components"]["schemas"];
    let mut reached = BTreeSet::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            reach(&operation["requestBody"], schemas, &mut reached);
        }
    }
    let mut found = BTreeSet::new();
    for name in &reached {
        in_markdown(name, &schemas[name], &mut found);
    }
    let written: BTreeSet<String> =
        WRITTEN.iter().flat_map(|(_, names)| *names).map(ToString::to_string).collect();
    assert_eq!(found, written, "write it in a test of this folder, then add it to its line above");
}

async fn what_is_corrected_begun_for_others_and_checked(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let text = packed();

    let idea = sophie.deposit_idea(&spontaneous("Une idée"), &key()).await.unwrap().summary.id;
    let said = sent(json!({ "stance": "neutral", "body": "Un mot." }));
    let comment = sophie.post_comment(idea, &said, &key()).await.unwrap().id;
    let better = sent(json!({ "words": text }));
    let read = sophie.edit_comment_on(Target::Idea(idea), comment, &better).await.unwrap();
    expect_harmless("a comment that was corrected", &read, 1);

    // What an answer begins with is a text to go on with, and no HTML.
    let mut content = call(TITLE);
    content.template_problem = Some(text.clone());
    let open = running(&app, content).await.summary.id;
    expect_harmless("what answers begin with", &sophie.read_challenge(open).await.unwrap(), 0);

    let checked = sent(json!({ "text": text }));
    expect_harmless("remarks", &paul.check_text(&checked).await.unwrap(), 0);
}

async fn what_was_said_before_and_what_would_leave(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let text = packed();

    let (slug, place) = (DocumentSlug::IdeaRules, (DocumentSlug::IdeaRules, Language::Fr));
    let kept = sent(json!({ "title": TITLE, "body": text }));
    let first = paul.edit_document(place, &kept, 1).await.unwrap();
    let kept = sent(json!({ "title": "Les règles", "body": "Une autre règle." }));
    paul.edit_document(place, &kept, first.version).await.unwrap();
    let all = VersionsQuery { language: Some(Language::Fr), ..VersionsQuery::default() };
    let former = sophie.list_document_versions(slug, &all).await.unwrap().items;
    expect_harmless("former versions of a text", &former, 1);

    let guide = |version: &str, body: &str| -> EditorialItemRequest {
        let content = json!({ "kind": "guide", "version": version, "body": body });
        sent(json!({ "title": TITLE, "content": { "method_resources": content } }))
    };
    app.stop_clock();
    let first = published(&paul, &guide("1", &text)).await;
    let id = first.summary.id;
    app.advance(TimeDelta::minutes(4));
    let next = guide("2", "Un autre texte.");
    paul.edit_editorial_item(id, &next, first.version).await.unwrap();
    let former = sophie.read_editorial_item_version(id, 1).await.unwrap();
    expect_harmless("former version of a guide", &former, 1);

    let issue = json!({ "lead": text, "body": text });
    let draft = sent(json!({ "title": TITLE, "content": { "newsletters": issue } }));
    let draft = paul.draft_editorial_item(&draft, &key()).await.unwrap().summary.id;
    let letter = paul.preview_newsletter(draft).await.unwrap().html;
    let (_, page) = letter.rsplit_once("<body>").unwrap();
    let page = page.split_once("</body>").unwrap().0;
    expect_no_fault("the letter that would leave", page);
    assert!(page.contains(SHOWN), "{page}");
}

on_both_databases!(
    what_is_corrected_begun_for_others_and_checked,
    what_was_said_before_and_what_would_leave,
);
