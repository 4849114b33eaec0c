//! What was probably written twice.

use domain::search::DuplicateKind;
use serde::{Deserialize, Serialize};

use super::SearchHit;

/// Where duplicates are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DuplicateQuery {
    /// The kind of objects: ideas when it is not said.
    pub kind: DuplicateKind,
    /// Where to go on from, among older objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for DuplicateQuery {
    fn default() -> Self {
        Self { kind: DuplicateKind::Idea, cursor: None }
    }
}

/// Two objects that say nearly the same, and that nobody tied or made one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DuplicatePair {
    /// The newer one.
    pub one: SearchHit,
    /// The older one.
    pub other: SearchHit,
    /// How much of what the newer is known by the older says too, in percent.
    #[cfg_attr(feature = "openapi", schema(example = 82))]
    pub likeness: u8,
}

/// The pairs that some of the newest objects make with older ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DuplicatePairs {
    /// The most alike first. There may be none, and more further.
    pub items: Vec<DuplicatePair>,
    /// How many objects were looked at for this answer.
    pub examined: u32,
    /// Cursor of the next objects, older ones; absent when all were looked at.
    pub next: Option<String>,
}
