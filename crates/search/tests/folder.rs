//! What the folder of the index survives.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::path::{Path, PathBuf};

use domain::search::SearchKind;
use search::{Audience, Document, SearchIndex};
use uuid::Uuid;

fn document(number: u128, title: &str) -> Document {
    Document {
        kind: SearchKind::Idea,
        id: Uuid::from_u128(number),
        version: 1,
        reference: None,
        title: title.to_owned(),
        status: None,
        domain: None,
        subcategory: None,
        organisation: None,
        day: None,
        tags: Vec::new(),
        audience: Audience::default(),
        labels: Vec::new(),
        sections: Vec::new(),
        stop: None,
        contact: None,
        steps_passed: None,
    }
}

/// A kill after the files of a commit are written, and before the commit is: the next one writes files of these names.
#[test]
fn what_a_kill_left_of_a_commit_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let change = [document(1, "Un banc")];
    {
        let mut rebuild = SearchIndex::at(folder.path()).rebuild(Uuid::new_v4()).unwrap();
        rebuild.add(&[change[0].clone(), document(2, "Un abri")]).unwrap();
        rebuild.finish().unwrap();
    }
    let meta = meta_of(folder.path()).unwrap();
    let committed = std::fs::read(&meta).unwrap();
    let begun_again = || {
        let index = SearchIndex::at(folder.path());
        index.follower().unwrap();
        index.write(&change, &[]).unwrap();
        index.count().unwrap()
    };
    begun_again();
    std::fs::write(&meta, committed).unwrap();
    assert_eq!(begun_again(), 2, "each once");
}

/// Where the engine keeps what it committed.
fn meta_of(folder: &Path) -> Option<PathBuf> {
    let mut entries = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    entries.find_map(|path| {
        if path.is_dir() { meta_of(&path) } else { path.ends_with("meta.json").then_some(path) }
    })
}
