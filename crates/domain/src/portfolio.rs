//! The figures of the experiments (R209 to R220): one number, one definition, computed here and nowhere else.

mod attention;
mod earlier;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::idea::InnovationForm;
use crate::ids::{OrganisationId, PocId};
use crate::poc::{Aspect, Health, PocStatus, STEP_COUNT};
use crate::reference::ReferenceCode;

pub use attention::{Attention, SILENT_DAYS};
pub use earlier::{Earlier, Standing};

/// What the figures need to know of an experiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocFigure {
    /// Which one.
    pub id: PocId,
    /// Its body.
    pub organisation: OrganisationId,
    /// Its direction.
    pub department: OrganisationId,
    /// Domain of intervention.
    pub domain: ReferenceCode,
    /// What set it off.
    pub trigger: Option<ReferenceCode>,
    /// The strategic objective it serves.
    pub objective: Option<ReferenceCode>,
    /// With whom it innovates (R015).
    pub form: Option<InnovationForm>,
    /// Which form of action it is (R034).
    pub action_form: Option<ReferenceCode>,
    /// What it verifies (R133).
    pub aspects: Vec<Aspect>,
    /// Why it is on hold or abandoned.
    pub cause: Option<ReferenceCode>,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed.
    pub steps_passed: u8,
    /// Its declared mood.
    pub health: Option<Health>,
    /// The day by which something is expected.
    pub due_on: Option<NaiveDate>,
    /// The day it last changed.
    pub updated_on: NaiveDate,
    /// Whether conditions of its first gate are still to be lifted.
    pub open_conditions: bool,
    /// Whether its next gate said no, and nothing was reworked since.
    pub gate_refused: bool,
}

/// Which experiments are counted: those of a body, of a direction, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Perimeter {
    /// A body.
    pub organisation: Option<OrganisationId>,
    /// A direction.
    pub department: Option<OrganisationId>,
}

impl Perimeter {
    /// Whether an experiment of this place is counted.
    #[must_use]
    pub fn holds(&self, organisation: OrganisationId, department: OrganisationId) -> bool {
        self.organisation.is_none_or(|body| body == organisation)
            && self.department.is_none_or(|direction| direction == department)
    }
}

/// How many, by the value that they share; none for those that have no value.
pub type Counts<K> = BTreeMap<Option<K>, u64>;

/// How many experiments there are, on every axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    counts: BTreeMap<(PocStatus, u8), u64>,
    /// By body.
    pub by_organisation: BTreeMap<OrganisationId, u64>,
    /// By direction (R213).
    pub by_department: BTreeMap<OrganisationId, u64>,
    /// By domain.
    pub by_domain: BTreeMap<ReferenceCode, u64>,
    /// By what set them off.
    pub by_trigger: Counts<ReferenceCode>,
    /// By strategic objective (R217).
    pub by_objective: Counts<ReferenceCode>,
    /// By form of innovation: participative beside open (R014).
    pub by_form: Counts<InnovationForm>,
    /// Of open innovation, and led to the end: the seventh step is passed, and decided (K18).
    pub open_completed: u64,
    /// By declared form of action (R034).
    pub by_action_form: Counts<ReferenceCode>,
    /// By what they verify, human innovation beside the technical one (R386); one experiment may count for several.
    pub by_aspect: BTreeMap<Aspect, u64>,
    /// The map (R020): by direction, then by domain.
    pub map: BTreeMap<OrganisationId, BTreeMap<ReferenceCode, u64>>,
    /// Held and abandoned, by cause (R220).
    pub by_cause: BTreeMap<ReferenceCode, u64>,
    /// In progress, by declared mood.
    pub by_health: Counts<Health>,
    /// In progress, by what asks for attention; one experiment may count for several reasons.
    pub attention: BTreeMap<Attention, u64>,
}

impl Portfolio {
    /// The figures of these experiments, on this day.
    #[must_use]
    pub fn of<'a>(figures: impl IntoIterator<Item = &'a PocFigure>, today: NaiveDate) -> Self {
        let mut portfolio = Self::default();
        for figure in figures {
            portfolio.add(figure, today);
        }
        portfolio
    }

    fn add(&mut self, figure: &PocFigure, today: NaiveDate) {
        *self.counts.entry((figure.status, figure.steps_passed)).or_default() += 1;
        *self.by_organisation.entry(figure.organisation).or_default() += 1;
        *self.by_department.entry(figure.department).or_default() += 1;
        one_more(&mut self.by_domain, &figure.domain);
        *self.by_trigger.entry(figure.trigger.clone()).or_default() += 1;
        *self.by_objective.entry(figure.objective.clone()).or_default() += 1;
        *self.by_form.entry(figure.form).or_default() += 1;
        let open = figure.form.is_some_and(InnovationForm::is_open);
        self.open_completed += u64::from(open && figure.status == PocStatus::Completed);
        *self.by_action_form.entry(figure.action_form.clone()).or_default() += 1;
        let aspects: BTreeSet<Aspect> = figure.aspects.iter().copied().collect();
        for aspect in aspects {
            *self.by_aspect.entry(aspect).or_default() += 1;
        }
        one_more(self.map.entry(figure.department).or_default(), &figure.domain);
        let stopped = matches!(figure.status, PocStatus::OnHold | PocStatus::Abandoned);
        if let Some(cause) = figure.cause.as_ref().filter(|_| stopped) {
            one_more(&mut self.by_cause, cause);
        }
        if figure.status == PocStatus::InProgress {
            *self.by_health.entry(figure.health).or_default() += 1;
        }
        for reason in Attention::of(figure, today) {
            *self.attention.entry(reason).or_default() += 1;
        }
    }

    /// How many have this status.
    #[must_use]
    pub fn with_status(&self, status: PocStatus) -> u64 {
        self.counts.iter().filter(|((s, _), _)| *s == status).map(|(_, count)| count).sum()
    }

    /// How many are in progress with this number of steps passed.
    #[must_use]
    pub fn in_progress_with(&self, steps_passed: u8) -> u64 {
        self.counts.get(&(PocStatus::InProgress, steps_passed)).copied().unwrap_or(0)
    }

    /// In progress, by steps passed: 0 to 6, for the seventh completes.
    pub fn in_progress_by_steps(&self) -> impl Iterator<Item = (u8, u64)> {
        (0..STEP_COUNT).map(|steps| (steps, self.in_progress_with(steps)))
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
}

fn one_more(counts: &mut BTreeMap<ReferenceCode, u64>, code: &ReferenceCode) {
    if let Some(count) = counts.get_mut(code) {
        *count += 1;
    } else {
        counts.insert(code.clone(), 1);
    }
}

#[cfg(test)]
mod tests;
