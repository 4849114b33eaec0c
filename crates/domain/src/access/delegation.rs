//! A delegation of the Dinno: to whom, on what, with which profile, from when to when (D.3, R335).

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::acts::GiveDelegation;
use super::{Actor, Denied, Granted, Leave, Owned, Permission, Place, Profile, Scope};
use crate::civil::Zone;
use crate::ids::{DelegationId, UserId};
use crate::journal::Fact;
use crate::people::Marks;
use crate::vocabulary::vocabulary;

/// What is needed to give a delegation.
#[derive(Clone, Debug)]
pub struct NewDelegation {
    /// Its identifier.
    pub id: DelegationId,
    /// To whom.
    pub to: UserId,
    /// The profile that is lent.
    pub profile: Profile,
    /// What it bears on.
    pub scope: Scope,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; open when there is none.
    pub ends_on: Option<NaiveDate>,
}

/// A delegation that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

vocabulary! {
    /// Where a delegation stands, by its days and by whether it was taken back.
    DelegationState {
        /// It counts.
        InForce = "in_force",
        /// It begins later.
        ToCome = "to_come",
        /// Its last day has gone.
        Ended = "ended",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A delegation. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation(DelegationParts);

/// What a delegation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelegationParts {
    /// Its identifier.
    pub id: DelegationId,
    /// To whom.
    pub to: UserId,
    /// By whom.
    pub by: UserId,
    /// The profile that is lent.
    pub profile: Profile,
    /// What it bears on.
    pub scope: Scope,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// Whether it was taken back.
    pub withdrawn: Option<Withdrawal>,
}

/// Why a delegation was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DelegationRefused {
    /// Nobody lends rights to themselves.
    #[error("nobody lends rights to themselves")]
    ToOneself,
    /// Only the profiles of the report are lent.
    #[error("{0} is not lent")]
    NotLent(Profile),
    /// It bears on one body, and a brick that it names has nothing of a body: it would give nothing there.
    #[error("nothing of a brick that it names is of a body")]
    NothingOfABody,
    /// The last day comes before the first, or has gone.
    #[error("the last day is too early")]
    EndsTooEarly,
    /// It was taken back.
    #[error("it was taken back")]
    Withdrawn,
}

/// The day on which delegations count at this instant, by the clock of Paris.
#[must_use]
pub fn delegation_day(at: DateTime<Utc>) -> NaiveDate {
    Zone::Paris.day(at)
}

/// How long before its end a delegation is said to be about to end.
const NEAR_ITS_END: Days = Days::new(7);

/// The last day, seen from today, that is near enough to be told.
#[must_use]
pub fn near_end(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(NEAR_ITS_END).unwrap_or(NaiveDate::MAX)
}

/// Whether a profile may be lent: a functional administrator or a contributor (D.3).
#[must_use]
pub const fn may_be_lent(profile: Profile) -> bool {
    matches!(profile, Profile::FunctionalAdmin | Profile::Contributor)
}

/// Whether what this giver lent gives nothing any more: they may not sign in, or only read, as everybody does. What is
/// lent never goes further than the right of its giver (D.3).
#[must_use]
pub const fn lends_nothing(giver: Option<Profile>) -> bool {
    matches!(giver, None | Some(Profile::Reader))
}

impl Delegation {
    /// Takes back a delegation that was kept.
    #[must_use]
    pub const fn restore(parts: DelegationParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub const fn parts(&self) -> &DelegationParts {
        &self.0
    }

    /// Whether it counts on that day.
    #[must_use]
    pub fn is_in_force(&self, today: NaiveDate) -> bool {
        let DelegationParts { starts_on, ends_on, withdrawn, .. } = &self.0;
        withdrawn.is_none() && *starts_on <= today && ends_on.is_none_or(|last| today <= last)
    }

    /// What is told when its end is near: nothing of one that was lent for a few days, whose end was just chosen.
    #[must_use]
    pub fn ending(&self, today: NaiveDate) -> Option<Fact> {
        let DelegationParts { id, to, starts_on, ends_on, .. } = &self.0;
        let ends_on = ends_on.filter(|last| *last <= near_end(today))?;
        let lasts = near_end(*starts_on) < ends_on;
        (lasts && self.is_in_force(today)).then_some(Fact::DelegationEnding {
            delegation: *id,
            account: *to,
            ends_on,
        })
    }
}

impl Owned for Delegation {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.by == actor.id
    }

    fn place(&self) -> Place {
        Place { organisation: self.0.scope.organisation, item: None }
    }
}

impl Leave<'_, GiveDelegation> {
    /// Lends rights.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn give(
        self,
        new: NewDelegation,
        at: DateTime<Utc>,
    ) -> Result<(Delegation, Fact), DelegationRefused> {
        let NewDelegation { id, to, profile, scope, starts_on, ends_on } = new;
        if to == self.by.id {
            return Err(DelegationRefused::ToOneself);
        }
        if !may_be_lent(profile) {
            return Err(DelegationRefused::NotLent(profile));
        }
        if !scope.without_things().is_empty() {
            return Err(DelegationRefused::NothingOfABody);
        }
        if ends_on.is_some_and(|last| last < starts_on || last < delegation_day(at)) {
            return Err(DelegationRefused::EndsTooEarly);
        }
        let by = self.by.id;
        let parts = DelegationParts {
            id,
            to,
            by,
            profile,
            scope,
            starts_on,
            ends_on,
            given_at: at,
            withdrawn: None,
        };
        let fact = Fact::DelegationGiven { delegation: id, account: to, profile };
        Ok((Delegation(parts), fact))
    }
}

impl Granted<'_, GiveDelegation, Delegation> {
    /// Gives it another last day: sooner, later, or open.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn prolong(
        self,
        ends_on: Option<NaiveDate>,
        at: DateTime<Utc>,
    ) -> Result<Fact, DelegationRefused> {
        let DelegationParts { id, to, starts_on, withdrawn, .. } = self.on.0;
        if withdrawn.is_some() {
            return Err(DelegationRefused::Withdrawn);
        }
        if ends_on.is_some_and(|last| last < starts_on || last < delegation_day(at)) {
            return Err(DelegationRefused::EndsTooEarly);
        }
        self.on.0.ends_on = ends_on;
        Ok(Fact::DelegationProlonged { delegation: id, account: to, ends_on })
    }

    /// Takes it back: it counts no more from the next request.
    ///
    /// # Errors
    /// [`DelegationRefused::Withdrawn`] when it was taken back already.
    pub fn withdraw(self, at: DateTime<Utc>) -> Result<Fact, DelegationRefused> {
        let by = self.by.id;
        let DelegationParts { id, to, withdrawn, .. } = &mut self.on.0;
        if withdrawn.is_some() {
            return Err(DelegationRefused::Withdrawn);
        }
        *withdrawn = Some(Withdrawal { by, at });
        Ok(Fact::DelegationWithdrawn { delegation: *id, account: *to })
    }
}

impl Actor {
    /// Whether this person may give that profile to whoever belongs to that body: the Dinno up to its own profile,
    /// whoever acts by delegation only what their delegation holds whole (R329, D.3).
    ///
    /// # Errors
    /// [`Denied`] when it is more than they hold.
    pub fn may_give(&self, profile: Profile, place: Place) -> Result<(), Denied> {
        let by_delegation = || {
            self.holds.lent.iter().any(|lent| {
                lent.profile == Profile::FunctionalAdmin
                    && lent.scope.bricks.is_empty()
                    && lent.scope.holds(place)
            })
        };
        let may = match self.profile {
            Profile::SuperAdmin => true,
            Profile::FunctionalAdmin => {
                !matches!(profile, Profile::SuperAdmin | Profile::Developer)
            }
            Profile::Reader | Profile::Contributor | Profile::Developer => match profile {
                Profile::Reader => true,
                Profile::Contributor => by_delegation(),
                Profile::FunctionalAdmin | Profile::Developer | Profile::SuperAdmin => false,
            },
        };
        if may { Ok(()) } else { Err(self.denied(Permission::EditAccounts)) }
    }

    /// Whether this person may say that somebody is of COMEX or CODIR, who read all that is kept for them and may decide
    /// at every gate (A28, A37): the Dinno, or one of them. Nobody gives more than they hold (D.3).
    ///
    /// # Errors
    /// [`Denied`] when it is more than they hold.
    pub const fn may_mark(&self, before: Marks, after: Marks) -> Result<(), Denied> {
        let raised = after.top_management && !before.top_management;
        if !raised || self.is_dinno() || self.top_management {
            Ok(())
        } else {
            Err(self.denied(Permission::EditAccounts))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn lent(starts_on: NaiveDate, ends_on: Option<NaiveDate>) -> Delegation {
        Delegation::restore(DelegationParts {
            id: DelegationId(uuid::Uuid::from_u128(1)),
            to: UserId(uuid::Uuid::from_u128(2)),
            by: UserId(uuid::Uuid::from_u128(3)),
            profile: Profile::Contributor,
            scope: Scope { bricks: BTreeSet::new(), organisation: None, items: BTreeSet::new() },
            starts_on,
            ends_on,
            given_at: DateTime::UNIX_EPOCH,
            withdrawn: None,
        })
    }

    #[test]
    fn an_end_is_told_seven_days_before_and_until_it_has_come() {
        let lent = lent(day(1), Some(day(20)));
        assert_eq!(lent.ending(day(12)), None);
        let told = lent.ending(day(13));
        assert!(matches!(told, Some(Fact::DelegationEnding { ends_on, .. }) if ends_on == day(20)));
        assert_eq!(lent.ending(day(20)), told);
        assert_eq!(lent.ending(day(21)), None);
    }

    #[test]
    fn nothing_is_told_of_what_is_open_short_or_taken_back() {
        assert_eq!(lent(day(1), None).ending(day(13)), None);
        assert_eq!(lent(day(13), Some(day(20))).ending(day(14)), None);
        let mut back = lent(day(1), Some(day(20)));
        let by = back.0.by;
        back.0.withdrawn = Some(Withdrawal { by, at: DateTime::UNIX_EPOCH });
        assert_eq!(back.ending(day(13)), None);
    }
}
