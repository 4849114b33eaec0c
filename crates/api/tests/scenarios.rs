//! Scenarios of acceptance, each walked to its end and word for word: the number of each is in the name of its test. Those
//! that go through several bricks are here: 4, 13 and 20.

mod doors;
mod frames;
mod lexicon;
mod network;
mod store;

use api_types::editorial::{EditorialContentView, EditorialItemRequest, EditorialQuery};
use api_types::expression::PutTagRequest;
use api_types::help_request::AskDinnoRequest;
use api_types::idea::PostCommentRequest;
use api_types::page::Codes;
use api_types::poc::{AddLessonRequest, AnswerStepRequest, LessonQuery, PocQuery};
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use api_types::resource_request::RequestResourcesRequest;
use domain::editorial::{EditorialBrick, ProjectStatus};
use domain::expression::Target;
use domain::idea::Stance;
use domain::poc::{GateVerdict, LessonKind, PocStatus, Step};
use domain::practice::PracticeKind;
use domain::search::SearchKind;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::bricks::{link, name_hosts, page};
use crate::directory::keep;
use crate::editorial::{news, published};
use crate::ideas::deposit;
use crate::pocs::{cause, gate, launched, me, organisation, pass, steps};
use crate::search::seek;

/// A body of the API, as it is sent.
fn sent<T: DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).unwrap()
}

/// Scenario 4: what the portal has, and the way to the tool that may have more, with the words that were typed.
async fn scenario_04_whoever_seeks_finds_the_practice_and_carries_the_words_elsewhere(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let title = "Accueil téléphonique dématérialisé";
    let nord_est = organisation(&paul, "carsat-nord-est").await;
    let content = PracticeContentRequest {
        title: title.to_owned(),
        domain: "customer_relations".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let request = PublishPracticeRequest::of_body(Some(nord_est), content);
    let practice = paul.publish_practice(&request, &key()).await.unwrap().summary.id;
    name_hosts(&nadia, &["store.example.fr"]).await;
    link(&nadia, "Store Innov’Actions", "https://store.example.fr/recherche?q={query}").await;
    app.catch_up().await;
    let found = seek(&sophie, "téléphone accueil").await;
    let hit = found.items.iter().find(|hit| hit.kind == SearchKind::Practice).unwrap();
    assert_eq!((hit.id, hit.title.as_str()), (practice.0, title));
    assert_eq!(hit.organisation.as_ref().map(|body| body.id), Some(nord_est));
    assert_eq!(hit.domain.as_ref().unwrap().as_str(), "customer_relations");
    let addresses: Vec<_> = found.elsewhere.iter().map(|tool| tool.url.as_str()).collect();
    let carried = "https://store.example.fr/recherche?q=t%C3%A9l%C3%A9phone%20accueil";
    assert_eq!(addresses, [carried], "not its home page");
}

/// Scenario 13: consulting is not writing, and taking part is everybody's.
async fn scenario_13_the_consultation_profile_takes_part_and_edits_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Ateliers mobiles").await;
    let (id, target) = (poc.summary.id, Target::Poc(poc.summary.id));
    let told = published(&paul, &news("Un essai commence", None)).await;
    let brick = page(&nadia, "Appels à projets").await.summary;

    deposit(&sophie, "Rappel automatique").await;
    let said = PostCommentRequest::signed(Stance::Supports, "Chez nous aussi.");
    sophie.post_comment_on(target, &said, &key()).await.unwrap();
    assert!(sophie.like(target).await.unwrap().liked);
    sophie.put_tag(target, &PutTagRequest { word: "ruralité".to_owned() }).await.unwrap();
    assert!(sophie.follow(target).await.unwrap().following);
    let lines = json!([{ "kind": "it", "what": "deux postes" }]);
    let wanted: RequestResourcesRequest =
        sent(json!({ "title": "Ateliers mobiles", "poc_id": id, "lines": lines }));
    sophie.request_resources(&wanted, &key()).await.unwrap();
    let question: AskDinnoRequest =
        sent(json!({ "topic": "portal", "title": "Où est mon brouillon ?", "body": "Perdu." }));
    sophie.ask_dinno(&question, &key()).await.unwrap();

    let refused =
        sophie.edit_editorial_item(told.summary.id, &news("Autre chose", None), told.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "the news");
    let version = julie.read_poc(id).await.unwrap().version;
    let first = steps(Step::FrameChallenge, Step::FrameChallenge);
    let refused = sophie.pass_steps(id, &first, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "a step");
    let answer = AnswerStepRequest::default();
    let refused = sophie.answer_step(id, Step::FrameChallenge, &answer, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "what a step says");
    let words = sent(json!({ "title_fr": "Autre", "title_en": "Other" }));
    let refused = sophie.rename_brick(brick.id, &words, brick.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "a brick");
    let content = json!({ "words": words, "content": { "page": { "body_fr": "Un texte." } } });
    let refused = sophie.add_brick(&sent(content), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "another brick");
}

/// Scenario 20: what was abandoned is in the list, the news, the search and the knowledge base, with why.
async fn scenario_20_abandonment_is_valued(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let marc = app.client_of(Demo::Marc).await;
    let go = vec![gate(GateVerdict::Go, me(&paul).await)];
    let poc = launched(&julie, "Chatbot retraite").await;
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::Plan), go).await;
    let id = poc.summary.id;
    let learnt = "Personne n’attendait un robot.";
    let (step, kind, text) = (Step::BuildPrototype, LessonKind::Failure, learnt.to_owned());
    julie.add_lesson(id, &AddLessonRequest { step, kind, text }, &key()).await.unwrap();
    let now = julie.read_poc(id).await.unwrap();
    assert_eq!((now.summary.status, now.summary.steps_passed), (PocStatus::InProgress, 4));
    // What is said of whoever leads it, and what they may do.
    let lead = keep(&julie, &["agents conversationnels"], true).await.summary.person.id;
    let team = async || (marc.read_card(lead).await.unwrap(), julie.read_me().await.unwrap());
    let before = team().await;
    julie.abandon_poc(id, &cause("no_real_need"), now.version).await.unwrap();
    assert_eq!(team().await, before, "no rank, no score, no right is lost");
    let project = json!({ "status": "abandoned", "poc_id": id });
    let told = json!({ "body": "Nous arrêtons, et voici pourquoi.", "project": project });
    let told: EditorialItemRequest =
        sent(json!({ "title": "Le robot s’arrête", "content": { "news": told } }));
    published(&paul, &told).await;
    app.catch_up().await;

    // The list.
    let query = PocQuery { status: Codes(vec![PocStatus::Abandoned]), ..PocQuery::default() };
    let listed = marc.list_pocs(&query).await.unwrap().items.remove(0);
    assert_eq!((listed.id, listed.steps_passed), (id, 4), "the step it reached is kept");
    assert_eq!(listed.cause.as_ref().unwrap().as_str(), "no_real_need");
    let sheet = marc.read_poc_sheet(id).await.unwrap();
    assert_eq!((&sheet.cause, &sheet.summary.cause), (&listed.cause, &listed.cause));
    // The news.
    let query = EditorialQuery {
        project: Some(ProjectStatus::Abandoned),
        ..EditorialQuery::of(EditorialBrick::News)
    };
    let item = marc.list_editorial_items(&query).await.unwrap().items.remove(0).id;
    let read = marc.read_editorial_item(item).await.unwrap();
    let EditorialContentView::News(said) = read.content else { panic!("news") };
    assert_eq!(said.project.unwrap().poc.unwrap().cause, listed.cause);
    // The search.
    let found = seek(&marc, "chatbot retraite").await.items;
    let hit = found.iter().find(|hit| hit.kind == SearchKind::Poc).unwrap();
    assert_eq!((hit.id, hit.status.as_deref()), (id.0, Some("abandoned")));
    assert_eq!(hit.stop.as_ref().unwrap().cause, listed.cause);
    // The knowledge base.
    let lesson = marc.list_lessons(&LessonQuery::default()).await.unwrap().items.remove(0);
    assert_eq!((lesson.text.as_str(), lesson.poc.status), (learnt, PocStatus::Abandoned));
    // What goes on says no cause.
    let other = launched(&julie, "Ateliers mobiles").await;
    assert_eq!(other.summary.cause, None);
}

on_both_databases!(
    scenario_04_whoever_seeks_finds_the_practice_and_carries_the_words_elsewhere,
    scenario_13_the_consultation_profile_takes_part_and_edits_nothing,
    scenario_20_abandonment_is_valued,
);
