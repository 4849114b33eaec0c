//! All actions in one view, as they travel.

use std::cmp::Reverse;

use api_types::action::{
    ActionCell, ActionKindCount, ActionMapLine, ActionMapView, ActionRegionCount, ActionStageCount,
    ActionView,
};
use app::actions::ActionReading;
use app::{App, OrganisationTree};
use domain::OrganisationId;
use domain::action::{ActionAxis, ActionCells, ActionKind, ActionLine, ActionMap, ActionStage};
use domain::idea::InnovationForm;
use persistence::actions::ActionRow;

use super::people::organisation_ref;

/// The map.
pub(crate) fn map(app: &App, reading: ActionReading, axis: ActionAxis) -> ActionMapView {
    let ActionReading { map, kinds } = reading;
    let by_kind = kinds
        .into_iter()
        .map(|kind| ActionKindCount { kind, count: map.by_kind.get(&kind).copied().unwrap_or(0) });
    let by_stage = ActionStage::ALL.iter().map(|stage| ActionStageCount {
        stage: *stage,
        count: map.by_stage.get(stage).copied().unwrap_or(0),
    });
    let by_region = map
        .by_region
        .iter()
        .map(|(region, count)| ActionRegionCount { region: *region, count: *count });
    ActionMapView {
        total: map.total,
        restricted: map.restricted,
        by_kind: by_kind.collect(),
        by_stage: by_stage.collect(),
        by_region: by_region.collect(),
        axis,
        columns: cells(&map.columns, axis),
        lines: lines(app, &map, axis),
        counted_at: app.now(),
    }
}

/// The most first; by name among equals, what is of no body last.
fn lines(app: &App, map: &ActionMap, axis: ActionAxis) -> Vec<ActionMapLine> {
    let tree = app.directory.organisations();
    let line = |(place, line): (&Option<OrganisationId>, &ActionLine)| ActionMapLine {
        place: place.map(|id| organisation_ref(&tree, id)),
        total: line.total,
        cells: cells(&line.cells, axis),
    };
    let mut lines: Vec<ActionMapLine> = map.lines.iter().map(line).collect();
    lines.sort_by_cached_key(|line| {
        let name = line.place.as_ref().map(|place| place.name.clone());
        (name.is_none(), Reverse(line.total), name)
    });
    lines
}

/// In the order of the vocabulary; domains and forms of action, the most first. What says nothing comes last.
fn cells(counts: &ActionCells, axis: ActionAxis) -> Vec<ActionCell> {
    let cell =
        |(code, count): (&Option<String>, &u64)| ActionCell { code: code.clone(), count: *count };
    let mut cells: Vec<ActionCell> = counts.iter().map(cell).collect();
    cells.sort_by_cached_key(|cell| (cell.code.is_none(), rank(cell, axis), cell.code.clone()));
    cells
}

fn rank(cell: &ActionCell, axis: ActionAxis) -> (usize, Reverse<u64>) {
    let code = cell.code.as_deref().unwrap_or_default();
    let rank = match axis {
        ActionAxis::Kind => rank_in(ActionKind::ALL, ActionKind::code, code),
        ActionAxis::Stage => rank_in(ActionStage::ALL, ActionStage::code, code),
        ActionAxis::Form => rank_in(InnovationForm::ALL, InnovationForm::code, code),
        ActionAxis::Domain | ActionAxis::ActionForm => return (0, Reverse(cell.count)),
    };
    (rank, Reverse(0))
}

fn rank_in<T: Copy>(all: &[T], code_of: fn(T) -> &'static str, code: &str) -> usize {
    all.iter().position(|one| code_of(*one) == code).unwrap_or(all.len())
}

/// An action of the list.
pub(crate) fn action(row: ActionRow, tree: &OrganisationTree) -> ActionView {
    let ActionRow {
        kind,
        id,
        reference,
        title,
        stage,
        organisation,
        domain,
        form,
        action_form,
        at,
        starts_on,
        ends_on,
    } = row;
    ActionView {
        kind,
        id,
        reference,
        title,
        stage,
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        domain,
        form,
        action_form,
        on: at.date_naive(),
        starts_on,
        ends_on,
    }
}
