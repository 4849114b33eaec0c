//! Making databases on a PostgreSQL server, and looking into them as whoever stole them would, for tests.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement,
};

use crate::StoreError;

/// Makes a database beside the one that `server` names, empty or a copy of another, and returns its address.
///
/// # Errors
/// When the server does not answer or refuses: the other is not there, or somebody is connected to it.
pub async fn create_database(
    server: &str,
    name: &str,
    copy_of: Option<&str>,
) -> Result<String, StoreError> {
    let copied = copy_of.map(|other| format!(" TEMPLATE {}", quoted(other))).unwrap_or_default();
    let connection = connect(server).await?;
    connection.execute_unprepared(&format!("CREATE DATABASE {}{copied}", quoted(name))).await?;
    connection.close().await?;
    Ok(address(server, name))
}

/// Sends away whoever is connected to a database, and gives it another name.
///
/// # Errors
/// When the server does not answer or refuses: there is one of that name.
pub async fn rename_database(server: &str, name: &str, to: &str) -> Result<(), StoreError> {
    let connection = connect(server).await?;
    let leave = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
        name.replace('\'', "''")
    );
    connection.execute_unprepared(&leave).await?;
    let rename = format!("ALTER DATABASE {} RENAME TO {}", quoted(name), quoted(to));
    connection.execute_unprepared(&rename).await?;
    Ok(connection.close().await?)
}

/// Does something to a database that no use case does.
///
/// # Errors
/// When the server does not answer or refuses.
pub async fn run(server: &str, name: &str, sql: &str) -> Result<(), StoreError> {
    let connection = connect(&address(server, name)).await?;
    connection.execute_unprepared(sql).await?;
    Ok(connection.close().await?)
}

/// The first column of each row that a query finds, as text.
///
/// # Errors
/// When the server does not answer or refuses, or the column is no text.
pub async fn ask(server: &str, name: &str, sql: &str) -> Result<Vec<String>, StoreError> {
    let connection = connect(&address(server, name)).await?;
    let asked = Statement::from_string(DatabaseBackend::Postgres, sql);
    let mut found = Vec::new();
    for row in connection.query_all_raw(asked).await? {
        found.push(row.try_get_by_index(0)?);
    }
    connection.close().await?;
    Ok(found)
}

fn address(server: &str, name: &str) -> String {
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    format!("{base}/{name}")
}

async fn connect(server: &str) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(server.to_owned());
    options.max_connections(1);
    Ok(Database::connect(options).await?)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
