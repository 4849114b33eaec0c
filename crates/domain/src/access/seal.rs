//! How an anonymous idea recognises its author without naming anybody (A03).

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A person's own key, derived outside the database from a secret that its backups do not hold.
#[derive(Clone)]
pub struct SealKey([u8; 32]);

/// What an anonymous idea keeps instead of an author.
///
/// Two seals of one person have nothing in common for whoever lacks the key: anonymous ideas cannot even be
/// grouped by author.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Seal {
    /// How many anonymous ideas the author had deposited before this one.
    pub slot: u32,
    /// Keyed hash of the slot.
    pub mark: [u8; 32],
}

impl SealKey {
    /// The key of one person.
    #[must_use]
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The seal of this person's idea number `slot`.
    #[must_use]
    pub fn seal(&self, slot: u32) -> Seal {
        // HMAC pads a short key with zeros to the block of its hash: the same key, without a fallible call.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new((&block).into());
        mac.update(&slot.to_be_bytes());
        Seal { slot, mark: mac.finalize().into_bytes().into() }
    }

    /// Whether this person put that seal.
    #[must_use]
    pub fn made(&self, seal: &Seal) -> bool {
        self.seal(seal.slot).mark == seal.mark
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(…)")
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_author_recognises_a_seal_and_no_two_seals_look_alike() {
        let (sophie, paul) = (SealKey::new([1; 32]), SealKey::new([2; 32]));
        let (first, second) = (sophie.seal(0), sophie.seal(1));
        assert!(sophie.made(&first) && sophie.made(&second));
        assert!(!paul.made(&first));
        assert_ne!(first.mark, second.mark);
    }
}
