//! What a guide said before it was written again (R289).
//!
//! A version is a text that people read: what was written again before it was published, or before the minute at which
//! it was to be, is none. Nor is what was withdrawn, which somebody took out of sight.

use chrono::{DateTime, Utc};

use super::{
    EditorialContent, EditorialItem, Heading, MethodNature, MethodResourceContent, Publication,
};
use crate::ids::{EditorialId, UserId};
use crate::text::{LongText, ShortText};

/// What a guide said, from the instant at which people could read it until it was written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerGuide {
    /// The guide.
    pub item: EditorialId,
    /// Its place among the versions of the guide, from one.
    pub number: i32,
    /// Which version it was, in the words of whoever wrote it.
    pub label: ShortText,
    /// What it changed of the one before, in one line.
    pub change: Option<ShortText>,
    /// Its title.
    pub title: Heading,
    /// Its text, in Markdown.
    pub body: LongText,
    /// Who wrote it.
    pub written_by: UserId,
    /// Since when people read it.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl FormerGuide {
    /// The same, after the last version that was kept: its number, and until when people read it.
    #[must_use]
    pub fn following(self, (number, until): (i32, DateTime<Utc>)) -> Self {
        Self { number: number + 1, since: self.since.max(until), ..self }
    }
}

impl EditorialItem {
    /// The version to keep of a guide that people read when it says something else from now on: another title, another
    /// version or another text, or is no guide any more. It is the first one, by whoever began the guide, until one
    /// knows better.
    #[must_use]
    pub fn superseded_by(&self, after: &Self, now: DateTime<Utc>) -> Option<FormerGuide> {
        let EditorialContent::MethodResources(was) = &self.0.content else { return None };
        let MethodNature::Guide { version, change } = &was.nature else { return None };
        let Publication::From(since) = self.0.publication else { return None };
        if since > now || (self.0.title == after.0.title && says(after, version, &was.body)) {
            return None;
        }
        Some(FormerGuide {
            item: self.0.id,
            number: 1,
            label: version.clone(),
            change: change.clone(),
            title: self.0.title.clone(),
            body: was.body.clone(),
            written_by: self.0.author,
            since,
            until: now,
        })
    }
}

/// Whether an item is this version of a guide, with this text.
fn says(item: &EditorialItem, label: &ShortText, text: &LongText) -> bool {
    let EditorialContent::MethodResources(MethodResourceContent { nature, body, .. }) =
        &item.0.content
    else {
        return false;
    };
    let MethodNature::Guide { version, .. } = nature else { return false };
    version == label && body == text
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::super::tests::{item, news, now};
    use super::*;

    fn short(text: &str) -> ShortText {
        ShortText::parse("/version", text).unwrap()
    }

    fn content(label: &str, body: &str) -> EditorialContent {
        let nature = MethodNature::Guide { version: short(label), change: Some(short("Relu.")) };
        let body = LongText::parse("/body", body).unwrap();
        EditorialContent::MethodResources(MethodResourceContent { nature, body, files: Vec::new() })
    }

    fn guide(publication: Publication, label: &str, body: &str) -> EditorialItem {
        let mut guide = item(content(label, body));
        guide.0.publication = publication;
        guide
    }

    #[test]
    fn what_people_read_is_kept_when_it_is_written_again() {
        let since = Publication::From(now());
        let (was, later) = (guide(since, "2026-1", "Un."), now() + TimeDelta::days(1));
        for (label, body) in [("2026-2", "Un."), ("2026-1", "Deux.")] {
            let former = was.superseded_by(&guide(since, label, body), later).unwrap();
            assert_eq!((former.label.as_str(), former.body.as_str()), ("2026-1", "Un."));
            assert_eq!((former.number, former.since, former.until), (1, now(), later));
            assert_eq!(former.change, Some(short("Relu.")));
        }
        assert!(was.superseded_by(&item(news()), later).is_some(), "it is no guide any more");
    }

    #[test]
    fn what_nobody_read_is_no_version() {
        let after = guide(Publication::Draft, "2026-2", "Deux.");
        let coming = Publication::From(now() + TimeDelta::days(1));
        for publication in [Publication::Draft, coming, Publication::Withdrawn(now())] {
            let before = guide(publication, "2026-1", "Un.");
            assert_eq!(before.superseded_by(&after, now()), None, "{publication:?}");
        }
        let told = item(news());
        assert_eq!(told.superseded_by(&after, now()), None, "news have no version");
    }

    #[test]
    fn what_says_the_same_is_no_other_version() {
        let was = guide(Publication::From(now()), "2026-1", "Un.");
        let mut after = was.clone();
        after.0.edited_at = now() + TimeDelta::days(1);
        assert_eq!(was.superseded_by(&after, now() + TimeDelta::days(1)), None);
    }

    #[test]
    fn a_version_begins_where_the_one_before_ends() {
        let since = Publication::From(now());
        let (was, after) = (guide(since, "2026-2", "Deux."), guide(since, "2026-3", "Trois."));
        let former = was.superseded_by(&after, now() + TimeDelta::days(9)).unwrap();
        let last = now() + TimeDelta::days(3);
        let former = former.following((4, last));
        assert_eq!((former.number, former.since), (5, last));
        let again = former.following((5, now() - TimeDelta::days(3)));
        assert_eq!((again.number, again.since), (6, last), "published again since then");
    }
}
