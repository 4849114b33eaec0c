//! Units of work that share a commit on SQLite: each stands or falls alone, and all are answered.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::time::Duration;

use persistence::{Store, StoreOptions, sequences};
use tempfile::TempDir;
use tokio::task::JoinSet;

async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.sqlite").display());
    let store = Store::connect(&StoreOptions { url, connections: 4 }).await.unwrap();
    store.migrate().await.unwrap();
    (store, folder)
}

/// What a reader, who sees only what is committed, would be given next.
async fn next(store: &Store, series: &str) -> u32 {
    let tx = store.begin().await.unwrap();
    sequences::next(&tx, series).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_write_at_once_are_all_kept_and_those_who_give_up_leave_nothing() {
    let (store, _folder) = store().await;
    let mut writers = JoinSet::new();
    for number in 0..300_u32 {
        let store = store.clone();
        writers.spawn(async move {
            let tx = store.begin().await.unwrap();
            sequences::next(&tx, "ALL").await.unwrap();
            if number % 3 == 0 {
                return;
            }
            tx.commit().await.unwrap();
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    assert_eq!(next(&store, "ALL").await, 201);
}

#[tokio::test]
async fn what_was_answered_is_on_the_disk_for_another_process() {
    let (store, folder) = store().await;
    let held = store.begin().await.unwrap();
    let first = tokio::spawn({
        let store = store.clone();
        async move {
            let tx = store.begin().await.unwrap();
            sequences::next(&tx, "S").await.unwrap();
            tx.commit().await.unwrap();
        }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    drop(held);
    first.await.unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.sqlite").display());
    let other = Store::connect(&StoreOptions { url, connections: 1 }).await.unwrap();
    assert_eq!(next(&other, "S").await, 2);
}

#[tokio::test]
async fn one_who_leaves_the_queue_keeps_nobody_waiting() {
    let (store, _folder) = store().await;
    let held = store.begin().await.unwrap();
    sequences::next(&held, "S").await.unwrap();
    let impatient = tokio::spawn({
        let store = store.clone();
        async move { store.begin().await.map(drop) }
    });
    // No sleep: a commit that grew old waits for nobody, and would prove nothing.
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    impatient.abort();
    // The one who left was counted as waiting: the commit must not be left to them.
    tokio::time::timeout(Duration::from_secs(2), held.commit()).await.unwrap().unwrap();
    assert_eq!(next(&store, "S").await, 2);
}

#[tokio::test]
async fn one_who_waits_too_long_is_told_to_come_back() {
    let (store, _folder) = store().await;
    let held = store.begin().await.unwrap();
    tokio::time::pause();
    let refused = store.begin().await;
    assert!(matches!(refused, Err(persistence::StoreError::Busy)), "{refused:?}");
    drop(held);
}

#[tokio::test]
async fn after_much_was_written_the_log_is_taken_into_the_file() {
    let (store, folder) = store().await;
    let tx = store.begin().await.unwrap();
    sequences::next(&tx, "ALL").await.unwrap();
    tx.commit().await.unwrap();
    let log = folder.path().join("test.sqlite-wal");
    assert!(log.metadata().unwrap().len() > 0);
    store.settle().await.unwrap();
    assert_eq!(log.metadata().unwrap().len(), 0);
    assert_eq!(next(&store, "ALL").await, 2);
}
