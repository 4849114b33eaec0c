//! The elements of the opportunity study, to take along (R201).

use domain::poc::{STEP_COUNT, Step};
use leptos::prelude::*;

use super::record::Record;
use crate::api::use_submit;
use crate::components::{ActProblem, Button, Glyph};
use crate::pages::shared::download;
use crate::words::tr;

/// Offered from the last step on: before, there is nothing to put in it.
#[component]
pub(super) fn StudyButton() -> impl IntoView {
    let record = expect_context::<Record>();
    let id = record.id;
    let name = record.view.with_untracked(|poc| format!("{}.md", poc.summary.reference));
    let study = use_submit(
        move |client, ()| async move { client.read_opportunity_study(id).await },
        move |text: String| download(&name, "text/markdown;charset=utf-8", text.as_bytes()),
    );
    let ready = Memo::new(move |_| {
        let passed = record.view.with(|poc| poc.summary.steps_passed);
        passed >= STEP_COUNT || Step::from_number(passed + 1) == Some(Step::Validate)
    });
    view! {
        <Show when=move || ready.get()>
            <div class="stack gap-2 no-print">
                <ActProblem failure=study.failure() />
                <Button glyph=Glyph::Download pending=study.pending() on:click=move |_| study.send(())>
                    {tr!(pocs.study.download)}
                </Button>
                <p class="small muted">{tr!(pocs.study.why)}</p>
            </div>
        </Show>
    }
}
