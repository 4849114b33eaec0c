//! Practices and kits that nobody answered for in a year: told to be checked, asked about once, confirmed.

use api_client::ApiClient;
use api_types::notification::NotificationReason;
use api_types::practice::{
    EditPracticeRequest, KitContentRequest, KitSectionsRequest, PracticeOutlook, ReleaseKitRequest,
    WithdrawKitReleaseRequest, WriteKitRequest,
};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::journal::Fact;
use domain::practice::{KitKind, KitSection};
use domain::{KitId, PracticeId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{publish, validated};

/// A practice of Julie's, with a kit that she released.
async fn with_a_kit(app: &TestApp) -> (PracticeId, KitId) {
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(app, &julie, "Relire à voix haute").await;
    let practice = publish(&julie, &poc).await.summary.id;
    let mut sections = KitSectionsRequest::default();
    for section in KitSection::ALL {
        sections.set(*section, Some("Un texte.".to_owned()));
    }
    let (kind, title, files) = (KitKind::Support, "Un kit".to_owned(), Vec::new());
    let content = KitContentRequest { kind, title, sections, files };
    let body = WriteKitRequest { content };
    let kit = julie.prepare_kit(practice, &body, &key()).await.unwrap().summary;
    julie.release_kit(kit.id, &ReleaseKitRequest::default(), kit.version).await.unwrap();
    (practice, kit.id)
}

async fn asked(app: &TestApp) -> usize {
    let mut asked = 0;
    loop {
        match app::practices::ask_checks(&app.app).await.unwrap() {
            0 => return asked,
            more => asked += more,
        }
    }
}

async fn told(app: &TestApp, client: &ApiClient) -> Vec<(bool, NotificationReason)> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let items = client.list_notifications().await.unwrap().items;
    let aged = items.into_iter().filter_map(|one| {
        let Fact::PracticeAged { kit, .. } = one.fact else { return None };
        Some((kit.is_some(), one.reason))
    });
    aged.collect()
}

async fn to_check(client: &ApiClient, (practice, kit): (PracticeId, KitId)) -> (bool, bool) {
    let practice = client.read_practice(practice).await.unwrap().summary;
    let kit = client.read_kit(kit).await.unwrap().summary;
    (practice.to_check, kit.to_check)
}

async fn after_a_year_those_who_hold_it_are_asked_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let both = with_a_kit(&app).await;
    app.advance(TimeDelta::days(360));
    assert_eq!(asked(&app).await, 0);
    assert_eq!(to_check(&app.client_of(Demo::Sophie).await, both).await, (false, false));
    app.advance(TimeDelta::days(7));
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    assert_eq!(to_check(&sophie, both).await, (true, true));
    assert_eq!(asked(&app).await, 2);
    assert_eq!(asked(&app).await, 0, "once");
    let contact = NotificationReason::Contact;
    let mut heard = told(&app, &julie).await;
    heard.sort_by_key(|(kit, _)| *kit);
    assert_eq!(heard, [(false, contact), (true, contact)]);
    assert!(told(&app, &sophie).await.is_empty());
    let history = sophie.read_practice_history(both.0).await.unwrap().items;
    assert!(matches!(history[0].fact, Fact::PracticeAged { .. }));
}

async fn whoever_may_change_it_confirms_it_for_another_year(database: Database) {
    let app = TestApp::spawn(database).await;
    let both = with_a_kit(&app).await;
    app.advance(TimeDelta::days(400));
    asked(&app).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (id, kit) = both;
    let seen = julie.read_practice(id).await.unwrap().version;
    assert_eq!(refusal(sophie.confirm_practice(id, seen).await), ProblemCode::Forbidden);
    let confirmed = julie.confirm_practice(id, seen).await.unwrap();
    assert!(!confirmed.summary.to_check);
    assert!(app.app.now() - confirmed.summary.confirmed_at < TimeDelta::minutes(5));
    let stale = julie.confirm_practice(id, seen).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    // The kit is another thing to read again.
    assert_eq!(to_check(&sophie, both).await, (false, true));
    let seen = julie.read_kit(kit).await.unwrap().summary.version;
    assert_eq!(refusal(sophie.confirm_kit(kit, seen).await), ProblemCode::Forbidden);
    let view = julie.confirm_kit(kit, seen).await.unwrap();
    assert_eq!((view.summary.to_check, view.summary.number), (false, Some(1)));
    assert_eq!(asked(&app).await, 0);
    // A year later they are asked again.
    app.advance(TimeDelta::days(400));
    assert_eq!(asked(&app).await, 2);
    // Changing it is answering for it.
    let julie = app.client_of(Demo::Julie).await;
    let practice = julie.read_practice(id).await.unwrap();
    let content = api_types::practice::PracticeContentRequest {
        kind: practice.summary.kind,
        title: practice.summary.title,
        summary: None,
        problem: None,
        solution: None,
        result: None,
        conditions: None,
        lessons: None,
        techniques: None,
        figure: None,
        domain: practice.summary.domain.0,
        keywords: Vec::new(),
        partners: None,
        outlook: PracticeOutlook::default(),
        video: None,
        image: None,
        process: None,
        form: None,
        action_form: None,
        contact_id: None,
    };
    let edit = EditPracticeRequest { content };
    let edited = julie.edit_practice(id, &edit, practice.version).await.unwrap();
    assert!(!edited.summary.to_check);
}

async fn a_former_release_is_withdrawn_and_nobody_is_asked_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (_, id) = with_a_kit(&app).await;
    let julie = app.client_of(Demo::Julie).await;
    let version = julie.read_kit(id).await.unwrap().summary.version;
    julie.release_kit(id, &ReleaseKitRequest::default(), version).await.unwrap();
    app.advance(TimeDelta::days(367));
    assert_eq!(asked(&app).await, 2);
    let julie = app.client_of(Demo::Julie).await;
    let why = WithdrawKitReleaseRequest { reason: "Le mauvais fichier.".to_owned() };
    let version = julie.read_kit(id).await.unwrap().summary.version;
    let kit = julie.withdraw_kit_release((id, 1), &why, version).await.unwrap();
    assert!(kit.summary.to_check && kit.summary.number == Some(2));
    assert_eq!(asked(&app).await, 0, "people read the release that they were asked about");
    let kit = julie.put_back_kit_release((id, 1), kit.summary.version).await.unwrap();
    assert_eq!(asked(&app).await, 0);
    let kit = julie.withdraw_kit_release((id, 2), &why, kit.summary.version).await.unwrap();
    assert_eq!(kit.summary.number, Some(1));
    assert_eq!(asked(&app).await, 1, "nobody was asked about the one before");
}

on_both_databases!(
    after_a_year_those_who_hold_it_are_asked_once,
    whoever_may_change_it_confirms_it_for_another_year,
    a_former_release_is_withdrawn_and_nobody_is_asked_again,
);
