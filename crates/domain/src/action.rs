//! Every action of innovation in one view (R014 to R020): ideas, challenges, experiments and practices on one map and
//! on one trajectory, past, current and coming.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::Permission;
use crate::challenge::ChallengePhase;
use crate::idea::{IdeaStatus, InnovationForm};
use crate::ids::OrganisationId;
use crate::people::Region;
use crate::poc::PocStatus;
use crate::reference::ReferenceCode;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an action is.
    ActionKind {
        /// An idea.
        Idea = "idea",
        /// A challenge that is published.
        Challenge = "challenge",
        /// An experiment.
        Poc = "poc",
        /// A practice of the Store.
        Practice = "practice",
    }
}

vocabulary! {
    /// Where an action is on the trajectory (R016), whatever its kind.
    ActionStage {
        /// Decided or announced, not begun.
        Coming = "coming",
        /// Under way.
        Current = "current",
        /// Done.
        Achieved = "achieved",
        /// Not retained, taken back or abandoned.
        Stopped = "stopped",
    }
}

vocabulary! {
    /// What the columns of the map tell apart (R020).
    ActionAxis {
        /// What the actions are.
        Kind = "kind",
        /// Their domain.
        Domain = "domain",
        /// Where they are on the trajectory.
        Stage = "stage",
        /// With whom one innovates (R015).
        Form = "form",
        /// Which form of action they are, of those that administrators declare (R034).
        ActionForm = "action_form",
    }
}

impl ActionKind {
    /// What it takes to count them: what it takes to read them, or the figures of the experiments.
    #[must_use]
    pub const fn counted_by(self) -> Permission {
        match self {
            Self::Idea => Permission::ReadIdeas,
            Self::Challenge => Permission::ReadChallenges,
            Self::Poc => Permission::ReadPortfolio,
            Self::Practice => Permission::ReadPractices,
        }
    }

    /// What it takes to read their titles.
    #[must_use]
    pub const fn read_by(self) -> Permission {
        match self {
            Self::Idea => Permission::ReadIdeas,
            Self::Challenge => Permission::ReadChallenges,
            Self::Poc => Permission::ReadPocs,
            Self::Practice => Permission::ReadPractices,
        }
    }
}

impl ActionStage {
    /// Where an idea is: it is coming once it is selected, for nothing is begun.
    #[must_use]
    pub const fn of_idea(status: IdeaStatus) -> Self {
        match status {
            IdeaStatus::Selected => Self::Coming,
            IdeaStatus::Submitted | IdeaStatus::UnderReview | IdeaStatus::Experimenting => {
                Self::Current
            }
            IdeaStatus::Implemented => Self::Achieved,
            IdeaStatus::NotSelected | IdeaStatus::Withdrawn => Self::Stopped,
        }
    }

    /// Where a challenge is; nowhere while it is a draft.
    #[must_use]
    pub const fn of_challenge(phase: ChallengePhase) -> Option<Self> {
        match phase {
            ChallengePhase::Draft => None,
            ChallengePhase::Announced => Some(Self::Coming),
            ChallengePhase::Open | ChallengePhase::Evaluating => Some(Self::Current),
            ChallengePhase::Closed => Some(Self::Achieved),
        }
    }

    /// Where an experiment is: one that is on hold goes on.
    #[must_use]
    pub const fn of_poc(status: PocStatus) -> Self {
        match status {
            PocStatus::Planned => Self::Coming,
            PocStatus::InProgress | PocStatus::OnHold => Self::Current,
            PocStatus::Completed => Self::Achieved,
            PocStatus::Abandoned => Self::Stopped,
        }
    }
}

/// What actions that are alike have in common, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionFigure {
    /// What they are.
    pub kind: ActionKind,
    /// Where they are on the trajectory.
    pub stage: ActionStage,
    /// Their body; none for the whole branch, and for an author who stays masked.
    pub organisation: Option<OrganisationId>,
    /// Their direction.
    pub department: Option<OrganisationId>,
    /// Where their body is.
    pub region: Option<Region>,
    /// Their domain; a challenge has none.
    pub domain: Option<ReferenceCode>,
    /// With whom one innovates; none when nobody says.
    pub form: Option<InnovationForm>,
    /// Which form of action they are; ideas and challenges say none.
    pub action_form: Option<ReferenceCode>,
    /// How many they are.
    pub count: u64,
    /// How many of them are kept from whoever asks: counted, never named.
    pub restricted: u64,
}

/// How many directions innovate with others: those whose actions are of open innovation, alone or with the
/// participative one (K04).
#[must_use]
pub fn open_departments<'a>(figures: impl IntoIterator<Item = &'a ActionFigure>) -> u64 {
    let open = figures.into_iter().filter(|one| one.form.is_some_and(InnovationForm::is_open));
    let departments: BTreeSet<OrganisationId> = open.filter_map(|one| one.department).collect();
    u64::try_from(departments.len()).unwrap_or(u64::MAX)
}

/// Which actions. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionFilter {
    /// Of these kinds; of all when empty.
    pub kinds: Vec<ActionKind>,
    /// There on the trajectory.
    pub stage: Option<ActionStage>,
    /// Of this body.
    pub organisation: Option<OrganisationId>,
    /// Of this direction.
    pub department: Option<OrganisationId>,
    /// Of bodies of this region.
    pub region: Option<Region>,
    /// Of this domain.
    pub domain: Option<ReferenceCode>,
    /// Of this form.
    pub form: Option<InnovationForm>,
    /// Of this form of action, in service or not.
    pub action_form: Option<ReferenceCode>,
}

impl ActionFilter {
    /// Whether it asks for this kind.
    #[must_use]
    pub fn wants(&self, kind: ActionKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether actions are there, of that domain and of that form, whatever their kind and their stage.
    fn holds(&self, figure: &ActionFigure) -> bool {
        self.organisation.is_none_or(|id| figure.organisation == Some(id))
            && self.department.is_none_or(|id| figure.department == Some(id))
            && self.region.is_none_or(|region| figure.region == Some(region))
            && self.domain.as_ref().is_none_or(|code| figure.domain.as_ref() == Some(code))
            && self.form.is_none_or(|form| figure.form == Some(form))
            && self
                .action_form
                .as_ref()
                .is_none_or(|code| figure.action_form.as_ref() == Some(code))
    }
}

impl ActionAxis {
    /// The code under which an action stands; none when it says nothing of it.
    #[must_use]
    pub fn value(self, figure: &ActionFigure) -> Option<String> {
        match self {
            Self::Kind => Some(figure.kind.code().to_owned()),
            Self::Domain => figure.domain.as_ref().map(|code| code.0.clone()),
            Self::Stage => Some(figure.stage.code().to_owned()),
            Self::Form => figure.form.map(|form| form.code().to_owned()),
            Self::ActionForm => figure.action_form.as_ref().map(|code| code.0.clone()),
        }
    }
}

/// How many, by the code that they stand under; none for those that say nothing.
pub type ActionCells = BTreeMap<Option<String>, u64>;

/// A line of the map: how many there are in a body, or in a direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionLine {
    /// All of them.
    pub total: u64,
    /// By column.
    pub cells: ActionCells,
}

/// The map: how many actions, where, and of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionMap {
    /// All of them.
    pub total: u64,
    /// How many of them are kept from whoever asks.
    pub restricted: u64,
    /// By kind, whatever kinds are asked for.
    pub by_kind: BTreeMap<ActionKind, u64>,
    /// By place on the trajectory, whichever is asked for.
    pub by_stage: BTreeMap<ActionStage, u64>,
    /// By region; none for what is of no region.
    pub by_region: BTreeMap<Option<Region>, u64>,
    /// By column.
    pub columns: ActionCells,
    /// By body; by direction once a body is chosen. None for what is of no body.
    pub lines: BTreeMap<Option<OrganisationId>, ActionLine>,
}

impl ActionMap {
    /// Counts what a filter asks for, along this axis.
    #[must_use]
    pub fn of<'a>(
        figures: impl IntoIterator<Item = &'a ActionFigure>,
        filter: &ActionFilter,
        axis: ActionAxis,
    ) -> Self {
        let mut map = Self::default();
        for figure in figures.into_iter().filter(|figure| filter.holds(figure)) {
            let kind = filter.wants(figure.kind);
            let stage = filter.stage.is_none_or(|stage| stage == figure.stage);
            if stage {
                *map.by_kind.entry(figure.kind).or_default() += figure.count;
            }
            if kind {
                *map.by_stage.entry(figure.stage).or_default() += figure.count;
            }
            if kind && stage {
                map.add(figure, filter, axis);
            }
        }
        map
    }

    fn add(&mut self, figure: &ActionFigure, filter: &ActionFilter, axis: ActionAxis) {
        let ActionFigure { organisation, department, region, count, restricted, .. } = figure;
        self.total += count;
        self.restricted += restricted;
        *self.by_region.entry(*region).or_default() += count;
        let value = axis.value(figure);
        *self.columns.entry(value.clone()).or_default() += count;
        let closer = filter.organisation.and(*department);
        let line = self.lines.entry(closer.or(*organisation)).or_default();
        line.total += count;
        *line.cells.entry(value).or_default() += count;
    }
}

#[cfg(test)]
mod tests;
