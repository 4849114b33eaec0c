//! Expressions that mean the same, and what is sought.

use chrono::NaiveDate;
use domain::search::SynonymGroup;
use domain::{FieldError, SynonymGroupId};
use serde::{Deserialize, Serialize};

/// Expressions that mean the same: whoever seeks one finds the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SynonymGroupView {
    /// Its identifier.
    pub id: SynonymGroupId,
    /// Two to twelve expressions.
    #[cfg_attr(feature = "openapi", schema(example = json!(["GED", "gestion électronique des documents"])))]
    pub expressions: Vec<String>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// Every group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SynonymGroups {
    /// The oldest first.
    pub items: Vec<SynonymGroupView>,
}

/// What a group is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SynonymGroupRequest {
    /// Two to twelve expressions, of 2 to 80 characters.
    #[cfg_attr(feature = "openapi", schema(example = json!(["GED", "gestion électronique des documents"])))]
    pub expressions: Vec<String>,
}

impl SynonymGroupRequest {
    /// Checks the expressions.
    ///
    /// # Errors
    /// At `/expressions`, or at each faulty one.
    pub fn parse(&self) -> Result<SynonymGroup, Vec<FieldError>> {
        SynonymGroup::parse("/expressions", &self.expressions)
    }
}

/// Words that were sought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SoughtWords {
    /// The words, without case or accents.
    pub words: String,
    /// How many times, three at least: what one person alone typed is not shown.
    pub times: u64,
    /// How many results the last time.
    pub found: u64,
}

/// What was sought in a month, and never by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SoughtReport {
    /// The first day of the month.
    pub month: NaiveDate,
    /// What was sought most.
    pub most: Vec<SoughtWords>,
    /// What was sought most and found nothing.
    pub in_vain: Vec<SoughtWords>,
}
