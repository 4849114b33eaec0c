//! The chain idea → experiment → practice → reuse, the same on each page (R013).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One knot of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Knot {
    /// The object.
    pub id: Uuid,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "POC-2026-0007"))]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The code of its status; empty for a practice, which is published.
    pub status: String,
    /// For an experiment, how many steps are passed.
    pub steps_passed: Option<u8>,
}

/// The chain that an object belongs to. What is absent has not happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Chain {
    /// Where it began.
    pub idea: Option<Knot>,
    /// How it was tried.
    pub poc: Option<Knot>,
    /// What came out of it.
    pub practice: Option<Knot>,
    /// How many bodies took that up.
    pub reuses: u32,
}
