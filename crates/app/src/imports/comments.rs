//! Writing imported comments.

use std::collections::BTreeMap;

use domain::expression::Target;
use domain::idea::{Comment, CommentParts};
use domain::journal::{Entry, Fact};
use domain::{CommentId, IdeaId};
use import::Record;
use import::record::ImportedComment;
use persistence::{Tx, comments as kept};

use super::authors;
use super::desk::{Desk, new_id};
use super::marks::{self, Marks};
use super::plan::Plan;
use super::reading::Content;
use crate::Failure;

pub(super) async fn write(tx: &Tx, desk: &mut Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let all = plan.created().map(|(_, said)| said).chain(plan.updated().map(|(_, said)| said));
    authors::meet(tx, desk, all.filter_map(|said| comment(said)?.author.as_ref())).await?;
    let mut rows = Vec::new();
    let mut marks = Marks::default();
    for (external_id, said) in plan.created() {
        let id = CommentId(new_id());
        let Some((idea, made)) = made(desk, &plan.ideas, id, said) else { continue };
        marks.add((external_id, said), id.0, entry(idea, &made));
        rows.push((made, said.html.text.clone().unwrap_or_default()));
    }
    kept::insert_all(tx, &rows).await?;
    marks.keep(tx, desk).await?;
    for (known, said) in plan.updated() {
        let Some((_, changed)) = made(desk, &plan.ideas, CommentId(known.object), said) else {
            continue;
        };
        kept::replace(tx, &changed, said.html.text.as_deref().unwrap_or_default()).await?;
        marks::renew(tx, desk, (known, said), None).await?;
    }
    Ok(())
}

fn comment(said: &Content) -> Option<&ImportedComment> {
    match &said.record {
        Record::Comment(comment) => Some(comment),
        Record::Idea(_)
        | Record::Poc(_)
        | Record::Challenge(_)
        | Record::Account(_)
        | Record::Practice(_) => None,
    }
}

fn made(
    desk: &Desk<'_>,
    ideas: &BTreeMap<String, IdeaId>,
    id: CommentId,
    said: &Content,
) -> Option<(IdeaId, Comment)> {
    let comment = comment(said)?;
    let idea = *ideas.get(&comment.idea)?;
    let made = Comment::restore(CommentParts {
        id,
        on: Target::Idea(idea),
        author: desk.author(comment.author.as_ref()),
        // Where they are is read with their name.
        organisation: None,
        masked: None,
        stance: comment.stance,
        body: comment.body.clone(),
        posted_at: comment.posted_at.unwrap_or(desk.now),
        edited_at: None,
        removed_at: None,
    });
    Some((idea, made))
}

/// As the file tells it: its author said it, on that day. Whoever imports is named by the facts about the idea.
fn entry(idea: IdeaId, comment: &Comment) -> Entry {
    let CommentParts { id, author, posted_at, .. } = comment.parts();
    let fact = Fact::CommentPosted { idea, comment: *id };
    Entry { id: new_id(), actor: *author, at: *posted_at, fact }
}
