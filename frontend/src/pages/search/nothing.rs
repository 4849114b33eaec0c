//! Nothing was found: the nearest words, fewer criteria, somebody to ask, or the idea to deposit.

use domain::access::Permission;
use leptos::prelude::*;

use super::asked::Asked;
use super::results::{Around, Meant};
use crate::components::{Button, ButtonLink, Empty, Glyph};
use crate::routes::{Function, IdeasPage, Page};
use crate::state::Session;
use crate::words::tr;

#[component]
pub(super) fn NothingFound(asked: Asked, around: RwSignal<Around>) -> impl IntoView {
    let words = untrack(move || asked.words());
    if words.is_empty() && untrack(move || asked.filters()) == 0 {
        return view! { <Empty title=tr!(search.empty) why=tr!(search.empty_why) /> }.into_any();
    }
    let may_deposit = expect_context::<Session>().may(Permission::DepositIdea);
    let title = js_sys::encode_uri_component(&words);
    let deposit = format!("{}?titre={title}", Page::Ideas(IdeasPage::Deposit).path());
    let why = if words.is_empty() {
        tr!(search.none_why_filters).to_owned()
    } else {
        tr!(search.none_why, words = words)
    };
    view! {
        <Empty title=tr!(search.none) why example=tr!(search.none_example)>
            <Meant asked around />
            <div class="cluster">
                <Show when=move || { asked.filters() > 0 }>
                    <Button on:click=move |_| asked.clear()>{tr!(common.clear_filters)}</Button>
                </Show>
                {may_deposit.then(|| view! {
                    <ButtonLink href=deposit.clone() glyph=Glyph::Plus>{tr!(search.deposit)}</ButtonLink>
                })}
                <ButtonLink href=Function::ContactDinno.page().path() glyph=Glyph::Help>
                    {tr!(search.ask_dinno)}
                </ButtonLink>
            </div>
        </Empty>
    }
    .into_any()
}
