//! Seeking the right people for a challenge by what they know, their body, their name, and inviting them.

use api_types::challenge::{ChallengePeople, InviteRequest};
use api_types::directory::{CardSummary, DirectoryQuery};
use api_types::people::PersonView;
use domain::challenge::{InvitationRole, InvitationState};
use domain::{ChallengeId, FieldCode, FieldError, UserId};
use leptos::prelude::*;

use crate::api::{Fetch, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Dialog, Faults, FilterSelect, FilterText, Form,
    Glyph, Load, Look, Person, Press, Size, TextArea,
};
use crate::pages::shared::{
    FoundWords, PersonChoice, PersonField, Place, keep_fields, use_bodies, when_overtaken,
};
use crate::state::Toasts;
use crate::words::{self, tr};

/// Cards that one search shows: whoever finds too many says more.
const FOUND: u16 = 10;

/// Whom one is about to invite.
#[derive(Clone, Copy)]
struct Chosen {
    person: RwSignal<Option<PersonView>>,
    open: RwSignal<bool>,
}

impl Chosen {
    fn choose(self, person: PersonView) {
        self.person.set(Some(person));
        self.open.set(true);
    }
}

/// Folded: nothing is sought until it opens.
#[component]
pub(super) fn Seek(
    id: ChallengeId,
    now: RwSignal<ChallengePeople>,
    people: Fetch<ChallengePeople>,
) -> impl IntoView {
    let may = Memo::new(move |_| now.read().may_invite);
    let opened = RwSignal::new(false);
    let chosen = Chosen { person: RwSignal::new(None), open: RwSignal::new(false) };
    view! {
        <Show when=move || may.get()>
            <details class="disclose" on:toggle=move |_| opened.set(true)>
                <summary>{tr!(challenges.people.seek)}</summary>
                <Show when=move || opened.get()>
                    <div class="stack gap-6">
                        <Suggested id now chosen />
                        <Search now chosen />
                        <ByName chosen />
                    </div>
                </Show>
            </details>
            <Dialog open=chosen.open title=tr!(challenges.people.invite_title)>
                // Made each time it opens: the word that is being written stays on this device.
                <Show when=move || chosen.open.get()><InviteForm id chosen people /></Show>
            </Dialog>
        </Show>
    }
}

/// Those whose card says that they know of the theme.
#[component]
fn Suggested(id: ChallengeId, now: RwSignal<ChallengePeople>, chosen: Chosen) -> impl IntoView {
    let asked = Memo::new(move |_| now.read().invitations.len());
    let found = use_fetch(
        move || (id, asked.get()),
        |client, (id, _)| async move { client.suggest_challenge_people(id).await },
    );
    view! {
        <div class="stack gap-3">
            <h3 class="h-md">{tr!(challenges.people.suggested)}</h3>
            <Load resource=found let:found>
                <Candidates
                    cards=found.items
                    none=tr!(challenges.people.none_suggested)
                    now
                    chosen
                />
            </Load>
        </div>
    }
}

/// The directory, by words and by body.
#[component]
fn Search(now: RwSignal<ChallengePeople>, chosen: Chosen) -> impl IntoView {
    let (words, body) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let bodies = use_bodies();
    let query = move || DirectoryQuery {
        q: Some(words.get()).filter(|words| !words.trim().is_empty()),
        organisation_id: body.read().parse().ok(),
        limit: FOUND,
        ..DirectoryQuery::default()
    };
    let found = use_fetch(query, |client, query| async move {
        if query.q.is_none() && query.organisation_id.is_none() {
            return Ok(None);
        }
        client.list_directory(&query).await.map(|page| Some(page.items))
    });
    view! {
        <div class="stack gap-3">
            <h3 class="h-md">{tr!(challenges.people.search)}</h3>
            <div class="criteria-line">
                <FilterText
                    label=tr!(challenges.people.search_words)
                    value=words
                    on_change=move |asked| words.set(asked)
                />
                <FilterSelect
                    label=tr!(challenges.people.search_body)
                    blank=tr!(challenges.people.any_body)
                    value=body
                    options=Signal::derive(move || bodies.bodies())
                    on_change=move |asked| body.set(asked)
                />
            </div>
            <Load resource=found let:found>
                {found.map(|cards| {
                    view! {
                        <Candidates cards none=tr!(challenges.people.none_found) now chosen />
                    }
                })}
            </Load>
        </div>
    }
}

#[component]
fn Candidates(
    cards: Vec<CardSummary>,
    none: &'static str,
    now: RwSignal<ChallengePeople>,
    chosen: Chosen,
) -> impl IntoView {
    if cards.is_empty() {
        return view! { <p class="muted">{none}</p> }.into_any();
    }
    // Keyed: a button keeps the person whom it was given first.
    view! {
        <ul role="list" class="stack gap-4">
            <For each=move || cards.clone() key=|card| card.person.id let:card>
                <Candidate card now chosen />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn Candidate(card: CardSummary, now: RwSignal<ChallengePeople>, chosen: Chosen) -> impl IntoView {
    let CardSummary { person, expertise, .. } = card;
    let body = person.organisation.clone().map(|body| body.name).unwrap_or_default();
    let known = (!expertise.is_empty()).then(|| {
        view! { <p class="small">{tr!(challenges.people.knows)}" "{expertise.join(", ")}</p> }
    });
    let (id, name) = (person.id, person.name.clone());
    let there = Memo::new(move |_| is_there(&now.read(), id));
    let act = move || {
        if there.get() {
            return view! { <span class="small muted">{tr!(challenges.people.there)}</span> }
                .into_any();
        }
        let person = person.clone();
        let words = tr!(challenges.people.invite_name, name = person.name.clone());
        view! {
            <Button
                size=Size::Small
                glyph=Glyph::Plus
                on:click=move |_| chosen.choose(person.clone())
            >
                {words}
            </Button>
        }
        .into_any()
    };
    view! {
        <li class="stack gap-2">
            <p class="cluster gap-2"><Person name note=body />{act}</p>
            {known}
        </li>
    }
}

/// Whether somebody takes part, or is asked already.
fn is_there(now: &ChallengePeople, id: UserId) -> bool {
    let standing = |state: InvitationState| {
        matches!(state, InvitationState::Pending | InvitationState::Accepted)
    };
    now.people.iter().any(|one| one.person.id == id)
        || now.invitations.iter().any(|one| one.person.id == id && standing(one.state))
}

/// Whoever has no card is found by their name.
#[component]
fn ByName(chosen: Chosen) -> impl IntoView {
    let faults = Faults::new();
    let choice = PersonChoice::of(None);
    let named = choice.clone();
    let submit = move |()| match untrack(|| named.person()) {
        Some(person) => {
            faults.clear();
            chosen.choose(person);
        }
        None => faults.show(vec![FieldError::new("/invited", FieldCode::Required)]),
    };
    view! {
        <Form faults on_submit=submit label=tr!(challenges.people.by_name).to_owned()>
            <div class="stack gap-3">
                <PersonField
                    faults
                    pointer="/invited"
                    label=tr!(challenges.people.by_name)
                    hint=tr!(challenges.people.by_name_hint)
                    missing=tr!(challenges.people.by_name_missing)
                    choice
                />
                <p><Button size=Size::Small press=Press::Submit>{tr!(challenges.people.choose)}</Button></p>
            </div>
        </Form>
    }
}

#[component]
fn InviteForm(id: ChallengeId, chosen: Chosen, people: Fetch<ChallengePeople>) -> impl IntoView {
    let role = RwSignal::new(InvitationRole::Expert.code().to_owned());
    let note = RwSignal::new(String::new());
    let whom = chosen.person.with_untracked(|person| person.as_ref().map(|person| person.id));
    let whom = whom.unwrap_or_default();
    let kept = keep_fields(Place::of(&format!("invitation.{id}.{whom}")), [("note", note)]);
    let (key, toasts) = (StoredValue::new(draw_key()), expect_context::<Toasts>());
    let send = use_submit(
        move |client, body: InviteRequest| {
            let key = key.get_value();
            async move { client.invite_to_challenge(id, &body, &key).await }
        },
        move |_: ChallengePeople| {
            kept.forget();
            chosen.open.set(false);
            toasts.tell(tr!(challenges.people.invited));
            people.refetch();
        },
    );
    // Somebody else has just invited them: the list says so, and the word stays.
    when_overtaken(send.failure(), move || people.refetch());
    let submit = move |()| {
        let Some(person) = chosen.person.get_untracked() else { return };
        let role = InvitationRole::from_code(&role.read_untracked());
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        let role = role.unwrap_or(InvitationRole::Expert);
        let body = InviteRequest { person_id: person.id, role, note };
        let checked = body.parse();
        send.send_checked(body, checked);
    };
    view! {
        <FoundWords kept />
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <InviteFields faults=send.faults() chosen role note />
                <ActProblem failure=send.failure() />
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                        {tr!(challenges.people.invite)}
                    </Button>
                    <Button on:click=move |_| chosen.open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Form>
    }
}

#[component]
fn InviteFields(
    faults: Faults,
    chosen: Chosen,
    role: RwSignal<String>,
    note: RwSignal<String>,
) -> impl IntoView {
    let option = |role: &InvitationRole| {
        ChoiceOption::new(role.code(), words::invitation_role(*role))
            .meaning(words::invitation_role_meaning(*role))
    };
    let options: Vec<ChoiceOption> = InvitationRole::ALL.iter().map(option).collect();
    let name = move || chosen.person.read().as_ref().map(|person| person.name.clone());
    view! {
        <p><b>{name}</b></p>
        <Choice
            faults
            pointer="/role"
            legend=tr!(challenges.people.what_for)
            value=role
            options
        />
        <TextArea
            faults
            pointer="/note"
            label=tr!(challenges.people.note_label)
            hint=tr!(challenges.people.note_hint)
            value=note
            optional=true
        />
    }
}
