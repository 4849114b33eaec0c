//! Choosing who may read a practice, as an administrator (A28).

use api_types::practice::{PracticeView, RestrictPracticeRequest};
use domain::poc::Visibility;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::choose_practice_readers;
use super::reuses::Changes;
use crate::api::use_submit;
use crate::components::{Button, Dialog, Form, Glyph, Lazily, Look, Press};
use crate::pages::shared::{EditProblem, ReadersChoice};
use crate::state::Toasts;
use crate::words::tr;

/// The button, for whoever may choose.
#[component]
pub(super) fn RestrictPractice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let may = Memo::new(move |_| now.read().restrictable);
    move || {
        let load = move || choose_practice_readers(now, changes);
        may.get().then(|| view! { <Lazily load /> })
    }
}

#[component]
pub(super) fn ChooseReaders(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let open = RwSignal::new(false);
    let to = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let restrict = use_submit(
        move |client, body: RestrictPracticeRequest| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.restrict_practice(id, &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(pocs.restricted.done));
            changes.tell_at("h1");
        },
    );
    let begin = move |_| {
        let today = now.with_untracked(|now| now.summary.visibility);
        to.set(today.code().to_owned());
        open.set(true);
    };
    let submit = move |()| match Visibility::from_code(&to.read_untracked()) {
        Some(visibility) => restrict.send(RestrictPracticeRequest { visibility }),
        None => restrict.refuse(vec![FieldError::new("/visibility", FieldCode::Required)]),
    };
    view! {
        <Button look=Look::Quiet glyph=Glyph::Lock on:click=begin>
            {tr!(pocs.restricted.act)}
        </Button>
        <Dialog open title=tr!(practices.readers.title)>
            <div class="stack">
                <p class="small">{tr!(pocs.restricted.why)}" "{tr!(practices.readers.always)}</p>
                <EditProblem
                    failure=restrict.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.go_on(restrict)
                />
                <Form faults=restrict.faults() on_submit=submit>
                    <ReadersChoice
                        faults=restrict.faults()
                        value=to
                        direction=tr!(practices.readers.direction)
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=restrict.pending()>
                            {tr!(pocs.restricted.submit)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Dialog>
    }
}
