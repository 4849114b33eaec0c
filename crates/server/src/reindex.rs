//! Making search indexes anew, while servers serve.

use crate::configuration::Configuration;
use crate::start;

/// Asks every server; each sees it within a second, and serves the index it has until the new one is whole.
pub(crate) async fn run(configuration: &Configuration) -> anyhow::Result<()> {
    let app = start::open(configuration).await?;
    match app::search::ask_to_renew(&app).await? {
        0 => println!("No server keeps an index now: each makes its own when it starts."),
        servers => println!(
            "{servers} server(s) asked: each makes its index anew now, and serves meanwhile."
        ),
    }
    Ok(())
}
