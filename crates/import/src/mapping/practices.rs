//! Files of practices.

use domain::reference::ReferenceList;
use serde::Deserialize;

use super::{ListRule, Note, TextRule, ValueRule};

/// Which column feeds which field of a practice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticesMapping {
    pub(crate) source: String,
    pub(crate) external_id: String,
    pub(crate) title: String,
    /// An innovative achievement or a good practice.
    pub(crate) kind: ValueRule,
    pub(crate) summary: Option<TextRule>,
    pub(crate) problem: Option<TextRule>,
    pub(crate) solution: Option<TextRule>,
    pub(crate) result: Option<TextRule>,
    pub(crate) conditions: Option<TextRule>,
    pub(crate) domain: ValueRule,
    pub(crate) process: Option<ValueRule>,
    pub(crate) keywords: Option<ListRule>,
    /// The code of the body in the tree, or its name.
    pub(crate) organisation: String,
    /// The work address of an account, or a name.
    pub(crate) contact: Option<String>,
    pub(crate) published_at: Option<String>,
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

impl PracticesMapping {
    pub(super) fn columns(&self) -> Vec<&str> {
        let texts = [&self.summary, &self.problem, &self.solution, &self.result, &self.conditions];
        let texts = texts.into_iter().flatten().map(|rule| &rule.column);
        let codes = [&self.kind, &self.domain].into_iter().chain(&self.process);
        let mut columns: Vec<&str> = [&self.external_id, &self.title, &self.organisation]
            .into_iter()
            .chain(texts)
            .chain(codes.flat_map(|rule| &rule.columns))
            .chain(self.keywords.iter().map(|rule| &rule.column))
            .chain(&self.contact)
            .chain(&self.published_at)
            .map(String::as_str)
            .collect();
        columns.extend(self.notes.iter().flat_map(Note::columns));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let domains = self.domain.codes().map(|code| (ReferenceList::Domain, code));
        let processes = self.process.iter().flat_map(ValueRule::codes);
        domains.chain(processes.map(|code| (ReferenceList::Process, code))).collect()
    }
}
