//! What somebody may do to an idea now: right and state together, for whoever draws a screen.

use super::{Idea, IdeaStatus};
use crate::access::{Actor, Owned, Permission, Reach};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// An act on an idea that a screen may offer.
    IdeaAct {
        /// Change it.
        Edit = "edit",
        /// Take it back.
        Withdraw = "withdraw",
        /// Support it.
        Vote = "vote",
        /// Comment it.
        Comment = "comment",
        /// Decide what becomes of it.
        Decide = "decide",
        /// Make an experiment of it.
        Experiment = "experiment",
    }
}

impl Idea {
    /// The acts that this person may do now.
    #[must_use]
    pub fn allowed(&self, actor: &Actor) -> Vec<IdeaAct> {
        let own = self.is_owned_by(actor);
        let undecided = self.is_undecided();
        let administers = actor.reach_in(Permission::EditIdea, self.place()) == Reach::Everything;
        let offered = |act: &IdeaAct| match act {
            IdeaAct::Edit => actor.can(Permission::EditIdea, self) && (undecided || administers),
            IdeaAct::Withdraw => undecided && actor.can(Permission::WithdrawIdea, self),
            IdeaAct::Vote => {
                !own && self.0.status != IdeaStatus::Withdrawn
                    && actor.can(Permission::VoteOnIdea, self)
            }
            IdeaAct::Comment => actor.require(Permission::PostComment).is_ok(),
            IdeaAct::Decide => undecided && !own && actor.can(Permission::DecideIdea, self),
            IdeaAct::Experiment => {
                self.0.status == IdeaStatus::Selected
                    && actor.require(Permission::CreatePoc).is_ok()
            }
        };
        IdeaAct::ALL.iter().copied().filter(offered).collect()
    }
}
