//! What every page is made of: its head (title, focus), its breadcrumb, its sections.

use leptos::html;
use leptos::prelude::*;

use super::marks::{Door, Kind};
use crate::routes::Page;
use crate::state::Navigation;
use crate::words::{Words, tr};

/// The h1 of a page. It names the browser's tab, and takes the focus after a navigation.
#[component]
pub(crate) fn Heading(#[prop(into)] title: Words) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let navigation = expect_context::<Navigation>();
    navigation.name_page(&title);
    heading.on_load(move |h1| navigation.land_on(&h1));
    view! { <h1 tabindex="-1" node_ref=heading>{title}</h1> }
}

/// The head of a page: door, h1, a sentence; then what the page adds (badges, acts) as children.
#[component]
pub(crate) fn PageHead(
    #[prop(optional)] door: Option<Door>,
    /// The word beside the arch.
    #[prop(into, optional)]
    kind: Option<Words>,
    #[prop(into)] title: Words,
    #[prop(into, optional)] lead: Option<Words>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let mark = door.zip(kind).map(|(door, kind)| view! { <Kind door>{kind}</Kind> });
    view! {
        <header class="stack gap-3 page-head">
            {mark}
            <Heading title />
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            {children.map(|children| children())}
        </header>
    }
}

/// Home › … › this page. `trail` holds the pages between, with their names.
#[component]
pub(crate) fn Breadcrumb(
    #[prop(optional)] trail: Vec<(Page, Words)>,
    #[prop(into)] here: Words,
) -> impl IntoView {
    let between = trail.into_iter().map(|(page, name)| {
        view! { <li><a href=page.path()>{name}</a></li> }
    });
    view! {
        <nav class="breadcrumb" aria-label=tr!(common.breadcrumb)>
            <ol>
                <li><a href=Page::Home.path()>{tr!(common.home)}</a></li>
                {between.collect_view()}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}

/// A part of a page: hairline, title, then what it holds. `more` is the link at the right of the title.
#[component]
pub(crate) fn Section(
    #[prop(into)] title: Words,
    #[prop(optional)] more: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let id = super::unique_id("section");
    view! {
        <section class="section" aria-labelledby=id>
            <div class="split"><h2 id=id.clone()>{title}</h2>{more}</div>
            {children()}
        </section>
    }
}
