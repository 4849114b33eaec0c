//! Signing in, staying in, signing out.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::journal::Fact;
use domain::people::{AccountStatus, EmailAddress};
use domain::{SessionId, UserId};
use persistence::sessions::{self, Session};
use persistence::{Tx, people};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{passwords, throttle};
use crate::{App, Failure, record};

/// A session ends after twelve hours whatever happens (ANSSI).
const SESSION_HOURS: i64 = 12;
/// Two tabs that renew at once, or a page that was left before the answer came, are not a theft: within this time a
/// token is exchanged once more.
const GRACE_SECONDS: i64 = 10;

/// Where a request to sign in comes from.
#[derive(Clone, Debug)]
pub struct Entrance {
    /// The address of the client, as the trusted proxy tells it.
    pub ip: String,
    /// What it says it is.
    pub user_agent: String,
}

/// What a signed-in client holds.
#[derive(Clone)]
pub struct SignedIn {
    /// For ten minutes.
    pub access_token: String,
    /// To be exchanged once for another.
    pub refresh_token: String,
    /// When the session ends at the latest.
    pub expires_at: DateTime<Utc>,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedIn(…)")
    }
}

/// Signs in with an address and a password.
///
/// # Errors
/// [`Failure::InvalidCredentials`], the same whether or not the account exists; [`Failure::TooManyAttempts`].
pub async fn sign_in(
    app: &App,
    email: &str,
    password: String,
    from: Entrance,
) -> Result<SignedIn, Failure> {
    let now = app.now();
    let folded = email.trim().to_lowercase();
    let by_address = attempts_of(app, &folded);
    let by_origin = app.secrets.keyed("attempts-origin", &[from.ip.as_bytes(), folded.as_bytes()]);
    let reader = app.store.reader();
    throttle::check(&reader, &by_address, now).await?;
    throttle::check(&reader, &by_origin, now).await?;
    let account = match EmailAddress::parse("/email", email) {
        Ok(address) => people::find_by_email(&reader, &address).await?,
        Err(_) => None,
    };
    let account = account
        .map(|stored| stored.value)
        .filter(|account| account.status == AccountStatus::Active);
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let known = passwords::verify(password, kept).await?;
    let tx = app.store.begin().await?;
    let Some(account) = account.filter(|_| known) else {
        throttle::failed(&tx, &by_address, now).await?;
        throttle::failed(&tx, &by_origin, now).await?;
        tx.commit().await?;
        return Err(Failure::InvalidCredentials);
    };
    throttle::succeeded(&tx, &by_address, now).await?;
    let signed_in = open(app, &tx, account.id, &from.user_agent, now).await?;
    tx.commit().await?;
    Ok(signed_in)
}

async fn open(
    app: &App,
    tx: &Tx,
    person: UserId,
    user_agent: &str,
    now: DateTime<Utc>,
) -> Result<SignedIn, Failure> {
    let session = Session {
        id: SessionId(Uuid::new_v4()),
        person,
        user_agent: user_agent.chars().take(200).collect(),
        created_at: now,
        expires_at: now + TimeDelta::hours(SESSION_HOURS),
        ended_at: None,
    };
    let (refresh_token, hash) = draw();
    sessions::insert(tx, &session, &hash).await?;
    let access_token = app.identity.keys.sign(person, session.id, now)?;
    Ok(SignedIn { access_token, refresh_token, expires_at: session.expires_at })
}

/// Exchanges a refresh token for a new pair. A token that comes back after its use ends the whole session.
///
/// # Errors
/// [`Failure::SessionEnded`].
pub async fn renew(app: &App, refresh_token: &str) -> Result<SignedIn, Failure> {
    let now = app.now();
    let hash = hash(refresh_token);
    let tx = app.store.begin().await?;
    let token = sessions::find_token(&tx, &hash).await?.ok_or(Failure::SessionEnded)?;
    let session = sessions::find(&tx, token.session).await?.ok_or(Failure::SessionEnded)?;
    if session.ended_at.is_some() || session.expires_at <= now {
        return Err(Failure::SessionEnded);
    }
    let late = token.used_at.is_some_and(|used| now - used > TimeDelta::seconds(GRACE_SECONDS));
    if late {
        sessions::end(&tx, session.id, now).await?;
        tx.commit().await?;
        app.identity.forget(session.person);
        tracing::warn!(session = %session.id, "a refresh token was used twice: session ended");
        return Err(Failure::SessionEnded);
    }
    sessions::use_token(&tx, (session.id, &hash), now).await?;
    let account = people::find(&tx, session.person).await?;
    if account.is_none_or(|account| account.value.status != AccountStatus::Active) {
        return Err(Failure::SessionEnded);
    }
    let (refresh_token, hash) = draw();
    sessions::insert_token(&tx, session.id, &hash, now).await?;
    let access_token = app.identity.keys.sign(session.person, session.id, now)?;
    tx.commit().await?;
    Ok(SignedIn { access_token, refresh_token, expires_at: session.expires_at })
}

/// One's open sessions.
///
/// # Errors
/// When the database fails.
pub async fn list_sessions(app: &App, actor: &Actor) -> Result<Vec<Session>, Failure> {
    Ok(sessions::open_of(&app.store.reader(), actor.id, app.now()).await?)
}

/// Ends one of one's sessions.
///
/// # Errors
/// [`Failure::NotFound`] for a session of somebody else.
pub async fn end_session(app: &App, actor: &Actor, id: SessionId) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let session = sessions::find(&tx, id).await?.filter(|session| session.person == actor.id);
    let session = session.ok_or(Failure::NotFound("session"))?;
    sessions::end(&tx, session.id, app.now()).await?;
    tx.commit().await?;
    app.identity.forget(actor.id);
    Ok(())
}

/// Ends all of one's sessions.
///
/// # Errors
/// When the database fails.
pub async fn sign_out_everywhere(app: &App, actor: &Actor) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    sessions::end_all(&tx, actor.id, now).await?;
    record(&tx, Some(actor.id), now, Fact::SignedOutEverywhere { account: actor.id }).await?;
    tx.commit().await?;
    app.identity.forget(actor.id);
    Ok(())
}

/// What counts the failed attempts at an address.
pub(super) fn attempts_of(app: &App, folded: &str) -> [u8; 32] {
    app.secrets.keyed("attempts-address", &[folded.as_bytes()])
}

fn draw() -> (String, Vec<u8>) {
    let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let hash = hash(&token);
    (token, hash)
}

/// 256 random bits need no slow hash.
pub(super) fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
