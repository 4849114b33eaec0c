//! What guides said before they were written again, for whoever reads them (R289).

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::editorial::{EditorialChange, EditorialItem};
use domain::journal::Fact;
use domain::people::Person;
use domain::{EditorialId, UserId};
use persistence::editorial::guides::{self, GuideVersion};
use persistence::{Cursor, Reads, Slice, Tx, journal, people};

use super::{HISTORY_MAX, known};
use crate::{App, Failure, rich_text};

/// A former version of a guide, and who wrote it.
#[derive(Clone, Debug)]
pub struct FormerGuideReading {
    /// What a list says of it.
    pub version: GuideVersion,
    /// Who wrote it; nobody that one knows any more when none.
    pub writer: Option<Person>,
}

/// The former versions of an item, the last one first: only guides have any.
///
/// # Errors
/// Denied, no such item that this person may read, an unreadable cursor.
pub async fn versions(
    app: &App,
    actor: &Actor,
    id: EditorialId,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<FormerGuideReading>, Failure> {
    let from = app.store.reader();
    known(app, &from, actor, id).await?;
    let Slice { rows, next } = guides::list(&from, id, page).await??;
    let writers: Vec<UserId> = rows.iter().map(|row| row.written_by).collect();
    let people = people::named_by(&from, writers).await?;
    let told = |version: GuideVersion| {
        let writer = people.get(&version.written_by).cloned();
        FormerGuideReading { version, writer }
    };
    Ok(Slice { rows: rows.into_iter().map(told).collect(), next })
}

/// One of them, with its text in HTML that is safe to show.
///
/// # Errors
/// As [`versions`]; no such version.
pub async fn version(
    app: &App,
    actor: &Actor,
    (id, number): (EditorialId, i32),
) -> Result<(FormerGuideReading, String), Failure> {
    let from = app.store.reader();
    known(app, &from, actor, id).await?;
    let found = guides::find(&from, (id, number)).await?;
    let (version, html) = found.ok_or(Failure::NotFound("version"))?;
    let writer = version.written_by;
    let writer = people::named_by(&from, [writer]).await?.remove(&writer);
    Ok((FormerGuideReading { version, writer }, html))
}

/// Keeps what a guide said until now, when people read it and it says something else.
pub(super) async fn keep(
    tx: &Tx,
    (before, after): (&EditorialItem, &EditorialItem),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(mut former) = before.superseded_by(after, now) else { return Ok(()) };
    if let Some(last) = guides::last(tx, former.item).await? {
        former = former.following(last);
    }
    if let Some(writer) = writer(tx, former.item).await? {
        former.written_by = writer;
    }
    let html = rich_text::to_html(former.body.as_str());
    Ok(guides::keep(tx, &former, &html).await?)
}

/// Who last wrote an item, as its journal tells.
async fn writer(from: &impl Reads, id: EditorialId) -> Result<Option<UserId>, Failure> {
    let entries = journal::about(from, id.0, HISTORY_MAX).await?;
    let wrote = |fact: &Fact| {
        matches!(
            fact,
            Fact::EditorialItemChanged {
                change: EditorialChange::Drafted | EditorialChange::Edited,
                ..
            }
        )
    };
    Ok(entries.into_iter().find(|entry| wrote(&entry.fact)).and_then(|entry| entry.actor))
}
