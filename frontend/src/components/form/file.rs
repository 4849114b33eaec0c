//! A file to send.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use super::faults::Faults;
use super::tie::{Tied, optional_mark, tie};
use crate::components::button::{Button, Size};
use crate::components::icon::Glyph;
use crate::words::{Words, tr};

/// A button that opens the browser's own dialog; `on_pick` receives what was chosen.
#[component]
pub(crate) fn FileField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    /// What the browser offers first, such as `image/*,.pdf`.
    #[prop(into, optional)]
    accept: Option<String>,
    #[prop(into)] on_pick: Callback<File>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(optional)] optional: bool,
    /// What was sent already.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, None);
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_pick.run(file);
        }
        // The same file may be chosen again after it was removed.
        input.set_value("");
    };
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}{optional_mark(optional)}</label>
            {error}
            <div class="drop">
                <Button size=Size::Small glyph=Glyph::Plus on:click=open>
                    {tr!(common.add_file)}
                </Button>
                <input
                    class="sr-only"
                    type="file"
                    tabindex="-1"
                    id=id
                    accept=accept
                    aria-describedby=described
                    aria-invalid=invalid
                    node_ref=input
                    on:change=picked
                />
                {hint}
            </div>
            {children.map(|children| children())}
        </div>
    }
}
