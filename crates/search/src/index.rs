//! The index of this server: opened, written, replaced, asked.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::indexer::IndexWriterOptions;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, Term};
use uuid::Uuid;

use crate::generation::{Generation, Place};
use crate::tables::Tables;
use crate::{Document, Key, SearchError};

/// What the writer may hold in memory before it writes a segment: the least that the engine takes.
const WRITER_MEMORY: usize = 16 * 1024 * 1024;

/// The index of this server. Cheap to clone; calls block: keep them off the threads that answer requests.
#[derive(Clone)]
pub struct SearchIndex(Arc<Inner>);

struct Inner {
    place: Place,
    tables: Tables,
    /// What answers.
    serving: RwLock<Option<Serving>>,
    /// What writes: one at a time.
    writer: Mutex<Option<Writing>>,
    /// Held while this process owns the folder.
    lock: Mutex<Option<File>>,
}

#[derive(Clone)]
struct Serving {
    reader: IndexReader,
    follower: Uuid,
}

struct Writing {
    writer: IndexWriter,
    follower: Uuid,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("place", &self.0.place).finish_non_exhaustive()
    }
}

/// An index that is being made beside the one that serves.
pub struct Rebuild {
    of: SearchIndex,
    index: Index,
    writing: Writing,
}

impl std::fmt::Debug for Rebuild {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rebuild").field("follower", &self.writing.follower).finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// The index that lies in this folder, which nothing opens yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self::new(Place::Folder(folder.into()))
    }

    /// An index in memory.
    pub fn memory() -> Self {
        Self::new(Place::Memory)
    }

    fn new(place: Place) -> Self {
        let (serving, writer, lock) = (RwLock::default(), Mutex::default(), Mutex::default());
        Self(Arc::new(Inner { place, tables: Tables::new(), serving, writer, lock }))
    }

    /// Which follower of the journal the index in force is kept by; opens it when it is not.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] when another process holds the folder.
    pub fn follower(&self) -> Result<Option<Uuid>, SearchError> {
        if let Some(serving) = self.serving() {
            return Ok(Some(serving.follower));
        }
        self.own()?;
        let Some(Generation { index, follower }) = self.0.place.current(&self.0.tables) else {
            return Ok(None);
        };
        let writing = Writing { writer: writer(&index)?, follower };
        self.serve(&index, writing)?;
        Ok(Some(follower))
    }

    /// Begins an index anew, for this follower, while the one in force goes on serving.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] when another process holds the folder.
    pub fn rebuild(&self, follower: Uuid) -> Result<Rebuild, SearchError> {
        self.own()?;
        let Generation { index, follower } = self.0.place.begin(&self.0.tables, follower)?;
        let writing = Writing { writer: writer(&index)?, follower };
        Ok(Rebuild { of: self.clone(), index, writing })
    }

    /// Writes documents, in place of those about the same objects, and forgets others. Durable on return.
    ///
    /// # Errors
    /// When the folder fails: nothing is kept then, and what follows begins from what was kept.
    pub fn write(&self, documents: &[Document], forgotten: &[Key]) -> Result<(), SearchError> {
        let mut guard = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writing = guard.as_mut().ok_or(SearchError::NotReady)?;
        let written = put(&self.0.tables, &writing.writer, documents, forgotten)
            .and_then(|()| Ok(writing.writer.commit()?));
        if let Err(error) = written {
            // A writer that failed is not used again: the index is opened anew from what it kept.
            *guard = None;
            *self.0.serving.write().unwrap_or_else(PoisonError::into_inner) = None;
            return Err(error);
        }
        drop(guard);
        if let Some(serving) = self.serving() {
            serving.reader.reload()?;
        }
        Ok(())
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn count(&self) -> Result<u64, SearchError> {
        Ok(self.searcher()?.num_docs())
    }

    pub(crate) fn searcher(&self) -> Result<Searcher, SearchError> {
        Ok(self.serving().ok_or(SearchError::NotReady)?.reader.searcher())
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.0.tables
    }

    fn serving(&self) -> Option<Serving> {
        self.0.serving.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn serve(&self, index: &Index, writing: Writing) -> Result<(), SearchError> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader: IndexReader = reader.doc_store_cache_num_blocks(20).try_into()?;
        let serving = Serving { reader, follower: writing.follower };
        *self.0.writer.lock().unwrap_or_else(PoisonError::into_inner) = Some(writing);
        *self.0.serving.write().unwrap_or_else(PoisonError::into_inner) = Some(serving);
        Ok(())
    }

    /// Makes this process the only one that writes in the folder.
    fn own(&self) -> Result<(), SearchError> {
        let Place::Folder(folder) = &self.0.place else { return Ok(()) };
        let mut lock = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if lock.is_none() {
            std::fs::create_dir_all(folder)?;
            let file = File::create(folder.join("lock"))?;
            match file.try_lock() {
                Ok(()) => *lock = Some(file),
                Err(TryLockError::WouldBlock) => return Err(SearchError::NotReady),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

impl Rebuild {
    /// Adds documents; about one object, the last that was added counts.
    ///
    /// # Errors
    /// When the folder fails.
    pub fn add(&mut self, documents: &[Document]) -> Result<(), SearchError> {
        put(&self.of.0.tables, &self.writing.writer, documents, &[])
    }

    /// Puts the index in force.
    ///
    /// # Errors
    /// When the folder fails: the one in force stays.
    pub fn finish(mut self) -> Result<(), SearchError> {
        self.writing.writer.commit()?;
        let follower = self.writing.follower;
        self.of.serve(&self.index, self.writing)?;
        self.of.0.place.adopt(follower)
    }
}

fn writer(index: &Index) -> Result<IndexWriter, SearchError> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .num_merge_threads(1)
        .memory_budget_per_thread(WRITER_MEMORY)
        .build();
    let writer: IndexWriter = index.writer_with_options(options)?;
    // Whoever was killed left the files of a commit that was not ended: the next one would give its own their names.
    writer.garbage_collect_files().wait()?;
    Ok(writer)
}

fn put(
    tables: &Tables,
    writer: &IndexWriter,
    documents: &[Document],
    forgotten: &[Key],
) -> Result<(), SearchError> {
    let forget =
        |key: &Key| writer.delete_term(Term::from_field_text(tables.key, &key.to_string()));
    for key in forgotten {
        forget(key);
    }
    for document in documents {
        forget(&document.key());
        writer.add_document(tables.write(document)?)?;
    }
    Ok(())
}
