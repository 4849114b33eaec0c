//! Files of ideas.

use api_types::import::ImportField as Field;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::ReferenceList;
use serde::Deserialize;

use super::{Column, Note, OrganisationRule, TextRule, ValueRule};

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
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::ExternalId, &self.external_id),
            Column::required(Field::Title, &self.title),
        ];
        columns.extend(Column::of_text(Field::Problem, self.problem.as_ref()));
        columns.extend(Column::of_text(Field::Solution, self.proposal.as_ref()));
        columns.extend(Column::of_code(Field::Subcategory, &self.subcategory));
        let fields = self.innovation_field.iter();
        columns.extend(fields.flat_map(|rule| Column::of_code(Field::InnovationField, rule)));
        columns.extend(self.organisation.iter().filter_map(Column::of_body));
        columns.extend(self.author.iter().map(|name| Column::free(Field::Author, name)));
        columns.extend(self.deposited_at.iter().map(|name| Column::free(Field::Date, name)));
        columns.extend(self.votes.iter().map(|name| Column::free(Field::Votes, name)));
        columns.extend(Column::of_notes(&self.notes));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let subcategories = self.subcategory.codes().map(|code| (ReferenceList::Subcategory, code));
        let fields = self.innovation_field.iter().flat_map(ValueRule::codes);
        subcategories.chain(fields.map(|code| (ReferenceList::InnovationField, code))).collect()
    }
}
