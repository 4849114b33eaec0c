//! « Toutes les actions » (R014 to R020): ideas, challenges, experiments and practices on one map and on one
//! trajectory. Everything that is chosen is in the address.

mod criteria;
mod map;
mod trajectory;

use api_client::ApiClient;
use api_types::action::ActionMapView;
use domain::access::Permission;
use domain::action::{ActionAxis, ActionKind};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Breadcrumb, ButtonLink, Filters, Load, Look, LookSwitch, PageHead, Section,
};
use crate::pages::shared::{ExportList, ShareLink, use_bodies};
use crate::routes::{Page, PocsPage};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{self, number, tr};

use criteria::{AXIS, Criteria, KINDS, active, axis, query};
use map::MapOf;
use trajectory::Trajectory;

#[component]
pub(super) fn ActionsPage() -> impl IntoView {
    let (address, bodies) = (use_address(), use_bodies());
    let map = use_fetch(
        move || query(address),
        |client, query| async move { client.read_action_map(&query).await },
    );
    let counted = Memo::new(move |_| map.get().and_then(Result::ok));
    let export = move |client: ApiClient, format| {
        let query = untrack(|| query(address));
        async move { client.export_actions(format, &query).await }
    };
    let total = move || counted.with(|map| map.as_ref().map(|map| map.total));
    view! {
        <Breadcrumb here=tr!(actions.title) />
        <div class="split head-act">
            <PageHead title=tr!(actions.title) lead=tr!(actions.lead) />
            <p class="cluster">
                <ShareLink />
                <DeclareForms />
            </p>
        </div>
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(actions.filter.label)
                active=Signal::derive(move || active(address))
                results=Signal::derive(total)
                groups=move || view! { <Criteria address bodies /> }.into_any()
            />
            <div class="stack gap-10">
                <Kinds address counted />
                <Section title=tr!(actions.map.title)>
                    <div class="stack gap-4">
                        <Columns address />
                        <Load resource=map let:map><MapOf address map /></Load>
                    </div>
                </Section>
                <div class="stack">
                    <Trajectory address counted />
                    <ExportList name="actions" export />
                </div>
            </div>
        </div>
    }
}

/// The list where administrators declare the forms of action that emerge (R034).
#[component]
fn DeclareForms() -> impl IntoView {
    expect_context::<Session>().may(Permission::EditReferences).then(|| {
        let href = Page::Pocs(PocsPage::Keep).path() + "?liste=action_form";
        view! { <ButtonLink href look=Look::Quiet>{tr!(actions.declare)}</ButtonLink> }
    })
}

/// What is on the map, each kind with its number: all of them until one is pressed.
#[component]
fn Kinds(address: Address, counted: Memo<Option<ActionMapView>>) -> impl IntoView {
    let chosen = Memo::new(move |_| address.several::<ActionKind>(KINDS));
    let toggle = move |kind: ActionKind| {
        let mut kinds = chosen.get_untracked();
        if kinds.contains(&kind) {
            kinds.retain(|one| *one != kind);
        } else {
            kinds.push(kind);
        }
        // All of them is none of them chosen: the shortest address.
        if kinds.len() == ActionKind::ALL.len() {
            kinds.clear();
        }
        let codes: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
        address.set(&[(KINDS, codes.join(","))], AddressStep::Push);
    };
    let count = move |kind: ActionKind| {
        counted.with(|map| {
            let found = map.as_ref()?.by_kind.iter().find(|one| one.kind == kind)?;
            Some(found.count)
        })
    };
    let button = move |kind: &ActionKind| {
        let kind = *kind;
        let pressed = move || chosen.with(|kinds| kinds.contains(&kind));
        let figure = move || count(kind).map(|count| format!(" ({})", number(count)));
        view! {
            <button
                type="button"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| toggle(kind)
            >
                {words::action_kinds(kind)}{figure}
            </button>
        }
    };
    view! {
        <div class="stack gap-3">
            <div class="switch no-print" role="group" aria-label=tr!(actions.kinds.label)>
                {ActionKind::ALL.iter().map(button).collect_view()}
            </div>
            <p class="small muted">{tr!(actions.kinds.hint)}</p>
        </div>
    }
}

/// What the columns of the table tell apart.
#[component]
fn Columns(address: Address) -> impl IntoView {
    let looks = ActionAxis::ALL
        .iter()
        .map(|one| (one.code(), words::action_axis(*one)))
        .collect::<Vec<_>>();
    let choose =
        move |code: &'static str| address.set(&[(AXIS, code.to_owned())], AddressStep::Push);
    view! {
        <LookSwitch
            label=tr!(actions.axis.label)
            looks
            chosen=Signal::derive(move || axis(address).code())
            on_choose=choose
        />
    }
}
