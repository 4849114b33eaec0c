//! What somebody may do to a challenge now: right and state together, for whoever draws a screen.

use chrono::{DateTime, Utc};

use super::{Challenge, ChallengePhase};
use crate::access::{Actor, Owned, Permission, Place, Reach};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// An act on a challenge that a screen may offer.
    ChallengeAct {
        /// Change it.
        Edit = "edit",
        /// Publish it: from then on it opens and closes by itself.
        Publish = "publish",
        /// Stop deposits before its end.
        StopDeposits = "stop_deposits",
        /// Read the answers with its criteria, among its experts.
        Score = "score",
        /// Decide what becomes of its answers.
        Decide = "decide",
        /// Close it, with its results.
        Close = "close",
        /// Throw it away, while it is being prepared.
        Discard = "discard",
    }
}

impl Challenge {
    /// The acts that this person may do at this instant.
    #[must_use]
    pub fn allowed(&self, actor: &Actor, at: DateTime<Utc>) -> Vec<ChallengeAct> {
        let phase = self.0.timetable.phase(at);
        let edits = actor.can(Permission::EditChallenge, self);
        // The ideas of its body, when that is what was lent.
        let around = Place { item: None, ..self.place() };
        let decides = edits || actor.reach_in(Permission::DecideIdea, around) == Reach::Everything;
        let reading = matches!(phase, ChallengePhase::Open | ChallengePhase::Evaluating);
        let offered = |act: &ChallengeAct| match act {
            ChallengeAct::Edit => edits && phase != ChallengePhase::Closed,
            ChallengeAct::Publish | ChallengeAct::Discard => {
                edits && phase == ChallengePhase::Draft
            }
            ChallengeAct::StopDeposits => edits && phase == ChallengePhase::Open,
            ChallengeAct::Score => reading && self.is_expert(actor.id),
            ChallengeAct::Decide => reading && decides,
            ChallengeAct::Close => edits && phase == ChallengePhase::Evaluating,
        };
        ChallengeAct::ALL.iter().copied().filter(offered).collect()
    }
}
