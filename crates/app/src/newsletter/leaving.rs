//! Ending letters from one of them: an address of one's own, which needs no token (RFC 8058, ADR 0011).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::UserId;
use domain::journal::Fact;
use domain::mail::{Letters, MailChoice};
use persistence::{Tx, mail_choices, newsletter};

use crate::attachments::same;
use crate::identity::throttle;
use crate::{App, Failure, record};

/// Ends these letters for the person whose address it is. Twice is once. `origin` is where the request comes from:
/// whoever guesses is slowed down, whoever holds an address of ours never is.
///
/// # Errors
/// [`Failure::NotFound`] when the address is not one of ours; [`Failure::TooManyAttempts`] after several such.
pub async fn leave(
    app: &App,
    (person, letters): (UserId, Letters),
    given: &str,
    origin: &str,
) -> Result<(), Failure> {
    let now = app.now();
    let given = URL_SAFE_NO_PAD.decode(given).unwrap_or_default();
    let known = same(&given, &sign(app, person, letters));
    let bucket = app.secrets.keyed("attempts-leaving", &[origin.as_bytes()]);
    if !known {
        throttle::check(&app.store.reader(), &bucket, now).await?;
    }
    let tx = app.store.begin().await?;
    if !known {
        throttle::failed(&tx, &bucket, now).await?;
        tx.commit().await?;
        return Err(Failure::NotFound("subscription"));
    }
    match letters {
        Letters::Newsletter => end_subscription(&tx, person, now).await?,
        Letters::Notifications => {
            mail_choices::keep(&tx, person, MailChoice::Never, now.date_naive()).await?;
        }
    }
    Ok(tx.commit().await?)
}

async fn end_subscription(tx: &Tx, person: UserId, now: DateTime<Utc>) -> Result<(), Failure> {
    if newsletter::unsubscribe(tx, person).await? {
        let fact = Fact::NewsletterSubscriptionChanged { account: person, active: false };
        record(tx, Some(person), now, fact).await?;
    }
    Ok(())
}

/// What makes the address of a person one of ours.
pub(crate) fn signature(app: &App, person: UserId, letters: Letters) -> String {
    URL_SAFE_NO_PAD.encode(sign(app, person, letters))
}

fn sign(app: &App, person: UserId, letters: Letters) -> [u8; 32] {
    let purpose = match letters {
        Letters::Newsletter => "newsletter-leaving",
        Letters::Notifications => "notifications-leaving",
    };
    app.secrets.keyed(purpose, &[person.0.as_bytes()])
}
