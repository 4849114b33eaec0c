//! The criteria of a list of experiments.

use api_types::page::LIMIT_MAX;
use api_types::poc::{PocQuery, PocSort};
use chrono::NaiveDate;
use domain::UserId;
use domain::expression::tag_key;
use domain::poc::steps_between;
use domain::reference::ReferenceCode;
use persistence::pocs::{self, PocFilter};

/// Criteria, order, items on a page, whether to count them all.
pub(super) type Asked = (PocFilter, pocs::PocSort, u16, bool);

/// What is asked, by whom, on which day.
pub(super) fn read(query: PocQuery, (caller, today): (UserId, NaiveDate)) -> Asked {
    let PocQuery {
        q,
        status,
        organisation_id,
        department_id,
        domain,
        trigger,
        objective,
        without_objective,
        form,
        action_form,
        aspect,
        cause,
        technique,
        attention,
        health,
        steps_min,
        steps_max,
        progress_min,
        progress_max,
        starts_from,
        starts_until,
        ends_from,
        ends_until,
        tag,
        mine,
        sort,
        limit,
        cursor: _,
        include,
    } = query;
    let filter = PocFilter {
        words: q.filter(|words| !words.trim().is_empty()),
        statuses: status.0,
        organisation: organisation_id,
        department: department_id,
        domain: domain.map(ReferenceCode),
        trigger: trigger.map(ReferenceCode),
        objective: objective.map(ReferenceCode),
        without_objective,
        form,
        action_form: action_form.map(ReferenceCode),
        aspect,
        cause: cause.map(ReferenceCode),
        // The use case knows its other names.
        techniques: technique.into_iter().filter(|name| !name.trim().is_empty()).collect(),
        attention: (attention.0, today),
        health,
        steps: passed((steps_min, steps_max), (progress_min, progress_max)),
        starts: (starts_from, starts_until),
        ends: (ends_from, ends_until),
        tag: tag.map(|tag| tag_key(&tag)).filter(|tag| !tag.is_empty()),
        team: mine.then_some(caller),
        // The use case knows who asks.
        ..PocFilter::default()
    };
    (filter, order(sort), limit.clamp(1, LIMIT_MAX), include.is_some())
}

/// The numbers of steps that both the numbers and the gauge leave.
fn passed(
    (steps_min, steps_max): (Option<u8>, Option<u8>),
    (progress_min, progress_max): (Option<u8>, Option<u8>),
) -> (Option<u8>, Option<u8>) {
    let gauge = (progress_min.is_some() || progress_max.is_some())
        .then(|| steps_between(progress_min.unwrap_or(0), progress_max.unwrap_or(100)));
    match gauge {
        None => (steps_min, steps_max),
        Some(Some(shown)) => (
            Some(steps_min.map_or(*shown.start(), |min| min.max(*shown.start()))),
            Some(steps_max.map_or(*shown.end(), |max| max.min(*shown.end()))),
        ),
        // No number of steps shows such a gauge: nothing is at least one and at most none.
        Some(None) => (Some(1), Some(0)),
    }
}

const fn order(sort: PocSort) -> pocs::PocSort {
    match sort {
        PocSort::RecentlyUpdated => pocs::PocSort::RecentlyUpdated,
        PocSort::MostAdvanced => pocs::PocSort::MostAdvanced,
        PocSort::LatestStart => pocs::PocSort::LatestStart,
        PocSort::Title => pocs::PocSort::Title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(query: PocQuery) -> (Option<u8>, Option<u8>) {
        read(query, (UserId::default(), NaiveDate::default())).0.steps
    }

    #[test]
    fn a_gauge_and_a_number_of_steps_narrow_each_other() {
        assert_eq!(steps(PocQuery::default()), (None, None));
        let gauge =
            PocQuery { progress_min: Some(29), progress_max: Some(71), ..PocQuery::default() };
        assert_eq!(steps(gauge.clone()), (Some(2), Some(5)));
        let both = PocQuery { steps_min: Some(4), steps_max: Some(7), ..gauge };
        assert_eq!(steps(both), (Some(4), Some(5)));
        let none =
            PocQuery { progress_min: Some(15), progress_max: Some(20), ..PocQuery::default() };
        assert_eq!(steps(none), (Some(1), Some(0)));
    }
}
