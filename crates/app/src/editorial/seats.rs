//! Who comes to an event: places, a waiting list that follows from the order of registrations, and undoing it.

use std::ops::Range;

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::access::acts::RegisterForEvent;
use domain::editorial::{
    EditorialContent, EditorialItem, PLACE_KEPT, Registration, Reminder, Seat,
};
use domain::journal::{Entry, Fact};
use domain::{EditorialId, UserId};
use persistence::editorial::reminders::{self, Left};
use persistence::editorial::{self, registrations};
use persistence::{Reads, Tx, journal};
use uuid::Uuid;

use super::known;
use crate::{App, Failure, record};

/// Most people that a list of registrations names.
const NAMED: u64 = 2_000;

/// How an event fills, and where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// How many places; as many as one likes when none.
    pub places: Option<u16>,
    /// How many have a place.
    pub seated: u32,
    /// How many wait for one.
    pub waiting: u32,
    /// Where the one who reads stands, when they registered.
    pub mine: Option<Seat>,
    /// Whether one may still register, or undo it.
    pub open: bool,
    /// When the one who reads is reminded of it, once they registered.
    pub reminder: Option<Reminder>,
}

/// Somebody who registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Who.
    pub person: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Where they stand.
    pub seat: Seat,
}

/// How this event fills; none when one does not register for it.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<Seats>, Failure> {
    let Some((registration, places)) = registration(item) else { return Ok(None) };
    let id = item.parts().id;
    let total = registrations::total(from, id).await?;
    let before = registrations::before(from, id, actor.id).await?;
    let seated = places.map_or(total, |places| total.min(u32::from(places)));
    Ok(Some(Seats {
        places,
        seated,
        waiting: total - seated,
        mine: before.map(|before| registration.seat(before)),
        open: item.open_registration(app.now()).is_some(),
        reminder: reminders::of(from, (id, actor.id)).await?.map(|mine| mine.reminder),
    }))
}

/// How one registers for an event, and how many places there are; none for what one does not register for.
pub(super) fn registration(item: &EditorialItem) -> Option<(Registration, Option<u16>)> {
    let EditorialContent::Events(event) = &item.parts().content else { return None };
    match event.registration {
        Registration::None => None,
        Registration::Open { places } => {
            Some((event.registration, places.map(std::num::NonZeroU16::get)))
        }
    }
}

/// Registers for an event, to be reminded of it as they ask, the day before when they say nothing. Twice is once, and
/// changes the reminder; no version is needed, for nothing is replaced. Whoever left a moment ago has their former place
/// in the order, unless that would take one from somebody who has it by now.
///
/// # Errors
/// Denied, no such event, or see [`domain::editorial::EditorialError::NoRegistration`].
pub async fn register(
    app: &App,
    actor: &Actor,
    id: EditorialId,
    asked: Option<Reminder>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut item = known(app, &tx, actor, id).await?;
    let fact = actor.may(RegisterForEvent, &mut item.value)?.register(true, now)?;
    let EditorialContent::Events(event) = &item.value.parts().content else {
        return Err(Failure::NotFound("event"));
    };
    let (who, begins_at) = ((id, actor.id), event.times.begins_at());
    // Places are taken, left and taken back one after the other.
    editorial::hold(&tx, id).await?;
    if reminders::of(&tx, who).await?.is_some() {
        if let Some(reminder) = asked {
            let told = reminder.told_by_choosing(begins_at, now);
            reminders::choose(&tx, who, (reminder, told)).await?;
        }
    } else {
        let left = reminders::take_place(&tx, who, now - PLACE_KEPT).await?;
        let at = place(&tx, who, (event.registration, left), now).await?;
        let reminder = asked.or(left.map(|left| left.reminder)).unwrap_or_default();
        let told = reminder.told_by_choosing(begins_at, now);
        if registrations::register(&tx, who, at, (reminder, told)).await? {
            record(&tx, Some(actor.id), now, fact).await?;
        }
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Where somebody comes into the order: at the place that they left, when it is theirs again, at its end otherwise.
async fn place(
    tx: &Tx,
    who: (EditorialId, UserId),
    (rule, left): (Registration, Option<Left>),
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, Failure> {
    let Some(Left { registered_at, .. }) = left else { return Ok(now) };
    let before = registrations::before_place(tx, who, registered_at).await?;
    let total = registrations::total(tx, who.0).await?;
    Ok(if rule.gives_back(before, total) { registered_at } else { now })
}

/// Undoes one’s registration: whoever waited next has the place at once. Twice is once.
///
/// # Errors
/// As [`register`].
pub async fn unregister(app: &App, actor: &Actor, id: EditorialId) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut item = known(app, &tx, actor, id).await?;
    let fact = actor.may(RegisterForEvent, &mut item.value)?.register(false, now)?;
    // Two who leave at once leave their places one after the other.
    editorial::hold(&tx, id).await?;
    let who = (id, actor.id);
    let left = reminders::of(&tx, who).await?;
    let before = registrations::before(&tx, id, actor.id).await?;
    if registrations::unregister(&tx, id, actor.id).await? {
        record(&tx, Some(actor.id), now, fact).await?;
        if let Some(left) = left {
            reminders::keep_place(&tx, who, left, now).await?;
        }
        let next = before.zip(registration(&item.value));
        let next = next.and_then(|(before, (rule, _))| rule.seated_after(before));
        if let Some(next) = next {
            tell(&tx, (id, now), next..next + 1, given).await?;
        }
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Tells those whose place came or went, when an event has more or fewer of them than it had.
pub(super) async fn follow(
    tx: &Tx,
    (before, after): (&EditorialItem, &EditorialItem),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let (Some((before, _)), Some(rule)) = (registration(before), after.open_registration(now))
    else {
        return Ok(());
    };
    let item = (after.parts().id, now);
    tell(tx, item, before.seated_by(rule), given).await?;
    tell(tx, item, rule.seated_by(before), lost).await
}

const fn given(item: EditorialId, account: UserId) -> Fact {
    Fact::SeatGiven { item, account }
}

const fn lost(item: EditorialId, account: UserId) -> Fact {
    Fact::SeatLost { item, account }
}

/// Tells those at these positions of the order what became of their place. Nobody does it: it follows.
async fn tell(
    tx: &Tx,
    (item, at): (EditorialId, DateTime<Utc>),
    positions: Range<u32>,
    fact: fn(EditorialId, UserId) -> Fact,
) -> Result<(), Failure> {
    if positions.is_empty() {
        return Ok(());
    }
    let people = registrations::at(tx, item, positions, NAMED).await?;
    let entry =
        |account: UserId| Entry { id: Uuid::now_v7(), actor: None, at, fact: fact(item, account) };
    let entries: Vec<Entry> = people.into_iter().map(entry).collect();
    Ok(journal::append_wanted(tx, &entries).await?)
}

/// Those who registered, in the order in which they came: for whoever writes the event.
///
/// # Errors
/// Denied, or no such event.
pub async fn registered(
    app: &App,
    actor: &Actor,
    id: EditorialId,
) -> Result<Vec<Registered>, Failure> {
    let from = app.store.reader();
    let mut item = known(app, &from, actor, id).await?;
    // The same right as to write it.
    let _ = actor.may_on(domain::editorial::EditItem, &mut item.value)?;
    let registration =
        registration(&item.value).map_or(Registration::None, |(registration, _)| registration);
    let all = registrations::all(&from, id, NAMED).await?;
    let one = |(before, (person, at))| Registered { person, at, seat: registration.seat(before) };
    Ok((0_u32..).zip(all).map(one).collect())
}
