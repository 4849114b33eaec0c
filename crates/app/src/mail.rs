//! Letters: written to the outbox when an issue comes out or somebody is told, sent when a relay takes them.
//!
//! A server without a relay, or whose relay is silent, loses nothing: letters wait. Whatever stops in the middle,
//! nobody has two letters of an issue, but for the one that was being sent at that very moment.

mod handing;
mod letter;
mod notice;
mod password;
mod post;
mod preview;
mod sending;

use std::time::Duration;

use domain::mail::SILENCE;
use tokio::time::Instant;

pub use handing::{hand_over, hand_over_digests};
pub use post::{Post, PostError};
pub use preview::{Preview, preview};
pub use sending::{Progress, send_due};

use crate::App;

/// How long an issue that comes out by itself, or another server's commits, may wait to be seen here.
const PATIENCE: Duration = Duration::from_secs(5);

/// Writes and sends letters for ever: rung after a commit, and looking by itself every few seconds.
pub async fn follow(app: App, post: Option<Post>) {
    // A relay that does not answer is left alone for a while.
    let mut silent_until = Instant::now();
    loop {
        let rung = app.bell.notified();
        if let Err(error) = hand_over(&app).await {
            tracing::error!(?error, "letters could not be written");
        }
        if post.is_some()
            && let Err(error) = hand_over_digests(&app).await
        {
            tracing::error!(?error, "letters of the day could not be written");
        }
        if let Some(post) = &post
            && silent_until <= Instant::now()
        {
            match send_due(&app, post).await {
                Ok(Progress { silent: true, .. }) => {
                    silent_until = Instant::now() + SILENCE.to_std().unwrap_or(PATIENCE);
                }
                // A full batch: there may be more.
                Ok(Progress { letters, .. }) if letters > 0 => continue,
                Ok(_) => {}
                Err(error) => tracing::error!(?error, "letters could not be sent"),
            }
        }
        let _ = tokio::time::timeout(PATIENCE, rung).await;
    }
}
