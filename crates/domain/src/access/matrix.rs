//! The permission matrix: brick × capability × profile. Bricks that were added have rows too.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Brick, BrickKey, Capability, Need, Participation, Permission, Profile};
use crate::brick::BrickNature;
use crate::ids::{BrickId, OrganisationId};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far a right goes. The order matters: a wider reach is greater.
    Reach {
        /// No right.
        Nothing = "nothing",
        /// Only what one owns: declared so by the Dinno, or one's own idea (A08).
        OwnOnly = "own_only",
        /// Everything of the brick.
        Everything = "everything",
    }
}

/// The matrix in force: the default one, and the cells that the super administrator changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    changed: BTreeMap<Cell, Reach>,
    added: BTreeMap<BrickId, BrickNature>,
    hidden: BTreeSet<Brick>,
    /// For the agents of which bodies an added brick is; for everybody when it is not there.
    pub(super) bodies: BTreeMap<BrickId, BTreeSet<OrganisationId>>,
}

/// Where a cell is.
type Cell = (BrickKey, Capability, Profile);

impl Matrix {
    /// The default matrix with these cells changed.
    #[must_use]
    pub fn with<K: Into<BrickKey>>(
        cells: impl IntoIterator<Item = ((K, Capability, Profile), Reach)>,
    ) -> Self {
        let cells = cells
            .into_iter()
            .map(|((row, capability, profile), reach)| ((row.into(), capability, profile), reach));
        Self { changed: cells.collect(), ..Self::default() }
    }

    /// The same matrix with rows for the bricks that were added.
    #[must_use]
    pub fn with_added(mut self, added: impl IntoIterator<Item = (BrickId, BrickNature)>) -> Self {
        self.added = added.into_iter().collect();
        self
    }

    /// The same matrix with these native bricks hidden from all but those who manage them (R038).
    #[must_use]
    pub fn with_hidden(mut self, hidden: impl IntoIterator<Item = Brick>) -> Self {
        self.hidden = hidden.into_iter().collect();
        self
    }

    /// Every row that says something: the native bricks that are built, then those that were added.
    pub fn rows(&self) -> impl Iterator<Item = BrickKey> {
        let native = Brick::ALL.iter().copied().filter(|brick| brick.is_built());
        let native = native.map(BrickKey::Native);
        native.chain(self.added.keys().copied().map(BrickKey::Added))
    }

    /// The pages that were added.
    pub fn pages(&self) -> impl Iterator<Item = BrickId> {
        let pages = self.added.iter().filter(|(_, nature)| **nature == BrickNature::Page);
        pages.map(|(id, _)| *id)
    }

    /// Whether there is such a row.
    #[must_use]
    pub fn has(&self, row: BrickKey) -> bool {
        match row {
            BrickKey::Native(brick) => brick.is_built(),
            BrickKey::Added(id) => self.added.contains_key(&id),
        }
    }

    /// The row that decides about a thing of a brick: its own when it is a brick that was added.
    #[must_use]
    pub fn row(&self, brick: Brick, item: Option<Uuid>) -> BrickKey {
        let added = item.and_then(|id| BrickKey::of(brick, Some(BrickId(id))));
        added.filter(|row| self.has(*row)).unwrap_or(BrickKey::Native(brick))
    }

    /// One cell.
    #[must_use]
    pub fn cell(
        &self,
        row: impl Into<BrickKey>,
        capability: Capability,
        profile: Profile,
    ) -> Reach {
        let row = row.into();
        let changed = self.changed.get(&(row, capability, profile)).copied();
        changed.unwrap_or_else(|| self.model(row, capability, profile))
    }

    /// What a cell is while nobody has changed it: the default for a native brick; for one that was added, what holds
    /// for all that are added. A page is written by no developer, who has no editorial right (D.1).
    #[must_use]
    pub fn model(&self, row: BrickKey, capability: Capability, profile: Profile) -> Reach {
        let id = match row {
            BrickKey::Native(brick) => return Self::default_reach(brick, capability, profile),
            BrickKey::Added(id) => id,
        };
        let page = self.added.get(&id) == Some(&BrickNature::Page);
        if page && capability == Capability::Update && profile == Profile::Developer {
            return Reach::Nothing;
        }
        self.cell(row.native(), capability, profile)
    }

    pub(super) fn set(&mut self, cell: Cell, reach: Reach) {
        let (row, capability, profile) = cell;
        if self.model(row, capability, profile) == reach {
            self.changed.remove(&cell);
        } else {
            self.changed.insert(cell, reach);
        }
    }

    /// The cells that differ from the model.
    pub fn differences(&self) -> impl Iterator<Item = (Cell, Reach)> {
        self.changed.iter().map(|(cell, reach)| (*cell, *reach))
    }

    /// How far a permission goes for a profile, when no thing is named.
    #[must_use]
    pub fn reach(&self, profile: Profile, permission: Permission) -> Reach {
        self.reach_on(profile, permission, None)
    }

    /// How far a permission goes for a profile, on a thing: the one question that every check asks.
    #[must_use]
    pub fn reach_on(&self, profile: Profile, permission: Permission, item: Option<Uuid>) -> Reach {
        let Need { brick, capability, participation } = permission.need();
        let row = self.row(brick, item);
        let manages = || self.cell(row, Capability::Manage, profile) != Reach::Nothing;
        if self.hidden.contains(&brick) && !manages() {
            return Reach::Nothing;
        }
        let by_capability = self.cell(row, capability, profile);
        let reads = self.cell(row, Capability::Read, profile) != Reach::Nothing;
        let by_participation = match participation {
            Participation::None => Reach::Nothing,
            _ if !reads => Reach::Nothing,
            Participation::Own => Reach::OwnOnly,
            Participation::Anyone => Reach::Everything,
        };
        let reach = by_capability.max(by_participation);
        let own = reach == Reach::OwnOnly;
        if own && permission.is_of_the_whole_branch() { Reach::Nothing } else { reach }
    }

    /// The default matrix (D.2 of the register). No wildcard over profiles: a new one is decided for each brick.
    #[must_use]
    pub const fn default_reach(brick: Brick, capability: Capability, profile: Profile) -> Reach {
        match capability {
            Capability::Manage => match profile {
                Profile::SuperAdmin => Reach::Everything,
                Profile::Reader
                | Profile::Contributor
                | Profile::FunctionalAdmin
                | Profile::Developer => Reach::Nothing,
            },
            Capability::Update => match profile {
                Profile::SuperAdmin => Reach::Everything,
                Profile::FunctionalAdmin => functional_admin_updates(brick),
                Profile::Contributor => contributor_updates(brick),
                Profile::Developer => developer_updates(brick),
                Profile::Reader => Reach::Nothing,
            },
            Capability::Read => match profile {
                Profile::SuperAdmin | Profile::FunctionalAdmin => Reach::Everything,
                Profile::Reader | Profile::Contributor => agent_reads(brick),
                Profile::Developer => developer_reads(brick),
            },
        }
    }
}

const fn functional_admin_updates(brick: Brick) -> Reach {
    match brick {
        // Computed, or never written by hand.
        Brick::Portfolio | Brick::Search => Reach::Nothing,
        Brick::Home
        | Brick::Ideas
        | Brick::Challenges
        | Brick::Pocs
        | Brick::Practices
        | Brick::News
        | Brick::Events
        | Brick::Directory
        | Brick::Testimonials
        | Brick::KeyFigures
        | Brick::MethodResources
        | Brick::Newsletters
        | Brick::ResourceRequests
        | Brick::HelpRequests
        | Brick::Expression
        | Brick::Communities
        | Brick::Indicators
        | Brick::Glossary
        | Brick::Links
        | Brick::Administration
        | Brick::Exchange => Reach::Everything,
    }
}

const fn contributor_updates(brick: Brick) -> Reach {
    match brick {
        Brick::Challenges
        | Brick::Pocs
        | Brick::Practices
        | Brick::Events
        | Brick::Testimonials
        | Brick::Communities => Reach::OwnOnly,
        Brick::Home
        | Brick::Ideas
        | Brick::Portfolio
        | Brick::News
        | Brick::Directory
        | Brick::KeyFigures
        | Brick::MethodResources
        | Brick::Newsletters
        | Brick::Search
        | Brick::ResourceRequests
        | Brick::HelpRequests
        | Brick::Expression
        | Brick::Indicators
        | Brick::Glossary
        | Brick::Links
        | Brick::Administration
        | Brick::Exchange => Reach::Nothing,
    }
}

/// Link targets, import and export; no editorial right (D.1).
const fn developer_updates(brick: Brick) -> Reach {
    if matches!(brick, Brick::Links | Brick::Exchange) { Reach::Everything } else { Reach::Nothing }
}

const fn agent_reads(brick: Brick) -> Reach {
    match brick {
        Brick::Administration | Brick::Exchange => Reach::Nothing,
        // The requester reads his own; handlers read all.
        Brick::ResourceRequests | Brick::HelpRequests => Reach::OwnOnly,
        Brick::Home
        | Brick::Ideas
        | Brick::Challenges
        | Brick::Pocs
        | Brick::Portfolio
        | Brick::Practices
        | Brick::News
        | Brick::Events
        | Brick::Directory
        | Brick::Testimonials
        | Brick::KeyFigures
        | Brick::MethodResources
        | Brick::Newsletters
        | Brick::Search
        | Brick::Expression
        | Brick::Communities
        | Brick::Indicators
        | Brick::Glossary
        | Brick::Links => Reach::Everything,
    }
}

/// A developer is an agent too, and looks after imports and exports.
const fn developer_reads(brick: Brick) -> Reach {
    if matches!(brick, Brick::Exchange) { Reach::Everything } else { agent_reads(brick) }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// The golden file is what the client reads and signs.
    #[test]
    fn the_default_matrix_is_the_one_people_agreed_on() {
        let mut table = String::from("# brick\tcapability\tprofile\treach\n");
        for brick in Brick::ALL {
            for capability in Capability::ALL {
                for profile in Profile::ALL {
                    let reach = Matrix::default().cell(*brick, *capability, *profile);
                    writeln!(table, "{brick}\t{capability}\t{profile}\t{reach}").unwrap();
                }
            }
        }
        table.push_str("# permission\tprofile\treach\n");
        for permission in Permission::ALL {
            for profile in Profile::ALL {
                let reach = Matrix::default().reach(*profile, *permission);
                writeln!(table, "{permission}\t{profile}\t{reach}").unwrap();
            }
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/permissions.txt");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(path, &table).unwrap();
        }
        let agreed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(table == agreed, "crates/domain/permissions.txt differs: run `cargo xtask golden`");
    }

    const ADDED: BrickId = BrickId(Uuid::from_u128(7));
    const ROW: BrickKey = BrickKey::Added(ADDED);

    fn added(nature: BrickNature) -> Matrix {
        Matrix::default().with_added([(ADDED, nature)])
    }

    #[test]
    fn what_is_added_follows_the_row_of_all_that_is_added_until_its_own_is_changed() {
        use Capability::{Read, Update};
        let mut matrix = added(BrickNature::Link);
        assert_eq!(matrix.cell(ROW, Read, Profile::Reader), Reach::Everything);
        matrix.set((BrickKey::Native(Brick::Links), Read, Profile::Reader), Reach::Nothing);
        assert_eq!(matrix.cell(ROW, Read, Profile::Reader), Reach::Nothing);
        matrix.set((ROW, Read, Profile::Reader), Reach::Everything);
        let item = Some(ADDED.0);
        let reads = |item| matrix.reach_on(Profile::Reader, Permission::ReadBricks, item);
        assert_eq!((reads(item), reads(None)), (Reach::Everything, Reach::Nothing));
        // What was removed has no row any more.
        assert_eq!(reads(Some(Uuid::max())), Reach::Nothing);
        let developer = |nature| added(nature).cell(ROW, Update, Profile::Developer);
        assert_eq!(developer(BrickNature::Link), Reach::Everything, "link targets");
        assert_eq!(developer(BrickNature::Page), Reach::Nothing, "no editorial right");
    }

    #[test]
    fn a_thing_of_a_native_brick_is_no_row() {
        assert_eq!(BrickKey::of(Brick::News, Some(ADDED)), None);
        assert!(format!("news/{ADDED}").parse::<BrickKey>().is_err());
        for row in [ROW, Brick::News.into()] {
            assert_eq!(row.to_string().parse(), Ok(row));
        }
        assert_eq!(Matrix::default().row(Brick::News, Some(ADDED.0)), Brick::News.into());
        assert_eq!(added(BrickNature::Page).row(Brick::Links, Some(ADDED.0)), ROW);
    }

    #[test]
    fn what_is_hidden_is_nothing_for_all_but_those_who_manage_it() {
        let cell = ((Brick::News, Capability::Manage, Profile::FunctionalAdmin), Reach::Everything);
        let matrix = Matrix::with([cell]).with_hidden([Brick::News]);
        for permission in [Permission::ReadNews, Permission::EditNews] {
            for profile in [Profile::FunctionalAdmin, Profile::SuperAdmin] {
                assert_eq!(matrix.reach(profile, permission), Reach::Everything, "{profile}");
            }
            for profile in [Profile::Reader, Profile::Contributor, Profile::Developer] {
                assert_eq!(matrix.reach(profile, permission), Reach::Nothing, "{profile}");
            }
        }
        assert_eq!(matrix.reach(Profile::Reader, Permission::ReadEvents), Reach::Everything);
        // The cells stay as they were: they count again when it is shown.
        assert_eq!(matrix.cell(Brick::News, Capability::Read, Profile::Reader), Reach::Everything);
    }

    #[test]
    fn a_brick_with_nothing_behind_it_has_no_row() {
        let rows: Vec<_> = Matrix::default().rows().collect();
        assert_eq!(rows.len(), Brick::ALL.len() - 2);
        for brick in [Brick::Communities, Brick::Indicators] {
            assert!(!rows.contains(&brick.into()), "{brick}");
        }
    }

    #[test]
    fn what_manages_a_native_brick_asks_its_own_row() {
        for brick in Brick::ALL {
            let Some(permission) = brick.manage() else { continue };
            let Need { brick: asked, capability, participation } = permission.need();
            assert_eq!((asked, capability), (*brick, Capability::Manage), "{permission}");
            assert_eq!(participation, Participation::None, "{permission}");
        }
    }

    #[test]
    fn a_changed_cell_changes_every_permission_that_asks_it() {
        let cell = ((Brick::Ideas, Capability::Read, Profile::Reader), Reach::Nothing);
        let closed = Matrix::with([cell]);
        for permission in [Permission::ReadIdeas, Permission::DepositIdea, Permission::VoteOnIdea] {
            assert_eq!(Matrix::default().reach(Profile::Reader, permission), Reach::Everything);
            assert_eq!(closed.reach(Profile::Reader, permission), Reach::Nothing);
        }
    }
}
