//! A fresh database for each test.

use std::sync::Arc;

use persistence::{Store, StoreOptions, provision};
use tempfile::TempDir;
use uuid::Uuid;

/// Where a test keeps its data.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file of its own, thrown away with the test.
    Sqlite(Arc<TempDir>),
    /// A database of its own on the server of the tests.
    Postgres {
        /// The server.
        server: String,
        /// The database.
        name: String,
    },
}

impl Database {
    /// An embedded database.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn sqlite() -> Self {
        Self::Sqlite(Arc::new(tempfile::tempdir().expect("a temporary folder")))
    }

    /// A database on the server that `TEST_POSTGRES_URL` names.
    ///
    /// # Panics
    /// When it names none: a test that does not run must not look as if it passed.
    #[must_use]
    pub fn postgres() -> Self {
        let server = std::env::var("TEST_POSTGRES_URL").expect(
            "TEST_POSTGRES_URL names a PostgreSQL server: `cargo xtask postgres` starts one",
        );
        Self::Postgres { server, name: format!("test_{}", Uuid::new_v4().simple()) }
    }

    /// The file of an embedded database.
    #[must_use]
    pub fn file(&self) -> Option<std::path::PathBuf> {
        match self {
            Self::Sqlite(folder) => Some(folder.path().join("test.sqlite")),
            Self::Postgres { .. } => None,
        }
    }

    pub(crate) async fn fresh(&self) -> Store {
        let url = match self {
            Self::Sqlite(folder) => {
                format!("sqlite://{}?mode=rwc", folder.path().join("test.sqlite").display())
            }
            Self::Postgres { server, name } => {
                provision::create_database(server, name).await.expect("a database is made")
            }
        };
        let store = Store::connect(&StoreOptions { url, connections: 4 }).await;
        let store = store.expect("the database answers");
        store.migrate().await.expect("the schema is made");
        store
    }
}
