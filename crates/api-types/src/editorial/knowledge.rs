//! Key figures, method resources and testimonials, as they travel.

use chrono::NaiveDate;
use domain::editorial::{
    EditorialContent, FramedFeedback, KeyFigureContent, MethodKind, MethodNature,
    MethodResourceContent, SpeakerRole, SpeakerSide, TestimonialContent, Testimony,
};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText};
use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};

use crate::practice::RichText;

/// A key figure; its title says what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigureRequest {
    /// The figure, as people read it.
    #[cfg_attr(feature = "openapi", schema(example = "13 500"))]
    pub value: String,
    /// What it is counted in.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "agents"))]
    pub unit: Option<String>,
    /// The day at which it was true.
    pub on: NaiveDate,
    /// Where it comes from.
    #[cfg_attr(feature = "openapi", schema(example = "Bilan social 2025"))]
    pub source: String,
    /// What it means, in plain words.
    #[serde(default)]
    pub note: Option<String>,
}

/// A key figure, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigureView {
    /// The figure.
    pub value: String,
    /// What it is counted in.
    pub unit: Option<String>,
    /// The day at which it was true.
    pub on: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// What it means, in plain words.
    pub note: Option<String>,
}

impl KeyFigureRequest {
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/key_figures/{field}");
        let value = errors.check(ShortText::parse(&under("value"), &self.value));
        let unit = ShortText::parse_optional(&under("unit"), self.unit.as_deref());
        let unit = errors.check(unit).flatten();
        let source = errors.check(ShortText::parse(&under("source"), &self.source));
        let note = Paragraph::parse_optional(&under("note"), self.note.as_deref());
        let note = errors.check(note).flatten();
        let (value, source, on) = (value?, source?, self.on);
        Some(EditorialContent::KeyFigures(KeyFigureContent { value, unit, on, source, note }))
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
    /// Of a guide: which version.
    #[serde(default)]
    pub version: Option<String>,
    /// The whole of it, in Markdown.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Une persona a un nom, un âge, des attentes.")
    )]
    pub body: String,
}

/// What a list shows of a method resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodBriefView {
    /// What kind of resource it is.
    pub kind: MethodKind,
    /// Of a technique: what it is for.
    pub objective: Option<String>,
    /// Of a guide: which version.
    pub version: Option<String>,
}

/// A method resource, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodResourceView {
    /// What it is.
    pub brief: MethodBriefView,
    /// The whole of it.
    pub body: RichText,
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
                errors.check(objective).map(|objective| MethodNature::TechniqueSheet { objective })
            }
            MethodKind::ServiceOffer => Some(MethodNature::ServiceOffer),
            MethodKind::Space => Some(MethodNature::Space),
            MethodKind::Training => Some(MethodNature::Training),
            MethodKind::Guide => {
                let version = ShortText::parse(&under("version"), &text(&self.version));
                errors.check(version).map(|version| MethodNature::Guide { version })
            }
            MethodKind::Kit => Some(MethodNature::Kit),
        };
        let content = MethodResourceContent { nature: nature?, body: body? };
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
        let (speaker, testimony, role, side) = (speaker?, testimony?, self.role, self.side);
        let content = TestimonialContent { speaker, role, side, testimony };
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
