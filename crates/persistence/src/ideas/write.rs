//! Writing ideas.

use chrono::{DateTime, Utc};
use domain::access::Seal;
use domain::excerpt::excerpt;
use domain::idea::{Author, Decision, DecisionGround, Idea, IdeaContent, IdeaParts};
use domain::text::{LongText, Paragraph, fold};
use domain::{AttachmentId, IdeaId, OrganisationId, UserId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::potential;
use crate::code::{instant, to_json};
use crate::entity::idea::{ActiveModel, Column, Entity};
use crate::entity::{idea_attachment, idea_counter};
use crate::{StoreError, Stored, Tx, prepared};

/// The texts of an idea, made into HTML that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaHtml {
    /// What is wrong today.
    pub problem: Option<String>,
    /// What is proposed.
    pub proposal: Option<String>,
}

/// Adds an idea, with its files and its counters at nought.
///
/// # Errors
/// [`StoreError::Duplicate`] when another idea has its reference or its seal.
pub async fn insert(tx: &Tx, idea: &Idea, html: &IdeaHtml) -> Result<(), StoreError> {
    insert_all(tx, &[(idea.clone(), html.clone())]).await
}

/// Says of which direction its author is, when a named idea is deposited or a masked one is given a name.
///
/// # Errors
/// When the database fails.
pub async fn place(
    tx: &Tx,
    idea: IdeaId,
    department: Option<OrganisationId>,
) -> Result<(), StoreError> {
    let Some(department) = department else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::DepartmentId, Expr::value(department.0))
        .filter(Column::Id.eq(idea.0))
        .filter(Column::AuthorId.is_not_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Keeps the instant from which the promise made to the author of a spontaneous idea is broken; none promises nothing.
///
/// # Errors
/// When the database fails.
pub async fn promise(
    tx: &Tx,
    idea: IdeaId,
    ends_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::PromiseEndsAt, Expr::value(ends_at.map(instant)))
        .filter(Column::Id.eq(idea.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Adds many ideas.
///
/// # Errors
/// As [`insert`].
pub async fn insert_all(tx: &Tx, ideas: &[(Idea, IdeaHtml)]) -> Result<(), StoreError> {
    // A statement of SQLite takes 32,766 values.
    for chunk in ideas.chunks(500) {
        let rows = chunk.iter().map(|(idea, html)| row(idea, html));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
        let counters = chunk.iter().map(|(idea, _)| idea_counter::ActiveModel {
            idea_id: Set(idea.parts().id.0),
            votes: Set(0),
            comments: Set(0),
            imported_votes: Set(0),
        });
        idea_counter::Entity::insert_many(counters).exec_without_returning(&tx.0).await?;
        for (idea, _) in chunk {
            carry(tx, idea.parts().id, &idea.parts().content.attachments).await?;
        }
    }
    Ok(())
}

/// Keeps how many votes ideas had in the tool that they come from: a number of its own, never added to ours.
///
/// # Errors
/// When the database fails.
pub async fn keep_imported_votes(tx: &Tx, votes: &[(IdeaId, u32)]) -> Result<(), StoreError> {
    for (idea, votes) in votes {
        let votes = i32::try_from(*votes).unwrap_or(i32::MAX);
        idea_counter::Entity::update_many()
            .col_expr(idea_counter::Column::ImportedVotes, Expr::value(votes))
            .filter(idea_counter::Column::IdeaId.eq(idea.0))
            .exec(&tx.0)
            .await?;
    }
    Ok(())
}

/// Saves where an idea stands: its status, its decision, its potential, its experiment, those who sign it. What it says
/// is left as it is.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, idea: &Stored<Idea>) -> Result<(), StoreError> {
    let IdeaParts {
        id, status, decision, poc, challenge, co_authors, merged_into, potential, ..
    } = idea.value.parts();
    let decision = decision.as_ref();
    let condition = decision.and_then(|it| it.condition.as_ref()).map(Paragraph::as_str);
    let ground = decision.and_then(|it| it.ground).map(DecisionGround::code);
    let changed = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status.code()))
        .col_expr(Column::Verdict, Expr::value(decision.map(|it| it.verdict.code())))
        .col_expr(Column::VerdictReason, Expr::value(decision.map(|it| it.reason.as_str())))
        .col_expr(Column::DecidedBy, Expr::value(decision.map(|it| it.decided_by.0)))
        .col_expr(Column::DecidedAt, Expr::value(decision.map(|it| instant(it.decided_at))))
        .col_expr(Column::Ground, Expr::value(ground))
        .col_expr(Column::RevivalCondition, Expr::value(condition))
        .col_expr(Column::PocId, Expr::value(poc.map(|poc| poc.0)))
        .col_expr(Column::ChallengeId, Expr::value(challenge.map(|id| id.0)))
        .col_expr(Column::CoAuthors, Expr::value(signed(co_authors)?))
        .col_expr(Column::MergedInto, Expr::value(merged_into.map(|id| id.0)))
        .col_expr(Column::Potential, Expr::value(potential::kept(potential.as_ref())?))
        .col_expr(Column::HighPotential, Expr::value(potential.is_some()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(idea.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Saves what an idea says, and the files it carries. An answer that was prepared to what it said before is outdated.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_content(
    tx: &Tx,
    idea: &Stored<Idea>,
    html: &IdeaHtml,
) -> Result<(), StoreError> {
    let id = idea.value.parts().id;
    let row = ActiveModel {
        id: NotSet,
        reference: NotSet,
        author_id: NotSet,
        seal: NotSet,
        seal_slot: NotSet,
        organisation_id: NotSet,
        challenge_id: NotSet,
        status: NotSet,
        verdict: NotSet,
        verdict_reason: NotSet,
        decided_by: NotSet,
        decided_at: NotSet,
        poc_id: NotSet,
        deposited_at: NotSet,
        version: Set(idea.version + 1),
        ground: NotSet,
        revival_condition: NotSet,
        deposited_by: NotSet,
        co_authors: NotSet,
        merged_into: NotSet,
        department_id: NotSet,
        potential: NotSet,
        high_potential: NotSet,
        visibility: NotSet,
        promise_ends_at: NotSet,
        ..row(&idea.value, html)?
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(idea.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    idea_attachment::Entity::delete_many()
        .filter(idea_attachment::Column::IdeaId.eq(id.0))
        .exec(&tx.0)
        .await?;
    carry(tx, id, &idea.value.parts().content.attachments).await?;
    prepared::outdate(tx, id).await
}

async fn carry(tx: &Tx, idea: IdeaId, attachments: &[AttachmentId]) -> Result<(), StoreError> {
    if attachments.is_empty() {
        return Ok(());
    }
    let rows =
        (0_i16..).zip(attachments).map(|(position, attachment)| idea_attachment::ActiveModel {
            idea_id: Set(idea.0),
            position: Set(position),
            attachment_id: Set(attachment.0),
        });
    idea_attachment::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Those who signed an idea; most are signed by their author alone.
fn signed(co_authors: &[UserId]) -> Result<Option<String>, StoreError> {
    if co_authors.is_empty() { Ok(None) } else { to_json(&co_authors).map(Some) }
}

/// What would make it possible one day.
fn condition(decision: &Decision) -> Option<String> {
    decision.condition.as_ref().map(|text| text.as_str().to_owned())
}

/// Who wrote it, or the seal of whoever does not say.
const fn signature(author: &Author) -> (Option<Uuid>, Option<&Seal>) {
    match author {
        Author::Named(id) => (Some(id.0), None),
        Author::Anonymous(seal) => (None, Some(seal)),
        Author::Unknown => (None, None),
    }
}

fn row(idea: &Idea, html: &IdeaHtml) -> Result<ActiveModel, StoreError> {
    let IdeaParts { id, reference, content, author, organisation, challenge, status, .. } =
        idea.parts();
    let IdeaParts { decision, poc, deposited_at, deposited_by, co_authors, .. } = idea.parts();
    // Its direction is said by whoever deposits it: see `place`.
    let IdeaParts { merged_into, potential, visibility, department: _, .. } = idea.parts();
    let IdeaContent { title, problem, proposal, classification, attachments: _ } = content;
    let (author_id, seal) = signature(author);
    let text = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    let (first, decision) = (proposal.as_ref().or(problem.as_ref()), decision.as_ref());
    Ok(ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        title: Set(title.as_str().to_owned()),
        title_key: Set(fold(title.as_str())),
        excerpt: Set(first.map(|text| excerpt(text.as_str())).unwrap_or_default()),
        problem: Set(text(problem)),
        problem_html: Set(html.problem.clone()),
        proposal: Set(text(proposal)),
        proposal_html: Set(html.proposal.clone()),
        domain: Set(classification.domain.0.clone()),
        subcategory: Set(classification.subcategory.0.clone()),
        innovation_field: Set(classification.innovation_field.clone().map(|code| code.0)),
        form: Set(classification.form.code().to_owned()),
        origin: Set(classification.origin.code().to_owned()),
        author_id: Set(author_id),
        seal: Set(seal.map(|seal| seal.mark.to_vec())),
        seal_slot: Set(seal.map(|seal| i64::from(seal.slot))),
        organisation_id: Set(organisation.map(|id| id.0)),
        challenge_id: Set(challenge.map(|id| id.0)),
        status: Set(status.code().to_owned()),
        verdict: Set(decision.map(|it| it.verdict.code().to_owned())),
        verdict_reason: Set(decision.map(|it| it.reason.as_str().to_owned())),
        decided_by: Set(decision.map(|it| it.decided_by.0)),
        decided_at: Set(decision.map(|it| instant(it.decided_at))),
        poc_id: Set(poc.map(|poc| poc.0)),
        deposited_at: Set(instant(*deposited_at)),
        version: Set(1),
        ground: Set(decision.and_then(|it| it.ground).map(|ground| ground.code().to_owned())),
        revival_condition: Set(decision.and_then(condition)),
        deposited_by: Set(deposited_by.map(|id| id.0)),
        co_authors: Set(signed(co_authors)?),
        merged_into: Set(merged_into.map(|id| id.0)),
        department_id: NotSet,
        potential: Set(potential::kept(potential.as_ref())?),
        high_potential: Set(potential.is_some()),
        visibility: Set(visibility.code().to_owned()),
        // It is made by whoever deposits it: see `promise`.
        promise_ends_at: NotSet,
    })
}
