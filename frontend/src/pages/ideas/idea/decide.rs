//! Answering the author: a verdict and its reason, which everyone reads (R064, A25).

use api_types::idea::{DecideIdeaRequest, DecisionView, IdeaView};
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::Shown;
use super::answer::ANSWER;
use crate::api::{Submit, use_submit};
use crate::components::{Button, Form, Look, Press, Section};
use crate::pages::ideas::conflict::{AnswerConflict, Overtaken};
use crate::pages::ideas::verdict::{VerdictFields, VerdictWords};
use crate::pages::shared::{Disputed, FoundWords, Place, focus_on};
use crate::state::Toasts;
use crate::words::{self, tr};

/// The idea as it is now, once it waits for no answer.
type Newest = StoredValue<Option<IdeaView>>;

#[component]
pub(super) fn DecideForm(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let fields = VerdictWords::of(None);
    let kept = fields.keep(Place::of(&format!("decision.{id}")));
    let (overtaken, newest) = (Overtaken::new(), StoredValue::new(None));
    let decide = use_submit(
        move |client, (request, seen): (DecideIdeaRequest, i32)| async move {
            client.decide_idea(id, &request, seen).await
        },
        move |view: IdeaView| {
            fields.clear();
            kept.forget();
            overtaken.settled();
            toasts.tell(tr!(ideas.decide.done));
            idea.set(view);
            focus_on(format!("#{ANSWER}"));
        },
    );
    let resume = use_resume(idea, (overtaken, newest), decide);
    let leave = move |()| {
        if let Some(view) = newest.get_value() {
            let answer = format!("#{ANSWER}");
            focus_on(if view.decision.is_some() { answer } else { "main h1".to_owned() });
            kept.forget();
            idea.set(view);
        }
    };
    let submit = move |()| match fields.read() {
        Ok(request) => decide.send((request, idea.read_untracked().version)),
        Err(faults) => decide.refuse(faults),
    };
    view! {
        <Section title=tr!(ideas.decide.title)>
            <div class="stack">
                <p class="small muted">{tr!(ideas.decide.note)}</p>
                <FoundWords kept />
                <Form faults=decide.faults() on_submit=submit label=tr!(ideas.decide.title).to_owned()>
                    <VerdictFields faults=decide.faults() fields />
                    <div class="form-end stack gap-3">
                        <AnswerConflict failure=decide.failure() resume overtaken on_leave=leave />
                        <Show when=move || overtaken.waits()>
                            <p><Button look=Look::Primary press=Press::Submit pending=decide.pending()>
                                {tr!(ideas.decide.act)}
                            </Button></p>
                        </Show>
                    </div>
                </Form>
            </div>
        </Section>
    }
}

/// Reads the idea again, after somebody else has changed it: one goes on as long as it waits for an answer.
fn use_resume(
    idea: Shown,
    (overtaken, newest): (Overtaken, Newest),
    decide: Submit<(DecideIdeaRequest, i32)>,
) -> Submit<()> {
    let id = idea.read_untracked().summary.id;
    use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |now: IdeaView| {
            let before = idea.with_untracked(|idea| idea.decision.clone());
            let theirs = answered(before.as_ref(), now.decision.as_ref());
            decide.forgive();
            if now.allowed.contains(&IdeaAct::Decide) {
                overtaken.goes_on(theirs);
                idea.set(now);
            } else {
                newest.try_set_value(Some(now));
                overtaken.ends(theirs);
            }
        },
    )
}

/// What somebody else has just answered; nothing when the answer is the one that was read.
fn answered(before: Option<&DecisionView>, now: Option<&DecisionView>) -> Vec<Disputed> {
    let Some(theirs) = now.filter(|now| before != Some(*now)) else { return Vec::new() };
    let label = format!("{}, {}", words::idea_verdict(theirs.verdict), theirs.decided_by.name);
    let reason = Disputed { label: label.into(), theirs: theirs.reason.clone() };
    let condition = theirs.condition.clone();
    let condition =
        condition.map(|theirs| Disputed { label: tr!(ideas.decide.condition).into(), theirs });
    std::iter::once(reason).chain(condition).collect()
}
