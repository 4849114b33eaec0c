//! Launching: the real start is confirmed (A30).

use api_types::poc::LaunchPocRequest;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, focus_current, use_act};
use crate::components::{Button, Dialog, Form, Glyph, Look, Press, Size, TextField, TextKind};
use crate::pages::shared::today;
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn LaunchAct() -> impl IntoView {
    let open = RwSignal::new(false);
    let on = RwSignal::new(today().to_string());
    let toasts = expect_context::<Toasts>();
    let launch = use_act(
        |client, id, body: LaunchPocRequest, version| async move {
            client.launch_poc(id, &body, version).await
        },
        move || {
            open.try_set(false);
            toasts.tell(tr!(pocs.launch.done));
            focus_current();
        },
    );
    let submit = move |()| {
        let day = on.with_untracked(|on| on.parse().ok());
        let fault = FieldError::new("/started_on", FieldCode::Required);
        let checked = day.ok_or_else(|| vec![fault]);
        launch.send_checked(LaunchPocRequest { started_on: day }, checked);
    };
    view! {
        <Button look=Look::Primary size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>
            {tr!(pocs.launch.act)}
        </Button>
        <Dialog open title=tr!(pocs.launch.title)>
            <div class="stack">
                <p>{tr!(pocs.launch.why)}</p>
                <DialogProblem act=launch />
                <Form faults=launch.faults() on_submit=submit>
                    <TextField
                        faults=launch.faults()
                        pointer="/started_on"
                        label=tr!(pocs.launch.started_on)
                        missing=tr!(pocs.launch.started_on_missing)
                        kind=TextKind::Date
                        value=on
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=launch.pending()>
                            {tr!(pocs.launch.submit)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}
