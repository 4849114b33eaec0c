//! What waits for its minute happens by itself: the server looks, without anyone.

use std::path::Path;
use std::time::Duration;

use api_client::IdempotencyKey;
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use app::demonstration::Demo;
use domain::PracticeId;
use domain::practice::{Practice, PracticeKind, PracticeParts};
use persistence::{Store, StoreOptions, Stored, practices};

use crate::running::{Server, prepared};

/// The minute of a draft is that at which it was begun: nobody waits here for the next one.
async fn overdue(folder: &Path, id: PracticeId) {
    let url = format!("sqlite://{}?mode=rw", folder.join("ozelid.sqlite").display());
    let store = Store::connect(&StoreOptions::new(url)).await.unwrap();
    let tx = store.begin().await.unwrap();
    let Stored { value, version } = practices::find(&tx, id).await.unwrap().unwrap();
    let publishes_at = Some(value.parts().published_at);
    let value = Practice::restore(PracticeParts { publishes_at, ..value.parts().clone() });
    practices::update(&tx, &Stored { value, version }).await.unwrap();
    tx.commit().await.unwrap();
}

#[actix_web::test]
async fn what_waits_for_its_minute_happens_while_the_server_runs() {
    let folder = prepared();
    let server = Server::start(folder.path()).await;
    let julie = server.client_of(Demo::Julie).await;
    let content = PracticeContentRequest {
        title: "Relire à voix haute".to_owned(),
        domain: "social_action".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let body = PublishPracticeRequest::of_body(None, content);
    let body = PublishPracticeRequest { draft: true, ..body };
    let once = IdempotencyKey("a-draft-that-waits".to_owned());
    let draft = julie.publish_practice(&body, &once).await.unwrap();
    let id = draft.summary.id;
    assert!(draft.draft);
    overdue(folder.path(), id).await;
    let mut there = false;
    for _ in 0..150 {
        there = julie.read_practice(id).await.is_ok_and(|practice| !practice.draft);
        if there {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    server.kill();
    assert!(there, "nobody published it");
}
