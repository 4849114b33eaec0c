//! Reading one's idea again before it goes.

use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use crate::components::{Button, Detail, Dialog, Look};
use crate::pages::ideas::writing::{ANONYMOUS, Writing};
use crate::state::References;
use crate::words::{Words, tr, trn};

#[component]
pub(super) fn Preview(
    open: RwSignal<bool>,
    writing: Writing,
    #[prop(into)] on_send: Callback<()>,
) -> impl IntoView {
    let send = move |_| {
        open.set(false);
        on_send.run(());
    };
    view! {
        <Dialog open title=tr!(ideas.preview.title)>
            <div class="stack">
                <Show when=move || open.get()><Written writing /></Show>
                <div class="cluster">
                    <Button look=Look::Primary on:click=send>{tr!(ideas.deposit.send)}</Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.preview.change)}</Button>
                </div>
            </div>
        </Dialog>
    }
}

#[component]
fn Written(writing: Writing) -> impl IntoView {
    let references = expect_context::<References>();
    let filed = move || -> Words {
        let code = writing.subcategory.get();
        match code.as_str() {
            "" => tr!(ideas.preview.nothing).into(),
            _ => references.label(ReferenceList::Subcategory, &ReferenceCode(code)),
        }
    };
    let files = move || {
        trn!(u64::try_from(writing.files.read().len()).unwrap_or_default(), ideas.files.count)
    };
    let name = move || match writing.name.read().as_str() {
        ANONYMOUS => tr!(ideas.name.anonymous),
        _ => tr!(ideas.name.named),
    };
    view! {
        <dl class="facts">
            <Detail term=tr!(ideas.field.title)><Said text=writing.title /></Detail>
            <Detail term=tr!(ideas.idea.problem)><Said text=writing.problem /></Detail>
            <Detail term=tr!(ideas.idea.proposal)><Said text=writing.proposal /></Detail>
            <Detail term=tr!(ideas.field.subcategory)>{filed}</Detail>
            <Detail term=tr!(ideas.files.label)>{files}</Detail>
            <Detail term=tr!(ideas.preview.name)>{name}</Detail>
        </dl>
    }
}

#[component]
fn Said(text: RwSignal<String>) -> impl IntoView {
    move || match text.read().trim() {
        "" => view! { <span class="muted">{tr!(ideas.preview.nothing)}</span> }.into_any(),
        text => view! { <span class="as-typed">{text.to_owned()}</span> }.into_any(),
    }
}
