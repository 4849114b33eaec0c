//! Ideas that became one: the page of the part leads to the whole, which names the parts and leads back to each.

use api_types::idea::{AbsorbedView, AuthorKind};
use domain::IdeaId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::Shown;
use crate::components::{Notice, Section, Tone};
use crate::routes::{IdeasPage, Page};
use crate::state::use_address;
use crate::words::tr;

/// In the address of a part, for whoever asked to read it as it was.
const STAY: &str = "voir";
/// In the address of the whole: the part that one comes from.
const FROM: &str = "reunie";

fn page(id: IdeaId) -> String {
    Page::Ideas(IdeasPage::Idea(id)).path()
}

/// The page of a part, as it was.
pub(super) fn origin(id: IdeaId) -> String {
    format!("{}?{STAY}=origine", page(id))
}

/// Leads to the idea that goes on for this one, unless one asked to stay.
pub(super) fn lead_on(idea: Shown) {
    let address = use_address();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let into = idea.read().merged_into.as_ref().map(|merged| IdeaId(merged.idea.id));
        let Some(into) = into.filter(|_| address.text(STAY).is_none()) else { return };
        let from = idea.read_untracked().summary.id;
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        navigate(&format!("{}?{FROM}={from}", page(into)), options);
    });
}

/// For whoever was led here from a part of it.
#[component]
pub(super) fn Arrived(idea: Shown) -> impl IntoView {
    let address = use_address();
    let part = Memo::new(move |_| {
        let from = address.text(FROM)?;
        let idea = idea.read();
        let part = idea.absorbed.iter().find(|part| part.idea.id.to_string() == from)?;
        Some((part.idea.id, part.idea.title.clone()))
    });
    move || {
        part.get().map(|(id, title)| {
            view! {
                <Notice tone=Tone::Info title=tr!(ideas.beside.arrived)>
                    <p>{tr!(ideas.beside.arrived_why, title = title)}</p>
                    <p><a href=origin(id)>{tr!(ideas.beside.see_origin)}</a></p>
                </Notice>
            }
        })
    }
}

/// The ideas that became a part of it, with those who put them forward; nothing while there are none.
#[component]
pub(super) fn Absorbed(idea: Shown) -> impl IntoView {
    let parts = Memo::new(move |_| idea.read().absorbed.clone());
    view! {
        <Show when=move || !parts.read().is_empty()>
            <Section title=tr!(ideas.beside.absorbed)>
                <ul role="list" class="stack gap-2">
                    {move || parts.get().into_iter().map(line).collect_view()}
                </ul>
            </Section>
        </Show>
    }
}

fn line(part: AbsorbedView) -> impl IntoView {
    let whose = whose(&part);
    let AbsorbedView { idea, .. } = part;
    view! {
        <li>
            <a href=origin(idea.id)>{idea.title}</a>
            {whose.map(|whose| view! { <span class="small muted">" "{whose}</span> })}
        </li>
    }
}

/// Those who signed it; a masked author is said to be so, and nobody is named beside them.
fn whose(part: &AbsorbedView) -> Option<String> {
    let author = &part.idea.author;
    match (author.kind, &author.person) {
        (AuthorKind::Named, Some(person)) => {
            let others = part.co_authors.iter().map(|one| one.name.clone());
            let names: Vec<String> = std::iter::once(person.name.clone()).chain(others).collect();
            Some(tr!(ideas.beside.absorbed_of, names = names.join(", ")))
        }
        (AuthorKind::Anonymous, _) => Some(tr!(ideas.beside.absorbed_masked).to_owned()),
        (AuthorKind::Named, None) | (AuthorKind::Unknown, _) => None,
    }
}
