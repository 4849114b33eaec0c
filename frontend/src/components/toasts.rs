//! What was just done, with a way to undo it. Stays while the pointer or the focus is on it.

use leptos::prelude::*;

use super::button::{Button, Size};
use super::icon::{Glyph, Icon};
use crate::state::{Toast, Toasts};
use crate::words::tr;

/// The toasts on screen: one region, spoken politely.
#[component]
pub(crate) fn ToastRegion() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="toasts" role="status">
            <For each=move || toasts.shown() key=|toast| toast.id let:toast>
                <ToastLine toast />
            </For>
        </div>
    }
}

#[component]
fn ToastLine(toast: Toast) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let Toast { id, message, undo } = toast;
    toasts.start_leaving(id);
    let undo = undo.map(|undo| {
        let press = move |_| {
            undo.run(());
            toasts.dismiss(id);
        };
        view! { <Button size=Size::Small on:click=press>{tr!(common.undo)}</Button> }
    });
    let stay = move || toasts.hold(id);
    let leave = move || toasts.start_leaving(id);
    view! {
        <div
            class="toast"
            on:mouseenter=move |_| stay()
            on:mouseleave=move |_| leave()
            on:focusin=move |_| stay()
            on:focusout=move |_| leave()
        >
            <span>{message}</span>
            {undo}
            <button
                type="button"
                class="btn btn-icon"
                aria-label=tr!(common.dismiss)
                on:click=move |_| toasts.dismiss(id)
            >
                <Icon glyph=Glyph::Cross />
            </button>
        </div>
    }
}
