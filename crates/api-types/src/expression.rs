//! What people say of what they read: following, liking, tags, ideas that rebound (R103 to R108).

use domain::expression::Tag;
use domain::journal::SubjectKind;
use domain::{CommentId, FieldError, IdeaId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A tag on something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TagView {
    /// What is compared, and what lists filter by.
    #[cfg_attr(feature = "openapi", schema(example = "accueil telephonique"))]
    pub key: String,
    /// What people read: as it was first typed.
    #[cfg_attr(feature = "openapi", schema(example = "Accueil téléphonique"))]
    pub word: String,
    /// How many people put it.
    pub people: u32,
    /// Whether the caller did.
    pub mine: bool,
    /// Whether the caller may take it away.
    pub removable: bool,
}

/// An idea, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaRef {
    /// Its identifier.
    pub id: IdeaId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// What people say of something, and how well known it is (R104). Who says it is told to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExpressionView {
    /// How many people follow it.
    pub followers: u32,
    /// Whether the caller does.
    pub following: bool,
    /// Whether the caller is told of it anyway, as its author.
    pub author: bool,
    /// How many people like it; an idea has votes instead.
    pub likes: u32,
    /// Whether the caller does.
    pub liked: bool,
    /// How many comments it has; those of an idea are told with it.
    pub comments: u32,
    /// Tags, the most put first.
    pub tags: Vec<TagView>,
    /// The ideas that rebound from it.
    pub rebounds: Vec<IdeaRef>,
}

/// A tag to put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutTagRequest {
    /// Its words, with or without `#`.
    #[cfg_attr(feature = "openapi", schema(example = "#accueil"))]
    pub word: String,
}

impl PutTagRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/word`.
    pub fn parse(&self) -> Result<Tag, Vec<FieldError>> {
        Tag::parse("/word", &self.word).map_err(|error| vec![error])
    }
}

/// Tags that are known already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownTags {
    /// At most ten, in order.
    pub items: Vec<String>,
}

/// How known tags are sought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct TagQuery {
    /// The beginning of a tag.
    pub q: String,
}

/// Something one follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FollowedView {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// What one follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Follows {
    /// At most five hundred.
    pub items: Vec<FollowedView>,
}

/// What an idea rebounds from, to deposit it (R105).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReboundRequest {
    /// An idea, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// The comment on it, when that is where the idea began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
}

/// What an idea rebounds from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReboundView {
    /// An idea, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The comment on it, when that is where the idea began.
    pub comment_id: Option<CommentId>,
}
