//! Requests for resources (R316 to R322, A26; scenario 34).

use api_client::ApiClient;
use api_types::export::TableFormat;
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use api_types::resource_need::ResourceNeed;
use api_types::resource_request::{
    DecideResourceRequest, RequestResourcesRequest, ResourceLineRequest, ResourceRequestQuery,
    ResourceSettingsView,
};
use domain::UserId;
use domain::access::Brick;
use domain::home::ServiceNumber;
use domain::journal::Fact;
use domain::resource_request::{ResourceKind, ResourceSettings, ResourceState, StateNature};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::home::services::number;
use crate::ideas::deposit;
use crate::pocs::{launched, me};

fn line(kind: &str, what: &str) -> ResourceLineRequest {
    ResourceLineRequest { kind: kind.to_owned(), what: what.to_owned() }
}

/// What Yann asks in scenario 34.
pub(crate) fn wanted() -> RequestResourcesRequest {
    RequestResourcesRequest {
        title: "Ateliers mobiles en zone rurale".to_owned(),
        details: Some("Pour **mai**.".to_owned()),
        lines: vec![
            line("it", "deux postes informatiques"),
            line("skills", "un développeur pendant 10 jours"),
            line("dedicated_time", "4 h par semaine de temps dédié"),
        ],
        ..RequestResourcesRequest::default()
    }
}

pub(crate) fn answer(line: u8, state: &str, reason: Option<&str>) -> DecideResourceRequest {
    let reason = reason.map(ToOwned::to_owned);
    DecideResourceRequest { line, state: state.to_owned(), reason }
}

/// What an administrator sends back to change what was read.
pub(crate) fn sent(view: &ResourceSettingsView) -> ResourceSettings {
    let kinds = view.kinds.iter().cloned().map(|kind| ResourceKind {
        code: kind.code,
        label_fr: kind.label_fr,
        label_en: kind.label_en,
        handler_id: kind.handler.map(|handler| handler.id),
        available: kind.available,
        active: kind.active,
    });
    let states = view.states.iter().cloned().map(|state| ResourceState {
        code: state.code,
        label_fr: state.label_fr,
        label_en: state.label_en,
        nature: state.nature,
        active: state.active,
    });
    ResourceSettings { kinds: kinds.collect(), states: states.collect() }
}

fn handle(settings: &mut ResourceSettings, kind: &str, by: UserId) {
    let kind = settings.kinds.iter_mut().find(|one| one.code.as_str() == kind).unwrap();
    kind.handler_id = Some(by);
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn a_request_is_attached_to_its_experiment_and_a_refusal_says_why(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = launched(&julie, "Ateliers mobiles").await.summary;
    let request = RequestResourcesRequest { poc_id: Some(poc.id), ..wanted() };
    let made = yann.request_resources(&request, &key()).await.unwrap();
    assert_eq!(made.purpose.as_ref().unwrap().title, "Ateliers mobiles");
    assert!(made.details_html.unwrap().contains("<strong>mai</strong>"));
    let states: Vec<_> = made.lines.iter().map(|line| line.state.as_str()).collect();
    assert_eq!(states, ["received", "received", "received"]);
    let of_poc = ResourceRequestQuery { poc_id: Some(poc.id), ..ResourceRequestQuery::default() };
    for (who, client) in [("requester", &yann), ("handler", &paul), ("team", &julie)] {
        let page = client.list_resource_requests(&of_poc).await.unwrap();
        assert_eq!(page.items.len(), 1, "{who}");
    }
    assert!(sophie.list_resource_requests(&of_poc).await.unwrap().items.is_empty());
    assert_eq!(refusal(sophie.read_resource_request(made.id).await), ProblemCode::NotFound);
    let silent = paul.decide_resource_request(made.id, &answer(0, "declined", None), 1).await;
    assert_eq!(faulty_fields(silent), ["/reason required"]);
    let refused = answer(0, "declined", Some("Budget engagé."));
    let made = paul.decide_resource_request(made.id, &refused, 1).await.unwrap();
    let granted = answer(2, "granted", None);
    let late = paul.decide_resource_request(made.id, &granted, 1).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let made = paul.decide_resource_request(made.id, &granted, made.version).await.unwrap();
    let theirs = yann.read_resource_request(made.id).await.unwrap();
    assert_eq!(theirs.lines[0].reason.as_deref(), Some("Budget engagé."));
    assert_eq!(theirs.lines[2].decided_by.as_ref().unwrap().name, "Paul Mercier");
    assert_eq!(theirs.lines[2].nature, StateNature::Granted);
    assert!(!theirs.lines[1].decidable, "one does not answer oneself");
    let own = yann.decide_resource_request(made.id, &granted, made.version).await;
    assert_eq!(refusal(own), ProblemCode::Forbidden);
}

async fn whoever_is_named_for_a_kind_sees_and_answers_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let karim = app.client_of(Demo::Karim).await;
    let view = paul.read_resource_settings().await.unwrap();
    assert!(view.editable);
    let mut settings = sent(&view);
    handle(&mut settings, "it", me(&karim).await);
    let view = paul.edit_resource_settings(&settings, view.version).await.unwrap();
    let named = view.kinds.iter().find(|kind| kind.code.as_str() == "it").unwrap();
    assert_eq!(named.handler.as_ref().unwrap().name, "Karim Haddad");
    let made = yann.request_resources(&wanted(), &key()).await.unwrap();
    let waiting = Some((ServiceNumber::WaitingRequests, 1));
    assert_eq!(number(&karim, Brick::ResourceRequests).await, waiting, "on the landing page");
    tell_everybody(&app).await;
    for handler in [&karim, &paul] {
        let told = handler.list_notifications().await.unwrap().items;
        assert_eq!((told.len(), told[0].reason), (1, NotificationReason::Handler));
        assert_eq!(told[0].subject_id, made.id.0);
    }
    let theirs = karim.read_resource_request(made.id).await.unwrap();
    let decidable: Vec<_> = theirs.lines.iter().map(|line| line.decidable).collect();
    assert_eq!(decidable, [true, false, false]);
    let other = karim.decide_resource_request(made.id, &answer(1, "granted", None), 1).await;
    assert_eq!(refusal(other), ProblemCode::Forbidden);
    karim.decide_resource_request(made.id, &answer(0, "under_study", None), 1).await.unwrap();
    tell_everybody(&app).await;
    let told = yann.list_notifications().await.unwrap().items;
    assert_eq!((told.len(), told[0].reason), (1, NotificationReason::Requester));
    let mut query = ResourceRequestQuery { kind: Some("it".to_owned()), ..Default::default() };
    query.state = Some("under_study".to_owned());
    assert_eq!(karim.list_resource_requests(&query).await.unwrap().items.len(), 1);
    query.kind = Some("skills".to_owned());
    let none = karim.list_resource_requests(&query).await.unwrap().items;
    assert!(none.is_empty(), "kind and state of one and the same line");
    let totals = paul.read_resource_settings().await.unwrap().totals;
    let studied = totals.iter().find(|one| one.kind.as_str() == "it").unwrap();
    assert_eq!((studied.state.as_str(), studied.lines), ("under_study", 1));
}

async fn kinds_and_states_are_data_that_administrators_change(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let view = paul.read_resource_settings().await.unwrap();
    // What the report names (R317, R319, R320, R322).
    for code in ["it", "human", "skills", "budget", "spaces", "dedicated_time", "secondment"] {
        assert!(view.kinds.iter().any(|kind| kind.active && kind.code.0 == code), "{code}");
    }
    let mut settings = sent(&view);
    "Au comité des utilisateurs".clone_into(&mut settings.states[1].label_fr);
    settings.kinds.push(ResourceKind {
        code: domain::reference::ReferenceCode("vehicle".to_owned()),
        label_fr: "Véhicule".to_owned(),
        label_en: "Vehicle".to_owned(),
        handler_id: None,
        available: "2 camionnettes".to_owned(),
        active: true,
    });
    let refused = yann.edit_resource_settings(&settings, view.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let changed = paul.edit_resource_settings(&settings, view.version).await.unwrap();
    let late = paul.edit_resource_settings(&settings, view.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let seen = yann.read_resource_settings().await.unwrap();
    assert_eq!(seen.states[1].label_fr, "Au comité des utilisateurs");
    assert!(seen.totals.is_empty() && !seen.editable);
    assert_eq!(seen.kinds.last().unwrap().available, "2 camionnettes");
    let lines = vec![line("vehicle", "une camionnette"), line("magic", "une baguette")];
    let request = RequestResourcesRequest { lines, ..wanted() };
    let refused = faulty_fields(yann.request_resources(&request, &key()).await);
    assert_eq!(refused, ["/lines/1/kind unknown_value"]);
    let mut gone = settings.clone();
    gone.kinds.pop();
    let refused = paul.edit_resource_settings(&gone, changed.version).await;
    assert_eq!(faulty_fields(refused), ["/kinds unknown_value"]);
}

async fn a_request_serves_an_idea_too_and_a_retry_asks_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&yann, "Borne d’accueil").await.summary;
    let request = RequestResourcesRequest { idea_id: Some(idea.id), ..wanted() };
    let once = key();
    let first = sophie.request_resources(&request, &once).await.unwrap();
    let again = sophie.request_resources(&request, &once).await.unwrap();
    assert_eq!(first.id, again.id);
    assert_eq!(first.purpose.unwrap().reference, idea.reference);
    let mine = ResourceRequestQuery { mine: true, ..ResourceRequestQuery::default() };
    assert_eq!(sophie.list_resource_requests(&mine).await.unwrap().items.len(), 1);
    let empty = RequestResourcesRequest { lines: Vec::new(), title: String::new(), ..wanted() };
    let refused = faulty_fields(sophie.request_resources(&empty, &key()).await);
    assert_eq!(refused, ["/title required", "/lines required"]);
}

async fn an_answer_that_another_replaced_is_still_read_with_its_reason(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let made = yann.request_resources(&wanted(), &key()).await.unwrap();
    let refused = answer(1, "declined", Some("Budget engagé."));
    let made = paul.decide_resource_request(made.id, &refused, made.version).await.unwrap();
    let granted = answer(1, "granted", None);
    let made = paul.decide_resource_request(made.id, &granted, made.version).await.unwrap();
    assert_eq!(made.lines[1].reason, None, "the answer of today");
    let history = yann.read_resource_request_history(made.id).await.unwrap().items;
    let told = history.iter().filter_map(|entry| {
        let Fact::ResourceDecided { line, state, reason, .. } = &entry.fact else { return None };
        Some((*line, state.as_str(), reason.as_deref()))
    });
    let answers = [(1, "granted", None), (1, "declined", Some("Budget engagé."))];
    assert_eq!(told.collect::<Vec<_>>(), answers, "the newest first");
    assert_eq!(history[1].actor.as_ref().unwrap().name, "Paul Mercier");
    let other = sophie.read_resource_request_history(made.id).await;
    assert_eq!(refusal(other), ProblemCode::NotFound);
}

async fn what_is_wanted_is_found_by_body_and_taken_away_line_by_line(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let made = yann.request_resources(&wanted(), &key()).await.unwrap();
    let one = RequestResourcesRequest {
        title: "Ailleurs".to_owned(),
        lines: vec![line("it", "un serveur")],
        ..RequestResourcesRequest::default()
    };
    julie.request_resources(&one, &key()).await.unwrap();
    let refused = answer(0, "declined", Some("Budget engagé."));
    paul.decide_resource_request(made.id, &refused, made.version).await.unwrap();
    let organisation_id = made.organisation.as_ref().map(|body| body.id);
    let of_body = ResourceRequestQuery { organisation_id, limit: 1, ..Default::default() };
    let found = paul.list_resource_requests(&of_body).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [made.id]);

    let taken = async |client: &ApiClient, query: &ResourceRequestQuery| {
        let file = client.export_resource_requests(TableFormat::Ndjson, query).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        text.lines().map(|one| serde_json::from_str(one).unwrap()).collect::<Vec<ResourceNeed>>()
    };
    let file = paul.export_resource_requests(TableFormat::Csv, &of_body).await.unwrap();
    let csv = String::from_utf8(file).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4, "its head, and each thing that is wanted: {csv}");
    assert!(
        lines[0].starts_with("\u{feff}\"Demande\";\"Demandé le\";\"Action innovante\""),
        "{csv}"
    );
    assert!(csv.contains("\"Budget engagé.\";\"Paul Mercier\""), "{csv}");
    assert!(!csv.contains("un serveur") && !csv.contains("export-"), "{csv}");
    let it = ResourceRequestQuery { kind: Some("it".to_owned()), ..Default::default() };
    let needs = taken(&paul, &it).await;
    let whats: Vec<_> = needs.iter().map(|need| need.line.what.as_str()).collect();
    assert_eq!(whats, ["un serveur", "deux postes informatiques"], "of that kind, newest first");
    assert!(needs.iter().all(|need| !need.kind.label_fr.is_empty()));
    let all = ResourceRequestQuery::default();
    assert_eq!(taken(&julie, &all).await.len(), 1, "one's own");
    assert!(taken(&sophie, &all).await.is_empty());
}

on_both_databases!(
    a_request_is_attached_to_its_experiment_and_a_refusal_says_why,
    whoever_is_named_for_a_kind_sees_and_answers_it,
    kinds_and_states_are_data_that_administrators_change,
    a_request_serves_an_idea_too_and_a_retry_asks_once,
    an_answer_that_another_replaced_is_still_read_with_its_reason,
    what_is_wanted_is_found_by_body_and_taken_away_line_by_line,
);
