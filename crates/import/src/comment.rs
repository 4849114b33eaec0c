//! A line of a file of comments.

use domain::FieldCode;
use domain::idea::Stance;

use crate::mapping::CommentsMapping;
use crate::reading::Reading;
use crate::record::ImportedComment;

pub(crate) fn read(from: &mut Reading<'_>, mapping: &CommentsMapping) -> Option<ImportedComment> {
    let idea = from.external_id(&mapping.idea);
    let stance = from.meaning(&mapping.stance).and_then(Stance::from_code);
    let body = from.paragraph(Some(&mapping.body), &mapping.notes);
    if body.is_none() && from.field(&mapping.body.column).trim().is_empty() {
        from.refuse(&mapping.body.column, FieldCode::Required);
    }
    let author = from.short(mapping.author.as_ref());
    let posted_at = from.instant(mapping.posted_at.as_ref());
    Some(ImportedComment {
        idea: idea?,
        idea_column: mapping.idea.clone(),
        stance: stance?,
        body: body?,
        author,
        posted_at,
    })
}
