//! Issues of the newsletter: own words and what they take up, at a slower rhythm than news (R303 to R307).

mod audience;
mod taken;

use std::collections::BTreeSet;

use crate::ids::OrganisationId;
use crate::text::{FieldCode, FieldError, LongText, Paragraph};

pub use audience::{Audience, AudienceMark, PLACES_MAX};
pub use taken::{TakenKind, TakenUp};

/// Most things that an issue takes up: a letter that one reads to the end.
pub const TAKEN_MAX: usize = 12;

/// An issue of the newsletter; its title is the subject of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsletterContent {
    /// In a few lines.
    pub lead: Option<Paragraph>,
    /// Its own words, in Markdown: hindsight, perspective, a review (R305).
    pub body: LongText,
    /// What it takes up, in order (R304, R306); each once. What it says is read when the issue is.
    taken: Vec<TakenUp>,
    /// The body whose subscribers receive it by mail; all subscribers when none.
    pub segment: Option<OrganisationId>,
    /// Who of them.
    pub audience: Audience,
}

impl NewsletterContent {
    /// An issue that takes these things up, in order.
    ///
    /// # Errors
    /// Under `pointer`, when there are too many, or one comes twice.
    pub fn parse(
        pointer: &str,
        (lead, body): (Option<Paragraph>, LongText),
        taken: Vec<TakenUp>,
        (segment, audience): (Option<OrganisationId>, Audience),
    ) -> Result<Self, FieldError> {
        if taken.len() > TAKEN_MAX {
            let (pointer, max) = (pointer.to_owned(), u32::try_from(TAKEN_MAX).ok());
            return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let mut seen = BTreeSet::new();
        if let Some(index) = taken.iter().position(|one| !seen.insert(*one)) {
            return Err(FieldError::new(format!("{pointer}/{index}"), FieldCode::Duplicate));
        }
        Ok(Self { lead, body, taken, segment, audience })
    }

    /// Takes back an issue that was checked when it was kept.
    #[must_use]
    pub fn restore(
        (lead, body): (Option<Paragraph>, LongText),
        taken: Vec<TakenUp>,
        (segment, audience): (Option<OrganisationId>, Audience),
    ) -> Self {
        Self { lead, body, taken, segment, audience }
    }

    /// What it takes up, in order.
    #[must_use]
    pub fn taken(&self) -> &[TakenUp] {
        &self.taken
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn issue(taken: Vec<TakenUp>) -> Result<NewsletterContent, FieldError> {
        let body = LongText::parse("/body", "Un bilan.")?;
        NewsletterContent::parse("/taken_up", (None, body), taken, (None, Audience::default()))
    }

    fn things(range: std::ops::Range<u128>) -> Vec<TakenUp> {
        range.map(|id| TakenUp::of(TakenKind::News, Uuid::from_u128(id))).collect()
    }

    #[test]
    fn what_is_taken_up_keeps_its_order_and_comes_once() {
        let mut taken = things(0..3);
        taken.reverse();
        // The same number elsewhere is another thing.
        taken.push(TakenUp::of(TakenKind::Practice, Uuid::from_u128(0)));
        assert_eq!(issue(taken.clone()).unwrap().taken(), taken);
        taken.push(taken[0]);
        let twice = issue(taken).unwrap_err();
        assert_eq!((twice.pointer.as_str(), twice.code), ("/taken_up/4", FieldCode::Duplicate));
    }

    #[test]
    fn an_issue_is_read_to_the_end() {
        assert!(issue(things(0..12)).is_ok());
        assert_eq!(issue(things(0..13)).unwrap_err().code, FieldCode::TooMany);
    }
}
