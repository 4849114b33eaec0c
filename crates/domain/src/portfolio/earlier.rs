//! Where experiments stood on an earlier day, told again from the journal (R219).

use std::collections::BTreeMap;

use crate::ids::PocId;
use crate::journal::Fact;
use crate::poc::{PocStatus, STEP_COUNT};

/// Where an experiment stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its status.
    pub status: PocStatus,
    /// How many steps were passed.
    pub steps_passed: u8,
    /// Whether it was in progress when it was held.
    launched: bool,
}

impl Standing {
    const fn planned() -> Self {
        Self { status: PocStatus::Planned, steps_passed: 0, launched: false }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts move an experiment along")]
    fn follow(&mut self, fact: &Fact) {
        match fact {
            Fact::PocImported { status, steps_passed, .. } => {
                self.status = status.unwrap_or(self.status);
                self.steps_passed = steps_passed.unwrap_or(self.steps_passed);
                self.launched = self.status != PocStatus::Planned;
            }
            Fact::PocLaunched { .. } => self.status = PocStatus::InProgress,
            Fact::StepsPassed { steps_passed, .. } => {
                self.steps_passed = *steps_passed;
                let done = *steps_passed == STEP_COUNT;
                self.status = if done { PocStatus::Completed } else { PocStatus::InProgress };
            }
            Fact::PocHeld { .. } => {
                self.launched = self.status == PocStatus::InProgress;
                self.status = PocStatus::OnHold;
            }
            Fact::PocResumed { .. } => {
                let back = if self.launched { PocStatus::InProgress } else { PocStatus::Planned };
                self.status = back;
            }
            Fact::PocAbandoned { .. } => self.status = PocStatus::Abandoned,
            Fact::StepReopened { step, .. } => {
                self.status = PocStatus::InProgress;
                self.steps_passed = step.number().saturating_sub(1);
            }
            // Nothing else moves an experiment along its life.
            _ => {}
        }
    }
}

/// Every experiment as it stood at the end of what was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier(BTreeMap<PocId, Standing>);

impl Earlier {
    /// Tells one more fact, the oldest first. What is not about an experiment changes nothing.
    pub fn tell(&mut self, fact: &Fact) {
        if let Fact::PocCreated { poc, .. } | Fact::PocImported { poc, .. } = fact {
            self.0.entry(*poc).or_insert_with(Standing::planned);
        }
        let subject = PocId(fact.subject().id);
        if let Some(standing) = self.0.get_mut(&subject) {
            standing.follow(fact);
        }
    }

    /// Where each stood.
    pub fn standings(&self) -> impl Iterator<Item = (PocId, Standing)> {
        self.0.iter().map(|(id, standing)| (*id, *standing))
    }

    /// Where one stood; none when it did not exist.
    #[must_use]
    pub fn of(&self, id: PocId) -> Option<Standing> {
        self.0.get(&id).copied()
    }
}
