//! Group commit: on SQLite, units of work that wait for each other share one durable commit.
//!
//! SQLite has one writer at a time, and making a commit durable takes longer than most units of work. So each is a
//! savepoint in a transaction that stays open as long as another one waits for its turn: the last to leave commits
//! for all, and nobody is answered before. A unit of work that fails goes back to its savepoint and takes nothing
//! of the others with it; when the commit fails, each of them fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use tokio::time::timeout;

use crate::StoreError;

/// How many units of work share a commit at most, and for how long the first of them waits for the others.
const MEMBERS_MAX: usize = 128;
const AGE_MAX: Duration = Duration::from_millis(15);
/// How long one waits for a turn before one is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// The one writing connection, and the queue in front of it. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    batch: Arc<Mutex<Batch>>,
    waiting: Arc<AtomicUsize>,
}

/// The connection, and what is written through it and not yet durable.
#[derive(Debug)]
struct Batch {
    options: ConnectOptions,
    /// Made again after a commit that failed: what state it is in then, nobody knows.
    connection: Option<DatabaseConnection>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    transaction: DatabaseTransaction,
    since: Instant,
    /// Those who wait to hear that their work is durable.
    members: Vec<oneshot::Sender<Result<(), Arc<DbErr>>>>,
}

/// A turn at the writing connection.
#[derive(Debug)]
pub(super) struct Turn {
    writer: Writer,
    /// Empty once it is handed on.
    batch: Option<OwnedMutexGuard<Batch>>,
}

impl Writer {
    pub(super) async fn connect(options: ConnectOptions) -> Result<Self, DbErr> {
        let connection = Some(Database::connect(options.clone()).await?);
        let batch = Arc::new(Mutex::new(Batch { options, connection, open: None }));
        Ok(Self { batch, waiting: Arc::default() })
    }

    /// Waits for a turn, then begins a unit of work.
    pub(super) async fn begin(&self) -> Result<(DatabaseTransaction, Turn), StoreError> {
        let writer = self.clone();
        apart(async move {
            let turn = timeout(PATIENCE, Waiting::new(&writer).turn()).await;
            let mut turn = turn.map_err(|_| StoreError::Busy)?;
            Ok((turn.savepoint().await?, turn))
        })
        .await
    }

    /// Makes durable what nobody else is going to.
    fn settle_later(&self) {
        let Ok(runtime) = Handle::try_current() else { return };
        let batch = self.batch.clone();
        runtime.spawn(async move {
            // Whoever waited for this commit is told how it went.
            let _ = batch.lock_owned().await.settle().await;
        });
    }
}

/// Does this to its end, even when its caller leaves: a savepoint that is abandoned while it is being made, or
/// kept, could take the transaction around it along.
async fn apart<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::spawn(work).await.map_err(|_| StoreError::Busy)?
}

/// Somebody in the queue. Whoever leaves it without a turn must not leave others unanswered.
struct Waiting<'a> {
    writer: &'a Writer,
    served: bool,
}

impl<'a> Waiting<'a> {
    fn new(writer: &'a Writer) -> Self {
        writer.waiting.fetch_add(1, Ordering::SeqCst);
        Self { writer, served: false }
    }

    async fn turn(mut self) -> Turn {
        let batch = self.writer.batch.clone().lock_owned().await;
        self.served = true;
        Turn { writer: self.writer.clone(), batch: Some(batch) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.writer.waiting.fetch_sub(1, Ordering::SeqCst);
        if !self.served {
            self.writer.settle_later();
        }
    }
}

impl Turn {
    async fn savepoint(&mut self) -> Result<DatabaseTransaction, StoreError> {
        let Some(batch) = self.batch.as_mut() else { return Err(StoreError::Busy) };
        let open = match batch.open.take() {
            Some(open) => open,
            None => batch.begin().await?,
        };
        let savepoint = open.transaction.begin().await;
        batch.open = Some(open);
        Ok(savepoint?)
    }

    /// Keeps the unit of work; returns once it is durable.
    pub(super) async fn commit(self, savepoint: DatabaseTransaction) -> Result<(), StoreError> {
        apart(self.leave(savepoint)).await
    }

    async fn leave(mut self, savepoint: DatabaseTransaction) -> Result<(), StoreError> {
        savepoint.commit().await?;
        let others_wait = self.writer.waiting.load(Ordering::SeqCst) > 0;
        let Some(mut batch) = self.batch.take() else { return Err(StoreError::Busy) };
        let Some(open) = batch.open.as_mut().filter(|open| others_wait && open.has_room()) else {
            return batch.settle().await.map_err(StoreError::NotKept);
        };
        let (teller, told) = oneshot::channel();
        open.members.push(teller);
        drop(batch);
        told.await.map_err(|_| StoreError::Busy)?.map_err(StoreError::NotKept)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Given up, and perhaps the last of the queue.
        if self.batch.take().is_some_and(|batch| batch.open.is_some()) {
            self.writer.settle_later();
        }
    }
}

impl Batch {
    async fn begin(&mut self) -> Result<Open, DbErr> {
        let connection = match &self.connection {
            Some(connection) => connection,
            None => self.connection.insert(Database::connect(self.options.clone()).await?),
        };
        // A deferred transaction fails at once, without waiting, when it turns from reading to writing behind a
        // writer of another process. Taking the write lock first makes it wait instead.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = connection.begin_with_options(options).await?;
        Ok(Open { transaction, since: Instant::now(), members: Vec::new() })
    }

    /// Commits for all, and tells them.
    async fn settle(&mut self) -> Result<(), Arc<DbErr>> {
        let Some(Open { transaction, members, .. }) = self.open.take() else { return Ok(()) };
        let outcome = transaction.commit().await.map_err(Arc::new);
        if outcome.is_err() {
            self.connection = None;
        }
        for member in members {
            // Whoever left does not listen any more.
            let _ = member.send(outcome.clone());
        }
        outcome
    }
}

impl Open {
    fn has_room(&self) -> bool {
        self.members.len() < MEMBERS_MAX && self.since.elapsed() < AGE_MAX
    }
}
