//! Organisations and people, as others see them.

use domain::people::{OrganisationKind, Region};
use domain::text::{FieldErrors, ShortText};
use domain::{FieldCode, FieldError, OrganisationId, UserId};
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
    /// Where a body is; none for those of the whole country, and for directions.
    pub region: Option<Region>,
    /// Whether it is no more: it keeps its name, and nothing new may choose it.
    pub closed: bool,
    /// Whether the reader may give it another name, close it, open it again.
    pub editable: bool,
    /// Whether the reader may add something below it.
    pub extensible: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A body to add below the branch, or a direction to add below a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddOrganisationRequest {
    /// What it stands below.
    pub parent_id: OrganisationId,
    /// Its name, 1 to 120 characters. Its code is made from it, once.
    #[cfg_attr(feature = "openapi", schema(example = "Direction de la prévention"))]
    pub name: String,
}

impl AddOrganisationRequest {
    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(OrganisationId, ShortText), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.parent_id.0.is_nil() {
            errors.push(FieldError::new("/parent_id", FieldCode::Required));
        }
        let name = errors.check(ShortText::parse("/name", &self.name));
        errors.into_result()?;
        name.map(|name| (self.parent_id, name)).ok_or_else(Vec::new)
    }
}

/// A body or a direction as it is to be from now on. Whoever belongs there stays there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeOrganisationRequest {
    /// Its name, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Direction de la prévention"))]
    pub name: String,
    /// Where it is, for a body that is somewhere; nowhere when absent.
    #[serde(default)]
    pub region: Option<Region>,
    /// Whether it is no more.
    #[serde(default)]
    pub closed: bool,
}

impl ChangeOrganisationRequest {
    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(ShortText, Option<Region>, bool), Vec<FieldError>> {
        let name = ShortText::parse("/name", &self.name).map_err(|error| vec![error])?;
        Ok((name, self.region, self.closed))
    }
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
    /// Whether they can be written to through the portal: their account is open. Who was chosen in a form that waits on
    /// a device may not say.
    #[serde(default)]
    pub reachable: bool,
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
