//! The elements of the opportunity study (R201).

use api_client::ApiClient;
use api_types::export::DocumentFormat;
use api_types::poc::{AddLessonRequest, AnswerStepRequest, LiftConditionRequest, PocView};
use domain::poc::{GateVerdict, LessonKind, Question, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{gate, launched, me, pass, token};

async fn told(client: &ApiClient, poc: &PocView, (question, words): (Question, &str)) -> PocView {
    let body =
        AnswerStepRequest { answers: [(question, words.to_owned())].into(), techniques: None };
    client.answer_step(poc.summary.id, question.step(), &body, poc.version).await.unwrap()
}

async fn the_study_gathers_what_steps_one_three_six_and_seven_say(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Ateliers *mobiles*").await;
    let mut poc = poc;
    for answer in [
        (Question::ExpectedImpact, "Diviser par deux le délai."),
        (Question::SolutionNature, "service"),
        (Question::Schedule, "Ne doit pas y figurer."),
        (Question::MeetsExpectations, "partly"),
        (Question::FollowUp, "enlarged"),
    ] {
        poc = told(&julie, &poc, answer).await;
    }
    let decider = me(&paul).await;
    let conditional = vec![gate(GateVerdict::ConditionalGo, decider)];
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::DescribeSolution), conditional).await;
    let lifting = LiftConditionRequest { number: 1, note: None, lifted_by: Some(decider) };
    let poc = julie.lift_condition(poc.summary.id, &lifting, poc.version).await.unwrap();
    let validated = vec![gate(GateVerdict::Validated, decider)];
    let poc = pass(&julie, &poc, (Step::Plan, Step::Validate), validated).await;
    let lesson = AddLessonRequest {
        step: Step::ProjectDeployment,
        kind: LessonKind::GoodPractice,
        text: "Passer\ntôt aux usagers.".to_owned(),
    };
    julie.add_lesson(poc.summary.id, &lesson, &key()).await.unwrap();
    let id = poc.summary.id;
    let sophie = app.client_of(Demo::Sophie).await;
    let study = sophie.read_opportunity_study(id, DocumentFormat::Markdown).await.unwrap();
    let study = String::from_utf8(study).unwrap();
    let printed = sophie.read_opportunity_study(id, DocumentFormat::Pdf).await.unwrap();
    assert_eq!(String::from_utf8(printed).unwrap(), study, "the same words, whatever the form");
    let has = |words: &str| assert!(study.contains(words), "no `{words}` in:\n{study}");
    has("# Étude d’opportunité\u{a0}: Ateliers \\*mobiles\\*");
    has("7 étapes franchies sur 7 (100\u{a0}%)");
    has("## 1. Poser le challenge");
    has("## 3. Décrire de manière générale la solution et son mode de réalisation");
    has("Diviser par deux le délai.");
    has("Un service");
    has("*À compléter*");
    has("**GO sous conditions**, décidé par Paul Mercier le ");
    has("Deux sites au plus.");
    has("**Validée**, décidé par Paul Mercier le ");
    has("- **Bonne pratique**\u{a0}: Passer tôt aux usagers.");
    has("En partie");
    has("Elle est élargie");
    for step in [2, 4, 5] {
        assert!(!study.contains(&format!("## {step}. ")), "step {step} is not of the study");
    }
    assert!(!study.contains("Ne doit pas y figurer."));
    assert!(!study.contains("localization"), "{study}");
}

async fn the_study_is_a_file_in_the_language_of_the_caller(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Ateliers mobiles").await;
    let url = format!("{}/api/v1/pocs/{}/opportunity-study/md", app.url, poc.summary.id);
    let request = reqwest::Client::new().get(url).bearer_auth(token(&app, Demo::Julie).await);
    let answer = request.header("accept-language", "en").send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    let reference = poc.summary.reference.to_lowercase();
    let name = format!("attachment; filename=\"opportunity-study-{reference}.md\"");
    assert_eq!(header("content-disposition"), name);
    assert_eq!(header("content-type"), "text/markdown; charset=utf-8");
    assert_eq!(header("content-language"), "en");
    let study = answer.text().await.unwrap();
    assert!(study.starts_with("# Opportunity study: Ateliers mobiles\n"), "{study}");
    assert!(study.contains("## 7. Validate the experiment") && !study.contains("localization"));
}

on_both_databases!(
    the_study_gathers_what_steps_one_three_six_and_seven_say,
    the_study_is_a_file_in_the_language_of_the_caller,
);
