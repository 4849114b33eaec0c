//! Changing the permission matrix, within the management rules that hold whatever is wished (R043).

use super::acts::EditMatrix;
use super::{
    Actor, Brick, BrickKey, Capability, Granted, Matrix, Owned, Permission, Profile, Reach,
};
use crate::journal::Fact;

/// One cell, and how far it is to go from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The row.
    pub row: BrickKey,
    /// The capability.
    pub capability: Capability,
    /// The profile.
    pub profile: Profile,
    /// How far.
    pub reach: Reach,
}

/// Why a change of the matrix was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MatrixRefused {
    /// This cell has no such choice.
    #[error("this cell has no such choice")]
    NoSuchChoice(CellChange),
    /// One writes in what one reads.
    #[error("whoever may write in {0} must be able to read it")]
    WriteWithoutRead(BrickKey, Profile),
    /// Whoever asks could not undo it.
    #[error("whoever asks would be locked out of the administration")]
    LocksOneselfOut,
    /// More than whoever asks holds.
    #[error("nobody gives more than they hold")]
    MoreThanHeld(CellChange),
}

impl Matrix {
    /// The matrix that was kept. A choice that is not offered any more gives nothing to anybody: it is left out, and
    /// goes with the next change.
    #[must_use]
    pub fn kept(cells: impl IntoIterator<Item = ((BrickKey, Capability, Profile), Reach)>) -> Self {
        Self::with(cells.into_iter().filter(|((row, capability, profile), reach)| {
            Self::choices(row.native(), *capability, *profile).contains(reach)
        }))
    }

    /// The choices that a cell has. One choice: the cell is fixed.
    ///
    /// The super administrator keeps everything, so that somebody can always mend the matrix. Rights are given by the
    /// Dinno alone; what is computed is updated by nobody; a brick that is always there is added and removed by nobody.
    #[must_use]
    pub fn choices(brick: Brick, capability: Capability, profile: Profile) -> &'static [Reach] {
        use Reach::{Everything, Nothing, OwnOnly};
        if matches!(profile, Profile::SuperAdmin) {
            return &[Everything];
        }
        let dinno = matches!(profile, Profile::FunctionalAdmin);
        if matches!(brick, Brick::Administration) && !dinno {
            return &[Nothing];
        }
        let whole = matches!(
            brick,
            Brick::Home | Brick::Administration | Brick::Exchange | Brick::Newsletters
        );
        // Requests and questions are between whoever asks and whoever answers.
        let asked = matches!(brick, Brick::ResourceRequests | Brick::HelpRequests);
        let computed = matches!(brick, Brick::Portfolio | Brick::Search);
        let by_owner = match capability {
            Capability::Update if computed => return &[Nothing],
            // Nothing of these belongs to one person.
            Capability::Update => !whole,
            Capability::Read => asked,
            Capability::Manage if brick.is_managed() => false,
            Capability::Manage => return &[Nothing],
        };
        if by_owner { &[Nothing, OwnOnly, Everything] } else { &[Nothing, Everything] }
    }

    /// The same matrix with some cells changed.
    #[must_use]
    pub fn changed(&self, changes: &[CellChange]) -> Self {
        let mut after = self.clone();
        let added = |change: &&CellChange| change.row.added().is_some();
        // The native rows first: what was added follows one of them where it is not changed itself.
        let native = changes.iter().filter(|change| !added(change));
        for CellChange { row, capability, profile, reach } in
            native.chain(changes.iter().filter(added))
        {
            after.set((*row, *capability, *profile), *reach);
        }
        after
    }

    /// The rows that a change of one may reach.
    fn rows_behind(&self, row: BrickKey) -> impl Iterator<Item = BrickKey> {
        self.rows().filter(move |other| *other == row || BrickKey::Native(other.native()) == row)
    }

    /// Whether a profile writes in a brick that it does not read.
    fn writes_blindly(&self, row: BrickKey, profile: Profile) -> bool {
        let held = |capability: &Capability| self.cell(row, *capability, profile) != Reach::Nothing;
        [Capability::Manage, Capability::Update].iter().any(held) && !held(&Capability::Read)
    }
}

/// The matrix that the changes would make, if the management rules allow them for this person: the portal asks before
/// it sends.
///
/// # Errors
/// The first rule that is broken.
pub fn check_change(
    by: &Actor,
    before: &Matrix,
    changes: &[CellChange],
) -> Result<Matrix, MatrixRefused> {
    let after = before.changed(changes);
    for change in changes {
        let CellChange { row, capability, profile, reach } = *change;
        let choices = Matrix::choices(row.native(), capability, profile);
        if !before.has(row) || !choices.contains(&reach) {
            return Err(MatrixRefused::NoSuchChoice(*change));
        }
        let held = before.cell(row, capability, by.profile);
        if reach > held && reach > before.cell(row, capability, profile) {
            return Err(MatrixRefused::MoreThanHeld(*change));
        }
        if let Some(blind) = after.rows_behind(row).find(|row| after.writes_blindly(*row, profile))
        {
            return Err(MatrixRefused::WriteWithoutRead(blind, profile));
        }
    }
    if after.reach(by.profile, Permission::EditMatrix) == Reach::Nothing {
        return Err(MatrixRefused::LocksOneselfOut);
    }
    Ok(after)
}

impl Owned for Matrix {
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

impl Granted<'_, EditMatrix, Matrix> {
    /// Changes cells: all of them, or none. What stays as it is makes no fact.
    ///
    /// # Errors
    /// The first management rule that is broken.
    pub fn change(self, changes: &[CellChange]) -> Result<Vec<Fact>, MatrixRefused> {
        let after = check_change(self.by, self.on, changes)?;
        let facts = changes.iter().filter_map(|change| {
            let CellChange { row, capability, profile, reach: _ } = *change;
            let from = self.on.cell(row, capability, profile);
            let to = after.cell(row, capability, profile);
            let (brick, item) = (row.native(), row.added());
            let fact = Fact::CellChanged { brick, item, capability, profile, from, to };
            (from != to).then_some(fact)
        });
        let facts = facts.collect();
        *self.on = after;
        Ok(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Holdings, Owning};

    fn cell(brick: Brick, capability: Capability, profile: Profile, reach: Reach) -> CellChange {
        CellChange { row: brick.into(), capability, profile, reach }
    }

    const NEWS: CellChange = CellChange {
        row: BrickKey::Native(Brick::News),
        capability: Capability::Update,
        profile: Profile::Contributor,
        reach: Reach::OwnOnly,
    };

    #[test]
    fn the_default_matrix_keeps_the_management_rules() {
        for brick in Brick::ALL {
            for profile in Profile::ALL {
                for capability in Capability::ALL {
                    let reach = Matrix::default_reach(*brick, *capability, *profile);
                    let choices = Matrix::choices(*brick, *capability, *profile);
                    assert!(choices.contains(&reach), "{brick} {capability} {profile} {reach}");
                }
            }
        }
    }

    /// What a choice makes somebody able to do: each permission, with what was declared theirs and what was not.
    fn answers(matrix: &Matrix, brick: Brick, profile: Profile) -> Vec<bool> {
        let declared = [Vec::new(), vec![Owning { brick, item: None }]];
        let people = declared.map(|owned| Actor {
            matrix: std::sync::Arc::new(matrix.clone()),
            holds: Holdings { lent: Vec::new(), owned },
            ..actor(1, profile)
        });
        let may = |one: &Permission| people.each_ref().map(|who| who.can(*one, matrix));
        Permission::ALL.iter().flat_map(may).collect()
    }

    fn is_asked(brick: Brick, capability: Capability) -> bool {
        Permission::ALL.iter().any(|permission| {
            let need = permission.need();
            need.brick == brick && need.capability == capability
        })
    }

    #[test]
    fn every_choice_that_is_offered_changes_what_somebody_may() {
        for brick in Brick::ALL.iter().copied().filter(|brick| brick.is_built()) {
            for capability in Capability::ALL {
                for profile in Profile::ALL {
                    let choices = Matrix::choices(brick, *capability, *profile);
                    let after = |reach: &Reach| {
                        // What is only taken part in is read.
                        let reads = (brick, Capability::Read, *profile);
                        let cells =
                            [(reads, Reach::Everything), ((brick, *capability, *profile), *reach)];
                        answers(&Matrix::with(cells), brick, *profile)
                    };
                    if *capability == Capability::Read && !is_asked(brick, Capability::Read) {
                        // Taking part is asked for, and rests on reading: neither is left without the other.
                        let reads = ((brick, Capability::Read, *profile), Reach::Nothing);
                        let part = ((brick, Capability::Update, *profile), Reach::Everything);
                        let blind = Matrix::with([reads, part]);
                        assert!(is_asked(brick, Capability::Update), "{brick}");
                        assert!(blind.writes_blindly(BrickKey::Native(brick), *profile), "{brick}");
                        continue;
                    }
                    let told: std::collections::BTreeSet<_> = choices.iter().map(after).collect();
                    assert_eq!(told.len(), choices.len(), "{brick} {capability} {profile}");
                }
            }
        }
    }

    #[test]
    fn what_is_always_there_is_added_and_removed_by_nobody() {
        let nadia = actor(1, Profile::SuperAdmin);
        for brick in
            [Brick::Home, Brick::Challenges, Brick::Portfolio, Brick::Practices, Brick::Exchange]
        {
            for profile in [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin] {
                let change = cell(brick, Capability::Manage, profile, Reach::Everything);
                let refused = check_change(&nadia, &Matrix::default(), &[change]);
                assert_eq!(refused, Err(MatrixRefused::NoSuchChoice(change)), "{brick}");
                // As an installation may have kept it when it was offered.
                let old = ((brick.into(), Capability::Manage, profile), Reach::Everything);
                assert_eq!(Matrix::kept([old]), Matrix::default(), "{brick}");
            }
        }
        let held =
            ((Brick::Ideas.into(), Capability::Manage, Profile::Contributor), Reach::Everything);
        assert_ne!(Matrix::kept([held]), Matrix::default());
    }

    #[test]
    fn a_change_is_told_cell_by_cell_and_what_stays_is_not() {
        let nadia = actor(1, Profile::SuperAdmin);
        let mut matrix = Matrix::default();
        let same = cell(Brick::News, Capability::Read, Profile::Reader, Reach::Everything);
        let facts = nadia.may(EditMatrix, &mut matrix).unwrap().change(&[NEWS, same]);
        let (from, to) = (Reach::Nothing, Reach::OwnOnly);
        let CellChange { row, capability, profile, .. } = NEWS;
        let (brick, item) = (row.native(), None);
        let told = Fact::CellChanged { brick, item, capability, profile, from, to };
        assert_eq!(facts.unwrap(), [told]);
        assert_eq!(matrix.cell(row, capability, profile), to);
    }

    #[test]
    fn the_super_administrator_keeps_everything_and_rights_stay_with_the_dinno() {
        let nadia = actor(1, Profile::SuperAdmin);
        let refused = |change| check_change(&nadia, &Matrix::default(), &[change]).unwrap_err();
        for change in [
            cell(Brick::Administration, Capability::Manage, Profile::SuperAdmin, Reach::Nothing),
            cell(Brick::Administration, Capability::Update, Profile::Developer, Reach::Everything),
            cell(Brick::Administration, Capability::Update, Profile::Reader, Reach::Everything),
            cell(Brick::Portfolio, Capability::Update, Profile::Contributor, Reach::Everything),
            cell(Brick::Ideas, Capability::Read, Profile::Reader, Reach::OwnOnly),
        ] {
            assert_eq!(refused(change), MatrixRefused::NoSuchChoice(change));
        }
        let blind = cell(Brick::Challenges, Capability::Read, Profile::Contributor, Reach::Nothing);
        let refused = refused(blind);
        let rule = MatrixRefused::WriteWithoutRead(
            BrickKey::Native(Brick::Challenges),
            Profile::Contributor,
        );
        assert_eq!(refused, rule);
    }

    #[test]
    fn the_rows_of_what_was_added_change_with_the_row_that_they_follow() {
        use crate::brick::BrickNature;
        use crate::ids::BrickId;
        let nadia = actor(1, Profile::SuperAdmin);
        let (row, gone) = (BrickKey::Added(BrickId(uuid::Uuid::nil())), BrickId(uuid::Uuid::max()));
        let matrix =
            Matrix::default().with_added([(BrickId(uuid::Uuid::nil()), BrickNature::Page)]);
        let own = |capability, reach| CellChange {
            row,
            capability,
            profile: Profile::Contributor,
            reach,
        };
        let all = cell(Brick::Links, Capability::Read, Profile::Contributor, Reach::Nothing);
        let writes = own(Capability::Update, Reach::OwnOnly);
        let written = check_change(&nadia, &matrix, &[writes]).unwrap();
        // Closing all that is added would leave them writing what they do not read.
        let blind = MatrixRefused::WriteWithoutRead(row, Profile::Contributor);
        assert_eq!(check_change(&nadia, &written, &[all]), Err(blind));
        // Whatever the order in which both are asked, this one stays open.
        let open = own(Capability::Read, Reach::Everything);
        for changes in [[all, open], [open, all]] {
            let after = check_change(&nadia, &written, &changes).unwrap();
            assert_eq!(after.cell(row, Capability::Read, Profile::Contributor), Reach::Everything);
        }
        let nowhere = CellChange { row: BrickKey::Added(gone), ..open };
        let refused = check_change(&nadia, &matrix, &[nowhere]);
        assert_eq!(refused, Err(MatrixRefused::NoSuchChoice(nowhere)));
    }

    #[test]
    fn nobody_locks_themselves_out_nor_gives_more_than_they_hold() {
        let opened = Matrix::with([(
            (Brick::Administration, Capability::Manage, Profile::FunctionalAdmin),
            Reach::Everything,
        )]);
        let paul = actor(2, Profile::FunctionalAdmin);
        let leave = cell(
            Brick::Administration,
            Capability::Manage,
            Profile::FunctionalAdmin,
            Reach::Nothing,
        );
        assert_eq!(check_change(&paul, &opened, &[leave]), Err(MatrixRefused::LocksOneselfOut));
        let more = cell(Brick::Links, Capability::Manage, Profile::Contributor, Reach::Everything);
        assert_eq!(check_change(&paul, &opened, &[more]), Err(MatrixRefused::MoreThanHeld(more)));
        assert!(check_change(&paul, &opened, &[NEWS]).is_ok());
    }
}
