//! Several of the same: partners, people, techniques… One adds, fills, takes away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::{Button, Glyph, Look, Size, unique_id};
use crate::words::{Words, tr};

/// The rows and the button that adds one. A row is made of `Arc` signals: it outlives its place in the list.
#[component]
pub(crate) fn RowsField<R>(
    #[prop(into)] legend: Words,
    #[prop(into, optional)] hint: Option<Words>,
    rows: RwSignal<Vec<R>>,
    /// A row to fill.
    blank: fn() -> R,
    /// The words of the button that adds one.
    #[prop(into)]
    add: Words,
    /// The fields of the row at this place.
    row: impl Fn(usize, R) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    R: Clone + Send + Sync + 'static,
{
    let id = unique_id("rows");
    let (added, removed) = (format!("#{id} > ul > li:last-child"), format!("#{id} > p"));
    let name = StoredValue::new(legend.clone());
    let remove = move |place: usize| {
        rows.update(|rows| {
            rows.remove(place);
        });
        focus_in(&removed);
    };
    let line = move |(place, one): (usize, R)| {
        let remove = remove.clone();
        let label = tr!(shared.remove_row, what = name.get_value(), place = place + 1);
        view! {
            <li class="row-edit">
                <div class="row-fields">{row(place, one)}</div>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Trash
                    attr:aria-label=label
                    on:click=move |_| remove(place)
                >
                    {tr!(shared.remove)}
                </Button>
            </li>
        }
    };
    let press = move |_| {
        rows.update(|rows| rows.push(blank()));
        focus_in(&added);
    };
    view! {
        <fieldset class="field" id=id>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <ul role="list" class="rows-edit">
                {move || rows.get().into_iter().enumerate().map(&line).collect_view()}
            </ul>
            <p>
                <Button size=Size::Small glyph=Glyph::Plus on:click=press>{add}</Button>
            </p>
        </fieldset>
    }
}

/// Moves the keyboard to the first control inside, once the page has changed.
fn focus_in(place: &str) {
    let controls = format!("{place} :is(input, select, textarea, button)");
    request_animation_frame(move || {
        let found = document().query_selector(&controls).ok().flatten();
        if let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = control.focus();
        }
    });
}
