//! Where what happens on a day is read: the page of an entry of the agenda.

use domain::agenda::AgendaKind;
use domain::editorial::EditorialBrick;
use domain::{ChallengeId, EditorialId, IdeaId, PocId};
use uuid::Uuid;

use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage};

/// The page of an entry of the agenda.
pub(crate) const fn happening_page(kind: AgendaKind, id: Uuid) -> Page {
    match kind {
        AgendaKind::Event => {
            Page::Editorial(EditorialPage::Item(EditorialBrick::Events, EditorialId(id)))
        }
        AgendaKind::PocStart => Page::Pocs(PocsPage::Poc(PocId(id))),
        AgendaKind::ChallengeOpening
        | AgendaKind::ChallengeVotes
        | AgendaKind::ChallengeClosing => Page::Ideas(IdeasPage::Challenge(ChallengeId(id))),
        AgendaKind::Pitch => Page::Ideas(IdeasPage::Idea(IdeaId(id))),
    }
}
