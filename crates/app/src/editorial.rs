//! News, the glossary: what the Dinno tells around the doors (R005). One use case for every brick of it.

mod acts;
mod confirmations;
mod counted;
mod feed;
mod feedback;
mod files;
mod images;
mod met;
mod pitches;
mod reminders;
mod seats;
mod sessions;
mod told;
mod versions;

use domain::access::{Actor, Permission};
use domain::editorial::{EditorialBrick, EditorialChange, EditorialItem, EditorialState};
use domain::expression::Target;
use domain::journal::{Entry, Fact};
use domain::poc::Sight;
use domain::{EditorialId, PracticeId};
use persistence::chain::PocKnot;
use persistence::editorial::{self, EditorialFilter, EditorialRow};
use persistence::notifications::Name;
use persistence::partners::PartnerName;
use persistence::{Cursor, Reads, Slice, Stored, chain, journal};

pub use acts::{Written, draft, edit, feature, publish, unfeature, withdraw};
pub use confirmations::{ask_checks, confirm, follow};
pub(crate) use counted::feeding;
pub use counted::{Counted, counted};
pub use feed::{
    Feed, FeedAddress, FeedKind, addresses, agenda_feed, items_feed, practices_feed,
    revoke as revoke_feeds,
};
pub use feedback::{FeedbackReading, leave_feedback, read_feedback};
pub use images::{Images, ShownImage};
pub(crate) use images::{
    among as images_among, of_rows as images_of, of_shown as public_images, one as image_for,
    public as public_image,
};
pub use reminders::{follow_reminders, remind, remind_by};
pub use seats::{Registered, Seats, register, registered, unregister};
pub use sessions::Sessions;
pub use versions::{FormerGuideReading, version, versions};

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
    /// Its image, when it is for the one who reads.
    pub image: Option<ShownImage>,
    /// The experiment that news or a testimonial is about, for whoever may see it.
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
    /// What feeds the key figure, when the portal counts it.
    pub counted: Counted,
    /// The training of the event, or the sessions of the training.
    pub sessions: Sessions,
}

/// Items of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Those of the page.
    pub slice: Slice<EditorialRow>,
    /// Their images, of those that are for the one who reads.
    pub images: Images,
    /// What feeds the key figures that the portal counts.
    pub counted: Counted,
    /// How many there are, when it is asked.
    pub total: Option<u64>,
}

impl Listed {
    fn nothing(total: bool) -> Self {
        let slice = Slice { rows: Vec::new(), next: None };
        let counted = Counted::default();
        Self { slice, images: Images::new(), counted, total: total.then_some(0) }
    }
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
) -> Result<Listed, Failure> {
    actor.require(filter.brick.read())?;
    let from = app.store.reader();
    if let Some(poc) = filter.poc
        && !told::sees(&from, actor, poc).await?
    {
        return Ok(Listed::nothing(total));
    }
    if let Some(practice) = filter.practice
        && told::practice(&from, actor, practice).await?.is_none()
    {
        return Ok(Listed::nothing(total));
    }
    if filter.state != EditorialState::Published {
        let edit = filter.brick.edit();
        if actor.require(edit).is_err() {
            return Ok(Listed::nothing(total));
        }
        filter.own = actor.reached(edit);
    }
    filter.read = actor.reached(filter.brick.read());
    let now = app.now();
    let slice = editorial::list(&from, (&filter, now), page).await??;
    let total = if total { Some(editorial::count(&from, &filter, now).await?) } else { None };
    let images = images::of_rows(&from, actor, &slice.rows).await?;
    let counted = feeding(app, actor, &slice.rows).await?;
    Ok(Listed { slice, images, counted, total })
}

/// What is published in a brick, of what this person reads of it.
pub(crate) fn published_for(actor: &Actor, brick: EditorialBrick) -> EditorialFilter {
    EditorialFilter { read: actor.reached(brick.read()), ..EditorialFilter::of(brick) }
}

/// An item.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is not published and that others write.
pub async fn read(app: &App, actor: &Actor, id: EditorialId) -> Result<EditorialReading, Failure> {
    let from = app.store.reader();
    let item = known(app, &from, actor, id).await?;
    let poc = match item.value.parts().content.poc() {
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
    let image = images::of(&from, actor, &item.value).await?;
    let issue = newsletter::reading(app, &from, actor, &item.value).await?;
    let counted = counted::feeding_one(app, actor, &item.value).await?;
    let sessions = sessions::of(app, &from, actor, &item.value).await?;
    Ok(EditorialReading {
        item,
        image,
        poc,
        practice,
        pitches,
        met,
        files,
        seats,
        issue,
        counted,
        sessions,
    })
}

/// What happened to an item, the newest first. Why a testimonial was withdrawn is between those who answer for it.
///
/// # Errors
/// As [`read`].
pub async fn history(app: &App, actor: &Actor, id: EditorialId) -> Result<Vec<Entry>, Failure> {
    let from = app.store.reader();
    let item = known(app, &from, actor, id).await?;
    let mut entries = journal::about(&from, id.0, HISTORY_MAX).await?;
    if !item.value.tells_why_withdrawn_to(actor) {
        for entry in &mut entries {
            hide_why(&mut entry.fact);
        }
    }
    Ok(entries)
}

fn hide_why(fact: &mut Fact) {
    if let Fact::EditorialItemChanged { change: EditorialChange::Withdrawn, note, .. } = fact {
        *note = None;
    }
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
    if !item.value.may_be_read_by(actor, app.now()) {
        return Err(missing);
    }
    actor.require_on(item.value.brick().read(), &item.value)?;
    Ok(item)
}
