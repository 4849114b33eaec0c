//! Issues of the newsletter, as they travel.

use api_types::editorial::{LettersView, NewsletterView, TakenNewsView};
use app::OrganisationTree;
use app::newsletter::IssueReading;
use domain::editorial::{EditorialContent, EditorialItem, NewsContent, NewsletterContent};
use domain::text::Paragraph;
use persistence::outbox::Tally;

use crate::views::people::organisation_ref;
use crate::views::rich;

/// An issue, with what its page shows beside it.
pub(super) fn issue(
    content: &NewsletterContent,
    reading: Option<IssueReading>,
    tree: &OrganisationTree,
) -> NewsletterView {
    let (news, letters) = reading.map_or((Vec::new(), None), |one| (one.news, one.letters));
    let letters =
        letters.map(|Tally { waiting, sent, failed }| LettersView { waiting, sent, failed });
    NewsletterView {
        lead: words(content.lead.as_ref()),
        body: rich(&content.body),
        news: news.iter().map(taken).collect(),
        organisation: content.segment.map(|id| organisation_ref(tree, id)),
        letters,
    }
}

fn taken(item: &EditorialItem) -> TakenNewsView {
    let parts = item.parts();
    let lead = if let EditorialContent::News(NewsContent { lead, .. }) = &parts.content {
        words(lead.as_ref())
    } else {
        None
    };
    TakenNewsView { id: parts.id, title: parts.title.as_str().to_owned(), lead }
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
