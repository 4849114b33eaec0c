//! What edits changed in an idea.

use domain::idea::{IdeaField, PieceKind};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A piece of what a part of an idea said, or says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PieceView {
    /// What became of it.
    pub kind: PieceKind,
    /// Its text: words of Markdown, names of files one a line, or a code.
    pub text: String,
}

/// A part of an idea that an edit changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaChangeView {
    /// Which part.
    pub field: IdeaField,
    /// What it said and what it says, piece by piece; absent when a masked author keeps it to themselves.
    pub pieces: Option<Vec<PieceView>>,
}

/// An edit of an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaEditView {
    /// The entry of the history that tells it.
    pub id: Uuid,
    /// What it changed.
    pub changes: Vec<IdeaChangeView>,
}

/// The edits of an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaEdits {
    /// The newest first, at most 30.
    pub items: Vec<IdeaEditView>,
}
