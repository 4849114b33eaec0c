//! « Puis-je la reprendre chez moi ? »: what another body weighs before it takes the practice up (R241).

use api_types::practice::{PracticeOutlook, PracticeReproducible, PracticeSummary, PracticeView};
use leptos::prelude::*;

use super::outlook::same_words;
use crate::components::{Detail, Markdown};
use crate::words::{self, tr, trn};

/// What is said of it, and where it was proved; what nobody wrote is not shown.
#[component]
pub(super) fn TakeoverGrid(now: RwSignal<PracticeView>) -> impl IntoView {
    let PracticeView { summary, conditions, outlook, .. } = now.get_untracked();
    let PracticeOutlook { reproducible, means, criteria, .. } = outlook;
    let need = summary.problem.filter(|words| !words.is_empty()).map(|words| {
        view! { <Detail term=tr!(practices.grid.need)>{words}</Detail> }
    });
    let same = reproducible.map(|PracticeReproducible { answer, note }| {
        view! {
            <Detail term=tr!(practices.outlook.same)>
                {same_words(answer)}
                {note.map(|note| view! { <p class="as-typed small">{note}</p> })}
            </Detail>
        }
    });
    let means = means.map(|means| typed(tr!(practices.grid.means), means));
    let criteria = criteria.map(|criteria| typed(tr!(practices.grid.criteria), criteria));
    let conditions = conditions.map(|conditions| {
        view! {
            <Detail term=tr!(practices.part.conditions)>
                <Markdown html=conditions.html />
            </Detail>
        }
    });
    view! {
        <section class="section" aria-labelledby="reprendre">
            <h2 id="reprendre" class="section-title">{tr!(practices.grid.title)}</h2>
            <dl class="facts">
                {need}
                {same}
                {means}
                {conditions}
                {criteria}
                <Detail term=tr!(practices.grid.proved)>
                    {move || proved(now)}
                </Detail>
            </dl>
        </section>
    }
}

/// Words as somebody typed them.
fn typed(term: &'static str, words: String) -> impl IntoView {
    view! { <Detail term><span class="as-typed">{words}</span></Detail> }
}

/// Where it works, how proved that makes it, how many bodies took it up: it follows what is declared on the page.
fn proved(now: RwSignal<PracticeView>) -> String {
    let summary = now.with(|now| now.summary.clone());
    let PracticeSummary { organisation, reuses, maturity, .. } = summary;
    let taken_up = (reuses > 0).then(|| trn!(u64::from(reuses), practices.reuse.count));
    let said = [Some(organisation.name), Some(words::maturity(maturity).to_owned()), taken_up];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
