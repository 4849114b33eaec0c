//! A link by which somebody chooses their password, once: at first, or when they forgot it.

use chrono::{DateTime, TimeDelta, Utc};

use super::AccountStatus;
use crate::access::{Actor, Denied, Permission, Place, Profile};
use crate::ids::{PasswordLinkId, UserId};

/// How long a link is good.
pub const PASSWORD_LINK_LIFE: TimeDelta = TimeDelta::hours(72);

/// A link that was given. An account has one at most: another takes its place, and using it ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordLink {
    /// Its identifier.
    pub id: PasswordLinkId,
    /// Whose password it is for.
    pub person: UserId,
    /// Who gave it; nobody when its owner asked for it, having forgotten theirs. It is worth what its giver still may:
    /// see [`Actor::may_draw_link`].
    pub given_by: Option<UserId>,
    /// From when on it is good for nothing.
    pub expires_at: DateTime<Utc>,
}

impl PasswordLink {
    /// A new one.
    #[must_use]
    pub fn given(
        id: PasswordLinkId,
        (person, given_by): (UserId, Option<UserId>),
        now: DateTime<Utc>,
    ) -> Self {
        Self { id, person, given_by, expires_at: now + PASSWORD_LINK_LIFE }
    }

    /// Whether it still lets one choose the password of an account in that state.
    #[must_use]
    pub fn is_good(&self, status: AccountStatus, now: DateTime<Utc>) -> bool {
        match status {
            AccountStatus::Active => now < self.expires_at,
            AccountStatus::Disabled => false,
        }
    }
}

impl Actor {
    /// Whether this person may draw a link for an account of that profile, there: whoever chooses the password of an
    /// account acts with its rights.
    ///
    /// # Errors
    /// [`Denied`] above what they may give.
    pub fn may_draw_link(&self, profile: Profile, place: Place) -> Result<(), Denied> {
        self.require_in(Permission::EditAccounts, place)?;
        self.may_give(profile, place)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::tests::actor;

    #[test]
    fn a_link_is_good_for_three_days_and_never_for_a_disabled_account() {
        let now = DateTime::UNIX_EPOCH;
        let link =
            PasswordLink::given(PasswordLinkId(Uuid::nil()), (UserId(Uuid::nil()), None), now);
        let almost = now + PASSWORD_LINK_LIFE - TimeDelta::microseconds(1);
        assert!(link.is_good(AccountStatus::Active, now));
        assert!(link.is_good(AccountStatus::Active, almost));
        assert!(!link.is_good(AccountStatus::Active, now + TimeDelta::days(3)));
        assert!(!link.is_good(AccountStatus::Disabled, now));
    }

    #[test]
    fn nobody_draws_a_link_above_what_they_may_give() {
        for (giver, account, expected) in [
            (Profile::SuperAdmin, Profile::SuperAdmin, true),
            (Profile::FunctionalAdmin, Profile::Contributor, true),
            (Profile::FunctionalAdmin, Profile::SuperAdmin, false),
            (Profile::Contributor, Profile::Reader, false),
            (Profile::Reader, Profile::Reader, false),
        ] {
            let drawn = actor(1, giver).may_draw_link(account, Place::default());
            assert_eq!(drawn.is_ok(), expected, "{giver} for {account}");
        }
    }
}
