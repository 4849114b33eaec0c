//! Whoever registered for an event is reminded of it when they chose: once for the hour at which it begins, whatever
//! stops meanwhile, and not when they left, wait for a place, or when it was withdrawn.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::editorial::{EditorialContent, PLACE_KEPT, Seat};
use domain::journal::{Entry, Fact};
use domain::{EditorialId, UserId};
use persistence::editorial::reminders::{self, Reminded};
use persistence::{editorial, journal};
use uuid::Uuid;

use crate::clock::at_intervals;
use crate::{App, Failure};

/// Events that are looked at at once.
const BATCH: u64 = 100;
/// Most people who are reminded of one event at once.
const NAMED: u64 = 2_000;
/// How often one looks: an hour before is to the minute.
const EVERY: Duration = Duration::from_secs(30);

/// Writes down, of each person whose moment has come, that they are reminded. Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn remind(app: &App) -> Result<usize, Failure> {
    let now = app.now();
    let coming = reminders::coming(&app.store.reader(), now, BATCH).await?;
    let mut told = 0;
    for id in coming {
        told += remind_of(app, id, now).await?;
    }
    forget(app, now).await?;
    if told > 0 {
        app.bell.notify_waiters();
    }
    Ok(told)
}

async fn remind_of(app: &App, id: EditorialId, now: DateTime<Utc>) -> Result<usize, Failure> {
    let tx = app.store.begin().await?;
    // Two servers that look at once tell one after the other, and the second finds nobody.
    editorial::hold(&tx, id).await?;
    let Some(item) = editorial::find(&tx, id).await? else { return Ok(0) };
    let EditorialContent::Events(event) = &item.value.parts().content else { return Ok(0) };
    let Some(rule) = item.value.open_registration(now) else { return Ok(0) };
    let begins_at = event.times.begins_at();
    let due = |(before, Reminded { person, reminder, told_for }): (u32, Reminded)| {
        let comes = rule.seat(before) == Seat::Held;
        (comes && reminder.is_due(begins_at, told_for, now)).then_some(person)
    };
    let all = reminders::all(&tx, id, NAMED).await?;
    let people: Vec<UserId> = (0_u32..).zip(all).filter_map(due).collect();
    if people.is_empty() {
        return Ok(0);
    }
    reminders::tell(&tx, id, &people, begins_at).await?;
    let entry = |account: &UserId| {
        let fact = Fact::EventReminded { item: id, account: *account, begins_at };
        Entry { id: Uuid::now_v7(), actor: None, at: now, fact }
    };
    let entries: Vec<Entry> = people.iter().map(entry).collect();
    journal::append_wanted(&tx, &entries).await?;
    tx.commit().await?;
    Ok(people.len())
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
