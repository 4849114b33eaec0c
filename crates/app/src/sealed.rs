//! Texts that only a request of their owner can open.
//!
//! What becomes an anonymous idea is thus never readable beside a name: neither in the database, nor in what it or
//! its backup leaves behind of a row that was changed or deleted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use domain::UserId;
use uuid::Uuid;

use crate::{Failure, Secrets};

/// Seals a text of this person; it opens at the same purpose and object only.
pub(crate) fn seal(
    secrets: &Secrets,
    owner: UserId,
    (purpose, object): (&str, Uuid),
    text: &[u8],
) -> Result<String, Failure> {
    let nonce: [u8; 12] = rand::random();
    let sealed = cipher(secrets, purpose, owner)
        .encrypt(&Nonce::from(nonce), Payload { msg: text, aad: object.as_bytes() })
        .map_err(|_| Failure::Key("a text could not be sealed"))?;
    Ok(STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
}

/// Opens a text that this person sealed.
pub(crate) fn open(
    secrets: &Secrets,
    owner: UserId,
    (purpose, object): (&str, Uuid),
    sealed: &str,
) -> Result<Vec<u8>, Failure> {
    let wrong = || Failure::Key("a text was sealed with another secret");
    let sealed = STANDARD_NO_PAD.decode(sealed).map_err(|_| wrong())?;
    let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or_else(wrong)?;
    cipher(secrets, purpose, owner)
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: object.as_bytes() })
        .map_err(|_| wrong())
}

fn cipher(secrets: &Secrets, purpose: &str, owner: UserId) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&secrets.keyed(purpose, &[owner.0.as_bytes()]).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_opens_for_its_owner_at_its_place_only() {
        let secrets = Secrets::new(vec![7; 32]).unwrap();
        let (owner, other) = (UserId(Uuid::new_v4()), UserId(Uuid::new_v4()));
        let (here, there) = (("drafts", Uuid::new_v4()), ("drafts", Uuid::new_v4()));
        let sealed = seal(&secrets, owner, here, b"secret").unwrap();
        assert_eq!(open(&secrets, owner, here, &sealed).unwrap(), b"secret");
        assert!(open(&secrets, other, here, &sealed).is_err());
        assert!(open(&secrets, owner, there, &sealed).is_err());
        assert!(open(&secrets, owner, ("names", here.1), &sealed).is_err());
        assert_ne!(seal(&secrets, owner, here, b"secret").unwrap(), sealed, "no two look alike");
    }
}
