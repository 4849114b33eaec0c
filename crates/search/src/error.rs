//! Why the index did not answer.

use std::io;

/// Why the index did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// It is being built, or another process holds its folder.
    #[error("the index is not ready")]
    NotReady,
    /// Its folder cannot be read or written.
    #[error("the folder of the index failed")]
    Folder(#[from] io::Error),
    /// The engine failed.
    #[error("the engine of the index failed")]
    Engine(#[from] tantivy::TantivyError),
    /// It holds something that it did not write.
    #[error("the index holds something that it did not write: {0}")]
    Corrupt(String),
}
