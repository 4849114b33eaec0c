//! What an index holds, to be compared with the database.

use std::collections::BTreeMap;
use std::path::Path;

use tantivy::TantivyDocument;

use crate::generation::Place;
use crate::tables::Tables;
use crate::{Key, SearchError};

/// Every object that the index in this folder holds, with the version that it was read at. Takes no lock: the server
/// goes on serving.
///
/// # Errors
/// [`SearchError::NotReady`] when there is no index there.
pub fn census(folder: &Path) -> Result<BTreeMap<Key, i32>, SearchError> {
    let tables = Tables::new();
    let place = Place::Folder(folder.to_owned());
    let index = place.current(&tables).ok_or(SearchError::NotReady)?.index;
    let searcher = index.reader()?.searcher();
    let mut held = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let store = segment.get_store_reader(1)?;
        for row in store.iter::<TantivyDocument>(segment.alive_bitset()) {
            let document = tables.read(&row?)?;
            held.insert(document.key(), document.version);
        }
    }
    Ok(held)
}
