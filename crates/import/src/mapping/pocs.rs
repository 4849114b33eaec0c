//! Files of experiments.

use std::collections::BTreeMap;

use api_types::import::ImportField as Field;
use domain::idea::InnovationForm;
use domain::poc::{ExternalSystem, PartnerKind, Question};
use domain::reference::ReferenceList;
use serde::Deserialize;

use super::rule::Values;
use super::{Column, ListRule, Note, OrganisationRule, TextRule, ValueRule};

/// Which column feeds which field of an experiment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PocsMapping {
    pub(crate) source: String,
    pub(crate) external_id: String,
    pub(crate) title: String,
    pub(crate) summary: Option<TextRule>,
    pub(crate) description: Option<TextRule>,
    pub(crate) organisation: OrganisationRule,
    pub(crate) domain: ValueRule,
    pub(crate) form: Option<InnovationForm>,
    pub(crate) keywords: Option<ListRule>,
    pub(crate) sponsors: Option<ListRule>,
    pub(crate) partners: Option<ListRule>,
    /// What partners are.
    #[serde(default = "other")]
    pub(crate) partner_kind: PartnerKind,
    #[serde(default)]
    pub(crate) answers: BTreeMap<Question, ListRule>,
    #[serde(default)]
    pub(crate) links: Vec<LinkRule>,
    pub(crate) phases: PhasesRule,
    pub(crate) milestones: Option<MilestonesRule>,
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

const fn other() -> PartnerKind {
    PartnerKind::Other
}

/// A column of addresses, and what they lead to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRule {
    pub column: String,
    pub system: ExternalSystem,
}

/// How phases become a status and steps (see [`crate::poc::phases`]).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhasesRule {
    /// A JSON array of `{name, start, end?, comment?}`.
    pub column: String,
    /// How many steps are passed when a phase begins, 0 to 6.
    pub steps: BTreeMap<String, u8>,
    /// Phases that mean: completed.
    #[serde(default)]
    pub completed: Vec<String>,
    /// Phases that mean: abandoned.
    #[serde(default)]
    pub abandoned: Vec<String>,
    /// The cause of an abandonment, for no file tells it in our words.
    pub cause: String,
    /// Events whose comment says why it ended.
    #[serde(default)]
    pub end_events: Vec<String>,
}

/// The dated story, kept as a list at the end of the description.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MilestonesRule {
    /// The heading of the list.
    pub title: String,
    /// A JSON array of `{name, date, comment?}`.
    pub events: Option<String>,
    /// The words for phases and events.
    #[serde(default)]
    pub labels: Values,
}

impl PocsMapping {
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::ExternalId, &self.external_id),
            Column::required(Field::Title, &self.title),
        ];
        columns.extend(Column::of_text(Field::Summary, self.summary.as_ref()));
        columns.extend(Column::of_text(Field::Description, self.description.as_ref()));
        columns.extend(Column::of_body(&self.organisation));
        columns.extend(Column::of_code(Field::Domain, &self.domain));
        let lists = [
            (Field::Keywords, &self.keywords),
            (Field::Sponsor, &self.sponsors),
            (Field::Partners, &self.partners),
        ];
        for (field, rule) in lists {
            columns.extend(rule.as_ref().map(|rule| Column::of_list(field, rule)));
        }
        columns.extend(self.answers.values().map(|rule| Column::of_list(Field::Answer, rule)));
        columns.extend(self.links.iter().map(|rule| Column::free(Field::Link, &rule.column)));
        columns.push(Column::free(Field::Phases, &self.phases.column));
        let events = self.milestones.iter().filter_map(|rule| rule.events.as_deref());
        columns.extend(events.map(|name| Column::free(Field::Events, name)));
        columns.extend(Column::of_notes(&self.notes));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let domains = self.domain.codes().map(|code| (ReferenceList::Domain, code));
        domains.chain([(ReferenceList::Cause, self.phases.cause.as_str())]).collect()
    }
}
