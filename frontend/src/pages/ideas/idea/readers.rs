//! Choosing who may read an idea, as an administrator (A28).

use api_types::idea::{IdeaView, RestrictIdeaRequest};
use domain::poc::Visibility;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{Shown, choose_idea_readers};
use crate::api::use_submit;
use crate::components::{Button, Dialog, Form, Glyph, Lazily, Look, Press, Size};
use crate::pages::ideas::conflict::IdeaConflict;
use crate::pages::shared::ReadersChoice;
use crate::state::Toasts;
use crate::words::tr;

/// The button, for whoever may choose.
#[component]
pub(super) fn RestrictIdea(idea: Shown) -> impl IntoView {
    let may = Memo::new(move |_| idea.read().restrictable);
    view! {
        <Show when=move || may.get()>
            <Lazily load=move || choose_idea_readers(idea) />
        </Show>
    }
}

#[component]
pub(super) fn ChooseReaders(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let to = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let restrict = use_submit(
        move |client, body: RestrictIdeaRequest| async move {
            let seen = idea.with_untracked(|idea| idea.version);
            client.restrict_idea(id, &body, seen).await
        },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(pocs.restricted.done));
            idea.set(view);
        },
    );
    let begin = move |_| {
        let today = idea.with_untracked(|idea| idea.visibility);
        to.set(today.code().to_owned());
        open.set(true);
    };
    let submit = move |()| match Visibility::from_code(&to.read_untracked()) {
        Some(visibility) => restrict.send(RestrictIdeaRequest { visibility }),
        None => restrict.refuse(vec![FieldError::new("/visibility", FieldCode::Required)]),
    };
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Lock on:click=begin>
            {tr!(pocs.restricted.act)}
        </Button>
        <Dialog open title=tr!(ideas.readers.title)>
            <div class="stack">
                <p class="small">{tr!(pocs.restricted.why)}" "{tr!(ideas.readers.always)}</p>
                <IdeaConflict idea act=restrict />
                <Form faults=restrict.faults() on_submit=submit>
                    <ReadersChoice
                        faults=restrict.faults()
                        value=to
                        direction=tr!(ideas.readers.direction)
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
