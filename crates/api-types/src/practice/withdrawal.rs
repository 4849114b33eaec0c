//! A practice that is taken out of the Store.

use chrono::{DateTime, Utc};
use domain::FieldError;
use domain::text::Paragraph;
use serde::{Deserialize, Serialize};

use crate::people::PersonView;

/// A practice was taken out of the Store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeWithdrawalView {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: PersonView,
    /// Why.
    pub reason: String,
}

/// The practice is taken out of the Store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawPracticeRequest {
    /// Why, for those who hold it.
    #[cfg_attr(feature = "openapi", schema(example = "Le dispositif n’existe plus."))]
    pub reason: String,
}

impl WithdrawPracticeRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/reason", &self.reason).map_err(|error| vec![error])
    }
}

/// A release of a kit was withdrawn: nobody reads it nor takes it away any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitReleaseWithdrawalView {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: PersonView,
    /// Why.
    pub reason: String,
}

/// A release of a kit is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawKitReleaseRequest {
    /// Why, for those who have it.
    #[cfg_attr(feature = "openapi", schema(example = "Le tableau joint n’était pas le bon."))]
    pub reason: String,
}

impl WithdrawKitReleaseRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/reason", &self.reason).map_err(|error| vec![error])
    }
}
