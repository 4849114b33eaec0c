//! What happened to rights, and what one looks for among it.

use uuid::Uuid;

use super::Fact;
use crate::access::{Brick, Scope};
use crate::ids::UserId;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is done to rights.
    RightsAct {
        /// A cell of the matrix changed.
        CellChanged = "cell_changed",
        /// A delegation was given.
        DelegationGiven = "delegation_given",
        /// A delegation has another last day.
        DelegationProlonged = "delegation_prolonged",
        /// A delegation was taken back.
        DelegationWithdrawn = "delegation_withdrawn",
        /// An owner was declared.
        OwnerDeclared = "owner_declared",
        /// A declaration of ownership was taken away.
        OwnerRemoved = "owner_removed",
    }
}

impl RightsAct {
    /// The act that a fact tells, when it is about rights.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts are about rights")]
    pub const fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::CellChanged { .. } => Some(Self::CellChanged),
            Fact::DelegationGiven { .. } => Some(Self::DelegationGiven),
            Fact::DelegationProlonged { .. } => Some(Self::DelegationProlonged),
            Fact::DelegationWithdrawn { .. } => Some(Self::DelegationWithdrawn),
            Fact::OwnerDeclared { .. } => Some(Self::OwnerDeclared),
            Fact::OwnerRemoved { .. } => Some(Self::OwnerRemoved),
            _ => None,
        }
    }
}

/// What one looks for in the journal of rights; nothing said keeps everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RightsSought {
    /// What was done.
    pub act: Option<RightsAct>,
    /// To whom: the person to whom rights are lent, or who was declared to own.
    pub person: Option<UserId>,
    /// On what: a delegation on every brick bears on this one too.
    pub brick: Option<Brick>,
}

impl RightsSought {
    /// Whether everything is kept.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.act.is_none() && self.person.is_none() && self.brick.is_none()
    }

    /// Whether a fact is kept; `scope` is that of the delegation that it is told of.
    #[must_use]
    pub fn keeps(&self, fact: &Fact, scope: Option<&Scope>) -> bool {
        let Some(act) = RightsAct::of(fact) else { return self.is_everything() };
        self.act.is_none_or(|sought| sought == act)
            && self.person.is_none_or(|sought| concerned(fact) == Some(sought.0))
            && self.brick.is_none_or(|sought| bears_on(fact, scope, sought))
    }
}

/// To whom rights are lent, or who was declared to own.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are about rights")]
const fn concerned(fact: &Fact) -> Option<Uuid> {
    match fact {
        Fact::DelegationGiven { account, .. }
        | Fact::DelegationProlonged { account, .. }
        | Fact::DelegationWithdrawn { account, .. } => Some(account.0),
        Fact::OwnerDeclared { owner, .. } | Fact::OwnerRemoved { owner, .. } => Some(*owner),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are about rights")]
fn bears_on(fact: &Fact, scope: Option<&Scope>, sought: Brick) -> bool {
    match fact {
        Fact::CellChanged { brick, .. }
        | Fact::OwnerDeclared { brick, .. }
        | Fact::OwnerRemoved { brick, .. } => *brick == sought,
        _ => scope.is_some_and(|scope| scope.bricks.is_empty() || scope.bricks.contains(&sought)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::access::{Capability, Profile, Reach};
    use crate::ids::{BrickId, DelegationId};

    const SOPHIE: UserId = UserId(Uuid::from_u128(7));
    const MARC: UserId = UserId(Uuid::from_u128(8));

    fn cell(brick: Brick, item: Option<BrickId>) -> Fact {
        Fact::CellChanged {
            brick,
            item,
            capability: Capability::Read,
            profile: Profile::Reader,
            from: Reach::Everything,
            to: Reach::Nothing,
        }
    }

    /// One fact of each act, in the order of the acts: Sophie is lent rights, Marc owns.
    fn one_of_each() -> Vec<Fact> {
        let (delegation, account) = (DelegationId(Uuid::from_u128(1)), SOPHIE);
        let (brick, owner, item) = (Brick::Events, MARC.0, None);
        vec![
            cell(Brick::Events, None),
            Fact::DelegationGiven { delegation, account, profile: Profile::Contributor },
            Fact::DelegationProlonged { delegation, account, ends_on: None },
            Fact::DelegationWithdrawn { delegation, account },
            Fact::OwnerDeclared { brick, owner, item },
            Fact::OwnerRemoved { brick, owner, item },
        ]
    }

    fn on(bricks: &[Brick]) -> Scope {
        Scope {
            bricks: bricks.iter().copied().collect(),
            organisation: None,
            items: BTreeSet::new(),
        }
    }

    #[test]
    fn each_act_is_found_by_its_name_and_by_no_other() {
        let facts = one_of_each();
        assert_eq!(facts.len(), RightsAct::ALL.len());
        for act in RightsAct::ALL {
            let sought = RightsSought { act: Some(*act), ..RightsSought::default() };
            let kept = facts.iter().filter(|fact| sought.keeps(fact, None));
            let kept: Vec<_> = kept.filter_map(RightsAct::of).collect();
            assert_eq!(kept, [*act]);
        }
    }

    #[test]
    fn somebody_is_found_whether_they_are_lent_rights_or_own() {
        let facts = one_of_each();
        let kept = |person| {
            let sought = RightsSought { person: Some(person), ..RightsSought::default() };
            facts.iter().filter(|fact| sought.keeps(fact, None)).count()
        };
        assert_eq!((kept(SOPHIE), kept(MARC)), (3, 2));
        assert_eq!(kept(UserId(Uuid::from_u128(9))), 0);
    }

    #[test]
    fn a_brick_is_found_in_cells_in_owners_and_in_what_is_lent_on_it_or_on_all() {
        let sought = RightsSought { brick: Some(Brick::Events), ..RightsSought::default() };
        let facts = one_of_each();
        let kept =
            |scope: Option<&Scope>| facts.iter().filter(|fact| sought.keeps(fact, scope)).count();
        assert_eq!(kept(Some(&on(&[]))), 6, "a delegation on every brick bears on this one");
        assert_eq!(kept(Some(&on(&[Brick::News, Brick::Events]))), 6);
        assert_eq!(kept(Some(&on(&[Brick::News]))), 3, "that delegation bears on another");
        assert_eq!(kept(None), 3);
        assert!(!sought.keeps(&cell(Brick::News, None), None));
    }

    #[test]
    fn criteria_hold_together_and_none_keeps_everything() {
        let facts = one_of_each();
        let both =
            RightsSought { act: Some(RightsAct::OwnerDeclared), person: Some(SOPHIE), brick: None };
        assert!(facts.iter().all(|fact| !both.keeps(fact, None)));
        assert!(facts.iter().all(|fact| RightsSought::default().keeps(fact, None)));
    }
}
