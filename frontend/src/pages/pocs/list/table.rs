//! The experiments found: what each is, where it stands, how far it is (R127, R129).

use api_types::poc::PocSummary;
use domain::poc::{GateVerdict, PocStatus};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{
    Badge, Column, Glyph, Icon, Pace, Progress, ShortDay, Table, TableCell, Tone,
};
use crate::routes::{Page, PocsPage};
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn PocTable(pocs: RwSignal<Vec<PocSummary>>) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(pocs.column.poc)),
        Column::words(tr!(pocs.column.status)),
        Column::words(tr!(pocs.column.progress)),
        Column::words(tr!(pocs.column.health)),
        Column::words(tr!(pocs.column.start)),
    ];
    view! {
        <Table caption=tr!(pocs.column.caption) columns>
            <For each=move || pocs.get() key=|poc| poc.id let:poc>
                <PocRow poc />
            </For>
        </Table>
    }
}

#[component]
fn PocRow(poc: PocSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let place = place(&poc);
    let reasons = reasons(&poc);
    let PocSummary { id, title, domain, status, steps_passed, verdict, health, starts_on, .. } =
        poc;
    let refused = verdict == Some(GateVerdict::NotValidated);
    let (tone, glyph, word) = if refused {
        (Tone::Neutral, Glyph::Cross, tr!(pocs.state.not_validated))
    } else {
        let (tone, glyph) = words::poc_status_mark(status);
        (tone, glyph, words::poc_status(status))
    };
    let pace = if status == PocStatus::OnHold { Pace::Held } else { Pace::Moving };
    let stopped = matches!(status, PocStatus::OnHold | PocStatus::Abandoned);
    let health = health.map(|health| {
        let glyph = words::health_glyph(health);
        view! { <span class="health"><Icon glyph />{words::health(health)}</span> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=Page::Pocs(PocsPage::Poc(id)).path()>{title}</a>
                <small>
                    {place}" · "{move || references.label(ReferenceList::Domain, &domain)}
                </small>
            </th>
            <TableCell label=tr!(pocs.column.status)>
                <div>
                    <Badge tone glyph>{word}</Badge>
                    {stopped.then(|| view! { <small class="under">{tr!(pocs.list.right)}</small> })}
                    {reasons.map(|said| view! { <small class="under">{said}</small> })}
                </div>
            </TableCell>
            <TableCell label=tr!(pocs.column.progress)><Progress steps_passed pace /></TableCell>
            <TableCell label=tr!(pocs.column.health)>{health}</TableCell>
            <TableCell label=tr!(pocs.column.start) class="date">
                {starts_on.map(|on| view! { <ShortDay on /> })}
            </TableCell>
        </tr>
    }
}

/// Why it asks for attention, when it does.
fn reasons(poc: &PocSummary) -> Option<String> {
    let said: Vec<&str> = poc.attention.iter().copied().map(words::attention).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// « Carsat Bretagne · Retraite »; a body that has no direction is named once.
fn place(poc: &PocSummary) -> String {
    if poc.department.id == poc.organisation.id {
        poc.organisation.name.clone()
    } else {
        format!("{} · {}", poc.organisation.name, poc.department.name)
    }
}
