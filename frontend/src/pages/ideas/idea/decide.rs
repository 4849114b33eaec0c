//! Answering the author: a verdict and its reason, which everyone reads (R064, A25).

use api_types::idea::{DecideIdeaRequest, IdeaView};
use domain::idea::IdeaVerdict;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::Shown;
use super::answer::ANSWER;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Choice, ChoiceOption, Faults, Form, Look, Press, Section, TextArea,
};
use crate::pages::ideas::conflict::ActConflict;
use crate::pages::shared::focus_on;
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn DecideForm(idea: Shown, reload: Submit<()>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let verdict = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let decide = use_submit(
        move |client, (request, seen): (DecideIdeaRequest, i32)| async move {
            client.decide_idea(id, &request, seen).await
        },
        move |view: IdeaView| {
            verdict.set(String::new());
            reason.set(String::new());
            toasts.tell(tr!(ideas.decide.done));
            idea.set(view);
            focus_on(format!("#{ANSWER}"));
        },
    );
    let submit = move |()| match read(verdict, reason) {
        Ok(request) => decide.send((request, idea.read_untracked().version)),
        Err(faults) => decide.refuse(faults),
    };
    view! {
        <Section title=tr!(ideas.decide.title)>
            <div class="stack">
                <p class="small muted">{tr!(ideas.decide.note)}</p>
                <Form faults=decide.faults() on_submit=submit label=tr!(ideas.decide.title).to_owned()>
                    <Verdicts faults=decide.faults() verdict />
                    <Reason faults=decide.faults() reason />
                    <div class="form-end stack gap-3">
                        <ActConflict failure=decide.failure() on_reload=move |()| reload.send(()) />
                        <p><Button look=Look::Primary press=Press::Submit pending=decide.pending()>
                            {tr!(ideas.decide.act)}
                        </Button></p>
                    </div>
                </Form>
            </div>
        </Section>
    }
}

/// What is decided; nothing is decided by default.
fn read(
    verdict: RwSignal<String>,
    reason: RwSignal<String>,
) -> Result<DecideIdeaRequest, Vec<FieldError>> {
    let reason = reason.get_untracked();
    let chosen = IdeaVerdict::from_code(&verdict.read_untracked());
    let missing = FieldError::new("/verdict", FieldCode::Required);
    let verdict = chosen.unwrap_or(IdeaVerdict::UnderReview);
    let request = DecideIdeaRequest { verdict, reason };
    match (chosen, request.parse()) {
        (Some(_), Ok(_)) => Ok(request),
        (Some(_), Err(faults)) => Err(faults),
        (None, Ok(_)) => Err(vec![missing]),
        (None, Err(faults)) => Err([vec![missing], faults].concat()),
    }
}

#[component]
fn Verdicts(faults: Faults, verdict: RwSignal<String>) -> impl IntoView {
    let option = |value: IdeaVerdict, meaning: &'static str| {
        ChoiceOption::new(value.code(), words::idea_verdict(value)).meaning(meaning)
    };
    let options = vec![
        option(IdeaVerdict::Selected, tr!(ideas.decide.selected)),
        option(IdeaVerdict::UnderReview, tr!(ideas.decide.under_review)),
        option(IdeaVerdict::NotSelected, tr!(ideas.decide.not_selected)),
    ];
    view! {
        <Choice
            faults
            pointer="/verdict"
            legend=tr!(ideas.decide.verdict)
            missing=tr!(ideas.decide.verdict_missing)
            value=verdict
            options
        />
    }
}

#[component]
fn Reason(faults: Faults, reason: RwSignal<String>) -> impl IntoView {
    view! {
        <TextArea
            faults
            pointer="/reason"
            label=tr!(ideas.decide.reason)
            hint=tr!(ideas.decide.reason_hint)
            missing=tr!(ideas.decide.reason_missing)
            value=reason
        />
    }
}
