//! Search: one question over everything that one may read (R308 to R313), with recent searches on the device.

mod asked;
mod chips;
mod facets;
mod field;
mod nothing;
mod recent;
mod results;
mod row;
mod suggestions;

use api_types::page::Page as ApiPage;
use api_types::search::{SearchHit, SearchQuery, SearchResults};
use domain::access::Permission;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{Breadcrumb, Check, Filters, Load, MoreLink, PageHead};
use crate::pages::shared::ShareLink;
use crate::routes::{AdminPage, Page};
use crate::state::{Preferences, Session, use_address};
use crate::words::tr;

pub(crate) use asked::WORDS;
pub(crate) use recent::Recent;
pub(crate) use suggestions::{Line, Suggestions};

use asked::Asked;
use chips::Chips;
use facets::facet_groups;
use field::SearchField;
use results::{Around, Found, Head};

/// The page.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let asked = Asked::new(use_address());
    let recent = Recent::new();
    let (list, around) = use_search(asked, recent);
    let active = move || u64::try_from(asked.filters()).unwrap_or_default();
    let manage = expect_context::<Session>().may(Permission::EditSynonyms).then(|| {
        view! { <MoreLink href=Page::Admin(AdminPage::SearchWords).path()>{tr!(search.words.manage)}</MoreLink> }
    });
    view! {
        <Breadcrumb here=tr!(search.title) />
        <div class="head-with-act">
            <PageHead title=tr!(search.title) lead=tr!(search.lead) />
            {manage}
        </div>
        <SearchField asked recent />
        <div class="sheet sheet-facets search-sheet">
            <Filters
                label=tr!(search.filters)
                active=Signal::derive(active)
                results=list.total
                groups=move || facet_groups(asked, around)
            />
            <div class="stack">
                <Head asked list around />
                <Chips asked around />
                <Load resource=list.first let:_first><Found asked list around /></Load>
            </div>
        </div>
        <p class="cluster"><ShareLink /></p>
        <Shortcuts />
    }
}

/// The shortcuts of the keyboard, and the way to turn them off (RGAA 12.10).
#[component]
fn Shortcuts() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    view! {
        <section id="raccourcis" class="stack gap-2 search-sheet" aria-labelledby="raccourcis-titre">
            <h2 id="raccourcis-titre" class="h-lg">{tr!(palette.keys.title)}</h2>
            <p class="small muted">{tr!(palette.keys.why)}</p>
            <Check
                label=tr!(palette.keys.on)
                checked=preferences.shortcuts
                on_change=move |on| preferences.choose_shortcuts(on)
            />
        </section>
    }
}

/// What is found, and all that is said around it.
fn use_search(asked: Asked, recent: Recent) -> (Growing<SearchHit>, RwSignal<Around>) {
    let around = RwSignal::new(Around::default());
    let list = use_growing(
        move || asked.query(),
        move |client, query: SearchQuery, cursor: Option<String>| async move {
            let first = cursor.is_none();
            let words = query.q.clone();
            let found = client.search_items(&SearchQuery { cursor, ..query.clone() }).await?;
            let SearchResults { items, next, total, .. } = found.clone();
            // A slow answer to a former question says nothing of this one.
            if first && untrack(move || asked.query()) == query {
                recent.add(&words);
                around.try_set(Around::of(found));
            }
            Ok(ApiPage { items, next, total: Some(total) })
        },
    );
    (list, around)
}
