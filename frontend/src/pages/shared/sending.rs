//! A file on its way: how far it is, and the button that gives it up.

use leptos::prelude::*;

use super::focus_on;
use crate::api::Upload;
use crate::components::{Button, Look, Size};
use crate::words::tr;

/// The button that adds a file.
const ADD: &str = ".drop .btn";

/// The bar moves all the time; who listens to the page hears only the beginning, the middle and the end.
#[component]
pub(crate) fn FileUnderWay(upload: Upload) -> impl IntoView {
    let mark = Memo::new(move |_| match upload.percent() {
        0..50 => 0_u8,
        50..100 => 50,
        _ => 100,
    });
    let heard = move || {
        upload.name().map(|name| match mark.get() {
            0 => tr!(ideas.files.sending, name = name),
            percent => tr!(ideas.files.percent, percent = percent),
        })
    };
    let give_up = move |_| {
        upload.give_up();
        focus_on(ADD);
    };
    view! {
        <p class="sr-only" role="status">{heard}</p>
        {move || upload.name().map(|name| view! {
            <div class="stack gap-3">
                <label class="small under-way">
                    {tr!(ideas.files.sending, name = name)}
                    <progress max="100" value=move || upload.percent().to_string()></progress>
                </label>
                <div class="cluster">
                    <Button look=Look::Quiet size=Size::Small on:click=give_up>
                        {tr!(ideas.files.give_up)}
                    </Button>
                </div>
            </div>
        })}
    }
}
