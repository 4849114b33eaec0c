//! Answering an invitation: accepting at once, or declining with the reason that one may give.

use api_types::challenge::AnswerInvitationRequest;
use leptos::prelude::*;

use crate::api::Submit;
use crate::components::{Button, Dialog, Form, Look, Press, TextArea};
use crate::pages::shared::{EditProblem, FoundWords, KeptWords, Place, keep_fields};
use crate::words::tr;

/// A refusal that is being written: its words stay on this device until they are sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declining {
    open: RwSignal<bool>,
    reason: RwSignal<String>,
    kept: KeptWords,
}

impl Declining {
    /// `what` names the invitation.
    pub(super) fn new(what: &str) -> Self {
        let reason = RwSignal::new(String::new());
        let kept = keep_fields(Place::of(what), [("reason", reason)]);
        Self { open: RwSignal::new(false), reason, kept }
    }

    /// The answer was sent.
    pub(super) fn done(self) {
        self.kept.forget();
        self.open.set(false);
    }
}

/// The two answers; `accept` says what accepting is.
#[component]
pub(super) fn Answers<I: Send + Sync + 'static>(
    answer: Submit<I>,
    declining: Declining,
    accept: &'static str,
    #[prop(into)] on_answer: Callback<AnswerInvitationRequest>,
    /// After a conflict.
    #[prop(into)]
    on_resume: Callback<()>,
) -> impl IntoView {
    let yes = move |_| on_answer.run(AnswerInvitationRequest { accept: true, reason: None });
    view! {
        <Show when=move || !declining.open.get()>
            <EditProblem failure=answer.failure() pending=answer.pending() on_resume />
        </Show>
        <p class="cluster gap-2">
            <Button look=Look::Primary pending=answer.pending() on:click=yes>{accept}</Button>
            <Button on:click=move |_| declining.open.set(true)>
                {tr!(challenges.people.decline)}
            </Button>
        </p>
    }
}

/// `hint` says who reads the reason.
#[component]
pub(super) fn Decline<I: Send + Sync + 'static>(
    answer: Submit<I>,
    declining: Declining,
    title: &'static str,
    hint: &'static str,
    #[prop(into)] on_answer: Callback<AnswerInvitationRequest>,
    /// After a conflict.
    #[prop(into)]
    on_resume: Callback<()>,
) -> impl IntoView {
    let Declining { open, reason, kept } = declining;
    let submit = move |()| {
        let reason = Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty());
        let body = AnswerInvitationRequest { accept: false, reason };
        match body.parse() {
            Ok(_) => on_answer.run(body),
            Err(faults) => answer.refuse(faults),
        }
    };
    view! {
        <Dialog open title>
            <FoundWords kept />
            <Form faults=answer.faults() on_submit=submit>
                <div class="stack">
                    <TextArea
                        faults=answer.faults()
                        pointer="/reason"
                        label=tr!(challenges.people.why)
                        hint
                        value=reason
                        optional=true
                    />
                    <EditProblem failure=answer.failure() pending=answer.pending() on_resume />
                    <div class="cluster">
                        <Button look=Look::Primary press=Press::Submit pending=answer.pending()>
                            {tr!(challenges.people.decline)}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}
