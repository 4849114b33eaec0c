//! Following the journal, for ever: the index of this server has within a second what anybody committed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use ::search::{Document, Key, Rebuild, Synonyms};
use chrono::{DateTime, TimeDelta, Utc};
use domain::editorial::EditorialBrick;
use domain::journal::{BRICKS, Subject, SubjectKind};
use domain::search::SearchKind;
use persistence::{Reads, followers, searchable, synonyms};
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::documents::{Words, document};
use super::{aside, sought};
use crate::{App, Failure};

/// Entries that are read at once.
const BATCH: u64 = 500;
/// Objects that are read at once when an index is made.
const WALK: u64 = 200;
/// How long another server's commits may wait to be read here.
const PATIENCE: Duration = Duration::from_millis(700);
/// Changes that come one upon another are written together.
const REST: Duration = Duration::from_millis(100);
/// How often a server says that it is there, and keeps what was sought.
const SIGN_OF_LIFE: Duration = Duration::from_mins(1);
/// A server that was silent for so long begins anew when it comes back.
const SILENT: TimeDelta = TimeDelta::hours(24);

/// Reads what changed since the last time, into the index. Returns how many entries were read.
///
/// What is written is durable before the entries are marked as read: whatever stops, they are read again.
///
/// # Errors
/// When the database or the folder of the index fails; [`Failure::SearchNotReady`] when there is no index yet.
pub async fn catch_up(app: &App) -> Result<usize, Failure> {
    let index = app.search.index().clone();
    let follower = aside(move || index.follower()).await?.ok_or(Failure::SearchNotReady)?;
    come_out(app, follower).await?;
    let unread = followers::unread(&app.store.reader(), follower, BATCH).await?;
    if unread.is_empty() {
        app.search.caught_up_now();
        return Ok(0);
    }
    let subjects: Vec<Subject> = unread.iter().map(|(_, subject)| *subject).collect();
    if subjects.iter().any(|subject| subject.kind == SubjectKind::SynonymGroup) {
        learn(app).await?;
    }
    let keys = keys(&app.store.reader(), &subjects).await?;
    write(app, &keys).await?;
    let entries: Vec<Uuid> = unread.into_iter().map(|(entry, _)| entry).collect();
    let read = entries.len();
    let tx = app.store.begin().await?;
    followers::mark_read(&tx, follower, entries).await?;
    tx.commit().await?;
    if read < usize::try_from(BATCH).unwrap_or(usize::MAX) {
        app.search.caught_up_now();
    }
    Ok(read)
}

/// Writes what was to be published later and is published since the last look: nobody has to be there, and nothing
/// is told in the journal at that minute.
async fn come_out(app: &App, follower: Uuid) -> Result<(), Failure> {
    let now = app.now();
    let looked = app.search.looked();
    let since = match looked {
        Some(at) => at,
        None => away_since(app, follower).await?.unwrap_or(now),
    };
    let out = searchable::came_out(&app.store.reader(), (since, now)).await?;
    if !out.is_empty() {
        write(app, &out.into_iter().map(item).collect()).await?;
    }
    app.search.look_from(looked, now);
    Ok(())
}

/// Since when a server that has just begun may have missed something: it gave its last sign of life after that, and
/// one that was silent for longer makes its index anew.
async fn away_since(app: &App, follower: Uuid) -> Result<Option<DateTime<Utc>>, Failure> {
    let known = followers::find(&app.store.reader(), follower).await?;
    Ok(known.map(|known| known.seen_at - SILENT))
}

const fn item((id, brick): (Uuid, EditorialBrick)) -> Key {
    Key { kind: brick.sought(), id }
}

/// The objects that these subjects are, of those that are sought.
async fn keys(from: &impl Reads, subjects: &[Subject]) -> Result<BTreeSet<Key>, Failure> {
    let items = subjects.iter().filter(|subject| subject.kind == SubjectKind::EditorialItem);
    let items: Vec<Uuid> = items.map(|subject| subject.id).collect();
    let items = searchable::bricks(from, &items).await?;
    let mut keys = keys_of(subjects);
    keys.extend(items.into_iter().map(item));
    // What happens to a kit is told of its practice.
    let practices = subjects.iter().filter(|subject| subject.kind == SubjectKind::Practice);
    let practices: Vec<Uuid> = practices.map(|subject| subject.id).collect();
    let kits = searchable::kits_of(from, &practices).await?;
    keys.extend(kits.into_iter().map(|id| Key { kind: SearchKind::Kit, id }));
    if subjects.iter().any(|subject| subject.id == BRICKS) {
        let added = searchable::added(from).await?;
        keys.extend(added.into_iter().map(|id| Key { kind: SearchKind::Brick, id }));
    }
    Ok(keys)
}

fn keys_of(subjects: &[Subject]) -> BTreeSet<Key> {
    let kind = |kind: SubjectKind| match kind {
        SubjectKind::Idea => Some(SearchKind::Idea),
        SubjectKind::Challenge => Some(SearchKind::Challenge),
        SubjectKind::Poc => Some(SearchKind::Poc),
        SubjectKind::Practice => Some(SearchKind::Practice),
        SubjectKind::Account => Some(SearchKind::Person),
        // An item is sought as what its brick is: see `keys`.
        SubjectKind::EditorialItem
        | SubjectKind::SynonymGroup
        | SubjectKind::Rights
        | SubjectKind::Review
        | SubjectKind::Setting
        | SubjectKind::Document
        | SubjectKind::HelpRequest
        | SubjectKind::ResourceRequest
        | SubjectKind::Message
        | SubjectKind::Organisation => None,
    };
    let key = |subject: &Subject| Some(Key { kind: kind(subject.kind)?, id: subject.id });
    subjects.iter().filter_map(key).collect()
}

/// Writes these objects as they are now; those that are not to be found any more are forgotten.
async fn write(app: &App, keys: &BTreeSet<Key>) -> Result<(), Failure> {
    let mut by_kind: BTreeMap<SearchKind, Vec<Uuid>> = BTreeMap::new();
    for key in keys {
        by_kind.entry(key.kind).or_default().push(key.id);
    }
    let mut documents = Vec::new();
    for (kind, ids) in by_kind {
        documents.extend(read(app, kind, &ids).await?);
    }
    let found: BTreeSet<Key> = documents.iter().map(Document::key).collect();
    let forgotten: Vec<Key> = keys.difference(&found).copied().collect();
    let index = app.search.index().clone();
    aside(move || index.write(&documents, &forgotten)).await
}

async fn read(app: &App, kind: SearchKind, ids: &[Uuid]) -> Result<Vec<Document>, Failure> {
    let objects = searchable::read(&app.store.reader(), (kind, app.now()), ids).await?;
    let (book, tree) = (app.directory.references(), app.directory.organisations());
    let words = Words { book: &book, tree: &tree };
    Ok(objects.into_iter().map(|object| document(kind, object, &words)).collect())
}

/// Makes the index anew, beside the one that serves, and puts it in its place.
///
/// # Errors
/// When the database or the folder fails: the one that serves stays.
pub async fn rebuild(app: &App) -> Result<(), Failure> {
    let (index, before) = (app.search.index().clone(), app.search.index().clone());
    let before = aside(move || before.follower()).await?;
    let follower = Uuid::new_v4();
    let begun = app.now();
    // Registered first: what changes while it is made waits for it.
    followers::register(&app.store, follower, begun).await?;
    let made = match aside(move || index.rebuild(follower)).await {
        Ok(rebuild) => fill(app, rebuild).await,
        Err(failure) => Err(failure),
    };
    let gone = if made.is_ok() { before } else { Some(follower) };
    if let Some(gone) = gone {
        let tx = app.store.begin().await?;
        followers::forget(&tx, gone).await?;
        tx.commit().await?;
    }
    made?;
    app.search.look_again(begun - TimeDelta::seconds(1));
    learn(app).await?;
    app.search.caught_up_now();
    Ok(())
}

async fn fill(app: &App, mut rebuild: Rebuild) -> Result<(), Failure> {
    for kind in SearchKind::ALL.iter().copied() {
        let mut after = None;
        loop {
            let which = (kind, app.now());
            let ids = searchable::walk(&app.store.reader(), which, after, WALK).await?;
            let Some(last) = ids.last().copied() else { break };
            after = Some(last);
            let documents = read(app, kind, &ids).await?;
            rebuild = aside(move || {
                rebuild.add(&documents)?;
                Ok(rebuild)
            })
            .await?;
        }
    }
    aside(move || rebuild.finish()).await
}

async fn learn(app: &App) -> Result<(), Failure> {
    let groups = synonyms::all(&app.store.reader()).await?;
    let groups: Vec<_> = groups.into_iter().map(|(_, group)| group.value).collect();
    app.search.learn(Synonyms::new(&groups));
    Ok(())
}

/// Asks every server to make its index anew, each while it goes on serving. How many there are.
///
/// # Errors
/// When the database fails.
pub async fn ask_to_renew(app: &App) -> Result<u64, Failure> {
    let tx = app.store.begin().await?;
    let asked = followers::renew_all(&tx).await?;
    tx.commit().await?;
    Ok(asked)
}

/// Follows the journal for ever: rung after a commit, and looking by itself every second.
pub async fn follow(app: App) {
    let mut renewal: Option<JoinHandle<()>> = None;
    let mut sign_of_life: Option<Instant> = None;
    let mut waiting = false;
    if let Err(error) = learn(&app).await {
        tracing::error!(?error, "synonyms could not be read");
    }
    loop {
        let rung = app.bell.notified();
        if sign_of_life.is_none_or(|at| at.elapsed() > SIGN_OF_LIFE) {
            sign_of_life = Some(Instant::now());
            match live(&app).await {
                Ok(()) | Err(Failure::SearchNotReady) => {}
                Err(error) => tracing::error!(?error, "search could not give a sign of life"),
            }
        }
        if renewal.as_ref().is_none_or(JoinHandle::is_finished) {
            match wants_renewal(&app).await {
                Ok(false) => renewal = None,
                Ok(true) => renewal = Some(tokio::spawn(renew(app.clone()))),
                // Another process holds the folder: it may be the one that this one replaces.
                Err(Failure::SearchNotReady) => {
                    if !std::mem::replace(&mut waiting, true) {
                        tracing::warn!(
                            "another server holds the folder of the search index: see search_dir"
                        );
                    }
                }
                Err(error) => tracing::error!(?error, "the search index cannot be opened"),
            }
        }
        match catch_up(&app).await {
            Ok(0) | Err(Failure::SearchNotReady) => {}
            Ok(_) => {
                tokio::time::sleep(REST).await;
                continue;
            }
            Err(error) => tracing::error!(?error, "the search index could not catch up"),
        }
        let _ = tokio::time::timeout(PATIENCE, rung).await;
    }
}

/// Whether the index is to be made anew: there is none, its follower was forgotten, or somebody asked.
async fn wants_renewal(app: &App) -> Result<bool, Failure> {
    let index = app.search.index().clone();
    let Some(follower) = aside(move || index.follower()).await? else { return Ok(true) };
    let known = followers::find(&app.store.reader(), follower).await?;
    Ok(known.is_none_or(|known| known.renew))
}

async fn renew(app: App) {
    let begun = Instant::now();
    match rebuild(&app).await {
        Ok(()) => {
            let seconds = begun.elapsed().as_secs_f32();
            tracing::info!(seconds, documents = ?app.search.index().count().ok(), "search index made");
        }
        Err(error) => {
            tracing::error!(?error, "the search index could not be made");
            // Not again at once.
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
    }
}

async fn live(app: &App) -> Result<(), Failure> {
    let index = app.search.index().clone();
    let follower = aside(move || index.follower()).await?;
    let tx = app.store.begin().await?;
    if let Some(follower) = follower {
        followers::touch(&tx, follower, app.now()).await?;
    }
    followers::forget_silent(&tx, app.now() - SILENT).await?;
    tx.commit().await?;
    sought::note_kept(app).await
}
