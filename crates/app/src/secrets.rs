//! Keys that live outside the database and its backups, all derived from one secret.

use std::sync::Arc;

use domain::UserId;
use domain::access::SealKey;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;

/// Shortest secret, in bytes.
pub const SECRET_MIN: usize = 32;

/// The master secret. Losing it loses the link between anonymous ideas and their authors, and the signing keys.
#[derive(Clone)]
pub struct Secrets(Arc<SecretSlice<u8>>);

/// The secret is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret is shorter than {SECRET_MIN} bytes")]
pub struct SecretTooShort;

impl Secrets {
    /// Takes the master secret.
    ///
    /// # Errors
    /// When the secret is shorter than 32 bytes.
    pub fn new(secret: Vec<u8>) -> Result<Self, SecretTooShort> {
        if secret.len() < SECRET_MIN {
            return Err(SecretTooShort);
        }
        Ok(Self(Arc::new(secret.into())))
    }

    /// The key with which a person recognises their anonymous ideas.
    pub(crate) fn seal_key(&self, person: UserId) -> SealKey {
        SealKey::new(self.keyed("anonymous-author", &[person.0.as_bytes()]))
    }

    /// The key that seals signing keys.
    pub(crate) fn sealing_key(&self) -> [u8; 32] {
        self.keyed("signing-keys", &[])
    }

    /// A keyed hash: nobody who lacks the secret can tell what it is of.
    pub(crate) fn keyed(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC pads or hashes its key to a block; ours is hashed first so that any length will do.
        let key: [u8; 32] = sha2::Digest::finalize(sha2::Digest::chain_update(
            <Sha256 as sha2::Digest>::new(),
            self.0.expose_secret(),
        ))
        .into();
        let mut block = [0; 64];
        block[..32].copy_from_slice(&key);
        let mut mac = Hmac::<Sha256>::new((&block).into());
        mac.update(purpose.as_bytes());
        for part in parts {
            // Lengths keep ("a", "bc") apart from ("ab", "c").
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_purpose_person_and_boundary() {
        let secrets = Secrets::new(vec![7; 32]).unwrap();
        assert_ne!(secrets.keyed("a", &[b"x"]), secrets.keyed("b", &[b"x"]));
        assert_ne!(secrets.keyed("a", &[b"x", b"yz"]), secrets.keyed("a", &[b"xy", b"z"]));
        assert!(Secrets::new(vec![7; 31]).is_err());
        assert_eq!(format!("{secrets:?}"), "Secrets(…)");
    }
}
