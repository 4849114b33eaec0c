//! The permission matrix: brick × capability × profile.

use std::collections::BTreeMap;

use super::{Brick, Capability, Need, Participation, Permission, Profile};
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
    changed: BTreeMap<(Brick, Capability, Profile), Reach>,
}

impl Matrix {
    /// The default matrix with these cells changed.
    #[must_use]
    pub fn with(cells: impl IntoIterator<Item = ((Brick, Capability, Profile), Reach)>) -> Self {
        Self { changed: cells.into_iter().collect() }
    }

    /// One cell.
    #[must_use]
    pub fn cell(&self, brick: Brick, capability: Capability, profile: Profile) -> Reach {
        self.changed
            .get(&(brick, capability, profile))
            .copied()
            .unwrap_or_else(|| Self::default_reach(brick, capability, profile))
    }

    pub(super) fn set(&mut self, cell: (Brick, Capability, Profile), reach: Reach) {
        let (brick, capability, profile) = cell;
        if Self::default_reach(brick, capability, profile) == reach {
            self.changed.remove(&cell);
        } else {
            self.changed.insert(cell, reach);
        }
    }

    /// The cells that differ from the default.
    pub fn differences(&self) -> impl Iterator<Item = ((Brick, Capability, Profile), Reach)> {
        self.changed.iter().map(|(cell, reach)| (*cell, *reach))
    }

    /// How far a permission goes for a profile: the one question that every check asks.
    #[must_use]
    pub fn reach(&self, profile: Profile, permission: Permission) -> Reach {
        let Need { brick, capability, participation } = permission.need();
        let by_capability = self.cell(brick, capability, profile);
        let reads = self.cell(brick, Capability::Read, profile) != Reach::Nothing;
        let by_participation = match participation {
            Participation::None => Reach::Nothing,
            _ if !reads => Reach::Nothing,
            Participation::Own => Reach::OwnOnly,
            Participation::Anyone => Reach::Everything,
        };
        by_capability.max(by_participation)
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
