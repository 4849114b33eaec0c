//! The same rows in SQLite, through rusqlite: a reading connection for each thread, one thread that writes what has
//! gathered in one durable commit.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context as _, Result};
use rusqlite::{Connection, Row, TransactionBehavior, params};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::{
    ADD, COUNTER, Content, FACT, GIVE, IDEA, JOURNAL, NUMBER, ONCE, TOTAL, listed, now, whole,
};

/// Something to write.
pub(super) enum Work {
    Create(Content, Uuid),
    Vote(Uuid, Uuid),
}

type Job = (Work, oneshot::Sender<Result<Value>>);

/// The rows, as one thread reads them.
pub(super) struct Rows {
    reader: Connection,
    writer: SyncSender<Job>,
    whole: String,
    listed: String,
}

fn open(path: &str) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Starts the thread that writes.
pub(super) fn writer(path: &str) -> Result<SyncSender<Job>> {
    let connection = open(path)?;
    let (sender, jobs) = sync_channel(1_024);
    thread::spawn(move || write_all(connection, &jobs));
    Ok(sender)
}

fn write_all(mut connection: Connection, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let gathered = std::iter::once(first).chain(jobs.try_iter().take(127)).collect::<Vec<_>>();
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let done = tx.map_err(anyhow::Error::from).and_then(|tx| {
            let done: Result<Vec<_>> = gathered.iter().map(|(work, _)| write(&tx, work)).collect();
            tx.commit()?;
            done
        });
        match done {
            Ok(done) => gathered.into_iter().zip(done).for_each(|((_, told), value)| {
                drop(told.send(Ok(value)));
            }),
            Err(error) => gathered.into_iter().for_each(|(_, told)| {
                drop(told.send(Err(anyhow::anyhow!("{error}"))));
            }),
        }
    }
}

fn write(connection: &Connection, work: &Work) -> Result<Value> {
    match work {
        Work::Vote(id, me) => {
            let given = connection.prepare_cached(GIVE)?.execute(params![id, me])?;
            if given > 0 {
                connection.prepare_cached(ADD)?.execute([id])?;
            }
            let votes: i32 = connection.prepare_cached(TOTAL)?.query_row([id], |row| row.get(0))?;
            Ok(json!({ "voted": true, "votes": votes }))
        }
        Work::Create(content, me) => create(connection, content, *me),
    }
}

fn create(connection: &Connection, content: &Content, me: Uuid) -> Result<Value> {
    let Content { title, proposal, subcategory } = content;
    let (id, now) = (Uuid::now_v7(), now().to_rfc3339());
    let key = Uuid::new_v4();
    connection.prepare_cached(ONCE)?.execute(params![key.as_bytes(), id, now])?;
    let number: i32 = connection.prepare_cached(NUMBER)?.query_row([], |row| row.get(0))?;
    let reference = format!("BARE-{number:04}");
    let idea = params![id, reference, title, proposal, subcategory, me, now];
    connection.prepare_cached(IDEA)?.execute(idea)?;
    connection.prepare_cached(COUNTER)?.execute([id])?;
    connection.prepare_cached(JOURNAL)?.execute(params![Uuid::now_v7(), now, me, id, FACT])?;
    one(connection, &whole(), id, me)
}

fn one(connection: &Connection, whole: &str, id: Uuid, me: Uuid) -> Result<Value> {
    let mut statement = connection.prepare_cached(whole)?;
    let mut rows = statement.query(params![me, id])?;
    let row = rows.next()?.context("no such idea")?;
    Ok(json!({
        "summary": line(row)?,
        "problem": row.get::<_, Option<String>>(15)?,
        "problem_html": row.get::<_, Option<String>>(16)?,
        "proposal": row.get::<_, Option<String>>(17)?,
        "proposal_html": row.get::<_, Option<String>>(18)?,
        "form": row.get::<_, String>(19)?,
        "origin": row.get::<_, String>(20)?,
        "version": row.get::<_, i32>(21)?,
    }))
}

fn line(row: &Row<'_>) -> Result<Value> {
    Ok(json!({
        "id": row.get::<_, Uuid>(0)?,
        "reference": row.get::<_, String>(1)?,
        "title": row.get::<_, String>(2)?,
        "excerpt": row.get::<_, String>(3)?,
        "status": row.get::<_, String>(4)?,
        "domain": row.get::<_, String>(5)?,
        "subcategory": row.get::<_, String>(6)?,
        "organisation": row.get::<_, Option<Uuid>>(7)?,
        "deposited_on": row.get::<_, String>(8)?,
        "votes": row.get::<_, i32>(9)?,
        "comments": row.get::<_, i32>(10)?,
        "voted": row.get::<_, Option<Uuid>>(11)?.is_some(),
        "author": row.get::<_, Option<String>>(12)?,
        "challenge": [row.get::<_, Option<String>>(13)?, row.get::<_, Option<String>>(14)?],
    }))
}

impl Rows {
    pub(super) fn open(path: &str, writer: SyncSender<Job>) -> Result<Self> {
        Ok(Self { reader: open(path)?, writer, whole: whole(), listed: listed() })
    }

    pub(super) fn read(&self, id: Uuid, me: Uuid) -> Result<Value> {
        one(&self.reader, &self.whole, id, me)
    }

    pub(super) fn page(&self, domain: &str, limit: i64, me: Uuid) -> Result<Value> {
        let mut statement = self.reader.prepare_cached(&self.listed)?;
        let mut rows = statement.query(params![me, domain, limit])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(line(row)?);
        }
        Ok(json!({ "items": items }))
    }

    pub(super) async fn write(&self, work: Work) -> Result<Value> {
        let (told, done) = oneshot::channel();
        self.writer.send((work, told))?;
        done.await?
    }
}
