//! The confirmation: the number, what happens next and when, who reads it, by which day it is answered; what one keeps
//! of it, and where to follow it.

use api_types::export::DocumentFormat;
use api_types::idea::{AuthorKind, IdeaView};
use domain::{ChallengeId, IdeaId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::together::AskToSign;
use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, ButtonLink, Door, Glyph, Look, PageHead, Size, copied,
};
use crate::pages::ideas::writing::Writing;
use crate::pages::shared::download;
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn Deposited(
    idea: IdeaView,
    writing: Writing,
    #[prop(into)] on_again: Callback<()>,
) -> impl IntoView {
    let together = view! { <AskToSign idea=idea.clone() writing /> };
    let summary = idea.summary;
    let anonymous = summary.author.kind == AuthorKind::Anonymous;
    let lead = tr!(ideas.done.lead, reference = summary.reference.clone());
    let challenge = summary.challenge.map(|challenge| (challenge.id, challenge.title));
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
                    <li>{tr!(ideas.done.visible, day = words::date(summary.deposited_on))}</li>
                    <li><Reader challenge /></li>
                    <li>{answer}</li>
                    <li>{tr!(ideas.done.followed)}</li>
                    <li>{tr!(ideas.done.change)}</li>
                </ol>
                <p>{told}</p>
                {together}
            </section>
            <ToKeep id=summary.id reference=summary.reference anonymous />
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

/// Who reads it: for a challenge, the day on which it closes is said as soon as it is known.
#[component]
fn Reader(challenge: Option<(ChallengeId, String)>) -> impl IntoView {
    let id = challenge.as_ref().map(|(id, _)| *id);
    let closes = use_fetch(
        move || id,
        |client, id| async move {
            match id {
                Some(id) => Ok(client.read_challenge(id).await?.summary.closes_at),
                None => Ok(None),
            }
        },
    );
    move || {
        let Some((_, title)) = challenge.clone() else {
            return tr!(ideas.done.read_by).to_owned();
        };
        if let Some(at) = closes.get().and_then(Result::ok).flatten() {
            let day = words::date_time_in_paris(at);
            tr!(ideas.done.read_by_challenge_on, title = title, day = day)
        } else {
            tr!(ideas.done.read_by_challenge, title = title)
        }
    }
}

/// What one keeps of it: a receipt, and its address.
#[component]
fn ToKeep(id: IdeaId, reference: String, anonymous: bool) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let receipt = use_submit(
        move |client, ()| async move { client.print_idea_receipt(id, DocumentFormat::Pdf).await },
        move |file: Vec<u8>| {
            let name = format!("{reference}.{}", DocumentFormat::Pdf.code());
            download(&name, DocumentFormat::Pdf.media_type(), &file);
        },
    );
    let copy = move |_| {
        let origin = window().location().origin().unwrap_or_default();
        let address = origin + &Page::Ideas(IdeasPage::Idea(id)).path();
        spawn_local(async move {
            let done = copied(&address).await;
            toasts.tell(if done { tr!(shared.share.copied) } else { tr!(shared.share.not_copied) });
        });
    };
    let note =
        if anonymous { tr!(ideas.done.receipt_masked) } else { tr!(ideas.done.receipt_note) };
    view! {
        <section class="stack gap-2" aria-labelledby="garder">
            <h2 id="garder" class="h-lg">{tr!(ideas.done.keep)}</h2>
            <p class="small muted">{note}</p>
            <div class="cluster">
                <Button
                    size=Size::Small
                    glyph=Glyph::Download
                    pending=receipt.pending()
                    on:click=move |_| receipt.send(())
                >
                    {tr!(ideas.done.receipt)}
                </Button>
                <Button size=Size::Small on:click=copy>{tr!(shared.share.copy)}</Button>
            </div>
            <ActProblem failure=receipt.failure() />
        </section>
    }
}
