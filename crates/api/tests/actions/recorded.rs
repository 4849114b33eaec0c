//! Actions are recorded wherever they stand, seen while they go on, and found whatever became of them (R019, R021,
//! R022), on a map by direction, domain, state and form (R020).

use api_types::action::ActionQuery;
use api_types::page::Codes;
use api_types::poc::{GateRequest, LaunchPocRequest};
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use chrono::NaiveDate;
use domain::action::{ActionAxis, ActionKind, ActionStage};
use domain::poc::{GateVerdict, PocStatus, Step};
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{all, columns, listed, map, seven, titles};
use crate::ideas::deposit;
use crate::pocs::{cause, gate, me, organisation, pass, planned};
use crate::practices::validated;
use crate::search::titles as found;

/// What began before the portal, what works already, what stopped before it began: each says at once where it stands.
async fn an_action_is_recorded_wherever_it_stands(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let paul = me(&app.client_of(Demo::Paul).await).await;
    deposit(&sophie, "Zéphyrine, une idée").await;
    planned(&julie, "Zéphyrine à lancer").await;
    let day = NaiveDate::from_ymd_opt(2025, 3, 3);
    let begun = planned(&julie, "Zéphyrine en route").await;
    let launch = LaunchPocRequest { started_on: day };
    let begun = julie.launch_poc(begun.summary.id, &launch, begun.version).await.unwrap();
    let decided = GateRequest { decided_on: day, ..gate(GateVerdict::Go, paul) };
    let begun = pass(&julie, &begun, (Step::FrameChallenge, Step::Plan), vec![decided]).await;
    assert_eq!((begun.started_on, begun.summary.steps_passed), (day, 4));
    let held = planned(&julie, "Zéphyrine gelée").await;
    julie.hold_poc(held.summary.id, &cause("no_real_need"), held.version).await.unwrap();
    let stopped = planned(&julie, "Zéphyrine arrêtée").await;
    julie.abandon_poc(stopped.summary.id, &cause("no_real_need"), stopped.version).await.unwrap();
    validated(&app, &julie, "Zéphyrine validée").await;
    let content = PracticeContentRequest {
        title: "Zéphyrine en usage".to_owned(),
        domain: "social_action".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let used = PublishPracticeRequest::of_body(None, content);
    julie.publish_practice(&used, &key()).await.unwrap();

    // On the trajectory, whatever they are.
    let expected = [
        (ActionStage::Coming, vec!["Zéphyrine à lancer"]),
        (
            ActionStage::Current,
            vec!["Zéphyrine en route", "Zéphyrine gelée", "Zéphyrine, une idée"],
        ),
        (ActionStage::Achieved, vec!["Zéphyrine en usage", "Zéphyrine validée"]),
        (ActionStage::Stopped, vec!["Zéphyrine arrêtée"]),
    ];
    for (stage, names) in expected {
        assert_eq!(titles(&listed(&sophie, stage).await), names, "{stage}");
    }
    // What goes on is on the landing page, with how far it is.
    let home = sophie.read_home().await.unwrap();
    assert_eq!(home.counts.pocs_in_progress, 1);
    let running = home.latest_pocs.iter().find(|poc| poc.id == begun.summary.id).unwrap();
    assert_eq!((running.status, running.steps_passed), (PocStatus::InProgress, 4));
    // One search finds them all.
    app.catch_up().await;
    assert_eq!(found(&sophie, "zephyrine").await.len(), 7);
}

async fn the_map_is_by_direction_domain_state_and_form(database: Database) {
    let app = TestApp::spawn(database).await;
    seven(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let by = |kind, axis| ActionQuery { kind: Codes(vec![kind]), axis, ..all() };
    let by_domain = map(&sophie, &by(ActionKind::Poc, ActionAxis::Domain)).await;
    assert_eq!(columns(&by_domain), [(Some("social_action"), 2)]);
    let by_form = map(&sophie, &by(ActionKind::Idea, ActionAxis::Form)).await;
    assert_eq!(columns(&by_form), [(Some("participative"), 2)]);
    let department_id = Some(organisation(&sophie, "cnav-action-sociale").await);
    let theirs = ActionQuery { department_id, ..by(ActionKind::Poc, ActionAxis::Stage) };
    let by_state = map(&sophie, &theirs).await;
    assert_eq!(columns(&by_state), [(Some("coming"), 1), (Some("achieved"), 1)]);
    let named = sophie.list_actions(&theirs).await.unwrap().items;
    assert_eq!(titles(&named), ["Essai concluant", "Essai à lancer"]);
    let department_id = Some(organisation(&sophie, "cnav-dsi").await);
    let others = ActionQuery { department_id, ..theirs };
    assert_eq!(map(&sophie, &others).await.total, 0, "another direction");
}

on_both_databases!(
    an_action_is_recorded_wherever_it_stands,
    the_map_is_by_direction_domain_state_and_form,
);
