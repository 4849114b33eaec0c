//! What somebody may do to an experiment now: right and state together, for whoever draws a screen.

use super::{Poc, PocStatus};
use crate::access::{Actor, Permission};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// An act on an experiment that a screen may offer.
    PocAct {
        /// Change its record: identity card, answers, lessons.
        Edit = "edit",
        /// Launch it.
        Launch = "launch",
        /// Pass a step.
        Pass = "pass",
        /// Put it on hold.
        Hold = "hold",
        /// Resume it.
        Resume = "resume",
        /// Abandon it.
        Abandon = "abandon",
        /// Reopen a passed step.
        Reopen = "reopen",
        /// Choose who may read it.
        Restrict = "restrict",
        /// Publish the practice it proved.
        PublishPractice = "publish_practice",
    }
}

impl Poc {
    /// The acts that this person may do now.
    #[must_use]
    pub fn allowed(&self, actor: &Actor) -> Vec<PocAct> {
        use PocStatus as S;
        let status = self.0.lifecycle.status();
        let steers = actor.can(Permission::SteerPoc, self);
        let offered = |act: &PocAct| match act {
            PocAct::Edit => actor.can(Permission::EditPoc, self),
            PocAct::Launch => steers && status == S::Planned,
            PocAct::Pass => steers && status == S::InProgress,
            PocAct::Hold => steers && matches!(status, S::Planned | S::InProgress),
            PocAct::Resume => steers && status == S::OnHold,
            PocAct::Abandon => steers && matches!(status, S::Planned | S::InProgress | S::OnHold),
            PocAct::Reopen => {
                steers
                    && matches!(status, S::InProgress | S::Completed)
                    && self.0.lifecycle.steps_passed() > 0
            }
            PocAct::Restrict => actor.can(Permission::RestrictPoc, self),
            PocAct::PublishPractice => {
                self.is_validated()
                    && self.0.practice.is_none()
                    && actor.can(Permission::PublishPractice, self)
            }
        };
        PocAct::ALL.iter().copied().filter(offered).collect()
    }
}
