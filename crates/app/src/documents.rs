//! Texts that administrators keep at run time, the shipped ones until then (R064, R066).

use domain::access::acts::EditDocument;
use domain::access::{Actor, Permission};
use domain::document::{Document, DocumentSlug, DocumentText, Language};
use domain::people::Person;
use domain::text::{LongText, Title};
use persistence::versions::{self, TextVersion};
use persistence::{Cursor, Reads, Slice, Stored, documents, people};

use crate::{App, Failure, Version, record, rich_text, seen};

/// A text as people read it.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// The text in force.
    pub document: Stored<Document>,
    /// Its body, in HTML that is safe to show.
    pub html: String,
    /// Who wrote this version; nobody for the shipped one.
    pub editor: Option<Person>,
}

/// The text in force.
///
/// # Errors
/// Denied.
pub async fn read(
    app: &App,
    actor: &Actor,
    which: (DocumentSlug, Language),
) -> Result<DocumentPage, Failure> {
    actor.require(Permission::ReadDocuments)?;
    let from = app.store.reader();
    let (document, html) = in_force(&from, which).await?;
    let editor = document.value.edited.map(|(by, _)| by);
    let editor = match editor {
        Some(by) => people::named_by(&from, [by]).await?.remove(&by),
        None => None,
    };
    Ok(DocumentPage { document, html, editor })
}

/// A text that the law has anybody read; nobody is told who wrote it.
///
/// # Errors
/// [`Failure::NotFound`] for any other text.
pub async fn read_public(
    app: &App,
    which: (DocumentSlug, Language),
) -> Result<DocumentPage, Failure> {
    if !which.0.is_public() {
        return Err(Failure::NotFound("document"));
    }
    let (document, html) = in_force(&app.store.reader(), which).await?;
    Ok(DocumentPage { document, html, editor: None })
}

/// A text as it was, and who wrote it.
#[derive(Clone, Debug)]
pub struct FormerVersion {
    /// What it said.
    pub version: TextVersion,
    /// Who wrote it; nobody for the shipped one.
    pub editor: Option<Person>,
}

/// What a text said before the version in force, the last one first: the shipped one is the first of all.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn former(
    app: &App,
    actor: &Actor,
    (slug, language): (DocumentSlug, Language),
    page: (u16, Option<&Cursor>),
) -> Result<Slice<FormerVersion>, Failure> {
    actor.require(Permission::ReadDocuments)?;
    let from = app.store.reader();
    let now = in_force(&from, (slug, language)).await?.0.version;
    let Slice { mut rows, mut next } =
        versions::before(&from, (slug, language, now), page).await??;
    if next.is_none() && now > 1 {
        if rows.len() < usize::from(page.0) {
            rows.push(shipped_version(slug, language));
        } else {
            next = rows.last().map(versions::at);
        }
    }
    let writers = rows.iter().filter_map(|row| row.written.map(|(by, _)| by));
    let people = people::named_by(&from, writers.collect::<Vec<_>>()).await?;
    let told = |version: TextVersion| {
        let editor = version.written.and_then(|(by, _)| people.get(&by).cloned());
        FormerVersion { version, editor }
    };
    Ok(Slice { rows: rows.into_iter().map(told).collect(), next })
}

fn shipped_version(slug: DocumentSlug, language: Language) -> TextVersion {
    let DocumentText { title, body } = shipped(slug, language);
    let html = rich_text::to_html(body.as_str());
    TextVersion { number: 1, title: title.into_string(), html, written: None }
}

/// Writes the next version.
///
/// # Errors
/// Denied, or [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (slug, language, version): (DocumentSlug, Language, Version),
    text: DocumentText,
) -> Result<(), Failure> {
    // Before the version: who may not change it has no use for the news that it changed.
    actor.require(Permission::EditDocument)?;
    let html = rich_text::to_html(text.body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut document = seen(in_force(&tx, (slug, language)).await?.0, version)?;
    let fact = actor.may(EditDocument, &mut document.value)?.edit(text, now);
    documents::add_version(&tx, &document, &html).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}

async fn in_force(
    from: &impl Reads,
    (slug, language): (DocumentSlug, Language),
) -> Result<(Stored<Document>, String), Failure> {
    if let Some(found) = documents::find(from, slug, language).await? {
        return Ok(found);
    }
    let text = shipped(slug, language);
    let html = rich_text::to_html(text.body.as_str());
    let value = Document { slug, language, text, edited: None };
    Ok((Stored { value, version: 1 }, html))
}

/// The shipped text of this name, in French and in English.
macro_rules! texts {
    ($name:literal) => {
        (
            include_str!(concat!("../data/documents/", $name, ".fr.md")),
            include_str!(concat!("../data/documents/", $name, ".en.md")),
        )
    };
}

/// The text that every installation begins with: a title on the first line, `# …`, then the body.
fn shipped(slug: DocumentSlug, language: Language) -> DocumentText {
    let (french, english) = match slug {
        DocumentSlug::IdeaRules => texts!("idea_rules"),
        DocumentSlug::PocKit => texts!("poc_kit"),
        DocumentSlug::LegalNotice => texts!("legal_notice"),
        DocumentSlug::PersonalData => texts!("personal_data"),
        DocumentSlug::Help => texts!("help"),
        DocumentSlug::EcoDesign => texts!("eco_design"),
        DocumentSlug::EditorialCharter => texts!("editorial_charter"),
        DocumentSlug::Values => texts!("values"),
    };
    let file = match language {
        Language::Fr => french,
        Language::En => english,
    };
    let (title, body) = file.split_once('\n').unwrap_or((file, ""));
    let title = title.trim_start_matches('#').trim().to_owned();
    DocumentText { title: Title::restore(title), body: LongText::restore(body.trim().to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_is_one_that_an_administrator_could_have_written() {
        for slug in DocumentSlug::ALL {
            for language in Language::ALL {
                let DocumentText { title, body } = shipped(*slug, *language);
                assert!(Title::parse("/title", title.as_str()).is_ok(), "{slug} {language}");
                assert!(LongText::parse("/body", body.as_str()).is_ok(), "{slug} {language}");
            }
        }
    }
}
