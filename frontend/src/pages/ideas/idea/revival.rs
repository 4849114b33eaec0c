//! Taking a dormant idea up again: anyone proposes it with a why, an administrator answers with a reason (R062).

use api_types::agenda::{AgendaEntryView, AgendaQuery};
use api_types::idea::IdeaView;
use api_types::review::{
    AnswerRevivalRequest, FormerAnswerView, ProposeRevivalRequest, RevivalView, Revivals,
};
use chrono::NaiveDate;
use domain::editorial::{EditorialBrick, EventFormat};
use domain::idea::{IdeaAct, RevivalOutcome};
use domain::{ChallengeId, EditorialId, FieldCode, FieldError};
use leptos::prelude::*;

use super::{Shown, dormant_sheet, may};
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Button, Choice, ChoiceOption, Day, Form, Glyph, Keep, Lazily, Look, Press,
    Section, TextArea, TextField, TextKind, Tone,
};
use crate::pages::ideas::conflict::{AnswerConflict, Overtaken};
use crate::pages::shared::{Disputed, FoundWords, Place, focus_on, keep_fields};
use crate::routes::{EditorialPage, IdeasPage, Page};
use crate::state::{Toasts, use_address};
use crate::words::{self, tr};

/// The proposals as they are now.
type Proposals = RwSignal<Revivals>;

/// Nothing as long as the idea neither sleeps nor was ever proposed again.
#[component]
pub(super) fn Revival(idea: Shown) -> impl IntoView {
    let told = Memo::new(move |_| may(idea, IdeaAct::ProposeRevival) || idea.read().revivals);
    view! {
        <Show when=move || told.get()>
            <Lazily load=move || dormant_sheet(idea) />
        </Show>
    }
}

#[component]
pub(super) fn Dormant(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let proposals =
        use_fetch(move || id, |client, id| async move { client.list_revivals(id).await });
    view! {
        <Section title=tr!(ideas.revival.section)>
            <Keep resource=proposals let:proposals>
                <Sleeping idea proposals />
            </Keep>
        </Section>
    }
}

#[component]
fn Sleeping(idea: Shown, proposals: Proposals) -> impl IntoView {
    let waits = Memo::new(move |_| waiting(&proposals.read()).is_some());
    // Awake, it has its proposals to tell, and none to make.
    let sleeps = Memo::new(move |_| may(idea, IdeaAct::ProposeRevival));
    let answers = Memo::new(move |_| may(idea, IdeaAct::AnswerRevival));
    view! {
        <div class="stack gap-6">
            {move || view! { <Told proposals=proposals.get() /> }}
            <Show when=move || sleeps.get() && !waits.get()><Propose idea proposals /></Show>
            <Show when=move || waits.get() && answers.get()>
                <Answer idea proposals />
            </Show>
        </div>
    }
}

fn waiting(proposals: &Revivals) -> Option<RevivalView> {
    proposals.items.iter().find(|one| one.outcome.is_none()).cloned()
}

/// The day of the pitch, and the session of that day when the agenda has one.
#[component]
fn PitchDay(day: NaiveDate) -> impl IntoView {
    let agenda = use_fetch(
        move || day,
        |client, day| async move { client.read_agenda(&AgendaQuery::between(day, day)).await },
    );
    let session = move || {
        let entries = agenda.get().and_then(Result::ok)?.items;
        let pitches = |one: &AgendaEntryView| one.format.is_some_and(EventFormat::has_pitches);
        let session = entries.into_iter().find(pitches)?;
        let page = EditorialPage::Item(EditorialBrick::Events, EditorialId(session.id));
        let href = Page::Editorial(page).path();
        Some(view! { <a href=href>{session.title}</a> })
    };
    view! {
        <p class="small">
            {tr!(ideas.revival.pitched_on, day = words::date(day))} " " {session}
        </p>
    }
}

/// The challenge that it left by this proposal, which keeps what it was answered there.
#[component]
fn Former(former: FormerAnswerView) -> impl IntoView {
    let FormerAnswerView { challenge, reason, .. } = former;
    let href = Page::Ideas(IdeasPage::Challenge(challenge.id)).path();
    view! {
        <p class="small"><a href=href>{tr!(ideas.revival.former, title = challenge.title)}</a></p>
        {reason.map(|reason| view! { <blockquote class="as-typed small">{reason}</blockquote> })}
    }
}

#[component]
fn Told(proposals: Revivals) -> impl IntoView {
    let line = |one: RevivalView| {
        let RevivalView { proposed_by, why, proposed_on, outcome, answer, .. } = one;
        let (pitched_on, former) = (one.pitched_on, one.former);
        let (tone, glyph, said) = match outcome {
            None => (Tone::Info, Glyph::Clock, tr!(ideas.revival.waiting)),
            Some(RevivalOutcome::Accepted) => {
                (Tone::Success, Glyph::Check, tr!(ideas.revival.accepted))
            }
            Some(RevivalOutcome::Refused) => {
                (Tone::Neutral, Glyph::Pause, tr!(ideas.revival.refused))
            }
        };
        let by = match proposed_by {
            Some(person) => tr!(ideas.revival.by, name = person.name),
            None => tr!(ideas.revival.by_author).to_owned(),
        };
        let pitch = pitched_on.map(|day| view! { <PitchDay day /> });
        view! {
            <li class="stack gap-2">
                <p class="as-typed">{why}</p>
                <p class="cluster small muted">
                    <Badge tone glyph>{said}</Badge> {by} <Day on=proposed_on />
                </p>
                {answer.map(|answer| view! { <blockquote class="as-typed small">{answer}</blockquote> })}
                {pitch}
                {former.map(|former| view! { <Former former /> })}
            </li>
        }
    };
    (!proposals.items.is_empty()).then(|| {
        let lines = proposals.items.into_iter().map(line).collect_view();
        view! { <ul role="list" class="stack gap-6">{lines}</ul> }
    })
}

#[component]
fn Propose(idea: Shown, proposals: Proposals) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let address = use_address();
    let challenge = untrack(|| address.parsed::<ChallengeId>("defi"));
    let why = RwSignal::new(String::new());
    let kept = keep_fields(Place::of(&format!("revival.{id}")), [("why", why)]);
    let toasts = expect_context::<Toasts>();
    let key = draw_key();
    let propose = use_submit(
        move |client, body: ProposeRevivalRequest| {
            let key = key.clone();
            async move { client.propose_revival(id, &body, &key).await }
        },
        move |now: Revivals| {
            kept.forget();
            toasts.tell(tr!(ideas.revival.done));
            proposals.set(now);
        },
    );
    let submit = move |()| {
        let body = ProposeRevivalRequest { why: why.get_untracked(), challenge_id: challenge };
        let checked = body.parse();
        propose.send_checked(body, checked);
    };
    view! {
        <div class="stack">
            <p class="small muted">{tr!(ideas.revival.lead)}</p>
            {challenge.map(|id| view! { <ForChallenge id /> })}
            <FoundWords kept />
            <Form faults=propose.faults() on_submit=submit label=tr!(ideas.revival.title).to_owned()>
                <TextArea
                    faults=propose.faults()
                    pointer="/why"
                    label=tr!(ideas.revival.why)
                    hint=tr!(ideas.revival.why_hint)
                    missing=tr!(ideas.revival.why_missing)
                    value=why
                />
                <div class="form-end stack gap-3">
                    <ActProblem failure=propose.failure() />
                    <p><Button press=Press::Submit pending=propose.pending()>
                        {tr!(ideas.revival.act)}
                    </Button></p>
                </div>
            </Form>
        </div>
    }
}

/// The challenge that the proposal is made for, by its name.
#[component]
fn ForChallenge(id: ChallengeId) -> impl IntoView {
    let challenge =
        use_fetch(move || id, |client, id| async move { client.read_challenge(id).await });
    move || {
        let title = challenge.get().and_then(Result::ok)?.summary.title;
        let href = Page::Ideas(IdeasPage::Challenge(id)).path();
        let said = tr!(ideas.revival.for_challenge, title = title);
        Some(view! { <p><a href=href>{said}</a></p> })
    }
}

#[component]
fn Answer(idea: Shown, proposals: Proposals) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let text = || RwSignal::new(String::new());
    let (outcome, reason, pitch) = (text(), text(), text());
    let kept = keep_fields(
        Place::of(&format!("revival-answer.{id}")),
        [("outcome", outcome), ("reason", reason), ("pitch", pitch)],
    );
    let toasts = expect_context::<Toasts>();
    let answer = use_submit(
        move |client, body: AnswerRevivalRequest| async move {
            let proposal = waiting(&proposals.read_untracked()).map(|one| one.id);
            let seen = idea.read_untracked().version;
            let view = client.answer_revival(proposal.unwrap_or_default(), &body, seen).await?;
            Ok((view, client.list_revivals(id).await?))
        },
        move |now: (IdeaView, Revivals)| {
            kept.forget();
            toasts.tell(tr!(ideas.revival.answered));
            show((idea, proposals), now);
        },
    );
    let (overtaken, newest) = (Overtaken::new(), StoredValue::new(None));
    let resume = use_resume((idea, proposals), (overtaken, newest), answer);
    let leave = move |()| {
        if let Some(now) = newest.get_value() {
            kept.forget();
            show((idea, proposals), now);
        }
    };
    let submit = move |()| {
        let chosen = RevivalOutcome::from_code(&outcome.read_untracked());
        let body = AnswerRevivalRequest {
            outcome: chosen.unwrap_or(RevivalOutcome::Refused),
            reason: reason.get_untracked(),
            pitched_on: pitch.read_untracked().parse().ok(),
        };
        let missing = || vec![FieldError::new("/outcome", FieldCode::Required)];
        let checked = chosen.ok_or_else(missing).and_then(|_| body.parse());
        answer.send_checked(body, checked);
    };
    view! {
        <Form faults=answer.faults() on_submit=submit label=tr!(ideas.revival.answer_title).to_owned()>
            <FoundWords kept />
            <Outcomes faults=answer.faults() outcome reason pitch />
            <div class="form-end stack gap-3">
                <AnswerConflict failure=answer.failure() resume overtaken on_leave=leave />
                <Show when=move || overtaken.waits()>
                    <p><Button look=Look::Primary press=Press::Submit pending=answer.pending()>
                        {tr!(ideas.revival.answer_act)}
                    </Button></p>
                </Show>
            </div>
        </Form>
    }
}

/// Shows what there is once a proposal is answered: the form that answered it is gone.
fn show((idea, proposals): (Shown, Proposals), (view, now): (IdeaView, Revivals)) {
    proposals.set(now);
    idea.set(view);
    focus_on("main h1");
}

/// Reads the idea and its proposals again, after somebody else has changed it: one goes on as long as the proposal
/// waits for an answer.
fn use_resume(
    (idea, proposals): (Shown, Proposals),
    (overtaken, newest): (Overtaken, StoredValue<Option<(IdeaView, Revivals)>>),
    answer: Submit<AnswerRevivalRequest>,
) -> Submit<()> {
    let id = idea.read_untracked().summary.id;
    use_submit(
        move |client, ()| async move {
            Ok((client.read_idea(id).await?, client.list_revivals(id).await?))
        },
        move |(view, now): (IdeaView, Revivals)| {
            let asked = proposals.with_untracked(waiting).map(|one| one.id);
            let theirs = now.items.iter().find(|one| Some(one.id) == asked).and_then(answered);
            answer.forgive();
            if theirs.is_none() && may_answer(&view) {
                overtaken.goes_on(Vec::new());
                proposals.set(now);
                idea.set(view);
            } else {
                newest.try_set_value(Some((view, now)));
                overtaken.ends(theirs.into_iter().collect());
            }
        },
    )
}

fn may_answer(idea: &IdeaView) -> bool {
    idea.allowed.contains(&IdeaAct::AnswerRevival)
}

/// What somebody else answered, and why.
fn answered(proposal: &RevivalView) -> Option<Disputed> {
    let said = match proposal.outcome? {
        RevivalOutcome::Accepted => tr!(ideas.revival.accepted),
        RevivalOutcome::Refused => tr!(ideas.revival.refused),
    };
    let by = proposal.answered_by.as_ref().map(|by| by.name.as_str());
    let label = [Some(said), by].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(Disputed { label: label.into(), theirs: proposal.answer.clone().unwrap_or_default() })
}

#[component]
fn Outcomes(
    faults: crate::components::Faults,
    outcome: RwSignal<String>,
    reason: RwSignal<String>,
    pitch: RwSignal<String>,
) -> impl IntoView {
    let options = vec![
        ChoiceOption::new(RevivalOutcome::Accepted.code(), tr!(ideas.revival.accept))
            .meaning(tr!(ideas.revival.accept_means)),
        ChoiceOption::new(RevivalOutcome::Refused.code(), tr!(ideas.revival.refuse))
            .meaning(tr!(ideas.revival.refuse_means)),
    ];
    let accepted = move || *outcome.read() == RevivalOutcome::Accepted.code();
    view! {
        <Choice
            faults
            pointer="/outcome"
            legend=tr!(ideas.revival.outcome)
            missing=tr!(ideas.revival.outcome_missing)
            value=outcome
            options
        />
        <TextArea
            faults
            pointer="/reason"
            label=tr!(ideas.revival.reason)
            missing=tr!(ideas.revival.reason_missing)
            value=reason
        />
        <Show when=accepted>
            <TextField
                faults
                pointer="/pitched_on"
                label=tr!(ideas.revival.pitch)
                kind=TextKind::Date
                value=pitch
                optional=true
            />
        </Show>
    }
}
