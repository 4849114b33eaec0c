//! Rights lent for a while, and bricks declared to be somebody's.

mod criteria;
mod give;
mod owners;

use api_types::rights::{
    DelegationQuery, DelegationStatus, DelegationView, ProlongDelegationRequest,
};
use domain::DelegationId;
use domain::access::Permission;
use domain::civil::Zone;
use leptos::prelude::*;

use super::names::scope_words;
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Submit, use_growing, use_submit};
use crate::components::{
    Avatar, Badge, Button, ButtonLink, Dialog, Empty, Filters, Form, Glyph, Load, Look, PageHead,
    Press, Size, TextField, TextKind, Tone,
};
use crate::pages::shared::{MorePager, PlainField, PlainForm, PlainProblem};
use crate::routes::{AdminPage, Page};
use crate::state::{Address, Session, Toasts, use_address};
use crate::words::{self, profile, tr};

use criteria::{Criteria, NAMES, STATE, active, query};
pub(super) use give::GiveDelegationPage;
use owners::OwnersSection;

#[component]
pub(super) fn DelegationsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let gives = session.may(Permission::GiveDelegation);
    let new = Page::Admin(AdminPage::GiveDelegation).path();
    view! {
        <AdminTrail here=tr!(admin.tab.delegations) />
        <PageHead title=tr!(admin.delegations.title) lead=tr!(admin.delegations.lead)>
            {gives.then(|| view! {
                <p>
                    <ButtonLink href=new look=Look::Primary glyph=Glyph::Plus>
                        {tr!(admin.delegations.add)}
                    </ButtonLink>
                </p>
            })}
        </PageHead>
        <AdminTabs here=AdminPage::Delegations />
        <div class="stack gap-10">
            <AllDelegations />
            {session.may(Permission::ReadMatrix).then(|| view! { <OwnersSection /> })}
        </div>
    }
}

#[component]
fn AllDelegations() -> impl IntoView {
    let address = use_address();
    let list = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_delegations(&DelegationQuery { cursor, ..query }).await
        },
    );
    let again = Callback::new(move |()| list.first.refetch());
    let title = move || {
        if address.text(STATE).is_none() {
            tr!(admin.delegations.current)
        } else {
            tr!(admin.delegations.found)
        }
    };
    view! {
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(admin.delegations.filter)
                active=Signal::derive(move || active(address))
                results=list.total
                groups=move || view! { <Criteria address /> }.into_any()
            />
            <section class="stack" aria-labelledby="delegations">
                <h2 id="delegations" class="section-title" aria-live="polite">{title}</h2>
                <Load resource=list.first let:_first>
                    <Show
                        when=move || !list.items.read().is_empty()
                        fallback=move || view! { <Nothing address /> }
                    >
                        {move || view! { <DelegationRows items=list.items.get() again /> }}
                        <MorePager list shown=String::new() row=".row-list .title a" />
                    </Show>
                </Load>
            </section>
        </div>
    }
}

/// Nothing is lent now, or nothing that one looks for.
#[component]
fn Nothing(address: Address) -> impl IntoView {
    move || {
        if active(address) == 0 {
            return view! {
                <Empty
                    title=tr!(admin.delegations.none)
                    why=tr!(admin.delegations.none_why)
                    example=tr!(admin.delegations.none_example)
                />
            }
            .into_any();
        }
        let clear = move |_| address.clear(&NAMES);
        view! {
            <Empty
                title=tr!(admin.delegations.none_found)
                why=tr!(admin.delegations.none_found_why)
            >
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any()
    }
}

/// Delegations; `again` reads them again once one has changed.
#[component]
pub(super) fn DelegationRows(items: Vec<DelegationView>, again: Callback<()>) -> impl IntoView {
    // Keyed: a button keeps the delegation that it was given first.
    view! {
        <ul role="list" class="row-list">
            <For each=move || items.clone() key=|one| (one.id, one.version) let:delegation>
                <Row delegation again />
            </For>
        </ul>
    }
}

#[component]
fn Row(delegation: DelegationView, again: Callback<()>) -> impl IntoView {
    let DelegationView { account, status, withdrawn_at, withdrawn_by, .. } = delegation.clone();
    let gives = expect_context::<Session>().may(Permission::GiveDelegation);
    let (tone, glyph, state) = status_mark(status);
    let acts = (gives && withdrawn_at.is_none())
        .then(|| view! { <Acts delegation=delegation.clone() again /> });
    let gone = withdrawn_at.zip(withdrawn_by).map(|(at, by)| {
        let day = words::date(Zone::Paris.day(at));
        tr!(admin.delegations.withdrawn_on, day = day, name = by.name)
    });
    view! {
        <li class="row-item">
            <Avatar name=account.name.clone() />
            <div>
                <p class="title">
                    <a href=Page::Admin(AdminPage::Account(account.id)).path()>{account.name}</a>
                </p>
                <p>{sentence(&delegation)}</p>
                <p class="cluster gap-2">
                    <Badge tone glyph>{state}</Badge>
                    {gone.map(|words| view! { <span class="small muted">{words}</span> })}
                </p>
            </div>
            <span class="end cluster">{acts}</span>
        </li>
    }
}

/// Where a delegation stands, as its badge says it.
pub(super) fn status_mark(status: DelegationStatus) -> (Tone, Glyph, &'static str) {
    match status {
        DelegationStatus::ToCome => {
            (Tone::Info, Glyph::Clock, tr!(admin.delegations.status.to_come))
        }
        DelegationStatus::InForce => {
            (Tone::Success, Glyph::Check, tr!(admin.delegations.status.in_force))
        }
        DelegationStatus::Lapsed => {
            (Tone::Warning, Glyph::Cross, tr!(admin.delegations.status.lapsed))
        }
        DelegationStatus::Ended => {
            (Tone::Neutral, Glyph::Flag, tr!(admin.delegations.status.ended))
        }
        DelegationStatus::Withdrawn => {
            (Tone::Neutral, Glyph::Cross, tr!(admin.delegations.status.withdrawn))
        }
    }
}

/// « Administrateur fonctionnel, Carsat Bretagne, sur toutes les briques, jusqu'au 31 décembre… »
pub(super) fn sentence(delegation: &DelegationView) -> String {
    let DelegationView { profile: of, bricks, organisation, things, starts_on, ends_on, .. } =
        delegation;
    let on = scope_words(bricks, organisation.as_ref(), things);
    let first = (delegation.status == DelegationStatus::ToCome)
        .then(|| tr!(admin.delegations.from, day = words::date(*starts_on)));
    let last = match ends_on {
        Some(day) => tr!(admin.delegations.until, day = words::date(*day)),
        None => tr!(admin.delegations.open).to_owned(),
    };
    let by = tr!(admin.delegations.given_by, name = delegation.given_by.name.clone());
    let parts = [Some(profile(*of).to_owned()), Some(on), first, Some(last), Some(by)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[component]
fn Acts(delegation: DelegationView, again: Callback<()>) -> impl IntoView {
    let (prolonging, withdrawing) = (RwSignal::new(false), RwSignal::new(false));
    let name = delegation.account.name.clone();
    let (to_prolong, to_withdraw) = (delegation.clone(), delegation);
    view! {
        <Button
            size=Size::Small
            attr:aria-label=tr!(admin.delegations.prolong_named, name = name.clone())
            on:click=move |_| prolonging.set(true)
        >
            {tr!(admin.delegations.prolong)}
        </Button>
        <Button
            look=Look::Quiet
            size=Size::Small
            attr:aria-label=tr!(admin.delegations.withdraw_named, name = name)
            on:click=move |_| withdrawing.set(true)
        >
            {tr!(admin.delegations.withdraw)}
        </Button>
        <Dialog open=prolonging title=tr!(admin.delegations.prolong)>
            <ProlongForm delegation=to_prolong again />
        </Dialog>
        <Dialog open=withdrawing title=tr!(admin.delegations.withdraw_title)>
            <WithdrawForm delegation=to_withdraw again />
        </Dialog>
    }
}

/// The way on when somebody else changed it: one that they took back is no longer there to change.
fn use_resume<I: Send + Sync + 'static>(
    (id, form): (DelegationId, PlainForm),
    act: Submit<I>,
    again: Callback<()>,
    fill: impl Fn(&DelegationView) + Clone + 'static,
) -> Submit<()> {
    let toasts = expect_context::<Toasts>();
    form.use_resume(
        act,
        move |client| async move { client.read_delegation(id).await },
        move |now: DelegationView| {
            fill(&now);
            if now.withdrawn_at.is_some() {
                toasts.tell(tr!(admin.delegations.withdrawn));
                again.run(());
            }
            now.version
        },
    )
}

/// A day as its field holds it, in words.
fn day_words(day: String) -> String {
    day.parse().map_or(day, words::date)
}

fn last_day(delegation: &DelegationView) -> String {
    delegation.ends_on.map(|day| day.to_string()).unwrap_or_default()
}

#[component]
fn ProlongForm(delegation: DelegationView, again: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let (id, ends_on) = (delegation.id, RwSignal::new(last_day(&delegation)));
    let field = PlainField::text("ends_on", tr!(admin.delegations.ends_on), ends_on);
    let form = PlainForm::new(vec![field.said(day_words)], delegation.version);
    let prolong = use_submit(
        move |client, (body, seen): (ProlongDelegationRequest, i32)| async move {
            client.prolong_delegation(id, &body, seen).await
        },
        move |_| {
            toasts.tell(tr!(admin.delegations.prolonged));
            again.run(());
        },
    );
    let fill = move |now: &DelegationView| ends_on.set(last_day(now));
    let resume = use_resume((id, form), prolong, again, fill);
    let submit = move |()| {
        let ends_on = ends_on.read_untracked().parse().ok();
        prolong.send((ProlongDelegationRequest { ends_on }, form.seen()));
    };
    let faults = prolong.faults();
    view! {
        <Form faults on_submit=submit>
            <div class="stack">
                <PlainProblem form failure=prolong.failure() resume />
                <TextField
                    faults
                    pointer="/ends_on"
                    label=tr!(admin.delegations.ends_on)
                    hint=tr!(admin.delegations.ends_on_hint)
                    kind=TextKind::Date
                    value=ends_on
                    optional=true
                />
                <p>
                    <Button look=Look::Primary press=Press::Submit pending=prolong.pending()>
                        {tr!(admin.account.save)}
                    </Button>
                </p>
            </div>
        </Form>
    }
}

#[component]
fn WithdrawForm(delegation: DelegationView, again: Callback<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let (id, form) = (delegation.id, PlainForm::new(Vec::new(), delegation.version));
    // What it has become, once somebody else changed it.
    let now = RwSignal::new(None::<String>);
    let withdraw = use_submit(
        move |client, seen: i32| async move { client.withdraw_delegation(id, seen).await },
        move |_| {
            toasts.tell(tr!(admin.delegations.withdrawn));
            again.run(());
        },
    );
    let fill = move |theirs: &DelegationView| now.set(Some(sentence(theirs)));
    let resume = use_resume((id, form), withdraw, again, fill);
    view! {
        <div class="stack">
            <p>{tr!(admin.delegations.withdraw_why, name = delegation.account.name)}</p>
            <PlainProblem form failure=withdraw.failure() resume />
            {move || now.get().map(|words| view! { <p>{words}</p> })}
            <p>
                <Button
                    look=Look::Danger
                    pending=withdraw.pending()
                    on:click=move |_| withdraw.send(form.seen())
                >
                    {tr!(admin.delegations.withdraw)}
                </Button>
            </p>
        </div>
    }
}
