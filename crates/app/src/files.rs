//! Where the bytes of files lie: a local folder, or the memory of a test.

use std::path::Path;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt as _};

use crate::Failure;

/// The storage of files. Keys are ours, never a name that somebody typed.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// A folder, made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn local(folder: &Path) -> Result<Self, Failure> {
        std::fs::create_dir_all(folder).map_err(Failure::Files)?;
        let storage = LocalFileSystem::new_with_prefix(folder).map_err(failure)?;
        // A file is there whole or not at all: written beside, made durable, then renamed.
        Ok(Self(Arc::new(storage.with_fsync(true))))
    }

    /// For tests.
    #[must_use]
    pub fn memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Keeps these bytes.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), Failure> {
        self.0.put(&Key::from(key), bytes.into()).await.map_err(failure)?;
        Ok(())
    }

    /// The bytes kept under this key.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or when the storage fails.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>, Failure> {
        let kept = self.0.get(&Key::from(key)).await.map_err(failure)?;
        Ok(kept.bytes().await.map_err(failure)?.to_vec())
    }

    /// Throws away what is kept under this key; nothing there is well too.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn delete(&self, key: &str) -> Result<(), Failure> {
        match self.0.delete(&Key::from(key)).await.map_err(failure) {
            Ok(()) | Err(Failure::NotFound(_)) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

fn failure(error: object_store::Error) -> Failure {
    if matches!(error, object_store::Error::NotFound { .. }) {
        return Failure::NotFound("file");
    }
    Failure::Files(std::io::Error::other(error))
}
