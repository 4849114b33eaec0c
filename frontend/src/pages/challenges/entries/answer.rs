//! Accepting to take part in a track, or to be the second of a team; or declining.

use api_types::challenge::{AnswerInvitationRequest, TrackEntries};
use domain::EntryId;
use leptos::prelude::*;

use crate::api::{Fetch, use_submit};
use crate::components::{ActProblem, Button, Dialog, Look};
use crate::pages::challenges::decline::Decline;
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
        move |client, body: AnswerInvitationRequest| async move {
            match question {
                Question::Track => client.answer_entry(seen.0, &body, seen.1).await.map(|_| ()),
                Question::Team => client.answer_teammate(seen.0, &body, seen.1).await,
            }
        },
        move |()| {
            declining.set(false);
            toasts.tell(tr!(challenges.people.answered));
            entries.refetch();
        },
    );
    let accept = move |_| answer.send(AnswerInvitationRequest { accept: true, reason: None });
    let (asks, act) = match question {
        Question::Track => (tr!(challenges.entries.invited_text), tr!(challenges.entries.accept)),
        Question::Team => (tr!(challenges.entries.team_text), tr!(challenges.entries.join)),
    };
    view! {
        <p>{asks}</p>
        <Show when=move || !declining.get()><ActProblem failure=answer.failure() /></Show>
        <p class="cluster gap-2">
            <Button look=Look::Primary pending=answer.pending() on:click=accept>{act}</Button>
            <Button on:click=move |_| declining.set(true)>{tr!(challenges.people.decline)}</Button>
        </p>
        <Dialog open=declining title=tr!(challenges.entries.decline_title)>
            <Decline answer open=declining hint=tr!(challenges.entries.why_hint) />
        </Dialog>
    }
}
