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
pub struct Files {
    storage: Arc<dyn ObjectStore>,
    /// The folder, when it is one: what a bucket writes of its own accord cannot be changed.
    folder: Option<Arc<Path>>,
}

impl Files {
    /// A folder, made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn local(folder: &Path) -> Result<Self, Failure> {
        std::fs::create_dir_all(folder).map_err(Failure::Files)?;
        let storage = LocalFileSystem::new_with_prefix(folder).map_err(failure)?;
        // A file is there whole or not at all: written beside, made durable, then renamed.
        let storage = Arc::new(storage.with_fsync(true));
        Ok(Self { storage, folder: Some(folder.into()) })
    }

    /// For tests.
    #[must_use]
    pub fn memory() -> Self {
        Self { storage: Arc::new(InMemory::new()), folder: None }
    }

    /// Keeps these bytes.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), Failure> {
        self.storage.put(&Key::from(key), bytes.into()).await.map_err(failure)?;
        self.forget_the_hour(key);
        Ok(())
    }

    /// The minute at which a file was written would point at whoever was signed in.
    fn forget_the_hour(&self, key: &str) {
        let Some(folder) = &self.folder else { return };
        let dated = std::fs::File::options()
            .write(true)
            .open(folder.join(key))
            .and_then(|file| file.set_modified(std::time::UNIX_EPOCH));
        if let Err(error) = dated {
            tracing::warn!(?error, "a file keeps the hour at which it was written");
        }
    }

    /// The bytes kept under this key.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or when the storage fails.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>, Failure> {
        let kept = self.storage.get(&Key::from(key)).await.map_err(failure)?;
        Ok(kept.bytes().await.map_err(failure)?.to_vec())
    }

    /// Throws away what is kept under this key; nothing there is well too.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn delete(&self, key: &str) -> Result<(), Failure> {
        match self.storage.delete(&Key::from(key)).await.map_err(failure) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_kept_found_and_thrown_away_and_tells_no_hour() {
        let folder = std::env::temp_dir().join(uuid::Uuid::new_v4().to_string());
        let files = Files::local(&folder).unwrap();
        files.put("clef", b"contenu".to_vec()).await.unwrap();
        let written = std::fs::metadata(folder.join("clef")).unwrap().modified().unwrap();
        assert_eq!(written, std::time::UNIX_EPOCH);
        assert_eq!(files.get("clef").await.unwrap(), b"contenu");
        files.delete("clef").await.unwrap();
        files.delete("clef").await.unwrap();
        assert!(matches!(files.get("clef").await, Err(Failure::NotFound(_))));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
