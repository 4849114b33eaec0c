//! The showcase (R030, R032): whether it is open, what of the portal it shows, and what anybody reads there.

pub mod proposals;

use domain::access::{Actor, Permission, Profile, Reach};
use domain::editorial::{EditorialItem, EditorialState};
use domain::poc::Visibility;
use domain::practice::Practice;
use domain::showcase::{Showcase, ShowcaseKind};
use domain::{EditorialId, PracticeId};
use persistence::attachments::Attachment;
use persistence::practices::PracticeRecord;
use persistence::showcase::{self, ShownRow};
use persistence::{Cursor, Reads, Slice, Stored, editorial, matrix, practices, settings};
use uuid::Uuid;

use crate::editorial::{public_image, public_images};
use crate::{App, Failure, Version, record, seen};

const KEY: &str = "showcase";
const MISSING: Failure = Failure::NotFound("showcase");

/// A line of what anybody reads, with its image when it is for everybody.
pub type ShownLine = (ShownRow, Option<Attachment>);

/// Something that anybody reads.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A practice, with its image when it is for everybody.
    Practice(Box<(PracticeRecord, Option<Attachment>)>),
    /// News, a testimonial, with its image when it is for everybody.
    Item(Box<(EditorialItem, Option<Attachment>)>),
}

/// The setting.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor) -> Result<Stored<Showcase>, Failure> {
    actor.require(Permission::EditDocument)?;
    in_force(&app.store.reader()).await
}

/// Opens or closes the showcase, and says its first words.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn set(
    app: &App,
    actor: &Actor,
    (next, version): (Showcase, Version),
) -> Result<Stored<Showcase>, Failure> {
    actor.require(Permission::EditDocument)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    seen(in_force(&tx).await?, version)?;
    let next = Stored { value: next, version };
    settings::save(&tx, KEY, &next, (actor.id, now)).await?;
    record(&tx, Some(actor.id), now, next.value.set()).await?;
    tx.commit().await?;
    Ok(Stored { version: version + 1, ..next })
}

async fn in_force(from: &impl Reads) -> Result<Stored<Showcase>, Failure> {
    let kept = settings::find(from, KEY).await?;
    Ok(kept.unwrap_or_else(|| Stored { value: Showcase::default(), version: 1 }))
}

/// Where something stands with the showcase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Whether it is opened.
    pub open: bool,
    /// Whether anybody reads it there now.
    pub shown: bool,
}

/// Whether something is opened and whether anybody reads it, for whoever may open it.
///
/// # Errors
/// Denied, or no such thing.
pub async fn opening(
    app: &App,
    actor: &Actor,
    named: (ShowcaseKind, Uuid),
) -> Result<Opening, Failure> {
    let from = app.store.reader();
    let there = held(app, &from, actor, named).await?;
    let open = showcase::is_open(&from, named).await?;
    let told = in_force(&from).await?.value.open && kinds(&from).await?.contains(&named.0);
    Ok(Opening { open, shown: open && there && told })
}

/// Shows something outside. Done already, it changes nothing.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for what is not published.
pub async fn open(app: &App, actor: &Actor, named: (ShowcaseKind, Uuid)) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if !held(app, &tx, actor, named).await? {
        return Err(MISSING);
    }
    if !showcase::is_open(&tx, named).await? {
        showcase::open(&tx, named, (actor.id, now)).await?;
        record(&tx, Some(actor.id), now, named.0.changed(named.1, true)).await?;
    }
    Ok(tx.commit().await?)
}

/// Shows it outside no more. Done already, it changes nothing.
///
/// # Errors
/// Denied, or no such thing.
pub async fn close(app: &App, actor: &Actor, named: (ShowcaseKind, Uuid)) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    held(app, &tx, actor, named).await?;
    if showcase::is_open(&tx, named).await? {
        showcase::close(&tx, named).await?;
        record(&tx, Some(actor.id), app.now(), named.0.changed(named.1, false)).await?;
    }
    Ok(tx.commit().await?)
}

/// Whether it is published, for whoever may open it.
async fn held(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    (kind, id): (ShowcaseKind, Uuid),
) -> Result<bool, Failure> {
    // Before looking: who opens nothing learns of nothing.
    actor.require(Permission::EditDocument)?;
    let Some(brick) = kind.editorial() else {
        let practice = practices::find(from, PracticeId(id)).await?.ok_or(MISSING)?.value;
        kind.may_open(actor, &practice)?;
        return Ok(is_everybodys(&practice));
    };
    let item = editorial::find(from, EditorialId(id)).await?.ok_or(MISSING)?.value;
    if item.brick() != brick {
        return Err(MISSING);
    }
    kind.may_open(actor, &item)?;
    Ok(item.state(app.now()) == EditorialState::Published)
}

/// Whether everybody inside reads it: what is kept for some is not told outside.
fn is_everybodys(practice: &Practice) -> bool {
    !practice.is_withdrawn() && practice.parts().visibility == Visibility::Everyone
}

/// What the showcase says first, in Markdown.
///
/// # Errors
/// [`Failure::NotFound`] while it is closed.
pub async fn welcome(app: &App) -> Result<String, Failure> {
    opened(&app.store.reader()).await
}

/// What is shown outside: what was opened last comes first.
///
/// # Errors
/// [`Failure::NotFound`] while the showcase is closed, or an unreadable cursor.
pub async fn list(app: &App, page: (u16, Option<&Cursor>)) -> Result<Slice<ShownLine>, Failure> {
    let from = app.store.reader();
    opened(&from).await?;
    let kinds = kinds(&from).await?;
    let Slice { rows, next } = showcase::list(&from, (&kinds, app.now()), page).await??;
    let mut images = public_images(&from, &rows).await?;
    let line = |row: ShownRow| {
        let image = row.image.and_then(|image| images.remove(&image.file));
        (row, image)
    };
    Ok(Slice { rows: rows.into_iter().map(line).collect(), next })
}

/// Something that is shown outside.
///
/// # Errors
/// [`Failure::NotFound`] while the showcase is closed, and for what nobody opened or is published no more.
pub async fn item(app: &App, (kind, id): (ShowcaseKind, Uuid)) -> Result<Shown, Failure> {
    let from = app.store.reader();
    opened(&from).await?;
    let told = kinds(&from).await?.contains(&kind);
    if !told || !showcase::is_open(&from, (kind, id)).await? {
        return Err(MISSING);
    }
    let Some(brick) = kind.editorial() else {
        let record = practices::read(&from, PracticeId(id)).await?.ok_or(MISSING)?;
        if !is_everybodys(&record.practice.value) {
            return Err(MISSING);
        }
        let image = public_image(&from, record.practice.value.parts().content.image).await?;
        return Ok(Shown::Practice(Box::new((record, image))));
    };
    let item = editorial::find(&from, EditorialId(id)).await?.ok_or(MISSING)?.value;
    let there = item.brick() == brick && item.state(app.now()) == EditorialState::Published;
    if !there {
        return Err(MISSING);
    }
    let image = public_image(&from, item.parts().image).await?;
    Ok(Shown::Item(Box::new((item, image))))
}

/// The first words of an open showcase.
async fn opened(from: &impl Reads) -> Result<String, Failure> {
    let Showcase { open, welcome } = in_force(from).await?.value;
    if open { Ok(welcome) } else { Err(MISSING) }
}

/// What readers of the portal may read: a brick that is hidden, or closed to them, shows nothing outside.
async fn kinds(from: &impl Reads) -> Result<Vec<ShowcaseKind>, Failure> {
    let matrix = matrix::read(from).await?;
    let told = |kind: &ShowcaseKind| matrix.reach(Profile::Reader, kind.read()) != Reach::Nothing;
    Ok(ShowcaseKind::ALL.iter().copied().filter(told).collect())
}
