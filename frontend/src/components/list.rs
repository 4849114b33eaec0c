//! Lists that grow: rows, cards, and the button that brings more.

use leptos::prelude::*;

use super::button::Button;
use super::icon::Glyph;
use super::marks::{Door, DoorMark};
use crate::words::{Words, tr};

/// A row of a list: mark, title that leads to the thing, a few words, and at the end a state or an act.
#[component]
pub(crate) fn RowItem(
    #[prop(optional)] door: Option<Door>,
    #[prop(into)] href: String,
    #[prop(into)] title: Words,
    #[prop(optional)] end: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <li class="row-item">
            {door.map(|door| view! { <DoorMark door /> })}
            <div>
                <p class="title"><a href=href>{title}</a></p>
                <p>{children()}</p>
            </div>
            {end.map(|end| view! { <span class="end">{end}</span> })}
        </li>
    }
}

/// The list that holds [`RowItem`]s.
#[component]
pub(crate) fn RowList(children: Children) -> impl IntoView {
    view! { <ul role="list" class="row-list">{children()}</ul> }
}

/// A card that opens: the whole of it is the link.
#[component]
pub(crate) fn Card(
    door: Door,
    #[prop(into)] kind: Words,
    #[prop(into)] href: String,
    #[prop(into)] title: Words,
    /// What the arch shows, when it is not the mark of the door.
    #[prop(optional)]
    glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <article class="card card-link" data-door=door.name()>
            <span class="kind"><DoorMark door glyph=glyph.unwrap_or(door.glyph()) />" "{kind}</span>
            <h3 class="title"><a href=href>{title}</a></h3>
            {children()}
        </article>
    }
}

/// « 40 sur 454 affichées », and the button that brings the next ones, until there are none.
#[component]
pub(crate) fn Pager(
    /// What is on screen, in words.
    #[prop(into)]
    shown: Signal<String>,
    /// Whether there is more.
    #[prop(into)]
    more: Signal<bool>,
    #[prop(into)] pending: Signal<bool>,
    #[prop(into)] on_more: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="pager">
            <Show when=move || more.get()>
                <Button pending on:click=move |_| on_more.run(())>{tr!(common.show_more)}</Button>
            </Show>
            <p class="small muted" role="status">{shown}</p>
        </div>
    }
}
