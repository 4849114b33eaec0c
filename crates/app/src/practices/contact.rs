//! Whoever somebody else named as the one to call stops being so.

use domain::access::{Actor, Profile};
use domain::practice::PracticeParts;
use domain::{OrganisationId, PracticeId, UserId};
use persistence::{Reads, people, practices};

use super::read::shown;
use crate::{App, Failure, Version, record, seen};

/// The caller stops being the one to call: it is whoever published the practice again, or whoever answers for it once
/// that account is closed. Nothing, for anybody else.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`]; at `/content/contact_id`, for whoever published it.
pub async fn leave_contact(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut practice = seen(shown(&tx, actor, id).await?.practice, version)?;
    let PracticeParts { published_by, organisation, .. } = practice.value.parts();
    let heir = heir(&tx, actor, (*published_by, *organisation)).await?;
    let Some(facts) = practice.value.leave(actor, heir)? else { return Ok(()) };
    practices::update(&tx, &practice).await?;
    for fact in facts {
        record(&tx, Some(actor.id), app.now(), fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Who is to be called once the caller is so no more: whoever wrote of it, as long as their account is open; once it is
/// closed, somebody who administers the body, or else the branch.
pub(super) async fn heir(
    from: &impl Reads,
    actor: &Actor,
    (writer, body): (UserId, OrganisationId),
) -> Result<Option<UserId>, Failure> {
    let there = people::named_by(from, [writer]).await?;
    if there.get(&writer).is_some_and(|person| person.reachable) {
        return Ok(Some(writer));
    }
    let mut all = people::regional_administrators(from, body).await?;
    all.retain(|id| *id != actor.id);
    for profile in [Profile::FunctionalAdmin, Profile::SuperAdmin] {
        if all.is_empty() {
            all = people::with_profiles(from, &[profile]).await?;
            all.retain(|id| *id != actor.id);
        }
    }
    // The one whose account is the oldest, whatever the order in which they come.
    Ok(all.into_iter().min())
}
