//! News, as they are read.

use domain::editorial::ProjectStatus;
use serde::{Deserialize, Serialize};

use super::{ToldPocView, ToldPracticeView};
use crate::rich_text::RichText;
use crate::video::VideoView;

/// The project that news tells about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldProjectView {
    /// How far it was when the news was written.
    pub status: ProjectStatus,
    /// The experiment, when there is one that the caller may see.
    pub poc: Option<ToldPocView>,
    /// The practice, when there is one that the caller may read.
    pub practice: Option<ToldPracticeView>,
}

/// What news say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsView {
    /// In a few lines.
    pub lead: Option<String>,
    /// The whole of it.
    pub body: RichText,
    /// The project it tells about.
    pub project: Option<ToldProjectView>,
    /// A video that shows it, for whoever may watch it.
    #[serde(default)]
    pub video: Option<VideoView>,
}
