//! Publishing and keeping true.

use api_client::ApiClient;
use api_types::poc::{
    AddLessonRequest, AnswerStepRequest, CreatePocRequest, MemberRequest, PartnerView,
    PocHeaderRequest, PocView, TechniqueRequest,
};
use api_types::practice::{EditPracticeRequest, PracticeContentRequest, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use domain::idea::IdeaStatus;
use domain::poc::{GateVerdict, LessonKind, MemberRole, PartnerKind, PocAct, Question, Step};
use domain::practice::PracticeKind;
use domain::{IdeaId, PocId, PracticeId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::{card, complete, launch, launched, me, selected_idea};

/// Scenario 24.
async fn from_idea_to_practice_nothing_is_typed_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (sophie, karim) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Karim).await);
    let idea = selected_idea(&sophie, &paul, "Aller vers les assurés").await;
    let poc = told(&julie, idea.summary.id).await;
    let id = poc.summary.id;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    assert_eq!(poc.summary.progress_percent, 100);
    assert!(poc.allowed.contains(&PocAct::PublishPractice));
    assert_proposed(&paul.propose_practice(id).await.unwrap(), me(&julie).await);
    let practice = publish(&julie, &poc).await;
    assert!(practice.summary.reference.starts_with("PRATIQUE-20"));
    assert_eq!(practice.contact.name, "Julie Morel");
    assert_eq!(practice.summary.organisation.name, "CNAV");
    assert!(practice.problem.as_ref().unwrap().html.contains("<strong>éloignés</strong>"));
    // The chain, the same from each of the three.
    let from_practice = karim.read_practice(practice.summary.id).await.unwrap().chain;
    let idea = karim.read_idea(idea.summary.id).await.unwrap();
    let poc = karim.read_poc(id).await.unwrap();
    assert_eq!((&idea.chain, &poc.chain), (&from_practice, &from_practice));
    assert_eq!(from_practice.idea.unwrap().id, idea.summary.id.0);
    assert_eq!(from_practice.poc.unwrap().steps_passed, Some(7));
    assert_eq!(from_practice.practice.unwrap().id, practice.summary.id.0);
    assert_eq!(idea.summary.status, IdeaStatus::Implemented);
    assert!(!poc.allowed.contains(&PocAct::PublishPractice), "once");
}

/// An experiment from that idea, with everything that a practice needs already written.
async fn told(julie: &ApiClient, idea: IdeaId) -> PocView {
    let lead = MemberRequest { user_id: Some(me(julie).await), name: None, role: MemberRole::Lead };
    let header = PocHeaderRequest {
        keywords: vec!["ruralité".to_owned()],
        partners: vec![PartnerView {
            name: "MSA".to_owned(),
            kind: PartnerKind::PublicBody,
            place: None,
        }],
        ..card(julie, "Ateliers mobiles en zone rurale").await.header
    };
    let members = vec![lead];
    let body = CreatePocRequest { header, members, idea_id: Some(idea) };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let mut poc = launch(julie, &poc).await;
    let id = poc.summary.id;
    for (question, words) in [
        (Question::ExpectedImpact, "Des assurés **éloignés** des agences."),
        (Question::SolutionDescription, "Un camion équipé."),
        (Question::Resources, "Deux agents."),
        (Question::Demonstration, "Trois cents rendez-vous."),
        (Question::DeploymentPlan, "Un camion par département."),
        (Question::FollowUp, "enlarged"),
    ] {
        let answers = [(question, words.to_owned())].into();
        let technique = TechniqueRequest { name: "persona".to_owned(), note: None };
        let techniques = (question == Question::ExpectedImpact).then(|| vec![technique]);
        let body = AnswerStepRequest { answers, techniques };
        poc = julie.answer_step(id, question.step(), &body, poc.version).await.unwrap();
    }
    let lesson = AddLessonRequest {
        step: Step::FrameChallenge,
        kind: LessonKind::Difficulty,
        text: "Interviews utiles mais trop longues".to_owned(),
    };
    julie.add_lesson(id, &lesson, &key()).await.unwrap();
    julie.read_poc(id).await.unwrap()
}

fn assert_proposed(proposed: &PracticeContentRequest, lead: UserId) {
    assert_eq!(proposed.title, "Ateliers mobiles en zone rurale");
    assert_eq!(
        (proposed.domain.as_str(), proposed.kind),
        ("social_action", PracticeKind::Innovation)
    );
    assert_eq!(proposed.keywords, ["ruralité"]);
    assert_eq!(proposed.partners.as_deref(), Some("MSA"));
    assert_eq!(proposed.contact_id, Some(lead), "whom to call: who led it");
    assert_eq!(proposed.techniques.as_deref(), Some("- Persona"));
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    assert!(words(&proposed.problem).contains("éloignés"));
    assert_eq!(words(&proposed.solution), "Un camion équipé.");
    let result = words(&proposed.result);
    for part in ["Trois cents rendez-vous.", "Validée", "Elle est élargie"] {
        assert!(result.contains(part), "{result}");
    }
    let conditions = words(&proposed.conditions);
    assert!(
        conditions.contains("Un camion par département.") && conditions.contains("Deux agents.")
    );
    let lessons =
        "- **Difficulté** (Poser le challenge)\u{a0}: Interviews utiles mais trop longues";
    assert_eq!(words(&proposed.lessons), lessons);
}

async fn only_a_validated_experiment_becomes_a_practice_and_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let running = launched(&julie, "En cours").await;
    let poc = launched(&julie, "Non validée").await;
    let refused = complete(&julie, &poc, GateVerdict::NotValidated, me(&paul).await).await;
    let done = validated(&app, &julie, "Validée").await;
    let content = julie.propose_practice(done.summary.id).await.unwrap();
    for poc in [running, refused] {
        let proposal = julie.propose_practice(poc.summary.id).await;
        assert_eq!(refusal(proposal), ProblemCode::PocNotValidated);
        let body = PublishPracticeRequest::of_poc(poc.summary.id, content.clone());
        let publication = julie.publish_practice(&body, &key()).await;
        assert_eq!(refusal(publication), ProblemCode::PocNotValidated);
    }
    let body = PublishPracticeRequest::of_poc(done.summary.id, content);
    let (one, other) = (key(), key());
    let (a, b) =
        tokio::join!(julie.publish_practice(&body, &one), paul.publish_practice(&body, &other));
    let (made, late) = if a.is_ok() { (a, b) } else { (b, a) };
    assert!(made.is_ok());
    assert_eq!(refusal(late), ProblemCode::PracticeExists);
    assert_eq!(refusal(julie.propose_practice(done.summary.id).await), ProblemCode::PracticeExists);
    let unknown = PublishPracticeRequest { poc_id: Some(PocId::default()), ..body };
    let unknown = julie.publish_practice(&unknown, &key()).await;
    assert_eq!(faulty_fields(unknown), ["/poc_id unknown_value"]);
}

async fn a_publication_sent_twice_makes_one_practice(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(&app, &julie, "Deux clics").await;
    let content = julie.propose_practice(poc.summary.id).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    let once = key();
    let first = julie.publish_practice(&body, &once).await.unwrap();
    let again = julie.publish_practice(&body, &once).await.unwrap();
    assert_eq!(first.summary.id, again.summary.id);
}

async fn who_led_it_publishes_and_who_is_called_keeps_it_true(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let poc = validated(&app, &julie, "À qui publier").await;
    let content = julie.propose_practice(poc.summary.id).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    for who in [Demo::Sophie, Demo::Marc, Demo::Thomas, Demo::Karim] {
        let client = app.client_of(who).await;
        let refused = client.publish_practice(&body, &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
    }
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let (id, content) = (practice.summary.id, body.content);
    assert!(practice.editable && !karim.read_practice(id).await.unwrap().editable);
    let edit = |content: PracticeContentRequest| EditPracticeRequest { content };
    let refused = karim.edit_practice(id, &edit(content.clone()), practice.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    // Karim is the one to call from now on.
    let contact_id = Some(me(&karim).await);
    let body = edit(PracticeContentRequest { contact_id, ..content.clone() });
    let practice = julie.edit_practice(id, &body, practice.version).await.unwrap();
    assert_eq!(practice.contact.name, "Karim Haddad");
    let body = edit(PracticeContentRequest {
        title: "Le camion des assurés".to_owned(),
        contact_id: None,
        ..content.clone()
    });
    let practice = karim.edit_practice(id, &body, practice.version).await.unwrap();
    assert_eq!(practice.contact.name, "Karim Haddad", "left as it was");
    let stale = karim.edit_practice(id, &body, practice.version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let wrong = edit(PracticeContentRequest {
        title: "  ".to_owned(),
        domain: "gardening".to_owned(),
        ..content.clone()
    });
    let refused = karim.edit_practice(id, &wrong, practice.version).await;
    assert_eq!(
        faulty_fields(refused),
        ["/content/title required", "/content/domain unknown_value"]
    );
    let nobody = edit(PracticeContentRequest { contact_id: Some(UserId::default()), ..content });
    let refused = karim.edit_practice(id, &nobody, practice.version).await;
    assert_eq!(faulty_fields(refused), ["/content/contact_id unknown_value"]);
    let history = karim.read_practice_history(id).await.unwrap().items;
    let actors: Vec<_> =
        history.iter().map(|entry| entry.actor.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(actors, ["Karim Haddad", "Julie Morel", "Julie Morel"], "the newest first");
    let unknown = PracticeId::default();
    assert_eq!(refusal(karim.read_practice(unknown).await), ProblemCode::NotFound);
    assert_eq!(refusal(karim.read_practice_history(unknown).await), ProblemCode::NotFound);
}

on_both_databases!(
    from_idea_to_practice_nothing_is_typed_again,
    only_a_validated_experiment_becomes_a_practice_and_once,
    a_publication_sent_twice_makes_one_practice,
    who_led_it_publishes_and_who_is_called_keeps_it_true,
);
