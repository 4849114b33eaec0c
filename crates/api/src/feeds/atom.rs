//! The items of a brick, or the practices of the Store, as an Atom document.

use app::editorial::FeedKind;
use app::rich_text::{self, escaped};
use app::words::{Locale, say};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::editorial::{EditorialContent, EditorialItem, NewsContent, Publication, Testimony};
use domain::text::Paragraph;
use persistence::practices::PracticeRow;

use crate::views::people::Names;

/// The document. `base` is where people reach the portal.
pub(super) fn feed(
    kind: FeedKind,
    (items, names): (&[EditorialItem], &Names),
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) -> String {
    let page = page_of(kind, base);
    let entries: Vec<String> = items.iter().map(|item| entry(item, names, &page)).collect();
    let updated = items.iter().map(changed_at).max().unwrap_or(now);
    document(kind, &entries, (&page, locale, updated))
}

/// Where people read what the feed tells.
fn page_of(kind: FeedKind, base: &str) -> String {
    format!("{base}/{}", slug_and_title(kind).0)
}

const fn slug_and_title(kind: FeedKind) -> (&'static str, &'static str) {
    match kind {
        FeedKind::News => ("actualites", "feed-news-title"),
        FeedKind::Agenda => ("agenda", "feed-agenda-title"),
        FeedKind::Testimonials => ("temoignages", "feed-testimonials-title"),
        FeedKind::MethodResources => ("methodes", "feed-methods-title"),
        FeedKind::Newsletters => ("infolettre", "feed-newsletters-title"),
        FeedKind::Practices => ("pratiques", "feed-practices-title"),
    }
}

/// The document of practices.
pub(super) fn practices(
    rows: &[PracticeRow],
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) -> String {
    let page = page_of(FeedKind::Practices, base);
    let entries: Vec<String> = rows.iter().map(|row| practice(row, &page)).collect();
    let updated = rows.iter().map(answered_at).max().unwrap_or(now);
    document(FeedKind::Practices, &entries, (&page, locale, updated))
}

fn practice(row: &PracticeRow, page: &str) -> String {
    let told = row.problem.as_deref().filter(|words| !words.is_empty());
    format!(
        "<entry>\n<id>urn:uuid:{id}</id>\n<title>{title}</title>\n\
         <published>{published}</published>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}/{id}\"/>\n\
         <author><name>{author}</name></author>\n<summary>{summary}</summary>\n</entry>\n",
        id = row.id,
        title = escaped(&row.title),
        published = stamp(row.published_at),
        updated = stamp(answered_at(row)),
        page = escaped(page),
        author = escaped(row.contact.name.as_str()),
        summary = escaped(told.unwrap_or(&row.excerpt)),
    )
}

/// When somebody last answered for what it says.
fn answered_at(row: &PracticeRow) -> DateTime<Utc> {
    row.confirmed_at.max(row.published_at)
}

fn document(
    kind: FeedKind,
    entries: &[String],
    (page, locale, updated): (&str, Locale, DateTime<Utc>),
) -> String {
    let (_, title) = slug_and_title(kind);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>urn:ozeli-d:{code}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n{entries}</feed>\n",
        lang = locale.code(),
        code = kind.code(),
        title = escaped(&say(locale, title)),
        updated = stamp(updated),
        page = escaped(page),
        entries = entries.concat(),
    )
}

fn entry(item: &EditorialItem, names: &Names, page: &str) -> String {
    let parts = item.parts();
    let (lead, html) = match &parts.content {
        EditorialContent::News(NewsContent { lead, body, .. }) => {
            let lead = lead.as_ref().map_or("", Paragraph::as_str);
            (lead, rich_text::to_html(body.as_str()))
        }
        EditorialContent::Glossary(term) => (term.definition.as_str(), String::new()),
        EditorialContent::MethodResources(resource) => {
            ("", rich_text::to_html(resource.body.as_str()))
        }
        EditorialContent::Testimonials(said) => match &said.testimony {
            Testimony::Simple(story) => ("", rich_text::to_html(story.as_str())),
            // Its parts have names, which its page says.
            Testimony::Framed(framed) => (framed.context.as_str(), String::new()),
        },
        EditorialContent::Newsletters(issue) => {
            let lead = issue.lead.as_ref().map_or("", Paragraph::as_str);
            (lead, rich_text::to_html(issue.body.as_str()))
        }
        EditorialContent::KeyFigures(_) => (parts.content.opening(), String::new()),
        EditorialContent::Events(event) => ("", rich_text::to_html(event.body.as_str())),
    };
    let summary = if lead.is_empty() {
        String::new()
    } else {
        format!("<summary>{}</summary>\n", escaped(lead))
    };
    format!(
        "<entry>\n<id>urn:uuid:{id}</id>\n<title>{title}</title>\n\
         <published>{published}</published>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}/{id}\"/>\n\
         <author><name>{author}</name></author>\n{summary}\
         <content type=\"html\">{html}</content>\n</entry>\n",
        id = parts.id,
        title = escaped(parts.title.as_str()),
        published = stamp(published_at(item)),
        updated = stamp(changed_at(item)),
        page = escaped(page),
        author = escaped(&names.person(parts.author).name),
        html = escaped(&html),
    )
}

fn published_at(item: &EditorialItem) -> DateTime<Utc> {
    let parts = item.parts();
    match parts.publication {
        Publication::From(at) => at,
        Publication::Draft | Publication::Withdrawn(_) => parts.edited_at,
    }
}

/// Nobody heard of what was written before the publication.
fn changed_at(item: &EditorialItem) -> DateTime<Utc> {
    item.parts().edited_at.max(published_at(item))
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
