//! Accounts, imports and exports: for administrators.

use api_types::account::{
    AccountBatch, AccountBatchRequest, AccountQuery, AccountView, CreateAccountRequest,
    EditAccountRequest,
};
use api_types::export::{ExportQuery, TableFormat};
use api_types::history::History;
use api_types::import::{ImportColumns, ImportKind, ImportQuery, ImportReport};
use api_types::page::Page;
use api_types::training::{KeepTrainingsRequest, TrainingsView};
use domain::UserId;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Outgoing, Version, receive, receive_bytes, receive_text,
};

impl ApiClient {
    /// Accounts, by name.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_accounts(&self, query: &AccountQuery) -> Result<Page<AccountView>, ApiError> {
        self.list("/accounts", query).await
    }

    /// The whole of the same list, in the columns of a file of accounts.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_accounts(
        &self,
        format: TableFormat,
        query: &AccountQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/account-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// Creates an account.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn create_account(
        &self,
        body: &CreateAccountRequest,
        key: &IdempotencyKey,
    ) -> Result<AccountView, ApiError> {
        self.create("/accounts", body, key).await
    }

    /// An account.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_account(&self, id: UserId) -> Result<AccountView, ApiError> {
        self.get(&format!("/accounts/{id}")).await
    }

    /// What happened to an account.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_account_history(&self, id: UserId) -> Result<History, ApiError> {
        self.get(&format!("/accounts/{id}/history")).await
    }

    /// What a referent was trained in.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_trainings(&self, id: UserId) -> Result<TrainingsView, ApiError> {
        self.get(&format!("/accounts/{id}/trainings")).await
    }

    /// Keeps what a referent was trained in; the version is that of the account.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn keep_trainings(
        &self,
        id: UserId,
        body: &KeepTrainingsRequest,
        seen: Version,
    ) -> Result<TrainingsView, ApiError> {
        self.change(Method::PUT, &format!("/accounts/{id}/trainings"), body, seen).await
    }

    /// Changes an account.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_account(
        &self,
        id: UserId,
        body: &EditAccountRequest,
        seen: Version,
    ) -> Result<AccountView, ApiError> {
        self.change(Method::PUT, &format!("/accounts/{id}"), body, seen).await
    }

    /// Changes several accounts together: all of them, or none.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_accounts(
        &self,
        body: &AccountBatchRequest,
    ) -> Result<AccountBatch, ApiError> {
        receive(self.request(Method::POST, "/account-batches").json(body)).await
    }

    /// Which columns a file to import must have.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_import_columns(&self, kind: ImportKind) -> Result<ImportColumns, ApiError> {
        self.get(&format!("/imports/{}/columns", kind.code())).await
    }

    /// Imports a CSV file: all of it, or nothing.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn import_file(
        &self,
        query: &ImportQuery,
        csv: impl Into<reqwest::Body>,
    ) -> Result<ImportReport, ApiError> {
        let request = self.request(Method::POST, "/imports").query(query);
        receive(request.header(CONTENT_TYPE, "text/csv; charset=utf-8").body(csv)).await
    }

    /// The import of a file that somebody else sends, with its headers; [`received`](crate::received) reads the answer.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn outgoing_import(&self, query: &ImportQuery) -> Result<Outgoing, ApiError> {
        let request = self.request(Method::POST, "/imports").query(query);
        Outgoing::of(request.header(CONTENT_TYPE, "text/csv; charset=utf-8"))
    }

    /// Exports a whole set: one JSON object a line.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_set(&self, query: &ExportQuery) -> Result<String, ApiError> {
        receive_text(self.request(Method::GET, "/exports").query(query)).await
    }
}
