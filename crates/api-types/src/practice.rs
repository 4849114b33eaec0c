//! Practices of the Store.

mod kit;
mod outlook;
mod reuse;

use chrono::{DateTime, Utc};
use domain::poc::KEYWORDS_MAX;
use domain::practice::{FundingState, Maturity, PracticeContent, PracticeKind};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText, Title};
use domain::{FieldCode, FieldError, OrganisationId, PocId, PracticeId, UserId};
use serde::{Deserialize, Serialize};

pub use kit::{
    KitContentRequest, KitDraftView, KitFileRequest, KitFileView, KitReleaseSummary,
    KitReleaseView, KitSectionView, KitSectionsRequest, KitSummary, KitView, Kits,
    ReleaseKitRequest, WriteKitRequest,
};
pub use outlook::{PracticeFunding, PracticeOutlook, PracticeServiceOffer};
pub use reuse::{
    DeclareReuseRequest, EditReuseRequest, ReuseContentRequest, ReuseView, Reuses,
    WithdrawReuseRequest,
};

use crate::chain::Chain;
use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};
use crate::video::VideoView;

/// A practice in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeSummary {
    /// Its identifier.
    pub id: PracticeId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "PRATIQUE-2026-0003"))]
    pub reference: String,
    /// Its kind.
    pub kind: PracticeKind,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Its domain.
    pub domain: ReferenceCode,
    /// The body where it works.
    pub organisation: OrganisationRef,
    /// Keywords.
    pub keywords: Vec<String>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// How many bodies took it up.
    pub reuses: u32,
    /// How proved that makes it.
    pub maturity: Maturity,
    /// How many kits help to take it up.
    pub kits: u32,
    /// When somebody last answered for it: published, changed or confirmed it.
    pub confirmed_at: DateTime<Utc>,
    /// Whether that was twelve months ago or more: it may be right no more.
    pub to_check: bool,
    /// Labels that the action was given, such as ESS (R245).
    pub labels: Vec<String>,
    /// What becomes of its funding, when it is said (R244).
    pub funding: Option<FundingState>,
    /// Whether it may not last: its funding stopped, or ends within six months.
    pub may_not_last: bool,
}

/// A text in Markdown and in HTML that is safe to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RichText {
    /// As it was written.
    pub markdown: String,
    /// As it is shown.
    pub html: String,
}

/// A practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeView {
    /// What a list says of it.
    pub summary: PracticeSummary,
    /// In a few lines.
    pub abstract_text: Option<String>,
    /// The problem it solves.
    pub problem: Option<RichText>,
    /// What it consists of.
    pub solution: Option<RichText>,
    /// What it gave.
    pub result: Option<RichText>,
    /// What it takes to do the same.
    pub conditions: Option<RichText>,
    /// What was learnt on the way.
    pub lessons: Option<RichText>,
    /// Techniques used.
    pub techniques: Option<RichText>,
    /// Partners, in words.
    pub partners: Option<String>,
    /// Whom to call.
    pub contact: PersonView,
    /// What becomes of the action: its funding, its labels, its place in the service offer.
    pub outlook: PracticeOutlook,
    /// A video that shows it, for whoever may watch it.
    pub video: Option<VideoView>,
    /// Where it comes from.
    pub chain: Chain,
    /// Whether the caller may change it.
    pub editable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// What a practice says, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeContentRequest {
    /// Its kind.
    pub kind: PracticeKind,
    /// Its title, 3 to 250 characters.
    pub title: String,
    /// In a few lines.
    #[serde(default)]
    pub summary: Option<String>,
    /// The problem it solves, in Markdown.
    #[serde(default)]
    pub problem: Option<String>,
    /// What it consists of, in Markdown.
    #[serde(default)]
    pub solution: Option<String>,
    /// What it gave, in Markdown.
    #[serde(default)]
    pub result: Option<String>,
    /// What it takes to do the same, in Markdown.
    #[serde(default)]
    pub conditions: Option<String>,
    /// What was learnt on the way, in Markdown.
    #[serde(default)]
    pub lessons: Option<String>,
    /// Techniques used, in Markdown.
    #[serde(default)]
    pub techniques: Option<String>,
    /// Its domain.
    pub domain: String,
    /// Keywords.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Partners, in words.
    #[serde(default)]
    pub partners: Option<String>,
    /// What becomes of the action: its funding, its labels, its place in the service offer.
    #[serde(default)]
    pub outlook: PracticeOutlook,
    /// A video that shows it.
    #[serde(default)]
    pub video: Option<VideoView>,
    /// Whom to call; the caller when absent.
    #[serde(default)]
    pub contact_id: Option<UserId>,
}

impl PracticeContentRequest {
    /// Checks every field, under `/content`.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self, references: &ReferenceBook) -> Result<PracticeContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/content/title", &self.title));
        let mut long = |field: &str, text: &Option<String>| {
            let pointer = format!("/content/{field}");
            errors.check(LongText::parse_optional(&pointer, text.as_deref())).flatten()
        };
        let problem = long("problem", &self.problem);
        let solution = long("solution", &self.solution);
        let result = long("result", &self.result);
        let conditions = long("conditions", &self.conditions);
        let lessons = long("lessons", &self.lessons);
        let techniques = long("techniques", &self.techniques);
        let summary = Paragraph::parse_optional("/content/summary", self.summary.as_deref());
        let summary = errors.check(summary).flatten();
        let partners = Paragraph::parse_optional("/content/partners", self.partners.as_deref());
        let partners = errors.check(partners).flatten();
        let domain = if self.domain.trim().is_empty() {
            Err(FieldError::new("/content/domain", FieldCode::Required))
        } else {
            references.check("/content/domain", ReferenceList::Domain, self.domain.trim())
        };
        let domain = errors.check(domain.map(|item| item.code.clone()));
        if self.keywords.len() > KEYWORDS_MAX {
            let (pointer, max) = ("/content/keywords".to_owned(), u32::try_from(KEYWORDS_MAX).ok());
            errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let keywords = self.keywords.iter().enumerate().filter_map(|(index, word)| {
            errors.check(ShortText::parse(&format!("/content/keywords/{index}"), word))
        });
        let keywords = keywords.collect();
        let outlook = self.outlook.parse(&mut errors);
        let video =
            self.video.as_ref().and_then(|video| video.parse("/content/video", &mut errors));
        errors.into_result()?;
        let (Some(title), Some(domain)) = (title, domain) else { return Err(Vec::new()) };
        let kind = self.kind;
        Ok(PracticeContent {
            kind,
            title,
            summary,
            problem,
            solution,
            result,
            conditions,
            lessons,
            techniques,
            domain,
            keywords,
            partners,
            outlook,
            video,
        })
    }
}

/// The practice that a validated experiment proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishPracticeRequest {
    /// The experiment.
    pub poc_id: PocId,
    /// What it says: read the proposal of the experiment first, nothing is to be typed again.
    pub content: PracticeContentRequest,
}

/// What a practice says from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditPracticeRequest {
    /// The whole of it.
    pub content: PracticeContentRequest,
}

/// How practices are listed: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PracticeQuery {
    /// Words of the title, or a whole keyword.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// A kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PracticeKind>,
    /// A domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// A body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// That wear this tag; case and accents make no difference (R312).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// As proved as that by what became of it elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity: Option<Maturity>,
    /// With a kit, or without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_kit: Option<bool>,
    /// That carry this label; case and accents make no difference (R245).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// With this state of their funding (R244).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub funding: Option<FundingState>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for PracticeQuery {
    fn default() -> Self {
        Self {
            q: None,
            kind: None,
            domain: None,
            organisation_id: None,
            tag: None,
            maturity: None,
            with_kit: None,
            label: None,
            funding: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
