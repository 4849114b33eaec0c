//! Creations that a retry must not do twice.

use chrono::{DateTime, NaiveTime, Utc};
use domain::UserId;
use persistence::idempotency::{self, Done};
use persistence::{StoreError, Tx};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Failure, Secrets};

/// One creation, named by its caller; or unnamed, and then never recognised.
#[derive(Clone, Debug, Default)]
pub struct Once(Option<Named>);

#[derive(Clone, Debug)]
struct Named {
    key: [u8; 32],
    fingerprint: [u8; 32],
}

impl Once {
    /// The creation `operation` that `person` named `key`, with this body.
    #[must_use]
    pub fn named(
        secrets: &Secrets,
        person: UserId,
        (operation, key): (&str, &str),
        body: &[u8],
    ) -> Self {
        let parts = [person.0.as_bytes().as_slice(), operation.as_bytes(), key.as_bytes()];
        Self(Some(Named {
            key: secrets.keyed("idempotency", &parts),
            fingerprint: Sha256::digest(body).into(),
        }))
    }

    /// What this creation made already, if it did. Then too the unit of work is to be committed before it is told:
    /// what was made may share a commit that is still to come.
    ///
    /// # Errors
    /// [`Failure::IdempotencyKeyReused`] when the key named another request.
    pub async fn already(&self, tx: &Tx) -> Result<Option<Uuid>, Failure> {
        let Some(named) = &self.0 else { return Ok(None) };
        match idempotency::find(tx, &named.key).await? {
            None => Ok(None),
            Some(Done { fingerprint, object }) if fingerprint == named.fingerprint => {
                Ok(Some(object))
            }
            Some(_) => Err(Failure::IdempotencyKeyReused),
        }
    }

    /// Remembers what this creation made, in the same transaction.
    ///
    /// # Errors
    /// [`Failure::IdempotencyInFlight`] when another request with the same key was faster.
    pub async fn made(&self, tx: &Tx, object: Uuid, at: DateTime<Utc>) -> Result<(), Failure> {
        let Some(named) = &self.0 else { return Ok(()) };
        let done = Done { fingerprint: named.fingerprint.to_vec(), object };
        // The day is enough to forget it, and says nothing of who was there at that minute.
        let day = at.date_naive().and_time(NaiveTime::MIN).and_utc();
        match idempotency::record(tx, &named.key, &done, day).await {
            Err(StoreError::Duplicate) => Err(Failure::IdempotencyInFlight),
            other => Ok(other?),
        }
    }
}
