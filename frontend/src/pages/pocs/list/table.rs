//! The experiments found: what each is, where it stands, how far it is (R127, R129).

use api_types::poc::PocSummary;
use chrono::NaiveDate;
use domain::poc::Schedule;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::standing::{Standing, days, pace, place};
use crate::components::{Column, Icon, Progress, ShortDay, Table, TableCell};
use crate::pages::shared::today;
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
        Column::words(tr!(pocs.column.end)),
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
    let (place, schedule) = (place(&poc), poc.schedule());
    let PocSummary { id, title, domain, status, steps_passed, health, .. } = poc.clone();
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
            <TableCell label=tr!(pocs.column.status)><Standing poc /></TableCell>
            <TableCell label=tr!(pocs.column.progress)>
                <Progress steps_passed pace=pace(status) />
            </TableCell>
            <TableCell label=tr!(pocs.column.health)>{health}</TableCell>
            <TableCell label=tr!(pocs.column.start) class="date"><Start schedule /></TableCell>
            <TableCell label=tr!(pocs.column.end) class="date"><End schedule /></TableCell>
        </tr>
    }
}

/// When it began, or is to begin, and how late.
#[component]
fn Start(schedule: Schedule) -> impl IntoView {
    let planned = schedule.started_on.is_none().then(|| tr!(pocs.days.planned));
    let slip = schedule.start_slip(today());
    schedule.starts_on().map(|on| view! { <Dated on planned slip /> })
}

/// When it ended, or is to end, and how late.
#[component]
fn End(schedule: Schedule) -> impl IntoView {
    let planned = schedule.ended_on.is_none().then(|| tr!(pocs.days.planned));
    let slip = schedule.end_slip(today());
    schedule.ended_on.or(schedule.planned_end).map(|on| view! { <Dated on planned slip /> })
}

#[component]
fn Dated(on: NaiveDate, planned: Option<&'static str>, slip: Option<u32>) -> impl IntoView {
    let slip = slip.map(|slip| tr!(pocs.days.slip, slip = days(slip)));
    view! {
        <div>
            <ShortDay on />
            {planned.map(|said| view! { <small class="under">{said}</small> })}
            {slip.map(|said| view! { <small class="under">{said}</small> })}
        </div>
    }
}
