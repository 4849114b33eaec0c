//! What edits changed in an idea, in the words before and after.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::IdeaId;
use domain::access::{Actor, Permission};
use domain::idea::{EditedBy, FieldChange, IdeaField, PieceKind};
use domain::journal::Fact;
use persistence::{ideas, journal};
use similar::{ChangeTag, TextDiff, TextDiffConfig};
use uuid::Uuid;

use super::query::HISTORY_MAX;
use super::sight::known;
use crate::{App, Failure};

/// Edits whose words are given at once.
const EDITS_MAX: usize = 30;
/// After this long, what is left of two texts is compared roughly.
const PATIENCE: Duration = Duration::from_millis(50);

/// A piece of text, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// The text.
    pub text: String,
}

/// What an edit changed, for somebody.
#[derive(Clone, Debug)]
pub struct EditRow {
    /// The entry of the history that tells it.
    pub entry: Uuid,
    /// Each part that it changed; without the words, when they are not for this reader.
    pub changes: Vec<(IdeaField, Option<Vec<Piece>>)>,
}

/// What the latest edits changed in an idea, the newest first.
///
/// # Errors
/// Denied.
pub async fn edits(app: &App, actor: &Actor, id: IdeaId) -> Result<Vec<EditRow>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let idea = known(&from, actor, id).await?.value;
    actor.require_on(Permission::ReadIdeas, &idea)?;
    let entries = journal::about(&from, id.0, HISTORY_MAX).await?;
    let edited = entries.iter().filter(|entry| matches!(entry.fact, Fact::IdeaEdited { .. }));
    let edited: Vec<Uuid> = edited.map(|entry| entry.id).take(EDITS_MAX).collect();
    let kept = ideas::edits(&from, &edited).await?;
    let mut kept: BTreeMap<Uuid, _> = kept.into_iter().map(|edit| (edit.entry, edit)).collect();
    let mut taken_out = false;
    let rows = edited.into_iter().filter_map(|entry| {
        let edit = kept.remove(&entry)?;
        taken_out |= edit.by == EditedBy::Other;
        // What an administrator took out stands in the edits that came before, too.
        let hers = taken_out && edit.by == EditedBy::Signer;
        let by = if hers { EditedBy::Other } else { edit.by };
        let shown = idea.shows_replaced_words(actor, by);
        let told = |change: &FieldChange| (change.field, shown.then(|| pieces(change)));
        Some(EditRow { entry, changes: edit.changes.iter().map(told).collect() })
    });
    Ok(rows.collect())
}

/// What is in both versions of a part, and in each alone: by words, by lines for files, whole for what is a code.
fn pieces(change: &FieldChange) -> Vec<Piece> {
    let FieldChange { field, before, after } = change;
    let mut by = TextDiff::configure();
    by.timeout(PATIENCE);
    match field {
        IdeaField::Title | IdeaField::Problem | IdeaField::Proposal => by_words(&by, before, after),
        IdeaField::Attachments => joined(&by.diff_lines(before.as_str(), after.as_str())),
        IdeaField::Domain
        | IdeaField::Subcategory
        | IdeaField::InnovationField
        | IdeaField::Form
        | IdeaField::Origin => {
            let both = [(PieceKind::Removed, before), (PieceKind::Added, after)];
            let said = both.into_iter().filter(|(_, code)| !code.is_empty());
            said.map(|(kind, code)| Piece { kind, text: code.clone() }).collect()
        }
    }
}

fn by_words(by: &TextDiffConfig, before: &str, after: &str) -> Vec<Piece> {
    joined(&by.diff_words(before, after))
}

/// Pieces of one kind that follow each other are one.
fn joined<'text>(diff: &TextDiff<'text, 'text, '_, str>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Kept,
            ChangeTag::Delete => PieceKind::Removed,
            ChangeTag::Insert => PieceKind::Added,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            Some(_) | None => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}
