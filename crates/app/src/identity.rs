//! Who is signed in, and what they may do: read at each request, never from the token.

mod accounts;
mod own_password;
mod password_links;
mod passwords;
mod seals;
mod sessions;
pub(crate) mod throttle;
mod together;
mod tokens;
mod trainings;
mod verified;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::access::{Actor, Holdings, SealKey, delegation_day};
use domain::people::AccountStatus;
use domain::{SessionId, UserId};
use persistence::{
    Reads, Store, delegations, matrix, ownerships, people, poc_rules, sessions as kept_sessions,
};

pub use accounts::{
    AccountEdit, NewAccount, create_account, create_first_account, edit_account, history,
    list_accounts, read_account,
};
pub(crate) use accounts::{bodies, told};
pub use own_password::change_own_password;
pub use password_links::{
    GivenLink, choose_password, give_password_link, path_of_password, request_password_link,
};
pub(crate) use password_links::{password_page, still_good};
pub use passwords::hash as hash_password;
pub use seals::{free_slot, seals_of};
pub use sessions::{
    Entrance, SignedIn, end_session, list_sessions, renew, sign_in, sign_out_everywhere,
};
pub use together::{AccountChange, edit_accounts};
pub use tokens::{ACCESS_SECONDS, PublicKey};
pub use trainings::{TrainingsReading, keep_trainings, read_trainings};

use crate::{Clock, Failure, Secrets};
use tokens::Keys;

/// How long another server may take to hear that a right was withdrawn. This one hears at once.
const REMEMBERED: Duration = Duration::from_secs(1);

/// Keys that sign tokens, and the sessions seen lately.
#[derive(Clone, Debug)]
pub struct Identity {
    keys: Keys,
    secrets: Secrets,
    clock: Clock,
    seen: Arc<RwLock<HashMap<SessionId, Seen>>>,
}

#[derive(Clone, Debug)]
struct Seen {
    actor: Arc<Actor>,
    expires_at: DateTime<Utc>,
    read: Instant,
}

/// A request that carries a valid token.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who, with the rights in force.
    pub actor: Arc<Actor>,
    /// Their session.
    pub session: SessionId,
}

impl Identity {
    pub(crate) async fn open(
        store: &Store,
        secrets: &Secrets,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let keys = Keys::open(store, secrets, clock()).await?;
        let seen = Arc::new(RwLock::new(HashMap::new()));
        Ok(Self { keys, secrets: secrets.clone(), clock, seen })
    }

    /// Who sends this token, with the rights in force now.
    ///
    /// # Errors
    /// [`Failure::SessionEnded`] for a token that is forged, expired, or of an ended session.
    pub async fn authenticate(&self, store: &Store, token: &str) -> Result<Caller, Failure> {
        let now = (self.clock)();
        let (person, session) = self.keys.verify(token, now)?;
        if let Some(actor) = self.remembered(session, now) {
            return Ok(Caller { actor, session });
        }
        let from = store.reader();
        let kept = kept_sessions::find(&from, session).await?;
        let kept = kept.filter(|kept| {
            kept.person == person && kept.ended_at.is_none() && kept.expires_at > now
        });
        let kept = kept.ok_or(Failure::SessionEnded)?;
        let account = people::find(&from, person).await?;
        let account = account
            .map(|stored| stored.value)
            .filter(|account| account.status == AccountStatus::Active)
            .ok_or(Failure::SessionEnded)?;
        let actor = Arc::new(self.read_actor(&from, &account, now).await?);
        self.remember(session, &actor, kept.expires_at);
        Ok(Caller { actor, session })
    }

    /// Somebody, with the rules in force, what is lent to them today and what they were declared to own.
    pub(crate) async fn read_actor(
        &self,
        from: &impl Reads,
        account: &people::Account,
        now: DateTime<Utc>,
    ) -> Result<Actor, Failure> {
        let matrix = matrix::read(from).await?;
        let poc_rules = poc_rules::read(from).await?.value;
        let mut lent = delegations::in_force(from, account.id, delegation_day(now)).await?;
        let standing = people::standing(from, account).await?;
        lent.extend(standing.lent);
        let groups = [account.department, account.organisation].into_iter().flatten();
        let owners = groups.map(|group| group.0).chain([account.id.0]);
        let owned = ownerships::of(from, owners).await?;
        Ok(Actor {
            id: account.id,
            profile: standing.profile,
            organisation: account.organisation,
            department: account.department,
            top_management: account.marks.top_management,
            referent: account.marks.referent,
            matrix: Arc::new(matrix),
            holds: Holdings { lent, owned },
            poc_rules,
            seals: self.secrets.seal_key(account.id),
            preview: None,
        })
    }

    /// The same, of somebody who asks nothing now: no masked idea is known as theirs, for what is written beside their
    /// name meanwhile would tell it.
    pub(crate) async fn read_absent(
        &self,
        from: &impl Reads,
        account: &people::Account,
        now: DateTime<Utc>,
    ) -> Result<Actor, Failure> {
        let seals = SealKey::new([0; 32]);
        Ok(Actor { seals, ..self.read_actor(from, account, now).await? })
    }

    /// The public halves of the keys that verify tokens, for other tools.
    #[must_use]
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.keys.public()
    }

    /// Draws a new signing key; the old ones verify until the tokens they signed expire.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rotate_keys(&self, store: &Store) -> Result<(), Failure> {
        self.keys.rotate(store, &self.secrets, (self.clock)()).await
    }

    fn remembered(&self, session: SessionId, now: DateTime<Utc>) -> Option<Arc<Actor>> {
        let seen = self.seen.read().unwrap_or_else(PoisonError::into_inner);
        seen.get(&session)
            .filter(|seen| seen.read.elapsed() < REMEMBERED && seen.expires_at > now)
            .map(|seen| Arc::clone(&seen.actor))
    }

    fn remember(&self, session: SessionId, actor: &Arc<Actor>, expires_at: DateTime<Utc>) {
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > 10_000 {
            seen.retain(|_, seen| seen.read.elapsed() < REMEMBERED);
        }
        let actor = Arc::clone(actor);
        seen.insert(session, Seen { actor, expires_at, read: Instant::now() });
    }

    /// Forgets what was read about a person, so that their next request reads it again.
    pub(crate) fn forget(&self, person: UserId) {
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, seen| seen.actor.id != person);
    }

    /// Forgets everybody: the matrix, or what a body owns, changed.
    pub fn forget_all(&self) {
        self.seen.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
