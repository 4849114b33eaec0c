//! Passing on what one looks at: its address, copied or sent by one's own mail (R012, R383, R388).

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;

use crate::components::{Button, Glyph, Icon, Look, Size, copied};
use crate::state::Toasts;
use crate::words::tr;

/// Copies the address of exactly this view, or writes it in a letter. Stands in a cluster, beside other acts.
#[component]
pub(crate) fn ShareLink() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let location = StoredValue::new(use_location());
    let address = move || location.with_value(address);
    // Read when it is pressed: filters change the address, and an act may change the title.
    let copy = move |_| {
        spawn_local(async move {
            let done = copied(&address()).await;
            toasts.tell(if done { tr!(shared.share.copied) } else { tr!(shared.share.not_copied) });
        });
    };
    let letter = NodeRef::<html::A>::new();
    let write = move |_| {
        if let Some(link) = letter.get_untracked() {
            link.set_href(&mail(&address()));
        }
    };
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=copy>{tr!(shared.share.copy)}</Button>
        <a
            class="btn btn-sm btn-quiet no-print"
            href=mail(&address())
            rel="external"
            node_ref=letter
            on:click=write
        >
            <Icon glyph=Glyph::Mail />
            {tr!(shared.share.mail)}
        </a>
    }
}

/// What the router shows, which the bar of the browser follows a moment later.
pub(super) fn address(here: &Location) -> String {
    let origin = window().location().origin().unwrap_or_default();
    let search = here.search.get_untracked();
    let asked = if search.is_empty() { String::new() } else { format!("?{search}") };
    format!("{origin}{}{asked}{}", here.pathname.get_untracked(), here.hash.get_untracked())
}

/// A letter to nobody yet: the title of the page, and its address.
fn mail(address: &str) -> String {
    let said = |words: &str| String::from(js_sys::encode_uri_component(words));
    let title = document().title();
    let body = format!("{title}\r\n{address}");
    format!("mailto:?subject={}&body={}", said(&title), said(&body))
}
