//! Who is told of what happens in an intrapreneur track: whoever is asked, the two of the team, whoever runs it (R078).

use domain::UserId;
use domain::challenge::EntryChange;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, challenges, ideas};

use super::Reason;
use crate::Failure;

/// Those whom it concerns. Nobody is told what they did themselves.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Fact::ChallengeEntry { challenge, idea, account, entry: change, .. } = fact else {
        return Ok(Vec::new());
    };
    let all = challenges::entries_of(from, *idea).await?;
    let found = all.into_iter().find(|one| one.value.challenge == *challenge);
    let Some(entry) = found.map(|found| found.value) else { return Ok(Vec::new()) };
    let owner = challenges::find(from, *challenge).await?.and_then(|one| one.value.parts().owner);
    let inviter = Some(entry.invited_by).filter(|by| *by != entry.author);
    let runners = owner.into_iter().chain(inviter).map(|person| (person, Reason::Keeper));
    let author = (entry.author, Reason::Author);
    let second = entry.teammate.map(|person| (person, Reason::Invited));
    let told: Vec<(UserId, Reason)> = match change {
        EntryChange::Invited | EntryChange::TeammateAsked => vec![(*account, Reason::Invited)],
        EntryChange::Entered | EntryChange::Accepted | EntryChange::Declined => runners.collect(),
        EntryChange::TeammateDeclined => vec![author],
        EntryChange::Completed | EntryChange::TeammateLeft => {
            [author].into_iter().chain(runners).collect()
        }
        EntryChange::Left => second.into_iter().chain(runners).collect(),
        EntryChange::Reworked => [author].into_iter().chain(second).collect(),
        EntryChange::Shortlisted
        | EntryChange::NotShortlisted
        | EntryChange::Laureate
        | EntryChange::NotLaureate => {
            // The idea is theirs as well: those who sign it hear what is decided of its team.
            let idea = ideas::find(from, *idea).await?.map(|idea| idea.value);
            let signers = idea.iter().flat_map(|idea| &idea.parts().co_authors);
            let signers = signers.map(|person| (*person, Reason::Author));
            [author].into_iter().chain(second).chain(signers).collect()
        }
    };
    let mut once: Vec<(Recipient, Reason)> = Vec::new();
    for (person, reason) in told.into_iter().filter(|(person, _)| Some(*person) != actor) {
        let person = Recipient::Person(person);
        if once.iter().all(|(other, _)| *other != person) {
            once.push((person, reason));
        }
    }
    Ok(once)
}
