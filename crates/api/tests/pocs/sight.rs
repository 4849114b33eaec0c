//! Who may see which experiments (A06, A28): nothing leaks, anywhere.

use api_client::ApiClient;
use api_types::export::DocumentFormat;
use api_types::export::{ExportKind, ExportQuery};
use api_types::help_request::AskDinnoRequest;
use api_types::idea::IdeaQuery;
use api_types::page::Include;
use api_types::poc::{
    AddLessonRequest, AnswerStepRequest, EditPocRequest, LessonQuery, PocQuery, PocRulesRequest,
    PocView, RestrictPocRequest, TechniqueRequest, TechniqueUseQuery,
};
use api_types::portfolio::PortfolioQuery;
use api_types::problem::ProblemCode;
use domain::help_request::{HelpTopic, SupportStage};
use domain::poc::{LessonKind, PocAct, PocAudience, Step, Visibility};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{card, launch, launched, me, selected_idea};

pub(super) const SECRET: &str = "Projet Zéphyr";

/// An experiment of Julie's, born of an idea, with a lesson and a technique.
pub(super) async fn told(app: &TestApp) -> PocView {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = selected_idea(&yann, &paul, "Une idée publique").await;
    let mut body = card(&julie, SECRET).await;
    body.idea_id = Some(idea.summary.id);
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let technique = TechniqueRequest { name: "persona".to_owned(), note: None };
    let answer =
        AnswerStepRequest { techniques: Some(vec![technique]), ..AnswerStepRequest::default() };
    let id = poc.summary.id;
    julie.answer_step(id, Step::FrameChallenge, &answer, poc.version).await.unwrap();
    let lesson = AddLessonRequest {
        step: Step::FrameChallenge,
        kind: LessonKind::Difficulty,
        text: format!("{SECRET} : interviews trop longues"),
    };
    julie.add_lesson(id, &lesson, &key()).await.unwrap();
    julie.read_poc(id).await.unwrap()
}

pub(super) async fn restrict(admin: &ApiClient, poc: &PocView, visibility: Visibility) -> PocView {
    let now = admin.read_poc(poc.summary.id).await.unwrap();
    let body = RestrictPocRequest { visibility };
    admin.restrict_poc(poc.summary.id, &body, now.version).await.unwrap()
}

/// Everything that this person reads anywhere, as one text.
async fn everything_read_by(client: &ApiClient) -> String {
    let list = PocQuery { include: Some(Include::Total), ..PocQuery::default() };
    let pocs = client.list_pocs(&list).await.unwrap();
    let lessons = client.list_lessons(&LessonQuery::default()).await.unwrap();
    let uses = client.list_technique_uses(&TechniqueUseQuery::of("persona")).await.unwrap();
    let home = client.read_home().await.unwrap();
    let notifications = client.list_notifications().await.unwrap();
    let mut text = serde_json::to_string(&(pocs, lessons, uses, home, notifications)).unwrap();
    for idea in client.list_ideas(&IdeaQuery::default()).await.unwrap().items {
        let idea = client.read_idea(idea.id).await.unwrap();
        text.push_str(&serde_json::to_string(&idea).unwrap());
    }
    text
}

async fn a_restricted_experiment_is_told_to_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = told(&app).await;
    let id = poc.summary.id;
    let [paul, sophie, marc, thomas] = [
        app.client_of(Demo::Paul).await,
        app.client_of(Demo::Sophie).await,
        app.client_of(Demo::Marc).await,
        app.client_of(Demo::Thomas).await,
    ];
    assert!(everything_read_by(&sophie).await.contains(SECRET), "open by default");
    restrict(&paul, &poc, Visibility::TopManagement).await;
    assert!(!everything_read_by(&sophie).await.contains(SECRET));
    let open = RestrictPocRequest { visibility: Visibility::Everyone };
    for hidden in [
        sophie.read_poc(id).await.map(drop),
        sophie.read_poc_sheet(id).await.map(drop),
        sophie.read_poc_history(id).await.map(drop),
        sophie.read_opportunity_study(id, DocumentFormat::Pdf).await.map(drop),
        sophie.propose_practice(id).await.map(drop),
        sophie.restrict_poc(id, &open, 1).await.map(drop),
    ] {
        assert_eq!(refusal(hidden), ProblemCode::NotFound, "one may not even know of it");
    }
    for kind in ExportKind::ALL {
        let export = thomas.export_set(&ExportQuery { kind }).await.unwrap();
        assert!(!export.contains(SECRET), "{kind:?}");
    }
    // Its team, COMEX and the Dinno go on as before.
    let julie = app.client_of(Demo::Julie).await;
    for client in [&julie, &marc, &paul] {
        assert!(everything_read_by(client).await.contains(SECRET));
        assert_eq!(
            client.read_poc(id).await.unwrap().summary.visibility,
            Visibility::TopManagement
        );
    }
    let export = paul.export_set(&ExportQuery { kind: ExportKind::Pocs }).await.unwrap();
    assert!(export.contains(SECRET));
    // It counts in the figures.
    let figures = sophie.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    assert_eq!((figures.total, figures.restricted), (1, 1));
    let seen = marc.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    assert_eq!((seen.total, seen.restricted), (1, 0));
    restrict(&paul, &poc, Visibility::Everyone).await;
    assert!(everything_read_by(&sophie).await.contains(SECRET));
}

/// Beside an idea in a list, one reads how far its experiment is, unless it is kept for others (R060).
async fn ideas_say_how_far_their_experiment_is_to_whoever_may_see_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = told(&app).await;
    let [paul, sophie, yann, marc] = [
        app.client_of(Demo::Paul).await,
        app.client_of(Demo::Sophie).await,
        app.client_of(Demo::Yann).await,
        app.client_of(Demo::Marc).await,
    ];
    selected_idea(&yann, &paul, "Pas encore essayée").await;
    let progress = async |reader: &ApiClient, query: &IdeaQuery| {
        let ideas = reader.list_ideas(query).await.unwrap().items;
        ideas.into_iter().map(|idea| (idea.title, idea.progress_percent)).collect::<Vec<_>>()
    };
    let (all, mine) = (IdeaQuery::default(), IdeaQuery { mine: true, ..IdeaQuery::default() });
    let percent = paul.read_poc(poc.summary.id).await.unwrap().summary.progress_percent;
    let waiting = ("Pas encore essayée".to_owned(), None);
    let told = |percent| vec![waiting.clone(), ("Une idée publique".to_owned(), percent)];
    assert_eq!(progress(&sophie, &all).await, told(Some(percent)));
    assert_eq!(progress(&yann, &mine).await, told(Some(percent)));
    restrict(&paul, &poc, Visibility::TopManagement).await;
    for (reader, query) in [(&sophie, &all), (&yann, &mine)] {
        assert_eq!(progress(reader, query).await, told(None), "not even how far it is");
    }
    assert_eq!(progress(&marc, &all).await, told(Some(percent)));
}

async fn a_direction_keeps_its_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let yann = app.client_of(Demo::Yann).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let bretagne = super::organisation(&karim, "carsat-bretagne").await;
    let mut body = card(&paul, SECRET).await;
    body.header.department_id = bretagne;
    let poc = paul.create_poc(&body, &key()).await.unwrap();
    restrict(&paul, &poc, Visibility::Department).await;
    // Sophie and Yann are of the Carsat Bretagne; Thomas is not.
    for client in [&sophie, &yann] {
        assert_eq!(client.read_poc(poc.summary.id).await.unwrap().summary.title, SECRET);
    }
    let thomas = app.client_of(Demo::Thomas).await;
    assert_eq!(refusal(thomas.read_poc(poc.summary.id).await), ProblemCode::NotFound);
}

/// A06: the first phase of the report, as a switch.
async fn records_are_closed_and_opened_by_a_switch(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = told(&app).await;
    let id = poc.summary.id;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (marc, julie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Julie).await);
    let set = async |open_sheets: bool, audience: PocAudience| {
        let version = nadia.read_poc_rules().await.unwrap().version;
        let body = PocRulesRequest { audience, open_sheets, four_eyes: false };
        nadia.set_poc_rules(&body, version).await.unwrap()
    };
    set(true, PocAudience::TopManagement).await;
    // The sheet is open, the record is not; lessons and figures follow the record.
    let sheet = sophie.read_poc_sheet(id).await.unwrap();
    assert_eq!((sheet.summary.title.as_str(), sheet.opens), (SECRET, false));
    assert_eq!(refusal(sophie.read_poc(id).await), ProblemCode::RecordClosed);
    assert_eq!(refusal(sophie.read_poc_history(id).await), ProblemCode::RecordClosed);
    assert!(sophie.list_lessons(&LessonQuery::default()).await.unwrap().items.is_empty());
    assert_eq!(sophie.list_pocs(&PocQuery::default()).await.unwrap().items.len(), 1);
    let figures = sophie.read_portfolio(&PortfolioQuery::default()).await;
    assert_eq!(refusal(figures), ProblemCode::RecordClosed);
    assert!(sophie.read_home().await.unwrap().lesson.is_none());
    for client in [&marc, &julie] {
        assert_eq!(client.read_poc(id).await.unwrap().summary.title, SECRET);
    }
    assert!(marc.read_portfolio(&PortfolioQuery::default()).await.is_ok());
    // Closed altogether, nothing says that it exists.
    set(false, PocAudience::TopManagement).await;
    assert!(!everything_read_by(&sophie).await.contains(SECRET));
    assert_eq!(refusal(sophie.read_poc_sheet(id).await), ProblemCode::NotFound);
    // Opened again, at the next request.
    let rules = set(true, PocAudience::Everyone).await;
    assert!(sophie.read_poc(id).await.is_ok());
    let body = PocRulesRequest {
        audience: PocAudience::TopManagement,
        open_sheets: true,
        four_eyes: false,
    };
    let stale = nadia.set_poc_rules(&body, rules.version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert_eq!(nadia.read_poc_rules_history().await.unwrap().items.len(), 3);
}

async fn only_an_administrator_restricts(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "À tous").await;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    let refused = julie.restrict_poc(poc.summary.id, &body, poc.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert!(!poc.allowed.contains(&PocAct::Restrict));
    let paul = app.client_of(Demo::Paul).await;
    assert!(paul.read_poc(poc.summary.id).await.unwrap().allowed.contains(&PocAct::Restrict));
    let kept = paul.restrict_poc(poc.summary.id, &body, poc.version).await.unwrap();
    // The same again is no news.
    let entries = async || {
        let reader = app.app.store.reader();
        persistence::journal::about(&reader, poc.summary.id.0, 50).await.unwrap().len()
    };
    let told = entries().await;
    let same = paul.restrict_poc(poc.summary.id, &body, kept.version).await.unwrap();
    assert_eq!((same.version, entries().await), (kept.version, told));
}

async fn related_experiments_are_told_from_both_sides(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let first = launched(&julie, "Ateliers").await;
    let mut body = card(&julie, "Ateliers, la suite").await;
    body.header.related = vec![first.summary.id];
    let second = julie.create_poc(&body, &key()).await.unwrap();
    assert_eq!(second.related[0].id, first.summary.id);
    let seen = sophie.read_poc(first.summary.id).await.unwrap();
    assert_eq!(seen.related[0].id, second.summary.id, "whichever of the two said so");
    restrict(&paul, &second, Visibility::TopManagement).await;
    assert!(sophie.read_poc(first.summary.id).await.unwrap().related.is_empty());
    let second = julie.read_poc(second.summary.id).await.unwrap();
    let mut header = body.header.clone();
    header.related = vec![second.summary.id];
    let team = vec![api_types::poc::MemberRequest {
        user_id: Some(me(&julie).await),
        name: None,
        role: domain::poc::MemberRole::Lead,
    }];
    let edit = EditPocRequest { header, members: team };
    let refused = julie.edit_poc(second.summary.id, &edit, second.version).await;
    let faults = faulty_fields(refused);
    assert_eq!(faults, ["/header/related/0 unknown_value"], "not to itself");
}

async fn nobody_asks_about_an_experiment_that_they_may_not_see(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = launched(&julie, SECRET).await;
    restrict(&app.client_of(Demo::Paul).await, &poc, Visibility::TopManagement).await;
    let question = AskDinnoRequest {
        topic: HelpTopic::Dinno,
        title: "Un regard".to_owned(),
        body: "Un mot.".to_owned(),
        support: Some(SupportStage::Review),
        poc_id: Some(poc.summary.id),
    };
    let refused = faulty_fields(sophie.ask_dinno(&question, &key()).await);
    assert_eq!(refused, ["/poc_id unknown_value"], "as if there were none");
    julie.ask_dinno(&question, &key()).await.unwrap();
}

on_both_databases!(
    nobody_asks_about_an_experiment_that_they_may_not_see,
    a_restricted_experiment_is_told_to_nobody_else,
    ideas_say_how_far_their_experiment_is_to_whoever_may_see_it,
    a_direction_keeps_its_own,
    records_are_closed_and_opened_by_a_switch,
    only_an_administrator_restricts,
    related_experiments_are_told_from_both_sides,
);
