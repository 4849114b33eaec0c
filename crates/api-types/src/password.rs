//! Passwords in the hands of their owners, and the links by which they choose them (R334).

use chrono::{DateTime, Utc};
use domain::people::{EmailAddress, check_password};
use domain::text::FieldErrors;
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};

/// One's new password, and the one in force.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePasswordRequest {
    /// The password in force.
    #[cfg_attr(feature = "openapi", schema(example = "une phrase assez longue"))]
    pub current: String,
    /// The new one, of at least 12 characters.
    #[cfg_attr(feature = "openapi", schema(example = "une autre phrase assez longue"))]
    pub new: String,
}

impl std::fmt::Debug for ChangePasswordRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePasswordRequest").finish_non_exhaustive()
    }
}

impl ChangePasswordRequest {
    /// Checks the length of the new password, and that the other is there.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.current.is_empty() {
            errors.push(FieldError::new("/current", FieldCode::Required));
        }
        errors.check(check_password("/new", &self.new));
        errors.into_result()
    }
}

/// The password that one chooses by a link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoosePasswordRequest {
    /// It has at least 12 characters.
    #[cfg_attr(feature = "openapi", schema(example = "une phrase assez longue"))]
    pub new: String,
}

impl std::fmt::Debug for ChoosePasswordRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChoosePasswordRequest").finish_non_exhaustive()
    }
}

impl ChoosePasswordRequest {
    /// Checks the length of the password.
    ///
    /// # Errors
    /// The faulty field.
    pub fn parse(&self) -> Result<(), Vec<FieldError>> {
        check_password("/new", &self.new).map_err(|error| vec![error])
    }
}

/// Who forgot their password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestPasswordLinkRequest {
    /// Their work address.
    #[cfg_attr(feature = "openapi", schema(example = "yann.kerbrat@carsat-bretagne.example"))]
    pub email: String,
}

impl std::fmt::Debug for RequestPasswordLinkRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RequestPasswordLinkRequest").finish_non_exhaustive()
    }
}

impl RequestPasswordLinkRequest {
    /// Checks that the address may be one.
    ///
    /// # Errors
    /// The faulty field.
    pub fn parse(&self) -> Result<EmailAddress, Vec<FieldError>> {
        EmailAddress::parse("/email", &self.email).map_err(|error| vec![error])
    }
}

/// A link by which somebody chooses their password, told once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordLinkView {
    /// Where it leads: to hand over by a safe channel. Nobody can ask for it again.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "https://ozeli-d.example/mot-de-passe/choisir#Zm9yZ290dGVu")
    )]
    pub address: String,
    /// From when on it is good for nothing.
    pub expires_at: DateTime<Utc>,
    /// Whether it also goes to them by mail.
    pub mailed: bool,
}

impl std::fmt::Debug for PasswordLinkView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordLinkView").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_too_short_is_told_at_once_and_nothing_is_printed() {
        let request = ChangePasswordRequest { current: String::new(), new: "court".to_owned() };
        let faults = request.parse().unwrap_err();
        let faults: Vec<_> = faults.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
        assert_eq!(faults, [("/current", FieldCode::Required), ("/new", FieldCode::TooShort)]);
        assert!(!format!("{request:?}").contains("court"));
        let chosen = ChoosePasswordRequest { new: "une phrase assez longue".to_owned() };
        assert!(chosen.parse().is_ok() && !format!("{chosen:?}").contains("phrase"));
    }
}
