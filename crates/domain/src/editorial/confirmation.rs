//! What somebody still answers for: a resource, a figure or a term that nobody looked at for a year is to be checked.

use chrono::{DateTime, Utc};

use super::{
    EditItem, EditorialBrick, EditorialChange, EditorialError, EditorialItem, EditorialState,
};
use crate::access::Granted;
use crate::journal::Fact;
use crate::practice::is_to_check;

impl EditorialBrick {
    /// Whether what it says stops being right as time passes. News and events are of their day, and words that
    /// somebody said stay theirs.
    #[must_use]
    pub const fn ages(self) -> bool {
        match self {
            Self::Glossary | Self::KeyFigures | Self::MethodResources => true,
            Self::News | Self::Events | Self::Testimonials | Self::Newsletters => false,
        }
    }

    /// Whether people read it though nobody answered for it in a year: the only place where that is decided, of an item
    /// as of a line of a list.
    #[must_use]
    pub fn is_to_check(
        self,
        state: EditorialState,
        confirmed_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> bool {
        state == EditorialState::Published && self.ages() && is_to_check(confirmed_at, now)
    }
}

impl EditorialItem {
    /// Whether people read it though nobody answered for it in a year.
    #[must_use]
    pub fn is_to_check(&self, now: DateTime<Utc>) -> bool {
        self.brick().is_to_check(self.state(now), self.0.confirmed_at, now)
    }

    /// The journal's word for it: nobody looked at it for a year.
    #[must_use]
    pub fn aged(&self) -> Fact {
        self.told(EditorialChange::Aged, None)
    }
}

impl Granted<'_, EditItem, EditorialItem> {
    /// Says that it is still right as it is.
    ///
    /// # Errors
    /// [`EditorialError::NotPublished`].
    pub fn confirm(self, now: DateTime<Utc>) -> Result<Fact, EditorialError> {
        match self.on.state(now) {
            EditorialState::Published => {}
            EditorialState::Draft | EditorialState::Scheduled | EditorialState::Withdrawn => {
                return Err(EditorialError::NotPublished);
            }
        }
        self.on.0.confirmed_at = now;
        Ok(self.on.told(EditorialChange::Confirmed, None))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;
    use crate::editorial::tests::{item, news, now, term};

    #[test]
    fn a_term_is_to_check_after_a_year_and_news_never() {
        let paul = actor(1, Profile::FunctionalAdmin);
        let later = now() + TimeDelta::days(366);
        let mut term = item(term());
        assert!(!term.is_to_check(later), "nobody reads a draft");
        assert!(paul.may_on(EditItem, &mut term).unwrap().confirm(later).is_err());
        paul.may_on(EditItem, &mut term).unwrap().publish(None, now()).unwrap();
        assert!(!term.is_to_check(now() + TimeDelta::days(364)));
        assert!(term.is_to_check(later));
        paul.may_on(EditItem, &mut term).unwrap().confirm(later).unwrap();
        assert!(!term.is_to_check(later));
        let mut news = item(news());
        paul.may_on(EditItem, &mut news).unwrap().publish(None, now()).unwrap();
        assert!(!news.is_to_check(later));
    }
}
