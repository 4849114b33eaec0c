//! Answering the author: a verdict and its reason, which everyone reads (R064, A25).

use api_types::idea::{DecideIdeaRequest, IdeaView};
use leptos::prelude::*;

use super::Shown;
use super::answer::ANSWER;
use crate::api::{Submit, use_submit};
use crate::components::{Button, Form, Look, Press, Section};
use crate::pages::ideas::conflict::ActConflict;
use crate::pages::ideas::verdict::{VerdictFields, VerdictWords};
use crate::pages::shared::{FoundWords, Place, focus_on};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn DecideForm(idea: Shown, reload: Submit<()>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let fields = VerdictWords::of(None);
    let kept = fields.keep(Place::of(&format!("decision.{id}")));
    let decide = use_submit(
        move |client, (request, seen): (DecideIdeaRequest, i32)| async move {
            client.decide_idea(id, &request, seen).await
        },
        move |view: IdeaView| {
            fields.clear();
            kept.forget();
            toasts.tell(tr!(ideas.decide.done));
            idea.set(view);
            focus_on(format!("#{ANSWER}"));
        },
    );
    let submit = move |()| match fields.read() {
        Ok(request) => decide.send((request, idea.read_untracked().version)),
        Err(faults) => decide.refuse(faults),
    };
    view! {
        <Section title=tr!(ideas.decide.title)>
            <div class="stack">
                <p class="small muted">{tr!(ideas.decide.note)}</p>
                <FoundWords kept />
                <Form faults=decide.faults() on_submit=submit label=tr!(ideas.decide.title).to_owned()>
                    <VerdictFields faults=decide.faults() fields />
                    <div class="form-end stack gap-3">
                        <ActConflict failure=decide.failure() on_reload=move |()| reload.send(()) />
                        <p><Button look=Look::Primary press=Press::Submit pending=decide.pending()>
                            {tr!(ideas.decide.act)}
                        </Button></p>
                    </div>
                </Form>
            </div>
        </Section>
    }
}
