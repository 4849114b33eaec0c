//! Facts about practices, their kits, and the bodies that take them up.

use super::Told;
use crate::journal::Fact;

impl Told {
    pub(super) fn reuse_fact(&self) -> Option<Fact> {
        let (practice, reuse, label) = (self.practice?, self.reuse?, self.label.clone()?);
        Some(match self.fact.as_str() {
            "reuse_declared" => Fact::ReuseDeclared { practice, reuse, label },
            "reuse_edited" => Fact::ReuseEdited { practice, reuse, label },
            "reuse_withdrawn" => {
                Fact::ReuseWithdrawn { practice, reuse, label, reason: self.reason.clone() }
            }
            _ => return None,
        })
    }

    pub(super) fn practice_fact(&self) -> Option<Fact> {
        let (practice, kit, label) = (self.practice?, self.kit, self.label.clone());
        Some(match self.fact.as_str() {
            "practice_confirmed" => Fact::PracticeConfirmed { practice, kit, label },
            "practice_aged" => Fact::PracticeAged { practice, kit, label },
            "practice_published" => Fact::PracticePublished { practice, poc: self.poc },
            "practice_edited" => Fact::PracticeEdited { practice },
            "practice_scheduled" => Fact::PracticeScheduled { practice, begins_at: self.begins_at },
            "practice_withdrawn" => {
                Fact::PracticeWithdrawn { practice, reason: self.reason.clone()? }
            }
            "practice_discarded" => Fact::PracticeDiscarded { practice },
            "practice_put_back" => Fact::PracticePutBack { practice },
            "practice_imported" => Fact::PracticeImported { practice },
            "practice_recommended" => Fact::PracticeRecommended { practice, renewal: self.renewal },
            "practice_replicated" => Fact::PracticeReplicated { practice, number: self.number? },
            _ => return None,
        })
    }

    pub(super) fn kit_fact(&self) -> Option<Fact> {
        let (practice, kit) = (self.practice?, self.kit?);
        Some(match self.fact.as_str() {
            "kit_prepared" => Fact::KitPrepared { practice, kit },
            "kit_edited" => Fact::KitEdited { practice, kit },
            "kit_discarded" => Fact::KitDiscarded { practice, kit },
            "kit_released" => Fact::KitReleased {
                practice,
                kit,
                label: self.label.clone()?,
                number: self.number?,
                note: self.note.clone(),
            },
            "kit_recalled" => Fact::KitRecalled {
                practice,
                kit,
                label: self.label.clone()?,
                number: self.number?,
                reason: self.reason.clone(),
            },
            _ => return None,
        })
    }
}
