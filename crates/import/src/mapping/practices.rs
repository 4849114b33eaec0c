//! Files of practices.

use api_types::import::ImportField as Field;
use domain::reference::ReferenceList;
use serde::Deserialize;

use super::{Column, ListRule, Note, TextRule, ValueRule};

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
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::ExternalId, &self.external_id),
            Column::required(Field::Title, &self.title),
            Column::required(Field::Organisation, &self.organisation),
        ];
        columns.extend(Column::of_code(Field::PracticeKind, &self.kind));
        columns.extend(Column::of_code(Field::Domain, &self.domain));
        let processes = self.process.iter();
        columns.extend(processes.flat_map(|rule| Column::of_free_code(Field::Process, rule)));
        let texts = [
            (Field::Summary, &self.summary),
            (Field::Problem, &self.problem),
            (Field::Solution, &self.solution),
            (Field::Result, &self.result),
            (Field::Conditions, &self.conditions),
        ];
        for (field, rule) in texts {
            columns.extend(Column::of_text(field, rule.as_ref()));
        }
        let keywords = self.keywords.iter();
        columns.extend(keywords.map(|rule| Column::of_list(Field::Keywords, rule)));
        columns.extend(self.contact.iter().map(|name| Column::free(Field::Contact, name)));
        columns.extend(self.published_at.iter().map(|name| Column::free(Field::Date, name)));
        columns.extend(Column::of_notes(&self.notes));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let domains = self.domain.codes().map(|code| (ReferenceList::Domain, code));
        let processes = self.process.iter().flat_map(ValueRule::codes);
        domains.chain(processes.map(|code| (ReferenceList::Process, code))).collect()
    }
}
