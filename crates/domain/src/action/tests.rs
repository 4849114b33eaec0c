//! The map counts each action once, where it is and as it is.

use uuid::Uuid;

use super::*;

fn body(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(number))
}

fn figure(kind: ActionKind, stage: ActionStage, count: u64) -> ActionFigure {
    ActionFigure {
        kind,
        stage,
        organisation: Some(body(1)),
        department: None,
        region: Some(Region::Bretagne),
        domain: Some(ReferenceCode("digital".to_owned())),
        form: Some(InnovationForm::Participative),
        action_form: None,
        count,
        restricted: 0,
    }
}

fn several() -> Vec<ActionFigure> {
    vec![
        figure(ActionKind::Idea, ActionStage::Current, 3),
        ActionFigure {
            department: Some(body(11)),
            action_form: Some(ReferenceCode("hackathon".to_owned())),
            restricted: 1,
            ..figure(ActionKind::Poc, ActionStage::Current, 2)
        },
        // A national challenge: of no body, of no region, of no domain.
        ActionFigure {
            organisation: None,
            region: None,
            domain: None,
            form: Some(InnovationForm::Collaborative),
            ..figure(ActionKind::Challenge, ActionStage::Coming, 1)
        },
        ActionFigure {
            organisation: Some(body(2)),
            region: Some(Region::Normandie),
            form: None,
            ..figure(ActionKind::Practice, ActionStage::Achieved, 4)
        },
    ]
}

fn map(filter: &ActionFilter, axis: ActionAxis) -> ActionMap {
    ActionMap::of(&several(), filter, axis)
}

#[test]
fn each_action_is_counted_once_on_every_side() {
    for axis in ActionAxis::ALL {
        let map = map(&ActionFilter::default(), *axis);
        assert_eq!((map.total, map.restricted), (10, 1));
        assert_eq!(map.by_kind.values().sum::<u64>(), 10);
        assert_eq!(map.by_stage.values().sum::<u64>(), 10);
        assert_eq!(map.by_region.values().sum::<u64>(), 10);
        assert_eq!(map.columns.values().sum::<u64>(), 10);
        assert_eq!(map.lines.values().map(|line| line.total).sum::<u64>(), 10);
        for line in map.lines.values() {
            assert_eq!(line.cells.values().sum::<u64>(), line.total, "{axis}");
        }
    }
}

#[test]
fn a_choice_of_kinds_leaves_the_others_counted_beside_it() {
    let filter = ActionFilter { kinds: vec![ActionKind::Idea], ..ActionFilter::default() };
    let map = map(&filter, ActionAxis::Kind);
    assert_eq!(map.total, 3);
    assert_eq!(map.by_kind[&ActionKind::Practice], 4, "to choose it, one reads its number");
    assert_eq!(map.by_stage.get(&ActionStage::Achieved), None);
}

#[test]
fn criteria_add_up() {
    let form = Some(InnovationForm::Collaborative);
    let open = map(&ActionFilter { form, ..ActionFilter::default() }, ActionAxis::Kind);
    assert_eq!(open.by_kind.keys().copied().collect::<Vec<_>>(), [ActionKind::Challenge]);
    let region = Some(Region::Bretagne);
    let stage = Some(ActionStage::Current);
    let there = ActionFilter { stage, region, ..ActionFilter::default() };
    assert_eq!(map(&there, ActionAxis::Kind).total, 5);
    let domain = Some(ReferenceCode("digital".to_owned()));
    let filed = map(&ActionFilter { domain, ..there }, ActionAxis::Domain);
    assert_eq!(filed.columns.len(), 1);
}

/// R034: what administrators declare is a criterion and columns like any other.
#[test]
fn a_declared_form_of_action_is_counted_and_narrows() {
    let code = ReferenceCode("hackathon".to_owned());
    let whole = map(&ActionFilter::default(), ActionAxis::ActionForm);
    assert_eq!(whole.columns.get(&Some(code.0.clone())), Some(&2));
    assert_eq!(whole.columns.get(&None), Some(&8), "the others say nothing of it");
    let filter = ActionFilter { action_form: Some(code), ..ActionFilter::default() };
    assert_eq!(map(&filter, ActionAxis::Kind).total, 2);
}

#[test]
fn a_body_opens_into_its_directions() {
    let whole = map(&ActionFilter::default(), ActionAxis::Kind);
    assert_eq!(whole.lines[&Some(body(1))].total, 5);
    let organisation = Some(body(1));
    let one = map(&ActionFilter { organisation, ..ActionFilter::default() }, ActionAxis::Kind);
    assert_eq!(one.lines[&Some(body(11))].total, 2);
    assert_eq!(one.lines[&Some(body(1))].total, 3, "what is of no direction is of the body");
}

#[test]
fn a_draft_is_nowhere_and_all_else_is_somewhere() {
    for phase in ChallengePhase::ALL {
        let stage = ActionStage::of_challenge(*phase);
        assert_eq!(stage.is_none(), *phase == ChallengePhase::Draft, "{phase}");
    }
    for stage in ActionStage::ALL {
        let ideas = IdeaStatus::ALL.iter().any(|one| ActionStage::of_idea(*one) == *stage);
        let pocs = PocStatus::ALL.iter().any(|one| ActionStage::of_poc(*one) == *stage);
        assert!(ideas && pocs, "{stage}");
    }
}

#[test]
fn a_direction_that_innovates_with_others_counts_once() {
    let of = |department: Option<u128>, form| ActionFigure {
        department: department.map(body),
        form,
        ..figure(ActionKind::Poc, ActionStage::Current, 4)
    };
    let all = [
        of(Some(11), Some(InnovationForm::Open)),
        of(Some(11), Some(InnovationForm::Collaborative)),
        of(Some(12), Some(InnovationForm::Collaborative)),
        of(Some(13), Some(InnovationForm::Participative)),
        of(Some(14), None),
        of(None, Some(InnovationForm::Open)),
    ];
    assert_eq!(open_departments(&all), 2);
    assert_eq!(open_departments(&[]), 0);
}
