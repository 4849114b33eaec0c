//! Why the state machine of an experiment refuses an act.

use super::PocStatus;
use crate::poc::Step;

/// Why the life cycle refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LifecycleError {
    /// The act is not of this state.
    #[error("an experiment that is {0} does not take this act")]
    WrongState(PocStatus),
    /// Steps are passed in order and none is skipped (R142).
    #[error("the next step to pass is number {}", .expected.number())]
    OutOfOrder {
        /// The next step to pass.
        expected: Step,
    },
    /// The last step of a group comes before the first.
    #[error("the group of steps is empty")]
    EmptyGroup,
    /// A gate of the group was not decided (A10).
    #[error("step {} takes a decision", .0.number())]
    GateUndecided(Step),
    /// A decision was given for a step that is not a gate of the group, or twice for the same.
    #[error("a decision does not belong to the group")]
    GateOutsideGroup,
    /// A negative or conditional decision needs its reason.
    #[error("the decision at step {} needs a reason", .0.number())]
    ReasonMissing(Step),
    /// After a NO GO nothing is passed: the group must end there (R189).
    #[error("a NO GO at step {} closes what follows", .0.number())]
    NoGoInsideGroup(Step),
    /// Only a sponsor, the Dinno, or a member of COMEX or CODIR decides (A37).
    #[error("this person may not decide at the gate of step {}", .0.number())]
    DeciderNotEntitled(Step),
    /// A conditional decision needs its conditions.
    #[error("the decision at step {} needs its conditions", .0.number())]
    ConditionsMissing(Step),
    /// The validation waits for the conditions of the first gate.
    #[error("{0} conditions are still to be lifted")]
    ConditionsOpen(usize),
    /// There is no such condition, or it is lifted already.
    #[error("there is no such condition to lift")]
    NoSuchCondition,
    /// Somebody of the team does not decide alone at the gate of their own experiment.
    #[error("somebody of the team does not decide alone at step {}", .0.number())]
    DecidesAlone(Step),
    /// Only a passed step can be reopened.
    #[error("step {} is not passed", .0.number())]
    NotPassed(Step),
}
