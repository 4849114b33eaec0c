//! Accounts, as administrators see them (R329).

use domain::access::Profile;
use domain::people::{AccountStatus, EmailAddress, check_password};
use domain::text::{FieldErrors, ShortText};
use domain::{FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// Its identifier.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their profile.
    pub profile: Profile,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// Their body.
    pub organisation: Option<OrganisationRef>,
    /// Their direction.
    pub department: Option<OrganisationRef>,
    /// Member of COMEX or CODIR.
    pub top_management: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A new account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateAccountRequest {
    /// The person's name.
    #[cfg_attr(feature = "openapi", schema(example = "Yann Kerbrat"))]
    pub name: String,
    /// Their work address.
    #[cfg_attr(feature = "openapi", schema(example = "yann.kerbrat@carsat-bretagne.example"))]
    pub email: String,
    /// A first password of at least 12 characters.
    #[cfg_attr(feature = "openapi", schema(example = "une phrase assez longue"))]
    pub password: String,
    /// Their profile; never wider than one's own.
    pub profile: Profile,
    /// Their body or direction.
    pub organisation_id: Option<OrganisationId>,
    /// Member of COMEX or CODIR.
    #[serde(default)]
    pub top_management: bool,
}

impl std::fmt::Debug for CreateAccountRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateAccountRequest").field("email", &self.email).finish_non_exhaustive()
    }
}

impl CreateAccountRequest {
    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(ShortText, EmailAddress), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.check(ShortText::parse("/name", &self.name));
        let email = errors.check(EmailAddress::parse("/email", &self.email));
        errors.check(check_password("/password", &self.password));
        errors.into_result()?;
        name.zip(email).ok_or_else(Vec::new)
    }
}

/// What an administrator changes in an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditAccountRequest {
    /// Their profile; never wider than one's own.
    pub profile: Profile,
    /// Whether it may be used; a disabled account is signed out at once.
    pub status: AccountStatus,
}

/// How accounts are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct AccountQuery {
    /// The beginning of a name, or of one of its words.
    pub q: String,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for AccountQuery {
    fn default() -> Self {
        Self { q: String::new(), limit: LIMIT_DEFAULT, cursor: None, include: None }
    }
}
