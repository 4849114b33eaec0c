//! Writing imported challenges.

use chrono::Datelike;
use domain::ChallengeId;
use domain::challenge::Challenge;
use domain::journal::Fact;
use domain::text::ShortText;
use import::Record;
use import::record::ImportedChallenge;
use persistence::challenges::{self as kept, NewChallenge};
use persistence::external_objects::ExternalObject;
use persistence::{Stored, Tx};

use super::desk::{Desk, new_id};
use super::marks::{self, Marks};
use super::numbers;
use super::plan::Plan;
use super::reading::Content;
use crate::Failure;

pub(super) async fn write(tx: &Tx, desk: &Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let new: Vec<_> =
        plan.created().filter_map(|(id, said)| Some((id, challenge(said)?, said))).collect();
    let years = vec![desk.now.year(); new.len()];
    let references = numbers::take(tx, "DEFI", 3, &years).await?;
    let mut rows = Vec::with_capacity(new.len());
    let mut marks = Marks::default();
    for ((external_id, challenge, said), reference) in new.into_iter().zip(references) {
        let id = ChallengeId(new_id());
        rows.push(NewChallenge {
            challenge: made(challenge, id, reference),
            html: said.html.text.clone(),
            created_at: desk.now,
        });
        let fact = Fact::ChallengeImported { challenge: id };
        marks.add((external_id, said), id.0, marks::entry(desk, fact));
    }
    kept::insert_all(tx, &rows).await?;
    marks.keep(tx, desk).await?;
    for (known, said) in plan.updated() {
        if let Some(challenge) = challenge(said) {
            update(tx, desk, (known, said), challenge).await?;
        }
    }
    Ok(())
}

fn challenge(said: &Content) -> Option<&ImportedChallenge> {
    match &said.record {
        Record::Challenge(challenge) => Some(challenge),
        Record::Idea(_) | Record::Comment(_) | Record::Poc(_) => None,
    }
}

fn made(challenge: &ImportedChallenge, id: ChallengeId, reference: String) -> Challenge {
    Challenge {
        id,
        reference,
        title: challenge.title.clone(),
        question: challenge.question.clone(),
        description: challenge.description.clone(),
        sponsor: challenge.sponsor.clone().map(ShortText::into_string),
        organisation: None,
        owner: None,
        status: challenge.status,
        opens_at: None,
        closes_at: None,
    }
}

async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    challenge: &ImportedChallenge,
) -> Result<(), Failure> {
    let id = ChallengeId(known.object);
    let found = kept::find(tx, id).await?.ok_or(Failure::NotFound("challenge"))?;
    let value = made(challenge, id, found.value.reference);
    let changed = Stored { value, version: found.version };
    kept::update(tx, &changed, said.html.text.as_deref()).await?;
    let told = marks::entry(desk, Fact::ChallengeImported { challenge: id });
    marks::renew(tx, desk, (known, said), Some(told)).await
}
