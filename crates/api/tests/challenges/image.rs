//! The image of a challenge: sent with what it shows, edited with the challenge, kept from those who may not see it
//! (R091).

use api_client::ApiClient;
use api_types::attachment::{AttachmentView, UploadQuery};
use api_types::challenge::{
    CalendarQuery, ChallengeContentRequest, ChallengeQuery, ChallengeRequest,
};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use futures_util::future::join_all;
use reqwest::{Client, StatusCode};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::call;
use crate::ideas::named;
use crate::samples;

async fn shown(client: &ApiClient, alt: &str) -> AttachmentView {
    let query = UploadQuery { name: "affiche.png".to_owned(), alt: alt.to_owned(), consent: true };
    client.upload_attachment(&query, samples::png()).await.unwrap()
}

fn wearing(title: &str, image: Option<&AttachmentView>) -> ChallengeRequest {
    let image_id = image.map(|image| image.id);
    ChallengeRequest { content: ChallengeContentRequest { image_id, ..call(title) } }
}

async fn status(app: &TestApp, url: &str) -> StatusCode {
    Client::new().get(format!("{}{url}", app.url)).send().await.unwrap().status()
}

async fn a_challenge_shows_its_image_wherever_it_is_listed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let image = shown(&paul, "Une lettre qui s’envole").await;
    let mut request = wearing("Écrire plus court", Some(&image));
    let (now, day) = (app.app.now(), app.app.now().date_naive());
    request.content.opens_at = Some(now);
    request.content.closes_at = Some(now + TimeDelta::days(10));
    let prepared = paul.create_challenge(&request, &key()).await.unwrap();
    let id = prepared.summary.id;
    let kept = prepared.summary.image.unwrap();
    assert_eq!((kept.id, kept.alt.as_str()), (image.id, "Une lettre qui s’envole"));
    // Whoever may not see the draft is given no address, and none can be made up.
    assert_eq!(refusal(sophie.read_challenge(id).await), ProblemCode::NotFound);
    let all = ChallengeQuery::default();
    assert!(sophie.list_challenges(&all).await.unwrap().items.is_empty());
    let unsigned = kept.url.split_once('?').unwrap().0;
    assert_eq!(status(&app, unsigned).await, StatusCode::BAD_REQUEST);

    paul.publish_challenge(id, prepared.version).await.unwrap();
    let read = sophie.read_challenge(id).await.unwrap().summary.image.unwrap();
    let listed = sophie.list_challenges(&all).await.unwrap().items.remove(0).image.unwrap();
    let home = sophie.read_home().await.unwrap().open_challenges.remove(0).image.unwrap();
    let days = CalendarQuery { from: day, until: day + TimeDelta::days(2) };
    let calendar = sophie.read_challenge_calendar(&days).await.unwrap();
    let dated = calendar.items.into_iter().next().unwrap().challenge.image.unwrap();
    for image in [read, listed, home, dated] {
        assert_eq!((image.id, image.alt.as_str()), (kept.id, "Une lettre qui s’envole"));
        assert_eq!(status(&app, &image.url).await, StatusCode::OK);
    }
}

async fn an_image_that_a_challenge_lets_go_is_thrown_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let (first, second) = (shown(&paul, "La première").await, shown(&paul, "La seconde").await);
    let request = wearing("Écrire plus court", Some(&first));
    let prepared = paul.create_challenge(&request, &key()).await.unwrap();
    let id = prepared.summary.id;
    assert_eq!(refusal(paul.discard_attachment(first.id).await), ProblemCode::NotFound);
    let renamed = wearing("Écrire court", Some(&first));
    let same = paul.edit_challenge(id, &renamed, prepared.version).await.unwrap();
    assert_eq!(same.summary.image.unwrap().id, first.id, "kept as it is");
    let stale = paul.edit_challenge(id, &wearing("Autrement", None), prepared.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert_eq!(status(&app, &first.url).await, StatusCode::OK);
    let changed = wearing("Écrire court", Some(&second));
    let changed = paul.edit_challenge(id, &changed, same.version).await.unwrap();
    assert_eq!(changed.summary.image.unwrap().alt, "La seconde");
    assert_eq!(status(&app, &first.url).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&app, &second.url).await, StatusCode::OK);
    let bare = wearing("Écrire court", None);
    let bare = paul.edit_challenge(id, &bare, changed.version).await.unwrap();
    assert_eq!(bare.summary.image, None);
    assert_eq!(status(&app, &second.url).await, StatusCode::NOT_FOUND);
}

async fn an_image_is_a_picture_of_its_sender_with_what_it_shows(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let others = shown(&sophie, "La sienne").await;
    let document =
        UploadQuery { name: "notice.pdf".to_owned(), alt: "Une notice".to_owned(), consent: false };
    let document = paul.upload_attachment(&document, samples::pdf()).await.unwrap();
    let silent = paul.upload_attachment(&named("affiche.png"), samples::png()).await.unwrap();
    for (file, code) in
        [(&others, "unknown_value"), (&document, "unknown_value"), (&silent, "required")]
    {
        let request = wearing("Écrire plus court", Some(file));
        let refused = faulty_fields(paul.create_challenge(&request, &key()).await);
        assert_eq!(refused, [format!("/content/image_id {code}")]);
    }
    let image = shown(&paul, "Une lettre").await;
    let request = wearing("Écrire plus court", Some(&image));
    paul.create_challenge(&request, &key()).await.unwrap();
    let again = faulty_fields(paul.create_challenge(&request, &key()).await);
    assert_eq!(again, ["/content/image_id unknown_value"], "another challenge carries it already");
}

async fn an_image_asked_for_by_many_at_once_is_carried_by_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut prepared = Vec::new();
    for _ in 0..8 {
        let bare = wearing("Écrire plus court", None);
        prepared.push(paul.create_challenge(&bare, &key()).await.unwrap());
    }
    let image = shown(&paul, "Une lettre").await;
    let request = wearing("Écrire plus court", Some(&image));
    let edits =
        prepared.iter().map(|one| paul.edit_challenge(one.summary.id, &request, one.version));
    let carried = join_all(edits).await.into_iter().flatten().count();
    assert_eq!(carried, 1, "no two things share a file");
}

on_both_databases!(
    a_challenge_shows_its_image_wherever_it_is_listed,
    an_image_that_a_challenge_lets_go_is_thrown_away,
    an_image_is_a_picture_of_its_sender_with_what_it_shows,
    an_image_asked_for_by_many_at_once_is_carried_by_one,
);
