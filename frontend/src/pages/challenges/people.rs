//! « Les personnes de ce défi »: who takes part, and the way to each of them; who is invited, for whoever runs it (R093).

mod mine;
mod seek;

use api_types::challenge::{ChallengePeople, ChallengePersonView, ChallengeView, InvitationView};
use domain::UserId;
use domain::challenge::{ChallengePart, InvitationState};
use domain::expression::Target;
use leptos::prelude::*;

use super::manage::Shown;
use crate::api::{Fetch, Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Button, ButtonLink, Detail, Glyph, Keep, Look, MoreLink, Person, Section,
    Size, Tone,
};
use crate::pages::shared::{focus_on, when_overtaken, write_href};
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

pub(super) use mine::MyInvitation;
use seek::Seek;

/// The people of a challenge: read again when the challenge has changed.
pub(super) fn use_people(challenge: Shown) -> Fetch<ChallengePeople> {
    let id = challenge.read_untracked().summary.id;
    let version = Memo::new(move |_| challenge.read().version);
    use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_challenge_people(id).await },
    )
}

#[component]
pub(super) fn PeopleSection(challenge: Shown, people: Fetch<ChallengePeople>) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    view! {
        <Section title=tr!(challenges.people.title)>
            <Keep resource=people let:now>
                <div class="stack gap-6">
                    <Members challenge now />
                    <Invitations challenge now people />
                    <Seek id now people />
                </div>
            </Keep>
        </Section>
    }
}

/// Those who take part. What each knows is what their card tells to everybody.
#[component]
fn Members(challenge: Shown, now: RwSignal<ChallengePeople>) -> impl IntoView {
    let about = Target::Challenge(challenge.read_untracked().summary.id);
    let sponsor = move || {
        challenge.read().summary.sponsor.clone().map(|sponsor| {
            view! { <dl class="facts"><Detail term=tr!(challenges.sponsor)>{sponsor}</Detail></dl> }
        })
    };
    let lines = move || {
        let members = now.read().people.clone().into_iter();
        members.map(|member| view! { <Member member about /> }).collect_view()
    };
    view! {
        {sponsor}
        <Show
            when=move || !now.read().people.is_empty()
            fallback=|| view! { <p class="muted">{tr!(challenges.people.nobody)}</p> }
        >
            <ul role="list" class="stack gap-4">{lines}</ul>
        </Show>
    }
}

#[component]
fn Member(member: ChallengePersonView, about: Target) -> impl IntoView {
    let ChallengePersonView { person, parts, expertise, has_card } = member;
    let me =
        untrack(|| expect_context::<Session>().me()).is_some_and(|me| me.person.id == person.id);
    let body = person.organisation.clone().map(|body| body.name).unwrap_or_default();
    let badge = |part: ChallengePart| {
        view! { <Badge tone=Tone::Info glyph=Glyph::Users>{words::challenge_part(part)}</Badge> }
    };
    let badges = parts.into_iter().map(badge).collect_view();
    let known = (!expertise.is_empty()).then(|| {
        view! { <p>{tr!(challenges.people.knows)}" "{expertise.join(", ")}</p> }
    });
    let card = has_card.then(|| {
        let href = Page::Services(ServicesPage::Card(person.id)).path();
        let name = person.name.clone();
        view! { <MoreLink href>{tr!(challenges.people.card, name = name)}</MoreLink> }
    });
    let href = write_href(&person, Some(about), None).filter(|_| !me);
    let write = href.map(|href| {
        let name = person.name.clone();
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Mail>
                {tr!(challenges.people.write_to, name = name)}
            </ButtonLink>
        }
    });
    view! {
        <li class="tray stack gap-3">
            <p class="cluster gap-2"><Person name=person.name note=body />{badges}</p>
            {known}
            <p class="cluster gap-2">{write}{card}</p>
        </li>
    }
}

/// Who was invited, and where that stands. The server tells it to whoever runs the challenge alone.
#[component]
fn Invitations(
    challenge: Shown,
    now: RwSignal<ChallengePeople>,
    people: Fetch<ChallengePeople>,
) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let withdraw = use_submit(
        move |client, person: UserId| async move {
            client.withdraw_challenge_invitation(id, person).await?;
            client.read_challenge(id).await
        },
        move |view: ChallengeView| {
            toasts.tell(tr!(challenges.people.taken_back));
            challenge.set(view);
            people.refetch();
            focus_on("#invitations");
        },
    );
    // They have just answered, or somebody else has taken it back.
    when_overtaken(withdraw.failure(), move || people.refetch());
    let may = Memo::new(move |_| now.read().may_invite);
    // A button keeps what it was given first: a line is another one once what it shows has changed.
    let key = move |one: &InvitationView| {
        (one.person.id, one.role, one.state, one.invited_at, may.get_untracked())
    };
    view! {
        <Show when=move || !now.read().invitations.is_empty()>
            <div class="stack gap-3">
                <h3 id="invitations" class="h-md" tabindex="-1">
                    {tr!(challenges.people.invitations)}
                </h3>
                <p class="small muted">{tr!(challenges.people.invitations_note)}</p>
                <ul role="list" class="stack gap-4">
                    <For each=move || now.read().invitations.clone() key let:invitation>
                        <InvitationLine invitation may=may.get_untracked() withdraw />
                    </For>
                </ul>
                <ActProblem failure=withdraw.failure() />
            </div>
        </Show>
    }
}

#[component]
fn InvitationLine(
    invitation: InvitationView,
    may: bool,
    withdraw: Submit<UserId>,
) -> impl IntoView {
    let InvitationView { person, role, state, note, reason, invited_at } = invitation;
    let (tone, glyph) = words::invitation_mark(state);
    let standing = matches!(state, InvitationState::Pending | InvitationState::Accepted);
    let (id, name) = (person.id, person.name.clone());
    let body = person.organisation.map(|body| body.name).unwrap_or_default();
    let act = (may && standing).then(|| {
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                pending=withdraw.pending()
                on:click=move |_| withdraw.send(id)
            >
                {tr!(challenges.people.take_back, name = name)}
            </Button>
        }
    });
    let when = words::ago(invited_at);
    let role = words::invitation_role(role);
    view! {
        <li class="stack gap-2">
            <p class="cluster gap-2">
                <Person name=person.name note=body />
                <Badge tone glyph>{words::invitation_state(state)}</Badge>
                {act}
            </p>
            <p class="small muted">{role}" · "{tr!(challenges.people.asked, when = when)}</p>
            {note.map(|note| said(tr!(challenges.people.note), note))}
            {reason.map(|reason| said(tr!(challenges.people.reason), reason))}
        </li>
    }
}

/// What one wrote to the other, under its name.
fn said(what: &'static str, text: String) -> impl IntoView {
    view! { <p class="small"><b>{what}</b>" "<span class="as-typed">{text}</span></p> }
}
