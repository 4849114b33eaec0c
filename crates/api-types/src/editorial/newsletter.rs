//! Issues of the newsletter, subscriptions and letters, as they travel.

use chrono::{DateTime, Utc};
use domain::editorial::{EditorialContent, NewsletterContent};
use domain::text::{FieldErrors, LongText, Paragraph};
use domain::{EditorialId, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;
use crate::people::OrganisationRef;
use crate::rich_text::RichText;

/// An issue of the newsletter, as it is sent; its title is the subject of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsletterRequest {
    /// In a few lines.
    #[serde(default)]
    pub lead: Option<String>,
    /// Its own words, in Markdown.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Six mois d’essais : **ce que nous en retenons**.")
    )]
    pub body: String,
    /// The published news it takes up, in order; at most twelve, each once.
    #[serde(default)]
    pub news: Vec<EditorialId>,
    /// The body whose subscribers receive it by mail; all subscribers when absent.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
}

impl NewsletterRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/newsletters/{field}");
        let lead = Paragraph::parse_optional(&under("lead"), self.lead.as_deref());
        let lead = errors.check(lead).flatten();
        let body = errors.check(LongText::parse(&under("body"), &self.body));
        let words = (lead, body?);
        let (news, segment) = (self.news.clone(), self.organisation_id);
        let issue = NewsletterContent::parse(&under("news"), words, news, segment);
        errors.check(issue).map(EditorialContent::Newsletters)
    }
}

/// What a list shows of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsletterBriefView {
    /// How many news it takes up.
    pub news: u32,
}

/// News that an issue takes up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenNewsView {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title.
    pub title: String,
    /// In a few lines.
    pub lead: Option<String>,
}

/// What became of the letters of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LettersView {
    /// Those that wait for a relay.
    pub waiting: u64,
    /// Those that a relay took.
    pub sent: u64,
    /// Those that nobody tries any more.
    pub failed: u64,
}

/// What an issue says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsletterView {
    /// In a few lines.
    pub lead: Option<String>,
    /// Its own words.
    pub body: RichText,
    /// The news it takes up, in order, as long as the caller may read them.
    pub news: Vec<TakenNewsView>,
    /// The body whose subscribers receive it by mail; all subscribers when none.
    pub organisation: Option<OrganisationRef>,
    /// What became of its letters, for whoever writes it.
    pub letters: Option<LettersView>,
}

/// Whether the caller receives the newsletter by mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionView {
    /// Since when; never when absent.
    pub since: Option<DateTime<Utc>>,
}

/// How the recipients of an issue are listed: by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct RecipientsQuery {
    /// People on a page, 1 to 100.
    #[serde(default = "limit")]
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub limit: u16,
    /// Where to go on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

const fn limit() -> u16 {
    LIMIT_DEFAULT
}

impl Default for RecipientsQuery {
    fn default() -> Self {
        Self { limit: limit(), cursor: None }
    }
}
