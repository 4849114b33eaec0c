//! Whom a question to the Dinno or a request for resources concerns: whoever asked, and whoever answers.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::access::{Owned, Permission, Place, Profile, Reach, Standing, delegation_day};
use domain::journal::{Entry, Fact};
use domain::{HelpRequestId, ResourceRequestId, UserId};
use persistence::notifications::Recipient;
use persistence::resource_requests::{self as kept, ResourceFilter};
use persistence::{Reads, delegations, help_requests, matrix, people};

use super::Reason;
use crate::{Failure, resource_requests};

type Recipients = Vec<(Recipient, Reason)>;

/// The people whom such a fact concerns; nobody, for any other fact.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "`recipients` names every variant; this is its part"
)]
pub(super) async fn of(from: &impl Reads, entry: &Entry) -> Result<Recipients, Failure> {
    let actor = entry.actor;
    match &entry.fact {
        Fact::MessageSent { to, .. } => Ok(vec![(Recipient::Person(*to), Reason::Addressee)]),
        Fact::HelpRequested { help_request }
        | Fact::HelpReplied { help_request, .. }
        | Fact::SupportRequested { help_request, .. }
        | Fact::HelpClosed { help_request } => of_help(from, *help_request, entry).await,
        Fact::ResourcesRequested { resource_request } => {
            of_resources(from, *resource_request, actor).await
        }
        Fact::ResourceDecided { resource_request, .. } => {
            of_decision(from, *resource_request, actor).await
        }
        _ => Ok(Vec::new()),
    }
}

/// What one side does, the other is told: whoever asked, or all who may answer.
async fn of_help(
    from: &impl Reads,
    id: HelpRequestId,
    entry: &Entry,
) -> Result<Recipients, Failure> {
    let Some(request) = help_requests::find(from, id).await? else { return Ok(Vec::new()) };
    let (author, asked_at) = (request.value.parts().author, request.value.parts().asked_at);
    // Support that is asked with the question: whoever answers is told of the question.
    if matches!(entry.fact, Fact::SupportRequested { .. }) && entry.at == asked_at {
        return Ok(Vec::new());
    }
    let actor = entry.actor;
    if actor == Some(author) {
        let at = (request.value.place(), request.value.parts().moved_at);
        let all = handlers_there(from, Permission::FollowUpHelpRequest, at).await?;
        return Ok(told(all, actor, Reason::Handler));
    }
    Ok(told([author], actor, Reason::Requester))
}

/// Those who answer whoever proposes to take an idea up again.
pub(super) async fn deciders(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    let Fact::RevivalProposed { .. } = fact else { return Ok(Vec::new()) };
    let all = handlers(from, Permission::DecideIdea).await?;
    Ok(told(all, actor, Reason::Handler))
}

/// Whoever is named for a kind that is asked for; the administrators for a kind without a name.
async fn of_resources(
    from: &impl Reads,
    id: ResourceRequestId,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    let found = kept::find(from, id, &ResourceFilter::default()).await?;
    let Some(found) = found else { return Ok(Vec::new()) };
    let settings = resource_requests::in_force(from).await?.value;
    let mut all = BTreeSet::new();
    let mut unnamed = false;
    for line in &found.request.value.parts().lines {
        match settings.kind(&line.kind).and_then(|kind| kind.handler_id) {
            Some(handler) => _ = all.insert(handler),
            None => unnamed = true,
        }
    }
    if unnamed {
        let request = &found.request.value;
        let at = (request.place(), request.parts().requested_at);
        all.extend(handlers_there(from, Permission::HandleResources, at).await?);
    }
    Ok(told(all, actor, Reason::Handler))
}

/// Whoever asked, of what was answered.
async fn of_decision(
    from: &impl Reads,
    id: ResourceRequestId,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    let found = kept::find(from, id, &ResourceFilter::default()).await?;
    let requester = found.map(|found| found.request.value.parts().requester);
    Ok(told(requester, actor, Reason::Requester))
}

/// Everybody whose profile may do that on anything, by the matrix in force.
async fn handlers(from: &impl Reads, permission: Permission) -> Result<Vec<UserId>, Failure> {
    let matrix = matrix::read(from).await?;
    let may = |profile: &&Profile| matrix.reach(**profile, permission) == Reach::Everything;
    let profiles: Vec<Profile> = Profile::ALL.iter().filter(may).copied().collect();
    Ok(people::with_profiles(from, &profiles).await?)
}

/// The same, and those to whom it was lent for what stands there, as it counted at that instant.
async fn handlers_there(
    from: &impl Reads,
    permission: Permission,
    (place, at): (Place, DateTime<Utc>),
) -> Result<BTreeSet<UserId>, Failure> {
    let mut all: BTreeSet<_> = handlers(from, permission).await?.into_iter().collect();
    let matrix = matrix::read(from).await?;
    let lent = delegations::bearing_on(from, place.organisation, delegation_day(at)).await?;
    let whole = lent.into_iter().filter(|(_, lent)| {
        lent.scope.holds(place) && lent.reach(&matrix, permission, place.item) == Reach::Everything
    });
    all.extend(whole.map(|(to, _)| to));
    // The administrators of a regional body answer for what stands there.
    if let Some(body) = place.organisation
        && let Some(lent) = Standing::of(Profile::FunctionalAdmin, Some(body)).lent
        && lent.reach(&matrix, permission, place.item) == Reach::Everything
    {
        all.extend(people::regional_administrators(from, body).await?);
    }
    Ok(all)
}

/// Those who look after what nobody does any more: whoever may do that on anything there.
pub(super) async fn keepers(
    from: &impl Reads,
    permission: Permission,
    there: (Place, DateTime<Utc>),
) -> Result<Recipients, Failure> {
    let all = handlers_there(from, permission, there).await?;
    Ok(told(all, None, Reason::Keeper))
}

/// Nobody is told what they did themselves.
fn told(
    people: impl IntoIterator<Item = UserId>,
    actor: Option<UserId>,
    reason: Reason,
) -> Recipients {
    let others = people.into_iter().filter(|person| Some(*person) != actor);
    others.map(|person| (Recipient::Person(person), reason)).collect()
}
