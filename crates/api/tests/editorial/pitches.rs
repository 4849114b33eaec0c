//! The public session of pitches: what is pitched, in order, and by whom it is read (R062, R099).

use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialItemView,
    PitchRequest,
};
use api_types::poc::RestrictPocRequest;
use api_types::practice::{PublishPracticeRequest, WithdrawPracticeRequest};
use domain::editorial::{EditorialContent, EventFormat};
use domain::journal::SubjectKind;
use domain::poc::Visibility;
use domain::practice::{Practice, PracticeParts};
use persistence::{Stored, editorial, practices};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};
use uuid::Uuid;

use super::agenda::event;
use super::{published, said_by};
use crate::ideas::deposit;
use crate::pocs::{me, planned};
use crate::practices::{publish, validated};

fn session(app: &TestApp, title: &str, pitches: &[(SubjectKind, Uuid)]) -> EditorialItemRequest {
    let mut request = event(app, title, None);
    if let EditorialContentRequest::Events(event) = &mut request.content {
        let pitch = |(kind, id): &(SubjectKind, Uuid)| PitchRequest { kind: *kind, id: *id };
        event.format = EventFormat::PitchSession;
        event.pitches = pitches.iter().map(pitch).collect();
    }
    request
}

fn pitched(item: &EditorialItemView) -> Vec<&str> {
    let EditorialContentView::Events(event) = &item.content else { panic!("an event") };
    event.pitches.iter().map(|pitch| pitch.title.as_str()).collect()
}

async fn pitches_come_in_order_and_what_one_may_not_read_is_not_there(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = planned(&paul, "Ateliers mobiles").await;
    let idea = deposit(&sophie, "Rappel automatique").await;
    let (of_poc, of_idea) =
        ((SubjectKind::Poc, poc.summary.id.0), (SubjectKind::Idea, idea.summary.id.0));
    let mut request = session(&app, "Criée de printemps", &[of_poc, of_idea]);
    request.owner_id = Some(me(&julie).await);
    let id = published(&paul, &request).await.summary.id;
    let seen = sophie.read_editorial_item(id).await.unwrap();
    assert_eq!(pitched(&seen), ["Ateliers mobiles", "Rappel automatique"]);
    let kept = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &kept, poc.version).await.unwrap();
    let seen = sophie.read_editorial_item(id).await.unwrap();
    assert_eq!(pitched(&seen), ["Rappel automatique"], "nothing is said of the other");
    let hers = julie.read_editorial_item(id).await.unwrap();
    assert_eq!(pitched(&hers), ["Rappel automatique"]);
    let again = session(&app, "Criée d’été", &[of_idea]);
    julie.edit_editorial_item(id, &again, hers.version).await.unwrap();
    let his = paul.read_editorial_item(id).await.unwrap();
    assert_eq!(
        pitched(&his),
        ["Rappel automatique", "Ateliers mobiles"],
        "she did not take out what she does not see"
    );
}

async fn only_what_is_there_is_pitched_once_and_at_a_session(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let idea = (SubjectKind::Idea, deposit(&julie, "Borne d’accueil").await.summary.id.0);
    let unknown = (SubjectKind::Idea, Uuid::from_u128(7));
    let refused = async |request: EditorialItemRequest| {
        faulty_fields(julie.draft_editorial_item(&said_by(&julie, &request).await, &key()).await)
    };
    let of = |pitches: &[(SubjectKind, Uuid)]| session(&app, "Criée", pitches);
    let fault = |place: &str, code: &str| vec![format!("/content/events/pitches{place} {code}")];
    assert_eq!(refused(of(&[idea, unknown])).await, fault("/1", "unknown_value"));
    assert_eq!(refused(of(&[idea, idea])).await, fault("/1", "duplicate"));
    let message = (SubjectKind::Message, idea.1);
    assert_eq!(refused(of(&[message])).await, fault("/0", "unknown_value"));
    let mut seminar = of(&[idea]);
    if let EditorialContentRequest::Events(event) = &mut seminar.content {
        event.format = EventFormat::Seminar;
    }
    assert_eq!(refused(seminar).await, fault("", "unknown_value"));
}

async fn what_is_out_of_the_store_is_pitched_nowhere(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = validated(&app, &julie, "Relire à voix haute").await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let draft =
        PublishPracticeRequest { draft: true, ..PublishPracticeRequest::of_poc(poc, content) };
    let practice = julie.publish_practice(&draft, &key()).await.unwrap();
    let id = practice.summary.id;
    let request = session(&app, "Criée d’hiver", &[(SubjectKind::Practice, id.0)]);
    let refused = faulty_fields(paul.draft_editorial_item(&request, &key()).await);
    assert_eq!(refused, ["/content/events/pitches/0 unknown_value"]);
    let practice = julie.publish_draft_practice(id, practice.version).await.unwrap();
    let item = published(&paul, &request).await.summary.id;
    assert_eq!(pitched(&sophie.read_editorial_item(item).await.unwrap()).len(), 1);
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    julie.withdraw_practice(id, &why, practice.version).await.unwrap();
    assert!(pitched(&sophie.read_editorial_item(item).await.unwrap()).is_empty());
}

/// As one that was pitched before drafts were kept out of the sessions, and thrown away since.
async fn what_was_thrown_away_keeps_no_place_in_a_session(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let shared = publish(&julie, &validated(&app, &julie, "Relire à voix haute").await).await;
    let id = shared.summary.id;
    let request = session(&app, "Criée d’hiver", &[(SubjectKind::Practice, id.0)]);
    let item = published(&paul, &request).await;
    let tx = app.app.store.begin().await.unwrap();
    let Stored { value, version } = practices::find(&tx, id).await.unwrap().unwrap();
    let parts = PracticeParts { draft: true, ..value.parts().clone() };
    let draft = Stored { value: Practice::restore(parts), version };
    practices::update(&tx, &draft).await.unwrap();
    tx.commit().await.unwrap();
    let version = julie.read_practice(id).await.unwrap().version;
    julie.discard_practice(id, version).await.unwrap();
    let kept = async || {
        let found = editorial::find(&app.app.store.reader(), item.summary.id).await.unwrap();
        let item = found.unwrap().value;
        let EditorialContent::Events(event) = &item.parts().content else { panic!("an event") };
        event.pitches.all().len()
    };
    assert_eq!(kept().await, 1, "nobody wrote the session since");
    let again = session(&app, "Criée de printemps", &[]);
    paul.edit_editorial_item(item.summary.id, &again, item.version).await.unwrap();
    assert_eq!(kept().await, 0);
}

on_both_databases!(
    pitches_come_in_order_and_what_one_may_not_read_is_not_there,
    only_what_is_there_is_pitched_once_and_at_a_session,
    what_is_out_of_the_store_is_pitched_nowhere,
    what_was_thrown_away_keeps_no_place_in_a_session,
);
