//! A challenge on one page, to print and to talk about in a team meeting (R023).

use api_types::challenge::{ChallengeView, CriterionView, MeansLine};
use domain::ChallengeId;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Breadcrumb, Button, ButtonLink, Door, Glyph, Load, PageHead, Size};
use crate::pages::shared::quoted;
use crate::routes::{IdeasPage, Page, ServicesPage};
use crate::words::{self, tr};

#[component]
pub(super) fn TeamSheetPage(id: ChallengeId) -> impl IntoView {
    let challenge =
        use_fetch(move || id, |client, id| async move { client.read_challenge(id).await });
    view! { <Load resource=challenge let:challenge><TeamSheet challenge /></Load> }
}

#[component]
fn TeamSheet(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView {
        summary, objective, eligible, not_eligible, criteria, sponsor_word, ..
    } = challenge;
    // A word is signed: nobody says it without a sponsor.
    let by = summary.sponsor.clone();
    let word: Option<Vec<String>> =
        sponsor_word.map(|text| [quoted(&text)].into_iter().chain(by).collect());
    let committed = committed(summary.sponsor, challenge.commitments);
    let resources = challenge.resources.into_iter().map(words::means_line).collect();
    let print = move |_| {
        let _ = window().print();
    };
    let trail = vec![(Page::Services(ServicesPage::Managers), tr!(services.managers.title).into())];
    let lead = summary.question.unwrap_or_default();
    let until = summary.closes_at.map(words::date_time_in_paris);
    let reply = summary.promised_on.map(words::date);
    let here = Page::Ideas(IdeasPage::Challenge(summary.id)).path();
    view! {
        <Breadcrumb trail here=summary.title.clone() />
        <article class="page-narrow stack gap-8">
            <PageHead door=Door::Idea kind=tr!(services.managers.sheet) title=summary.title lead>
                {until.map(|when| view! { <p>{tr!(challenges.until, when = when)}</p> })}
            </PageHead>
            <div class="noted">
                {word.map(|lines| note(tr!(challenges.means.word), lines))}
                {objective.map(|text| note(tr!(challenges.objective), vec![text]))}
                {listed(tr!(challenges.eligible), eligible)}
                {listed(tr!(challenges.not_eligible), not_eligible)}
                {listed(tr!(challenges.criteria), criteria.into_iter().map(said).collect())}
                {listed(tr!(challenges.means.resources), resources)}
                {listed(tr!(challenges.means.commitments), committed)}
                {reply.map(|day| note(tr!(services.managers.answer), vec![tr!(challenges.promise, day = day)]))}
                {note(tr!(services.managers.meeting), vec![
                    tr!(services.managers.first).to_owned(),
                    tr!(services.managers.then).to_owned(),
                    tr!(services.managers.last).to_owned(),
                ])}
                {note(tr!(services.managers.deposit), vec![tr!(services.managers.deposit_how).to_owned()])}
            </div>
            <p class="cluster no-print">
                <Button size=Size::Small glyph=Glyph::Print on:click=print>{tr!(pocs.sheet.print)}</Button>
                <ButtonLink href=here size=Size::Small>{tr!(services.managers.challenge)}</ButtonLink>
            </p>
        </article>
    }
}

/// « Utile à l’assuré (40 %) ».
fn said(criterion: CriterionView) -> String {
    let CriterionView { title, share, .. } = criterion;
    format!("{title} ({})", tr!(challenges.share, percent = share))
}

/// Who carries it, then what they commit.
fn committed(by: Option<String>, given: Vec<MeansLine>) -> Vec<String> {
    let by = by.filter(|_| !given.is_empty());
    by.into_iter().chain(given.into_iter().map(words::means_line)).collect()
}

fn listed(label: &'static str, lines: Vec<String>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| note(label, lines))
}

fn note(label: &'static str, lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li class="as-typed">{line}</li> });
    view! {
        <div class="note-row">
            <h2 class="note-label">{label}</h2>
            <ul class="plain-list">{lines.collect_view()}</ul>
        </div>
    }
    .into_any()
}
