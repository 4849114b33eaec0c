//! From an issue that came out to a letter for each subscriber of its segment.

use domain::EditorialId;
use domain::editorial::{EditorialState, Publication};
use domain::mail::day_to_tell;
use persistence::outbox::{self, Carried};
use persistence::{editorial, mail_choices, newsletter};

use crate::newsletter::{issue, segment};
use crate::{App, Failure};

/// Issues that are looked at at once; the others come next.
const ISSUES: u64 = 20;
/// Letters of a transaction.
const BATCH: u64 = 500;

/// Writes the letters of the issues that came out since it was last looked. Returns how many.
///
/// # Errors
/// When the database fails; the other issues were looked at all the same.
pub async fn hand_over(app: &App) -> Result<u64, Failure> {
    let issues = editorial::issues_to_mail(&app.store.reader(), app.now(), ISSUES).await?;
    let (mut written, mut failed) = (0, None);
    for issue in &issues {
        match write_all(app, issue.parts().id).await {
            Ok(letters) => written += letters,
            // One that cannot be written does not keep the others waiting.
            Err(failure) => failed = Some(failure),
        }
    }
    failed.map_or(Ok(written), Err)
}

/// Writes the letters of the day before, of those who have one a day. Returns how many.
///
/// Only a server with a relay does: a letter about what was told long ago is of no use.
///
/// # Errors
/// When the database fails.
pub async fn hand_over_digests(app: &App) -> Result<u64, Failure> {
    let Some(day) = day_to_tell(app.now()) else { return Ok(0) };
    let mut written = 0;
    loop {
        // Most of the time, nobody waits for one.
        if mail_choices::awaiting(&app.store.reader(), day, 1).await?.is_empty() {
            return Ok(written);
        }
        let tx = app.store.begin().await?;
        let people = mail_choices::awaiting(&tx, day, BATCH).await?;
        outbox::write(&tx, Carried::Digest { day }, &people, app.now()).await?;
        tx.commit().await?;
        written += u64::try_from(people.len()).unwrap_or(BATCH);
    }
}

async fn write_all(app: &App, id: EditorialId) -> Result<u64, Failure> {
    let mut written = 0;
    loop {
        let letters = write_some(app, id).await?;
        written += letters;
        if letters < BATCH {
            return Ok(written);
        }
    }
}

/// A batch: those who subscribed before the issue came out, and have no letter of it yet.
async fn write_some(app: &App, id: EditorialId) -> Result<u64, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    // Whoever withdraws it waits for the end of the batch, and takes it back.
    editorial::hold(&tx, id).await?;
    let Some(item) = editorial::find(&tx, id).await? else { return Ok(0) };
    let out = item.value.state(now) == EditorialState::Published;
    let Publication::From(at) = item.value.parts().publication else { return Ok(0) };
    if !out {
        return Ok(0);
    }
    let segment = segment(&tx, issue(&item.value)?).await?;
    let people = newsletter::without_letter(&tx, (id, &segment), at, BATCH).await?;
    let letters = u64::try_from(people.len()).unwrap_or(BATCH);
    outbox::write(&tx, Carried::Issue { item: id, trial: false }, &people, now).await?;
    if letters < BATCH {
        newsletter::mailed(&tx, id, now).await?;
    }
    tx.commit().await?;
    Ok(letters)
}
