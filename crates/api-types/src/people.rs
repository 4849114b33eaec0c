//! Organisations and people, as others see them.

use domain::people::OrganisationKind;
use domain::{OrganisationId, UserId};
use serde::{Deserialize, Serialize};

/// A body or a direction, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationRef {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Carsat Bretagne"))]
    pub name: String,
}

/// A node of the tree branch > organisation > department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationView {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its stable code.
    #[cfg_attr(feature = "openapi", schema(example = "carsat-bretagne"))]
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it belongs to.
    pub parent_id: Option<OrganisationId>,
    /// Where one writes to those who look after innovation there, whoever they are.
    #[cfg_attr(feature = "openapi", schema(example = "innovation@carsat-bretagne.example"))]
    pub mailbox: Option<String>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// All the organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organisations {
    /// Parents before their children.
    pub items: Vec<OrganisationView>,
}

/// A person, as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonView {
    /// Their identifier.
    pub id: UserId,
    /// Their name.
    #[cfg_attr(feature = "openapi", schema(example = "Sophie Lambert"))]
    pub name: String,
    /// Their body.
    pub organisation: Option<OrganisationRef>,
}

/// People found by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct People {
    /// At most twenty, by name.
    pub items: Vec<PersonView>,
}

/// How people are sought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PeopleQuery {
    /// The beginning of a name, or of one of its words.
    #[serde(default)]
    pub q: String,
}
