//! A fresh database for each test.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

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
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(folder) => Some(folder.path().join("test.sqlite")),
            Self::Postgres { .. } => None,
        }
    }

    /// Does something to a database of PostgreSQL that no use case does.
    ///
    /// # Panics
    /// When it refuses, or is embedded.
    pub async fn run(&self, sql: &str) {
        let (server, name) = self.on_a_server();
        provision::run(server, name, sql).await.expect("the database does it");
    }

    /// The first column of what a query finds in a database of PostgreSQL, as text.
    ///
    /// # Panics
    /// When it refuses, or is embedded.
    pub async fn ask(&self, sql: &str) -> Vec<String> {
        let (server, name) = self.on_a_server();
        provision::ask(server, name, sql).await.expect("the database answers")
    }

    fn on_a_server(&self) -> (&str, &str) {
        match self {
            Self::Postgres { server, name } => (server.as_str(), name.as_str()),
            Self::Sqlite(_) => panic!("an embedded database is read as a file"),
        }
    }

    /// A store with the schema and the lists that every installation starts with.
    ///
    /// The first test of a build makes it and keeps it; the others copy it, for making the schema takes longer than most
    /// tests.
    pub(crate) async fn fresh(&self) -> Store {
        let url = match self {
            Self::Sqlite(folder) => {
                let file = folder.path().join("test.sqlite");
                let kept = this_build().with_extension("sqlite");
                if !is_of_this_build(&kept) {
                    let made = folder.path().join("made.sqlite");
                    let store = filled(address(&made)).await;
                    let copy = folder.path().join("copy.sqlite");
                    store.copy_to(&copy.display().to_string()).await.expect("the file is copied");
                    // Of two that were made at once, the last stays.
                    std::fs::rename(&copy, &kept)
                        .or_else(|_| std::fs::copy(&copy, &kept).map(drop))
                        .expect("the copy is kept");
                }
                std::fs::copy(&kept, &file).expect("the file is copied");
                address(&file)
            }
            Self::Postgres { server, name } => {
                let kept = name_of_this_build();
                let made = provision::create_database(server, name, Some(&kept)).await;
                match made {
                    Ok(url) => url,
                    Err(_) => make(server, name, &kept).await,
                }
            }
        };
        connect(url).await
    }
}

/// The database that tests copy; of two that are made at once, one stays.
async fn make(server: &str, name: &str, kept: &str) -> String {
    let building = format!("{name}_building");
    let url = provision::create_database(server, &building, None).await;
    drop(filled(url.expect("a database is made")).await);
    let renamed = provision::rename_database(server, &building, kept).await;
    let copied = provision::create_database(server, name, Some(kept)).await;
    copied.unwrap_or_else(|error| panic!("no copy of {kept}: {error} ({renamed:?})"))
}

fn address(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

async fn connect(url: String) -> Store {
    Store::connect(&StoreOptions { url, connections: 4 }).await.expect("the database answers")
}

async fn filled(url: String) -> Store {
    let store = connect(url).await;
    store.migrate().await.expect("the schema is made");
    app::initial::ensure(&store).await.expect("the lists are filled");
    store
}

fn built_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|file| file.modified()).ok()
}

fn this_build() -> PathBuf {
    std::env::current_exe().expect("a test knows where it is")
}

fn is_of_this_build(kept: &Path) -> bool {
    built_at(kept).is_some_and(|kept| Some(kept) > built_at(&this_build()))
}

fn name_of_this_build() -> String {
    let build = this_build();
    let at = built_at(&build).and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    let name = build.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    format!("kept_{name}_{}", at.unwrap_or_default().as_millis())
}
