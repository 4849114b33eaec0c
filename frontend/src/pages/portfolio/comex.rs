//! The screen of a meeting: the figures alone, large, and printed one idea a page.

use leptos::html;
use leptos::prelude::*;

use crate::components::{Button, Glyph};
use crate::state::{Address, AddressStep};
use crate::words::tr;

/// The parameter that asks for it: the link of the meeting opens it at once.
const MODE: &str = "mode";
const COMEX: &str = "comex";

pub(super) fn is_on(address: Address) -> bool {
    address.text(MODE).as_deref() == Some(COMEX)
}

/// Turns the mode on, over the whole screen when the browser agrees; and off.
#[component]
pub(super) fn ComexButton(address: Address, screen: NodeRef<html::Div>) -> impl IntoView {
    let on = Memo::new(move |_| is_on(address));
    let toggle = move |_| {
        let next = !on.get_untracked();
        let mode = if next { COMEX } else { "" };
        address.set(&[(MODE, mode.to_owned())], AddressStep::Push);
        if next && let Some(screen) = screen.get_untracked() {
            // A browser that refuses shows it in the page: large all the same.
            let _ = screen.request_fullscreen();
        }
    };
    view! {
        <Button glyph=Glyph::Chart on:click=toggle>
            {move || if on.get() { tr!(portfolio.comex.off) } else { tr!(portfolio.comex.on) }}
        </Button>
    }
}
