//! Accounts, as administrators see them (R329).

mod batch;

use domain::access::Profile;
use domain::people::{AccountStatus, EmailAddress, Marks, PersonMark, check_password};
use domain::text::{FieldErrors, ShortText};
use domain::{FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

pub use batch::{
    ACCOUNTS_MAX, AccountBatch, AccountBatchRequest, AccountChangeRequest, AccountLine,
};

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
    /// What is said of them beside their profile.
    pub marks: Marks,
    /// Whether it has no password yet: nobody signs in until they choose one by a link.
    pub awaits_password: bool,
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
    /// A first password of at least 12 characters; without one, nobody signs in until they choose theirs by a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "une phrase assez longue"))]
    pub password: Option<String>,
    /// Their profile; never wider than one's own.
    pub profile: Profile,
    /// Their body or direction.
    pub organisation_id: Option<OrganisationId>,
    /// What is said of them beside their profile.
    #[serde(default)]
    pub marks: Marks,
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
        if let Some(password) = &self.password {
            errors.check(check_password("/password", password));
        }
        errors.into_result()?;
        name.zip(email).ok_or_else(Vec::new)
    }
}

/// What an administrator changes in an account: the whole of it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditAccountRequest {
    /// The person's name.
    pub name: String,
    /// Their work address, to correct it; without one it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their profile; never wider than one's own.
    pub profile: Profile,
    /// Whether it may be used; a disabled account is signed out at once.
    pub status: AccountStatus,
    /// Their body or direction.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// What is said of them beside their profile.
    #[serde(default)]
    pub marks: Marks,
}

impl EditAccountRequest {
    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(ShortText, Option<EmailAddress>), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.check(ShortText::parse("/name", &self.name));
        let email = self.email.as_deref().map(|raw| EmailAddress::parse("/email", raw));
        let email = errors.check(email.transpose()).flatten();
        errors.into_result()?;
        name.map(|name| (name, email)).ok_or_else(Vec::new)
    }
}

impl From<&AccountView> for EditAccountRequest {
    /// What would change nothing.
    fn from(account: &AccountView) -> Self {
        let AccountView { name, email, profile, status, organisation, department, marks, .. } =
            account;
        let organisation = department.as_ref().or(organisation.as_ref());
        Self {
            name: name.clone(),
            email: Some(email.clone()),
            profile: *profile,
            status: *status,
            organisation_id: organisation.map(|organisation| organisation.id),
            marks: *marks,
        }
    }
}

/// How accounts are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct AccountQuery {
    /// The beginning of a name, or of one of its words.
    pub q: String,
    /// A profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// Whether they may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AccountStatus>,
    /// A body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// A direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_id: Option<OrganisationId>,
    /// What is said of them beside their profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<PersonMark>,
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
        Self {
            q: String::new(),
            profile: None,
            status: None,
            organisation_id: None,
            department_id: None,
            mark: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
