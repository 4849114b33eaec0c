//! Lists as somebody keeps them.

use chrono::{DateTime, Utc};
pub use domain::saved_view::ViewList;
use domain::text::{FieldErrors, ShortText};
use domain::{FieldCode, FieldError, ViewId};
use serde::{Deserialize, Serialize};

/// Most characters of the criteria: those of an address.
const QUERY_MAX: usize = 2_000;

/// A list as somebody keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedViewView {
    /// Its identifier.
    pub id: ViewId,
    /// Which list.
    pub list: ViewList,
    /// What its owner calls it.
    pub name: String,
    /// Its criteria, as the address of the page holds them.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "statut=submitted&domaine=customer_relations")
    )]
    pub query: String,
    /// When it was kept.
    pub created_at: DateTime<Utc>,
}

/// The lists that the caller keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedViews {
    /// In the order in which they were kept.
    pub items: Vec<SavedViewView>,
}

/// A list to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeepViewRequest {
    /// Which list.
    pub list: ViewList,
    /// What to call it.
    pub name: String,
    /// Its criteria, as the address of the page holds them.
    #[serde(default)]
    pub query: String,
}

impl KeepViewRequest {
    /// Checks the name and the criteria.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<ShortText, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.check(ShortText::parse("/name", &self.name));
        if self.query.chars().count() > QUERY_MAX {
            let (pointer, max) = ("/query".to_owned(), u32::try_from(QUERY_MAX).ok());
            errors.push(FieldError { pointer, code: FieldCode::TooLong, min: None, max });
        }
        if self.query.chars().any(char::is_control) {
            errors.push(FieldError::new("/query", FieldCode::ForbiddenCharacter));
        }
        errors.into_result()?;
        name.ok_or_else(Vec::new)
    }
}
