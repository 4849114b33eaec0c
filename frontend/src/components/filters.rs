//! The panel of filters: a labelled landmark beside the list; a dialog on a narrow screen.

use leptos::prelude::*;

use super::button::{Button, Look, Size};
use super::dialog::{Dialog, DialogShape};
use super::icon::{Glyph, Icon};
use crate::words::{Words, tr, trn};

/// Whether a group of filters is unfolded at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fold {
    #[default]
    Open,
    Closed,
}

/// The filters of a list. `groups` makes them: once beside the list, once in the dialog.
#[component]
pub(crate) fn Filters(
    #[prop(into)] label: Words,
    /// How many filters are in force, for the button of the narrow screen.
    #[prop(into)]
    active: Signal<u64>,
    /// How many results, for the button that closes the dialog.
    #[prop(into)]
    results: Signal<Option<u64>>,
    groups: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let beside = groups();
    let inside = groups();
    let title = label.clone();
    let see = move || match results.get() {
        Some(count) => trn!(count, common.show_results),
        None => tr!(common.show_list).to_owned(),
    };
    view! {
        <div>
            <section class="facets" aria-label=label>{beside}</section>
            <Button size=Size::Small glyph=Glyph::Filter attr:class="btn btn-sm facets-toggle" on:click=move |_| open.set(true)>
                {move || trn!(active.get(), common.filter_button)}
            </Button>
            <Dialog open title shape=DialogShape::Drawer>
                <div class="facets facets-open">{inside}</div>
                <p class="drawer-close">
                    <Button look=Look::Primary on:click=move |_| open.set(false)>{see}</Button>
                </p>
            </Dialog>
        </div>
    }
}

/// One group of filters.
#[component]
pub(crate) fn FilterGroup(
    #[prop(into)] title: Words,
    #[prop(optional)] fold: Fold,
    children: Children,
) -> impl IntoView {
    view! {
        <details open=fold == Fold::Open>
            <summary>{title}<Icon glyph=Glyph::Down /></summary>
            <div>{children()}</div>
        </details>
    }
}
