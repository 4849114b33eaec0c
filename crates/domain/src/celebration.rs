//! What is celebrated (R248): a practice replicated, an experiment validated, an idea that became a practice. Nothing is
//! ranked: each is told once, for a season.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::access::Permission;
use crate::journal::{Fact, Subject, SubjectKind};
use crate::poc::{GateVerdict, Step};
use crate::practice::Maturity;
use crate::vocabulary::vocabulary;

/// How long a success is celebrated.
pub const CELEBRATED_FOR: TimeDelta = TimeDelta::days(90);

vocabulary! {
    /// What is celebrated.
    Success {
        /// A practice worked in two other bodies at least.
        PracticeReplicated = "practice_replicated",
        /// An experiment was validated at its last step.
        PocValidated = "poc_validated",
        /// What came of an idea is shared as a practice.
        IdeaImplemented = "idea_implemented",
    }
}

impl Success {
    /// The success that this fact is, and of what.
    #[must_use]
    pub const fn of(fact: &Fact) -> Option<(Self, Uuid)> {
        if let Fact::PracticeReplicated { practice, .. } = fact {
            return Some((Self::PracticeReplicated, practice.0));
        }
        if let Fact::GateDecided {
            poc,
            step: Step::Validate,
            verdict: GateVerdict::Validated,
            ..
        } = fact
        {
            return Some((Self::PocValidated, poc.0));
        }
        if let Fact::IdeaImplemented { idea } = fact {
            return Some((Self::IdeaImplemented, idea.0));
        }
        None
    }

    /// What it takes to read of it: what it takes to read what succeeded.
    #[must_use]
    pub const fn read(self) -> Permission {
        match self {
            Self::PracticeReplicated => Permission::ReadPractices,
            Self::PocValidated => Permission::ReadPocs,
            Self::IdeaImplemented => Permission::ReadIdeas,
        }
    }

    /// What succeeded.
    #[must_use]
    pub const fn subject(self, id: Uuid) -> Subject {
        let kind = match self {
            Self::PracticeReplicated => SubjectKind::Practice,
            Self::PocValidated => SubjectKind::Poc,
            Self::IdeaImplemented => SubjectKind::Idea,
        };
        Subject { kind, id }
    }
}

/// Whether those whom a practice owes something are told that it is replicated: once, whatever is counted later.
#[must_use]
pub fn is_newly_replicated(maturity: Maturity, told_before: bool) -> bool {
    maturity == Maturity::Replicated && !told_before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{IdeaId, PocId, PracticeId, UserId};

    #[test]
    fn what_succeeds_is_celebrated_and_nothing_else_is() {
        let id = Uuid::from_u128(7);
        let decided = |step, verdict| Fact::GateDecided {
            poc: PocId(id),
            step,
            verdict,
            reason: None,
            decided_by: UserId(id),
        };
        let replicated = Fact::PracticeReplicated { practice: PracticeId(id), number: 2 };
        let implemented = Fact::IdeaImplemented { idea: IdeaId(id) };
        for (fact, expected) in [
            (replicated, Some(Success::PracticeReplicated)),
            (implemented, Some(Success::IdeaImplemented)),
            (decided(Step::Validate, GateVerdict::Validated), Some(Success::PocValidated)),
            (decided(Step::Validate, GateVerdict::NotValidated), None),
            (decided(Step::DescribeSolution, GateVerdict::Go), None),
            (Fact::PracticeEdited { practice: PracticeId(id) }, None),
        ] {
            let found = Success::of(&fact);
            assert_eq!(found, expected.map(|success| (success, id)), "{fact:?}");
            if let Some(success) = expected {
                assert_eq!(success.subject(id), fact.subject(), "{fact:?}");
            }
        }
    }

    #[test]
    fn a_practice_is_told_to_be_replicated_once() {
        assert!(is_newly_replicated(Maturity::Replicated, false));
        assert!(!is_newly_replicated(Maturity::Replicated, true));
        assert!(!is_newly_replicated(Maturity::Demonstrated, false));
        assert!(!is_newly_replicated(Maturity::Promising, false));
    }
}
