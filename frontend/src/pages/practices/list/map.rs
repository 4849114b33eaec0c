//! « Carte des reprises »: where the practices of the list are taken up, as tiles that are a list, and as a table.

use api_types::practice::{RegionReuses, ReusePlaceView, ReusePlaces};
use domain::people::Region;
use leptos::prelude::*;

use super::filters::{query, region_href};
use crate::api::use_fetch;
use crate::components::{Column, Day, Load, Table, TableCell};
use crate::routes::{Page, PracticesPage};
use crate::state::Address;
use crate::words::{self, number, tr, trn};

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
    let of = |region: Option<Region>| {
        let found = regions.iter().find(|one| one.region == region);
        found.map_or(0, |RegionReuses { reuses, .. }| *reuses)
    };
    let tiles = Region::ALL.iter().map(|one| tile(address, *one, of(Some(*one))));
    let tiles = tiles.collect_view();
    let nowhere = tr!(practices.map.nowhere, count = number(of(None)));
    let table = (!items.is_empty()).then(|| view! { <Latest items /> });
    view! {
        <div class="stack gap-6">
            <p>{trn!(total, practices.map.total)}" "{nowhere}</p>
            <ul role="list" class="tiles" aria-label=tr!(practices.map.title)>{tiles}</ul>
            {table}
        </div>
    }
}

/// A region: its figure is written, and leads to the practices that were taken up there.
fn tile(address: Address, region: Region, reuses: u64) -> impl IntoView {
    let said = view! {
        <span aria-hidden="true">{words::region_letters(region)}</span>
        <span class="sr-only">{words::region(region)}</span>
        " "
        <strong>{number(reuses)}</strong>
    };
    let inside = if reuses > 0 {
        let href = untrack(|| region_href(address, region));
        view! { <a href=href title=words::region(region)>{said}</a> }.into_any()
    } else {
        view! { <span class="muted">{said}</span> }.into_any()
    };
    view! { <li style:grid-area=place(region)>{inside}</li> }
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

/// Its line and its column among the tiles, as on a map; those over the seas come below.
const fn place(region: Region) -> &'static str {
    match region {
        Region::IleDeFrance => "2 / 3",
        Region::CentreValDeLoire => "3 / 3",
        Region::BourgogneFrancheComte => "3 / 4",
        Region::Normandie => "2 / 2",
        Region::HautsDeFrance => "1 / 3",
        Region::GrandEst => "2 / 4",
        Region::PaysDeLaLoire => "3 / 2",
        Region::Bretagne => "2 / 1",
        Region::NouvelleAquitaine => "4 / 2",
        Region::Occitanie => "5 / 3",
        Region::AuvergneRhoneAlpes => "4 / 4",
        Region::ProvenceAlpesCoteDAzur => "5 / 4",
        Region::Corse => "5 / 5",
        Region::Guadeloupe => "6 / 1",
        Region::Martinique => "6 / 2",
        Region::Guyane => "6 / 3",
        Region::LaReunion => "6 / 4",
        Region::Mayotte => "6 / 5",
    }
}
