//! Who may do what to an experiment: a reader reads, a contributor steers their own, an administrator all.

use api_client::{ApiClient, ApiError};
use api_types::export::DocumentFormat;
use api_types::poc::{
    AddLessonRequest, AnswerStepRequest, CreatePocRequest, EditPocRequest, LaunchPocRequest,
    LessonQuery, MemberRequest, PocQuery, PocView, ReopenStepRequest,
};
use api_types::portfolio::PortfolioQuery;
use api_types::problem::ProblemCode;
use domain::PocId;
use domain::poc::{LessonKind, MemberRole, PocAct, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{card, cause, launch, launched, me, planned, steps};

/// Every act on an experiment, tried.
async fn acts(client: &ApiClient, poc: &PocView) -> Vec<(&'static str, Result<(), ApiError>)> {
    let (id, version) = (poc.summary.id, poc.version);
    let body = EditPocRequest { header: card(client, "Autre titre").await.header, members: vec![] };
    let reopen = ReopenStepRequest { step: Step::FrameChallenge, reason: "Un mot.".to_owned() };
    let lesson = AddLessonRequest {
        step: Step::FrameChallenge,
        kind: LessonKind::Success,
        text: "Appris".to_owned(),
    };
    let first = steps(Step::FrameChallenge, Step::FrameChallenge);
    let answers = AnswerStepRequest::default();
    let launch = LaunchPocRequest::default();
    let done = |result: Result<PocView, ApiError>| result.map(drop);
    vec![
        ("edit", done(client.edit_poc(id, &body, version).await)),
        ("answer", done(client.answer_step(id, Step::Plan, &answers, version).await)),
        ("lesson", client.add_lesson(id, &lesson, &key()).await.map(drop)),
        ("launch", done(client.launch_poc(id, &launch, version).await)),
        ("pass", done(client.pass_steps(id, &first, version).await)),
        ("hold", done(client.hold_poc(id, &cause("other"), version).await)),
        ("resume", done(client.resume_poc(id, version).await)),
        ("abandon", done(client.abandon_poc(id, &cause("other"), version).await)),
        ("reopen", done(client.reopen_step(id, &reopen, version).await)),
        ("propose", client.propose_practice(id).await.map(drop)),
    ]
}

async fn a_reader_reads_everything_and_changes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "À lire").await;
    for who in [Demo::Sophie, Demo::Marc, Demo::Thomas] {
        let reader = app.client_of(who).await;
        let read = reader.read_poc(poc.summary.id).await.unwrap();
        assert_eq!(read.allowed, [], "{who:?}");
        assert!(reader.list_pocs(&PocQuery::default()).await.is_ok());
        assert!(reader.list_lessons(&LessonQuery::default()).await.is_ok());
        assert!(reader.read_poc_history(poc.summary.id).await.is_ok());
        assert!(reader.read_portfolio(&PortfolioQuery::default()).await.is_ok());
        for (act, result) in acts(&reader, &poc).await {
            assert_eq!(refusal(result), ProblemCode::Forbidden, "{who:?} {act}");
        }
        let create = reader.create_poc(&card(&reader, "Le mien").await, &key()).await;
        assert_eq!(refusal(create), ProblemCode::Forbidden, "{who:?}");
    }
    assert_eq!(julie.read_poc(poc.summary.id).await.unwrap().version, poc.version);
}

async fn a_contributor_acts_on_what_they_lead_or_take_part_in(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let poc = planned(&julie, "À Julie").await;
    for (act, result) in acts(&karim, &poc).await {
        assert_eq!(refusal(result), ProblemCode::Forbidden, "{act}");
    }
    let as_a = async |role| {
        let member = MemberRequest { user_id: Some(me(&karim).await), name: None, role };
        let body = CreatePocRequest { members: vec![member], ..card(&julie, "Avec Karim").await };
        julie.create_poc(&body, &key()).await.unwrap()
    };
    // Being its sponsor or its decider gives no writing right (R339).
    for role in [MemberRole::Sponsor, MemberRole::Decider] {
        let poc = as_a(role).await;
        let today = LaunchPocRequest::default();
        let refused = karim.launch_poc(poc.summary.id, &today, poc.version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{role}");
    }
    for role in [MemberRole::Lead, MemberRole::Member] {
        let poc = as_a(role).await;
        let poc = karim.read_poc(poc.summary.id).await.unwrap();
        assert!(poc.allowed.contains(&PocAct::Launch), "{role}");
        launch(&karim, &poc).await;
    }
}

async fn an_administrator_acts_on_everything(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    for who in [Demo::Paul, Demo::Nadia] {
        let admin = app.client_of(who).await;
        let poc = planned(&julie, "Pour l’administrateur").await;
        let poc = launch(&admin, &poc).await;
        let held = admin.hold_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
        admin.resume_poc(poc.summary.id, held.version).await.unwrap();
        assert!(admin.create_poc(&card(&admin, "Le leur").await, &key()).await.is_ok());
    }
}

async fn what_is_not_there_is_not_found(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut poc = planned(&paul, "Pour la forme").await;
    poc.summary.id = PocId("0190a000-0000-7000-8000-000000000000".parse().unwrap());
    for (act, result) in acts(&paul, &poc).await {
        assert_eq!(refusal(result), ProblemCode::NotFound, "{act}");
    }
    let id = poc.summary.id;
    assert_eq!(refusal(paul.read_poc(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(paul.read_poc_history(id).await), ProblemCode::NotFound);
    assert_eq!(
        refusal(paul.read_opportunity_study(id, DocumentFormat::Pdf).await),
        ProblemCode::NotFound
    );
}

on_both_databases!(
    a_reader_reads_everything_and_changes_nothing,
    a_contributor_acts_on_what_they_lead_or_take_part_in,
    an_administrator_acts_on_everything,
    what_is_not_there_is_not_found,
);
