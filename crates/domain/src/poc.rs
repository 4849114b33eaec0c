//! An experiment (POC): seven ordered steps, never skipped, grouped at will (section C of the register).

mod acts;
mod allowed;
mod answer;
mod gate;
mod header;
mod lesson;
mod lifecycle;
mod schedule;
mod sight;
mod step;
mod tracking;

pub use acts::{CreatedPoc, NewPoc, PublishError};
pub use allowed::PocAct;
pub use answer::FollowUp;
pub use answer::{Answers, MeetsExpectations, Question, QuestionKind, SolutionNature};
pub use gate::{
    Assurances, CONDITIONS_MAX, Condition, Decider, GateDecision, GateVerdict, Lifting,
};
pub use header::{
    Aspect, DEFAULT_LIFECYCLE_POSITION, ExternalReference, ExternalSystem, Health, HealthReport,
    KEYWORDS_MAX, LIST_MAX, MEMBERS_MAX, Member, MemberName, MemberRole, Partner, PartnerKind,
    PocHeader, Quality, RELATED_MAX,
};
pub use lesson::{AddLessonError, Arrival, Lesson, LessonKind, TECHNIQUES_MAX, Technique, Told};
pub use lifecycle::{
    Lifecycle, LifecycleError, PassRequest, PassedStep, PocStatus, State, Stop, StopCause,
};
pub use schedule::Schedule;
pub use sight::{Depth, Mark, PocAudience, PocRules, Sight, Visibility, told_of};
pub use step::{STEP_COUNT, Step, progress_percent, steps_between};
pub use tracking::{ITERATIONS_MAX, Iteration, TrackedQuality, Tracking};

use chrono::{DateTime, NaiveDate, Utc};

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
    /// Cost, delay, quality and tests of the prototype, for who wants it (R195).
    pub tracking: Option<Tracking>,
    /// Who may read it (A28).
    pub visibility: Visibility,
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

    /// The day by which something is expected: of the next step, or of the end, whichever comes first.
    #[must_use]
    pub fn due_on(&self) -> Option<NaiveDate> {
        let PocParts { header, lifecycle, .. } = &self.0;
        let step = lifecycle.next_step().and_then(|step| header.milestones.get(&step).copied());
        match (step, header.ends_on) {
            (Some(step), Some(end)) => Some(step.min(end)),
            (step, end) => step.or(end),
        }
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
