//! A practice that is taken out of the Store, and put back: it keeps its reuses and its kits meanwhile.

use chrono::{DateTime, Utc};

use super::Practice;
use crate::access::acts::EditPractice;
use crate::access::{Actor, Granted, Permission};
use crate::ids::UserId;
use crate::journal::Fact;
use crate::poc::Sight;
use crate::text::Paragraph;

/// A practice that was taken out of the Store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeWithdrawal {
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: Paragraph,
}

impl Practice {
    /// Whether it is out of the Store: it was taken out, or was never there.
    #[must_use]
    pub const fn is_withdrawn(&self) -> bool {
        self.0.draft || self.0.withdrawn.is_some()
    }

    /// Whether this person, who reads practices, may know of it: those for whom it is kept alone; withdrawn, those of
    /// them who may change it.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        let there = !self.is_withdrawn() || actor.can(Permission::EditPractice, self);
        there && self.is_seen_by(&Sight::of(actor))
    }
}

impl Granted<'_, EditPractice, Practice> {
    /// Takes the practice out of the Store; nothing when it is out already.
    #[must_use]
    pub fn withdraw(self, reason: Paragraph, at: DateTime<Utc>) -> Option<Fact> {
        if self.on.is_withdrawn() {
            return None;
        }
        let told = reason.as_str().to_owned();
        self.on.0.withdrawn = Some(PracticeWithdrawal { by: self.by.id, at, reason });
        Some(Fact::PracticeWithdrawn { practice: self.on.0.id, reason: told })
    }

    /// Puts the practice back, and answers for it from then on; nothing when it is there.
    #[must_use]
    pub fn put_back(self, at: DateTime<Utc>) -> Option<Fact> {
        self.on.0.withdrawn.take()?;
        self.on.0.confirmed_at = at;
        Some(Fact::PracticePutBack { practice: self.on.0.id })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    fn reason(words: &str) -> Paragraph {
        Paragraph::restore(words.to_owned())
    }

    #[test]
    fn what_is_withdrawn_is_known_to_those_who_may_change_it_alone() {
        let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
        let mut practice = practice();
        assert!(practice.is_shown_to(&sophie));
        let at = DateTime::default();
        let granted = paul.may(EditPractice, &mut practice).unwrap();
        let fact = granted.withdraw(reason("Le service a fermé."), at).unwrap();
        assert!(
            matches!(fact, Fact::PracticeWithdrawn { reason, .. } if reason == "Le service a fermé.")
        );
        assert!(practice.is_shown_to(&paul) && !practice.is_shown_to(&sophie));
    }

    #[test]
    fn withdrawing_twice_keeps_the_first_and_putting_back_twice_is_once() {
        let paul = actor(3, Profile::FunctionalAdmin);
        let mut practice = practice();
        let at: DateTime<Utc> = "2026-11-27T10:00:00Z".parse().unwrap();
        for (words, told) in [("Une raison.", true), ("Une autre.", false)] {
            let granted = paul.may(EditPractice, &mut practice).unwrap();
            assert_eq!(granted.withdraw(reason(words), at).is_some(), told);
        }
        let kept = practice.parts().withdrawn.as_ref().unwrap();
        assert_eq!((kept.reason.as_str(), kept.by), ("Une raison.", paul.id));
        for told in [true, false] {
            let granted = paul.may(EditPractice, &mut practice).unwrap();
            assert_eq!(granted.put_back(at).is_some(), told);
        }
        assert!(!practice.is_withdrawn());
        assert_eq!(practice.parts().confirmed_at, at);
    }
}
