//! The figures of the experiments, as they travel.

use std::collections::BTreeMap;

use api_types::portfolio::{
    AspectCount, AttentionCount, CodeCount, EarlierView, FormCount, HealthCount, MapLine,
    PlaceCount, PortfolioView, StatusCount, StepsCount,
};
use app::App;
use app::portfolio::PortfolioReading;
use chrono::NaiveDate;
use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, PocStatus, STEP_COUNT};
use domain::portfolio::{Attention, Counts, Portfolio};
use domain::reference::{ReferenceCode, ReferenceList};

use super::people::organisation_ref;

/// The figures of a perimeter.
pub(crate) fn portfolio(app: &App, reading: &PortfolioReading) -> PortfolioView {
    let PortfolioReading { portfolio, restricted, earlier } = reading;
    let attention = |reason: &Attention| AttentionCount {
        reason: *reason,
        count: portfolio.attention.get(reason).copied().unwrap_or(0),
    };
    PortfolioView {
        total: portfolio.total(),
        restricted: *restricted,
        by_status: by_status(|status| portfolio.with_status(status)),
        in_progress_by_steps: portfolio
            .in_progress_by_steps()
            .map(|(steps_passed, count)| StepsCount { steps_passed, count })
            .collect(),
        by_organisation: places(app, &portfolio.by_organisation),
        by_department: places(app, &portfolio.by_department),
        by_domain: codes(&portfolio.by_domain),
        by_trigger: codes_and_none(&portfolio.by_trigger),
        by_objective: by_objective(app, portfolio),
        by_form: by_form(portfolio),
        by_action_form: codes_and_none(&portfolio.by_action_form),
        by_aspect: by_aspect(portfolio),
        map: map(app, portfolio),
        by_cause: codes(&portfolio.by_cause),
        by_health: by_health(portfolio),
        attention: Attention::ALL.iter().map(attention).collect(),
        earlier: earlier.as_ref().map(|(on, counts)| earlier_view(*on, counts)),
        counted_at: app.now(),
    }
}

fn by_status(count: impl Fn(PocStatus) -> u64) -> Vec<StatusCount> {
    let line = |status: &PocStatus| StatusCount { status: *status, count: count(*status) };
    PocStatus::ALL.iter().map(line).collect()
}

fn by_health(portfolio: &Portfolio) -> Vec<HealthCount> {
    let moods = Health::ALL.iter().copied().map(Some).chain([None]);
    let line = |health| HealthCount {
        health,
        count: portfolio.by_health.get(&health).copied().unwrap_or(0),
    };
    moods.map(line).collect()
}

fn by_form(portfolio: &Portfolio) -> Vec<FormCount> {
    let forms = InnovationForm::ALL.iter().copied().map(Some).chain([None]);
    let line = |form| FormCount { form, count: portfolio.by_form.get(&form).copied().unwrap_or(0) };
    let mut lines: Vec<FormCount> = forms.map(line).collect();
    lines.sort_by_key(|line| (line.form.is_none(), std::cmp::Reverse(line.count)));
    lines
}

fn by_aspect(portfolio: &Portfolio) -> Vec<AspectCount> {
    let line = |aspect: &Aspect| AspectCount {
        aspect: *aspect,
        count: portfolio.by_aspect.get(aspect).copied().unwrap_or(0),
    };
    let mut lines: Vec<AspectCount> = Aspect::ALL.iter().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.count));
    lines
}

fn map(app: &App, portfolio: &Portfolio) -> Vec<MapLine> {
    let line = |PlaceCount { place, .. }: PlaceCount| {
        let by_domain = portfolio.map.get(&place.id).map(codes).unwrap_or_default();
        MapLine { place, by_domain }
    };
    places(app, &portfolio.by_department).into_iter().map(line).collect()
}

/// The most first; by name among equals.
fn places(app: &App, counts: &BTreeMap<OrganisationId, u64>) -> Vec<PlaceCount> {
    let tree = app.directory.organisations();
    let line = |(id, count): (&OrganisationId, &u64)| PlaceCount {
        place: organisation_ref(&tree, *id),
        count: *count,
    };
    let mut places: Vec<PlaceCount> = counts.iter().map(line).collect();
    places.sort_by(|one, other| {
        other.count.cmp(&one.count).then_with(|| one.place.name.cmp(&other.place.name))
    });
    places
}

/// The most first.
fn codes(counts: &BTreeMap<ReferenceCode, u64>) -> Vec<CodeCount> {
    let line = |(code, count): (&ReferenceCode, &u64)| CodeCount {
        code: Some(code.clone()),
        count: *count,
    };
    let mut codes: Vec<CodeCount> = counts.iter().map(line).collect();
    codes.sort_by_key(|line| std::cmp::Reverse(line.count));
    codes
}

/// The most first, those that do not say last.
fn codes_and_none(counts: &Counts<ReferenceCode>) -> Vec<CodeCount> {
    let line = |(code, count): (&Option<ReferenceCode>, &u64)| CodeCount {
        code: code.clone(),
        count: *count,
    };
    let mut codes: Vec<CodeCount> = counts.iter().map(line).collect();
    codes.sort_by_key(|line| (line.code.is_none(), std::cmp::Reverse(line.count)));
    codes
}

/// The coverage of the strategy (R217): an objective that nothing serves is as telling as the others.
fn by_objective(app: &App, portfolio: &Portfolio) -> Vec<CodeCount> {
    let mut lines = codes_and_none(&portfolio.by_objective);
    let book = app.directory.references();
    let active = book.items().iter().filter(|item| {
        item.list == ReferenceList::Objective
            && item.active
            && !portfolio.by_objective.contains_key(&Some(item.code.clone()))
    });
    lines.extend(active.map(|item| CodeCount { code: Some(item.code.clone()), count: 0 }));
    lines.sort_by_key(|line| (line.code.is_none(), std::cmp::Reverse(line.count)));
    lines
}

fn earlier_view(on: NaiveDate, counts: &BTreeMap<(PocStatus, u8), u64>) -> EarlierView {
    let with = |wanted: PocStatus| {
        counts.iter().filter(|((status, _), _)| *status == wanted).map(|(_, count)| count).sum()
    };
    let steps = |steps_passed: u8| StepsCount {
        steps_passed,
        count: counts.get(&(PocStatus::InProgress, steps_passed)).copied().unwrap_or(0),
    };
    EarlierView {
        on,
        total: counts.values().sum(),
        by_status: by_status(with),
        in_progress_by_steps: (0..STEP_COUNT).map(steps).collect(),
    }
}
