//! Who made a practice what it is.

use domain::practice::PracticeDeed;
use serde::{Deserialize, Serialize};

use crate::people::PersonView;

/// Somebody, and all that they did for a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeActorView {
    /// Somebody with an account.
    pub person: Option<PersonView>,
    /// Somebody whom the team named in words.
    pub name: Option<String>,
    /// What they did, each once.
    pub deeds: Vec<PracticeDeed>,
    /// Whether they have a card in the directory that the caller may open.
    pub has_card: bool,
}
