//! The seven steps, in order (R179).

use std::ops::RangeInclusive;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A step of the life cycle.
    Step {
        /// 1. "Poser le challenge".
        FrameChallenge = "frame_challenge",
        /// 2. "Décrire les parties prenantes".
        IdentifyStakeholders = "identify_stakeholders",
        /// 3. "Décrire de manière générale la solution et son mode de réalisation": first GO / NO GO.
        DescribeSolution = "describe_solution",
        /// 4. "Décrire le plan de réalisation du POC ou se préparer à entrer en mode projet".
        Plan = "plan",
        /// 5. "Développer la solution : réaliser le prototype".
        BuildPrototype = "build_prototype",
        /// 6. "Projeter l'utilisation de la solution dans son environnement en vue de son déploiement".
        ProjectDeployment = "project_deployment",
        /// 7. "Valider le POC": validation.
        Validate = "validate",
    }
}

/// How many steps there are. Not configurable (C.1).
pub const STEP_COUNT: u8 = 7;

impl Step {
    /// Its number, from 1 to 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::FrameChallenge => 1,
            Self::IdentifyStakeholders => 2,
            Self::DescribeSolution => 3,
            Self::Plan => 4,
            Self::BuildPrototype => 5,
            Self::ProjectDeployment => 6,
            Self::Validate => 7,
        }
    }

    /// The step with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| step.number() == number)
    }

    /// Whether passing it takes a decision.
    #[must_use]
    pub const fn has_gate(self) -> bool {
        matches!(self, Self::DescribeSolution | Self::Validate)
    }

    /// The steps that prepare: what one thinks out before the prototype (R204).
    pub fn of_design() -> impl Iterator<Item = Self> {
        Self::FrameChallenge.through(Self::Plan)
    }

    /// From this step to `last`, both included; empty when `last` comes before.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |step| *step >= self && *step <= last)
    }
}

/// Steps passed, as a whole percentage: the gauge is progress and nothing else (A04).
#[must_use]
pub fn progress_percent(steps_passed: u8) -> u8 {
    let rounded = (u16::from(steps_passed.min(STEP_COUNT)) * 200 + u16::from(STEP_COUNT))
        / (2 * u16::from(STEP_COUNT));
    u8::try_from(rounded).unwrap_or(100)
}

/// The numbers of passed steps whose gauge is between these percentages, both included (R128).
///
/// None when no number of steps shows such a gauge.
#[must_use]
pub fn steps_between(percent_min: u8, percent_max: u8) -> Option<RangeInclusive<u8>> {
    let shown = |steps: &u8| (percent_min..=percent_max).contains(&progress_percent(*steps));
    let mut steps = (0..=STEP_COUNT).filter(shown);
    let first = steps.next()?;
    Some(first..=steps.next_back().unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_seven_in_order() {
        let numbers: Vec<u8> = Step::ALL.iter().map(|step| step.number()).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(Step::from_number(4), Some(Step::Plan));
        assert_eq!(Step::from_number(8), None);
        assert_eq!(Step::IdentifyStakeholders.through(Step::Plan).count(), 3);
        assert_eq!(Step::Plan.through(Step::FrameChallenge).count(), 0);
        assert!(Step::of_design().eq((1..=4).filter_map(Step::from_number)));
    }

    #[test]
    fn percent_is_rounded_sevenths() {
        let all: Vec<u8> = (0..=8).map(progress_percent).collect();
        assert_eq!(all, [0, 14, 29, 43, 57, 71, 86, 100, 100]);
    }

    #[test]
    fn a_gauge_is_sought_by_the_steps_that_show_it() {
        assert_eq!(steps_between(0, 100), Some(0..=7));
        assert_eq!(steps_between(29, 71), Some(2..=5));
        assert_eq!(steps_between(30, 70), Some(3..=4));
        assert_eq!(steps_between(100, 100), Some(7..=7));
        assert_eq!(steps_between(15, 28), None);
        assert_eq!(steps_between(60, 40), None);
    }
}
