//! Naming the partners of the register whom one meets at an event, by the words of their names (R261).

use std::time::Duration;

use api_types::partner::PartnerQuery;
use domain::PartnerId;
use domain::editorial::MET_MAX;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Button, Combobox, Faults, Glyph, Look, SelectOption, Size};
use crate::pages::shared::debounce;
use crate::words::tr;

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, nearly all would be found.
const LETTERS: usize = 2;
/// Names proposed at once.
const PROPOSED: u16 = 8;

/// Those who are chosen: the identifier and the name of each, in order.
type Chosen = RwSignal<Vec<(PartnerId, String)>>;

/// The partners of the register: one writes words, and who is chosen goes to the end; each may be taken out.
#[component]
pub(super) fn MetField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let more = move || chosen.read().len() < MET_MAX;
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.met.legend)}</legend>
            <ul class="stack gap-2" aria-live="polite">
                <For each=move || chosen.get() key=|(id, _)| *id let:partner>
                    <Taken chosen partner />
                </For>
            </ul>
            <Show when=more>
                <AddField faults chosen />
            </Show>
        </fieldset>
    }
}

#[component]
fn AddField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let found = use_fetch(
        move || asked.get(),
        |client, words| async move {
            if words.chars().count() < LETTERS {
                return Ok(Vec::new());
            }
            let query = PartnerQuery { q: Some(words), limit: PROPOSED, ..PartnerQuery::default() };
            let page = client.list_partners(&query).await?;
            Ok(page.items.into_iter().map(|one| (one.id, one.name)).collect::<Vec<_>>())
        },
    );
    let all = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let left = move || {
        let taken = chosen.get();
        let free = all.get().into_iter().filter(|(id, _)| taken.iter().all(|one| one.0 != *id));
        free.map(|(id, name)| SelectOption::new(id.to_string(), name)).collect::<Vec<_>>()
    };
    let typed = debounce(PAUSE, move |words: String| asked.set(words.trim().to_owned()));
    let choose = move |code: String| {
        let partner =
            all.with_untracked(|all| all.iter().find(|(id, _)| id.to_string() == code).cloned());
        if let Some(partner) = partner {
            chosen.update(|chosen| chosen.push(partner));
            text.set(String::new());
            asked.set(String::new());
        }
    };
    view! {
        <Combobox
            faults
            pointer="/content/events/partner_ids"
            label=tr!(editorial.met.add)
            hint=Some(tr!(editorial.met.add_hint).into())
            missing=None
            text
            options=Signal::derive(left)
            on_type=typed
            on_choose=choose
        />
    }
}

#[component]
fn Taken(chosen: Chosen, partner: (PartnerId, String)) -> impl IntoView {
    let (id, name) = partner;
    let out = move |_| chosen.update(|chosen| chosen.retain(|one| one.0 != id));
    view! {
        <li class="cluster">
            <span>{name.clone()}</span>
            <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=out>
                {tr!(editorial.letter.out)}
                <span class="sr-only">" "{name.clone()}</span>
            </Button>
        </li>
    }
}
