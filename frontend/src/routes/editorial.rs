//! The addresses of what the Dinno tells: news, the glossary.

use domain::editorial::{EditorialBrick, TestimonySubject};
use domain::{EditorialId, UserId};

/// The parameter that names the practice which a testimonial is about.
pub(crate) const OF_PRACTICE: &str = "pratique";

/// The parameter that names the experiment which a testimonial is about.
pub(crate) const OF_POC: &str = "experimentation";

/// Where one tells what a practice or an experiment changed.
pub(crate) fn testify_path(about: TestimonySubject) -> String {
    let write = EditorialPage::Write(EditorialBrick::Testimonials).path();
    match about {
        TestimonySubject::Practice(id) => format!("{write}?{OF_PRACTICE}={id}"),
        TestimonySubject::Poc(id) => format!("{write}?{OF_POC}={id}"),
    }
}

/// The pages of a brick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditorialPage {
    List(EditorialBrick),
    /// A new item.
    Write(EditorialBrick),
    /// An item, whatever its brick: its page shows what it is.
    Item(EditorialBrick, EditorialId),
    /// What an item says, to change.
    Edit(EditorialBrick, EditorialId),
    /// Leaving the newsletter from a letter; `?signature=` says that it is one of ours.
    Leave(UserId),
}

const fn slug(brick: EditorialBrick) -> &'static str {
    match brick {
        EditorialBrick::News => "actualites",
        EditorialBrick::Glossary => "lexique",
        EditorialBrick::Events => "agenda",
        EditorialBrick::KeyFigures => "donnees-cles",
        EditorialBrick::MethodResources => "methodes",
        EditorialBrick::Testimonials => "temoignages",
        EditorialBrick::Newsletters => "infolettre",
    }
}

impl EditorialPage {
    pub(super) fn path(self) -> String {
        match self {
            Self::List(brick) => format!("/{}", slug(brick)),
            Self::Write(brick) => format!("/{}/ecrire", slug(brick)),
            Self::Item(brick, id) => format!("/{}/{id}", slug(brick)),
            Self::Edit(brick, id) => format!("/{}/{id}/modifier", slug(brick)),
            Self::Leave(who) => format!("/infolettre/desabonnement/{who}"),
        }
    }

    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        let (first, rest) = parts.split_first()?;
        let brick = EditorialBrick::ALL.iter().copied().find(|brick| slug(*brick) == *first)?;
        match rest {
            [] => Some(Self::List(brick)),
            ["ecrire"] => Some(Self::Write(brick)),
            [id] => id.parse().ok().map(|id| Self::Item(brick, id)),
            ["desabonnement", who] if brick == EditorialBrick::Newsletters => {
                who.parse().ok().map(Self::Leave)
            }
            [id, "modifier"] => id.parse().ok().map(|id| Self::Edit(brick, id)),
            _ => None,
        }
    }
}
