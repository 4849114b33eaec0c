//! Exporting whole sets.

use domain::IdeaId;
use domain::idea::{IdeaOrigin, IdeaVerdict, InnovationForm};
use domain::reference::ReferenceCode;
use serde::{Deserialize, Serialize};

use crate::idea::{CommentView, IdeaSummary};

/// A set to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ExportKind {
    /// Ideas, as `GET /ideas/{id}` tells them.
    Ideas,
    /// Comments, as `GET /ideas/{id}/comments` tells them, with their idea.
    Comments,
    /// Challenges, as `GET /challenges/{id}` tells them.
    Challenges,
    /// Experiments, as `GET /pocs/{id}` tells them.
    Pocs,
    /// Practices, as `GET /practices/{id}` tells them.
    Practices,
    /// News, terms, events, figures, resources, testimonials and letters, as `GET /editorial-items/{id}` tells them.
    EditorialItems,
    /// Requests for resources, as `GET /resource-requests/{id}` tells them.
    ResourceRequests,
    /// Questions to the Dinno, as `GET /help-requests/{id}` tells them.
    HelpRequests,
}

impl ExportKind {
    /// Every set.
    pub const ALL: [Self; 8] = [
        Self::Ideas,
        Self::Comments,
        Self::Challenges,
        Self::Pocs,
        Self::Practices,
        Self::EditorialItems,
        Self::ResourceRequests,
        Self::HelpRequests,
    ];

    /// Its code, as it travels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ideas => "ideas",
            Self::Comments => "comments",
            Self::Challenges => "challenges",
            Self::Pocs => "pocs",
            Self::Practices => "practices",
            Self::EditorialItems => "editorial_items",
            Self::ResourceRequests => "resource_requests",
            Self::HelpRequests => "help_requests",
        }
    }
}

/// A form in which a document is taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DocumentFormat {
    /// A text to go on with, in Markdown.
    #[serde(rename = "md")]
    Markdown,
    /// A document that word processors open and go on with (ODF text, ISO/IEC 26300).
    #[serde(rename = "odt")]
    OpenDocument,
    /// Sheets to read and to print, which a screen reader reads as well (PDF/UA-1).
    #[serde(rename = "pdf")]
    Pdf,
}

impl DocumentFormat {
    /// Its stable code, and the end of the name of its file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::OpenDocument => "odt",
            Self::Pdf => "pdf",
        }
    }

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::OpenDocument => "application/vnd.oasis.opendocument.text",
            Self::Pdf => "application/pdf",
        }
    }
}

/// Which set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ExportQuery {
    /// The set.
    pub kind: ExportKind,
}

/// A comment, out of its idea's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedComment {
    /// The idea it is about.
    pub idea_id: IdeaId,
    /// The comment.
    #[serde(flatten)]
    pub comment: CommentView,
}

/// How a list is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TableFormat {
    /// A table that a French spreadsheet opens as it is.
    Csv,
    /// A spreadsheet, in its own format: typed columns, a head that stays in sight and filters.
    Xlsx,
    /// One JSON object a line.
    Ndjson,
}

impl TableFormat {
    /// Its stable code, and the end of the name of its file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ndjson => "ndjson",
        }
    }

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ndjson => "application/x-ndjson",
        }
    }
}

/// A line of a list of ideas that is taken away: what the list says, what the idea is, what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenIdea {
    /// What the list says of it.
    #[serde(flatten)]
    pub summary: IdeaSummary,
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Its field of innovation.
    pub innovation_field: Option<ReferenceCode>,
    /// What was decided.
    pub verdict: Option<IdeaVerdict>,
    /// Why.
    pub reason: Option<String>,
}
