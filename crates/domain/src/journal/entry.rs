//! A fact as it is kept.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Fact;
use crate::ids::UserId;

/// A fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: Uuid,
    /// Who did it; nobody when an anonymous author did (A03).
    pub actor: Option<UserId>,
    /// When; the day only when an anonymous author did.
    pub at: DateTime<Utc>,
    /// What.
    pub fact: Fact,
}
