//! Key figures, method resources and testimonials, as they are kept.

use chrono::NaiveDate;
use domain::editorial::{
    CountedFigure, CountedOf, FigureNature, FramedFeedback, KeyFigureContent, MethodKind,
    MethodNature, MethodResourceContent, SpeakerRole, SpeakerSide, TestimonialContent, Testimony,
    TestimonySubject, WebAddress,
};
use domain::practice::{FileAccessibility, KitFile};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText};
use domain::{AttachmentId, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::code::{from_code, from_json, to_json};
use crate::{StoreError, video};

/// A field added later is empty in old rows. What has a body is seen elsewhere; what has none is a figure, and the
/// portal counts the one that says what.
#[derive(Serialize, Deserialize)]
pub(super) struct FigureFields {
    #[serde(default)]
    value: String,
    unit: Option<String>,
    #[serde(default)]
    on: Option<NaiveDate>,
    source: String,
    note: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    counted: Option<CountedFigure>,
    /// The body that it is counted of.
    #[serde(default)]
    counted_body: Option<OrganisationId>,
}

impl FigureFields {
    pub(super) fn of(figure: &KeyFigureContent) -> Self {
        let KeyFigureContent { nature, on, source, note } = figure;
        let dated = Self {
            value: String::new(),
            unit: None,
            on: *on,
            source: source.as_str().to_owned(),
            note: note.as_ref().map(|note| note.as_str().to_owned()),
            body: None,
            link: None,
            counted: None,
            counted_body: None,
        };
        match nature {
            FigureNature::Figure { value, unit } => Self {
                value: value.as_str().to_owned(),
                unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
                ..dated
            },
            FigureNature::Counted { of, unit } => Self {
                counted: Some(of.figure()),
                counted_body: of.body(),
                unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
                ..dated
            },
            FigureNature::Watch { body, link } => Self {
                body: Some(body.as_str().to_owned()),
                link: link.as_ref().map(|link| link.as_str().to_owned()),
                ..dated
            },
        }
    }

    pub(super) fn content(self) -> KeyFigureContent {
        let Self { value, unit, on, source, note, body, link, counted, counted_body } = self;
        let counted = counted.and_then(|figure| CountedOf::new(figure, counted_body));
        let unit = unit.map(ShortText::restore);
        let nature = match (body, counted) {
            (None, None) => FigureNature::Figure { value: ShortText::restore(value), unit },
            (None, Some(of)) => FigureNature::Counted { of, unit },
            (Some(body), _) => FigureNature::Watch {
                body: Paragraph::restore(body),
                link: link.map(WebAddress::restore),
            },
        };
        KeyFigureContent {
            nature,
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
    change: Option<String>,
    files: Vec<FileField>,
}

/// A file of a method resource.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct FileField {
    attachment: AttachmentId,
    accessibility: FileAccessibility,
}

impl MethodFields {
    pub(super) fn of(resource: &MethodResourceContent) -> Self {
        let MethodResourceContent { nature, body: _, files } = resource;
        let file = |KitFile { attachment, accessibility }: &KitFile| FileField {
            attachment: *attachment,
            accessibility: *accessibility,
        };
        Self { files: files.iter().map(file).collect(), ..Self::of_nature(nature) }
    }

    fn of_nature(nature: &MethodNature) -> Self {
        match nature {
            MethodNature::TechniqueSheet { objective, technique: _ } => {
                Self { objective: Some(objective.as_str().to_owned()), ..Self::default() }
            }
            MethodNature::Guide { version, change } => Self {
                version: Some(version.as_str().to_owned()),
                change: change.as_ref().map(|change| change.as_str().to_owned()),
                ..Self::default()
            },
            MethodNature::QualificationRules
            | MethodNature::ServiceOffer
            | MethodNature::Space
            | MethodNature::Training
            | MethodNature::Kit => Self::default(),
        }
    }

    fn nature(self, kind: MethodKind, technique: Option<String>) -> MethodNature {
        match kind {
            MethodKind::QualificationRules => MethodNature::QualificationRules,
            MethodKind::TechniqueSheet => MethodNature::TechniqueSheet {
                objective: Paragraph::restore(self.objective.unwrap_or_default()),
                technique: technique.map(ReferenceCode),
            },
            MethodKind::ServiceOffer => MethodNature::ServiceOffer,
            MethodKind::Space => MethodNature::Space,
            MethodKind::Training => MethodNature::Training,
            MethodKind::Guide => MethodNature::Guide {
                version: ShortText::restore(self.version.unwrap_or_default()),
                change: self.change.map(ShortText::restore),
            },
            MethodKind::Kit => MethodNature::Kit,
        }
    }
}

/// A method resource, from its columns.
pub(super) fn method(
    facet: Option<&str>,
    technique: Option<String>,
    (brief, body): (&str, Option<String>),
) -> Result<MethodResourceContent, StoreError> {
    let nature = nature(facet, technique, brief)?;
    let files = from_json::<MethodFields>(brief)?.files.into_iter();
    let file = |FileField { attachment, accessibility }| KitFile { attachment, accessibility };
    let body = LongText::restore(body.unwrap_or_default());
    Ok(MethodResourceContent { nature, body, files: files.map(file).collect() })
}

/// What a method resource is, from its columns.
pub(super) fn nature(
    facet: Option<&str>,
    technique: Option<String>,
    brief: &str,
) -> Result<MethodNature, StoreError> {
    let kind: MethodKind = from_code(facet.unwrap_or_default())?;
    Ok(from_json::<MethodFields>(brief)?.nature(kind, technique))
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
    (brief, body): (&str, Option<String>),
    (about, video): (Option<TestimonySubject>, Option<&str>),
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
    Ok(TestimonialContent {
        speaker: ShortText::restore(speaker),
        role,
        side,
        testimony,
        about,
        video: video::of_column(video)?,
    })
}
