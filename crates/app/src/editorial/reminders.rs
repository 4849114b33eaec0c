//! Whoever registered for an event is reminded of it when they chose: once for the hour at which it begins, whatever
//! stops meanwhile, and not when they left, wait for a place, or when it was withdrawn.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::editorial::{EditorialContent, PLACE_KEPT, Seat};
use domain::journal::{Entry, Fact};
use domain::{EditorialId, UserId};
use persistence::editorial::reminders::{self, Place, Reminded};
use persistence::{editorial, journal};
use uuid::Uuid;

use crate::clock::at_intervals;
use crate::{App, Failure};

/// Events that are looked at at once.
const BATCH: u64 = 100;
/// Most people who are looked at in one transaction.
const NAMED: u64 = 2_000;
/// How often one looks: an hour before is to the minute.
const EVERY: Duration = Duration::from_secs(30);

/// Writes down, of each person whose moment has come, that they are reminded. Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn remind(app: &App) -> Result<usize, Failure> {
    remind_by(app, NAMED).await
}

/// As [`remind`], with so many people in one transaction at most. What stops between two of them loses nobody and tells
/// nobody twice.
///
/// # Errors
/// As [`remind`].
pub async fn remind_by(app: &App, most: u64) -> Result<usize, Failure> {
    let now = app.now();
    let coming = reminders::coming(&app.store.reader(), now, BATCH).await?;
    let mut told = 0;
    for id in coming {
        let mut after = None;
        loop {
            let Batch { people, last } = remind_some(app, (id, after), (now, most)).await?;
            told += people;
            let Some(last) = last else { break };
            after = Some(last);
        }
    }
    forget(app, now).await?;
    if told > 0 {
        app.bell.notify_waiters();
    }
    Ok(told)
}

/// Some of those who registered for an event, of whom it was looked whom to remind.
#[derive(Default)]
struct Batch {
    /// How many are reminded.
    people: usize,
    /// The last who was looked at; nobody once all were.
    last: Option<Place>,
}

/// Reminds those who come after this place, some at a time: each batch is committed for itself.
async fn remind_some(
    app: &App,
    (id, after): (EditorialId, Option<Place>),
    (now, most): (DateTime<Utc>, u64),
) -> Result<Batch, Failure> {
    let tx = app.store.begin().await?;
    // Two servers that look at once tell one after the other, and the second finds nobody.
    editorial::hold(&tx, id).await?;
    let none = Batch::default();
    let Some(item) = editorial::find(&tx, id).await? else { return Ok(none) };
    let EditorialContent::Events(event) = &item.value.parts().content else { return Ok(none) };
    let Some(rule) = item.value.open_registration(now) else { return Ok(none) };
    // Counted again each time: somebody may have left in between.
    let before = match after {
        Some(place) => reminders::count_until(&tx, id, place).await?,
        None => 0,
    };
    if rule.seat(before) != Seat::Held {
        return Ok(none);
    }
    let begins_at = event.times.begins_at();
    let due = |(before, Reminded { place, reminder, told_for }): (u32, Reminded)| {
        let comes = rule.seat(before) == Seat::Held;
        (comes && reminder.is_due(begins_at, told_for, now)).then_some(place.person)
    };
    let page = reminders::page(&tx, (id, after), most).await?;
    let last = page.last().map(|one| one.place);
    let people: Vec<UserId> = (before..).zip(page).filter_map(due).collect();
    if people.is_empty() {
        return Ok(Batch { people: 0, last });
    }
    reminders::tell(&tx, id, &people, begins_at).await?;
    let entry = |account: &UserId| {
        let fact = Fact::EventReminded { item: id, account: *account, begins_at };
        Entry { id: Uuid::now_v7(), actor: None, at: now, fact }
    };
    let entries: Vec<Entry> = people.iter().map(entry).collect();
    journal::append_wanted(&tx, &entries).await?;
    tx.commit().await?;
    Ok(Batch { people: people.len(), last })
}

/// Forgets the places that nobody takes back any more.
async fn forget(app: &App, now: DateTime<Utc>) -> Result<(), Failure> {
    let before = now - PLACE_KEPT;
    if !reminders::is_one_to_forget(&app.store.reader(), before).await? {
        return Ok(());
    }
    let tx = app.store.begin().await?;
    reminders::forget_places(&tx, before).await?;
    Ok(tx.commit().await?)
}

/// Looks for ever.
pub async fn follow_reminders(app: App) {
    at_intervals(EVERY, "people could not be reminded of events", || remind(&app)).await;
}
