//! What of an issue of the newsletter is kept as one text.

use domain::access::Profile;
use domain::editorial::{Audience, AudienceMark, NewsletterContent, TakenKind, TakenUp};
use domain::text::{LongText, Paragraph};
use domain::{EditorialId, OrganisationId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The fields of an issue of the newsletter. A field added later is empty in old rows.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct IssueFields {
    lead: Option<String>,
    /// What rows had that were written when an issue took nothing up but news.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    news: Vec<EditorialId>,
    taken: Vec<TakenField>,
    segment: Option<OrganisationId>,
    places: Vec<OrganisationId>,
    profiles: Vec<Profile>,
    marks: Vec<AudienceMark>,
}

/// Something that an issue takes up.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct TakenField {
    kind: TakenKind,
    id: Uuid,
}

impl IssueFields {
    pub(super) fn of(issue: &NewsletterContent) -> Self {
        let field = |one: &TakenUp| TakenField { kind: one.kind(), id: one.id() };
        Self {
            lead: issue.lead.as_ref().map(|text| text.as_str().to_owned()),
            news: Vec::new(),
            taken: issue.taken().iter().map(field).collect(),
            segment: issue.segment,
            places: issue.audience.places().iter().copied().collect(),
            profiles: issue.audience.profiles().iter().copied().collect(),
            marks: issue.audience.marks().iter().copied().collect(),
        }
    }

    pub(super) fn content(self, body: Option<String>) -> NewsletterContent {
        let Self { lead, news, taken, segment, places, profiles, marks } = self;
        let words = (lead.map(Paragraph::restore), LongText::restore(body.unwrap_or_default()));
        let taken = taken.into_iter().map(|TakenField { kind, id }| TakenUp::of(kind, id));
        let taken = news.into_iter().map(TakenUp::News).chain(taken).collect();
        let audience = Audience::restore(places, profiles, marks);
        NewsletterContent::restore(words, taken, (segment, audience))
    }

    /// How many things it takes up.
    pub(super) const fn count(&self) -> usize {
        self.news.len() + self.taken.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_written_when_there_were_only_news_is_read_as_it_was() {
        let id = EditorialId(Uuid::from_u128(7));
        let old = format!(r#"{{"lead":"Un bilan.","news":["{id}"],"segment":null}}"#);
        let fields: IssueFields = serde_json::from_str(&old).unwrap();
        assert_eq!(fields.count(), 1);
        let issue = fields.content(Some("Six mois.".to_owned()));
        assert_eq!(issue.taken(), [TakenUp::News(id)]);
        assert_eq!(issue.audience, Audience::default());
        let again = IssueFields::of(&issue).content(Some("Six mois.".to_owned()));
        assert_eq!(again, issue);
    }
}
