//! Practices: published from a validated experiment without typing again (R243), chained to where they come from.

mod actors;
mod card;
mod celebrations;
mod confirmations;
mod contact;
mod discards;
mod drafts;
mod figure;
mod image;
mod kit_withdrawals;
pub(crate) mod kits;
mod list;
mod local;
mod outlook;
mod places;
mod processes;
mod publish;
mod renewal;
mod reuses;
mod schedules;
mod sight;
mod video;
mod withdrawal;

use api_client::ApiClient;
use api_types::poc::PocView;
use api_types::practice::{PracticeView, PublishPracticeRequest};
use domain::poc::GateVerdict;
use test_support::{Demo, TestApp, key};

use crate::pocs::{complete, launched, me};

/// A validated experiment of this lead.
pub(crate) async fn validated(app: &TestApp, lead: &ApiClient, title: &str) -> PocView {
    let paul = me(&app.client_of(Demo::Paul).await).await;
    let poc = launched(lead, title).await;
    complete(lead, &poc, GateVerdict::Validated, paul).await
}

/// Publishes what is proposed, as it is.
pub(crate) async fn publish(client: &ApiClient, poc: &PocView) -> PracticeView {
    let content = client.propose_practice(poc.summary.id).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    client.publish_practice(&body, &key()).await.unwrap()
}
