//! News and the glossary: written by the Dinno, read by everybody (R251 to R256, R376 to R378; scenarios 13 and 20).

pub(crate) mod agenda;
mod charter;
mod confirmations;
mod fed;
mod feedback;
mod feeds;
mod filmed;
mod front;
pub(crate) mod glossary;
mod home;
mod images;
pub(crate) mod knowledge;
mod news;
mod pitches;
mod reminders;
mod testimonials;
mod told;
mod trainings;
mod versions;

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialItemRequest, EditorialItemView, EditorialQuery,
    EditorialSummary, NewsRequest, PublishEditorialItemRequest, ToldProjectRequest,
};
use domain::access::Profile;
use domain::editorial::{EditorialBrick, ProjectStatus};
use test_support::key;

/// News that tell about a project, or about none.
pub(crate) fn news(title: &str, status: Option<ProjectStatus>) -> EditorialItemRequest {
    let (poc_id, practice_id) = (None, None);
    let project = status.map(|status| ToldProjectRequest { status, poc_id, practice_id });
    let body = "Un texte **court**. <script>alert(1)</script>".to_owned();
    let content =
        EditorialContentRequest::News(NewsRequest { body, project, ..NewsRequest::default() });
    EditorialItemRequest {
        title: title.to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

/// The same, for the body of whoever writes it when they are a contributor, who speaks for no other (D.1).
pub(crate) async fn said_by(
    writer: &ApiClient,
    request: &EditorialItemRequest,
) -> EditorialItemRequest {
    let me = writer.read_me().await.unwrap();
    let own = me.person.organisation.map(|body| body.id);
    let own = own.filter(|_| me.profile == Profile::Contributor);
    EditorialItemRequest { organisation_id: request.organisation_id.or(own), ..request.clone() }
}

pub(crate) async fn published(
    writer: &ApiClient,
    request: &EditorialItemRequest,
) -> EditorialItemView {
    let request = said_by(writer, request).await;
    let draft = writer.draft_editorial_item(&request, &key()).await.unwrap();
    let now = PublishEditorialItemRequest::default();
    writer.publish_editorial_item(draft.summary.id, &now, draft.version).await.unwrap()
}

async fn listed(reader: &ApiClient, brick: EditorialBrick) -> Vec<EditorialSummary> {
    reader.list_editorial_items(&EditorialQuery::of(brick)).await.unwrap().items
}

fn titles(items: &[EditorialSummary]) -> Vec<&str> {
    items.iter().map(|item| item.title.as_str()).collect()
}
