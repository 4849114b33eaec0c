//! The form itself: three short parts, then what comes after.

use api_client::IdempotencyKey;
use api_types::challenge::ChallengeView;
use api_types::idea::{DepositIdeaRequest, IdeaView};
use domain::idea::DepositsFor;
use leptos::prelude::*;

use super::challenge::{ChallengeField, Template, use_chosen};
use super::idea_together;
use super::keeper::{Keeper, Kept};
use super::name::NameChoice;
use super::notices::{Disputed, FoundAgain, KeptLine, Refusal};
use super::preview::Preview;
use super::rebound::{ReboundNotice, rebound_of};
use super::rules::Rules;
use crate::api::{Fetch, Submit, draw_key, use_submit};
use crate::components::{Button, Door, Faults, Form, Glyph, Lazily, Look, PageHead, Press};
use crate::pages::ideas::writing::{
    ANONYMOUS, FiledFields, WordFields, Writing, check, is_blank, waits_for_file,
};
use crate::pages::shared::{PersonChoice, PersonField, SimilarWhileTyping};
use crate::state::{Navigation, References, Session, Toasts};
use crate::words::tr;

type Send = Submit<(DepositIdeaRequest, IdempotencyKey)>;

#[component]
pub(super) fn DepositForm(
    writing: Writing,
    keeper: Keeper,
    deposited: RwSignal<Option<IdeaView>>,
) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let references = expect_context::<References>();
    let toasts = expect_context::<Toasts>();
    let chosen = use_chosen(writing);
    let together = Memo::new(move |_| writing.together().read().is_some());
    let key = draw_key();
    let send: Send = use_submit(
        |client, (request, key): (DepositIdeaRequest, IdempotencyKey)| async move {
            client.deposit_idea(&request, &key).await
        },
        move |idea| {
            keeper.close();
            navigation.moved();
            deposited.set(Some(idea));
        },
    );
    let submit = Callback::new(move |()| {
        if waits_for_file(writing, toasts) {
            return;
        }
        keeper.pause();
        let request = request(writing, keeper);
        let checked = check(&request.content, references);
        send.send_checked((request, key.clone()), checked);
    });
    view! {
        <div class="sheet sheet-wide-side" data-door="idea">
            <div>
                <PageHead
                    door=Door::Idea
                    kind=tr!(ideas.deposit.kind)
                    title=tr!(ideas.deposit.title)
                    lead=tr!(ideas.deposit.lead)
                />
                <FoundAgain keeper />
                <ReboundNotice writing />
                <Show when=move || together.get()>
                    <Lazily load=move || idea_together(writing) />
                </Show>
                <Parts writing chosen keeper send on_submit=submit />
            </div>
            <Rules chosen />
        </div>
    }
}

fn request(writing: Writing, keeper: Keeper) -> DepositIdeaRequest {
    let anonymous = *writing.name.read_untracked() == ANONYMOUS;
    let colleague = untrack(|| writing.colleague.with_value(PersonChoice::id));
    DepositIdeaRequest {
        content: writing.content(),
        challenge_id: writing.challenge.read_untracked().parse().ok(),
        anonymous,
        draft_id: untrack(|| keeper.draft()),
        rebound_of: rebound_of(&writing.rebound().read_untracked()),
        // A masked name hides the field, and whoever stood in it.
        on_behalf_of: colleague.filter(|_| !anonymous),
    }
}

#[component]
fn Parts(
    writing: Writing,
    chosen: Fetch<Option<ChallengeView>>,
    keeper: Keeper,
    send: Send,
    on_submit: Callback<()>,
) -> impl IntoView {
    let faults = send.faults();
    let open = RwSignal::new(false);
    let text = move || format!("{}\n{}", writing.problem.get(), writing.proposal.get());
    view! {
        <Form faults on_submit label=tr!(ideas.deposit_act).to_owned()>
            <div class="noted">
                <div class="note-row">
                    <h2 class="note-label">{tr!(ideas.deposit.part_words)}</h2>
                    <div>
                        <WordFields writing faults />
                        <SimilarWhileTyping title=writing.title text=Signal::derive(text) />
                    </div>
                </div>
                <div class="note-row">
                    <h2 class="note-label">{tr!(ideas.deposit.part_place)}</h2>
                    <div>
                        <FiledFields writing faults />
                        <ChallengeField faults value=writing.challenge />
                        <Template writing chosen />
                    </div>
                </div>
                <div class="note-row">
                    <h2 class="note-label">{tr!(ideas.deposit.part_name)}</h2>
                    <div>
                        <NameChoice faults value=writing.name />
                        <ColleagueField faults writing />
                    </div>
                </div>
                <div class="note-row">
                    <h2 class="note-label">{tr!(ideas.deposit.part_after)}</h2>
                    <After writing keeper send open on_submit />
                </div>
            </div>
        </Form>
        <Preview open writing chosen faults on_send=on_submit />
    }
}

/// For those who may deposit for somebody: whose idea it is. Never with a masked name.
#[component]
fn ColleagueField(faults: Faults, writing: Writing) -> impl IntoView {
    let hint = match expect_context::<Session>().deposits_for() {
        DepositsFor::Nobody => None,
        DepositsFor::OwnBody => Some(tr!(ideas.field.on_behalf_own_body)),
        DepositsFor::Anybody => Some(tr!(ideas.field.on_behalf_hint)),
    };
    let named = Memo::new(move |_| *writing.name.read() != ANONYMOUS);
    view! {
        <Show when=move || hint.is_some() && named.get()>
            <PersonField
                faults
                pointer="/on_behalf_of"
                label=tr!(ideas.field.on_behalf)
                hint=hint.unwrap_or_default()
                choice=writing.colleague.get_value()
            />
        </Show>
    }
}

/// What happens next, the buttons, and where the draft is kept.
#[component]
fn After(
    writing: Writing,
    keeper: Keeper,
    send: Send,
    open: RwSignal<bool>,
    on_submit: Callback<()>,
) -> impl IntoView {
    let spontaneous = move |()| {
        writing.challenge.set(String::new());
        on_submit.run(());
    };
    let toasts = expect_context::<Toasts>();
    let begun = Memo::new(move |_| {
        keeper.state() != Kept::Nowhere || keeper.draft().is_some() || !is_blank(&writing.draft())
    });
    view! {
        <div class="stack">
            <p class="small muted">{tr!(ideas.deposit.after)}</p>
            <Disputed keeper />
            <Refusal failure=send.failure() on_spontaneous=spontaneous />
            <div class="cluster">
                <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                    {tr!(ideas.deposit.send)}
                </Button>
                <Button on:click=move |_| open.set(true)>{tr!(ideas.deposit.preview)}</Button>
            </div>
            <div class="cluster">
                <KeptLine keeper />
                <Show when=move || begun.get()>
                    <Button
                        look=Look::Quiet
                        glyph=Glyph::Trash
                        on:click=move |_| keeper.discard(toasts)
                    >
                        {tr!(ideas.deposit.discard)}
                    </Button>
                </Show>
            </div>
        </div>
    }
}
