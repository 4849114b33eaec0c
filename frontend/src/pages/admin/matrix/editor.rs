//! What is being wished: the matrix in force, and the cells that would change.

use std::collections::BTreeMap;
use std::sync::Arc;

use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, MatrixCell, MatrixView};
use domain::access::{
    Actor, Brick, Capability, CellChange, Holdings, Matrix, MatrixRefused, Profile, Reach, SealKey,
    check_change,
};
use domain::poc::PocRules;
use leptos::prelude::*;

use crate::state::Session;

/// One cell.
pub(super) type Cell = (Brick, Capability, Profile);

/// The profiles on screen: the super administrator's column is fixed and says nothing.
pub(super) const PROFILES: [Profile; 4] =
    [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin, Profile::Developer];

/// The matrix being changed. Copy it where it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editor {
    kept: RwSignal<MatrixView>,
    /// The cells that would change, and how far each would go.
    wished: RwSignal<BTreeMap<Cell, Reach>>,
    pub(super) editable: bool,
}

impl Editor {
    pub(super) fn new(kept: RwSignal<MatrixView>, editable: bool) -> Self {
        Self { kept, wished: RwSignal::new(BTreeMap::new()), editable }
    }

    /// How far a cell goes, in force.
    pub(super) fn in_force(self, cell: Cell) -> Reach {
        self.kept.with(|matrix| found(matrix, cell).map_or(Reach::Nothing, |cell| cell.reach))
    }

    /// How far a cell would go.
    pub(super) fn reach(self, cell: Cell) -> Reach {
        let wished = self.wished.with(|wished| wished.get(&cell).copied());
        wished.unwrap_or_else(|| self.in_force(cell))
    }

    /// Whether a cell would change.
    pub(super) fn is_changed(self, cell: Cell) -> bool {
        self.wished.with(|wished| wished.contains_key(&cell))
    }

    /// Wishes that a cell goes that far.
    pub(super) fn wish(self, cell: Cell, reach: Reach) {
        let in_force = untrack(|| self.in_force(cell));
        self.wished.update(|wished| {
            if reach == in_force {
                wished.remove(&cell);
            } else {
                wished.insert(cell, reach);
            }
        });
    }

    /// The next choice of a cell: nothing, their own, everything, and again.
    pub(super) fn turn(self, cell: Cell) {
        let (brick, capability, profile) = cell;
        let choices = Matrix::choices(brick, capability, profile);
        let now = untrack(|| self.reach(cell));
        let place = choices.iter().position(|choice| *choice == now).unwrap_or_default();
        if let Some(next) = choices.get((place + 1) % choices.len()) {
            self.wish(cell, *next);
        }
    }

    /// Wishes the model for every cell.
    pub(super) fn to_model(self) {
        for MatrixCell { brick, capability, profile, default_reach, .. } in
            self.kept.get_untracked().cells
        {
            self.wish((brick, capability, profile), default_reach);
        }
    }

    /// Wishes for a profile all that another has, where the rules have the choice.
    pub(super) fn copy(self, from: Profile, to: Profile) {
        for brick in Brick::ALL {
            for capability in Capability::ALL {
                let reach = untrack(|| self.reach((*brick, *capability, from)));
                if Matrix::choices(*brick, *capability, to).contains(&reach) {
                    self.wish((*brick, *capability, to), reach);
                }
            }
        }
    }

    /// Takes one wish back.
    pub(super) fn undo(self, cell: Cell) {
        self.wished.update(|wished| {
            wished.remove(&cell);
        });
    }

    /// Takes every wish back.
    pub(super) fn undo_all(self) {
        self.wished.set(BTreeMap::new());
    }

    /// The changes, brick by brick.
    pub(super) fn changes(self) -> Vec<CellChange> {
        let change = |(cell, reach): (&Cell, &Reach)| {
            let (brick, capability, profile) = *cell;
            CellChange { brick, capability, profile, reach: *reach }
        };
        self.wished.with(|wished| wished.iter().map(change).collect())
    }

    /// The changes, to send; and those that would undo them.
    pub(super) fn request(self) -> (ChangeMatrixRequest, ChangeMatrixRequest) {
        let sent = |change: CellChange| {
            let CellChange { brick, capability, profile, reach } = change;
            CellChangeRequest { brick, capability, profile, reach }
        };
        let changes: Vec<_> = untrack(|| self.changes()).into_iter().map(sent).collect();
        let back = changes.iter().map(|change| {
            let reach =
                untrack(|| self.in_force((change.brick, change.capability, change.profile)));
            CellChangeRequest { reach, ..*change }
        });
        let back = ChangeMatrixRequest { changes: back.collect() };
        (ChangeMatrixRequest { changes }, back)
    }

    /// The version that the changes are made on.
    pub(super) fn version(self) -> i32 {
        self.kept.with_untracked(|matrix| matrix.version)
    }

    /// The server has changed the matrix.
    pub(super) fn accept(self, matrix: MatrixView) {
        self.kept.set(matrix);
        self.undo_all();
    }

    /// The matrix as it would be.
    pub(super) fn after(self) -> Matrix {
        self.before().changed(&self.changes())
    }

    fn before(self) -> Matrix {
        self.kept.with(|matrix| {
            let cells = matrix.cells.iter();
            Matrix::with(cells.map(|cell| {
                let MatrixCell { brick, capability, profile, reach, .. } = *cell;
                ((brick, capability, profile), reach)
            }))
        })
    }

    /// The rule that the changes break, known without the server.
    pub(super) fn refused(self, session: Session) -> Option<MatrixRefused> {
        let me = untrack(|| session.me())?;
        let before = self.before();
        let actor = Actor {
            id: me.person.id,
            profile: me.profile,
            organisation: None,
            department: None,
            top_management: me.top_management,
            referent: false,
            matrix: Arc::new(before.clone()),
            holds: Holdings::default(),
            poc_rules: PocRules::default(),
            seals: SealKey::new([0; 32]),
        };
        check_change(&actor, &before, &self.changes()).err()
    }

    /// How many people have a profile.
    pub(super) fn people(self, of: Profile) -> u64 {
        self.kept.with(|matrix| {
            let held = matrix.holders.iter().find(|held| held.profile == of);
            held.map_or(0, |held| held.accounts)
        })
    }
}

fn found(matrix: &MatrixView, (brick, capability, profile): Cell) -> Option<&MatrixCell> {
    matrix
        .cells
        .iter()
        .find(|cell| (cell.brick, cell.capability, cell.profile) == (brick, capability, profile))
}
