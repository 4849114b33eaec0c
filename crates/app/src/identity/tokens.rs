//! Access tokens: JWT signed with Ed25519, ten minutes, verified by the public keys in force.

use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{SessionId, UserId};
use ed25519_dalek::SigningKey as Ed25519;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use persistence::{Store, signing_keys};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::verified::{self, SeenTokens, Verified};
use crate::{Failure, Secrets};

/// Life of an access token, in seconds.
pub const ACCESS_SECONDS: u32 = 600;
const ISSUER: &str = "ozeli-d";
const AUDIENCE: &str = "ozeli-d-api";

/// The public half of a key, for other tools to verify tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// Its identifier.
    pub kid: String,
    /// The key, as base64url.
    pub x: String,
}

#[derive(Clone)]
pub(super) struct Keys {
    kept: Arc<RwLock<Vec<Key>>>,
    seen: SeenTokens,
}

#[derive(Clone)]
struct Key {
    kid: String,
    public: Vec<u8>,
    signs: Option<EncodingKey>,
    verifies: DecodingKey,
    retired_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Every claim is mandatory and typed: a token that lacks one, or has it as another type, is refused.
#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
    #[serde(rename = "use")]
    purpose: Purpose,
}

#[derive(Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Purpose {
    Access,
}

impl Keys {
    pub(super) async fn open(
        store: &Store,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        let keys = Self { kept: Arc::default(), seen: SeenTokens::default() };
        keys.load(store, secrets).await?;
        if !keys.read().iter().any(|key| key.signs.is_some()) {
            keys.rotate(store, secrets, now).await?;
        }
        Ok(keys)
    }

    pub(super) async fn rotate(
        &self,
        store: &Store,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let secret = Ed25519::from_bytes(&rand::random());
        let private = secret.to_pkcs8_der().map_err(|_| Failure::Key("ed25519"))?;
        let tx = store.begin().await?;
        signing_keys::retire_all(&tx, now).await?;
        let key = signing_keys::SigningKey {
            kid: Uuid::new_v4().simple().to_string(),
            sealed_private: seal(secrets, private.as_bytes())?,
            public: secret.verifying_key().to_bytes().to_vec(),
            created_at: now,
            retired_at: None,
        };
        signing_keys::insert(&tx, &key).await?;
        tx.commit().await?;
        self.load(store, secrets).await
    }

    async fn load(&self, store: &Store, secrets: &Secrets) -> Result<(), Failure> {
        let mut keys = Vec::new();
        for kept in signing_keys::all(&store.reader()).await? {
            let signs = match kept.retired_at {
                None => Some(EncodingKey::from_ed_der(&unseal(secrets, &kept.sealed_private)?)),
                Some(_) => None,
            };
            let verifies = DecodingKey::from_ed_der(&kept.public);
            let signing_keys::SigningKey { kid, public, retired_at, .. } = kept;
            keys.push(Key { kid, public, signs, verifies, retired_at });
        }
        *self.kept.write().unwrap_or_else(PoisonError::into_inner) = keys;
        self.seen.forget_all();
        Ok(())
    }

    fn read(&self) -> std::sync::RwLockReadGuard<'_, Vec<Key>> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn public(&self) -> Vec<PublicKey> {
        let public =
            |key: &Key| PublicKey { kid: key.kid.clone(), x: URL_SAFE_NO_PAD.encode(&key.public) };
        self.read().iter().map(public).collect()
    }

    pub(super) fn sign(
        &self,
        person: UserId,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<String, Failure> {
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: person.0,
            sid: session.0,
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: now.timestamp() + i64::from(ACCESS_SECONDS),
            purpose: Purpose::Access,
        };
        let keys = self.read();
        let (kid, key) = keys
            .iter()
            .find_map(|key| Some((&key.kid, key.signs.as_ref()?)))
            .ok_or(Failure::Key("no signing key"))?;
        let header = Header { kid: Some(kid.clone()), ..Header::new(Algorithm::EdDSA) };
        jsonwebtoken::encode(&header, &claims, key).map_err(|_| Failure::Key("ed25519"))
    }

    pub(super) fn verify(
        &self,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<(UserId, SessionId), Failure> {
        let fingerprint = verified::fingerprint(token);
        let known = self.seen.find(&fingerprint);
        let verified = known.map_or_else(|| self.check(token, now), Ok)?;
        if !verified.is_current(now.timestamp()) {
            return Err(Failure::SessionEnded);
        }
        if known.is_none() {
            self.seen.remember(fingerprint, verified, now.timestamp());
        }
        Ok((verified.person, verified.session))
    }

    /// Checks everything but the times.
    fn check(&self, token: &str, now: DateTime<Utc>) -> Result<Verified, Failure> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Failure::SessionEnded)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        // Times are compared with our own clock, by whoever calls.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let claims = {
            let keys = self.read();
            let key = keys
                .iter()
                .filter(|key| {
                    // A retired key verifies the tokens it signed before, and no others.
                    let life = TimeDelta::seconds(i64::from(ACCESS_SECONDS));
                    key.retired_at.is_none_or(|retired| now < retired + life)
                })
                .find(|key| header.kid.as_deref() == Some(key.kid.as_str()))
                .ok_or(Failure::SessionEnded)?;
            jsonwebtoken::decode::<Claims>(token, &key.verifies, &validation)
                .map_err(|_| Failure::SessionEnded)?
                .claims
        };
        let Claims { sub, sid, nbf, exp, purpose: Purpose::Access, .. } = claims;
        Ok(Verified { person: UserId(sub), session: SessionId(sid), from: nbf, until: exp })
    }
}

fn seal(secrets: &Secrets, private: &[u8]) -> Result<Vec<u8>, Failure> {
    let cipher = ChaCha20Poly1305::new(&secrets.sealing_key().into());
    let nonce: [u8; 12] = rand::random();
    let sealed = cipher
        .encrypt(&Nonce::from(nonce), private)
        .map_err(|_| Failure::Key("a signing key could not be sealed"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn unseal(secrets: &Secrets, sealed: &[u8]) -> Result<Vec<u8>, Failure> {
    let wrong = || Failure::Key("the signing keys were sealed with another secret");
    let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or_else(wrong)?;
    let cipher = ChaCha20Poly1305::new(&secrets.sealing_key().into());
    cipher.decrypt(&Nonce::from(*nonce), sealed).map_err(|_| wrong())
}
