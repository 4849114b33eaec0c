//! Issues of the newsletter: own words and news, at a slower rhythm than news (R303 to R307).

use std::collections::BTreeSet;

use crate::ids::{EditorialId, OrganisationId};
use crate::text::{FieldCode, FieldError, LongText, Paragraph};

/// Most news of an issue: a letter that one reads to the end.
pub const NEWS_MAX: usize = 12;

/// An issue of the newsletter; its title is the subject of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsletterContent {
    /// In a few lines.
    pub lead: Option<Paragraph>,
    /// Its own words, in Markdown: hindsight, perspective, a review (R305).
    pub body: LongText,
    /// The news it takes up, in order (R304, R306); each once. What they say is read when the issue is.
    news: Vec<EditorialId>,
    /// The body whose subscribers receive it by mail; all subscribers when none.
    pub segment: Option<OrganisationId>,
}

impl NewsletterContent {
    /// An issue that takes up these news, in order.
    ///
    /// # Errors
    /// Under `pointer`, when there are too many, or one comes twice.
    pub fn parse(
        pointer: &str,
        (lead, body): (Option<Paragraph>, LongText),
        news: Vec<EditorialId>,
        segment: Option<OrganisationId>,
    ) -> Result<Self, FieldError> {
        if news.len() > NEWS_MAX {
            let (pointer, max) = (pointer.to_owned(), u32::try_from(NEWS_MAX).ok());
            return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let mut seen = BTreeSet::new();
        if let Some(index) = news.iter().position(|id| !seen.insert(*id)) {
            return Err(FieldError::new(format!("{pointer}/{index}"), FieldCode::Duplicate));
        }
        Ok(Self { lead, body, news, segment })
    }

    /// Takes back an issue that was checked when it was kept.
    #[must_use]
    pub fn restore(
        (lead, body): (Option<Paragraph>, LongText),
        news: Vec<EditorialId>,
        segment: Option<OrganisationId>,
    ) -> Self {
        Self { lead, body, news, segment }
    }

    /// The news it takes up, in order.
    #[must_use]
    pub fn news(&self) -> &[EditorialId] {
        &self.news
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn issue(news: Vec<EditorialId>) -> Result<NewsletterContent, FieldError> {
        let body = LongText::parse("/body", "Un bilan.")?;
        NewsletterContent::parse("/news", (None, body), news, None)
    }

    fn ids(range: std::ops::Range<u128>) -> Vec<EditorialId> {
        range.map(|id| EditorialId(Uuid::from_u128(id))).collect()
    }

    #[test]
    fn news_keep_their_order_and_come_once() {
        let mut news = ids(0..3);
        news.reverse();
        assert_eq!(issue(news.clone()).unwrap().news(), news);
        news.push(news[0]);
        let twice = issue(news).unwrap_err();
        assert_eq!((twice.pointer.as_str(), twice.code), ("/news/3", FieldCode::Duplicate));
    }

    #[test]
    fn an_issue_is_read_to_the_end() {
        assert!(issue(ids(0..12)).is_ok());
        assert_eq!(issue(ids(0..13)).unwrap_err().code, FieldCode::TooMany);
    }
}
