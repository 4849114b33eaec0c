//! What is told of a team as a whole, to those who belong to it (R023): totals, never by whom.

use crate::access::Permission;
use crate::ids::OrganisationId;
use crate::vocabulary::vocabulary;

/// So few people, or so small a total, and whoever knows the team would guess who did what.
pub const TEAM_MIN: u64 = 5;

/// Those whose totals are told together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Team {
    /// The agents of a direction.
    Department(OrganisationId),
    /// All the agents of a body.
    Body(OrganisationId),
}

impl Team {
    /// The team of whoever belongs there: their direction, or their body when they have none of their own.
    #[must_use]
    pub fn of(body: Option<OrganisationId>, department: Option<OrganisationId>) -> Option<Self> {
        let own = department.filter(|one| Some(*one) != body).map(Self::Department);
        own.or_else(|| body.map(Self::Body))
    }

    /// The direction or the body.
    #[must_use]
    pub const fn id(self) -> OrganisationId {
        match self {
            Self::Department(id) | Self::Body(id) => id,
        }
    }
}

vocabulary! {
    /// What is counted of a team.
    TeamTotal {
        /// The ideas that its agents deposited.
        Ideas = "ideas",
        /// Its experiments.
        Pocs = "pocs",
        /// The practices that it shares.
        Practices = "practices",
        /// The ideas that its agents support, each as often as it is.
        Votes = "votes",
    }
}

impl TeamTotal {
    /// What one must be allowed to read to be told.
    #[must_use]
    pub const fn read(self) -> Permission {
        match self {
            Self::Ideas | Self::Votes => Permission::ReadIdeas,
            Self::Pocs => Permission::ReadPocs,
            Self::Practices => Permission::ReadPractices,
        }
    }
}

/// A total of a team of so many people, when both are above what would point at somebody.
#[must_use]
pub const fn team_total(count: u64, people: u64) -> Option<u64> {
    if count > TEAM_MIN && people >= TEAM_MIN { Some(count) } else { None }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_total_that_would_point_at_somebody_is_not_told() {
        let told = [0, 5, 6].map(|count| team_total(count, 5));
        assert_eq!(told, [None, None, Some(6)]);
        assert_eq!((team_total(60, 4), team_total(60, 5)), (None, Some(60)));
    }

    #[test]
    fn the_team_is_the_direction_unless_one_belongs_to_the_body_alone() {
        let [body, department] = [1, 2].map(|id| Some(OrganisationId(Uuid::from_u128(id))));
        assert_eq!(Team::of(body, department), department.map(Team::Department));
        for whole in [body, None] {
            assert_eq!(Team::of(body, whole), body.map(Team::Body));
        }
        assert_eq!(Team::of(None, None), None);
    }
}
