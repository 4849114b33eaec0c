//! What a challenge asks, inside which borders, and how its answers are read: all of it before the button (R088, R095).

use api_types::challenge::{ChallengeView, CriterionView};
use leptos::prelude::*;

use crate::components::{Column, Markdown, Section, Table, TableCell};
use crate::words::{self, tr, trn};

#[component]
pub(super) fn Frame(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { description_html, objective, eligible, not_eligible, .. } = challenge;
    if description_html.is_none()
        && objective.is_none()
        && eligible.is_empty()
        && not_eligible.is_empty()
    {
        return ().into_any();
    }
    let objective = objective.map(|text| {
        view! {
            <div class="note-row">
                <h3 class="note-label">{tr!(challenges.objective)}</h3>
                <p class="as-typed">{text}</p>
            </div>
        }
    });
    let story = description_html.map(|html| view! { <Markdown html /> });
    view! {
        <Section title=tr!(challenges.frame)>
            <div class="stack gap-6">
                {story}
                <div class="noted">
                    {objective}
                    {subjects(tr!(challenges.eligible), eligible)}
                    {subjects(tr!(challenges.not_eligible), not_eligible)}
                </div>
            </div>
        </Section>
    }
    .into_any()
}

fn subjects(label: &'static str, subjects: Vec<String>) -> AnyView {
    if subjects.is_empty() {
        return ().into_any();
    }
    let lines = subjects.into_iter().map(|subject| view! { <li>{subject}</li> });
    view! {
        <div class="note-row">
            <h3 class="note-label">{label}</h3>
            <ul class="plain-list">{lines.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Who reads, with which criteria and which weights, and by when one is answered.
#[component]
pub(super) fn Rules(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { criteria, experts, summary, .. } = challenge;
    let readers = match u64::try_from(experts.len()).unwrap_or_default() {
        0 => tr!(challenges.who_reads_owner).to_owned(),
        count => trn!(count, challenges.who_reads_experts),
    };
    let promise = summary.promised_on.map(|on| {
        view! { <p><b>{tr!(challenges.promise, day = words::date(on))}</b></p> }
    });
    view! {
        <Section title=tr!(challenges.rules)>
            <div class="stack">
                <p>{tr!(challenges.who_reads)}" : "{readers}</p>
                {promise}
                <Criteria criteria />
            </div>
        </Section>
    }
}

#[component]
fn Criteria(criteria: Vec<CriterionView>) -> impl IntoView {
    if criteria.is_empty() {
        return view! { <p class="muted">{tr!(challenges.no_criteria)}</p> }.into_any();
    }
    let columns = vec![
        Column::words(tr!(challenges.criteria)),
        Column::words(tr!(challenges.how)),
        Column::words(tr!(challenges.weight)),
    ];
    let rows = criteria.into_iter().map(|criterion| {
        let CriterionView { title, help, kind, share, .. } = criterion;
        let help = help.map(|help| view! { <span class="small muted as-typed">{help}</span> });
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><span class="stack gap-1">{title}{help}</span></th>
                <TableCell label=tr!(challenges.how)>{words::criterion_kind(kind)}</TableCell>
                <TableCell label=tr!(challenges.weight)>
                    {tr!(challenges.share, percent = share)}
                </TableCell>
            </tr>
        }
    });
    view! {
        <Table caption=tr!(challenges.criteria_caption) columns>{rows.collect_view()}</Table>
    }
    .into_any()
}
