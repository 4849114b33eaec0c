//! Answering an invitation: accepting at once, or declining with the reason that one may give.

use api_types::challenge::AnswerInvitationRequest;
use leptos::prelude::*;

use crate::api::Submit;
use crate::components::{ActProblem, Button, Dialog, Form, Look, Press, TextArea};
use crate::words::tr;

/// The two answers; `accept` says what accepting is.
#[component]
pub(super) fn Answers(
    answer: Submit<AnswerInvitationRequest>,
    declining: RwSignal<bool>,
    accept: &'static str,
) -> impl IntoView {
    let yes = move |_| answer.send(AnswerInvitationRequest { accept: true, reason: None });
    view! {
        <Show when=move || !declining.get()><ActProblem failure=answer.failure() /></Show>
        <p class="cluster gap-2">
            <Button look=Look::Primary pending=answer.pending() on:click=yes>{accept}</Button>
            <Button on:click=move |_| declining.set(true)>{tr!(challenges.people.decline)}</Button>
        </p>
    }
}

/// `hint` says who reads the reason.
#[component]
pub(super) fn Decline(
    answer: Submit<AnswerInvitationRequest>,
    open: RwSignal<bool>,
    title: &'static str,
    hint: &'static str,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let submit = move |()| {
        let reason = Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty());
        let body = AnswerInvitationRequest { accept: false, reason };
        let checked = body.parse();
        answer.send_checked(body, checked);
    };
    view! {
        <Dialog open title>
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
                    <ActProblem failure=answer.failure() />
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
