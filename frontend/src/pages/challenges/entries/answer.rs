//! Accepting to take part in a track, or to be the second of a team; or declining.

use api_types::challenge::AnswerInvitationRequest;
use leptos::prelude::*;

use super::held::Held;
use crate::api::use_submit;
use crate::pages::challenges::decline::{Answers, Decline, Declining};
use crate::pages::shared::when_overtaken;
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
pub(super) fn Answer(question: Question, held: Held) -> impl IntoView {
    let declining = Declining::new(&format!("declining.{}", held.id));
    let toasts = expect_context::<Toasts>();
    let answer = use_submit(
        move |client, (body, seen): (AnswerInvitationRequest, i32)| async move {
            match question {
                Question::Track => client.answer_entry(held.id, &body, seen).await.map(|_| ()),
                Question::Team => client.answer_teammate(held.id, &body, seen).await,
            }
        },
        move |()| {
            declining.done();
            toasts.tell(tr!(challenges.people.answered));
            held.entries.refetch();
        },
    );
    when_overtaken(answer.failure(), move || held.entries.refetch());
    // The answer is given to what is on screen: it is read again, then given once more.
    let resume = move |()| {
        answer.forgive();
        toasts.tell(tr!(ideas.conflict.reloaded));
        held.entries.refetch();
    };
    let (asks, accept) = match question {
        Question::Track => (tr!(challenges.entries.invited_text), tr!(challenges.entries.accept)),
        Question::Team => (tr!(challenges.entries.team_text), tr!(challenges.entries.join)),
    };
    let give = move |body: AnswerInvitationRequest| answer.send((body, held.seen()));
    view! {
        <p>{asks}</p>
        <Answers answer declining accept on_answer=give on_resume=resume />
        <Decline
            answer
            declining
            title=tr!(challenges.entries.decline_title)
            hint=tr!(challenges.entries.why_hint)
            on_answer=give
            on_resume=resume
        />
    }
}
