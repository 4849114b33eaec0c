//! « Carte des reprises »: where the practices of the list are taken up, as tiles that are a list, and as a table.

use api_types::practice::{ReusePlaceView, ReusePlaces};
use leptos::prelude::*;

use super::filters::{query, region_href};
use crate::api::use_fetch;
use crate::components::{Column, Day, Load, Table, TableCell};
use crate::pages::practices::tiles::region_tiles;
use crate::routes::{Page, PracticesPage};
use crate::state::Address;
use crate::words::{self, tr};

#[component]
pub(super) fn ReuseMap(address: Address) -> impl IntoView {
    let places = use_fetch(
        move || query(address),
        |client, query| async move { client.map_reuses(&query).await },
    );
    view! {
        <Load resource=places let:places>
            <Places address places />
        </Load>
    }
}

#[component]
fn Places(address: Address, places: ReusePlaces) -> impl IntoView {
    let ReusePlaces { regions, total, items } = places;
    let tiles = untrack(|| region_tiles(&regions, total, |one| region_href(address, one)));
    let table = (!items.is_empty()).then(|| view! { <Latest items /> });
    view! {
        <div class="stack gap-6">
            {tiles}
            {table}
        </div>
    }
}

/// The same, one by one: where, who, since when, what came of it.
#[component]
fn Latest(items: Vec<ReusePlaceView>) -> impl IntoView {
    let line = |one: ReusePlaceView| {
        let href = Page::Practices(PracticesPage::Practice(one.practice_id)).path();
        let place = one.region.map_or_else(|| tr!(practices.map.no_region), words::region);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><a href=href>{one.practice_title}</a></th>
                <TableCell label=tr!(practices.map.region)>{place}</TableCell>
                <TableCell label=tr!(practices.filter.body)>{one.organisation.name}</TableCell>
                <TableCell label=tr!(practices.reuse.since_day)><Day on=one.since /></TableCell>
                <TableCell label=tr!(practices.reuse.contact)>{one.contact.name}</TableCell>
                <TableCell label=tr!(practices.reuse.result)>
                    {words::reuse_result(one.result)}
                </TableCell>
            </tr>
        }
    };
    let columns = vec![
        Column::words(tr!(practices.kind)),
        Column::words(tr!(practices.map.region)),
        Column::words(tr!(practices.filter.body)),
        Column::words(tr!(practices.reuse.since_day)),
        Column::words(tr!(practices.reuse.contact)),
        Column::words(tr!(practices.reuse.result)),
    ];
    let lines = items.into_iter().map(line).collect_view();
    view! { <Table caption=tr!(practices.map.caption) columns>{lines}</Table> }
}
