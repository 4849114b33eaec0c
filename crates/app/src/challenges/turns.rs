//! Phases that open and end by the clock: those who follow are told once, whoever notices first (R102, R103).

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ChallengeId;
use domain::challenge::Turn;
use persistence::challenges;

use crate::{App, Failure, record};

/// How often one looks: people read the minute.
const EVERY: Duration = Duration::from_secs(20);
/// What turned longer ago, while no server looked, is no news.
const LATE: TimeDelta = TimeDelta::days(7);
/// Challenges that are told at once.
const BATCH: u64 = 100;

/// Writes down what the clock did to challenges since one looked. Returns how many turns were told.
///
/// # Errors
/// When the database fails.
pub async fn tell_turns(app: &App) -> Result<usize, Failure> {
    let now = app.now();
    let mut told = 0;
    for turn in Turn::ALL {
        let since = (now - LATE, now);
        let due = challenges::turned(&app.store.reader(), turn, since, BATCH).await?;
        for id in due {
            told += usize::from(tell(app, (id, turn), now).await?);
        }
    }
    if told > 0 {
        app.bell.notify_waiters();
    }
    Ok(told)
}

/// The fact and what says that it is told, together: neither lost nor told twice, whatever stops.
async fn tell(
    app: &App,
    (id, turn): (ChallengeId, Turn),
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let tx = app.store.begin().await?;
    let first = challenges::tell_turn(&tx, (id, turn), now).await?;
    if first {
        record(&tx, None, now, turn.fact(id)).await?;
    }
    tx.commit().await?;
    Ok(first)
}

/// Looks for ever.
pub async fn follow(app: App) {
    loop {
        if let Err(error) = tell_turns(&app).await {
            tracing::error!(?error, "what the clock did to challenges could not be told");
        }
        tokio::time::sleep(EVERY).await;
    }
}
