//! The elements of the opportunity study, to take along (R201).

use api_client::ApiClient;
use domain::poc::{STEP_COUNT, Step};
use leptos::prelude::*;

use super::record::Record;
use crate::pages::shared::TakeAlong;
use crate::words::tr;

/// Offered from the last step on: before, there is nothing to put in it.
#[component]
pub(super) fn StudyButton() -> impl IntoView {
    let record = expect_context::<Record>();
    let id = record.id;
    let name = record.view.with_untracked(|poc| poc.summary.reference.clone());
    let ready = Memo::new(move |_| {
        let passed = record.view.with(|poc| poc.summary.steps_passed);
        passed >= STEP_COUNT || Step::from_number(passed + 1) == Some(Step::Validate)
    });
    view! {
        <Show when=move || ready.get()>
            <div class="stack gap-2 no-print">
                <p class="label">{tr!(pocs.study.download)}</p>
                <TakeAlong
                    name=name.clone()
                    what=tr!(pocs.study.download)
                    export=move |client: ApiClient, format| async move {
                        client.read_opportunity_study(id, format).await
                    }
                />
                <p class="small muted">{tr!(pocs.study.why)}</p>
            </div>
        </Show>
    }
}
