//! The ideas found, as cards: for who looks around more than they compare.

use api_types::idea::IdeaSummary;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::Growing;
use crate::components::{Badge, Card, Door, ShortDay};
use crate::pages::ideas::potential::{PotentialBadge, ProgressBadge};
use crate::pages::ideas::row::{IdeaPager, author_words, row_key};
use crate::routes::{IdeasPage, Page};
use crate::state::References;
use crate::words::{self, trn};

#[component]
pub(super) fn IdeaCards(list: Growing<IdeaSummary>) -> impl IntoView {
    view! {
        <div class="cards">
            <For each=move || list.items.get() key=row_key let:idea><IdeaCard idea /></For>
        </div>
        <IdeaPager list row="main .cards .title a" />
    }
}

#[component]
fn IdeaCard(idea: IdeaSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let (deposited_on, votes, comments) = (idea.deposited_on, idea.votes, idea.comments);
    let (high, percent) = (idea.high_potential, idea.progress_percent);
    let (tone, glyph, standing) = words::idea_standing(idea.status, idea.experiment);
    let IdeaSummary { id, reference, title, excerpt, domain, author, .. } = idea;
    let href = Page::Ideas(IdeasPage::Idea(id)).path();
    let whose = author_words(author.kind, author.person.map(|person| person.name));
    let excerpt = (!excerpt.is_empty()).then(|| view! { <p>{excerpt}</p> });
    view! {
        <Card door=Door::Idea kind=reference href title>
            <p class="muted">{move || references.label(ReferenceList::Domain, &domain)}</p>
            {excerpt}
            <p class="cluster gap-2">
                <Badge tone glyph>{standing}</Badge>
                <ProgressBadge percent />
                <PotentialBadge high />
            </p>
            <p class="muted">
                {whose}" · "<ShortDay on=deposited_on />" · "
                {trn!(u64::from(votes), ideas.votes)}" · "
                {trn!(u64::from(comments), ideas.comments)}
            </p>
        </Card>
    }
}
