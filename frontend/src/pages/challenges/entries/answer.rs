//! Accepting to take part in a track, or to be the second of a team; or declining.

use api_types::challenge::{AnswerInvitationRequest, TrackEntries};
use domain::EntryId;
use leptos::prelude::*;

use crate::api::{Fetch, use_submit};
use crate::pages::challenges::decline::{Answers, Decline};
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
    let (asks, accept) = match question {
        Question::Track => (tr!(challenges.entries.invited_text), tr!(challenges.entries.accept)),
        Question::Team => (tr!(challenges.entries.team_text), tr!(challenges.entries.join)),
    };
    view! {
        <p>{asks}</p>
        <Answers answer declining accept />
        <Decline
            answer
            open=declining
            title=tr!(challenges.entries.decline_title)
            hint=tr!(challenges.entries.why_hint)
        />
    }
}
