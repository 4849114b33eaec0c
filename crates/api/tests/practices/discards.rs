//! The draft of a practice, thrown away by those who write it: nothing is left of it, and what was in the Store stays.

use api_types::attachment::{AttachmentView, UploadQuery};
use api_types::editorial::ItemImageRequest;
use api_types::expression::PutTagRequest;
use api_types::idea::PostCommentRequest;
use api_types::practice::{PracticeQuery, PublishPracticeRequest, WithdrawPracticeRequest};
use api_types::problem::ProblemCode;
use api_types::rights::DeclareOwnerRequest;
use domain::access::Brick;
use domain::expression::Target;
use domain::idea::Stance;
use domain::people::OwnerKind;
use domain::personal::PersonalKind;
use domain::video::VideoScope;
use reqwest::Client;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::drafts::{draft_of, tried};
use super::kits::{content, release, write};
use super::{publish, validated};
use crate::ideas::named;
use crate::pocs::me;
use crate::samples;

/// Whether a file may still be downloaded.
async fn there(app: &TestApp, file: &AttachmentView) -> bool {
    let answer = Client::new().get(format!("{}{}", app.url, file.url)).send().await.unwrap();
    answer.status().is_success()
}

async fn a_draft_goes_with_all_that_hangs_on_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let (_, poc) = tried(&app, &julie).await;
    let shown =
        UploadQuery { name: "borne.png".to_owned(), alt: "Une borne".to_owned(), consent: true };
    let image = julie.upload_attachment(&shown, samples::png()).await.unwrap();
    let plan = julie.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    let mut told = julie.propose_practice(poc).await.unwrap();
    told.image =
        Some(ItemImageRequest { file_id: image.id, consent: true, scope: VideoScope::Internal });
    told.keywords = vec!["accueil".to_owned()];
    let body = PublishPracticeRequest { draft: true, ..PublishPracticeRequest::of_poc(poc, told) };
    let id = julie.publish_practice(&body, &key()).await.unwrap().summary.id;
    let kit = julie.prepare_kit(id, &write(content(&[&plan])), &key()).await.unwrap();
    let kit = release(&julie, &kit, None).await.summary.id;
    let on = Target::Practice(id);
    paul.follow(on).await.unwrap();
    paul.like(on).await.unwrap();
    let words = PostCommentRequest::signed(Stance::Neutral, "Un mot.");
    paul.post_comment_on(on, &words, &key()).await.unwrap();
    let version = julie.read_practice(id).await.unwrap().version;
    assert_eq!(refusal(sophie.discard_practice(id, version).await), ProblemCode::NotFound);
    let stale = julie.discard_practice(id, version + 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert!(there(&app, &image).await && there(&app, &plan).await);

    paul.discard_practice(id, version).await.unwrap();
    assert_eq!(refusal(julie.read_practice(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(julie.read_kit(kit).await), ProblemCode::NotFound);
    assert_eq!(refusal(julie.read_expression(on).await), ProblemCode::NotFound);
    let again = julie.discard_practice(id, version).await;
    assert_eq!(refusal(again), ProblemCode::NotFound);
    let query = PracticeQuery { draft: Some(true), ..PracticeQuery::default() };
    assert!(julie.list_practices(&query).await.unwrap().items.is_empty());
    assert!(!there(&app, &image).await && !there(&app, &plan).await);
    // Its experiment may have another one.
    let other = draft_of(&julie, poc).await;
    julie.publish_draft_practice(other.summary.id, other.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

/// Nobody reads any more what was said of it, nor counts it among what they did not read; nothing of it is kept of those
/// who said it, or whose it was declared.
async fn what_was_said_and_told_of_a_draft_goes_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let (_, poc) = tried(&app, &julie).await;
    let id = draft_of(&julie, poc).await.summary.id;
    let kept = async || {
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
        let unread = julie.list_notifications().await.unwrap().unread;
        let own = paul.read_own_data().await.unwrap().items;
        let of = |kind: PersonalKind| own.iter().filter(|one| one.kind == kind).count();
        let kinds =
            [PersonalKind::Mark, PersonalKind::Tag, PersonalKind::Comment, PersonalKind::Owned];
        (unread, kinds.map(of))
    };
    let before = kept().await;
    let on = Target::Practice(id);
    paul.follow(on).await.unwrap();
    paul.put_tag(on, &PutTagRequest { word: "#accueil".to_owned() }).await.unwrap();
    let words = PostCommentRequest::signed(Stance::Neutral, "Un mot.");
    paul.post_comment_on(on, &words, &key()).await.unwrap();
    let his = DeclareOwnerRequest {
        brick: Brick::Practices,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Person,
        owner_id: me(&paul).await.0,
    };
    nadia.declare_owner(&his, &key()).await.unwrap();
    assert_eq!(kept().await, (before.0 + 1, before.1.map(|count| count + 1)));
    let version = julie.read_practice(id).await.unwrap().version;
    julie.discard_practice(id, version).await.unwrap();
    assert_eq!(kept().await, before);
}

async fn what_was_in_the_store_is_taken_out_of_it_and_kept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let shared = publish(&julie, &validated(&app, &julie, "Un essai").await).await;
    let (id, version) = (shared.summary.id, shared.version);
    assert_eq!(refusal(claire.discard_practice(id, version).await), ProblemCode::Forbidden);
    assert_eq!(refusal(julie.discard_practice(id, version).await), ProblemCode::PracticeNotDraft);
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    let gone = julie.withdraw_practice(id, &why, version).await.unwrap();
    let refused = julie.discard_practice(id, gone.version).await;
    assert_eq!(refusal(refused), ProblemCode::PracticeNotDraft);
    julie.put_back_practice(id, gone.version).await.unwrap();
}

async fn of_two_one_publishes_or_throws_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (_, poc) = tried(&app, &julie).await;
    let draft = draft_of(&julie, poc).await;
    let (id, version) = (draft.summary.id, draft.version);
    let (published, thrown) = tokio::join!(
        julie.publish_draft_practice(id, version),
        paul.discard_practice(id, version),
    );
    let late = match (published, thrown) {
        (Ok(there), thrown) => {
            assert!(!there.draft);
            refusal(thrown)
        }
        (published, thrown) => {
            thrown.unwrap();
            assert_eq!(refusal(julie.read_practice(id).await), ProblemCode::NotFound);
            refusal(published)
        }
    };
    assert!(matches!(late, ProblemCode::EditConflict | ProblemCode::NotFound), "{late:?}");
}

on_both_databases!(
    a_draft_goes_with_all_that_hangs_on_it,
    what_was_said_and_told_of_a_draft_goes_with_it,
    what_was_in_the_store_is_taken_out_of_it_and_kept,
    of_two_one_publishes_or_throws_away,
);
