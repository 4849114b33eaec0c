//! Questions to the Dinno, and requests for its support (R323 to R325).

use chrono::{DateTime, Utc};
use domain::help_request::{HelpAct, HelpStatus, HelpTopic, SupportStage};
use domain::text::{FieldErrors, Paragraph, Title};
use domain::{FieldError, HelpMessageId, HelpRequestId, PocId};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};

/// A question in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpRequestSummary {
    /// Its identifier.
    pub id: HelpRequestId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "QUESTION-2026-0012"))]
    pub reference: String,
    /// What it is about.
    pub topic: HelpTopic,
    /// The question in one line.
    #[cfg_attr(feature = "openapi", schema(example = "Comment retrouver mon brouillon ?"))]
    pub title: String,
    /// Who asks.
    pub author: PersonView,
    /// Whether that is the caller.
    pub mine: bool,
    /// Their body.
    pub organisation: Option<OrganisationRef>,
    /// Where it stands.
    pub status: HelpStatus,
    /// The stage of the support, when it is a request for support.
    pub support: Option<SupportStage>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When something last happened to it.
    pub moved_at: DateTime<Utc>,
}

/// A message of the thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpMessageView {
    /// Its identifier.
    pub id: HelpMessageId,
    /// Who wrote it.
    pub author: PersonView,
    /// Whether it answers whoever asked.
    pub answer: bool,
    /// What it says, in HTML that is safe to show.
    pub body_html: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// The experiment that a request is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocRef {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// A question, and everything that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpRequestView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: HelpRequestSummary,
    /// The experiment it is about.
    pub poc: Option<PocRef>,
    /// The thread, the oldest first.
    pub messages: Vec<HelpMessageView>,
    /// What the caller may do now.
    pub allowed: Vec<HelpAct>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskDinnoRequest {
    /// What it is about.
    pub topic: HelpTopic,
    /// The question in one line.
    #[cfg_attr(feature = "openapi", schema(example = "La Dinno peut-elle animer un atelier ?"))]
    pub title: String,
    /// What else there is to know, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Nous serions douze, à Rennes, en mai."))]
    pub body: String,
    /// The stage at which support is wanted.
    #[serde(default)]
    pub support: Option<SupportStage>,
    /// The experiment it is about.
    #[serde(default)]
    pub poc_id: Option<PocId>,
}

impl AskDinnoRequest {
    /// Checks the texts.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(Title, Paragraph), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/title", &self.title));
        let body = errors.check(Paragraph::parse("/body", &self.body));
        errors.into_result()?;
        title.zip(body).ok_or_else(Vec::new)
    }
}

/// The next message of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplyHelpRequest {
    /// What it says, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Dans « Mes idées », en haut à droite."))]
    pub body: String,
}

impl ReplyHelpRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/body`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/body", &self.body).map_err(|error| vec![error])
    }
}

/// The support that is wanted, or where it has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportRequest {
    /// The stage.
    pub stage: SupportStage,
    /// The experiment it is about.
    #[serde(default)]
    pub poc_id: Option<PocId>,
}

/// How questions are listed: the last moved first. Criteria add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct HelpRequestQuery {
    /// About this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<HelpTopic>,
    /// That stand so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<HelpStatus>,
    /// Requests for support at this stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportStage>,
    /// About this experiment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poc_id: Option<PocId>,
    /// Only the caller's own.
    pub mine: bool,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for HelpRequestQuery {
    fn default() -> Self {
        Self {
            topic: None,
            status: None,
            support: None,
            poc_id: None,
            mine: false,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
