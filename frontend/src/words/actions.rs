//! The words of all actions in one view.

use domain::action::{ActionAxis, ActionKind, ActionStage};

use super::vocabulary::named;
use crate::words::tr;

named! {
    /// Several of them: « Idées ».
    action_kinds(ActionKind):
        Idea = actions.kinds.idea,
        Challenge = actions.kinds.challenge,
        Poc = actions.kinds.poc,
        Practice = actions.kinds.practice;
    /// One of them: « Idée ».
    action_kind(ActionKind):
        Idea = actions.kind.idea,
        Challenge = actions.kind.challenge,
        Poc = actions.kind.poc,
        Practice = actions.kind.practice;
    action_stage(ActionStage):
        Coming = actions.stage.coming,
        Current = actions.stage.current,
        Achieved = actions.stage.achieved,
        Stopped = actions.stage.stopped;
    action_axis(ActionAxis):
        Kind = actions.axis.kind,
        Domain = actions.axis.domain,
        Stage = actions.axis.stage,
        Form = actions.axis.form,
        ActionForm = actions.axis.action_form;
}
