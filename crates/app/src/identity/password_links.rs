//! Links by which people choose their password, once: an administrator gives one, or it comes by mail to whoever forgot
//! theirs (R334).
//!
//! What a link ends with is computed from its identifier and the secret of the server: the database keeps a hash of it,
//! and the letter that carries it is written from nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::access::{Actor, Permission};
use domain::journal::Fact;
use domain::people::{AccountStatus, EmailAddress, PasswordLink};
use domain::{PasswordLinkId, UserId};
use persistence::outbox::{self, Carried};
use persistence::people::{self, Account};
use persistence::{Reads, Tx, password_links, sessions};
use uuid::Uuid;

use super::accounts::place;
use super::sessions::{attempts_of, hash};
use super::{passwords, throttle};
use crate::{App, Failure, record};

/// Where the portal lets one choose a password.
const PAGE: &str = "/mot-de-passe/choisir";

/// A link, told once.
#[derive(Clone)]
pub struct GivenLink {
    /// What it ends with.
    pub token: String,
    /// From when on it is good for nothing.
    pub expires_at: DateTime<Utc>,
    /// Whether it also goes by mail.
    pub mailed: bool,
}

impl std::fmt::Debug for GivenLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GivenLink(…)")
    }
}

/// The page that a link leads to, on the portal. What it ends with stands after the `#`: browsers send it to nobody.
#[must_use]
pub fn path_of_password(token: &str) -> String {
    format!("{PAGE}#{token}")
}

/// The address of that page, for a letter.
pub(crate) fn password_page(app: &App, base: &str, link: &PasswordLink) -> String {
    let path = path_of_password(&token_of(app, link.id));
    format!("{base}{path}")
}

fn token_of(app: &App, link: PasswordLinkId) -> String {
    URL_SAFE_NO_PAD.encode(app.secrets.keyed("password-link", &[link.0.as_bytes()]))
}

/// Gives an account a link, in the place of its former one; by mail too where a relay takes letters.
///
/// # Errors
/// Denied, also above what the caller may give; [`Failure::OwnAccount`], [`Failure::AccountClosed`].
pub async fn give_password_link(
    app: &App,
    actor: &Actor,
    id: UserId,
) -> Result<GivenLink, Failure> {
    actor.require(Permission::EditAccounts)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let account = people::find(&tx, id).await?.ok_or(Failure::NotFound("account"))?.value;
    actor.may_draw_link(account.profile, place(&account))?;
    if actor.id == id {
        return Err(Failure::OwnAccount);
    }
    if account.status != AccountStatus::Active {
        return Err(Failure::AccountClosed);
    }
    let given = draw(app, &tx, (id, Some(actor.id)), now).await?;
    record(&tx, Some(actor.id), now, Fact::AccountEdited { account: id }).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(given)
}

async fn draw(
    app: &App,
    tx: &Tx,
    (person, given_by): (UserId, Option<UserId>),
    now: DateTime<Utc>,
) -> Result<GivenLink, Failure> {
    let link = PasswordLink::given(PasswordLinkId(Uuid::new_v4()), (person, given_by), now);
    let token = token_of(app, link.id);
    password_links::replace(tx, &link, &hash(&token)).await?;
    let mailed = app.has_relay();
    if mailed {
        outbox::write(tx, Carried::PasswordLink { link: link.id }, &[person], now).await?;
    }
    Ok(GivenLink { token, expires_at: link.expires_at, mailed })
}

/// Sends a link to whoever has an active account at this address, when a relay takes letters. What is done for them is
/// done after the answer: neither it nor its time tells whether there is such an account.
///
/// # Errors
/// [`Failure::TooManyAttempts`], the same whether or not the account exists.
pub async fn request_password_link(app: &App, email: &EmailAddress) -> Result<(), Failure> {
    let now = app.now();
    let bucket = app.secrets.keyed("password-requests", &[email.as_str().as_bytes()]);
    throttle::check(&app.store.reader(), &bucket, now).await?;
    let tx = app.store.begin().await?;
    throttle::failed(&tx, &bucket, now).await?;
    tx.commit().await?;
    if app.has_relay() {
        let (app, email) = (app.clone(), email.clone());
        tokio::spawn(async move {
            if let Err(error) = mail_link(&app, &email).await {
                tracing::error!(?error, "a link to choose a password could not be written");
            }
        });
    }
    Ok(())
}

async fn mail_link(app: &App, email: &EmailAddress) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let account = people::find_by_email(&tx, email).await?.map(|stored| stored.value);
    let active = account.filter(|account| account.status == AccountStatus::Active);
    let Some(account) = active else { return Ok(()) };
    draw(app, &tx, (account.id, None), app.now()).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Chooses the password of the account that a link was given to; its sessions end, and so does the link. `origin` is
/// where the request comes from: whoever guesses is slowed down, whoever holds a link never is.
///
/// # Errors
/// [`Failure::NotFound`], the same for a link that never was, is void, was used, has expired, or whose giver may not
/// give it any more;
/// [`Failure::TooManyAttempts`] after several such.
pub async fn choose_password(
    app: &App,
    token: &str,
    new: String,
    origin: &str,
) -> Result<(), Failure> {
    const MISSING: Failure = Failure::NotFound("password link");
    let now = app.now();
    let reader = app.store.reader();
    let Some((link, email)) = good(app, &reader, token, now).await? else {
        let bucket = app.secrets.keyed("attempts-password-link", &[origin.as_bytes()]);
        throttle::check(&reader, &bucket, now).await?;
        let tx = app.store.begin().await?;
        throttle::failed(&tx, &bucket, now).await?;
        tx.commit().await?;
        return Err(MISSING);
    };
    let password = passwords::hash(new).await?;
    let tx = app.store.begin().await?;
    if !password_links::take(&tx, &link).await? {
        return Err(MISSING);
    }
    let person = link.person;
    password_links::keep_password(&tx, person, &password).await?;
    sessions::end_all(&tx, person, now).await?;
    // Whoever guessed the former password does not keep its owner waiting.
    throttle::succeeded(&tx, &attempts_of(app, &email), now).await?;
    record(&tx, Some(person), now, Fact::AccountEdited { account: person }).await?;
    tx.commit().await?;
    app.identity.forget(person);
    Ok(())
}

/// The link that ends so, and the address of its account, while it is good.
async fn good(
    app: &App,
    from: &impl Reads,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(PasswordLink, String)>, Failure> {
    let Some(link) = password_links::find(from, &hash(token)).await? else { return Ok(None) };
    let email = still_good(app, from, &link, now).await?.map(|account| account.email);
    Ok(email.map(|email| (link, email)))
}

/// The account that a link was given to, while the link is good: its giver still has to be allowed to draw it.
pub(crate) async fn still_good(
    app: &App,
    from: &impl Reads,
    link: &PasswordLink,
    now: DateTime<Utc>,
) -> Result<Option<Account>, Failure> {
    let account = people::find(from, link.person).await?.map(|stored| stored.value);
    let Some(account) = account.filter(|account| link.is_good(account.status, now)) else {
        return Ok(None);
    };
    let Some(giver) = link.given_by else { return Ok(Some(account)) };
    let giver = people::find(from, giver).await?.map(|stored| stored.value);
    let Some(giver) = giver.filter(|giver| giver.status == AccountStatus::Active) else {
        return Ok(None);
    };
    let giver = app.identity.read_absent(from, &giver, now).await?;
    Ok(giver.may_draw_link(account.profile, place(&account)).is_ok().then_some(account))
}
