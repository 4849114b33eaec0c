//! What ideas are besides their domain, and what was answered to them: for a table that is taken away.

use std::collections::BTreeMap;

use domain::IdeaId;
use domain::idea::{IdeaOrigin, IdeaVerdict, InnovationForm};
use domain::reference::ReferenceCode;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, from_code_opt};
use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError};

/// What an idea is, and its last answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaNature {
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Its field of innovation.
    pub field: Option<ReferenceCode>,
    /// What was decided.
    pub verdict: Option<IdeaVerdict>,
    /// Why, in words that everyone reads.
    pub reason: Option<String>,
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    origin: String,
    form: String,
    innovation_field: Option<String>,
    verdict: Option<String>,
    verdict_reason: Option<String>,
}

/// What these ideas are.
///
/// # Errors
/// When the database fails.
pub async fn natures(
    from: &impl Reads,
    ideas: &[IdeaId],
) -> Result<BTreeMap<IdeaId, IdeaNature>, StoreError> {
    if ideas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let lines: Vec<Line> = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Origin,
            Column::Form,
            Column::InnovationField,
            Column::Verdict,
            Column::VerdictReason,
        ])
        .filter(Column::Id.is_in(ideas.iter().map(|id| id.0)))
        .into_model()
        .all(from.connection())
        .await?;
    lines.into_iter().map(nature).collect()
}

fn nature(line: Line) -> Result<(IdeaId, IdeaNature), StoreError> {
    let Line { id, origin, form, innovation_field, verdict, verdict_reason } = line;
    let nature = IdeaNature {
        origin: from_code(&origin)?,
        form: from_code(&form)?,
        field: innovation_field.map(ReferenceCode),
        verdict: from_code_opt(verdict.as_deref())?,
        reason: verdict_reason,
    };
    Ok((IdeaId(id), nature))
}
