//! A link by which somebody chooses their password, once: at first, or when they forgot it.

use chrono::{DateTime, TimeDelta, Utc};

use super::AccountStatus;
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
    /// From when on it is good for nothing.
    pub expires_at: DateTime<Utc>,
}

impl PasswordLink {
    /// A new one.
    #[must_use]
    pub fn given(id: PasswordLinkId, person: UserId, now: DateTime<Utc>) -> Self {
        Self { id, person, expires_at: now + PASSWORD_LINK_LIFE }
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_link_is_good_for_three_days_and_never_for_a_disabled_account() {
        let now = DateTime::UNIX_EPOCH;
        let link = PasswordLink::given(PasswordLinkId(Uuid::nil()), UserId(Uuid::nil()), now);
        let almost = now + PASSWORD_LINK_LIFE - TimeDelta::microseconds(1);
        assert!(link.is_good(AccountStatus::Active, now));
        assert!(link.is_good(AccountStatus::Active, almost));
        assert!(!link.is_good(AccountStatus::Active, now + TimeDelta::days(3)));
        assert!(!link.is_good(AccountStatus::Disabled, now));
    }
}
