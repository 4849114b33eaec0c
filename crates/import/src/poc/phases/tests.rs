//! How phases become statuses and steps.

use super::*;
use crate::mapping::Mapping;
use api_types::import::ImportKind;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(phases: &[(&str, &str)], why: Option<&str>) -> (Story, Vec<Remark>) {
    let Mapping::Pocs(mapping) = Mapping::shipped(ImportKind::Pocs).unwrap() else { panic!() };
    let phases: Vec<Phase> = phases
        .iter()
        .map(|(name, start)| Phase { name: (*name).into(), start: day(start), comment: None })
        .collect();
    let mut remarks = Vec::new();
    let story = story(&phases, &mapping.phases, why, day("2026-06-30"), &mut remarks);
    (story, remarks)
}

#[test]
fn each_phase_shows_the_steps_behind_it() {
    let all = [
        ("investigation", "2020-01-06", PocStatus::InProgress, 2),
        ("construction", "2020-06-01", PocStatus::InProgress, 4),
        ("acceleration", "2021-02-01", PocStatus::InProgress, 5),
        ("consolidation", "2022-02-01", PocStatus::InProgress, 6),
        ("transfere", "2023-02-01", PocStatus::Completed, 7),
    ];
    for (index, (_, _, status, steps)) in all.iter().enumerate() {
        let phases: Vec<_> = all.iter().take(index + 1).map(|(n, s, ..)| (*n, *s)).collect();
        let (story, remarks) = told(&phases, None);
        assert_eq!((story.status, story.steps_passed()), (*status, *steps));
        assert_eq!(story.passages.len(), index + 1);
        assert_eq!(story.started_on, Some(day("2020-01-06")));
        assert_eq!(remarks, []);
    }
}

#[test]
fn steps_are_passed_on_the_day_of_the_phase_that_shows_them() {
    let (story, _) = told(&[("construction", "2021-03-01"), ("opere", "2022-04-01")], None);
    let expected = [
        Passage { first: Step::FrameChallenge, last: Step::Plan, on: day("2021-03-01") },
        Passage { first: Step::BuildPrototype, last: Step::Validate, on: day("2022-04-01") },
    ];
    assert_eq!(story.passages, expected);
    let mut made = 0;
    let life = story.lifecycle(&ReferenceCode("not_told".into()), || {
        made += 1;
        format!("00000000-0000-0000-0000-{made:012}").parse().unwrap()
    });
    assert_eq!((life.status(), life.steps_passed()), (PocStatus::Completed, 7));
    assert_eq!(life.gates().count(), 0, "nobody is said to have decided");
    assert_eq!(made, 2);
}

#[test]
fn the_abandoned_keep_the_step_they_had_reached_and_the_words_of_the_file() {
    let phases = [("investigation", "2021-01-01"), ("abandon-investigation", "2021-05-01")];
    let (story, _) = told(&phases, Some("Faute de budget"));
    assert_eq!((story.status, story.steps_passed()), (PocStatus::Abandoned, 2));
    let life = story.lifecycle(&ReferenceCode("not_told".into()), PassageId::default);
    let State::Abandoned(stop) = life.state() else { panic!("{:?}", life.state()) };
    assert_eq!(stop.cause.cause.as_str(), "not_told");
    assert_eq!(stop.cause.note.as_ref().unwrap().as_str(), "Faute de budget");
    assert_eq!((stop.at.date_naive(), stop.by), (day("2021-05-01"), None));

    let (alone, _) = told(&[("abandon", "2021-05-01")], None);
    assert_eq!(
        (alone.status, alone.steps_passed(), alone.started_on),
        (PocStatus::Abandoned, 0, None)
    );
}

#[test]
fn what_is_to_come_has_not_begun() {
    let (story, remarks) = told(&[("investigation", "2026-07-01")], None);
    assert_eq!((story.status, story.steps_passed()), (PocStatus::Planned, 0));
    assert_eq!((story.starts_on, story.started_on), (Some(day("2026-07-01")), None));
    assert!(matches!(&remarks[..], [Remark::PhaseToCome { .. }]));

    let (story, _) = told(&[("acceleration", "2025-01-01"), ("transfere", "2026-12-18")], None);
    assert_eq!((story.status, story.steps_passed()), (PocStatus::InProgress, 5));
}

#[test]
fn contradictions_are_mended_and_told() {
    let same_day = [("construction", "2019-01-01"), ("investigation", "2019-01-01")];
    let (story, remarks) = told(&same_day, None);
    assert_eq!((story.steps_passed(), story.passages.len()), (4, 2));
    assert_eq!(remarks, []);

    let (story, remarks) =
        told(&[("construction", "2019-01-01"), ("investigation", "2020-01-01")], None);
    assert_eq!(story.steps_passed(), 4);
    assert_eq!(remarks, [Remark::PhaseOutOfOrder { phase: "investigation".into() }]);

    let handed_over =
        [("acceleration", "2019-01-01"), ("transfere", "2020-01-01"), ("abandon", "2021-01-01")];
    let (story, remarks) = told(&handed_over, None);
    assert_eq!((story.status, story.steps_passed()), (PocStatus::Abandoned, 6));
    assert_eq!(remarks, [Remark::AbandonedAfterCompletion]);

    let (story, remarks) =
        told(&[("abandon-investigation", "2024-01-01"), ("investigation", "2025-01-01")], None);
    assert_eq!((story.status, story.abandoned), (PocStatus::InProgress, None));
    assert_eq!(remarks, [Remark::ResumedAfterAbandonment]);

    let (story, remarks) = told(&[("pause", "2024-01-01")], None);
    assert_eq!(story.status, PocStatus::Planned);
    assert_eq!(remarks, [Remark::PhaseUnknown { phase: "pause".into() }]);
}
