//! The entry of a body (R029): an address that stays, and the button to paste on its intranet.

use api_types::people::OrganisationView;
use domain::people::OrganisationKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::use_fetch;
use crate::components::{Button, Faults, Load, Section, SelectField, SelectOption, copied};
use crate::routes::entry_path;
use crate::state::Toasts;
use crate::words::tr;

/// How the button looks wherever it is pasted: nothing but what the page of an intranet already has.
const STYLE: &str = "display:inline-block;padding:0.75em 1.25em;border-radius:0.375em;\
    background:#46307d;color:#ffffff;font:600 1rem/1.25 sans-serif;text-decoration:none";

/// The button of a body, ready to paste.
fn button_html(origin: &str, code: &str) -> String {
    let (href, words) = (entry_path(code), tr!(bricks.entry.words));
    format!("<a href=\"{origin}{href}\" style=\"{STYLE}\">{words}</a>")
}

#[component]
pub(super) fn Entry() -> impl IntoView {
    let bodies = use_fetch(
        || (),
        |client, ()| async move {
            let mut all = client.list_organisations().await?.items;
            all.retain(|one| one.kind == OrganisationKind::Organisation);
            Ok(all)
        },
    );
    view! {
        <Section title=tr!(bricks.entry.title)>
            <p>{tr!(bricks.entry.why)}</p>
            <Load resource=bodies let:bodies><EntryOf bodies /></Load>
        </Section>
    }
}

#[component]
fn EntryOf(bodies: Vec<OrganisationView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let code = RwSignal::new(bodies.first().map(|body| body.code.clone()).unwrap_or_default());
    let line = |body: OrganisationView| SelectOption::new(body.code, body.name);
    let options: Vec<SelectOption> = bodies.into_iter().map(line).collect();
    let origin = StoredValue::new(window().location().origin().unwrap_or_default());
    let html = move || button_html(&origin.read_value(), &code.read());
    // Read when it is pressed.
    let copy = move |_| {
        let words = untrack(html);
        spawn_local(async move {
            let done = copied(&words).await;
            toasts.tell(if done { tr!(bricks.entry.copied) } else { tr!(bricks.entry.not_copied) });
        });
    };
    view! {
        <SelectField
            faults=Faults::new()
            pointer="/entry"
            label=tr!(bricks.entry.body)
            value=code
            options=Signal::stored(options)
        />
        <div class="field">
            <label for="bouton-html">{tr!(bricks.entry.html)}</label>
            <textarea id="bouton-html" class="input" rows="4" readonly prop:value=html></textarea>
        </div>
        <p><Button on:click=copy>{tr!(bricks.entry.copy)}</Button></p>
    }
}
