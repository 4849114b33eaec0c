//! Passwords: argon2id, a few at a time, never on the threads that answer requests.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::Failure;

/// Each hash takes 19 MiB: a storm of sign-ins must not take the memory of everything else.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| Failure::Key("argon2"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a new password.
///
/// # Errors
/// [`Failure::Key`] when hashing is not possible.
pub async fn hash(password: String) -> Result<String, Failure> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| Failure::Key("argon2"))?;
    tokio::task::spawn_blocking(move || {
        let hash = argon2()?.hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|_| Failure::Key("argon2"))
    })
    .await
    .map_err(|_| Failure::Key("argon2"))?
}

/// Whether a password is the one that was hashed. Without a hash the same work is done, and the answer is no:
/// the time it takes does not tell whether an account exists.
pub(super) async fn verify(password: String, kept: Option<String>) -> Result<bool, Failure> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| Failure::Key("argon2"))?;
    tokio::task::spawn_blocking(move || {
        let argon2 = argon2()?;
        match kept {
            Some(kept) => Ok(argon2.verify_password(password.as_bytes(), kept.as_str()).is_ok()),
            None => Ok(argon2.hash_password(password.as_bytes()).is_err()),
        }
    })
    .await
    .map_err(|_| Failure::Key("argon2"))?
}
