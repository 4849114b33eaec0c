//! Writing imported challenges.

use chrono::Datelike;
use domain::ChallengeId;
use domain::challenge::{Challenge, ChallengeContent, ChallengeParts, ChallengeStatus, Timetable};
use domain::journal::Fact;
use import::Record;
use import::record::ImportedChallenge;
use persistence::challenges::{self as kept, ChallengeHtml, NewRow};
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
        rows.push(NewRow {
            challenge: made(challenge, id, reference),
            html: html(said),
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
        Record::Idea(_)
        | Record::Comment(_)
        | Record::Poc(_)
        | Record::Account(_)
        | Record::Practice(_) => None,
    }
}

fn made(challenge: &ImportedChallenge, id: ChallengeId, reference: String) -> Challenge {
    Challenge::restore(ChallengeParts {
        id,
        reference,
        content: said(challenge, ChallengeContent::titled(challenge.title.clone())),
        owner: None,
        experts: Vec::new(),
        timetable: dated(challenge.status, Timetable::draft()),
        closing: None,
    })
}

/// What a file says, in place of what was there; what it does not say stays as people made it.
fn said(challenge: &ImportedChallenge, before: ChallengeContent) -> ChallengeContent {
    ChallengeContent {
        title: challenge.title.clone(),
        question: challenge.question.clone(),
        description: challenge.description.clone(),
        sponsor: challenge.sponsor.clone(),
        ..before
    }
}

const fn dated(status: ChallengeStatus, before: Timetable) -> Timetable {
    Timetable { status, ..before }
}

fn html(said: &Content) -> ChallengeHtml {
    ChallengeHtml { description: said.html.text.clone(), results: None }
}

async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    challenge: &ImportedChallenge,
) -> Result<(), Failure> {
    let id = ChallengeId(known.object);
    let found = kept::find(tx, id).await?.ok_or(Failure::NotFound("challenge"))?;
    let mut parts = found.value.parts().clone();
    parts.content = self::said(challenge, parts.content);
    let results = crate::challenges::html(&found.value).results;
    let changed = Stored { value: Challenge::restore(parts), version: found.version };
    kept::update(tx, &changed, &ChallengeHtml { results, ..html(said) }).await?;
    let told = marks::entry(desk, Fact::ChallengeImported { challenge: id });
    marks::renew(tx, desk, (known, said), Some(told)).await
}
