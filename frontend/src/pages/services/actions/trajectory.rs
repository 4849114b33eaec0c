//! The trajectory (R016): what is coming, what is under way, what was achieved, what stopped; each list grows by
//! itself.

use api_types::action::{ActionMapView, ActionQuery, ActionView};
use domain::action::{ActionKind, ActionStage};
use domain::journal::SubjectKind;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::criteria::{STAGE, query};
use crate::api::{Growing, use_growing};
use crate::components::{Door, Load, RowItem, Section};
use crate::pages::shared::MorePager;
use crate::routes::{Page, door_of, page_of};
use crate::state::{Address, References};
use crate::words::{self, number, tr, trn};

/// Items of each list at first.
const LIMIT: u16 = 10;

#[component]
pub(super) fn Trajectory(address: Address, counted: Memo<Option<ActionMapView>>) -> impl IntoView {
    let asked = Memo::new(move |_| address.parsed::<ActionStage>(STAGE));
    let part = move |stage: &ActionStage| {
        let stage = *stage;
        let open = move || asked.get().is_none_or(|asked| asked == stage);
        view! {
            <Show when=open>
                <Part address stage counted />
            </Show>
        }
    };
    view! {
        <Section title=tr!(actions.trajectory.title)>
            <div class="stack gap-8">
                <p class="lead">{tr!(actions.trajectory.lead)}</p>
                {ActionStage::ALL.iter().map(part).collect_view()}
            </div>
        </Section>
    }
}

#[component]
fn Part(
    address: Address,
    stage: ActionStage,
    counted: Memo<Option<ActionMapView>>,
) -> impl IntoView {
    let list = use_growing(
        move || ActionQuery { stage: Some(stage), limit: LIMIT, ..query(address) },
        |client, query, cursor| async move {
            client.list_actions(&ActionQuery { cursor, ..query }).await
        },
    );
    let count = move || {
        counted.with(|map| {
            let found = map.as_ref()?.by_stage.iter().find(|one| one.stage == stage)?;
            Some(format!(" ({})", number(found.count)))
        })
    };
    let id = format!("moment-{stage}");
    let heading = id.clone();
    view! {
        <section class="stack gap-3" aria-labelledby=id>
            <h3 id=heading>{words::action_stage(stage)}{count}</h3>
            <Load resource=list.first let:_first><Found list stage /></Load>
        </section>
    }
}

#[component]
fn Found(list: Growing<ActionView>, stage: ActionStage) -> impl IntoView {
    let shown = Signal::derive(move || trn!(list.items.read().len() as u64, actions.shown));
    let (class, row) = match stage {
        ActionStage::Coming => ("row-list actions-coming", ".actions-coming .title a"),
        ActionStage::Current => ("row-list actions-current", ".actions-current .title a"),
        ActionStage::Achieved => ("row-list actions-achieved", ".actions-achieved .title a"),
        ActionStage::Stopped => ("row-list actions-stopped", ".actions-stopped .title a"),
    };
    let none = || view! { <p class="muted">{tr!(actions.none_here)}</p> };
    view! {
        <Show when=move || !list.items.read().is_empty() fallback=none>
            <ul role="list" class=class>
                <For each=move || list.items.get() key=|one| (one.kind, one.id) let:one>
                    {line(one)}
                </For>
            </ul>
            <MorePager list shown row />
        </Show>
    }
}

/// What it is, where, in which domain and form, and its days.
fn line(one: ActionView) -> impl IntoView {
    let references = expect_context::<References>();
    let subject = match one.kind {
        ActionKind::Idea => SubjectKind::Idea,
        ActionKind::Challenge => SubjectKind::Challenge,
        ActionKind::Poc => SubjectKind::Poc,
        ActionKind::Practice => SubjectKind::Practice,
    };
    let door = door_of(subject).unwrap_or(Door::Idea);
    let href = page_of(subject, one.id).map(Page::path).unwrap_or_default();
    let domain = one.domain.as_ref().map(|code| references.label(ReferenceList::Domain, code));
    let declared = one.action_form.as_ref();
    let declared = declared.map(|code| references.label(ReferenceList::ActionForm, code));
    let facts = [
        Some(words::action_kind(one.kind).to_owned()),
        declared.map(|form| form.to_string()),
        one.organisation.as_ref().map(|body| body.name.clone()),
        domain.map(|domain| domain.to_string()),
        one.form.map(|form| words::innovation_form(form).to_owned()),
        Some(when(&one)),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    view! { <RowItem door href title=one.title>{facts.join(" · ")}</RowItem> }
}

/// « du 3 mars 2026 au 4 juin 2026 », or the day that the list goes by.
fn when(one: &ActionView) -> String {
    let day = words::date;
    match (one.starts_on, one.ends_on) {
        (Some(from), Some(until)) => {
            tr!(actions.when.between, begin = day(from), end = day(until))
        }
        (Some(from), None) => tr!(actions.when.since, begin = day(from)),
        (None, Some(until)) => tr!(actions.when.until, end = day(until)),
        (None, None) => match one.kind {
            ActionKind::Idea => tr!(actions.when.idea, day = day(one.on)),
            ActionKind::Challenge => tr!(actions.when.challenge, day = day(one.on)),
            ActionKind::Poc => tr!(actions.when.poc, day = day(one.on)),
            ActionKind::Practice => tr!(actions.when.practice, day = day(one.on)),
        },
    }
}
