//! Passing on what one looks at: its address, copied or sent by one's own mail (R012, R383, R388).

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, Glyph, Icon, Look, Size, copied};
use crate::state::Toasts;
use crate::words::tr;

/// Copies the address of exactly this view, or writes it in a letter. Stands in a cluster, beside other acts.
#[component]
pub(crate) fn ShareLink() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
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
            link.set_href(&mail());
        }
    };
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=copy>{tr!(shared.share.copy)}</Button>
        <a
            class="btn btn-sm btn-quiet no-print"
            href=mail()
            rel="external"
            node_ref=letter
            on:click=write
        >
            <Icon glyph=Glyph::Mail />
            {tr!(shared.share.mail)}
        </a>
    }
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// A letter to nobody yet: the title of the page, and its address.
fn mail() -> String {
    let said = |words: &str| String::from(js_sys::encode_uri_component(words));
    let title = document().title();
    let body = format!("{title}\r\n{}", address());
    format!("mailto:?subject={}&body={}", said(&title), said(&body))
}
