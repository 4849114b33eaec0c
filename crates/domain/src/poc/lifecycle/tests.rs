//! Every pair of state and act, and no sequence of acts that breaks an invariant.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::poc::{Assurances, Condition, GateVerdict};

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).unwrap()
}

fn stop() -> Stop {
    let cause = StopCause { cause: ReferenceCode("end_of_funding".into()), note: None };
    Stop { cause, by: None, at: at() }
}

fn condition() -> Condition {
    Condition { text: Paragraph::restore("Deux sites au plus".into()), lifted: None }
}

fn lifting() -> Lifting {
    Lifting { by: UserId(Uuid::from_u128(1)), at: at(), note: None }
}

fn decision(verdict: GateVerdict) -> GateDecision {
    GateDecision {
        verdict,
        reason: Some(Paragraph::restore("bénéfices insuffisants".into())),
        conditions: if verdict.needs_conditions() { vec![condition()] } else { Vec::new() },
        assurances: Assurances::default(),
        decided_by: UserId(Uuid::from_u128(1)),
        decided_on: at().date_naive(),
        reworked: false,
    }
}

fn pass(
    life: &mut Lifecycle,
    first: u8,
    last: u8,
    gates: &[GateVerdict],
) -> Result<(), LifecycleError> {
    let request = PassRequest {
        first: Step::from_number(first).unwrap(),
        last: Step::from_number(last).unwrap(),
        gates: gates.iter().copied().map(decision).collect(),
        passage: PassageId(Uuid::from_u128(5)),
    };
    life.pass(&request, |_| true, UserId(Uuid::from_u128(1)), at())
}

fn running(passed: u8) -> Lifecycle {
    let mut life = Lifecycle::new();
    life.launch(at().date_naive()).unwrap();
    for step in 1..=passed {
        let gate: &[GateVerdict] = match step {
            3 => &[GateVerdict::Go],
            7 => &[GateVerdict::NotValidated],
            _ => &[],
        };
        pass(&mut life, step, step, gate).unwrap();
    }
    life
}

#[derive(Clone, Copy, Debug)]
enum TestAct {
    Launch,
    Pass,
    Hold,
    Resume,
    Abandon,
    Reopen,
}

const ACTS: [TestAct; 6] = [
    TestAct::Launch,
    TestAct::Pass,
    TestAct::Hold,
    TestAct::Resume,
    TestAct::Abandon,
    TestAct::Reopen,
];

fn in_status(status: PocStatus) -> Lifecycle {
    let mut life = running(2);
    match status {
        PocStatus::Planned => return Lifecycle::new(),
        PocStatus::InProgress => {}
        PocStatus::OnHold => life.hold(stop()).unwrap(),
        PocStatus::Abandoned => life.abandon(stop()).unwrap(),
        PocStatus::Completed => return running(7),
    }
    life
}

fn act(life: &mut Lifecycle, act: TestAct) -> Result<(), LifecycleError> {
    match act {
        TestAct::Launch => life.launch(at().date_naive()),
        TestAct::Pass => {
            let next = life.next_step().map_or(7, Step::number);
            let gate: &[GateVerdict] = match next {
                3 => &[GateVerdict::Go],
                7 => &[GateVerdict::Validated],
                _ => &[],
            };
            pass(life, next, next, gate)
        }
        TestAct::Hold => life.hold(stop()),
        TestAct::Resume => life.resume(),
        TestAct::Abandon => life.abandon(stop()),
        TestAct::Reopen => life.reopen(Step::FrameChallenge),
    }
}

/// Every pair of state and act, decided on purpose.
#[test]
fn every_pair_of_state_and_act_has_its_answer() {
    use PocStatus as S;
    use TestAct as A;
    for status in S::ALL.iter().copied() {
        for tried in ACTS {
            let after = match (status, tried) {
                (S::Planned, A::Launch) | (S::OnHold, A::Resume) => Some(S::InProgress),
                (S::InProgress, A::Pass | A::Reopen) | (S::Completed, A::Reopen) => {
                    Some(S::InProgress)
                }
                (S::Planned | S::InProgress, A::Hold) => Some(S::OnHold),
                (S::Planned | S::InProgress | S::OnHold, A::Abandon) => Some(S::Abandoned),
                _ => None,
            };
            let mut life = in_status(status);
            let before = life.clone();
            if let Some(expected) = after {
                act(&mut life, tried).unwrap();
                assert_eq!(life.status(), expected, "{status} {tried:?}");
            } else {
                assert!(act(&mut life, tried).is_err(), "{status} {tried:?}");
                assert_eq!(life, before, "a refusal changes nothing: {status} {tried:?}");
            }
        }
    }
}

#[test]
fn steps_are_neither_skipped_nor_silently_grouped() {
    let mut life = running(2);
    let refused = pass(&mut life, 4, 4, &[]);
    assert_eq!(refused, Err(LifecycleError::OutOfOrder { expected: Step::DescribeSolution }));
    assert_eq!(
        pass(&mut life, 3, 4, &[]),
        Err(LifecycleError::GateUndecided(Step::DescribeSolution))
    );
    assert_eq!(pass(&mut life, 3, 2, &[GateVerdict::Go]), Err(LifecycleError::EmptyGroup));
    assert_eq!(life.steps_passed(), 2);
}

#[test]
fn a_group_counts_for_each_of_its_steps_and_its_gate_is_decided() {
    let mut life = running(0);
    pass(&mut life, 1, 4, &[GateVerdict::ConditionalGo]).unwrap();
    assert_eq!((life.steps_passed(), life.progress_percent()), (4, 57));
    assert!(life.passed().iter().all(|step| step.passage == life.passed()[0].passage));
}

#[test]
fn a_no_go_is_recorded_and_keeps_step_four_closed() {
    let mut life = running(1);
    assert!(!life.is_refused());
    pass(&mut life, 2, 3, &[GateVerdict::NoGo]).unwrap();
    assert!(life.is_refused());
    life.rework(Step::Plan);
    assert!(life.is_refused(), "what comes after the gate is not what it was about");
    life.rework(Step::FrameChallenge);
    assert!(!life.is_refused(), "a decision is awaited again");
    pass(&mut life, 3, 3, &[GateVerdict::NoGo]).unwrap();
    assert!(life.is_refused());
    assert_eq!((life.steps_passed(), life.status()), (2, PocStatus::InProgress));
    assert_eq!(life.gate(Step::DescribeSolution).unwrap().verdict, GateVerdict::NoGo);
    assert!(matches!(pass(&mut life, 4, 4, &[]), Err(LifecycleError::OutOfOrder { .. })));
    assert_eq!(
        pass(&mut running(2), 3, 4, &[GateVerdict::NoGo]),
        Err(LifecycleError::NoGoInsideGroup(Step::DescribeSolution))
    );
    pass(&mut life, 3, 3, &[GateVerdict::Go]).unwrap();
    assert_eq!((life.steps_passed(), life.is_refused()), (3, false));
}

#[test]
fn a_decision_has_its_reason_its_place_and_its_decider() {
    let mut life = running(2);
    let mut request = PassRequest {
        first: Step::DescribeSolution,
        last: Step::DescribeSolution,
        gates: vec![GateDecision { reason: None, ..decision(GateVerdict::NoGo) }],
        passage: PassageId(Uuid::nil()),
    };
    let by = UserId(Uuid::nil());
    let missing = life.pass(&request, |_| true, by, at());
    assert_eq!(missing, Err(LifecycleError::ReasonMissing(Step::DescribeSolution)));
    request.gates = vec![decision(GateVerdict::Go)];
    let stranger = life.pass(&request, |_| false, by, at());
    assert_eq!(stranger, Err(LifecycleError::DeciderNotEntitled(Step::DescribeSolution)));
    request.gates = vec![decision(GateVerdict::Go), decision(GateVerdict::Validated)];
    assert_eq!(life.pass(&request, |_| true, by, at()), Err(LifecycleError::GateOutsideGroup));
}

#[test]
fn conditions_keep_the_validation_waiting_until_they_are_lifted() {
    let mut life = running(2);
    let mut bare = decision(GateVerdict::ConditionalGo);
    bare.conditions.clear();
    let mut request = PassRequest {
        first: Step::DescribeSolution,
        last: Step::DescribeSolution,
        gates: vec![bare],
        passage: PassageId(Uuid::nil()),
    };
    let by = UserId(Uuid::nil());
    let missing = life.pass(&request, |_| true, by, at());
    assert_eq!(missing, Err(LifecycleError::ConditionsMissing(Step::DescribeSolution)));
    let mut two = decision(GateVerdict::ConditionalGo);
    two.conditions.push(condition());
    request.gates = vec![two.clone()];
    life.pass(&request, |_| true, by, at()).unwrap();
    pass(&mut life, 4, 6, &[]).unwrap();
    let validated = &[GateVerdict::Validated];
    assert_eq!(pass(&mut life, 7, 7, validated), Err(LifecycleError::ConditionsOpen(2)));
    life.lift(2, lifting()).unwrap();
    assert_eq!(life.lift(2, lifting()), Err(LifecycleError::NoSuchCondition));
    assert_eq!(life.lift(0, lifting()), Err(LifecycleError::NoSuchCondition));
    assert_eq!(pass(&mut life, 7, 7, validated), Err(LifecycleError::ConditionsOpen(1)));
    life.lift(1, lifting()).unwrap();
    pass(&mut life, 7, 7, validated).unwrap();
    assert_eq!(life.status(), PocStatus::Completed);
    // Grouped with the validation, they cannot have been lifted yet.
    let group = [GateVerdict::ConditionalGo, GateVerdict::Validated];
    assert_eq!(pass(&mut running(2), 3, 7, &group), Err(LifecycleError::ConditionsOpen(1)));
}

#[test]
fn a_negative_verdict_completes_and_is_not_an_abandonment() {
    let life = running(7);
    assert_eq!((life.status(), life.progress_percent()), (PocStatus::Completed, 100));
    assert_eq!(life.gate(Step::Validate).unwrap().verdict, GateVerdict::NotValidated);
}

#[test]
fn a_hold_keeps_the_step_and_resumes_where_it_was() {
    let mut life = running(4);
    life.hold(stop()).unwrap();
    assert_eq!((life.status(), life.steps_passed()), (PocStatus::OnHold, 4));
    life.resume().unwrap();
    assert_eq!((life.status(), life.steps_passed()), (PocStatus::InProgress, 4));
    let mut planned = Lifecycle::new();
    planned.hold(stop()).unwrap();
    planned.resume().unwrap();
    assert_eq!(planned.status(), PocStatus::Planned);
}

#[test]
fn reopening_unpasses_what_follows_and_undecides_its_gates() {
    let mut life = running(7);
    life.reopen(Step::Plan).unwrap();
    assert_eq!((life.status(), life.steps_passed()), (PocStatus::InProgress, 3));
    assert!(life.gate(Step::Validate).is_none() && life.gate(Step::DescribeSolution).is_some());
    assert_eq!(life.reopen(Step::Plan), Err(LifecycleError::NotPassed(Step::Plan)));
}

fn assert_sound(life: &Lifecycle) {
    let passed = life.steps_passed();
    assert!(life.passed().len() <= 7);
    assert_eq!(life.status() == PocStatus::Completed, passed == 7, "completed is step 7 passed");
    assert!(life.status() != PocStatus::Planned || passed == 0, "nothing passes before launch");
    for step in [Step::DescribeSolution, Step::Validate] {
        if step.number() <= passed {
            assert!(life.gate(step).is_some_and(|gate| gate.verdict.passes()), "gate decided");
        }
    }
}

proptest! {
    /// No sequence of acts reaches a state that breaks an invariant, and a refusal changes nothing.
    #[test]
    fn no_sequence_of_acts_breaks_an_invariant(
        acts in prop::collection::vec((0..8_u8, 1..8_u8, 1..8_u8, 0..5_usize, 0..5_usize), 0..60)
    ) {
        let mut life = Lifecycle::new();
        for (act, first, last, one, other) in acts {
            let before = life.clone();
            let result = match act {
                0 => life.launch(at().date_naive()),
                1 => life.hold(stop()),
                2 => life.resume(),
                3 if first == 7 => life.abandon(stop()),
                3 if first > 4 => life.lift(1, lifting()).map(drop),
                4 => life.reopen(Step::from_number(first).unwrap()),
                _ => {
                    let next = life.next_step().map_or(first, Step::number);
                    let verdicts: Vec<GateVerdict> = [one, other]
                        .into_iter()
                        .map(|n| GateVerdict::ALL[n])
                        .filter(|v| (next..=last).contains(&v.step().number()))
                        .collect();
                    pass(&mut life, next, last, &verdicts)
                }
            };
            assert_sound(&life);
            if result.is_err() {
                prop_assert_eq!(&life, &before);
            }
        }
    }
}
