//! The rules no other tool holds.

pub(crate) mod graph;
mod papers;
mod settings;
mod source;
mod words;

use std::fs;

use anyhow::{Result, bail};

use crate::{
    exec::{output, program},
    place,
};

/// A file of the project: its path from the top, its text.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Text {
    fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }
}

/// Looks at everything and reports all findings at once.
pub(crate) fn run() -> Result<()> {
    let (paths, texts) = files()?;
    let mut findings = Vec::new();
    for text in texts.iter().filter(|text| text.is(&["rs", "css", "js", "ts"])) {
        source::look(text, &mut findings);
    }
    for text in texts.iter().filter(|text| text.is(&["md"])) {
        papers::look(text, &|path| exists(&paths, path), &mut findings);
    }
    words::look(&texts, &mut findings);
    settings::look(&texts, &mut findings);
    graph::look(&graph::Graph::read()?, &mut findings);
    if findings.is_empty() {
        eprintln!("  {} files are tidy", paths.len());
        return Ok(());
    }
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    bail!("{} findings", findings.len())
}

/// What git knows or would know, and the text of what is text.
fn files() -> Result<(Vec<String>, Vec<Text>)> {
    let mut list = program("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let root = place::root();
    let mut paths: Vec<String> = output(&mut list)?.lines().map(str::to_owned).collect();
    paths.retain(|path| root.join(path).is_file());
    paths.sort();
    paths.dedup();
    let read = |path: &String| {
        let text = fs::read_to_string(root.join(path)).ok()?;
        Some(Text { path: path.clone(), text })
    };
    let texts = paths.iter().filter_map(read).collect();
    Ok((paths, texts))
}

/// A file, or a folder that holds one.
fn exists(paths: &[String], path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    paths.iter().any(|known| known == path || known.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::exists;

    #[test]
    fn a_folder_exists_when_a_file_lies_in_it() {
        let paths = ["crates/api/src/lib.rs".to_owned()];
        assert!(exists(&paths, "crates/api"));
        assert!(exists(&paths, "crates/api/"));
        assert!(exists(&paths, "crates/api/src/lib.rs"));
        assert!(!exists(&paths, "crates/ap"));
    }
}
