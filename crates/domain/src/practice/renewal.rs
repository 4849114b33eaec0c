//! Practices that experience says are to be done again, or everywhere (R296).

use super::Practice;
use crate::access::Granted;
use crate::access::acts::RecommendPractice;
use crate::journal::Fact;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What experience says of a practice.
    Renewal {
        /// To be done again where it was (« à reconduire »).
        Renew = "renew",
        /// To be done everywhere (« à systématiser »).
        Systematise = "systematise",
    }
}

impl Granted<'_, RecommendPractice, Practice> {
    /// Says what experience says of it, or nothing any more; nothing happened when that was said already.
    #[must_use]
    pub fn recommend(self, renewal: Option<Renewal>) -> Option<Fact> {
        if self.on.0.renewal == renewal {
            return None;
        }
        self.on.0.renewal = renewal;
        Some(Fact::PracticeRecommended { practice: self.on.0.id, renewal })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    #[test]
    fn administrators_alone_say_it_and_saying_it_twice_is_once() {
        let (paul, julie) = (actor(3, Profile::FunctionalAdmin), actor(2, Profile::Contributor));
        let mut practice = practice();
        assert!(julie.may(RecommendPractice, &mut practice).is_err());
        for (said, told) in [
            (Some(Renewal::Renew), true),
            (Some(Renewal::Renew), false),
            (Some(Renewal::Systematise), true),
            (None, true),
            (None, false),
        ] {
            let granted = paul.may(RecommendPractice, &mut practice).unwrap();
            assert_eq!(granted.recommend(said).is_some(), told, "{said:?}");
            assert_eq!(practice.parts().renewal, said);
        }
    }
}
