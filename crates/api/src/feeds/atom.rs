//! The items of a brick as an Atom document.

use app::editorial::FeedKind;
use app::rich_text::{self, escaped};
use app::words::{Locale, say};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::editorial::{EditorialContent, EditorialItem, NewsContent, Publication, Testimony};
use domain::text::Paragraph;

use crate::views::people::Names;

/// The document. `base` is where people reach the portal.
pub(super) fn feed(
    kind: FeedKind,
    (items, names): (&[EditorialItem], &Names),
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) -> String {
    let (slug, title) = match kind {
        FeedKind::News => ("actualites", "feed-news-title"),
        FeedKind::Agenda => ("agenda", "feed-agenda-title"),
        FeedKind::Testimonials => ("temoignages", "feed-testimonials-title"),
        FeedKind::MethodResources => ("methodes", "feed-methods-title"),
        FeedKind::Newsletters => ("infolettre", "feed-newsletters-title"),
    };
    let page = format!("{base}/{slug}");
    let entries: Vec<String> = items.iter().map(|item| entry(item, names, &page)).collect();
    let updated = items.iter().map(changed_at).max().unwrap_or(now);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>urn:ozeli-d:{code}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n{entries}</feed>\n",
        lang = locale.code(),
        code = kind.code(),
        title = escaped(&say(locale, title)),
        updated = stamp(updated),
        page = escaped(&page),
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
