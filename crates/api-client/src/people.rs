//! Organisations, people, lists.

use api_types::history::History;
use api_types::people::{
    AddOrganisationRequest, ChangeOrganisationRequest, OrganisationView, Organisations, People,
    PeopleQuery,
};
use api_types::reference::{
    AddReferenceRequest, ArrangeReferencesRequest, ChangeReferenceRequest, ReferenceListView,
    References,
};
use domain::OrganisationId;
use domain::reference::{ReferenceCode, ReferenceList};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, Version};

impl ApiClient {
    /// Every organisation.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_organisations(&self) -> Result<Organisations, ApiError> {
        self.get("/organisations").await
    }

    /// Adds a body below the branch, or a direction below a body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_organisation(
        &self,
        body: &AddOrganisationRequest,
        key: &IdempotencyKey,
    ) -> Result<OrganisationView, ApiError> {
        self.create("/organisations", body, key).await
    }

    /// Renames a body or a direction, closes it or opens it again.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_organisation(
        &self,
        id: OrganisationId,
        body: &ChangeOrganisationRequest,
        seen: Version,
    ) -> Result<OrganisationView, ApiError> {
        self.change(Method::PUT, &format!("/organisations/{id}"), body, seen).await
    }

    /// What happened to a body or a direction.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_organisation_history(&self, id: OrganisationId) -> Result<History, ApiError> {
        self.get(&format!("/organisations/{id}/history")).await
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

    /// One list, to keep it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_reference_list(
        &self,
        list: ReferenceList,
    ) -> Result<ReferenceListView, ApiError> {
        self.get(&format!("/references/{list}")).await
    }

    /// What happened to one list.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_reference_history(&self, list: ReferenceList) -> Result<History, ApiError> {
        self.get(&format!("/references/{list}/history")).await
    }

    /// Adds a value to a list.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_reference(
        &self,
        list: ReferenceList,
        body: &AddReferenceRequest,
        key: &IdempotencyKey,
    ) -> Result<ReferenceListView, ApiError> {
        self.create(&format!("/references/{list}/items"), body, key).await
    }

    /// Renames a value of a list, retires it or brings it back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_reference(
        &self,
        (list, code): (ReferenceList, &ReferenceCode),
        body: &ChangeReferenceRequest,
        seen: Version,
    ) -> Result<ReferenceListView, ApiError> {
        let path = format!("/references/{list}/items/{}", code.as_str());
        self.change(Method::PUT, &path, body, seen).await
    }

    /// Puts the values of a list in another order.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn arrange_references(
        &self,
        list: ReferenceList,
        body: &ArrangeReferencesRequest,
        seen: Version,
    ) -> Result<ReferenceListView, ApiError> {
        self.change(Method::PUT, &format!("/references/{list}/order"), body, seen).await
    }

    /// What a body adds to a list, to keep it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_body_reference_list(
        &self,
        (body, list): (OrganisationId, ReferenceList),
    ) -> Result<ReferenceListView, ApiError> {
        self.get(&format!("/organisations/{body}/references/{list}")).await
    }

    /// Adds a value to a list for the agents of a body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_body_reference(
        &self,
        (of, list): (OrganisationId, ReferenceList),
        body: &AddReferenceRequest,
        key: &IdempotencyKey,
    ) -> Result<ReferenceListView, ApiError> {
        self.create(&format!("/organisations/{of}/references/{list}/items"), body, key).await
    }

    /// Renames what a body added to a list, retires it or brings it back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_body_reference(
        &self,
        ((of, list), code): ((OrganisationId, ReferenceList), &ReferenceCode),
        body: &ChangeReferenceRequest,
        seen: Version,
    ) -> Result<ReferenceListView, ApiError> {
        let path = format!("/organisations/{of}/references/{list}/items/{}", code.as_str());
        self.change(Method::PUT, &path, body, seen).await
    }
}
