//! What the Dinno tells, published, to act on.

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialItemRequest, EventRequest, MethodResourceRequest,
    NewsRequest, NewsletterRequest, PublishEditorialItemRequest, RegistrationRequest,
};
use chrono::TimeDelta;
use domain::EditorialId;
use domain::editorial::{EventFormat, MethodKind};
use test_support::{TestApp, key};

/// News that everybody reads.
pub(super) async fn news(paul: &ApiClient) -> EditorialId {
    let news = NewsRequest { body: "Un texte.".to_owned(), ..NewsRequest::default() };
    published(paul, EditorialContentRequest::News(news)).await
}

/// A guide that was written again once.
pub(super) async fn guide(paul: &ApiClient) -> EditorialId {
    let said = |body: &str| {
        EditorialContentRequest::MethodResources(MethodResourceRequest {
            kind: MethodKind::Guide,
            objective: None,
            technique: None,
            version: Some("2026-1".to_owned()),
            change: None,
            body: body.to_owned(),
            files: Vec::new(),
        })
    };
    let id = published(paul, said("Un texte.")).await;
    let (title, content) = ("Un guide".to_owned(), said("Un autre texte."));
    let request =
        EditorialItemRequest { title, content, owner_id: None, organisation_id: None, image: None };
    let seen = paul.read_editorial_item(id).await.unwrap().version;
    paul.edit_editorial_item(id, &request, seen).await.unwrap();
    id
}

/// An issue of the newsletter.
pub(super) async fn issue(paul: &ApiClient) -> EditorialId {
    let issue = NewsletterRequest { body: "Un bilan.".to_owned(), ..NewsletterRequest::default() };
    published(paul, EditorialContentRequest::Newsletters(issue)).await
}

/// An event for which everybody may register.
pub(super) async fn event(app: &TestApp, paul: &ApiClient) -> EditorialId {
    let begins_at = app.app.now() + TimeDelta::days(3);
    let event = EventRequest {
        format: EventFormat::Workshop,
        begins_at,
        ends_at: begins_at + TimeDelta::hours(2),
        place: None,
        link: None,
        body: "Un texte.".to_owned(),
        partners: None,
        partner_ids: Vec::new(),
        registration: Some(RegistrationRequest::default()),
        pitches: Vec::new(),
        replay: None,
        slides: None,
        training_id: None,
    };
    published(paul, EditorialContentRequest::Events(event)).await
}

async fn published(paul: &ApiClient, content: EditorialContentRequest) -> EditorialId {
    let title = "Une actualité".to_owned();
    let request =
        EditorialItemRequest { title, content, owner_id: None, organisation_id: None, image: None };
    let draft = paul.draft_editorial_item(&request, &key()).await.unwrap();
    let (id, now) = (draft.summary.id, PublishEditorialItemRequest::default());
    paul.publish_editorial_item(id, &now, draft.version).await.unwrap();
    id
}
