//! What one person may do now, brick by brick, and what is declared theirs: « voir comme » somebody, read when one asks.

use api_types::account::AccountView;
use api_types::own_rights::HeldRights;
use api_types::rights::OwnershipView;
use domain::UserId;
use domain::access::Brick;
use domain::people::AccountStatus;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::api::use_fetch;
use crate::components::{Detail, Glyph, Icon, Load};
use crate::pages::admin::own_rights::{owned_lines, rights_on};
use crate::words::{brick_name, profile, tr};

#[component]
pub(super) fn HeldBy(kept: RwSignal<AccountView>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    // Read again once the account has changed: what it gives may have too.
    let asked = Memo::new(move |_| kept.with(|account| (account.id, account.version)));
    let closed = move || {
        let closed = kept.with(|account| account.status == AccountStatus::Disabled);
        closed.then(|| view! { <p><b>{tr!(admin.held.closed)}</b></p> })
    };
    view! {
        <details class="disclose" on:toggle=toggled>
            <summary><Icon glyph=Glyph::Users />{tr!(admin.held.title)}</summary>
            <div class="stack">
                <p class="small muted">{tr!(admin.held.why)}</p>
                {closed}
                <Show when=move || opened.get()><Read asked /></Show>
            </div>
        </details>
    }
}

#[component]
fn Read(asked: Memo<(UserId, i32)>) -> impl IntoView {
    let held = use_fetch(
        move || asked.get(),
        |client, (id, _)| async move { client.read_account_rights(id).await },
    );
    view! { <Load resource=held let:held><Held held /></Load> }
}

#[component]
fn Held(held: HeldRights) -> impl IntoView {
    let line = |brick: &Brick| {
        let rights =
            rights_on(|permission| held.reach(permission), (*brick, tr!(admin.held.update_own)));
        (!rights.is_empty()).then(|| {
            view! { <Detail term=brick_name(*brick)>{rights.join(", ")}</Detail> }
        })
    };
    let bricks = Brick::ALL.iter().filter(|brick| brick.is_built()).filter_map(line);
    let bricks = bricks.collect_view();
    let HeldRights { profile: of, acts_for, ownerships, .. } = held;
    let body = acts_for.map(|body| {
        view! { <p>{tr!(admin.held.acts_for, profile = profile(of), body = body.name)}</p> }
    });
    view! {
        {body}
        <h3 class="h-md">{tr!(admin.held.owned)}</h3>
        {owned(ownerships)}
        <h3 class="h-md">{tr!(admin.held.bricks)}</h3>
        <dl class="facts columns">{bricks}</dl>
    }
}

fn owned(ownerships: Vec<OwnershipView>) -> AnyView {
    if ownerships.is_empty() {
        return view! { <p class="muted">{tr!(admin.held.none_owned)}</p> }.into_any();
    }
    owned_lines(ownerships)
}
