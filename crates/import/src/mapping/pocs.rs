//! Files of experiments.

use std::collections::BTreeMap;

use domain::idea::InnovationForm;
use domain::poc::{ExternalSystem, PartnerKind, Question};
use domain::reference::ReferenceList;
use serde::Deserialize;

use super::rule::Values;
use super::{ListRule, Note, OrganisationRule, TextRule, ValueRule};

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
    pub(super) fn columns(&self) -> Vec<&str> {
        let texts = self.summary.iter().chain(&self.description).map(|rule| &rule.column);
        let lists = self.keywords.iter().chain(&self.sponsors).chain(&self.partners);
        let events = self.milestones.iter().filter_map(|rule| rule.events.as_ref());
        let mut columns: Vec<&str> = [&self.external_id, &self.title, &self.phases.column]
            .into_iter()
            .chain(&self.organisation.column)
            .chain(&self.domain.columns)
            .chain(texts)
            .chain(lists.chain(self.answers.values()).map(|rule| &rule.column))
            .chain(self.links.iter().map(|rule| &rule.column))
            .chain(events)
            .map(String::as_str)
            .collect();
        columns.extend(self.notes.iter().flat_map(Note::columns));
        columns
    }

    pub(super) fn references(&self) -> Vec<(ReferenceList, &str)> {
        let domains = self.domain.codes().map(|code| (ReferenceList::Domain, code));
        domains.chain([(ReferenceList::Cause, self.phases.cause.as_str())]).collect()
    }
}
