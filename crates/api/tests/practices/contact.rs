//! Whom to call about a practice: told when somebody else names them, and free to stop (R263).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::notification::NotificationReason;
use api_types::practice::{
    DeclareReuseRequest, EditPracticeRequest, EditReuseRequest, PracticeContentRequest,
    PracticeView, PublishPracticeRequest, ReuseContentRequest,
};
use api_types::problem::ProblemCode;
use domain::UserId;
use domain::journal::{Fact, SubjectKind};
use domain::people::AccountStatus;
use domain::practice::ReuseResult;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use super::validated;
use crate::accounts::account_of;
use crate::pocs::me;

/// Why somebody was told that this was handed to them, each time.
async fn named(app: &TestApp, who: &ApiClient, of: Uuid) -> Vec<NotificationReason> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = who.list_notifications().await.unwrap().items;
    let told = told.iter().filter(|one| {
        one.subject_id == of
            && matches!(one.fact, Fact::PutInCharge { on: SubjectKind::Practice, .. })
    });
    told.map(|one| one.reason).collect()
}

/// What an experiment of Julie's proposes, with this person to call.
async fn proposed(
    app: &TestApp,
    julie: &ApiClient,
    contact: UserId,
) -> (PublishPracticeRequest, PracticeContentRequest) {
    let poc = validated(app, julie, "Accueillir au téléphone").await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let content = PracticeContentRequest { contact_id: Some(contact), ..content };
    (PublishPracticeRequest::of_poc(poc, content.clone()), content)
}

async fn whoever_is_named_by_another_is_told_and_may_stop(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (her, karim) = (me(&sophie).await, app.client_of(Demo::Karim).await);
    let (body, content) = proposed(&app, &julie, her).await;
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let (id, contact) = (practice.summary.id, NotificationReason::Contact);
    assert!(!practice.leavable, "Julie is not the one to call");
    assert_eq!(named(&app, &sophie, id.0).await, [contact]);
    // Named again, she knows already.
    let again = EditPracticeRequest { content };
    let practice = julie.edit_practice(id, &again, practice.version).await.unwrap();
    assert_eq!(named(&app, &sophie, id.0).await, [contact]);
    let read: PracticeView = sophie.read_practice(id).await.unwrap();
    assert!(read.leavable && !read.editable, "she only reads, and it is her name");
    let stale = sophie.leave_practice_contact(id, practice.version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    // Nobody takes another's name off.
    karim.leave_practice_contact(id, read.version).await.unwrap();
    assert_eq!(sophie.read_practice(id).await.unwrap().contact.id, her);

    sophie.leave_practice_contact(id, read.version).await.unwrap();
    let left = julie.read_practice(id).await.unwrap();
    assert_eq!(left.contact.id, me(&julie).await);
    assert!(!left.leavable, "she published it: she names somebody");
    assert_eq!(named(&app, &julie, id.0).await, [contact]);
    let refused = julie.leave_practice_contact(id, left.version).await;
    assert_eq!(faulty_fields(refused), ["/content/contact_id required"]);
    sophie.leave_practice_contact(id, left.version).await.unwrap();
    assert_eq!(julie.read_practice(id).await.unwrap().version, left.version, "twice is once");
    let history = julie.read_practice_history(id).await.unwrap().items;
    assert!(matches!(history[0].fact, Fact::PracticeEdited { .. }));
    assert_eq!(history[0].actor.as_ref().unwrap().id, her);
}

async fn whoever_is_named_in_a_draft_is_told_once_it_is_published(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (body, _) = proposed(&app, &julie, me(&sophie).await).await;
    let body = PublishPracticeRequest { draft: true, ..body };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    let id = draft.summary.id;
    assert!(named(&app, &sophie, id.0).await.is_empty());
    julie.publish_draft_practice(id, draft.version).await.unwrap();
    assert_eq!(named(&app, &sophie, id.0).await, [NotificationReason::Contact]);
    // One is told nothing of what one says oneself.
    let (body, _) = proposed(&app, &julie, me(&julie).await).await;
    let own = julie.publish_practice(&body, &key()).await.unwrap().summary.id;
    assert!(named(&app, &julie, own.0).await.is_empty());
}

async fn whoever_is_named_in_a_body_that_takes_it_up_is_told_and_may_stop(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let (sophie, karim) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Karim).await);
    let (body, _) = proposed(&app, &julie, me(&julie).await).await;
    let id = julie.publish_practice(&body, &key()).await.unwrap().summary.id;
    let (her, contact) = (me(&sophie).await, NotificationReason::Contact);
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: Some(her),
    };
    let body = DeclareReuseRequest { organisation_id: None, content: content.clone() };
    let reuse = claire.declare_reuse(id, &body, &key()).await.unwrap();
    assert!(!reuse.leavable, "Claire is not the one to call");
    assert_eq!(named(&app, &sophie, id.0).await, [contact]);
    // Changed without naming anybody else, she knows already.
    let again = EditReuseRequest { content };
    let reuse = claire.edit_reuse(reuse.id, &again, reuse.version).await.unwrap();
    assert_eq!(named(&app, &sophie, id.0).await, [contact]);
    let read = sophie.read_reuse(reuse.id).await.unwrap();
    assert!(read.leavable && !read.editable, "she only reads, and it is her name");
    let stale = sophie.leave_reuse_contact(reuse.id, read.version - 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    // Nobody takes another's name off.
    karim.leave_reuse_contact(reuse.id, read.version).await.unwrap();
    assert_eq!(sophie.read_reuse(reuse.id).await.unwrap().contact.id, her);

    sophie.leave_reuse_contact(reuse.id, read.version).await.unwrap();
    let left = claire.read_reuse(reuse.id).await.unwrap();
    assert_eq!(left.contact.id, me(&claire).await);
    assert!(!left.leavable, "she declared it: she names somebody");
    assert_eq!(named(&app, &claire, id.0).await, [contact]);
    let refused = claire.leave_reuse_contact(reuse.id, left.version).await;
    assert_eq!(faulty_fields(refused), ["/content/contact_id required"]);
    sophie.leave_reuse_contact(reuse.id, left.version).await.unwrap();
    assert_eq!(claire.read_reuse(reuse.id).await.unwrap().version, left.version, "twice is once");
}

async fn whoever_stops_hands_it_to_nobody_who_left(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (paul, claire) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Claire).await);
    let her = me(&sophie).await;
    let (body, _) = proposed(&app, &julie, her).await;
    let id = julie.publish_practice(&body, &key()).await.unwrap().summary.id;
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: Some(her),
    };
    let body = DeclareReuseRequest { organisation_id: None, content };
    let reuse = claire.declare_reuse(id, &body, &key()).await.unwrap();
    for gone in [Demo::Julie, Demo::Claire] {
        let account = account_of(&app, gone).await;
        let closed = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
        paul.edit_account(account.id, &closed, account.version).await.unwrap();
    }
    let version = sophie.read_practice(id).await.unwrap().version;
    sophie.leave_practice_contact(id, version).await.unwrap();
    sophie.leave_reuse_contact(reuse.id, reuse.version).await.unwrap();
    let now = sophie.read_practice(id).await.unwrap().contact;
    let there = sophie.read_reuse(reuse.id).await.unwrap().contact;
    assert_eq!([&now.name, &there.name], ["Paul Mercier", "Paul Mercier"]);
    assert!(now.reachable && there.reachable);
    assert_eq!(named(&app, &paul, id.0).await, [NotificationReason::Contact; 2]);
}

async fn nobody_is_to_be_called_whose_account_is_closed_unless_they_were_before(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let her = me(&app.client_of(Demo::Sophie).await).await;
    let (body, content) = proposed(&app, &julie, her).await;
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let (again, _) = proposed(&app, &julie, her).await;
    let close = async |who: Demo| {
        let account = account_of(&app, who).await;
        let closed = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
        paul.edit_account(account.id, &closed, account.version).await.unwrap();
    };
    close(Demo::Sophie).await;
    let refused = julie.publish_practice(&again, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/contact_id unknown_value"]);
    let edit = EditPracticeRequest { content };
    let kept = julie.edit_practice(practice.summary.id, &edit, practice.version).await.unwrap();
    assert_eq!((kept.contact.id, kept.contact.reachable), (her, false), "she was there");
    // Nor is the lead proposed once she has left.
    let poc = validated(&app, &julie, "Accueillir au guichet").await.summary.id;
    close(Demo::Julie).await;
    let proposed = paul.propose_practice(poc).await.unwrap();
    assert_eq!(proposed.contact_id, Some(me(&paul).await));
}

on_both_databases!(
    nobody_is_to_be_called_whose_account_is_closed_unless_they_were_before,
    whoever_stops_hands_it_to_nobody_who_left,
    whoever_is_named_in_a_body_that_takes_it_up_is_told_and_may_stop,
    whoever_is_named_by_another_is_told_and_may_stop,
    whoever_is_named_in_a_draft_is_told_once_it_is_published,
);
