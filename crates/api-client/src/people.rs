//! Organisations, people, lists.

use api_types::people::{Organisations, People, PeopleQuery};
use api_types::reference::References;

use crate::transport::{ApiClient, ApiError};

impl ApiClient {
    /// Every organisation.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_organisations(&self) -> Result<Organisations, ApiError> {
        self.get("/organisations").await
    }

    /// People found by name.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_people(&self, query: &PeopleQuery) -> Result<People, ApiError> {
        self.list("/people", query).await
    }

    /// Every value of every normed list.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_references(&self) -> Result<References, ApiError> {
        self.get("/references").await
    }
}
