//! The communication plan of the portal itself (R379, R380, R390, R391): a model that administrators keep, print, and are
//! reminded of.

use api_types::communication::PortalPlanView;
use api_types::export::DocumentFormat;
use api_types::problem::ProblemCode;
use chrono::{Days, NaiveDate};
use domain::communication::{PlanAudience, PlanMoment, PlanState, PlannedAction, PortalPlan};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

fn action(what: &str, on: Option<NaiveDate>) -> PlannedAction {
    PlannedAction {
        what: what.to_owned(),
        channel: "Réseaux sociaux".to_owned(),
        audience: PlanAudience::Public,
        moment: PlanMoment::Before,
        on,
        owner: "Service communication".to_owned(),
        state: PlanState::ToDo,
    }
}

async fn administrators_keep_the_plan_and_two_do_not_overwrite_each_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let PortalPlanView { items, version } = paul.read_portal_plan().await.unwrap();
    assert!(items.iter().any(|one| one.moment == PlanMoment::Before), "a model is there");
    let after = PlannedAction { moment: PlanMoment::After, ..action("Relancer", None) };
    let next = PortalPlan { items: vec![after, action("  Annoncer  ", None)] };
    let saved = paul.edit_portal_plan(&next, version).await.unwrap();
    let told: Vec<_> = saved.items.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(told, ["Annoncer", "Relancer"], "in the order in which it is followed");
    assert_eq!(nadia.read_portal_plan().await.unwrap(), saved);
    let late = nadia.edit_portal_plan(&next, version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let faulty = PortalPlan { items: vec![action("Annoncer", None), action("", None)] };
    let faulty = nadia.edit_portal_plan(&faulty, saved.version).await;
    assert_eq!(faulty_fields(faulty), ["/items/1/what required"]);
    // On paper, in words.
    let text = paul.print_portal_plan(DocumentFormat::Markdown).await.unwrap();
    let text = String::from_utf8(text).unwrap();
    for words in ["# Plan de communication du portail", "Grand public", "Avant l’ouverture"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(paul.print_portal_plan(DocumentFormat::OpenDocument).await.is_ok());
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(refusal(julie.read_portal_plan().await), ProblemCode::Forbidden);
    let refused = julie.edit_portal_plan(&next, saved.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let refused = julie.print_portal_plan(DocumentFormat::Markdown).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn administrators_are_reminded_of_what_is_due_and_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    assert_eq!(paul.read_home().await.unwrap().plan_due, 0, "the model has no days");
    let today = app.app.now().date_naive();
    let in_days = |days| today.checked_add_days(Days::new(days));
    let done = PlannedAction { state: PlanState::Done, ..action("Fait", Some(today)) };
    let items = vec![action("Bientôt", in_days(3)), action("Plus tard", in_days(30)), done];
    let version = paul.read_portal_plan().await.unwrap().version;
    paul.edit_portal_plan(&PortalPlan { items }, version).await.unwrap();
    assert_eq!(paul.read_home().await.unwrap().plan_due, 1);
    assert_eq!(sophie.read_home().await.unwrap().plan_due, 0);
}

on_both_databases!(
    administrators_keep_the_plan_and_two_do_not_overwrite_each_other,
    administrators_are_reminded_of_what_is_due_and_nobody_else,
);
