//! What is being wished: the matrix in force, and the cells that would change.

use std::collections::BTreeMap;
use std::sync::Arc;

use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, MatrixCell, MatrixView};
use domain::BrickId;
use domain::access::{
    Actor, BrickKey, Capability, CellChange, Holdings, Matrix, MatrixRefused, Profile, Reach,
    SealKey, check_change,
};
use domain::brick::BrickNature;
use domain::poc::PocRules;
use leptos::prelude::*;

use crate::state::{Bricks, Session};

/// One cell.
pub(super) type Cell = (BrickKey, Capability, Profile);

/// The profiles on screen: the super administrator's column is fixed and says nothing.
pub(super) const PROFILES: [Profile; 4] =
    [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin, Profile::Developer];

/// The matrix being changed. Copy it where it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editor {
    kept: RwSignal<MatrixView>,
    /// The cells that would change, and how far each would go.
    wished: RwSignal<BTreeMap<Cell, Reach>>,
    /// The bricks that were added, and what each is.
    natures: StoredValue<Vec<(BrickId, BrickNature)>>,
    pub(super) editable: bool,
}

impl Editor {
    pub(super) fn new(kept: RwSignal<MatrixView>, editable: bool) -> Self {
        let standing = untrack(|| expect_context::<Bricks>().standing());
        let natures = standing.iter().map(|brick| (brick.id, brick.nature)).collect();
        let natures = StoredValue::new(natures);
        Self { kept, wished: RwSignal::new(BTreeMap::new()), natures, editable }
    }

    /// The rows: the native bricks, then those that were added.
    pub(super) fn rows(self) -> Vec<BrickKey> {
        self.kept.with(|matrix| {
            let mut rows: Vec<_> = matrix.cells.iter().filter_map(row_of).collect();
            rows.dedup();
            rows
        })
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
        let (row, capability, profile) = cell;
        let choices = Matrix::choices(row.native(), capability, profile);
        let now = untrack(|| self.reach(cell));
        let place = choices.iter().position(|choice| *choice == now).unwrap_or_default();
        if let Some(next) = choices.get((place + 1) % choices.len()) {
            self.wish(cell, *next);
        }
    }

    /// Wishes the model for every cell.
    pub(super) fn to_model(self) {
        for cell in self.kept.get_untracked().cells {
            let MatrixCell { capability, profile, default_reach, .. } = cell;
            if let Some(row) = row_of(&cell) {
                self.wish((row, capability, profile), default_reach);
            }
        }
    }

    /// Wishes for a profile all that another has, where the rules have the choice.
    pub(super) fn copy(self, from: Profile, to: Profile) {
        for row in untrack(|| self.rows()) {
            for capability in Capability::ALL {
                let reach = untrack(|| self.reach((row, *capability, from)));
                if Matrix::choices(row.native(), *capability, to).contains(&reach) {
                    self.wish((row, *capability, to), reach);
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
            let (row, capability, profile) = *cell;
            CellChange { row, capability, profile, reach: *reach }
        };
        self.wished.with(|wished| wished.iter().map(change).collect())
    }

    /// The changes, to send; and those that would undo them.
    pub(super) fn request(self) -> (ChangeMatrixRequest, ChangeMatrixRequest) {
        let sent = |change: CellChange| {
            let CellChange { row, capability, profile, reach } = change;
            let (brick, item_id) = (row.native(), row.added());
            CellChangeRequest { brick, item_id, capability, profile, reach }
        };
        let wished = untrack(|| self.changes());
        let changes: Vec<_> = wished.iter().copied().map(sent).collect();
        let back = wished.into_iter().map(|change| {
            let cell = (change.row, change.capability, change.profile);
            sent(CellChange { reach: untrack(|| self.in_force(cell)), ..change })
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
            // What follows its model still follows it in what is wished.
            let changed = matrix.cells.iter().filter(|cell| cell.reach != cell.default_reach);
            let cells = changed.filter_map(|cell| {
                let MatrixCell { capability, profile, reach, .. } = *cell;
                Some(((row_of(cell)?, capability, profile), reach))
            });
            let added = matrix.cells.iter().filter_map(|cell| cell.item_id);
            let added = added.map(|id| (id, self.nature(id)));
            Matrix::with(cells).with_added(added)
        })
    }

    /// What a brick that was added is.
    fn nature(self, id: BrickId) -> BrickNature {
        let known = self.natures.with_value(|all| all.iter().find(|(one, _)| *one == id).copied());
        known.map_or(BrickNature::Link, |(_, nature)| nature)
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
            preview: None,
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

fn row_of(cell: &MatrixCell) -> Option<BrickKey> {
    BrickKey::of(cell.brick, cell.item_id)
}

fn found(matrix: &MatrixView, (row, capability, profile): Cell) -> Option<&MatrixCell> {
    let (brick, item_id) = (row.native(), row.added());
    matrix.cells.iter().find(|cell| {
        (cell.brick, cell.item_id) == (brick, item_id)
            && (cell.capability, cell.profile) == (capability, profile)
    })
}
