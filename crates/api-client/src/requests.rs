//! What agents ask: questions to the Dinno, resources; and the texts that administrators keep.

use api_types::document::{
    DocumentQuery, DocumentView, EditDocumentRequest, FormerVersionView, VersionsQuery,
};
use api_types::export::TableFormat;
use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestSummary, HelpRequestView, ReplyHelpRequest,
    SupportRequest,
};
use api_types::history::History;
use api_types::message::{MessageView, SendMessageRequest};
use api_types::page::Page;
use api_types::resource_request::{
    DecideResourceRequest, RequestResourcesRequest, ResourceRequestQuery, ResourceRequestView,
    ResourceSettingsView,
};
use api_types::rich_text::{PreviewTextRequest, RichText};
use domain::document::{DocumentSlug, Language};
use domain::resource_request::ResourceSettings;
use domain::{ContactMessageId, HelpRequestId, ResourceRequestId, UserId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes,
};

impl ApiClient {
    /// What a text said before.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_document_versions(
        &self,
        slug: DocumentSlug,
        query: &VersionsQuery,
    ) -> Result<Page<FormerVersionView>, ApiError> {
        self.list(&format!("/documents/{slug}/versions"), query).await
    }

    /// A text that administrators keep.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_document(
        &self,
        slug: DocumentSlug,
        query: &DocumentQuery,
    ) -> Result<DocumentView, ApiError> {
        self.list(&format!("/documents/{slug}"), query).await
    }

    /// How a text will be read.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn preview_text(&self, body: &PreviewTextRequest) -> Result<RichText, ApiError> {
        receive(self.request(Method::POST, "/text-previews").json(body)).await
    }

    /// A text that the law has anybody read, signed in or not.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_legal_text(
        &self,
        slug: DocumentSlug,
        query: &DocumentQuery,
    ) -> Result<DocumentView, ApiError> {
        self.list(&format!("/legal-texts/{slug}"), query).await
    }

    /// Changes such a text in one language.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_document(
        &self,
        (slug, language): (DocumentSlug, Language),
        body: &EditDocumentRequest,
        seen: Version,
    ) -> Result<DocumentView, ApiError> {
        let path = format!("/documents/{slug}?language={language}");
        self.change(Method::PUT, &path, body, seen).await
    }

    /// Questions to the Dinno.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_help_requests(
        &self,
        query: &HelpRequestQuery,
    ) -> Result<Page<HelpRequestSummary>, ApiError> {
        self.list("/help-requests", query).await
    }

    /// Asks the Dinno.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn ask_dinno(
        &self,
        body: &AskDinnoRequest,
        key: &IdempotencyKey,
    ) -> Result<HelpRequestView, ApiError> {
        self.create("/help-requests", body, key).await
    }

    /// A question and its messages.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_help_request(&self, id: HelpRequestId) -> Result<HelpRequestView, ApiError> {
        self.get(&format!("/help-requests/{id}")).await
    }

    /// What happened to a question.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_help_request_history(&self, id: HelpRequestId) -> Result<History, ApiError> {
        self.get(&format!("/help-requests/{id}/history")).await
    }

    /// Writes the next message of a question.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn reply_help_request(
        &self,
        id: HelpRequestId,
        body: &ReplyHelpRequest,
        seen: Version,
    ) -> Result<HelpRequestView, ApiError> {
        self.change(Method::POST, &format!("/help-requests/{id}/messages"), body, seen).await
    }

    /// Makes a question a request for support, or moves its stage.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn support_help_request(
        &self,
        id: HelpRequestId,
        body: &SupportRequest,
        seen: Version,
    ) -> Result<HelpRequestView, ApiError> {
        self.change(Method::PUT, &format!("/help-requests/{id}/support"), body, seen).await
    }

    /// Closes a question.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn close_help_request(
        &self,
        id: HelpRequestId,
        seen: Version,
    ) -> Result<HelpRequestView, ApiError> {
        let request = self.request(Method::POST, &format!("/help-requests/{id}/closings"));
        receive(if_match(request, seen)).await
    }

    /// Kinds of resources and states of a request.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_resource_settings(&self) -> Result<ResourceSettingsView, ApiError> {
        self.get("/resource-settings").await
    }

    /// Changes them.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_resource_settings(
        &self,
        body: &ResourceSettings,
        seen: Version,
    ) -> Result<ResourceSettingsView, ApiError> {
        self.change(Method::PUT, "/resource-settings", body, seen).await
    }

    /// Requests for resources.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_resource_requests(
        &self,
        query: &ResourceRequestQuery,
    ) -> Result<Page<ResourceRequestView>, ApiError> {
        self.list("/resource-requests", query).await
    }

    /// What is wanted in the whole of the same list, line by line, in this format.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_resource_requests(
        &self,
        format: TableFormat,
        query: &ResourceRequestQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/resource-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// Requests resources.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn request_resources(
        &self,
        body: &RequestResourcesRequest,
        key: &IdempotencyKey,
    ) -> Result<ResourceRequestView, ApiError> {
        self.create("/resource-requests", body, key).await
    }

    /// A request for resources.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_resource_request(
        &self,
        id: ResourceRequestId,
    ) -> Result<ResourceRequestView, ApiError> {
        self.get(&format!("/resource-requests/{id}")).await
    }

    /// What happened to a request for resources.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_resource_request_history(
        &self,
        id: ResourceRequestId,
    ) -> Result<History, ApiError> {
        self.get(&format!("/resource-requests/{id}/history")).await
    }

    /// Answers a line of a request.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn decide_resource_request(
        &self,
        id: ResourceRequestId,
        body: &DecideResourceRequest,
        seen: Version,
    ) -> Result<ResourceRequestView, ApiError> {
        self.change(Method::POST, &format!("/resource-requests/{id}/decisions"), body, seen).await
    }

    /// Writes to a person through the portal.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn send_message(
        &self,
        to: UserId,
        body: &SendMessageRequest,
        key: &IdempotencyKey,
    ) -> Result<MessageView, ApiError> {
        self.create(&format!("/people/{to}/messages"), body, key).await
    }

    /// A message that one wrote or received.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_message(&self, id: ContactMessageId) -> Result<MessageView, ApiError> {
        self.get(&format!("/messages/{id}")).await
    }
}
