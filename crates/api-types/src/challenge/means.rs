//! What a challenge is given, as it travels.

use domain::challenge::MeansKind;
use serde::{Deserialize, Serialize};

/// A resource put at the disposal of a challenge, or something that whoever carries it commits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeansLine {
    /// What kind it is.
    pub kind: MeansKind,
    /// What it is, how much, until when.
    #[cfg_attr(feature = "openapi", schema(example = "Deux jours par mois d’un développeur"))]
    pub text: String,
}
