//! Where indexes lie: one folder for each, and a small file that names the one in force.
//!
//! An index is made beside the one that serves and takes its place by the renaming of that file: whenever a server
//! is killed, the file names a whole index.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexSettings};
use uuid::Uuid;

use crate::SearchError;
use crate::tables::{Tables, VERSION};

const CURRENT: &str = "current";

/// Where indexes lie.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In memory: gone with the process.
    Memory,
    /// In this folder.
    Folder(PathBuf),
}

/// An index, and whose it is.
#[derive(Debug)]
pub(crate) struct Generation {
    pub(crate) index: Index,
    pub(crate) follower: Uuid,
}

/// What the small file says.
#[derive(Debug, Serialize, Deserialize)]
struct Named {
    version: u32,
    follower: Uuid,
}

impl Place {
    /// The index in force; none when it is absent, of another version, or cannot be read.
    pub(crate) fn current(&self, tables: &Tables) -> Option<Generation> {
        let Self::Folder(folder) = self else { return None };
        let Named { follower, .. } = named(folder)?;
        let index = MmapDirectory::open(folder.join(follower.to_string()))
            .map_err(tantivy::TantivyError::from)
            .and_then(Index::open);
        match index {
            Ok(index) if index.schema() == tables.schema => {
                Tables::prepare(&index);
                Some(Generation { index, follower })
            }
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(?error, "the search index cannot be read: it is made again");
                None
            }
        }
    }

    /// A new, empty index, beside the one in force.
    pub(crate) fn begin(&self, tables: &Tables, follower: Uuid) -> Result<Generation, SearchError> {
        let index = match self {
            Self::Memory => Index::create_in_ram(tables.schema.clone()),
            Self::Folder(folder) => {
                let own = folder.join(follower.to_string());
                fs::create_dir_all(&own)?;
                let directory = MmapDirectory::open(own).map_err(tantivy::TantivyError::from)?;
                Index::create(directory, tables.schema.clone(), IndexSettings::default())?
            }
        };
        Tables::prepare(&index);
        Ok(Generation { index, follower })
    }

    /// Puts an index in force, and removes every other one.
    pub(crate) fn adopt(&self, follower: Uuid) -> Result<(), SearchError> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let named = serde_json::to_vec(&Named { version: VERSION, follower });
        let named = named.map_err(io::Error::from)?;
        let fresh = folder.join(format!("{CURRENT}.new"));
        let mut file = fs::File::create(&fresh)?;
        file.write_all(&named)?;
        file.sync_all()?;
        fs::rename(&fresh, folder.join(CURRENT))?;
        fs::File::open(folder)?.sync_all()?;
        sweep(folder, follower)?;
        Ok(())
    }
}

fn named(folder: &Path) -> Option<Named> {
    let text = fs::read(folder.join(CURRENT)).ok()?;
    serde_json::from_slice::<Named>(&text).ok().filter(|named| named.version == VERSION)
}

/// Removes what a killed rebuild left, and the index that was in force before. Files that are still read stay
/// readable until they are closed.
fn sweep(folder: &Path, keep: Uuid) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let other = name.to_str().and_then(|name| Uuid::parse_str(name).ok());
        if other.is_some_and(|other| other != keep) && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
