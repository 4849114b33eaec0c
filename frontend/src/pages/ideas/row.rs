//! An idea in a list, and the list that grows.

use api_types::idea::{AuthorKind, IdeaSummary};
use domain::IdeaId;
use domain::idea::IdeaStatus;
use domain::poc::PocStatus;
use leptos::prelude::*;

use crate::api::Growing;
use crate::components::{Badge, Door, Glyph, Icon, RowItem, RowList, ShortDay};
use crate::pages::ideas::potential::{PotentialBadge, ProgressBadge};
use crate::pages::shared::MorePager;
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr, trn};

/// Door mark, title, first words, whose, how supported, and where it stands.
#[component]
pub(crate) fn IdeaRow(idea: IdeaSummary) -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
    let (tone, glyph, standing) = words::idea_standing(idea.status, idea.experiment);
    let (high, percent) = (idea.high_potential, idea.progress_percent);
    let end = view! {
        <Badge tone glyph>{standing}</Badge>" "
        <ProgressBadge percent />" "
        <PotentialBadge high />
    }
    .into_any();
    let title = idea.title.clone();
    let excerpt = idea.excerpt.clone();
    view! {
        <RowItem door=Door::Idea href title end>
            <span class="row-excerpt">{excerpt}</span>
            <IdeaFacts idea />
        </RowItem>
    }
}

/// Whose it is, since when, and what others made of it.
#[component]
pub(crate) fn IdeaFacts(idea: IdeaSummary) -> impl IntoView {
    let IdeaSummary {
        author, organisation, challenge, deposited_on, votes, comments, voted, ..
    } = idea;
    let masked = author.kind == AuthorKind::Anonymous;
    let whose = if masked && author.is_me {
        tr!(ideas.row.masked_me).to_owned()
    } else {
        author_words(author.kind, author.person.map(|person| person.name))
    };
    let votes = if voted {
        trn!(u64::from(votes), ideas.votes_with_mine)
    } else {
        trn!(u64::from(votes), ideas.votes)
    };
    let challenge = challenge.map(|challenge| {
        view! { <span>{tr!(ideas.row.challenge, title = challenge.title)}</span> }
    });
    view! {
        <span class="row-facts">
            <span>{masked.then(|| view! { <Icon glyph=Glyph::Mask /> })}{whose}</span>
            {organisation.map(|body| view! { <span>{body.name}</span> })}
            <ShortDay on=deposited_on />
            {challenge}
            <span class="nowrap">{votes}</span>
            <span class="nowrap">{trn!(u64::from(comments), ideas.comments)}</span>
        </span>
    }
}

/// Who put it forward, in words.
pub(super) fn author_words(kind: AuthorKind, name: Option<String>) -> String {
    match (kind, name) {
        (AuthorKind::Named, Some(name)) => name,
        (AuthorKind::Anonymous, _) => tr!(common.masked_author).to_owned(),
        (AuthorKind::Named, None) | (AuthorKind::Unknown, _) => {
            tr!(ideas.author_unknown).to_owned()
        }
    }
}

/// An idea, its counts, its marks, where it stands.
type RowKey = (IdeaId, (u32, u32), (bool, bool), (IdeaStatus, Option<PocStatus>, Option<u8>));

/// What a row shows that may change: it is then made again.
pub(super) const fn row_key(idea: &IdeaSummary) -> RowKey {
    let (counts, marks) = ((idea.votes, idea.comments), (idea.voted, idea.high_potential));
    (idea.id, counts, marks, (idea.status, idea.experiment, idea.progress_percent))
}

/// The rows on screen, and the button that brings the next ones: the focus goes to the first of them.
#[component]
pub(crate) fn IdeaRows(list: Growing<IdeaSummary>) -> impl IntoView {
    view! {
        <div class="idea-rows">
            <RowList>
                <For each=move || list.items.get() key=row_key let:idea><IdeaRow idea /></For>
            </RowList>
        </div>
        <IdeaPager list row=".idea-rows .title a" />
    }
}

/// How many are on screen, and the way to the rest. `row` selects the links of all that are shown.
#[component]
pub(crate) fn IdeaPager(list: Growing<IdeaSummary>, row: &'static str) -> impl IntoView {
    let shown = move || {
        let here = u64::try_from(list.items.read().len()).unwrap_or_default();
        let total = list.total.get().unwrap_or(here);
        trn!(here, ideas.shown, total = words::number(total))
    };
    view! { <MorePager list shown=Signal::derive(shown) row /> }
}
