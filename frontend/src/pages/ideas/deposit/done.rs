//! The confirmation: the number, what happens next, who reads it, by which day it is answered, where to follow it.

use api_types::idea::{AuthorKind, IdeaView};
use leptos::prelude::*;

use crate::components::{Button, ButtonLink, Door, Look, PageHead};
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr};

#[component]
pub(super) fn Deposited(idea: IdeaView, #[prop(into)] on_again: Callback<()>) -> impl IntoView {
    let summary = idea.summary;
    let anonymous = summary.author.kind == AuthorKind::Anonymous;
    let lead = tr!(ideas.done.lead, reference = summary.reference);
    let reader = match summary.challenge {
        Some(challenge) => tr!(ideas.done.read_by_challenge, title = challenge.title),
        None => tr!(ideas.done.read_by).to_owned(),
    };
    let answer = match idea.promise {
        Some(promise) => tr!(ideas.done.answer_by, day = words::date(promise.on)),
        None => tr!(ideas.done.answer).to_owned(),
    };
    let told = if anonymous { tr!(ideas.done.masked) } else { tr!(ideas.done.named) };
    view! {
        <div class="page-narrow stack gap-6">
            <PageHead door=Door::Idea kind=summary.title title=tr!(ideas.done.title) lead />
            <section class="stack" aria-labelledby="suite">
                <h2 id="suite" class="h-lg">{tr!(ideas.done.next)}</h2>
                <ol class="stack gap-2 next-steps">
                    <li>{tr!(ideas.done.visible)}</li>
                    <li>{reader}</li>
                    <li>{answer}</li>
                    <li>{tr!(ideas.done.change)}</li>
                </ol>
                <p>{told}</p>
            </section>
            <div class="cluster">
                <ButtonLink
                    href=Page::Ideas(IdeasPage::Idea(summary.id)).path()
                    look=Look::Primary
                >
                    {tr!(ideas.done.see)}
                </ButtonLink>
                <ButtonLink href=Page::Ideas(IdeasPage::Mine).path()>{tr!(ideas.mine.title)}</ButtonLink>
                <Button look=Look::Quiet on:click=move |_| on_again.run(())>{tr!(ideas.done.again)}</Button>
            </div>
        </div>
    }
}
