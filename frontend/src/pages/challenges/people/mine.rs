//! « Vous êtes invité »: the reader's own invitation, while it waits for an answer.

use api_types::challenge::{
    AnswerInvitationRequest, ChallengePeople, ChallengeView, MyInvitationView,
};
use domain::UserId;
use leptos::prelude::*;

use crate::api::{Fetch, use_submit};
use crate::components::{Notice, Tone};
use crate::pages::challenges::decline::{Answers, Decline, Declining};
use crate::pages::challenges::manage::Shown;
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

#[component]
pub(in crate::pages::challenges) fn MyInvitation(
    challenge: Shown,
    people: Fetch<ChallengePeople>,
) -> impl IntoView {
    let mine = Memo::new(move |_| people.get().and_then(Result::ok).and_then(|people| people.mine));
    let me = untrack(|| expect_context::<Session>().me()).map(|me| me.person.id);
    move || {
        let invitation = mine.get().zip(me);
        invitation.map(|(mine, me)| {
            view! { <div class="page-band"><Invited mine me challenge people /></div> }
        })
    }
}

#[component]
fn Invited(
    mine: MyInvitationView,
    me: UserId,
    challenge: Shown,
    people: Fetch<ChallengePeople>,
) -> impl IntoView {
    let MyInvitationView { by, role, note } = mine;
    let id = challenge.read_untracked().summary.id;
    let declining = Declining::new(&format!("declining.{id}"));
    let toasts = expect_context::<Toasts>();
    let answer = use_submit(
        move |client, body: AnswerInvitationRequest| async move {
            client.answer_challenge_invitation(id, me, &body).await?;
            client.read_challenge(id).await
        },
        move |view: ChallengeView| {
            declining.done();
            toasts.tell(tr!(challenges.people.answered));
            challenge.set(view);
            people.refetch();
        },
    );
    let give = move |body: AnswerInvitationRequest| answer.send(body);
    let resume = move |()| {
        answer.forgive();
        toasts.tell(tr!(ideas.conflict.reloaded));
        people.refetch();
    };
    let title =
        tr!(challenges.people.invites_you, name = by.name, role = words::invitation_role(role));
    view! {
        <Notice tone=Tone::Info title>
            {note.map(|note| view! { <p class="as-typed">{note}</p> })}
            <p>{words::invitation_role_meaning(role)}</p>
            <Answers
                answer
                declining
                accept=tr!(challenges.people.accept)
                on_answer=give
                on_resume=resume
            />
        </Notice>
        <Decline
            answer
            declining
            title=tr!(challenges.people.decline_title)
            hint=tr!(challenges.people.why_hint)
            on_answer=give
            on_resume=resume
        />
    }
}
