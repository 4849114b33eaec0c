//! Files of ideas.

use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::ReferenceList;
use serde::Deserialize;

use super::{Note, OrganisationRule, TextRule, ValueRule};

/// Which column feeds which field of an idea.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdeasMapping {
    pub(crate) source: String,
    pub(crate) external_id: String,
    pub(crate) title: String,
    pub(crate) problem: Option<TextRule>,
    pub(crate) proposal: Option<TextRule>,
    pub(crate) author: Option<String>,
    pub(crate) deposited_at: Option<String>,
    pub(crate) subcategory: ValueRule,
    pub(crate) innovation_field: Option<ValueRule>,
    pub(crate) organisation: Option<OrganisationRule>,
    pub(crate) form: InnovationForm,
    pub(crate) origin: IdeaOrigin,
    #[serde(default)]
    pub(crate) votes: Vec<String>,
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

impl IdeasMapping {
    pub(super) fn columns(&self) -> Vec<&str> {
        let texts = self.problem.iter().chain(&self.proposal).map(|rule| &rule.column);
        let codes = self.innovation_field.iter().chain([&self.subcategory]);
        let organisation = self.organisation.iter().filter_map(|rule| rule.column.as_ref());
        let mut columns: Vec<&str> = [&self.external_id, &self.title]
            .into_iter()
            .chain(&self.author)
            .chain(&self.deposited_at)
            .chain(texts)
            .chain(codes.flat_map(|rule| &rule.columns))
            .chain(organisation)
            .chain(&self.votes)
            .map(String::as_str)
            .collect();
        columns.extend(self.notes.iter().flat_map(Note::columns));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let subcategories = self.subcategory.codes().map(|code| (ReferenceList::Subcategory, code));
        let fields = self.innovation_field.iter().flat_map(ValueRule::codes);
        subcategories.chain(fields.map(|code| (ReferenceList::InnovationField, code))).collect()
    }
}
