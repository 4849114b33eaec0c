//! Choosing who may read it: openness is the rule, restriction the exception of an administrator (A28).

use api_types::poc::RestrictPocRequest;
use domain::poc::Visibility;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, Record, use_act};
use crate::components::{Button, Dialog, Form, Glyph, Look, Press, Size};
use crate::pages::shared::ReadersChoice;
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn RestrictAct() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Lock on:click=move |_| open.set(true)>
            {tr!(pocs.restricted.act)}
        </Button>
        <Dialog open title=tr!(pocs.restricted.title)>
            <div class="stack">
                <p class="small">{tr!(pocs.restricted.why)}" "{tr!(pocs.restricted.team)}</p>
                <RestrictForm open />
            </div>
        </Dialog>
    }
}

#[component]
fn RestrictForm(open: RwSignal<bool>) -> impl IntoView {
    let (record, toasts) = (expect_context::<Record>(), expect_context::<Toasts>());
    let now = record.view.with_untracked(|poc| poc.summary.visibility);
    let to = RwSignal::new(now.code().to_owned());
    let restrict = use_act(
        |client, id, body: RestrictPocRequest, version| async move {
            client.restrict_poc(id, &body, version).await
        },
        move || {
            open.try_set(false);
            toasts.tell(tr!(pocs.restricted.done));
        },
    );
    let submit = move |()| match Visibility::from_code(&to.read_untracked()) {
        Some(visibility) => restrict.send(RestrictPocRequest { visibility }),
        None => restrict.refuse(vec![FieldError::new("/visibility", FieldCode::Required)]),
    };
    view! {
        <DialogProblem act=restrict />
        <Form faults=restrict.faults() on_submit=submit>
            <ReadersChoice
                faults=restrict.faults()
                value=to
                direction=tr!(pocs.restricted.department_means)
            />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=restrict.pending()>
                    {tr!(pocs.restricted.submit)}
                </Button>
            </p>
        </Form>
    }
}
