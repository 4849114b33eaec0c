//! What a challenge asks, inside which borders, and how its answers are read: all of it before the button (R088, R095).

use api_types::challenge::{ChallengeView, CriterionView};
use leptos::prelude::*;

use crate::components::{Column, Detail, Markdown, MoreLink, Section, Table, TableCell};
use crate::routes::{IdeasPage, Page};
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
    let (reads, decides) = (who_reads(&challenge), who_decides(&challenge));
    let promise = promise(&challenge).map(|said| view! { <p><b>{said}</b></p> });
    view! {
        <Section title=tr!(challenges.rules)>
            <div class="stack">
                <p>{tr!(challenges.who_reads)}" : "{reads}</p>
                <p>{tr!(challenges.who_decides)}" : "{decides}</p>
                {promise}
                <Criteria criteria=challenge.criteria />
            </div>
        </Section>
    }
}

fn who_reads(challenge: &ChallengeView) -> String {
    match u64::try_from(challenge.experts.len()).unwrap_or_default() {
        0 => tr!(challenges.who_reads_owner).to_owned(),
        count => trn!(count, challenges.who_reads_experts),
    }
}

fn who_decides(challenge: &ChallengeView) -> String {
    match &challenge.owner {
        Some(owner) => tr!(challenges.who_decides_owner, name = owner.name.clone()),
        None => tr!(challenges.who_decides_dinno).to_owned(),
    }
}

fn promise(challenge: &ChallengeView) -> Option<String> {
    let on = challenge.summary.promised_on?;
    Some(tr!(challenges.promise, day = words::date(on)))
}

/// The frame and the rules of a challenge in a few lines, beside the form of deposit (R066).
#[component]
pub(crate) fn RulesBeside(challenge: ChallengeView) -> impl IntoView {
    let (reads, decides) = (who_reads(&challenge), who_decides(&challenge));
    let promise = promise(&challenge);
    let ChallengeView { summary, eligible, not_eligible, criteria, .. } = challenge;
    let share = |one: CriterionView| {
        let share = tr!(challenges.share, percent = one.share);
        tr!(challenges.criterion_share, title = one.title, share = share)
    };
    let criteria: Vec<String> = criteria.into_iter().map(share).collect();
    let looked_at = if criteria.is_empty() {
        view! { <Detail term=tr!(challenges.criteria)>{tr!(challenges.no_criteria)}</Detail> }
            .into_any()
    } else {
        listed(tr!(challenges.criteria), criteria)
    };
    let page = Page::Ideas(IdeasPage::Challenge(summary.id)).path();
    view! {
        <p><b>{summary.title}</b></p>
        <dl class="facts">
            {listed(tr!(challenges.eligible), eligible)}
            {listed(tr!(challenges.not_eligible), not_eligible)}
            {looked_at}
            <Detail term=tr!(challenges.who_reads)>{reads}</Detail>
            <Detail term=tr!(challenges.who_decides)>{decides}</Detail>
            {promise.map(|said| view! { <Detail term=tr!(challenges.when)>{said}</Detail> })}
        </dl>
        <MoreLink href=page>{tr!(challenges.whole_frame)}</MoreLink>
    }
}

fn listed(term: &'static str, lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <Detail term><ul class="plain-list">{lines.collect_view()}</ul></Detail> }.into_any()
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
