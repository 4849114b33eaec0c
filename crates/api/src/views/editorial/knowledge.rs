//! Key figures, method resources and testimonials, as they travel.

use api_types::editorial::{
    FramedFeedbackView, KeyFigureView, MethodBriefView, MethodResourceView, TestimonialBriefView,
    TestimonialView,
};
use domain::editorial::{
    FramedFeedback, KeyFigureContent, MethodNature, MethodResourceContent, TestimonialContent,
    Testimony,
};
use domain::text::Paragraph;
use persistence::editorial::SpeakerBrief;

use super::rich;

pub(super) fn figure(content: &KeyFigureContent) -> KeyFigureView {
    let KeyFigureContent { value, unit, on, source, note } = content;
    KeyFigureView {
        value: value.as_str().to_owned(),
        unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
        on: *on,
        source: source.as_str().to_owned(),
        note: note.as_ref().map(|note| note.as_str().to_owned()),
    }
}

pub(super) fn nature(nature: &MethodNature) -> MethodBriefView {
    let (objective, version) = match nature {
        MethodNature::TechniqueSheet { objective } => (Some(objective.as_str()), None),
        MethodNature::Guide { version } => (None, Some(version.as_str())),
        MethodNature::QualificationRules
        | MethodNature::ServiceOffer
        | MethodNature::Space
        | MethodNature::Training
        | MethodNature::Kit => (None, None),
    };
    MethodBriefView {
        kind: nature.kind(),
        objective: objective.map(str::to_owned),
        version: version.map(str::to_owned),
    }
}

pub(super) fn method(content: &MethodResourceContent) -> MethodResourceView {
    MethodResourceView { brief: nature(&content.nature), body: rich(&content.body) }
}

pub(super) fn speaker(brief: SpeakerBrief) -> TestimonialBriefView {
    let SpeakerBrief { speaker, role, side } = brief;
    TestimonialBriefView { speaker, role, side }
}

pub(super) fn speaker_of(content: &TestimonialContent) -> SpeakerBrief {
    let TestimonialContent { speaker, role, side, testimony: _ } = content;
    SpeakerBrief { speaker: speaker.as_str().to_owned(), role: *role, side: *side }
}

pub(super) fn testimonial(content: &TestimonialContent) -> TestimonialView {
    let (story, parts) = match &content.testimony {
        Testimony::Simple(story) => (Some(rich(story)), None),
        Testimony::Framed(parts) => (None, Some(framed(parts))),
    };
    TestimonialView { brief: speaker(speaker_of(content)), story, framed: parts }
}

fn framed(parts: &FramedFeedback) -> FramedFeedbackView {
    let FramedFeedback { context, done, worked, failed, advice } = parts;
    let words = |text: &Paragraph| text.as_str().to_owned();
    FramedFeedbackView {
        context: words(context),
        done: words(done),
        worked: worked.as_ref().map(words),
        failed: failed.as_ref().map(words),
        advice: advice.as_ref().map(words),
    }
}
