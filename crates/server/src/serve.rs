//! Serving the API and the portal.

use std::time::Duration;

use actix_web::HttpServer;
use actix_web::web::Data;
use anyhow::Context as _;
use api::{Metrics, Settings, State, application};
use tracing_subscriber::EnvFilter;

use crate::configuration::{Configuration, Environment};
use crate::portal::Portal;
use crate::{printing, start};

pub(crate) async fn serve(configuration: Configuration) -> anyhow::Result<()> {
    log(&configuration);
    let app = start::open(&configuration).await?;
    let settings = Settings {
        public_url: configuration.public_url.clone(),
        demonstration: configuration.environment == Environment::Development,
        elsewhere: configuration.search_elsewhere.clone(),
        trusted_proxies: configuration.trusted_proxies,
        printer: Some(printing::print),
    };
    let state = Data::new(State::new(settings, Metrics::install()));
    let post = configuration.mail.as_ref().map(|relay| relay.post.clone());
    if post.is_some() {
        app.use_relay();
    }
    let followers = [
        tokio::spawn(app::notifications::follow(app.clone())),
        tokio::spawn(app::search::follow(app.clone())),
        tokio::spawn(app::challenges::follow(app.clone())),
        tokio::spawn(app::practices::follow(app.clone())),
        tokio::spawn(app::practices::follow_publications(app.clone())),
        tokio::spawn(app::editorial::follow(app.clone())),
        tokio::spawn(app::editorial::follow_reminders(app.clone())),
        tokio::spawn(app::rights::follow(app.clone())),
        tokio::spawn(app::showcase::proposals::follow(app.clone())),
        tokio::spawn(app.directory.clone().follow(app.store.clone())),
        tokio::spawn(app::mail::follow(app.clone(), post)),
    ];
    let app = Data::new(app);
    let portal = Portal::new(&configuration.portal_dir);
    let mut server = HttpServer::new(move || {
        let portal = portal.clone();
        application(app.clone(), state.clone(), move |config| portal.configure(config))
    })
    // A client that does not finish its head, or keeps a silent connection, gives its place.
    .client_request_timeout(Duration::from_secs(10))
    .keep_alive(Duration::from_secs(30))
    .shutdown_timeout(10);
    if configuration.workers > 0 {
        server = server.workers(configuration.workers);
    }
    let server = server
        .bind(configuration.listen)
        .with_context(|| format!("{} cannot be listened to", configuration.listen))?;
    tracing::info!(address = %configuration.listen, url = configuration.public_url, "serving");
    let outcome = server.run().await;
    followers.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(outcome?)
}

fn log(configuration: &Configuration) {
    let filter = EnvFilter::try_from_env("RUST_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if configuration.json_logs {
        subscriber.json().init();
    } else {
        subscriber.compact().init();
    }
}
