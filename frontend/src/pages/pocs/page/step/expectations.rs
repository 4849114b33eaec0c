//! What step 1 expected, shown again where one says whether it was met (R196).

use domain::poc::{Question, Step};
use leptos::prelude::*;

use crate::components::Markdown;
use crate::pages::pocs::page::record::Record;
use crate::words::{self, tr};

/// What step 1 expects, for step 6 only.
#[component]
pub(super) fn Expectations(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let first = record.step(Step::FrameChallenge);
    let expected = Memo::new(move |_| {
        let asked = [Question::ExpectedImpact, Question::ExpectedBenefits];
        let answers = first.with(|first| first.as_ref().map(|step| step.answers_html.clone()));
        let answers = answers.unwrap_or_default();
        asked.map(|question| answers.get(&question).cloned().map(|html| (question, html)))
    });
    let recalled = move || {
        let expected: Vec<_> = expected.get().into_iter().flatten().collect();
        if expected.is_empty() {
            return view! { <p class="small muted">{tr!(pocs.expectations.none)}</p> }.into_any();
        }
        let line = |(question, html): (Question, String)| {
            view! {
                <div>
                    <dt>{words::question(question)}</dt>
                    <dd><Markdown html /></dd>
                </div>
            }
        };
        view! { <dl class="facts">{expected.into_iter().map(line).collect_view()}</dl> }.into_any()
    };
    (step == Step::ProjectDeployment).then(|| {
        view! {
            <section class="tray" aria-labelledby="attentes">
                <h4 id="attentes" class="label">{tr!(pocs.expectations.title)}</h4>
                {recalled}
            </section>
        }
    })
}
