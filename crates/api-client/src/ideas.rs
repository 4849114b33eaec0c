//! Ideas, their drafts, their comments, their files.

use api_types::attachment::{AttachmentView, UploadQuery};
use api_types::export::DocumentFormat;
use api_types::history::History;
use api_types::idea::{
    CommentQuery, CommentView, DecideIdeaRequest, DepositIdeaRequest, DraftContent, DraftView,
    Drafts, EditIdeaRequest, IdeaEdits, IdeaPromiseView, IdeaQuery, IdeaSummary, IdeaView,
    PostCommentRequest, PotentialRequest, RestrictIdeaRequest, VoteView,
};
use api_types::page::Page;
use domain::{AttachmentId, CommentId, DraftId, IdeaId};
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Outgoing, Version, if_match, receive, receive_bytes,
    receive_nothing,
};

impl ApiClient {
    /// Ideas.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_ideas(&self, query: &IdeaQuery) -> Result<Page<IdeaSummary>, ApiError> {
        self.list("/ideas", query).await
    }

    /// An idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea(&self, id: IdeaId) -> Result<IdeaView, ApiError> {
        self.get(&format!("/ideas/{id}")).await
    }

    /// What one keeps of an idea that one deposited.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_idea_receipt(
        &self,
        id: IdeaId,
        format: DocumentFormat,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/ideas/{id}/receipt/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }

    /// Deposits an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn deposit_idea(
        &self,
        body: &DepositIdeaRequest,
        key: &IdempotencyKey,
    ) -> Result<IdeaView, ApiError> {
        self.create("/ideas", body, key).await
    }

    /// In how many days a spontaneous idea has its answer.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea_promise(&self) -> Result<IdeaPromiseView, ApiError> {
        self.get("/idea-promise").await
    }

    /// Changes an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_idea(
        &self,
        id: IdeaId,
        body: &EditIdeaRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::PUT, &format!("/ideas/{id}"), body, seen).await
    }

    /// Takes an idea back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_idea(&self, id: IdeaId, seen: Version) -> Result<IdeaView, ApiError> {
        let request = self.request(Method::POST, &format!("/ideas/{id}/withdrawals"));
        receive(if_match(request, seen)).await
    }

    /// Gives an anonymous idea the name of its author, for good.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn sign_idea(&self, id: IdeaId, seen: Version) -> Result<IdeaView, ApiError> {
        let request = self.request(Method::POST, &format!("/ideas/{id}/author"));
        receive(if_match(request, seen)).await
    }

    /// Decides what becomes of an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn decide_idea(
        &self,
        id: IdeaId,
        body: &DecideIdeaRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::POST, &format!("/ideas/{id}/decisions"), body, seen).await
    }

    /// Says that an idea has a high potential, and what would be gained.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn set_idea_potential(
        &self,
        id: IdeaId,
        body: &PotentialRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::PUT, &format!("/ideas/{id}/potential"), body, seen).await
    }

    /// Says no longer that an idea has a high potential.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_idea_potential(
        &self,
        id: IdeaId,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        let request = self.request(Method::DELETE, &format!("/ideas/{id}/potential"));
        receive(if_match(request, seen)).await
    }

    /// Chooses who may read an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn restrict_idea(
        &self,
        id: IdeaId,
        body: &RestrictIdeaRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::PUT, &format!("/ideas/{id}/visibility"), body, seen).await
    }

    /// Supports an idea; twice is once.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn support_idea(&self, id: IdeaId) -> Result<VoteView, ApiError> {
        receive(self.request(Method::PUT, &format!("/ideas/{id}/vote"))).await
    }

    /// Takes one's support back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unsupport_idea(&self, id: IdeaId) -> Result<VoteView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/ideas/{id}/vote"))).await
    }

    /// Comments of an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_comments(
        &self,
        id: IdeaId,
        query: &CommentQuery,
    ) -> Result<Page<CommentView>, ApiError> {
        self.list(&format!("/ideas/{id}/comments"), query).await
    }

    /// Comments an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn post_comment(
        &self,
        id: IdeaId,
        body: &PostCommentRequest,
        key: &IdempotencyKey,
    ) -> Result<CommentView, ApiError> {
        self.create(&format!("/ideas/{id}/comments"), body, key).await
    }

    /// Removes a comment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_comment(&self, idea: IdeaId, id: CommentId) -> Result<(), ApiError> {
        let path = format!("/ideas/{idea}/comments/{id}");
        receive_nothing(self.request(Method::DELETE, &path)).await
    }

    /// What happened to an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea_history(&self, id: IdeaId) -> Result<History, ApiError> {
        self.get(&format!("/ideas/{id}/history")).await
    }

    /// What edits changed in an idea, in the words before and after.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea_edits(&self, id: IdeaId) -> Result<IdeaEdits, ApiError> {
        self.get(&format!("/ideas/{id}/edits")).await
    }

    /// One's drafts.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_drafts(&self) -> Result<Drafts, ApiError> {
        self.get("/idea-drafts").await
    }

    /// One's draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_draft(&self, id: DraftId) -> Result<DraftView, ApiError> {
        self.get(&format!("/idea-drafts/{id}")).await
    }

    /// Begins a draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn create_draft(
        &self,
        body: &DraftContent,
        key: &IdempotencyKey,
    ) -> Result<DraftView, ApiError> {
        self.create("/idea-drafts", body, key).await
    }

    /// Keeps a draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn save_draft(
        &self,
        id: DraftId,
        body: &DraftContent,
        seen: Version,
    ) -> Result<DraftView, ApiError> {
        self.change(Method::PUT, &format!("/idea-drafts/{id}"), body, seen).await
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_draft(&self, id: DraftId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/idea-drafts/{id}"))).await
    }

    /// Sends a file, to be named afterwards by what carries it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn upload_attachment(
        &self,
        query: &UploadQuery,
        content: impl Into<reqwest::Body>,
    ) -> Result<AttachmentView, ApiError> {
        let request = self.request(Method::POST, "/attachments").query(query);
        receive(request.header(CONTENT_TYPE, "application/octet-stream").body(content)).await
    }

    /// The same, for a browser that carries it itself and says how far it is; [`received`] reads the answer.
    ///
    /// [`received`]: crate::received
    ///
    /// # Errors
    /// When the address cannot be made.
    pub fn outgoing_attachment(&self, query: &UploadQuery) -> Result<Outgoing, ApiError> {
        let request = self.request(Method::POST, "/attachments").query(query);
        Outgoing::of(request.header(CONTENT_TYPE, "application/octet-stream"))
    }

    /// Throws away a file that nothing carries yet.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_attachment(&self, id: AttachmentId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/attachments/{id}"))).await
    }
}
