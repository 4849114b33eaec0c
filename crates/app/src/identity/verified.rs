//! Tokens whose signature was verified already: checking it again would cost more than the rest of a request.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::{SessionId, UserId};
use sha2::{Digest as _, Sha256};

/// Most tokens remembered.
const MAX: usize = 10_000;

/// What a token says, once its signature, issuer and audience are known to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verified {
    pub(super) person: UserId,
    pub(super) session: SessionId,
    /// Second at which it begins to be valid.
    pub(super) from: i64,
    /// Second at which it expires.
    pub(super) until: i64,
}

impl Verified {
    pub(super) const fn is_current(&self, now: i64) -> bool {
        self.from <= now && now < self.until
    }
}

/// A digest of each token, never the token.
pub(super) type Fingerprint = [u8; 32];

/// The tokens seen lately.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenTokens(Arc<RwLock<HashMap<Fingerprint, Verified>>>);

pub(super) fn fingerprint(token: &str) -> Fingerprint {
    Sha256::digest(token).into()
}

impl SeenTokens {
    pub(super) fn find(&self, token: &Fingerprint) -> Option<Verified> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(token).copied()
    }

    pub(super) fn remember(&self, token: Fingerprint, verified: Verified, now: i64) {
        let mut seen = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MAX {
            seen.retain(|_, verified| now < verified.until);
        }
        if seen.len() < MAX {
            seen.insert(token, verified);
        }
    }

    pub(super) fn forget_all(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_again_and_places_are_made_by_expiry() {
        let seen = SeenTokens::default();
        let verified = |until| Verified {
            person: UserId(uuid::Uuid::nil()),
            session: SessionId(uuid::Uuid::nil()),
            from: 0,
            until,
        };
        for number in 0..MAX {
            seen.remember(fingerprint(&number.to_string()), verified(10), 5);
        }
        seen.remember(fingerprint("one too many"), verified(20), 5);
        assert_eq!(seen.find(&fingerprint("one too many")), None);
        seen.remember(fingerprint("later"), verified(20), 15);
        assert_eq!(seen.find(&fingerprint("later")), Some(verified(20)));
        assert_eq!(seen.find(&fingerprint("0")), None);
        seen.forget_all();
        assert_eq!(seen.find(&fingerprint("later")), None);
    }
}
