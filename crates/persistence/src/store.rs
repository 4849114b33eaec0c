//! The database: SQLite or PostgreSQL, chosen by its address.

mod batch;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::StoreError;

use batch::{Turn, Writer};

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// `sqlite:///var/lib/ozelid/ozelid.db?mode=rwc` or `postgres://user:password@host/database`.
    pub url: String,
    /// Connections to PostgreSQL, or reading connections to SQLite.
    pub connections: u32,
}

impl StoreOptions {
    /// The database at this address, with the usual number of connections.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8 }
    }
}

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    reader: DatabaseConnection,
    /// SQLite has one writer at a time: a queue in front of one connection beats many that fight for a lock.
    /// PostgreSQL reads and writes through the same connections.
    writer: Option<Writer>,
    /// How many units of work changed experiments here, since the start.
    pocs_changed: Arc<AtomicU64>,
}

/// One unit of work. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx(pub(crate) DatabaseTransaction, Option<Turn>, Changes);

/// What a unit of work changes that others remember, told once it is kept.
#[derive(Debug)]
struct Changes {
    pocs: AtomicBool,
    pocs_changed: Arc<AtomicU64>,
}

/// A view that no write function accepts, and that waits for no writer. Each query sees what is committed.
#[derive(Debug)]
pub struct Reader<'a>(&'a DatabaseConnection);

/// What a query needs. What a write needs is a [`Tx`].
pub trait Reads: Sync {
    /// The kind of connection behind it.
    #[doc(hidden)]
    type Connection: ConnectionTrait;

    /// Whether what is read is going to be changed, and is kept from others until then.
    #[doc(hidden)]
    const TO_CHANGE: bool;

    /// The connection behind it.
    #[doc(hidden)]
    fn connection(&self) -> &Self::Connection;
}

impl Reads for Tx {
    type Connection = DatabaseTransaction;
    const TO_CHANGE: bool = true;

    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl Reads for Reader<'_> {
    type Connection = DatabaseConnection;
    const TO_CHANGE: bool = false;

    fn connection(&self) -> &DatabaseConnection {
        self.0
    }
}

/// A value and the version it was read at.
#[derive(Clone, Debug)]
pub struct Stored<T> {
    /// The value.
    pub value: T,
    /// Its version, from 1.
    pub version: i32,
}

impl Store {
    /// Connects. The schema is left as it is: see [`Store::migrate`].
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn connect(options: &StoreOptions) -> Result<Self, StoreError> {
        let reader = Database::connect(connect_options(options, options.connections)).await?;
        let writer = if reader.get_database_backend() == DatabaseBackend::Sqlite {
            Some(Writer::connect(connect_options(options, 1)).await?)
        } else {
            None
        };
        Ok(Self { reader, writer, pocs_changed: Arc::default() })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a change fails; each is one transaction.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Ok(Migrator::up(&self.reader, None).await?)
    }

    /// How many changes of schema are missing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.reader).await?.len())
    }

    /// Whether this is the embedded database.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.reader.get_database_backend() == DatabaseBackend::Sqlite
    }

    /// Begins a unit of work. Called once by a use case.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let changes =
            Changes { pocs: AtomicBool::new(false), pocs_changed: Arc::clone(&self.pocs_changed) };
        let Some(writer) = &self.writer else {
            return Ok(Tx(self.reader.begin().await?, None, changes));
        };
        let (savepoint, turn) = writer.begin().await?;
        Ok(Tx(savepoint, Some(turn), changes))
    }

    /// Grows each time experiments were changed here: what was remembered of them before is to be read again.
    #[must_use]
    pub fn pocs_changed(&self) -> u64 {
        self.pocs_changed.load(Ordering::Acquire)
    }

    /// For a use case that only reads.
    #[must_use]
    pub const fn reader(&self) -> Reader<'_> {
        Reader(&self.reader)
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When it gives none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.reader.ping().await?)
    }

    /// After much was written at once: an embedded database takes its log into its file, so that whoever opens it next
    /// does not have to, with others waiting.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn settle(&self) -> Result<(), StoreError> {
        if self.is_embedded() {
            self.reader.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Writes a consistent copy of an embedded database to a new file, while it serves.
    ///
    /// # Errors
    /// When the database refuses, or is not embedded.
    pub async fn copy_to(&self, path: &str) -> Result<(), StoreError> {
        let quoted = path.replace('\'', "''");
        self.reader.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
        Ok(())
    }
}

impl Tx {
    /// Keeps everything.
    ///
    /// # Errors
    /// When the database refuses: then nothing is kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.1 {
            None => self.0.commit().await?,
            Some(turn) => turn.commit(self.0).await?,
        }
        let Changes { pocs, pocs_changed } = &self.2;
        if pocs.load(Ordering::Acquire) {
            pocs_changed.fetch_add(1, Ordering::AcqRel);
        }
        Ok(())
    }

    /// Says that experiments change: see [`Store::pocs_changed`].
    pub(crate) fn changes_pocs(&self) {
        self.2.pocs.store(true, Ordering::Release);
    }
}

fn connect_options(options: &StoreOptions, connections: u32) -> ConnectOptions {
    let mut connect = ConnectOptions::new(options.url.clone());
    connect
        .max_connections(connections)
        .min_connections(1)
        // A caller is told to come back rather than kept for half a minute.
        .acquire_timeout(Duration::from_secs(5))
        .sqlx_logging_level(tracing::log::LevelFilter::Trace)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                // NORMAL survives a kill and loses acknowledged writes at a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                // What is deleted (a draft, once its anonymous idea is deposited) is really gone.
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-8000")
                .statement_cache_capacity(256)
        })
        .map_sqlx_postgres_opts(|postgres| {
            postgres
                .application_name("ozelid")
                .options([
                    ("statement_timeout", "10s"),
                    ("idle_in_transaction_session_timeout", "10s"),
                ])
                .statement_cache_capacity(256)
        });
    connect
}
