//! The course of a challenge, as it travels.

use api_types::challenge::{
    ChallengeCourse, CourseCounts, CourseDecisionView, IndicatorValueView, IndicatorView,
};
use app::App;
use app::challenges::Course;
use domain::challenge::{CourseDecision, Indicator, IndicatorValue, Measure, Measured};
use domain::text::{Paragraph, ShortText};
use persistence::challenges::CourseTally;

use super::challenges::named;

/// The course of a challenge.
pub(crate) fn course(app: &App, course: Course) -> ChallengeCourse {
    let Course { version, measured, decisions, people, tally, .. } = course;
    let tree = app.directory.organisations();
    let decision = |one: CourseDecision| CourseDecisionView {
        decision: one.verdict,
        reason: one.reason.into_string(),
        by: named(&people, one.by, &tree),
        at: one.at,
    };
    let CourseTally { ideas, masked: _, waiting, answered, votes, comments } = tally;
    ChallengeCourse {
        indicators: measured.into_iter().map(indicator).collect(),
        decisions: decisions.into_iter().map(decision).collect(),
        counted: CourseCounts {
            ideas,
            authors: course.authors,
            votes,
            comments,
            answered,
            waiting,
            overdue: course.overdue,
            promises: course.promises.into(),
        },
        may_define: course.defines,
        may_measure: course.measures,
        may_decide: course.verdicts,
        version,
    }
}

fn indicator(measured: Measured) -> IndicatorView {
    let (reached, percent) = (measured.reached(), measured.percent());
    let Measured { indicator, values } = measured;
    let Indicator { id, title, unit, target, aim, expected_on } = indicator;
    IndicatorView {
        id,
        title: title.into_string(),
        unit: unit.map(ShortText::into_string),
        target: target.as_ref().map(Measure::to_string),
        aim,
        expected_on,
        reached,
        percent,
        values: values.into_iter().map(value).collect(),
    }
}

fn value(value: IndicatorValue) -> IndicatorValueView {
    let IndicatorValue { id, on, value, note } = value;
    IndicatorValueView { id, on, value: value.to_string(), note: note.map(Paragraph::into_string) }
}
