//! Issues of the newsletter, subscriptions and letters, as they travel.

use chrono::{DateTime, Utc};
use domain::access::Profile;
use domain::editorial::{
    Audience, AudienceMark, EditorialContent, NewsletterContent, TakenKind, TakenUp,
};
use domain::text::{FieldErrors, LongText, Paragraph};
use domain::{OrganisationId, PocId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// What it takes up, in order, of what anybody may read; at most twelve, each once.
    #[serde(default)]
    pub taken_up: Vec<TakenUpRequest>,
    /// The body whose subscribers receive it by mail; all subscribers when absent.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Who of them; all when absent.
    #[serde(default)]
    pub audience: AudienceRequest,
}

/// Something that an issue takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenUpRequest {
    /// What it is.
    pub kind: TakenKind,
    /// Its identifier.
    pub id: Uuid,
}

/// Who receives an issue among those who asked for it. Each criterion narrows; what is chosen within one adds up; an
/// empty one leaves everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AudienceRequest {
    /// Of one of these bodies or directions.
    #[serde(default)]
    pub organisation_ids: Vec<OrganisationId>,
    /// With one of these profiles.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// With one of these marks.
    #[serde(default)]
    pub marks: Vec<AudienceMark>,
}

impl NewsletterRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/newsletters/{field}");
        let lead = Paragraph::parse_optional(&under("lead"), self.lead.as_deref());
        let lead = errors.check(lead).flatten();
        let body = errors.check(LongText::parse(&under("body"), &self.body));
        let AudienceRequest { organisation_ids, profiles, marks } = self.audience.clone();
        let places = under("audience/organisation_ids");
        let audience = errors.check(Audience::parse(&places, organisation_ids, profiles, marks));
        let taken = self.taken_up.iter().map(|one| TakenUp::of(one.kind, one.id)).collect();
        let (words, whom) = ((lead, body?), (self.organisation_id, audience?));
        let issue = NewsletterContent::parse(&under("taken_up"), words, taken, whom);
        errors.check(issue).map(EditorialContent::Newsletters)
    }
}

/// What a list shows of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsletterBriefView {
    /// How many things it takes up.
    pub taken_up: u32,
}

/// Something that an issue takes up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenUpView {
    /// What it is.
    pub kind: TakenKind,
    /// Its identifier.
    pub id: Uuid,
    /// Its title; that of its experiment for a lesson.
    pub title: String,
    /// A few words of it.
    pub words: Option<String>,
    /// The experiment of a lesson.
    pub poc_id: Option<PocId>,
}

/// Who receives an issue among those who asked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AudienceView {
    /// Of one of these bodies or directions; of any when none.
    pub organisations: Vec<OrganisationRef>,
    /// With one of these profiles; with any when none.
    pub profiles: Vec<Profile>,
    /// With one of these marks; with or without when none.
    pub marks: Vec<AudienceMark>,
}

/// An issue as it would leave now, for whoever writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuePreviewView {
    /// The subject of the letter.
    pub subject: String,
    /// What mail programs show that show no pages.
    pub text: String,
    /// The page that the others show, to be shown where nothing of it acts.
    pub html: String,
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
    /// What it takes up, in order, of what the caller may read.
    pub taken_up: Vec<TakenUpView>,
    /// The body whose subscribers receive it by mail; all subscribers when none.
    pub organisation: Option<OrganisationRef>,
    /// Who of them, for whoever writes it.
    pub audience: Option<AudienceView>,
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
