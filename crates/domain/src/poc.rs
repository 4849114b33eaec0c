//! An experiment (POC): seven ordered steps, never skipped, grouped at will (section C of the register).

mod acts;
mod allowed;
mod answer;
mod gate;
mod header;
mod lesson;
mod lifecycle;
mod step;

pub use acts::{CreatedPoc, NewPoc, PublishError};
pub use allowed::PocAct;
pub use answer::FollowUp;
pub use answer::{Answers, MeetsExpectations, Question, QuestionKind, SolutionNature};
pub use gate::{Assurances, Decider, GateDecision, GateVerdict};
pub use header::{
    Aspect, DEFAULT_LIFECYCLE_POSITION, ExternalReference, ExternalSystem, Health, HealthReport,
    KEYWORDS_MAX, LIST_MAX, MEMBERS_MAX, Member, MemberName, MemberRole, Partner, PartnerKind,
    PocHeader,
};
pub use lesson::{AddLessonError, Lesson, LessonKind, TECHNIQUES_MAX, Technique};
pub use lifecycle::{
    Lifecycle, LifecycleError, PassRequest, PassedStep, PocStatus, State, Stop, StopCause,
};
pub use step::{STEP_COUNT, Step, progress_percent, steps_between};

use chrono::{DateTime, Utc};

use crate::access::{Actor, Owned, Place};
use crate::ids::{IdeaId, PocId, PracticeId, UserId};

/// An experiment, always in a state the rules allow. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poc(pub(crate) PocParts);

/// What an experiment is made of, for whoever keeps it or shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocParts {
    /// Its identifier.
    pub id: PocId,
    /// What people call it, such as `POC-2026-0007`.
    pub reference: String,
    /// Its identity card.
    pub header: PocHeader,
    /// Who takes part.
    pub members: Vec<Member>,
    /// Where it stands.
    pub lifecycle: Lifecycle,
    /// What was answered, step by step.
    pub answers: Answers,
    /// The techniques used, step by step (R143).
    pub techniques: Vec<Technique>,
    /// The idea it came from.
    pub idea: Option<IdeaId>,
    /// The practice it became.
    pub practice: Option<PracticeId>,
    /// Who created it; none when it was imported.
    pub created_by: Option<UserId>,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl Poc {
    /// Takes back an experiment that was kept.
    #[must_use]
    pub fn restore(parts: PocParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &PocParts {
        &self.0
    }
}

impl Owned for Poc {
    /// Its leads and members (A08). Being its sponsor, its decider or somebody's superior gives no right (R339).
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.members.iter().any(|member| {
            member.name == MemberName::User(actor.id)
                && matches!(member.role, MemberRole::Lead | MemberRole::Member)
        })
    }

    fn place(&self) -> Place {
        Place { organisation: Some(self.0.header.organisation), item: Some(self.0.id.0) }
    }
}
