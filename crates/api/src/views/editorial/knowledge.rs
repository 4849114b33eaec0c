//! Key figures, method resources and testimonials, as they travel.

use api_types::editorial::{
    FramedFeedbackView, KeyFigureView, MethodBriefView, MethodResourceView, SessionView,
    TestimonialBriefView, TestimonialView, ToldPocView, ToldPracticeView,
};
use api_types::practice::KitFileView;
use api_types::video::VideoView;
use app::editorial::Counted;
use app::practices::Files;
use app::{App, OrganisationTree};
use domain::PracticeId;
use domain::editorial::{
    CountedOf, EditorialContent, FigureNature, FramedFeedback, KeyFigureContent, MethodNature,
    MethodResourceContent, TestimonialContent, Testimony,
};
use domain::poc::Sight;
use domain::text::{Paragraph, ShortText};
use persistence::chain::PocKnot;
use persistence::editorial::{EditorialBrief, EditorialRow, EventBrief, SpeakerBrief};
use persistence::notifications::Name;

use crate::views::kits::file_views;
use crate::views::people::organisation_ref;
use crate::views::rich;

/// A key figure, with what the portal counts of it now.
pub(super) fn figure(
    tree: &OrganisationTree,
    content: &KeyFigureContent,
    now: &Counted,
) -> KeyFigureView {
    let KeyFigureContent { nature, on, source, note } = content;
    let fed = nature.counted();
    let body = fed.and_then(CountedOf::body);
    let dated = KeyFigureView {
        kind: nature.kind(),
        value: None,
        counted: fed.map(CountedOf::figure),
        counted_organisation: body.map(|id| organisation_ref(tree, id)),
        unit: None,
        on: on.unwrap_or(now.on),
        source: source.as_str().to_owned(),
        note: note.as_ref().map(|note| note.as_str().to_owned()),
        body: None,
        link: None,
    };
    match nature {
        FigureNature::Figure { value, unit } => KeyFigureView {
            value: Some(value.as_str().to_owned()),
            unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
            ..dated
        },
        FigureNature::Counted { of, unit } => KeyFigureView {
            value: now.value(*of).map(as_people_read_it),
            unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
            ..dated
        },
        FigureNature::Watch { body, link } => KeyFigureView {
            body: Some(body.as_str().to_owned()),
            link: link.as_ref().map(|link| link.as_str().to_owned()),
            ..dated
        },
    }
}

/// A count with its thousands apart, by narrow no-break spaces: as figures are typed.
fn as_people_read_it(count: u64) -> String {
    let digits = count.to_string();
    let mut said = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push('\u{202f}');
        }
        said.push(digit);
    }
    said
}

pub(super) fn nature(nature: &MethodNature) -> MethodBriefView {
    let (objective, version, change) = match nature {
        MethodNature::TechniqueSheet { objective, .. } => (Some(objective.as_str()), None, None),
        MethodNature::Guide { version, change } => {
            (None, Some(version.as_str()), change.as_ref().map(ShortText::as_str))
        }
        MethodNature::QualificationRules
        | MethodNature::ServiceOffer
        | MethodNature::Space
        | MethodNature::Training
        | MethodNature::Kit => (None, None, None),
    };
    MethodBriefView {
        kind: nature.kind(),
        objective: objective.map(str::to_owned),
        technique: nature.technique().cloned(),
        version: version.map(str::to_owned),
        change: change.map(str::to_owned),
    }
}

pub(super) fn method(
    content: &MethodResourceContent,
    files: Vec<KitFileView>,
    sessions: Vec<EditorialRow>,
) -> MethodResourceView {
    let sessions = sessions.into_iter().filter_map(session).collect();
    MethodResourceView {
        brief: nature(&content.nature),
        body: rich(&content.body),
        files,
        sessions,
    }
}

/// The event that holds a session of a training.
fn session(row: EditorialRow) -> Option<SessionView> {
    let EditorialRow { id, title, brief, .. } = row;
    let EditorialBrief::Events(EventBrief { times, place, .. }) = brief else { return None };
    let (begins_at, ends_at) = (times.begins_at(), times.ends_at());
    Some(SessionView { id, title, begins_at, ends_at, place })
}

/// The files of a method resource; nothing else has any.
pub(super) fn files(app: &App, content: &EditorialContent, files: &Files) -> Vec<KitFileView> {
    match content {
        EditorialContent::MethodResources(resource) => file_views(app, &resource.files, files),
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => Vec::new(),
    }
}

pub(super) fn speaker(brief: SpeakerBrief) -> TestimonialBriefView {
    let SpeakerBrief { speaker, role, side } = brief;
    TestimonialBriefView { speaker, role, side }
}

pub(super) fn speaker_of(content: &TestimonialContent) -> SpeakerBrief {
    let TestimonialContent { speaker, role, side, .. } = content;
    SpeakerBrief { speaker: speaker.as_str().to_owned(), role: *role, side: *side }
}

pub(super) fn told_practice((id, name): (PracticeId, Name)) -> ToldPracticeView {
    let Name { reference, title } = name;
    ToldPracticeView { id, reference, title }
}

pub(super) fn told_poc(knot: PocKnot) -> ToldPocView {
    let PocKnot { id, reference, title, cause, .. } = knot;
    ToldPocView { id, reference, title, cause }
}

pub(super) fn testimonial(
    content: &TestimonialContent,
    (practice, poc): (Option<(PracticeId, Name)>, Option<PocKnot>),
    (sight, keeps): &(Sight, bool),
) -> TestimonialView {
    let video = content.video.as_ref().filter(|video| video.is_for(sight, *keeps));
    let (practice, poc) = (practice.map(told_practice), poc.map(told_poc));
    let video = video.map(VideoView::of);
    let (story, parts) = match &content.testimony {
        Testimony::Simple(story) => (Some(rich(story)), None),
        Testimony::Framed(parts) => (None, Some(framed(parts))),
    };
    let brief = speaker(speaker_of(content));
    TestimonialView { brief, story, framed: parts, practice, poc, video }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let said = [0, 999, 1_284, 13_500, 1_000_000].map(as_people_read_it);
        let apart = ["0", "999", "1\u{202f}284", "13\u{202f}500", "1\u{202f}000\u{202f}000"];
        assert_eq!(said, apart);
    }
}
