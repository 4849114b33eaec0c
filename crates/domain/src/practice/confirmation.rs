//! What somebody still answers for: a practice, or a kit, that nobody looked at for a year is to be checked.

use chrono::{DateTime, Months, Utc};

use super::{Kit, Practice};
use crate::access::Granted;
use crate::access::acts::{EditKit, EditPractice};
use crate::journal::Fact;

/// For how long what somebody confirmed is taken as right.
const GOOD_FOR: Months = Months::new(12);

/// Whether what was last confirmed then is to be checked now: the only place where that is decided.
#[must_use]
pub fn is_to_check(confirmed_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    confirmed_at <= confirmed_before(now)
}

/// What was last confirmed at this instant or before is to be checked.
#[must_use]
pub fn confirmed_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_months(GOOD_FOR).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

impl Practice {
    /// The journal's word for it: nobody looked at it for a year.
    #[must_use]
    pub fn aged(&self) -> Fact {
        Fact::PracticeAged { practice: self.0.id, kit: None, label: None }
    }
}

impl Kit {
    /// The same, of a kit.
    #[must_use]
    pub fn aged(&self) -> Fact {
        let (practice, kit, label) = self.named();
        Fact::PracticeAged { practice, kit, label }
    }
}

impl Granted<'_, EditPractice, Practice> {
    /// Says that the practice is still right as it is.
    #[must_use]
    pub fn confirm(self, at: DateTime<Utc>) -> Fact {
        self.on.0.confirmed_at = at;
        Fact::PracticeConfirmed { practice: self.on.0.id, kit: None, label: None }
    }
}

impl Granted<'_, EditKit, Kit> {
    /// Says that what was last released is still right.
    #[must_use]
    pub fn confirm(self, at: DateTime<Utc>) -> Fact {
        self.on.confirmed(at);
        let (practice, kit, label) = self.on.named();
        Fact::PracticeConfirmed { practice, kit, label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::practice::tests::practice;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn what_nobody_looked_at_for_twelve_months_is_to_check() {
        let confirmed = at("2025-11-26T10:00:00Z");
        for (now, expected) in [
            ("2025-11-26T10:00:00Z", false),
            ("2026-11-26T09:59:59Z", false),
            ("2026-11-26T10:00:00Z", true),
            ("2027-03-01T00:00:00Z", true),
        ] {
            assert_eq!(is_to_check(confirmed, at(now)), expected, "{now}");
        }
        // The last day of February stands for one that the year before does not have.
        assert!(is_to_check(at("2027-02-28T00:00:00Z"), at("2028-02-29T00:00:00Z")));
    }

    #[test]
    fn whoever_may_change_it_says_that_it_is_still_right() {
        let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
        let mut practice = practice();
        assert!(sophie.may(EditPractice, &mut practice).is_err());
        let now = at("2026-11-26T10:00:00Z");
        let fact = paul.may(EditPractice, &mut practice).unwrap().confirm(now);
        assert!(matches!(fact, Fact::PracticeConfirmed { kit: None, .. }));
        assert_eq!(practice.parts().confirmed_at, now);
    }
}
