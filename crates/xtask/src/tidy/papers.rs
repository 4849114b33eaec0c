//! Documents: every path they name exists.

use super::Text;

/// A document names a path when a `code span` or a link begins with one of these.
const TOPS: [&str; 12] = [
    ".cargo/",
    ".ci/",
    ".config/",
    "crates/",
    "docs/",
    "frontend/",
    "locales/",
    "migrations/",
    "openapi/",
    "Cargo.toml",
    "deny.toml",
    "docker-compose.yml",
];
/// Made by a build or a run, hence absent from a fresh clone.
const MADE: [&str; 3] = ["frontend/dist", "frontend/e2e/node_modules", "frontend/e2e/results"];

/// Looks at one document.
pub(super) fn look(file: &Text, exists: &dyn Fn(&str) -> bool, findings: &mut Vec<String>) {
    for (number, line) in file.text.lines().enumerate() {
        let mut missing = |path: &str| {
            findings.push(format!("{}:{}: {path} does not exist", file.path, number + 1));
        };
        for path in spans(line).filter(|path| is_path(path)) {
            if !exists(path.trim_end_matches('/')) && !exists(&from_top(&file.path, path)) {
                missing(path);
            }
        }
        for link in links(line) {
            if !exists(&from_top(&file.path, link)) {
                missing(link);
            }
        }
    }
}

fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Patterns, placeholders and what a build makes are no paths to check.
fn is_path(span: &str) -> bool {
    TOPS.iter().any(|top| span.starts_with(top))
        && !span.contains(|c: char| c.is_whitespace() || "*{}<>…$:".contains(c))
        && !MADE.iter().any(|made| span.starts_with(made))
}

/// The targets of `[text](target)` that are files here.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let files = targets.map(|(target, _)| target.split_once('#').map_or(target, |(file, _)| file));
    files.filter(|file| !file.is_empty() && !file.contains(':'))
}

/// The path from the top of what a document names from where it lies.
fn from_top(document: &str, link: &str) -> String {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.trim_end_matches('/').split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{from_top, is_path, links, look, spans};
    use crate::tidy::Text;

    #[test]
    fn a_document_that_names_what_is_not_there_is_found() {
        let text =
            "See `crates/api/src/lib.rs`, `crates/gone.rs`\n[a](adr/0001.md#b) [c](https://d.e)";
        let file = Text { path: "docs/ARCHITECTURE.md".to_owned(), text: text.to_owned() };
        let mut findings = Vec::new();
        look(&file, &|path| path == "crates/api/src/lib.rs", &mut findings);
        let expected = [
            "docs/ARCHITECTURE.md:1: crates/gone.rs does not exist",
            "docs/ARCHITECTURE.md:2: adr/0001.md does not exist",
        ];
        assert_eq!(findings, expected);
    }

    #[test]
    fn patterns_and_what_a_build_makes_are_not_checked() {
        for span in ["crates/*/src", "docs/<name>.md", "frontend/dist/index.html", "cargo xtask"] {
            assert!(!is_path(span), "{span}");
        }
        assert_eq!(spans("a `b` c `d`").collect::<Vec<_>>(), ["b", "d"]);
    }

    #[test]
    fn links_are_read_from_where_the_document_lies() {
        assert_eq!(links("[a](b.md) [c](#d) [e](../f#g)").collect::<Vec<_>>(), ["b.md", "../f"]);
        assert_eq!(from_top("docs/adr/0001.md", "../operations.md"), "docs/operations.md");
        assert_eq!(from_top("README.md", "./docs/"), "docs");
    }
}
