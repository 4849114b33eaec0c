//! Following, liking, tagging.

use api_types::expression::{ExpressionView, Follows, KnownTags, PutTagRequest, TagQuery};
use api_types::idea::{CommentQuery, CommentView, EditCommentRequest, PostCommentRequest};
use api_types::page::Page;
use domain::CommentId;
use domain::expression::Target;
use domain::journal::Subject;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, receive, receive_nothing};

fn place(list: &str, target: Target) -> String {
    let Subject { kind, id } = target.subject();
    format!("/{list}/{kind}/{id}")
}

impl ApiClient {
    /// What people say of something.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_expression(&self, target: Target) -> Result<ExpressionView, ApiError> {
        self.get(&place("expression", target)).await
    }

    /// What one follows.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_follows(&self) -> Result<Follows, ApiError> {
        self.get("/follows").await
    }

    /// Follows something.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn follow(&self, target: Target) -> Result<ExpressionView, ApiError> {
        receive(self.request(Method::PUT, &place("follows", target))).await
    }

    /// Follows something no more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unfollow(&self, target: Target) -> Result<ExpressionView, ApiError> {
        receive(self.request(Method::DELETE, &place("follows", target))).await
    }

    /// Likes an experiment or a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn like(&self, target: Target) -> Result<ExpressionView, ApiError> {
        receive(self.request(Method::PUT, &place("likes", target))).await
    }

    /// Likes it no more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unlike(&self, target: Target) -> Result<ExpressionView, ApiError> {
        receive(self.request(Method::DELETE, &place("likes", target))).await
    }

    /// Tags that are known already.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_tags(&self, query: &TagQuery) -> Result<KnownTags, ApiError> {
        self.list("/tags", query).await
    }

    /// Puts a tag on something.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn put_tag(
        &self,
        target: Target,
        body: &PutTagRequest,
    ) -> Result<ExpressionView, ApiError> {
        receive(self.request(Method::PUT, &place("tags", target)).json(body)).await
    }

    /// Takes a tag away; `key` is what the tag is compared by.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_tag(&self, target: Target, key: &str) -> Result<ExpressionView, ApiError> {
        let path = format!("{}/{}", place("tags", target), escaped(key));
        receive(self.request(Method::DELETE, &path)).await
    }

    /// Comments on something, the oldest first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_comments_on(
        &self,
        target: Target,
        query: &CommentQuery,
    ) -> Result<Page<CommentView>, ApiError> {
        self.list(&place("comments", target), query).await
    }

    /// Comments something.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn post_comment_on(
        &self,
        target: Target,
        body: &PostCommentRequest,
        key: &IdempotencyKey,
    ) -> Result<CommentView, ApiError> {
        self.create(&place("comments", target), body, key).await
    }

    /// Changes what one said.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_comment_on(
        &self,
        target: Target,
        comment: CommentId,
        body: &EditCommentRequest,
    ) -> Result<CommentView, ApiError> {
        let path = format!("{}/{comment}", place("comments", target));
        receive(self.request(Method::PUT, &path).json(body)).await
    }

    /// Removes a comment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_comment_on(
        &self,
        target: Target,
        comment: CommentId,
    ) -> Result<(), ApiError> {
        let path = format!("{}/{comment}", place("comments", target));
        receive_nothing(self.request(Method::DELETE, &path)).await
    }
}

/// A segment of a path: whatever is neither a letter, a digit nor a hyphen is escaped.
fn escaped(segment: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    segment.bytes().map(byte).collect()
}
