//! What people from outside proposed, for whoever answers questions to the Dinno (R032).

use api_types::showcase::proposal::{ProposalQuery, ProposalView, SettleProposalRequest};
use domain::civil::Zone;
use domain::showcase::proposal::{ProposalKind, ProposalStatus};
use leptos::prelude::*;

use crate::api::{Growing, Submit, use_growing, use_submit};
use crate::components::{
    ActProblem, Badge, Breadcrumb, Button, ButtonLink, Day, Empty, FilterSelect, Form, Glyph, Load,
    Look, PageHead, Press, Section, SelectOption, TextArea, Tone,
};
use crate::pages::shared::MorePager;
use crate::routes::{IdeasPage, Page, ServicesPage};
use crate::state::{Address, Toasts, use_address};
use crate::words::{tr, trn};

const STATUS: &str = "etat";

#[component]
pub(super) fn ProposalsPage() -> impl IntoView {
    let address = use_address();
    let list = use_growing(
        move || ProposalQuery { status: address.parsed(STATUS), ..ProposalQuery::default() },
        |client, query, cursor| async move {
            client.list_showcase_proposals(&ProposalQuery { cursor, ..query }).await
        },
    );
    let trail = vec![(Page::Services(ServicesPage::Contact), tr!(services.contact.title).into())];
    view! {
        <Breadcrumb trail here=tr!(showcase.proposals.title) />
        <div class="page-narrow stack gap-8">
            <PageHead title=tr!(showcase.proposals.title) lead=tr!(showcase.proposals.lead) />
            <Section title=tr!(showcase.proposals.all)>
                <div class="stack">
                    <Filter address />
                    <Load resource=list.first let:_first><Rows list /></Load>
                </div>
            </Section>
        </div>
    }
}

#[component]
fn Filter(address: Address) -> impl IntoView {
    let states = || {
        let one = |state: &ProposalStatus| SelectOption::new(state.code(), status_name(*state));
        ProposalStatus::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <search class="criteria" aria-label=tr!(services.state)>
            <FilterSelect
                label=tr!(services.state)
                blank=tr!(services.any)
                value=address.value(STATUS)
                options=Signal::derive(states)
                on_change=address.choose(STATUS)
            />
        </search>
    }
}

#[component]
fn Rows(list: Growing<ProposalView>) -> impl IntoView {
    let shown =
        Signal::derive(move || trn!(list.items.read().len() as u64, showcase.proposals.shown));
    let none = move || {
        view! {
            <Empty title=tr!(showcase.proposals.none) why=tr!(showcase.proposals.none_why) />
        }
    };
    view! {
        <Show when=move || !list.items.read().is_empty() fallback=none>
            <ul role="list" class="row-list proposals">
                <For each=move || list.items.get() key=|one| (one.id, one.version) let:one>
                    <Row one list />
                </For>
            </ul>
            <MorePager list shown row=".proposals h3" />
        </Show>
    }
}

#[component]
fn Row(one: ProposalView, list: Growing<ProposalView>) -> impl IntoView {
    let acted = one.clone();
    let ProposalView {
        kind,
        name,
        organisation,
        email,
        subject,
        body,
        status,
        reason,
        idea_id,
        consented_at,
        ..
    } = one;
    let from = if let Some(its) = organisation {
        tr!(showcase.proposals.of_body, name = name, organisation = its)
    } else {
        tr!(showcase.proposals.from, name = name)
    };
    let (tone, glyph) = status_mark(status);
    let lines: Vec<_> = body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    let idea = idea_id.map(|id| {
        let href = Page::Ideas(IdeasPage::Idea(id)).path();
        view! { <p><a href=href>{tr!(showcase.proposals.see_idea)}</a></p> }
    });
    let reason =
        reason.map(|reason| view! { <p>{tr!(showcase.proposals.why, reason = reason)}</p> });
    view! {
        <li class="stack gap-3">
            <h3 class="h-lg" tabindex="-1">{subject}</h3>
            <p class="small muted">
                {from}" · "{kind_name(kind)}" · "<Day on=Zone::Paris.day(consented_at) />
            </p>
            <p class="cluster gap-2">
                <Badge tone glyph>{status_name(status)}</Badge>
                <a href=format!("mailto:{email}")>{email.clone()}</a>
            </p>
            {lines.into_iter().collect_view()}
            {reason}
            {idea}
            <Acts one=acted list />
        </li>
    }
}

#[component]
fn Acts(one: ProposalView, list: Growing<ProposalView>) -> impl IntoView {
    let ProposalView { id, status, version, .. } = one;
    let toasts = expect_context::<Toasts>();
    let (setting_aside, erasing) = (RwSignal::new(false), RwSignal::new(false));
    let settle = use_submit(
        move |client, body: SettleProposalRequest| async move {
            client.settle_showcase_proposal(id, &body, version).await
        },
        move |saved: ProposalView| {
            toasts.tell(tr!(showcase.proposals.saved));
            list.items.update(|all| {
                if let Some(one) = all.iter_mut().find(|one| one.id == id) {
                    *one = saved;
                }
            });
        },
    );
    let erase = use_submit(
        move |client, ()| async move { client.erase_showcase_proposal(id).await },
        move |()| {
            toasts.tell(tr!(showcase.proposals.erased));
            list.items.update(|all| all.retain(|one| one.id != id));
        },
    );
    let open = status != ProposalStatus::Turned;
    let turn = open.then(|| {
        let href = format!("{}?proposition={id}", Page::Ideas(IdeasPage::Deposit).path());
        view! { <ButtonLink href>{tr!(showcase.proposals.turn)}</ButtonLink> }
    });
    let answer = (open && status != ProposalStatus::Answered).then(|| {
        let body =
            SettleProposalRequest { status: ProposalStatus::Answered, reason: None, idea_id: None };
        view! {
            <Button pending=settle.pending() on:click=move |_| settle.send(body.clone())>
                {tr!(showcase.proposals.answer)}
            </Button>
        }
    });
    let aside = (open && status != ProposalStatus::SetAside).then(|| {
        view! {
            <Button
                look=Look::Quiet
                on:click=move |_| setting_aside.update(|shown| *shown = !*shown)
            >
                {tr!(showcase.proposals.set_aside)}
            </Button>
        }
    });
    view! {
        <div class="cluster gap-2">
            {turn} {answer} {aside} <EraseAct erase erasing />
        </div>
        <Show when=move || setting_aside.get()><SetAside settle /></Show>
        <ActProblem failure=settle.failure() />
        <ActProblem failure=erase.failure() />
    }
}

/// Twice, for it cannot be undone.
#[component]
fn EraseAct(erase: Submit<()>, erasing: RwSignal<bool>) -> impl IntoView {
    move || {
        if erasing.get() {
            view! {
                <Button pending=erase.pending() on:click=move |_| erase.send(())>
                    {tr!(showcase.proposals.erase_sure)}
                </Button>
                <Button look=Look::Quiet on:click=move |_| erasing.set(false)>
                    {tr!(showcase.proposals.cancel)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button look=Look::Quiet on:click=move |_| erasing.set(true)>
                    {tr!(showcase.proposals.erase)}
                </Button>
            }
            .into_any()
        }
    }
}

#[component]
fn SetAside(settle: Submit<SettleProposalRequest>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let submit = move |()| {
        let body = SettleProposalRequest {
            status: ProposalStatus::SetAside,
            reason: Some(reason.get_untracked()),
            idea_id: None,
        };
        let checked = body.parse();
        settle.send_checked(body, checked);
    };
    view! {
        <Form faults=settle.faults() on_submit=submit>
            <TextArea
                faults=settle.faults()
                pointer="/reason"
                label=tr!(showcase.proposals.reason)
                missing=tr!(showcase.proposals.reason_missing)
                value=reason
            />
            <p>
                <Button look=Look::Primary press=Press::Submit pending=settle.pending()>
                    {tr!(showcase.proposals.set_aside)}
                </Button>
            </p>
        </Form>
    }
}

pub(super) fn kind_name(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Idea => tr!(showcase.proposal_kind.idea),
        ProposalKind::Partnership => tr!(showcase.proposal_kind.partnership),
    }
}

fn status_name(status: ProposalStatus) -> &'static str {
    match status {
        ProposalStatus::Received => tr!(showcase.proposal_status.received),
        ProposalStatus::Answered => tr!(showcase.proposal_status.answered),
        ProposalStatus::Turned => tr!(showcase.proposal_status.turned),
        ProposalStatus::SetAside => tr!(showcase.proposal_status.set_aside),
    }
}

const fn status_mark(status: ProposalStatus) -> (Tone, Glyph) {
    match status {
        ProposalStatus::Received => (Tone::Warning, Glyph::Clock),
        ProposalStatus::Answered | ProposalStatus::Turned => (Tone::Success, Glyph::Check),
        ProposalStatus::SetAside => (Tone::Neutral, Glyph::Check),
    }
}
