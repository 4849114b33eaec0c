//! The practices found, as a table: to compare what each gave, how proved it is, and how much it is taken up.

use api_types::practice::PracticeSummary;
use domain::civil::Zone;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::Growing;
use crate::components::{Badge, Column, Glyph, ShortDay, Table, TableCell, Tone};
use crate::pages::practices::checks::ToCheckBadge;
use crate::pages::practices::draft::out_badge;
use crate::pages::practices::figure::figure_words;
use crate::pages::practices::outlook::RiskBadge;
use crate::pages::practices::reuses::MaturityBadge;
use crate::pages::shared::KeptBadge;
use crate::routes::{Page, PracticesPage};
use crate::state::References;
use crate::words::{self, number, tr};

#[component]
pub(super) fn PracticeTable(practices: Growing<PracticeSummary>) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(practices.kind)),
        Column::words(tr!(practices.filter.kind)),
        Column::words(tr!(practices.filter.maturity)),
        Column::words(tr!(practices.table.published)),
        Column::words(tr!(practices.table.reuses)),
        Column::words(tr!(practices.table.kits)),
    ];
    view! {
        <Table caption=tr!(practices.table.caption) columns>
            <For each=move || practices.items.get() key=|practice| practice.id let:practice>
                <PracticeLine practice />
            </For>
        </Table>
    }
}

#[component]
fn PracticeLine(practice: PracticeSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let (reuses, kits, maturity) = (practice.reuses, practice.kits, practice.maturity);
    let (to_check, may_not_last) = (practice.to_check, practice.may_not_last);
    let visibility = practice.visibility;
    let figure = practice.figure.as_ref().map(figure_words);
    let figure = figure.map(|words| view! { <small>{words}</small> });
    let (draft, out) = (practice.draft, out_badge(&practice));
    let PracticeSummary { id, kind, title, domain, organisation, published_at, local, .. } =
        practice;
    let local = local.then(|| {
        view! { <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(practices.share.local)}</Badge> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=Page::Practices(PracticesPage::Practice(id)).path()>{title}</a>
                <small>
                    {organisation.name}" · "
                    {move || references.label(ReferenceList::Domain, &domain)}
                </small>
                {figure}
            </th>
            <TableCell label=tr!(practices.filter.kind)>{words::practice_kind(kind)}</TableCell>
            <TableCell label=tr!(practices.filter.maturity)>
                <div class="cluster gap-2">
                    {out}
                    <KeptBadge visibility />
                    <MaturityBadge maturity />
                    {local}
                    {to_check.then(|| view! { <ToCheckBadge /> })}
                    {may_not_last.then(|| view! { <RiskBadge /> })}
                </div>
            </TableCell>
            <TableCell label=tr!(practices.table.published) class="date">
                {(!draft).then(|| view! { <ShortDay on=Zone::Paris.day(published_at) /> })}
            </TableCell>
            <TableCell label=tr!(practices.table.reuses) class="num">
                {number(u64::from(reuses))}
            </TableCell>
            <TableCell label=tr!(practices.table.kits) class="num">
                {number(u64::from(kits))}
            </TableCell>
        </tr>
    }
}
