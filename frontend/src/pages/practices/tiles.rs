//! Regions as tiles placed as on a map: how many bodies of each took something up.

use std::collections::BTreeMap;

use api_types::practice::{RegionReuses, Reuses};
use domain::people::Region;
use leptos::prelude::*;

use super::list::REGION;
use crate::pages::shared::region_area;
use crate::routes::{Page, PracticesPage};
use crate::state::address_search;
use crate::words::{self, number, tr, trn};

/// The regions, what is in none, and all in all. The figure of a region leads to `href`.
pub(super) fn region_tiles(
    regions: &[RegionReuses],
    total: u64,
    href: impl Fn(Region) -> String,
) -> AnyView {
    let of = |region: Option<Region>| {
        let found = regions.iter().find(|one| one.region == region);
        found.map_or(0, |RegionReuses { reuses, .. }| *reuses)
    };
    let tiles = Region::ALL.iter().map(|one| match of(Some(*one)) {
        0 => tile(*one, 0, None),
        reuses => tile(*one, reuses, Some(href(*one))),
    });
    let tiles = tiles.collect_view();
    let nowhere = tr!(practices.map.nowhere, count = number(of(None)));
    view! {
        <p>{trn!(total, practices.map.total)}" "{nowhere}</p>
        <ul role="list" class="tiles" aria-label=tr!(practices.map.title)>{tiles}</ul>
    }
    .into_any()
}

/// A region: its figure is written, and leads to the practices that were taken up there.
fn tile(region: Region, reuses: u64, href: Option<String>) -> impl IntoView {
    let said = view! {
        <span aria-hidden="true">{words::region_letters(region)}</span>
        <span class="sr-only">{words::region(region)}</span>
        " "
        <strong>{number(reuses)}</strong>
    };
    let inside = match href {
        Some(href) => view! { <a href=href title=words::region(region)>{said}</a> }.into_any(),
        None => view! { <span class="muted">{said}</span> }.into_any(),
    };
    view! { <li style:grid-area=region_area(region)>{inside}</li> }
}

/// Where one practice is taken up: it follows what is declared on the page.
#[component]
pub(super) fn ReuseRegions(reuses: RwSignal<Reuses>) -> impl IntoView {
    let tiles = move || {
        let mut counted: BTreeMap<Option<Region>, u64> = BTreeMap::new();
        for one in &reuses.read().items {
            *counted.entry(one.region).or_default() += 1;
        }
        let total = counted.values().sum();
        let count = |(region, reuses)| RegionReuses { region, reuses };
        let regions: Vec<RegionReuses> = counted.into_iter().map(count).collect();
        region_tiles(&regions, total, |region| {
            let asked = [(REGION.to_owned(), region.code().to_owned())];
            Page::Practices(PracticesPage::List).path() + &address_search(&asked)
        })
    };
    view! {
        <div class="stack gap-3">
            <h3 class="h-md">{tr!(practices.map.title)}</h3>
            {tiles}
        </div>
    }
}
