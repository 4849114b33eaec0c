//! What leaves the portal: only what is written here.

use api_types::showcase::{
    ShowcaseImageView, ShowcaseItemView, ShowcasePartView, ShowcaseSettingsView, ShowcaseSummary,
    ShowcaseVideoView,
};
use app::App;
use app::attachments::address;
use app::rich_text::to_public_html;
use app::showcase::{Shown, ShownLine};
use chrono::{DateTime, Utc};
use domain::document::Language;
use domain::editorial::{
    EditorialContent, EditorialItem, EditorialParts, FramedFeedback, NewsContent, Publication,
    TestimonialContent, Testimony,
};
use domain::practice::{PracticeContent, PracticeParts};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::showcase::{Showcase, ShowcaseKind, ShowcasePart};
use domain::text::{LongText, Paragraph, ShortText};
use domain::video::{Video, VideoScope};
use persistence::Stored;
use persistence::attachments::Attachment;
use persistence::practices::PracticeRecord;
use persistence::showcase::ShownRow;

/// The setting.
pub(crate) fn settings(kept: Stored<Showcase>) -> ShowcaseSettingsView {
    let Stored { value: Showcase { open, welcome }, version } = kept;
    ShowcaseSettingsView { open, welcome, version }
}

/// A line of the list.
pub(crate) fn summary(app: &App, (row, image): ShownLine) -> ShowcaseSummary {
    let ShownRow { kind, id, title, excerpt, published_at, image: _ } = row;
    let image = image.as_ref().map(|file| image_view(app, file));
    ShowcaseSummary { kind, id, title, excerpt, published_at, image }
}

fn image_view(app: &App, file: &Attachment) -> ShowcaseImageView {
    ShowcaseImageView { url: address(app, file.id), alt: file.alt.clone().unwrap_or_default() }
}

/// Something that is shown outside; nothing for what has no kind there.
pub(crate) fn item(app: &App, shown: &Shown, language: Language) -> Option<ShowcaseItemView> {
    match shown {
        Shown::Practice(both) => Some(practice(app, (&both.0, both.1.as_ref()), language)),
        Shown::Item(both) => editorial(app, &both.0, both.1.as_ref()),
    }
}

fn practice(
    app: &App,
    (record, image): (&PracticeRecord, Option<&Attachment>),
    language: Language,
) -> ShowcaseItemView {
    let PracticeParts { id, content, organisation, published_at, .. } =
        record.practice.value.parts();
    let PracticeContent {
        title,
        summary,
        problem,
        solution,
        result,
        conditions,
        lessons,
        domain,
        outlook,
        video,
        // Partners and techniques may name people; keywords and the process are words of the house.
        ..
    } = content;
    let parts = [
        (ShowcasePart::Problem, problem),
        (ShowcasePart::Solution, solution),
        (ShowcasePart::Result, result),
        (ShowcasePart::Conditions, conditions),
        (ShowcasePart::Lessons, lessons),
    ];
    let parts = parts.into_iter().filter_map(|(part, text)| {
        text.as_ref().map(LongText::as_str).map(|text| said(part, text))
    });
    let tree = app.directory.organisations();
    ShowcaseItemView {
        kind: ShowcaseKind::Practice,
        id: id.0,
        title: title.as_str().to_owned(),
        lead: summary.as_ref().map(|words| words.as_str().to_owned()),
        published_at: *published_at,
        domain: domain_in_words(app, domain, language),
        body: tree.find(*organisation).map(|body| body.name.clone()),
        labels: outlook.labels.iter().map(ShortText::as_str).map(str::to_owned).collect(),
        maturity: Some(record.standing.maturity),
        parts: parts.collect(),
        video: video.as_ref().and_then(public_video),
        image: image.map(|file| image_view(app, file)),
    }
}

fn domain_in_words(app: &App, code: &ReferenceCode, language: Language) -> Option<String> {
    let book = app.directory.references();
    let found = book.find(ReferenceList::Domain, code.as_str())?;
    Some(match language {
        Language::Fr => found.label_fr.clone(),
        Language::En => found.label_en.clone(),
    })
}

fn editorial(
    app: &App,
    item: &EditorialItem,
    image: Option<&Attachment>,
) -> Option<ShowcaseItemView> {
    let EditorialParts { id, title, content, publication, .. } = item.parts();
    let (lead, parts, video) = match content {
        EditorialContent::News(NewsContent { lead, body, project: _, video }) => {
            (lead.as_ref(), vec![said(ShowcasePart::Body, body.as_str())], video.as_ref())
        }
        // Who speaks is a name, and the practice may not be opened.
        EditorialContent::Testimonials(TestimonialContent { testimony, video, .. }) => {
            (None, testimony_parts(testimony), video.as_ref())
        }
        EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Newsletters(_) => return None,
    };
    Some(ShowcaseItemView {
        kind: ShowcaseKind::of(content.brick())?,
        id: id.0,
        title: title.as_str().to_owned(),
        lead: lead.map(|words| words.as_str().to_owned()),
        published_at: since(*publication)?,
        domain: None,
        body: None,
        labels: Vec::new(),
        maturity: None,
        parts,
        video: video.and_then(public_video),
        image: image.map(|file| image_view(app, file)),
    })
}

fn testimony_parts(testimony: &Testimony) -> Vec<ShowcasePartView> {
    let framed = match testimony {
        Testimony::Simple(story) => return vec![said(ShowcasePart::Body, story.as_str())],
        Testimony::Framed(framed) => framed,
    };
    let FramedFeedback { context, done, worked, failed, advice } = framed;
    let parts = [
        (ShowcasePart::Context, Some(context)),
        (ShowcasePart::Done, Some(done)),
        (ShowcasePart::Worked, worked.as_ref()),
        (ShowcasePart::Failed, failed.as_ref()),
        (ShowcasePart::Advice, advice.as_ref()),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(part, text)| text.map(Paragraph::as_str).map(|text| said(part, text)));
    parts.collect()
}

fn said(part: ShowcasePart, text: &str) -> ShowcasePartView {
    ShowcasePartView { part, html: to_public_html(text) }
}

/// What those who were filmed agreed that everybody sees.
fn public_video(video: &Video) -> Option<ShowcaseVideoView> {
    let Video { url, scope, captioned, transcript } = video;
    match scope {
        VideoScope::Public => Some(ShowcaseVideoView {
            url: url.as_str().to_owned(),
            captioned: *captioned,
            transcript_html: transcript.as_ref().map(|text| to_public_html(text.as_str())),
        }),
        VideoScope::TopManagement | VideoScope::Internal => None,
    }
}

const fn since(publication: Publication) -> Option<DateTime<Utc>> {
    match publication {
        Publication::From(at) => Some(at),
        Publication::Draft | Publication::Withdrawn(_) => None,
    }
}
