//! The ideas found, as a table: to compare where each stands and how much it is supported.

use api_types::idea::IdeaSummary;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::Growing;
use crate::components::{Badge, Column, ShortDay, Table, TableCell};
use crate::pages::ideas::potential::{PotentialBadge, ProgressBadge};
use crate::pages::ideas::row::{IdeaPager, author_words, row_key};
use crate::routes::{IdeasPage, Page};
use crate::state::References;
use crate::words::{self, number, tr};

#[component]
pub(super) fn IdeaTable(list: Growing<IdeaSummary>) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(ideas.column.idea)),
        Column::words(tr!(ideas.column.status)),
        Column::words(tr!(ideas.column.author)),
        Column::words(tr!(ideas.column.deposited)),
        Column::words(tr!(ideas.column.votes)),
        Column::words(tr!(ideas.column.comments)),
    ];
    view! {
        <Table caption=tr!(ideas.column.caption) columns>
            <For each=move || list.items.get() key=row_key let:idea><IdeaLine idea /></For>
        </Table>
        <IdeaPager list row="main .table-cards tbody th a" />
    }
}

#[component]
fn IdeaLine(idea: IdeaSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let (deposited_on, votes, comments) = (idea.deposited_on, idea.votes, idea.comments);
    let (high, percent) = (idea.high_potential, idea.progress_percent);
    let (tone, glyph, standing) = words::idea_standing(idea.status, idea.experiment);
    let IdeaSummary { id, reference, title, domain, author, organisation, .. } = idea;
    let href = Page::Ideas(IdeasPage::Idea(id)).path();
    let whose = author_words(author.kind, author.person.map(|person| person.name));
    let body = organisation.map(|body| view! { <small class="under">{body.name}</small> });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{title}</a>
                <small>
                    {reference}" · "{move || references.label(ReferenceList::Domain, &domain)}
                </small>
            </th>
            <TableCell label=tr!(ideas.column.status)>
                <div>
                    <Badge tone glyph>{standing}</Badge>" "
                    <ProgressBadge percent />" "
                    <PotentialBadge high />
                </div>
            </TableCell>
            <TableCell label=tr!(ideas.column.author)><div>{whose}{body}</div></TableCell>
            <TableCell label=tr!(ideas.column.deposited) class="date">
                <ShortDay on=deposited_on />
            </TableCell>
            <TableCell label=tr!(ideas.column.votes) class="num">
                {number(u64::from(votes))}
            </TableCell>
            <TableCell label=tr!(ideas.column.comments) class="num">
                {number(u64::from(comments))}
            </TableCell>
        </tr>
    }
}
