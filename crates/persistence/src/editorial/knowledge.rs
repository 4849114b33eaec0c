//! Key figures, method resources and testimonials, as they are kept.

use chrono::NaiveDate;
use domain::editorial::{
    FramedFeedback, KeyFigureContent, MethodKind, MethodNature, MethodResourceContent, SpeakerRole,
    SpeakerSide, TestimonialContent, Testimony,
};
use domain::text::{LongText, Paragraph, ShortText};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::{from_code, from_json, to_json};

#[derive(Serialize, Deserialize)]
pub(super) struct FigureFields {
    value: String,
    unit: Option<String>,
    on: NaiveDate,
    source: String,
    note: Option<String>,
}

impl FigureFields {
    pub(super) fn of(figure: &KeyFigureContent) -> Self {
        let KeyFigureContent { value, unit, on, source, note } = figure;
        Self {
            value: value.as_str().to_owned(),
            unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
            on: *on,
            source: source.as_str().to_owned(),
            note: note.as_ref().map(|note| note.as_str().to_owned()),
        }
    }

    pub(super) fn content(self) -> KeyFigureContent {
        let Self { value, unit, on, source, note } = self;
        KeyFigureContent {
            value: ShortText::restore(value),
            unit: unit.map(ShortText::restore),
            on,
            source: ShortText::restore(source),
            note: note.map(Paragraph::restore),
        }
    }
}

/// A field added later is empty in old rows.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct MethodFields {
    objective: Option<String>,
    version: Option<String>,
}

impl MethodFields {
    pub(super) fn of(nature: &MethodNature) -> Self {
        match nature {
            MethodNature::TechniqueSheet { objective } => {
                Self { objective: Some(objective.as_str().to_owned()), version: None }
            }
            MethodNature::Guide { version } => {
                Self { objective: None, version: Some(version.as_str().to_owned()) }
            }
            MethodNature::QualificationRules
            | MethodNature::ServiceOffer
            | MethodNature::Space
            | MethodNature::Training
            | MethodNature::Kit => Self::default(),
        }
    }

    fn nature(self, kind: MethodKind) -> MethodNature {
        match kind {
            MethodKind::QualificationRules => MethodNature::QualificationRules,
            MethodKind::TechniqueSheet => MethodNature::TechniqueSheet {
                objective: Paragraph::restore(self.objective.unwrap_or_default()),
            },
            MethodKind::ServiceOffer => MethodNature::ServiceOffer,
            MethodKind::Space => MethodNature::Space,
            MethodKind::Training => MethodNature::Training,
            MethodKind::Guide => MethodNature::Guide {
                version: ShortText::restore(self.version.unwrap_or_default()),
            },
            MethodKind::Kit => MethodNature::Kit,
        }
    }
}

/// A method resource, from its columns.
pub(super) fn method(
    facet: Option<&str>,
    brief: &str,
    body: Option<String>,
) -> Result<MethodResourceContent, StoreError> {
    let nature = nature(facet, brief)?;
    Ok(MethodResourceContent { nature, body: LongText::restore(body.unwrap_or_default()) })
}

/// What a method resource is, from its columns.
pub(super) fn nature(facet: Option<&str>, brief: &str) -> Result<MethodNature, StoreError> {
    let kind: MethodKind = from_code(facet.unwrap_or_default())?;
    Ok(from_json::<MethodFields>(brief)?.nature(kind))
}

/// Who speaks.
#[derive(Serialize, Deserialize)]
pub(super) struct SpeakerFields {
    pub(super) speaker: String,
    pub(super) role: SpeakerRole,
    pub(super) side: SpeakerSide,
}

impl SpeakerFields {
    pub(super) fn of(testimonial: &TestimonialContent) -> Self {
        let TestimonialContent { speaker, role, side, .. } = testimonial;
        Self { speaker: speaker.as_str().to_owned(), role: *role, side: *side }
    }
}

/// What they say: one or the other.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoryFields {
    Simple(String),
    Framed(FramedFields),
}

#[derive(Serialize, Deserialize)]
struct FramedFields {
    context: String,
    done: String,
    worked: Option<String>,
    failed: Option<String>,
    advice: Option<String>,
}

/// What is kept of what they say.
pub(super) fn story(testimony: &Testimony) -> Result<String, StoreError> {
    let words = |text: &Paragraph| text.as_str().to_owned();
    to_json(&match testimony {
        Testimony::Simple(text) => StoryFields::Simple(text.as_str().to_owned()),
        Testimony::Framed(FramedFeedback { context, done, worked, failed, advice }) => {
            StoryFields::Framed(FramedFields {
                context: words(context),
                done: words(done),
                worked: worked.as_ref().map(words),
                failed: failed.as_ref().map(words),
                advice: advice.as_ref().map(words),
            })
        }
    })
}

/// A testimonial, from its columns.
pub(super) fn testimonial(
    brief: &str,
    body: Option<String>,
) -> Result<TestimonialContent, StoreError> {
    let SpeakerFields { speaker, role, side } = from_json(brief)?;
    let testimony = match from_json(&body.unwrap_or_default())? {
        StoryFields::Simple(text) => Testimony::Simple(LongText::restore(text)),
        StoryFields::Framed(FramedFields { context, done, worked, failed, advice }) => {
            Testimony::Framed(FramedFeedback {
                context: Paragraph::restore(context),
                done: Paragraph::restore(done),
                worked: worked.map(Paragraph::restore),
                failed: failed.map(Paragraph::restore),
                advice: advice.map(Paragraph::restore),
            })
        }
    };
    Ok(TestimonialContent { speaker: ShortText::restore(speaker), role, side, testimony })
}
