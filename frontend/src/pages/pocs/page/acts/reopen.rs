//! Going back to a passed step, with a word (R141, A12).

use api_types::poc::ReopenStepRequest;
use leptos::prelude::*;

use super::{DialogProblem, focus_current, use_act};
use crate::components::{Button, Dialog, Form, Look, Press, TextArea};
use crate::pages::pocs::page::record::Record;
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(in crate::pages::pocs::page) fn ReopenDialog() -> impl IntoView {
    let record = expect_context::<Record>();
    let asked = record.reopening;
    let reason = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let reopen = use_act(
        |client, id, body: ReopenStepRequest, version| async move {
            client.reopen_step(id, &body, version).await
        },
        move || {
            asked.open.try_set(false);
            reason.try_set(String::new());
            toasts.tell(tr!(pocs.reopen.done));
            focus_current();
        },
    );
    let submit = move |()| {
        let step = asked.step.get_untracked();
        let body = ReopenStepRequest { step, reason: reason.get_untracked() };
        let checked = body.parse();
        reopen.send_checked(body, checked);
    };
    let which = move || tr!(pocs.reopen.which, number = asked.step.get().number());
    view! {
        <Dialog open=asked.open title=tr!(pocs.reopen.title)>
            <div class="stack">
                <p>{which}</p>
                <p class="small">{tr!(pocs.reopen.why)}</p>
                <DialogProblem act=reopen />
                <Form faults=reopen.faults() on_submit=submit>
                    <TextArea
                        faults=reopen.faults()
                        pointer="/reason"
                        label=tr!(pocs.reopen.reason)
                        missing=tr!(pocs.reopen.reason_missing)
                        value=reason
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=reopen.pending()>
                            {tr!(pocs.reopen.submit)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}
