//! Rows of `idea`, back into the domain.

use domain::access::Seal;
use domain::idea::{
    Author, Classification, Decision, Idea, IdeaContent, IdeaParts, InnovationForm,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, Title};
use domain::{AttachmentId, ChallengeId, IdeaId, OrganisationId, PocId, UserId};
use uuid::Uuid;

use super::potential;
use crate::code::{from_code, from_code_opt, from_json};
use crate::entity::idea::Model;
use crate::{StoreError, Stored};

/// The idea that a row and its files make.
pub(super) fn idea(row: Model, attachments: Vec<AttachmentId>) -> Result<Stored<Idea>, StoreError> {
    let author = author(row.author_id, row.seal, row.seal_slot)?;
    let words = (row.verdict_reason, row.ground.as_deref(), row.revival_condition);
    let decision = decision(row.verdict.as_deref(), words, row.decided_by.zip(row.decided_at))?;
    let co_authors: Option<Vec<UserId>> = row.co_authors.as_deref().map(from_json).transpose()?;
    let form: InnovationForm = from_code(&row.form)?;
    let content = IdeaContent {
        title: Title::restore(row.title),
        problem: row.problem.map(LongText::restore),
        proposal: row.proposal.map(LongText::restore),
        classification: Classification {
            domain: ReferenceCode(row.domain),
            subcategory: ReferenceCode(row.subcategory),
            innovation_field: row.innovation_field.map(ReferenceCode),
            form,
            origin: from_code(&row.origin)?,
        },
        attachments,
    };
    let parts = IdeaParts {
        id: IdeaId(row.id),
        reference: row.reference,
        content,
        author,
        organisation: row.organisation_id.map(OrganisationId),
        department: row.department_id.map(OrganisationId),
        challenge: row.challenge_id.map(ChallengeId),
        status: from_code(&row.status)?,
        decision,
        poc: row.poc_id.map(PocId),
        deposited_at: row.deposited_at,
        deposited_by: row.deposited_by.map(UserId),
        co_authors: co_authors.unwrap_or_default(),
        merged_into: row.merged_into.map(IdeaId),
        potential: row.potential.as_deref().map(potential::read).transpose()?,
        visibility: from_code(&row.visibility)?,
    };
    Ok(Stored { value: Idea::restore(parts), version: row.version })
}

/// Whose an idea is.
pub(crate) fn author(
    id: Option<Uuid>,
    seal: Option<Vec<u8>>,
    slot: Option<i64>,
) -> Result<Author, StoreError> {
    match (id, seal, slot) {
        (Some(id), _, _) => Ok(Author::Named(UserId(id))),
        (None, None, _) => Ok(Author::Unknown),
        (None, Some(mark), Some(slot)) => {
            let broken = || StoreError::Corrupt("a seal cannot be read".to_owned());
            let slot = u32::try_from(slot).map_err(|_| broken())?;
            let mark = mark.try_into().map_err(|_| broken())?;
            Ok(Author::Anonymous(Seal { slot, mark }))
        }
        (None, Some(_), None) => Err(StoreError::Corrupt("a seal without its slot".to_owned())),
    }
}

fn decision(
    verdict: Option<&str>,
    (reason, ground, condition): (Option<String>, Option<&str>, Option<String>),
    decided: Option<(Uuid, chrono::DateTime<chrono::Utc>)>,
) -> Result<Option<Decision>, StoreError> {
    let (Some(verdict), Some(reason), Some((by, decided_at))) = (verdict, reason, decided) else {
        return Ok(None);
    };
    Ok(Some(Decision {
        verdict: from_code(verdict)?,
        reason: Paragraph::restore(reason),
        ground: from_code_opt(ground)?,
        condition: condition.map(Paragraph::restore),
        decided_by: UserId(by),
        decided_at,
    }))
}
