//! Every action of innovation in one view.

use api_types::action::{ActionMapView, ActionQuery, ActionView};
use api_types::export::TableFormat;
use api_types::page::Page;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive_bytes};

impl ApiClient {
    /// How many actions there are, where and of what.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_action_map(&self, query: &ActionQuery) -> Result<ActionMapView, ApiError> {
        self.list("/actions/map", query).await
    }

    /// All actions, the last one first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_actions(&self, query: &ActionQuery) -> Result<Page<ActionView>, ApiError> {
        self.list("/actions", query).await
    }

    /// The whole of the same list, in this format.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_actions(
        &self,
        format: TableFormat,
        query: &ActionQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/action-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }
}
