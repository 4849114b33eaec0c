//! Answering the author: a verdict and its reason, which everyone reads (R064, A25).

use api_types::idea::{DecideIdeaRequest, IdeaView};
use domain::idea::IdeaVerdict;
use leptos::prelude::*;

use super::Shown;
use super::answer::ANSWER;
use crate::api::{Submit, use_submit};
use crate::components::{
    Button, Choice, ChoiceOption, Faults, Form, Look, Press, Section, TextArea,
};
use crate::pages::ideas::conflict::ActConflict;
use crate::pages::ideas::writing::focus_on;
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn DecideForm(idea: Shown, reload: Submit<()>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let verdict = RwSignal::new(IdeaVerdict::Selected.code().to_owned());
    let reason = RwSignal::new(String::new());
    let decide = use_submit(
        move |client, (request, seen): (DecideIdeaRequest, i32)| async move {
            client.decide_idea(id, &request, seen).await
        },
        move |view: IdeaView| {
            reason.set(String::new());
            toasts.tell(tr!(ideas.decide.done));
            idea.set(view);
            focus_on(ANSWER);
        },
    );
    let submit = move |()| {
        let verdict = verdict.read_untracked().parse().unwrap_or(IdeaVerdict::UnderReview);
        let request = DecideIdeaRequest { verdict, reason: reason.get_untracked() };
        let checked = request.parse();
        decide.send_checked((request, idea.read_untracked().version), checked);
    };
    view! {
        <Section title=tr!(ideas.decide.title)>
            <div class="stack">
                <p class="small muted">{tr!(ideas.decide.note)}</p>
                <ActConflict failure=decide.failure() on_reload=move |()| reload.send(()) />
                <Form faults=decide.faults() on_submit=submit label=tr!(ideas.decide.title).to_owned()>
                    <Verdicts faults=decide.faults() verdict />
                    <Reason faults=decide.faults() reason />
                    <Button look=Look::Primary press=Press::Submit pending=decide.pending()>
                        {tr!(ideas.decide.act)}
                    </Button>
                </Form>
            </div>
        </Section>
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
        <Choice faults pointer="/verdict" legend=tr!(ideas.decide.verdict) value=verdict options />
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
