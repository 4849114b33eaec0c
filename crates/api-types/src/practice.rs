//! Practices of the Store.

mod actor;
mod facets;
mod figure;
mod kit;
mod outlook;
mod places;
mod query;
mod reuse;
mod standing;
mod withdrawal;

use chrono::{DateTime, Utc};
use domain::idea::InnovationForm;
use domain::poc::{KEYWORDS_MAX, Visibility};
use domain::practice::{FundingState, Maturity, PracticeContent, PracticeKind, Renewal};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText, Title};
use domain::{FieldCode, FieldError, IdeaId, OrganisationId, PocId, PracticeId, UserId};
use serde::{Deserialize, Serialize};

pub use actor::PracticeActorView;
pub use facets::PracticeFacets;
pub use figure::PracticeFigure;
pub(crate) use kit::files as kit_files;
pub use kit::{
    KitContentRequest, KitDraftView, KitFileRequest, KitFileView, KitReleaseSummary,
    KitReleaseView, KitSectionView, KitSectionsRequest, KitSummary, KitView, Kits,
    ReleaseKitRequest, WriteKitRequest,
};
pub use outlook::{PracticeFunding, PracticeOutlook, PracticeReproducible, PracticeServiceOffer};
pub use places::{RegionReuses, ReusePlaceView, ReusePlaces};
pub use query::PracticeQuery;
pub use reuse::{
    DeclareReuseRequest, EditReuseRequest, ReuseContentRequest, ReuseView, Reuses,
    WithdrawReuseRequest,
};
pub use standing::{RecommendPracticeRequest, RestrictPracticeRequest, SchedulePracticeRequest};
pub use withdrawal::{
    KitReleaseWithdrawalView, PracticeWithdrawalView, WithdrawKitReleaseRequest,
    WithdrawPracticeRequest,
};

use crate::chain::Chain;
use crate::editorial::{ItemImageRequest, ItemImageView};
use crate::people::{OrganisationRef, PersonView};
use crate::rich_text::RichText;
use crate::video::VideoView;

/// A practice in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not, whatever the others are")]
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
    /// The first words of the problem that it solves, when it is told.
    pub problem: Option<String>,
    /// The first sentence of what it gave, when it is told.
    pub result: Option<String>,
    /// The same in one figure, when somebody counted (R247).
    #[serde(default)]
    pub figure: Option<PracticeFigure>,
    /// Whom to call.
    pub contact: PersonView,
    /// Its domain.
    pub domain: ReferenceCode,
    /// The great process that it serves, when it is said (R226).
    pub process: Option<ReferenceCode>,
    /// Which form of action it is, a code of the list `action_form`, when it is said (R034).
    #[serde(default)]
    pub action_form: Option<ReferenceCode>,
    /// The body where it works.
    pub organisation: OrganisationRef,
    /// Keywords.
    pub keywords: Vec<String>,
    /// When it was published; a draft, when it was begun.
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
    /// Who pays for it, or paid, when it is said (R249).
    #[serde(default)]
    pub funding_source: Option<String>,
    /// Whether it may not last: its funding stopped, or ends within six months.
    pub may_not_last: bool,
    /// Whether it comes from no experiment of the portal: an initiative of its body (R242).
    pub local: bool,
    /// Who may read it (A28).
    pub visibility: Visibility,
    /// Whether experience says that it is to be done again, or everywhere (R296).
    pub renewal: Option<Renewal>,
    /// Its image, when it is for the caller.
    #[serde(default)]
    pub image: Option<ItemImageView>,
    /// Whether it is a draft: those who may change it alone read it, until it is published.
    #[serde(default)]
    pub draft: bool,
    /// The minute at which a draft is published by itself, when somebody chose one.
    #[serde(default)]
    pub publishes_at: Option<DateTime<Utc>>,
    /// Whether it was taken out of the Store: those who may change it alone read it then.
    #[serde(default)]
    pub withdrawn: bool,
}

/// A practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not, whatever the others are")]
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
    /// With whom it innovates.
    pub form: Option<InnovationForm>,
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
    /// Who made it what it is, as far as the caller may know; nobody types it (R250).
    pub actors: Vec<PracticeActorView>,
    /// When it was taken out of the Store: those who may change it alone read it then.
    pub withdrawn: Option<PracticeWithdrawalView>,
    /// Whether it is a draft: those who may change it alone read it, until it is published.
    pub draft: bool,
    /// Whether the caller may change it, take it out of the Store and put it back.
    pub editable: bool,
    /// Whether the caller may choose who reads it.
    pub restrictable: bool,
    /// Whether the caller may say that it is to be done again, or everywhere.
    pub recommendable: bool,
    /// Whether the caller, whom somebody else named, may stop being the one to call.
    pub leavable: bool,
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
    /// The same in one figure, when somebody counted (R247).
    #[serde(default)]
    pub figure: Option<PracticeFigure>,
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
    /// The great process that it serves, a code of the list `process`.
    #[serde(default)]
    pub process: Option<String>,
    /// With whom it innovates.
    #[serde(default)]
    pub form: Option<InnovationForm>,
    /// Which form of action it is, a code of the list `action_form` (R034).
    #[serde(default)]
    pub action_form: Option<String>,
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
    /// An image that shows it.
    #[serde(default)]
    pub image: Option<ItemImageRequest>,
    /// Whom to call; the caller when absent.
    #[serde(default)]
    pub contact_id: Option<UserId>,
}

impl PracticeContentRequest {
    /// One that says nothing yet.
    #[must_use]
    pub fn blank(kind: PracticeKind) -> Self {
        Self {
            kind,
            title: String::new(),
            summary: None,
            problem: None,
            solution: None,
            result: None,
            figure: None,
            conditions: None,
            lessons: None,
            techniques: None,
            domain: String::new(),
            process: None,
            form: None,
            action_form: None,
            keywords: Vec::new(),
            partners: None,
            outlook: PracticeOutlook::default(),
            video: None,
            image: None,
            contact_id: None,
        }
    }

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
        let (domain, [process, action_form]) = self.classes(references, &mut errors);
        if self.keywords.len() > KEYWORDS_MAX {
            let (pointer, max) = ("/content/keywords".to_owned(), u32::try_from(KEYWORDS_MAX).ok());
            errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let keywords = self.keywords.iter().enumerate().filter_map(|(index, word)| {
            errors.check(ShortText::parse(&format!("/content/keywords/{index}"), word))
        });
        let keywords = keywords.collect();
        let figure = self.figure.as_ref().and_then(|figure| figure.parse(&mut errors));
        let outlook = self.outlook.parse(&mut errors);
        let video =
            self.video.as_ref().and_then(|video| video.parse("/content/video", &mut errors));
        let image = self.image.map(|image| image.parse("/content/image", &mut errors));
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
            figure,
            conditions,
            lessons,
            techniques,
            domain,
            process,
            form: self.form,
            action_form,
            keywords,
            partners,
            outlook,
            video,
            image,
        })
    }

    /// Its domain, which is required; the process that it serves and its form of action, which are not.
    fn classes(
        &self,
        references: &ReferenceBook,
        errors: &mut FieldErrors,
    ) -> (Option<ReferenceCode>, [Option<ReferenceCode>; 2]) {
        let domain = if self.domain.trim().is_empty() {
            Err(FieldError::new("/content/domain", FieldCode::Required))
        } else {
            references.check("/content/domain", ReferenceList::Domain, self.domain.trim())
        };
        let domain = errors.check(domain.map(|item| item.code.clone()));
        let mut listed = |list, pointer, code: &Option<String>| {
            let code = code.as_deref().map(str::trim).filter(|code| !code.is_empty())?;
            errors.check(references.check(pointer, list, code).map(|item| item.code.clone()))
        };
        let process = listed(ReferenceList::Process, "/content/process", &self.process);
        let action_form =
            listed(ReferenceList::ActionForm, "/content/action_form", &self.action_form);
        (domain, [process, action_form])
    }
}

/// A practice: that a validated experiment proved, or that a body does already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishPracticeRequest {
    /// The experiment that proved it; absent, no experiment of the portal did.
    #[serde(default)]
    pub poc_id: Option<PocId>,
    /// Without an experiment, the body that does it: the caller's own when absent, any for administrators.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Without an experiment, the idea that it came from, when there is one. The idea of an experiment is known.
    #[serde(default)]
    pub idea_id: Option<IdeaId>,
    /// Whether it is a draft, which those who may change it alone read until it is published.
    #[serde(default)]
    pub draft: bool,
    /// What it says: read the proposal of the experiment first, nothing is to be typed again.
    pub content: PracticeContentRequest,
}

impl PublishPracticeRequest {
    /// The practice that an experiment proved.
    #[must_use]
    pub const fn of_poc(id: PocId, content: PracticeContentRequest) -> Self {
        Self { poc_id: Some(id), organisation_id: None, idea_id: None, draft: false, content }
    }

    /// What a body does already: the caller's own when none is named.
    #[must_use]
    pub const fn of_body(
        organisation_id: Option<OrganisationId>,
        content: PracticeContentRequest,
    ) -> Self {
        Self { poc_id: None, organisation_id, idea_id: None, draft: false, content }
    }
}

/// What a practice says from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditPracticeRequest {
    /// The whole of it.
    pub content: PracticeContentRequest,
}
