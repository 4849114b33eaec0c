//! Declining an invitation, with the reason that one may give.

use api_types::challenge::AnswerInvitationRequest;
use leptos::prelude::*;

use crate::api::Submit;
use crate::components::{ActProblem, Button, Form, Look, Press, TextArea};
use crate::words::tr;

/// `hint` says who reads the reason.
#[component]
pub(super) fn Decline(
    answer: Submit<AnswerInvitationRequest>,
    open: RwSignal<bool>,
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
    }
}
