//! Settings: every environment variable that is read or set somewhere is explained to people.

use std::collections::BTreeSet;

use super::Text;

const EXPLAINED_IN: [&str; 2] = ["docs/operations.md", "CONTRIBUTING.md"];
const PREFIX: &str = "OZELID_";

/// Looks for variables nobody explains.
pub(super) fn look(files: &[Text], findings: &mut Vec<String>) {
    let explains = |file: &&Text| EXPLAINED_IN.contains(&file.path.as_str());
    let explained: BTreeSet<&str> =
        files.iter().filter(explains).flat_map(|file| variables(&file.text)).collect();
    for file in files.iter().filter(|file| !explains(file) && !file.path.contains("tidy/settings"))
    {
        let unknown: BTreeSet<&str> =
            variables(&file.text).filter(|variable| !explained.contains(variable)).collect();
        let finding = |variable| format!("{}: {variable} is not in {EXPLAINED_IN:?}", file.path);
        findings.extend(unknown.into_iter().map(finding));
    }
}

fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(PREFIX).filter_map(|(at, _)| {
        let rest = &text[at..];
        let part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        // The prefix alone, or with a placeholder after it, is no variable.
        Some(&rest[..end]).filter(|name| name.len() > PREFIX.len())
    })
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::tidy::Text;

    #[test]
    fn a_variable_nobody_explains_is_found() {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let files = [
            text("docs/operations.md", "| `OZELID_LISTEN` | address |"),
            text("Dockerfile", "ENV OZELID_LISTEN=a \\\n OZELID_LISTENER=b"),
            text("README.md", "`OZELID_*` variables"),
        ];
        let mut findings = Vec::new();
        look(&files, &mut findings);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("Dockerfile: OZELID_LISTENER"), "{findings:?}");
    }
}
