//! What happened to an object.

use chrono::{DateTime, NaiveDate, Utc};
use domain::idea::IdeaField;
use domain::journal::Fact;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::people::PersonView;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    /// Its identifier.
    pub id: Uuid,
    /// On which day.
    pub on: NaiveDate,
    /// At which instant; absent when an anonymous author did it.
    pub at: Option<DateTime<Utc>>,
    /// Who did it; absent when an anonymous author or an import did.
    pub actor: Option<PersonView>,
    /// What.
    pub fact: Fact,
    /// Which parts of an idea its edit changed; nothing of anything else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<IdeaField>,
}

/// The history of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// The newest first.
    pub items: Vec<HistoryEntry>,
}
