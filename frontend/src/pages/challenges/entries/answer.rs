//! Accepting to take part in a track, or to be the second of a team; or declining.

use api_types::challenge::{AnswerEntryRequest, TrackEntries};
use domain::EntryId;
use leptos::prelude::*;

use crate::api::{Fetch, Submit, use_submit};
use crate::components::{ActProblem, Button, Dialog, Form, Look, Press, TextArea};
use crate::state::Toasts;
use crate::words::tr;

/// What is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The author is invited into the track.
    Track,
    /// A colleague is asked to be the second of the team.
    Team,
}

#[component]
pub(super) fn Answer(
    question: Question,
    seen: (EntryId, i32),
    entries: Fetch<TrackEntries>,
) -> impl IntoView {
    let declining = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let answer = use_submit(
        move |client, body: AnswerEntryRequest| async move {
            match question {
                Question::Track => client.answer_entry(seen.0, &body, seen.1).await.map(|_| ()),
                Question::Team => client.answer_teammate(seen.0, &body, seen.1).await,
            }
        },
        move |()| {
            declining.set(false);
            toasts.tell(tr!(challenges.entries.answered));
            entries.refetch();
        },
    );
    let accept = move |_| answer.send(AnswerEntryRequest { accept: true, reason: None });
    let (asks, act) = match question {
        Question::Track => (tr!(challenges.entries.invited_text), tr!(challenges.entries.accept)),
        Question::Team => (tr!(challenges.entries.team_text), tr!(challenges.entries.join)),
    };
    view! {
        <p>{asks}</p>
        <Show when=move || !declining.get()><ActProblem failure=answer.failure() /></Show>
        <p class="cluster gap-2">
            <Button look=Look::Primary pending=answer.pending() on:click=accept>{act}</Button>
            <Button on:click=move |_| declining.set(true)>{tr!(challenges.entries.decline)}</Button>
        </p>
        <Dialog open=declining title=tr!(challenges.entries.decline_title)>
            <Decline answer open=declining />
        </Dialog>
    }
}

#[component]
fn Decline(answer: Submit<AnswerEntryRequest>, open: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let submit = move |()| {
        let reason = Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty());
        let body = AnswerEntryRequest { accept: false, reason };
        let checked = body.parse();
        answer.send_checked(body, checked);
    };
    view! {
        <Form faults=answer.faults() on_submit=submit>
            <div class="stack">
                <TextArea
                    faults=answer.faults()
                    pointer="/reason"
                    label=tr!(challenges.entries.why)
                    hint=tr!(challenges.entries.why_hint)
                    value=reason
                    optional=true
                />
                <ActProblem failure=answer.failure() />
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=answer.pending()>
                        {tr!(challenges.entries.decline)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Form>
    }
}
