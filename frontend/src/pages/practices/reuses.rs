//! Who took the practice up, what came of it there, and one's own body among them (R241).

mod act;
mod form;

use api_types::practice::{ReuseView, Reuses};
use domain::PracticeId;
use domain::expression::Target;
use domain::practice::{DeclaresFor, Maturity};
use leptos::prelude::*;

use super::{change_reuse, declare_reuse, leave_reuse_contact, reuse_regions, withdraw_reuse};
use crate::api::{Submit, use_fetch};
use crate::components::{
    Badge, Button, ButtonLink, Day, Detail, Glyph, Keep, Lazily, Person, Size, Tone,
};
use crate::pages::shared::{focus_on, write_href};
use crate::words::{self, tr};

pub(super) use act::{ChangeReuse, Declare, WithdrawReuse};

/// Counts what changed on the page of a practice: each part of it reads again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changes(RwSignal<u32>);

impl Changes {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// Read it in the key of a fetch.
    pub(super) fn count(self) -> u32 {
        self.0.get()
    }

    /// Something changed: the keyboard goes to the title of the section, for what was pressed may be gone.
    fn tell(self) {
        self.tell_at("#reprises");
    }

    /// The same, for another title.
    pub(super) fn tell_at(self, title: &'static str) {
        self.0.update(|count| *count += 1);
        focus_on(title);
    }

    /// Somebody else changed it meanwhile, and one goes on from there: the refusal is forgotten, with the button that was
    /// pressed. The keyboard stays in the dialog when it is one that asks.
    pub(super) fn go_on<I: Send + Sync + 'static>(self, act: Submit<I>) {
        act.forgive();
        let asked = document().query_selector("dialog[open]").is_ok_and(|found| found.is_some());
        self.tell_at(if asked { ASKED } else { "h1" });
    }
}

/// The first control of the form of a dialog.
const ASKED: &str = "dialog[open] form :is(textarea, input, select, button)";

#[component]
pub(super) fn ReuseSection(id: PracticeId, changes: Changes) -> impl IntoView {
    let reuses = use_fetch(
        move || (id, changes.count()),
        |client, (id, _)| async move { client.list_reuses(id).await },
    );
    view! {
        <section class="section" aria-labelledby="reprises">
            <h2 id="reprises" class="section-title" tabindex="-1">{tr!(practices.reuse.title)}</h2>
            <Keep resource=reuses let:reuses><ReuseBody id reuses changes /></Keep>
        </section>
    }
}

#[component]
fn ReuseBody(id: PracticeId, reuses: RwSignal<Reuses>, changes: Changes) -> impl IntoView {
    let maturity = Memo::new(move |_| reuses.read().maturity);
    let offered = Memo::new(move |_| reuses.read().declares_for);
    let declare = move || match offered.get() {
        DeclaresFor::Nobody => ().into_any(),
        DeclaresFor::OwnBody | DeclaresFor::AnyBody => {
            let any_body = offered.get() == DeclaresFor::AnyBody;
            view! { <Lazily load=move || declare_reuse(id, any_body, changes) /> }.into_any()
        }
    };
    view! {
        <div class="stack gap-6">
            {move || {
                let maturity = maturity.get();
                view! {
                    <p class="cluster gap-2">
                        <MaturityBadge maturity />
                        <span class="small muted">{words::maturity_meaning(maturity)}</span>
                    </p>
                }
            }}
            <Show
                when=move || !reuses.read().items.is_empty()
                fallback=|| view! { <p class="muted">{tr!(practices.reuse.none)}</p> }
            >
                <ul role="list" class="stack gap-6">
                    <For
                        each=move || reuses.get().items
                        key=|reuse| (reuse.id, reuse.version)
                        let:reuse
                    >
                        <ReuseRow reuse changes />
                    </For>
                </ul>
                <Lazily load=move || reuse_regions(reuses) />
            </Show>
            {declare}
        </div>
    }
}

/// How proved a practice is.
#[component]
pub(super) fn MaturityBadge(maturity: Maturity) -> impl IntoView {
    let (tone, glyph) = match maturity {
        Maturity::Promising => (Tone::Neutral, Glyph::Practice),
        Maturity::Demonstrated => (Tone::Info, Glyph::Reuse),
        Maturity::Replicated => (Tone::Success, Glyph::Reuse),
    };
    view! { <Badge tone glyph>{words::maturity(maturity)}</Badge> }
}

#[component]
fn ReuseRow(reuse: ReuseView, changes: Changes) -> impl IntoView {
    let editing = RwSignal::new(false);
    let name = reuse.organisation.name.clone();
    let kept = StoredValue::new(reuse);
    view! {
        <li class="tray stack gap-3">
            <h3 class="h-md">{name}</h3>
            <Show
                when=move || editing.get()
                fallback=move || view! { <ReuseTold reuse=kept.get_value() editing changes /> }
            >
                <Lazily load=move || change_reuse(kept.get_value(), editing, changes) />
            </Show>
        </li>
    }
}

/// What a body tells, and for whoever may, how to keep it true.
#[component]
fn ReuseTold(reuse: ReuseView, editing: RwSignal<bool>, changes: Changes) -> impl IntoView {
    let ReuseView { since, adaptations, effort, result, contact, .. } = reuse.clone();
    let ReuseView { editable, leavable, practice_id, .. } = reuse;
    let (tone, glyph) = words::reuse_result_mark(result);
    let part = |term: &'static str, words: Option<String>| {
        words.map(|words| view! { <Detail term><span class="as-typed">{words}</span></Detail> })
    };
    let body = contact.organisation.clone().map(|body| body.name).unwrap_or_default();
    let named = tr!(services.message.contact_named, name = contact.name.clone());
    let write = write_href(&contact, Some(Target::Practice(practice_id)), None).map(|href| {
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Mail attr:aria-label=named>
                {tr!(services.message.contact_me)}
            </ButtonLink>
        }
    });
    let left = reuse.clone();
    let leave = leavable
        .then(|| view! { <Lazily load=move || leave_reuse_contact(left.clone(), changes) /> });
    let acts = editable.then(|| {
        view! {
            <Button size=Size::Small glyph=Glyph::Edit on:click=move |_| editing.set(true)>
                {tr!(practices.reuse.edit)}
            </Button>
            <Lazily load=move || withdraw_reuse(reuse.clone(), changes) />
        }
    });
    view! {
        <p class="cluster gap-2">
            <Badge tone glyph>{words::reuse_result(result)}</Badge>
            <span class="small muted">{tr!(practices.reuse.since_day)}" "<Day on=since /></span>
        </p>
        <dl class="facts">
            {part(tr!(practices.reuse.adaptations), adaptations)}
            {part(tr!(practices.reuse.effort), effort)}
            <Detail term=tr!(practices.reuse.contact)><Person name=contact.name note=body /></Detail>
        </dl>
        <p class="cluster gap-2">
            {write}
            {acts}
        </p>
        {leave}
    }
}
