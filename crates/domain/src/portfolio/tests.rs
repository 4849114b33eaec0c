//! Figures add up, attention has its reason, and an earlier day is told again.

use uuid::Uuid;

use super::*;
use crate::journal::Fact;
use crate::poc::Step;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn figure(status: PocStatus, steps_passed: u8) -> PocFigure {
    PocFigure {
        id: PocId(Uuid::from_u128(1)),
        organisation: OrganisationId(Uuid::from_u128(10)),
        department: OrganisationId(Uuid::from_u128(11)),
        domain: ReferenceCode("legal".to_owned()),
        trigger: None,
        objective: None,
        form: None,
        action_form: None,
        aspects: Vec::new(),
        cause: None,
        status,
        steps_passed,
        health: None,
        due_on: None,
        updated_on: day("2026-06-01"),
        open_conditions: false,
        gate_refused: false,
    }
}

#[test]
fn figures_add_up() {
    let cause = Some(ReferenceCode("budget".to_owned()));
    let figures = [
        figure(PocStatus::InProgress, 2),
        figure(PocStatus::InProgress, 2),
        figure(PocStatus::InProgress, 4),
        PocFigure { cause: cause.clone(), ..figure(PocStatus::Abandoned, 4) },
        // It was held once, and resumed: it is not stopped any more.
        PocFigure { cause, ..figure(PocStatus::Completed, 7) },
    ];
    let portfolio = Portfolio::of(&figures, day("2026-06-02"));
    assert_eq!(portfolio.with_status(PocStatus::InProgress), 3);
    assert_eq!((portfolio.in_progress_with(2), portfolio.in_progress_with(4)), (2, 1));
    assert_eq!(portfolio.in_progress_by_steps().map(|(_, n)| n).sum::<u64>(), 3);
    assert_eq!(portfolio.total(), 5);
    assert_eq!(portfolio.by_cause.values().sum::<u64>(), 1);
    assert_eq!(portfolio.by_objective.get(&None), Some(&5));
    assert_eq!(portfolio.by_action_form.get(&None), Some(&5));
    assert_eq!(portfolio.by_health.get(&None), Some(&3), "moods are of those in progress");
}

#[test]
fn what_was_led_to_the_end_with_others_is_counted() {
    let of = |form, status| PocFigure { form, ..figure(status, 7) };
    let figures = [
        of(Some(InnovationForm::Open), PocStatus::Completed),
        of(Some(InnovationForm::Collaborative), PocStatus::Completed),
        of(Some(InnovationForm::Participative), PocStatus::Completed),
        of(None, PocStatus::Completed),
        of(Some(InnovationForm::Open), PocStatus::Abandoned),
        of(Some(InnovationForm::Open), PocStatus::InProgress),
    ];
    assert_eq!(Portfolio::of(&figures, day("2026-06-02")).open_completed, 2);
}

#[test]
fn human_innovation_is_counted_beside_the_technical_one() {
    let of = |aspects| PocFigure { aspects, ..figure(PocStatus::InProgress, 2) };
    let figures = [
        of(vec![Aspect::Human, Aspect::Technical, Aspect::Human]),
        of(vec![Aspect::Human]),
        of(Vec::new()),
    ];
    let counted = Portfolio::of(&figures, day("2026-06-02")).by_aspect;
    assert_eq!(counted, BTreeMap::from([(Aspect::Human, 2), (Aspect::Technical, 1)]));
}

#[test]
fn attention_has_its_reasons_and_is_of_what_is_in_progress() {
    let today = day("2026-07-02");
    let of = |figure: PocFigure| Attention::of(&figure, today).collect::<Vec<_>>();
    assert_eq!(of(figure(PocStatus::InProgress, 4)), [Attention::Silent]);
    let spoke = PocFigure { updated_on: day("2026-06-02"), ..figure(PocStatus::InProgress, 4) };
    assert_eq!(of(spoke.clone()), []);
    let late = PocFigure { due_on: Some(day("2026-07-01")), ..spoke.clone() };
    assert_eq!(of(late.clone()), [Attention::Late]);
    assert_eq!(of(PocFigure { due_on: Some(today), ..late }), []);
    let stormy = PocFigure { health: Some(Health::OffTrack), steps_passed: 6, ..spoke.clone() };
    assert_eq!(of(stormy.clone()), [Attention::OffTrack, Attention::GateWaiting]);
    let refused = PocFigure { gate_refused: true, ..stormy };
    assert_eq!(of(refused), [Attention::OffTrack], "a gate that said no awaits nothing");
    let open = PocFigure { open_conditions: true, ..spoke };
    assert_eq!(of(open.clone()), [Attention::ConditionsOpen]);
    assert_eq!(of(PocFigure { status: PocStatus::OnHold, ..open }), []);
    assert_eq!(Attention::steps_before_gates().collect::<Vec<_>>(), [2, 6]);
}

#[test]
fn an_earlier_day_is_told_again_from_the_facts() {
    let (poc, cause) = (PocId(Uuid::from_u128(5)), ReferenceCode("budget".to_owned()));
    let passed = |last: Step| Fact::StepsPassed {
        poc,
        first: Step::FrameChallenge,
        last,
        steps_passed: last.number(),
    };
    let facts = [
        (Fact::PocCreated { poc, idea: None }, (PocStatus::Planned, 0)),
        (Fact::PocHeld { poc, cause: cause.clone(), note: None }, (PocStatus::OnHold, 0)),
        (Fact::PocResumed { poc }, (PocStatus::Planned, 0)),
        (Fact::PocLaunched { poc, started_on: day("2026-01-05") }, (PocStatus::InProgress, 0)),
        (passed(Step::Plan), (PocStatus::InProgress, 4)),
        (Fact::PocHeld { poc, cause: cause.clone(), note: None }, (PocStatus::OnHold, 4)),
        (Fact::PocResumed { poc }, (PocStatus::InProgress, 4)),
        (passed(Step::Validate), (PocStatus::Completed, 7)),
        (
            Fact::StepReopened { poc, step: Step::Plan, reason: "Un oubli".to_owned() },
            (PocStatus::InProgress, 3),
        ),
        (Fact::PocEdited { poc }, (PocStatus::InProgress, 3)),
        (Fact::PocAbandoned { poc, cause, note: None }, (PocStatus::Abandoned, 3)),
    ];
    let mut earlier = Earlier::default();
    for (fact, expected) in facts {
        earlier.tell(&fact);
        let standing = earlier.of(poc).unwrap();
        assert_eq!((standing.status, standing.steps_passed), expected, "{fact:?}");
    }
    let other = PocId(Uuid::from_u128(6));
    assert_eq!(earlier.of(other), None);
    let status = Some(PocStatus::Completed);
    earlier.tell(&Fact::PocImported { poc: other, status, steps_passed: Some(7) });
    assert_eq!(earlier.of(other).unwrap().status, PocStatus::Completed);
}
