//! News, the glossary: what the Dinno tells around the doors (R005). One use case for every brick of it.

mod acts;
mod confirmations;
mod counted;
mod feed;
mod feedback;
mod files;
mod met;
mod pitches;
mod reminders;
mod seats;
mod told;

use domain::access::{Actor, Permission};
use domain::editorial::{EditorialContent, EditorialItem, EditorialState};
use domain::expression::Target;
use domain::journal::Entry;
use domain::poc::Sight;
use domain::{EditorialId, PracticeId};
use persistence::chain::PocKnot;
use persistence::editorial::{self, EditorialFilter, EditorialRow, Own};
use persistence::notifications::Name;
use persistence::partners::PartnerName;
use persistence::{Cursor, Reads, Slice, Stored, chain, journal};

pub use acts::{Written, draft, edit, feature, publish, unfeature, withdraw};
pub use confirmations::{ask_checks, confirm, follow};
pub use counted::{Counted, counted};
pub use feed::{
    Feed, FeedAddress, FeedKind, addresses, agenda_feed, items_feed, revoke as revoke_feeds,
};
pub use feedback::{FeedbackReading, leave_feedback, read_feedback};
pub use reminders::{follow_reminders, remind};
pub use seats::{Registered, Seats, register, registered, unregister};

use crate::newsletter::{self, IssueReading};
use crate::practices::Files;
use crate::{App, Failure};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// An item, with what its page shows beside it.
#[derive(Clone, Debug)]
pub struct EditorialReading {
    /// The item.
    pub item: Stored<EditorialItem>,
    /// The experiment that news tells about, for whoever may see it.
    pub poc: Option<PocKnot>,
    /// The practice that news or a testimonial is about, for whoever may read it.
    pub practice: Option<(PracticeId, Name)>,
    /// What is pitched at the event, in order, of what the one who reads may read.
    pub pitches: Vec<(Target, Name)>,
    /// The partners of the register whom one meets at the event, in order.
    pub met: Vec<PartnerName>,
    /// The files of the method resource.
    pub files: Files,
    /// How the event fills, when one registers for it.
    pub seats: Option<Seats>,
    /// The news that an issue of the newsletter takes up, and what became of its letters.
    pub issue: Option<IssueReading>,
}

/// Items of a brick that stand somewhere, and how many, when `total`. What is not published is for those who write.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (mut filter, total): (EditorialFilter, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<EditorialRow>, Option<u64>), Failure> {
    actor.require(filter.brick.read())?;
    if filter.state != EditorialState::Published {
        let edit = filter.brick.edit();
        if actor.require(edit).is_err() {
            return Ok((Slice { rows: Vec::new(), next: None }, total.then_some(0)));
        }
        let own = |part| Own { person: actor.id, begins: actor.begins(edit), part };
        filter.own = actor.part(edit).map(own);
    }
    let (from, now) = (app.store.reader(), app.now());
    let slice = editorial::list(&from, (&filter, now), page).await??;
    let total = if total { Some(editorial::count(&from, &filter, now).await?) } else { None };
    Ok((slice, total))
}

/// An item.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is not published and that others write.
pub async fn read(app: &App, actor: &Actor, id: EditorialId) -> Result<EditorialReading, Failure> {
    let from = app.store.reader();
    let item = known(app, &from, actor, id).await?;
    let told = match &item.value.parts().content {
        EditorialContent::News(news) => news.project.and_then(|project| project.poc),
        EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => None,
    };
    let poc = match told {
        Some(poc) if actor.require(Permission::ReadPocs).is_ok() => {
            chain::poc(&from, poc, &Sight::of(actor)).await?
        }
        Some(_) | None => None,
    };
    let seats = seats::of(app, &from, actor, &item.value).await?;
    let practice = told::of(&from, actor, &item.value).await?;
    let pitches = pitches::of(&from, actor, &item.value).await?;
    let met = met::of(&from, &item.value).await?;
    let files = files::of(&from, &item.value).await?;
    let issue = newsletter::reading(app, &from, actor, &item.value).await?;
    Ok(EditorialReading { item, poc, practice, pitches, met, files, seats, issue })
}

/// What happened to an item, the newest first.
///
/// # Errors
/// As [`read`].
pub async fn history(app: &App, actor: &Actor, id: EditorialId) -> Result<Vec<Entry>, Failure> {
    let from = app.store.reader();
    known(app, &from, actor, id).await?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}

/// An item that this person may know of.
pub(crate) async fn known(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    id: EditorialId,
) -> Result<Stored<EditorialItem>, Failure> {
    let missing = Failure::NotFound("editorial item");
    let Some(item) = editorial::find(from, id).await? else { return Err(missing) };
    actor.require(item.value.brick().read())?;
    if item.value.may_be_read_by(actor, app.now()) { Ok(item) } else { Err(missing) }
}
