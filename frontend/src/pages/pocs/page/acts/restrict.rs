//! Choosing who may read it: openness is the rule, restriction the exception of an administrator (A28).

use api_types::poc::RestrictPocRequest;
use domain::poc::Visibility;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, Record, use_act};
use crate::components::{Button, Choice, ChoiceOption, Dialog, Form, Glyph, Look, Press, Size};
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
            <Choice
                faults=restrict.faults()
                pointer="/visibility"
                legend=tr!(pocs.restricted.legend)
                missing=tr!(pocs.restricted.missing)
                value=to
                options=Visibility::ALL.iter().copied().map(option).collect()
            />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=restrict.pending()>
                    {tr!(pocs.restricted.submit)}
                </Button>
            </p>
        </Form>
    }
}

fn option(visibility: Visibility) -> ChoiceOption {
    let (label, meaning) = match visibility {
        Visibility::Everyone => {
            (tr!(pocs.restricted.everyone), tr!(pocs.restricted.everyone_means))
        }
        Visibility::Department => {
            (tr!(pocs.restricted.department), tr!(pocs.restricted.department_means))
        }
        Visibility::TopManagement => {
            (tr!(pocs.restricted.top_management), tr!(pocs.restricted.top_management_means))
        }
    };
    ChoiceOption::new(visibility.code(), label).meaning(meaning)
}
