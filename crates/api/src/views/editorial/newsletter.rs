//! Issues of the newsletter, as they travel.

use api_types::editorial::{
    AudienceView, IssuePreviewView, LettersView, NewsletterView, TakenUpView,
};
use app::OrganisationTree;
use app::mail::Preview;
use app::newsletter::IssueReading;
use domain::editorial::{Audience, NewsletterContent};
use persistence::newsletter::TakenRow;
use persistence::outbox::Tally;

use crate::views::people::organisation_ref;
use crate::views::rich;

/// An issue, with what its page shows beside it.
pub(super) fn issue(
    content: &NewsletterContent,
    reading: Option<IssueReading>,
    tree: &OrganisationTree,
) -> NewsletterView {
    let (taken, letters) = reading.map_or((Vec::new(), None), |one| (one.taken, one.letters));
    NewsletterView {
        lead: content.lead.as_ref().map(|text| text.as_str().to_owned()),
        body: rich(&content.body),
        taken_up: taken.into_iter().map(taken_up).collect(),
        organisation: content.segment.map(|id| organisation_ref(tree, id)),
        // Whom it goes to is told to those who are told what became of its letters.
        audience: letters.is_some().then(|| audience(&content.audience, tree)),
        letters: letters.map(self::letters),
    }
}

/// What became of the letters of an issue.
pub(crate) const fn letters(Tally { waiting, sent, failed }: Tally) -> LettersView {
    LettersView { waiting, sent, failed }
}

/// An issue as it would leave now.
pub(crate) fn preview(preview: Preview) -> IssuePreviewView {
    let Preview { subject, text, html } = preview;
    IssuePreviewView { subject, text, html }
}

fn taken_up(row: TakenRow) -> TakenUpView {
    let TakenRow { what, title, words, poc, kept_for_some: _ } = row;
    TakenUpView { kind: what.kind(), id: what.id(), title, words, poc_id: poc }
}

fn audience(audience: &Audience, tree: &OrganisationTree) -> AudienceView {
    AudienceView {
        organisations: audience.places().iter().map(|id| organisation_ref(tree, *id)).collect(),
        profiles: audience.profiles().iter().copied().collect(),
        marks: audience.marks().iter().copied().collect(),
    }
}
