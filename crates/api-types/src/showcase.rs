//! The showcase (R030, R032): what anybody reads without signing in. Its views are made of what may leave, field by
//! field: no person, no address, no experiment, no idea, no comment, no file but an image that everybody may see.

pub mod proposal;

use chrono::{DateTime, Utc};
use domain::practice::Maturity;
use domain::showcase::{ShowcaseKind, ShowcasePart};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::LIMIT_DEFAULT;

/// The setting of the showcase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseSettingsView {
    /// Whether anybody reads it.
    pub open: bool,
    /// What it says first, in Markdown; may be empty.
    pub welcome: String,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// Whether something is shown outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseOpeningView {
    /// Whether it is: read as long as the showcase is open and the thing published.
    pub open: bool,
    /// Whether anybody reads it there now.
    #[serde(default)]
    pub shown: bool,
}

/// What the showcase says first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseWelcome {
    /// As HTML, sanitised, without links; may be empty.
    pub html: String,
}

/// How the showcase is listed: what was opened last comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ShowcaseQuery {
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for ShowcaseQuery {
    fn default() -> Self {
        Self { limit: LIMIT_DEFAULT, cursor: None }
    }
}

/// Something that is shown outside, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseSummary {
    /// What it is.
    pub kind: ShowcaseKind,
    /// Which one.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// Its image, when those whom one can know on it agreed that everybody sees it.
    #[serde(default)]
    pub image: Option<ShowcaseImageView>,
}

/// Something that is shown outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseItemView {
    /// What it is.
    pub kind: ShowcaseKind,
    /// Which one.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// In a few lines.
    pub lead: Option<String>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// Its domain, in words.
    #[cfg_attr(feature = "openapi", schema(example = "Action sociale"))]
    pub domain: Option<String>,
    /// The body where it works, by its name.
    #[cfg_attr(feature = "openapi", schema(example = "Carsat Bretagne"))]
    pub body: Option<String>,
    /// Labels that it was given.
    pub labels: Vec<String>,
    /// How proved it is.
    pub maturity: Option<Maturity>,
    /// What it says, part by part.
    pub parts: Vec<ShowcasePartView>,
    /// A video, when those who were filmed agreed that everybody sees it.
    pub video: Option<ShowcaseVideoView>,
    /// Its image, when those whom one can know on it agreed that everybody sees it.
    #[serde(default)]
    pub image: Option<ShowcaseImageView>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcasePartView {
    /// Which one.
    pub part: ShowcasePart,
    /// As HTML, sanitised, without links.
    pub html: String,
}

/// An image that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseImageView {
    /// Where to read it: a signed path, good for an hour.
    pub url: String,
    /// What it shows, for who does not see it.
    pub alt: String,
}

/// A video that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowcaseVideoView {
    /// Where it is.
    pub url: String,
    /// Whether it has captions.
    pub captioned: bool,
    /// What is said in it, as HTML, sanitised, without links.
    pub transcript_html: Option<String>,
}
