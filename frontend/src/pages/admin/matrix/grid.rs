//! The table itself: one stop of the keyboard, arrows inside, space to change.

use domain::access::{BrickKey, Capability, Matrix, Profile, Reach};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::editor::{Cell, Editor, PROFILES};
use crate::components::{Glyph, Icon};
use crate::pages::admin::names::{
    capability_name, capability_short, reach_name, right_name, row_name,
};
use crate::words::{profile, tr};

/// Where the keyboard is: row and column.
type Place = (usize, usize);

/// Cells of a row: each profile, each capability.
const COLUMNS: usize = PROFILES.len() * Capability::ALL.len();

#[component]
pub(super) fn Grid(editor: Editor) -> impl IntoView {
    let here = RwSignal::new((0, 0));
    let groups = PROFILES.map(|of| {
        view! { <th scope="colgroup" colspan="3">{profile(of)}</th> }
    });
    let heads = PROFILES.iter().flat_map(|_| Capability::ALL).map(|capability| {
        view! {
            <th scope="col">
                <abbr title=capability_name(*capability)>{capability_short(*capability)}</abbr>
            </th>
        }
    });
    let keys = untrack(|| editor.rows());
    let last_row = keys.len().saturating_sub(1);
    let rows = keys
        .into_iter()
        .enumerate()
        .map(|(row, key)| view! { <Row editor here row key_of_row=key /> });
    view! {
        <div class="table-box">
            <div class="table-scroll matrix-box" tabindex="0" role="region" aria-label=tr!(admin.table_region)>
                <table class="table matrix" role="grid" on:keydown=move |event| walk(&event, here, last_row)>
                    <caption class="sr-only">{tr!(admin.table_caption)}</caption>
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{tr!(admin.brick_column)}</th>
                            {groups.into_iter().collect_view()}
                        </tr>
                        <tr>{heads.collect_view()}</tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

#[component]
fn Row(editor: Editor, here: RwSignal<Place>, row: usize, key_of_row: BrickKey) -> impl IntoView {
    let cells = PROFILES.iter().flat_map(|of| Capability::ALL.iter().map(move |one| (*of, *one)));
    let cells = cells.enumerate().map(|(column, (of, capability))| {
        let (place, cell) = ((row, column), (key_of_row, capability, of));
        if is_void(key_of_row, capability) {
            view! { <Void here place cell /> }.into_any()
        } else {
            view! { <Right editor here place cell /> }.into_any()
        }
    });
    view! {
        <tr>
            <th scope="row">{move || row_name(key_of_row)}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// Whether nobody has a choice there, not even who may be given the administration: nothing depends on that cell.
fn is_void(row: BrickKey, capability: Capability) -> bool {
    Matrix::choices(row.native(), capability, Profile::FunctionalAdmin).len() < 2
}

/// A cell on which nothing depends: a stop of the keyboard like the others, that changes nothing.
#[component]
fn Void(here: RwSignal<Place>, place: Place, cell: Cell) -> impl IntoView {
    let (row, column) = place;
    view! {
        <td
            id=format!("droit-{row}-{column}")
            class="muted"
            aria-label=move || tr!(admin.cell_void, cell = name_of(cell))
            tabindex=move || if here.get() == place { "0" } else { "-1" }
            on:focus=move |_| here.set(place)
        >
            <span aria-hidden="true">"—"</span>
        </td>
    }
}

#[component]
fn Right(editor: Editor, here: RwSignal<Place>, place: Place, cell: Cell) -> impl IntoView {
    let (row_key, capability, of) = cell;
    let fixed = Matrix::choices(row_key.native(), capability, of).len() < 2 || !editor.editable;
    let reach = Memo::new(move |_| editor.reach(cell));
    let changed = Memo::new(move |_| editor.is_changed(cell));
    let checked = move || match reach.get() {
        Reach::Nothing => "false",
        Reach::OwnOnly => "mixed",
        Reach::Everything => "true",
    };
    let (row, column) = place;
    let press = move |_| {
        here.set(place);
        if !fixed {
            editor.turn(cell);
        }
    };
    view! {
        <td data-changed=move || changed.get().then_some("")>
            <button
                type="button"
                class="right"
                role="checkbox"
                id=format!("droit-{row}-{column}")
                aria-checked=checked
                aria-disabled=fixed.then_some("true")
                aria-label=move || label(cell, reach.get(), fixed)
                tabindex=move || if here.get() == place { "0" } else { "-1" }
                on:click=press
                on:focus=move |_| here.set(place)
            >
                <span class="box" aria-hidden="true">{move || mark(reach.get())}</span>
                <Show when=move || reach.get() == Reach::OwnOnly>
                    <span aria-hidden="true">{reach_name(Reach::OwnOnly)}</span>
                </Show>
                <Show when=move || changed.get()><b>{tr!(admin.changed)}</b></Show>
            </button>
        </td>
    }
}

fn mark(reach: Reach) -> Option<AnyView> {
    match reach {
        Reach::Nothing => None,
        Reach::OwnOnly => Some(view! { <Icon glyph=Glyph::User /> }.into_any()),
        Reach::Everything => Some(view! { <Icon glyph=Glyph::Check /> }.into_any()),
    }
}

fn name_of((row, capability, of): Cell) -> String {
    let (brick, of) = (row_name(row).to_string(), profile(of));
    tr!(admin.cell, brick = brick, profile = of, capability = right_name(row, capability))
}

fn label(cell: Cell, reach: Reach, fixed: bool) -> String {
    let cell = name_of(cell);
    match (fixed, reach) {
        (true, _) => tr!(admin.cell_fixed, cell = cell),
        (false, Reach::OwnOnly) => tr!(admin.cell_own, cell = cell),
        (false, Reach::Nothing | Reach::Everything) => cell,
    }
}

/// Arrows, start and end of the row: the focus moves, and the table scrolls with it.
fn walk(event: &KeyboardEvent, here: RwSignal<Place>, last_row: usize) {
    let (row, column) = here.get_untracked();
    let last_column = COLUMNS - 1;
    let next = match event.key().as_str() {
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowDown" => ((row + 1).min(last_row), column),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, (column + 1).min(last_column)),
        "Home" => (row, 0),
        "End" => (row, last_column),
        _ => return,
    };
    event.prevent_default();
    here.set(next);
    let (row, column) = next;
    let target = document().get_element_by_id(&format!("droit-{row}-{column}"));
    if let Some(target) = target.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
