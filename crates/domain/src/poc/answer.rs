//! The questions of each step (C.2). None is ever mandatory (C.1, "Lightness").

use std::collections::BTreeMap;

use super::Step;
use crate::text::{FieldCode, FieldError, LongText};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A question of a step.
    Question {
        /// 1: expected impact in its environment (R180).
        ExpectedImpact = "expected_impact",
        /// 1: product, service or both (R181).
        SolutionNature = "solution_nature",
        /// 1: how it will be tested (R182).
        TestMethod = "test_method",
        /// 1: benefits compared with today (R183).
        ExpectedBenefits = "expected_benefits",
        /// 1: outline of the review (R162).
        ReviewOutline = "review_outline",
        /// 1: what exists already (R205).
        ExistingChecked = "existing_checked",
        /// 2: who is directly impacted (R184).
        TargetPopulation = "target_population",
        /// 2: who builds it (R185).
        Builders = "builders",
        /// 2: who sponsors, leads, and is associated with success (R186).
        ProjectTeam = "project_team",
        /// 3: the solution in general (R187).
        SolutionDescription = "solution_description",
        /// 3: how it will be realised (R187).
        RealisationMode = "realisation_mode",
        /// 3: what shows that it answers the challenge (R188).
        References = "references",
        /// 4: project organisation (R191).
        ProjectOrganisation = "project_organisation",
        /// 4: schedule (R192).
        Schedule = "schedule",
        /// 4: skills to gather (R193).
        Skills = "skills",
        /// 4: resources to provide (R193).
        Resources = "resources",
        /// 5: the prototype (R194).
        Prototype = "prototype",
        /// 5: cost, delay and quality, or a link to SYSPEO (R195).
        Tracking = "tracking",
        /// 5: test, measure, learn (R207).
        Iterations = "iterations",
        /// 6: does it answer the expectations of step 1 (R196).
        MeetsExpectations = "meets_expectations",
        /// 6: what shows it (R196).
        Demonstration = "demonstration",
        /// 6: model deployment plan (R197).
        DeploymentPlan = "deployment_plan",
        /// 6: entry into the project life cycle (R198).
        ProjectLifecycleEntry = "project_lifecycle_entry",
        /// 6: integration on the system side and the process side (R206).
        Integration = "integration",
        /// 7: how the validation was organised (R200).
        Validation = "validation",
        /// 7: what follows (R201).
        FollowUp = "follow_up",
        /// 7: elements for the opportunity study (R201).
        OpportunityStudy = "opportunity_study",
    }
}

vocabulary! {
    /// What a solution is (R181).
    SolutionNature {
        /// A product.
        Product = "product",
        /// A service.
        Service = "service",
        /// Both.
        Both = "both",
    }
}

vocabulary! {
    /// Whether the expectations of step 1 are met (R196). "No" is a legitimate answer.
    MeetsExpectations {
        /// Yes.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

vocabulary! {
    /// What follows a completed experiment (R167).
    FollowUp {
        /// It stops there.
        Stopped = "stopped",
        /// It is adapted.
        Adapted = "adapted",
        /// It is enlarged.
        Enlarged = "enlarged",
        /// It becomes a project.
        Project = "project",
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// In words, Markdown.
    Words,
    /// By one of these codes.
    Choice(&'static [&'static str]),
}

const NATURES: &[&str] = &["product", "service", "both"];
const MEETS: &[&str] = &["yes", "partly", "no"];
const FOLLOW_UPS: &[&str] = &["stopped", "adapted", "enlarged", "project"];

impl Question {
    /// The step that asks it.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::ExpectedImpact
            | Self::SolutionNature
            | Self::TestMethod
            | Self::ExpectedBenefits
            | Self::ReviewOutline
            | Self::ExistingChecked => Step::FrameChallenge,
            Self::TargetPopulation | Self::Builders | Self::ProjectTeam => {
                Step::IdentifyStakeholders
            }
            Self::SolutionDescription | Self::RealisationMode | Self::References => {
                Step::DescribeSolution
            }
            Self::ProjectOrganisation | Self::Schedule | Self::Skills | Self::Resources => {
                Step::Plan
            }
            Self::Prototype | Self::Tracking | Self::Iterations => Step::BuildPrototype,
            Self::MeetsExpectations
            | Self::Demonstration
            | Self::DeploymentPlan
            | Self::ProjectLifecycleEntry
            | Self::Integration => Step::ProjectDeployment,
            Self::Validation | Self::FollowUp | Self::OpportunityStudy => Step::Validate,
        }
    }

    /// How it is answered.
    #[must_use]
    pub const fn kind(self) -> QuestionKind {
        match self {
            Self::SolutionNature => QuestionKind::Choice(NATURES),
            Self::MeetsExpectations => QuestionKind::Choice(MEETS),
            Self::FollowUp => QuestionKind::Choice(FOLLOW_UPS),
            Self::ExpectedImpact
            | Self::TestMethod
            | Self::ExpectedBenefits
            | Self::ReviewOutline
            | Self::ExistingChecked
            | Self::TargetPopulation
            | Self::Builders
            | Self::ProjectTeam
            | Self::SolutionDescription
            | Self::RealisationMode
            | Self::References
            | Self::ProjectOrganisation
            | Self::Schedule
            | Self::Skills
            | Self::Resources
            | Self::Prototype
            | Self::Tracking
            | Self::Iterations
            | Self::Demonstration
            | Self::DeploymentPlan
            | Self::ProjectLifecycleEntry
            | Self::Integration
            | Self::Validation
            | Self::OpportunityStudy => QuestionKind::Words,
        }
    }

    /// The questions of one step, in order.
    pub fn of(step: Step) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |question| question.step() == step)
    }
}

/// What was answered. A question without an answer is absent: « à compléter », never an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Question, LongText>);

impl Answers {
    /// Takes back answers that were kept.
    #[must_use]
    pub fn restore(kept: BTreeMap<Question, LongText>) -> Self {
        Self(kept)
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: Question) -> Option<&str> {
        self.0.get(&question).map(LongText::as_str)
    }

    /// Every answer given.
    pub fn iter(&self) -> impl Iterator<Item = (Question, &str)> {
        self.0.iter().map(|(question, text)| (*question, text.as_str()))
    }

    /// Checks an answer that somebody typed; blank means that the answer is taken back.
    ///
    /// # Errors
    /// A [`FieldError`] at `/answers/<question>`.
    pub fn parse(question: Question, raw: &str) -> Result<Option<LongText>, FieldError> {
        let pointer = format!("/answers/{}", question.code());
        let Some(text) = LongText::parse_optional(&pointer, Some(raw))? else {
            return Ok(None);
        };
        match question.kind() {
            QuestionKind::Choice(codes) if !codes.contains(&text.as_str()) => {
                Err(FieldError::new(pointer, FieldCode::UnknownValue))
            }
            QuestionKind::Choice(_) | QuestionKind::Words => Ok(Some(text)),
        }
    }

    pub(crate) fn set(&mut self, question: Question, answer: Option<LongText>) {
        match answer {
            Some(text) => self.0.insert(question, text),
            None => self.0.remove(&question),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_asks_something_and_choices_are_their_vocabularies() {
        for step in Step::ALL {
            assert!(Question::of(*step).count() >= 3, "{step}");
        }
        let codes = |all: Vec<&'static str>, list: &[&str]| assert_eq!(all, list);
        codes(SolutionNature::ALL.iter().map(|v| v.code()).collect(), NATURES);
        codes(MeetsExpectations::ALL.iter().map(|v| v.code()).collect(), MEETS);
        codes(FollowUp::ALL.iter().map(|v| v.code()).collect(), FOLLOW_UPS);
    }

    #[test]
    fn a_choice_is_one_of_its_codes_and_a_blank_takes_back() {
        let nature = Question::SolutionNature;
        assert!(Answers::parse(nature, "service").unwrap().is_some());
        let wrong = Answers::parse(nature, "maybe").unwrap_err();
        assert_eq!(wrong.pointer, "/answers/solution_nature");
        assert_eq!(Answers::parse(Question::Schedule, "  ").unwrap(), None);
    }
}
