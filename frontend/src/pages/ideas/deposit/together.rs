//! With whom an idea is put forward: said while one writes it, asked to sign it once it is deposited (R272).

use api_types::idea::{IdeaView, InviteCoAuthorRequest};
use domain::idea::IdeaAct;
use leptos::prelude::*;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, Notice, Size};
use crate::pages::ideas::writing::{ANONYMOUS, Writing};
use crate::pages::shared::{PersonChoice, focus_on};
use crate::state::Session;
use crate::words::tr;

/// With whom, and the way to go on alone. A masked author invites nobody, nor does whoever deposits somebody else's
/// idea, which is said before the idea is sent.
#[component]
pub(super) fn TogetherNotice(writing: Writing) -> impl IntoView {
    let alone = move |_| {
        writing.together().set(None);
        focus_on("input[id^='content-title-']");
    };
    let why = move || {
        if *writing.name.read() == ANONYMOUS {
            tr!(ideas.together.masked)
        } else if writing.colleague.with_value(PersonChoice::id).is_some() {
            tr!(ideas.together.for_other)
        } else {
            tr!(ideas.together.why)
        }
    };
    move || {
        let person = writing.together().get()?;
        Some(view! {
            <Notice title=tr!(ideas.together.title, name = person.name)>
                <p>{why}</p>
                <p>
                    <Button size=Size::Small on:click=alone>{tr!(ideas.together.alone)}</Button>
                </p>
            </Notice>
        })
    }
}

/// Asks them to sign the idea that was just deposited, and says what came of it. The author alone asks: nobody is asked
/// of a masked idea, nor of one deposited for somebody else, which is said; nor of one that is theirs.
#[component]
pub(super) fn AskToSign(idea: IdeaView, writing: Writing) -> impl IntoView {
    let IdeaView { summary, version, allowed, .. } = idea;
    let id = summary.id;
    let author = summary.author.person.map(|author| author.id);
    let me = expect_context::<Session>().who().map(|me| me.person.id);
    let may = allowed.contains(&IdeaAct::InviteCoAuthor) && author == me;
    let person = writing.together().get_untracked();
    let person = person.filter(|person| author != Some(person.id));
    let unasked = person.is_some() && !may;
    let person = person.filter(|_| may);
    // Once, whatever makes this page again.
    writing.together().set(None);
    let asked = RwSignal::new(false);
    let ask = use_submit(
        move |client, body: InviteCoAuthorRequest| async move {
            client.invite_co_author(id, &body, version).await
        },
        move |_: IdeaView| {
            asked.try_set(true);
        },
    );
    let name = person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    if let Some(person) = person {
        ask.send(InviteCoAuthorRequest { person_id: person.id });
    }
    let told = move || {
        if unasked {
            return Some(tr!(ideas.together.unasked).to_owned());
        }
        asked.get().then(|| tr!(ideas.together.asked, name = name.clone()))
    };
    view! {
        <p role="status">{told}</p>
        <ActProblem failure=ask.failure() />
    }
}
