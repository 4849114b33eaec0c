//! Key figures, method resources and testimonials, as they travel.

use chrono::NaiveDate;
use domain::editorial::{
    CountedFigure, CountedOf, EditorialContent, FigureKind, FigureNature, FramedFeedback,
    KeyFigureContent, MethodKind, MethodNature, MethodResourceContent, SpeakerRole, SpeakerSide,
    TestimonialContent, Testimony, TestimonySubject, WebAddress,
};
use domain::reference::ReferenceCode;
use domain::text::{FieldErrors, LongText, Paragraph, ShortText};
use domain::{FieldCode, FieldError, OrganisationId, PocId, PracticeId};
use serde::{Deserialize, Serialize};

use super::{SessionView, ToldPocView};
use crate::people::OrganisationRef;
use crate::practice::{KitFileRequest, KitFileView, kit_files};
use crate::rich_text::RichText;
use crate::video::VideoView;

/// A key figure; its title says what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigureRequest {
    /// What it is: a figure when absent.
    #[serde(default = "figure")]
    pub kind: FigureKind,
    /// Of a figure that is typed: the figure, as people read it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "13 500"))]
    pub value: String,
    /// Of a figure that the portal counts by itself: what it counts. It is then read as of today, and neither its value
    /// nor its day is typed.
    #[serde(default)]
    pub counted: Option<CountedFigure>,
    /// Of a figure that the portal counts: the body that it is counted of; the whole branch when absent.
    #[serde(default)]
    pub counted_organisation_id: Option<OrganisationId>,
    /// What it is counted in.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "agents"))]
    pub unit: Option<String>,
    /// The day at which it was true; required of all that the portal does not count.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub on: Option<NaiveDate>,
    /// Where it comes from.
    #[cfg_attr(feature = "openapi", schema(example = "Bilan social 2025"))]
    pub source: String,
    /// What it means, in plain words.
    #[serde(default)]
    pub note: Option<String>,
    /// Of a watch item: what was seen elsewhere.
    #[serde(default)]
    pub body: Option<String>,
    /// Of a watch item: where one reads more.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "https://partner.example/etude"))]
    pub link: Option<String>,
}

const fn figure() -> FigureKind {
    FigureKind::Figure
}

/// A key figure, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigureView {
    /// What it is.
    pub kind: FigureKind,
    /// Of a figure: the figure. Of one that the portal counts, how many there are now; nothing when the caller may not
    /// count them.
    pub value: Option<String>,
    /// What the portal counts by itself to feed it; nothing of what is typed.
    #[serde(default)]
    pub counted: Option<CountedFigure>,
    /// The body that it is counted of; the whole branch when there is none.
    #[serde(default)]
    pub counted_organisation: Option<OrganisationRef>,
    /// What it is counted in.
    pub unit: Option<String>,
    /// The day at which it was true; today when the portal counts it.
    pub on: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// What it means, in plain words.
    pub note: Option<String>,
    /// Of a watch item: what was seen elsewhere.
    pub body: Option<String>,
    /// Of a watch item: where one reads more.
    pub link: Option<String>,
}

impl KeyFigureRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/key_figures/{field}");
        let nature = match self.kind {
            FigureKind::Figure => self.figure(errors),
            FigureKind::Watch => {
                let body = self.body.as_deref().unwrap_or_default();
                let body = errors.check(Paragraph::parse(&under("body"), body));
                let link = WebAddress::parse_optional(&under("link"), self.link.as_deref());
                let link = errors.check(link).flatten();
                body.map(|body| FigureNature::Watch { body, link })
            }
        };
        let source = errors.check(ShortText::parse(&under("source"), &self.source));
        let note = Paragraph::parse_optional(&under("note"), self.note.as_deref());
        let note = errors.check(note).flatten();
        let nature = nature?;
        let on = if nature.counted().is_some() {
            None
        } else {
            let missing = || FieldError::new(under("on"), FieldCode::Required);
            Some(errors.check(self.on.ok_or_else(missing))?)
        };
        Some(EditorialContent::KeyFigures(KeyFigureContent { nature, on, source: source?, note }))
    }

    /// A figure: the one that is typed, or what the portal counts.
    fn figure(&self, errors: &mut FieldErrors) -> Option<FigureNature> {
        let under = |field: &str| format!("/content/key_figures/{field}");
        let unit = ShortText::parse_optional(&under("unit"), self.unit.as_deref());
        let unit = errors.check(unit).flatten();
        if let Some(figure) = self.counted {
            let of = CountedOf::new(figure, self.counted_organisation_id);
            let refused =
                || FieldError::new(under("counted_organisation_id"), FieldCode::NotAllowed);
            let of = errors.check(of.ok_or_else(refused))?;
            return Some(FigureNature::Counted { of, unit });
        }
        let value = errors.check(ShortText::parse(&under("value"), &self.value))?;
        Some(FigureNature::Figure { value, unit })
    }
}

/// A method resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodResourceRequest {
    /// What kind of resource it is.
    pub kind: MethodKind,
    /// Of a technique: what it is for, precisely.
    #[serde(default)]
    pub objective: Option<String>,
    /// Of a technique: the one of the list that it explains.
    #[serde(default)]
    pub technique: Option<ReferenceCode>,
    /// Of a guide: which version.
    #[serde(default)]
    pub version: Option<String>,
    /// Of a guide: what this version changes of the one before, in one line.
    #[serde(default)]
    pub change: Option<String>,
    /// The whole of it, in Markdown.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Une persona a un nom, un âge, des attentes.")
    )]
    pub body: String,
    /// Files to take away, in order, 10 at most.
    #[serde(default)]
    pub files: Vec<KitFileRequest>,
}

/// What a list shows of a method resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodBriefView {
    /// What kind of resource it is.
    pub kind: MethodKind,
    /// Of a technique: what it is for.
    pub objective: Option<String>,
    /// Of a technique: the one of the list that it explains.
    pub technique: Option<ReferenceCode>,
    /// Of a guide: which version.
    pub version: Option<String>,
    /// Of a guide: what this version changes of the one before, in one line.
    #[serde(default)]
    pub change: Option<String>,
}

/// A method resource, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodResourceView {
    /// What it is.
    pub brief: MethodBriefView,
    /// The whole of it.
    pub body: RichText,
    /// Files to take away, in order.
    pub files: Vec<KitFileView>,
    /// Of a training: its sessions that are not over, the first one first; at most twenty.
    #[serde(default)]
    pub sessions: Vec<SessionView>,
}

impl MethodResourceRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/method_resources/{field}");
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let body = errors.check(LongText::parse(&under("body"), &self.body));
        let nature = match self.kind {
            MethodKind::QualificationRules => Some(MethodNature::QualificationRules),
            MethodKind::TechniqueSheet => {
                let objective = Paragraph::parse(&under("objective"), &text(&self.objective));
                let technique = self.technique.clone();
                let sheet = |objective| MethodNature::TechniqueSheet { objective, technique };
                errors.check(objective).map(sheet)
            }
            MethodKind::ServiceOffer => Some(MethodNature::ServiceOffer),
            MethodKind::Space => Some(MethodNature::Space),
            MethodKind::Training => Some(MethodNature::Training),
            MethodKind::Guide => {
                let version = ShortText::parse(&under("version"), &text(&self.version));
                let change = ShortText::parse_optional(&under("change"), self.change.as_deref());
                let change = errors.check(change).flatten();
                errors.check(version).map(|version| MethodNature::Guide { version, change })
            }
            MethodKind::Kit => Some(MethodNature::Kit),
        };
        let files = kit_files(&under("files"), &self.files, errors);
        let content = MethodResourceContent { nature: nature?, body: body?, files };
        Some(EditorialContent::MethodResources(content))
    }
}

/// Feedback in a framed format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FramedFeedbackRequest {
    /// Where one came from.
    pub context: String,
    /// What one did.
    pub done: String,
    /// What worked.
    #[serde(default)]
    pub worked: Option<String>,
    /// What did not.
    #[serde(default)]
    pub failed: Option<String>,
    /// What one would tell whoever begins.
    #[serde(default)]
    pub advice: Option<String>,
}

/// A testimonial: a story, or feedback in a framed format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestimonialRequest {
    /// Who speaks, as they wish to be named.
    #[cfg_attr(feature = "openapi", schema(example = "Une conseillère de Bretagne"))]
    pub speaker: String,
    /// Whether they use what was made, or made it.
    pub role: SpeakerRole,
    /// From which house.
    pub side: SpeakerSide,
    /// What they say, in Markdown; not with `framed`.
    #[serde(default)]
    pub story: Option<String>,
    /// What they say, part by part; not with `story`.
    #[serde(default)]
    pub framed: Option<FramedFeedbackRequest>,
    /// The practice they speak of; not with `poc_id`.
    #[serde(default)]
    pub practice_id: Option<PracticeId>,
    /// The experiment they speak of; not with `practice_id`.
    #[serde(default)]
    pub poc_id: Option<PocId>,
    /// What was filmed of it.
    #[serde(default)]
    pub video: Option<VideoView>,
}

/// What a list shows of a testimonial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestimonialBriefView {
    /// Who speaks.
    pub speaker: String,
    /// Whether they use what was made, or made it.
    pub role: SpeakerRole,
    /// From which house.
    pub side: SpeakerSide,
}

/// Feedback in a framed format, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FramedFeedbackView {
    /// Where one came from.
    pub context: String,
    /// What one did.
    pub done: String,
    /// What worked.
    pub worked: Option<String>,
    /// What did not.
    pub failed: Option<String>,
    /// What one would tell whoever begins.
    pub advice: Option<String>,
}

/// A testimonial, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestimonialView {
    /// Who speaks.
    pub brief: TestimonialBriefView,
    /// What they say, when it is a story.
    pub story: Option<RichText>,
    /// What they say, when it is framed.
    pub framed: Option<FramedFeedbackView>,
    /// The practice they speak of, when there is one that the caller may read.
    pub practice: Option<ToldPracticeView>,
    /// The experiment they speak of, when there is one that the caller may see.
    pub poc: Option<ToldPocView>,
    /// What was filmed of it, as far as those who were filmed agreed that the caller watches.
    pub video: Option<VideoView>,
}

/// The practice that news or a testimonial is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldPracticeView {
    /// Its identifier.
    pub id: PracticeId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "PRATIQUE-2026-0003"))]
    pub reference: String,
    /// Its title.
    pub title: String,
}

impl TestimonialRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/testimonials/{field}");
        let speaker = errors.check(ShortText::parse(&under("speaker"), &self.speaker));
        let testimony = match (&self.story, &self.framed) {
            (story, None) => {
                let story = story.as_deref().unwrap_or_default();
                errors.check(LongText::parse(&under("story"), story)).map(Testimony::Simple)
            }
            (None, Some(framed)) => framed.parse(errors).map(Testimony::Framed),
            (Some(_), Some(_)) => {
                errors.push(FieldError::new(under("framed"), FieldCode::Duplicate));
                None
            }
        };
        let video = match &self.video {
            Some(video) => Some(video.parse(&under("video"), errors)?),
            None => None,
        };
        if self.practice_id.is_some() && self.poc_id.is_some() {
            errors.push(FieldError::new(under("poc_id"), FieldCode::Duplicate));
        }
        let about = TestimonySubject::of(self.practice_id, self.poc_id);
        let (role, side, speaker, testimony) = (self.role, self.side, speaker?, testimony?);
        let content = TestimonialContent { speaker, role, side, testimony, about, video };
        Some(EditorialContent::Testimonials(content))
    }
}

impl FramedFeedbackRequest {
    fn parse(&self, errors: &mut FieldErrors) -> Option<FramedFeedback> {
        let under = |field: &str| format!("/content/testimonials/framed/{field}");
        let context = errors.check(Paragraph::parse(&under("context"), &self.context));
        let done = errors.check(Paragraph::parse(&under("done"), &self.done));
        let mut optional = |field: &str, text: &Option<String>| {
            errors.check(Paragraph::parse_optional(&under(field), text.as_deref())).flatten()
        };
        let worked = optional("worked", &self.worked);
        let failed = optional("failed", &self.failed);
        let advice = optional("advice", &self.advice);
        Some(FramedFeedback { context: context?, done: done?, worked, failed, advice })
    }
}
