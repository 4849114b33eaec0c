//! Making a database on a PostgreSQL server, for tests and for whoever installs.

use sea_orm::{ConnectOptions, ConnectionTrait, Database};

use crate::StoreError;

/// Makes an empty database beside the one that `server` names, and returns its address.
///
/// # Errors
/// When the server does not answer or refuses.
pub async fn create_database(server: &str, name: &str) -> Result<String, StoreError> {
    let mut options = ConnectOptions::new(server.to_owned());
    options.max_connections(1);
    let connection = Database::connect(options).await?;
    let quoted = name.replace('"', "\"\"");
    connection.execute_unprepared(&format!("CREATE DATABASE \"{quoted}\"")).await?;
    connection.close().await?;
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    Ok(format!("{base}/{name}"))
}
