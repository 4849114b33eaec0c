//! From a configuration to a running application.

use anyhow::Context as _;
use app::files::Files;
use app::search::{Search, SearchIndex};
use app::{App, system_clock};
use persistence::{Store, StoreOptions};

use crate::configuration::Configuration;

/// Connects to the database, without touching its schema.
pub(crate) async fn connect(configuration: &Configuration) -> anyhow::Result<Store> {
    std::fs::create_dir_all(&configuration.data_dir)
        .with_context(|| format!("{} cannot be made", configuration.data_dir.display()))?;
    Store::connect(&StoreOptions::new(&configuration.database_url))
        .await
        .context("the database does not answer: see database_url")
}

/// Brings the schema up to date and fills what every installation needs.
pub(crate) async fn migrate(configuration: &Configuration) -> anyhow::Result<()> {
    let store = connect(configuration).await?;
    store.migrate().await.context("the schema could not be brought up to date")?;
    app::initial::ensure(&store).await?;
    println!("The database is up to date.");
    Ok(())
}

/// Opens the application on an up-to-date database.
pub(crate) async fn open(configuration: &Configuration) -> anyhow::Result<App> {
    let store = connect(configuration).await?;
    let pending = store.pending_migrations().await?;
    anyhow::ensure!(
        pending == 0,
        "the database misses {pending} change(s) of schema: run `ozelid migrate` first"
    );
    app::initial::ensure(&store).await?;
    let files = Files::local(&configuration.data_dir.join("files"))?;
    // Nothing opens it but whoever serves: a command that writes leaves the folder alone.
    let search = Search::new(SearchIndex::at(&configuration.search_dir));
    Ok(App::open(store, configuration.secrets.clone(), system_clock, files, search).await?)
}
