//! What becomes of each line: compared with what is there, before anything is written.

use std::collections::BTreeMap;

use domain::expression::Target;
use domain::journal::Fact;
use domain::{CommentId, FieldCode, FieldError, IdeaId};
use import::record::ImportedComment;
use import::{ImportKind, LineOutcome, Record, Remark};
use persistence::external_objects::{self, ExternalObject};
use persistence::{Reads, comments, journal};

use super::accounts::{self, Resolved};
use super::desk::Desk;
use super::practices::{self, Contacts};
use super::reading::{Batch, Content, Ready};
use crate::Failure;

/// How many facts are read to know whether somebody changed an object.
const FACTS_MAX: u64 = 1_000;

/// What becomes of a batch.
#[derive(Debug)]
pub(super) struct Plan {
    pub lines: Vec<Planned>,
    /// The ideas that the comments of the batch are about.
    pub ideas: BTreeMap<String, IdeaId>,
    /// The accounts that the practices of the batch name.
    pub contacts: Contacts,
}

/// What becomes of a line.
#[derive(Debug)]
pub(super) struct Planned {
    pub line: Ready,
    pub outcome: LineOutcome,
    /// The object that an earlier import made.
    pub known: Option<ExternalObject>,
    /// What it means for the accounts that are there.
    pub account: Option<Resolved>,
}

impl Plan {
    /// Looks everything up, a few queries for the whole batch.
    pub async fn of(from: &impl Reads, desk: &Desk<'_>, batch: Batch) -> Result<Self, Failure> {
        if desk.kind == ImportKind::Accounts {
            let lines = accounts::plan(from, desk, batch).await?;
            return Ok(Self { lines, ideas: BTreeMap::new(), contacts: Contacts::new() });
        }
        let ids = batch.iter().filter(|line| line.content.is_ok()).map(|line| &*line.external_id);
        let mut known = external_objects::find_all(from, &desk.key(), ids).await?;
        let ideas = ideas(from, desk, &batch).await?;
        let contacts = practices::contacts(from, &batch).await?;
        let mut lines = Vec::with_capacity(batch.len());
        for mut line in batch {
            check_idea(&mut line, &ideas);
            let known = known.remove(&line.external_id);
            practices::check(desk, &mut line, &contacts, known.is_none());
            let outcome = outcome((from, desk), &mut line, known.as_ref(), &ideas).await?;
            lines.push(Planned { line, outcome, known, account: None });
        }
        Ok(Self { lines, ideas, contacts })
    }

    /// The lines that make something new, and what they say.
    pub fn created(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.with(LineOutcome::Created).map(|(planned, said)| (&*planned.line.external_id, said))
    }

    /// The lines that change something.
    pub fn updated(&self) -> impl Iterator<Item = (&ExternalObject, &Content)> {
        self.with(LineOutcome::Updated)
            .filter_map(|(planned, said)| planned.known.as_ref().map(|known| (known, said)))
    }

    fn with(&self, outcome: LineOutcome) -> impl Iterator<Item = (&Planned, &Content)> {
        self.lines
            .iter()
            .filter(move |planned| planned.outcome == outcome)
            .filter_map(|planned| planned.line.content.as_ref().ok().map(|said| (planned, said)))
    }
}

fn comment_of(line: &Ready) -> Option<&ImportedComment> {
    match line.content.as_ref().map(|content| &content.record) {
        Ok(Record::Comment(comment)) => Some(comment),
        Ok(
            Record::Idea(_)
            | Record::Poc(_)
            | Record::Challenge(_)
            | Record::Account(_)
            | Record::Practice(_),
        )
        | Err(_) => None,
    }
}

async fn ideas(
    from: &impl Reads,
    desk: &Desk<'_>,
    batch: &Batch,
) -> Result<BTreeMap<String, IdeaId>, Failure> {
    let named = batch.iter().filter_map(comment_of).map(|comment| &*comment.idea);
    let found = external_objects::find_all(from, &desk.key_of("idea"), named).await?;
    Ok(found.into_iter().map(|(name, idea)| (name, IdeaId(idea.object))).collect())
}

fn check_idea(line: &mut Ready, ideas: &BTreeMap<String, IdeaId>) {
    let Some(comment) = comment_of(line) else { return };
    if !ideas.contains_key(&comment.idea) {
        let pointer = format!("/{}", comment.idea_column);
        line.content = Err(vec![FieldError::new(pointer, FieldCode::UnknownValue)]);
    }
}

async fn outcome(
    (from, desk): (&impl Reads, &Desk<'_>),
    line: &mut Ready,
    known: Option<&ExternalObject>,
    ideas: &BTreeMap<String, IdeaId>,
) -> Result<LineOutcome, Failure> {
    let (Ok(content), known) = (&line.content, known) else { return Ok(LineOutcome::Refused) };
    let Some(known) = known else { return Ok(LineOutcome::Created) };
    if known.fingerprint == content.fingerprint {
        return Ok(LineOutcome::Unchanged);
    }
    if is_changed_here(from, content, known, ideas).await? {
        line.remarks.push(Remark::KeptAsChangedHere);
        return Ok(LineOutcome::Unchanged);
    }
    if let Some(error) = practices::refusal(from, desk, (known, content)).await? {
        line.content = Err(vec![error]);
        return Ok(LineOutcome::Refused);
    }
    Ok(LineOutcome::Updated)
}

/// Whether somebody did something to it in the portal: asked only for the few lines that say something else now.
async fn is_changed_here(
    from: &impl Reads,
    content: &Content,
    known: &ExternalObject,
    ideas: &BTreeMap<String, IdeaId>,
) -> Result<bool, Failure> {
    if let Record::Comment(comment) = &content.record {
        let Some(idea) = ideas.get(&comment.idea) else { return Ok(true) };
        let kept = comments::find(from, Target::Idea(*idea), CommentId(known.object)).await?;
        return Ok(kept.is_none_or(|comment| comment.parts().removed_at.is_some()));
    }
    let told = journal::about(from, known.object, FACTS_MAX).await?;
    Ok(told.iter().any(|entry| !leaves_it_alone(&entry.fact)))
}

/// Facts of the import itself, and those that change neither what an object says nor where it stands.
const fn leaves_it_alone(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::IdeaImported { .. }
            | Fact::PocImported { .. }
            | Fact::PocRestricted { .. }
            | Fact::ReadersChosen { .. }
            | Fact::IdeaPledged { .. }
            | Fact::PracticeRecommended { .. }
            | Fact::ChallengeImported { .. }
            | Fact::CommentPosted { .. }
            | Fact::CommentRemoved { .. }
            | Fact::TagsChanged { .. }
            | Fact::PracticeImported { .. }
            | Fact::PracticeAged { .. }
            | Fact::PracticeReplicated { .. }
            | Fact::ReuseDeclared { .. }
            | Fact::ReuseEdited { .. }
            | Fact::ReuseWithdrawn { .. }
            | Fact::KitPrepared { .. }
            | Fact::KitEdited { .. }
            | Fact::KitDiscarded { .. }
            | Fact::KitReleased { .. }
            | Fact::KitRecalled { .. }
    )
}
