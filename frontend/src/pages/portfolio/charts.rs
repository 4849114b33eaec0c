//! The bars: each chart asks a question, answers it in a sentence, has its table and its files.

use api_types::portfolio::{
    AspectCount, CodeCount, FormCount, PlaceCount, PortfolioView, StatusCount, StepsCount,
};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::figures::{last_passed, plural};
use super::files::ChartFiles;
use super::perimeter::Here;
use super::reading;
use crate::components::{Bar, BarChart};
use crate::pages::pocs::criteria;
use crate::state::References;
use crate::words::{self, tr};

/// Bars beyond these are summed up: a chart is to be read.
const BARS: usize = 12;

#[component]
pub(super) fn Charts(figures: PortfolioView, here: Here) -> impl IntoView {
    let references = expect_context::<References>();
    let label = move |list| move |code: &_| references.label(list, code).to_string();
    let statuses = by_status(&figures, &here);
    let steps = by_steps(&figures, &here);
    let departments = places(&figures.by_department, criteria::DIRECTION, &here);
    let bodies = places(&figures.by_organisation, criteria::BODY, &here);
    let coded = |lines: &[CodeCount], name, list| codes(lines, (name, &here), label(list));
    let domains = coded(&figures.by_domain, criteria::DOMAIN, ReferenceList::Domain);
    let triggers = coded(&figures.by_trigger, criteria::TRIGGER, ReferenceList::Trigger);
    let objectives = coded(&figures.by_objective, criteria::OBJECTIVE, ReferenceList::Objective);
    let causes = coded(&figures.by_cause, criteria::CAUSE, ReferenceList::Cause);
    let forms = by_form(&figures, &here);
    let declared = figures.by_action_form.iter().any(|line| line.code.is_some());
    // Where nobody says any, there is nothing to draw.
    let told = if declared { figures.by_action_form.as_slice() } else { &[] };
    let action_forms = coded(told, criteria::ACTION_FORM, ReferenceList::ActionForm);
    let aspects = by_aspect(&figures, &here);
    let coverage = reading::of_objectives(&figures.by_objective);
    let why = reading::of_causes(&causes);
    let first = reading::of_first;
    let charts = [
        (tr!(portfolio.by_status), reading::of_statuses(&figures), statuses),
        (tr!(portfolio.by_steps), reading::of_steps(&figures), steps),
        (tr!(portfolio.by_department), first(&departments), departments),
        (tr!(portfolio.by_organisation), first(&bodies), bodies),
        (tr!(portfolio.by_domain), first(&domains), domains),
        (tr!(portfolio.by_trigger), first(&triggers), triggers),
        (tr!(portfolio.by_objective), coverage, objectives),
        (tr!(portfolio.by_form), first(&forms), forms),
        (tr!(portfolio.by_aspect), first(&aspects), aspects),
        (tr!(portfolio.by_action_form), first(&action_forms), action_forms),
        (tr!(portfolio.by_cause), why, causes),
    ];
    let chart = |(question, reading, bars): (&'static str, String, Vec<Bar>)| {
        (!bars.is_empty()).then(|| view! { <Chart question reading bars /> })
    };
    view! {
        <h2 class="sr-only">{tr!(portfolio.charts)}</h2>
        <div class="grid-2 page-band charts">{charts.map(chart).into_iter().collect_view()}</div>
    }
}

#[component]
fn Chart(question: &'static str, reading: String, bars: Vec<Bar>) -> impl IntoView {
    let (shown, files) = (most(bars.clone()), bars);
    view! {
        <div>
            <BarChart question reading unit=tr!(portfolio.unit) bars=shown />
            <ChartFiles question bars=files />
        </div>
    }
}

/// The longest bars, and one for all others. The files keep every line.
fn most(mut bars: Vec<Bar>) -> Vec<Bar> {
    if bars.len() > BARS {
        let others = bars.split_off(BARS - 1).iter().map(|bar| bar.value).sum();
        bars.push(Bar { label: tr!(portfolio.others).into(), value: others, href: None });
    }
    bars
}

fn by_status(figures: &PortfolioView, here: &Here) -> Vec<Bar> {
    let bar = |StatusCount { status, count }: &StatusCount| Bar {
        label: plural(*status).into(),
        value: *count,
        href: Some(here.with_status(*status)),
    };
    figures.by_status.iter().map(bar).collect()
}

fn by_steps(figures: &PortfolioView, here: &Here) -> Vec<Bar> {
    let bar = |StepsCount { steps_passed, count }: &StepsCount| Bar {
        label: last_passed(*steps_passed).into(),
        value: *count,
        href: Some(here.with_steps(*steps_passed)),
    };
    figures.in_progress_by_steps.iter().map(bar).collect()
}

fn by_form(figures: &PortfolioView, here: &Here) -> Vec<Bar> {
    let bar = |FormCount { form, count }: &FormCount| Bar {
        label: form.map_or_else(|| tr!(portfolio.unsaid), words::innovation_form).into(),
        value: *count,
        href: form.map(|form| here.list(&[(criteria::FORM, form.code())])),
    };
    figures.by_form.iter().map(bar).collect()
}

/// None where nobody says what is verified: there is nothing to draw.
fn by_aspect(figures: &PortfolioView, here: &Here) -> Vec<Bar> {
    let said = figures.by_aspect.iter().any(|line| line.count > 0);
    let bar = |AspectCount { aspect, count }: &AspectCount| Bar {
        label: words::aspect(*aspect).into(),
        value: *count,
        href: Some(here.list(&[(criteria::ASPECT, aspect.code())])),
    };
    figures.by_aspect.iter().filter(|_| said).map(bar).collect()
}

fn places(counts: &[PlaceCount], criterion: &str, here: &Here) -> Vec<Bar> {
    let bar = |PlaceCount { place, count }: &PlaceCount| Bar {
        label: place.name.clone().into(),
        value: *count,
        href: Some(here.list(&[(criterion, &place.id.to_string())])),
    };
    counts.iter().map(bar).collect()
}

fn codes(
    counts: &[CodeCount],
    (criterion, here): (&str, &Here),
    label: impl Fn(&domain::reference::ReferenceCode) -> String,
) -> Vec<Bar> {
    let objectives = criterion == criteria::OBJECTIVE;
    let bar = |CodeCount { code, count }: &CodeCount| {
        let (label, href) = match code {
            Some(code) => (label(code), Some(here.list(&[(criterion, code.as_str())]))),
            None if objectives => {
                let list = here.list(&[(criteria::NO_OBJECTIVE, criteria::YES)]);
                (tr!(portfolio.no_objective).to_owned(), Some(list))
            }
            None => (tr!(portfolio.unsaid).to_owned(), None),
        };
        Bar { label: label.into(), value: *count, href }
    };
    counts.iter().map(bar).collect()
}
