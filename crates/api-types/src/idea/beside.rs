//! Ideas beside ideas: signed by several, tied to each other, made one.

use chrono::{DateTime, Utc};
use domain::idea::IdeaLinkKind;
use domain::{IdeaId, UserId};
use serde::{Deserialize, Serialize};

use super::IdeaSummary;
use crate::chain::Knot;
use crate::people::PersonView;

/// An idea tied to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaLinkView {
    /// How it is tied, seen from the idea that is read.
    pub kind: IdeaLinkKind,
    /// The other.
    pub idea: IdeaSummary,
}

/// An idea that became a part of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbsorbedView {
    /// The idea, with its author.
    pub idea: IdeaSummary,
    /// Those who sign it with its author.
    pub co_authors: Vec<PersonView>,
}

/// The idea that one became one with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedView {
    /// That idea.
    pub idea: Knot,
    /// When.
    pub merged_at: DateTime<Utc>,
    /// Whether they may still be parted.
    pub undoable: bool,
    /// Whether that idea became one with a third since: those two are parted first.
    pub gone_on: bool,
}

/// Somebody to ask to sign an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteCoAuthorRequest {
    /// Who.
    pub person_id: UserId,
}

/// An idea to tie to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkIdeaRequest {
    /// The other.
    pub idea_id: IdeaId,
    /// How it is tied to it.
    pub kind: IdeaLinkKind,
}

/// An idea to make one with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergeIdeasRequest {
    /// The idea that goes on for both.
    pub into: IdeaId,
}
