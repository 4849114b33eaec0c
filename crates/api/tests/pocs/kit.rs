//! What a direction needs to begin an experiment (R298): the guide, the template, the support of the Dinno (R325).

use api_types::document::{DocumentQuery, EditDocumentRequest};
use api_types::help_request::{AskDinnoRequest, HelpRequestQuery};
use api_types::poc::TemplateFormat;
use api_types::problem::ProblemCode;
use domain::document::{DocumentSlug, Language};
use domain::help_request::{HelpTopic, SupportStage};
use domain::poc::{Question, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::beside::text_of;

const KIT: DocumentSlug = DocumentSlug::PocKit;

async fn everybody_reads_the_guide_and_administrators_keep_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let french = DocumentQuery { language: Some(Language::Fr) };
    let guide = sophie.read_document(KIT, &french).await.unwrap();
    assert_eq!(guide.title, "Lancer une expérimentation\u{a0}: le kit");
    // The legal frame is told to whoever holds an experiment from the first day (R301).
    for part in ["deux décisions", "droit à l’essai", "cadrage", "cadre juridique", "impact"] {
        assert!(guide.body_html.contains(part), "{part}");
    }
    assert!(!guide.editable);
    let text = EditDocumentRequest {
        title: "Le kit de la branche".to_owned(),
        body: "Commencez **petit**.".to_owned(),
    };
    let refused = sophie.edit_document((KIT, Language::Fr), &text, guide.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let changed = paul.edit_document((KIT, Language::Fr), &text, guide.version).await.unwrap();
    assert!(changed.body_html.contains("<strong>petit</strong>"));
    let rules = paul.read_document(DocumentSlug::IdeaRules, &french).await.unwrap();
    assert_eq!(rules.version, 1, "each text is kept apart");
    let english = DocumentQuery { language: Some(Language::En) };
    let english = sophie.read_document(KIT, &english).await.unwrap();
    assert_eq!(english.title, "Starting an experiment: the kit");
    assert!(english.body_html.contains("The legal frame"));
}

async fn the_template_asks_every_question_of_the_seven_steps(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let take = async |format| text_of(sophie.read_poc_template(format).await.unwrap());
    let text = take(TemplateFormat::Markdown).await;
    assert_eq!(text.matches("\n## ").count(), Step::ALL.len());
    // The two gates ask for their decision besides.
    assert_eq!(text.matches("\n### ").count(), Question::ALL.len() + 2);
    assert!(text.contains("## 1. Poser le challenge") && text.contains("- [ ] Un service"));
    assert!(text.contains("- [ ] GO sous conditions") && text.contains("- [ ] Non validée"));
    let table = take(TemplateFormat::Csv).await;
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), Question::ALL.len() + 3);
    assert!(lines[0].starts_with("\u{feff}\"Étape\";\"Intitulé\";\"Question\""), "{}", lines[0]);
    assert!(lines[1].starts_with("\"1\";\"Poser le challenge\";\"Quel effet"), "{}", lines[1]);
    assert!(lines[1].ends_with(";\"\";\"\""), "a column to answer in: {}", lines[1]);
}

async fn support_for_an_experiment_to_come_is_asked_at_its_stage(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let request = AskDinnoRequest {
        topic: HelpTopic::Poc,
        title: "Cadrer nos ateliers mobiles".to_owned(),
        body: "Nous ne savons pas par où commencer.".to_owned(),
        support: Some(SupportStage::Framing),
        poc_id: None,
    };
    let asked = sophie.ask_dinno(&request, &key()).await.unwrap();
    assert_eq!(asked.summary.support, Some(SupportStage::Framing));
    let of = async |topic| {
        let query = HelpRequestQuery { topic: Some(topic), ..HelpRequestQuery::default() };
        let found = paul.list_help_requests(&query).await.unwrap().items;
        found.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(of(HelpTopic::Poc).await, [asked.summary.id]);
    assert!(of(HelpTopic::Dinno).await.is_empty());
}

on_both_databases!(
    everybody_reads_the_guide_and_administrators_keep_it,
    the_template_asks_every_question_of_the_seven_steps,
    support_for_an_experiment_to_come_is_asked_at_its_stage,
);
