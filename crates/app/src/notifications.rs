//! Telling people what became of what they care about, from the journal alone.

use std::time::Duration;

use crate::App;

/// Follows the journal for ever: rung after a commit, and looking by itself every second.
pub async fn follow(app: App) {
    loop {
        let rung = app.bell.notified();
        let _ = tokio::time::timeout(Duration::from_secs(1), rung).await;
    }
}
