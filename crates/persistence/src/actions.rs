//! Ideas, challenges, experiments and practices in one view (R014 to R020): counted by what they have in common, or one
//! by one, one question for each kind at most.

mod list;

use chrono::{DateTime, Utc};
use domain::OrganisationId;
use domain::action::{ActionFigure, ActionKind, ActionStage};
use domain::challenge::{ChallengeStatus, Timetable};
use domain::idea::IdeaStatus;
use domain::poc::Sight;
use domain::reference::ReferenceCode;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::{count, from_code, from_code_opt};
use crate::entity::{challenge, idea, practice};
use crate::{Reads, StoreError, practices};

pub use list::{ActionRow, ActionsSought, list};

/// One action of this kind, at this stage, of which nothing else is known.
const fn bare(kind: ActionKind, stage: ActionStage) -> ActionFigure {
    ActionFigure {
        kind,
        stage,
        organisation: None,
        department: None,
        region: None,
        domain: None,
        form: None,
        action_form: None,
        count: 1,
        restricted: 0,
    }
}

#[derive(Debug, FromQueryResult)]
struct Ideas {
    organisation_id: Option<Uuid>,
    department_id: Option<Uuid>,
    domain: String,
    form: String,
    status: String,
    alike: i64,
}

/// How many ideas there are, by what they have in common.
///
/// # Errors
/// When the database fails.
pub async fn count_ideas(from: &impl Reads) -> Result<Vec<ActionFigure>, StoreError> {
    use idea::Column as C;
    let rows: Vec<Ideas> = idea::Entity::find()
        .select_only()
        .columns([C::OrganisationId, C::DepartmentId, C::Domain, C::Form, C::Status])
        .column_as(Expr::col(C::Status).count(), "alike")
        .filter(C::MergedInto.is_null())
        .group_by(C::OrganisationId)
        .group_by(C::DepartmentId)
        .group_by(C::Domain)
        .group_by(C::Form)
        .group_by(C::Status)
        .into_model::<Ideas>()
        .all(from.connection())
        .await?;
    let figure = |row: Ideas| {
        let stage = ActionStage::of_idea(from_code::<IdeaStatus>(&row.status)?);
        Ok(ActionFigure {
            organisation: row.organisation_id.map(OrganisationId),
            department: row.department_id.map(OrganisationId),
            domain: Some(ReferenceCode(row.domain)),
            form: Some(from_code(&row.form)?),
            count: count(row.alike)?,
            ..bare(ActionKind::Idea, stage)
        })
    };
    rows.into_iter().map(figure).collect()
}

#[derive(Debug, FromQueryResult)]
struct Practices {
    organisation_id: Uuid,
    department_id: Option<Uuid>,
    domain: String,
    form: Option<String>,
    action_form: Option<String>,
    alike: i64,
    seen: i64,
}

/// How many practices there are, by what they have in common, and how many of them somebody may not see. What is out of
/// the Store is not counted.
///
/// # Errors
/// When the database fails.
pub async fn count_practices(
    from: &impl Reads,
    sight: &Sight,
) -> Result<Vec<ActionFigure>, StoreError> {
    use practice::Column as C;
    let all = Expr::col(C::Domain).count();
    // Whoever answers for all of them sees them all: there is no criterion to count by.
    let seen = if sight.everything && sight.practices.is_none() {
        all.clone()
    } else {
        Expr::expr(Expr::case(practices::visible(sight), 1)).count()
    };
    let rows: Vec<Practices> = practice::Entity::find()
        .select_only()
        .columns([C::OrganisationId, C::DepartmentId, C::Domain, C::Form, C::ActionForm])
        .column_as(all, "alike")
        .column_as(seen, "seen")
        .filter(C::WithdrawnAt.is_null())
        .group_by(C::OrganisationId)
        .group_by(C::DepartmentId)
        .group_by(C::Domain)
        .group_by(C::Form)
        .group_by(C::ActionForm)
        .into_model::<Practices>()
        .all(from.connection())
        .await?;
    let figure = |row: Practices| {
        Ok(ActionFigure {
            organisation: Some(OrganisationId(row.organisation_id)),
            department: row.department_id.map(OrganisationId),
            domain: Some(ReferenceCode(row.domain)),
            form: from_code_opt(row.form.as_deref())?,
            action_form: row.action_form.map(ReferenceCode),
            count: count(row.alike)?,
            restricted: count(row.alike - row.seen)?,
            ..bare(ActionKind::Practice, ActionStage::Achieved)
        })
    };
    rows.into_iter().map(figure).collect()
}

#[derive(Debug, FromQueryResult)]
struct Call {
    organisation_id: Option<Uuid>,
    form: String,
    status: String,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
}

/// Challenges as they are at this instant, but those that are still written.
///
/// # Errors
/// When the database fails.
pub async fn count_challenges(
    from: &impl Reads,
    now: DateTime<Utc>,
) -> Result<Vec<ActionFigure>, StoreError> {
    use challenge::Column as C;
    let rows: Vec<Call> = challenge::Entity::find()
        .select_only()
        .columns([C::OrganisationId, C::Form, C::Status, C::OpensAt, C::ClosesAt])
        .filter(C::Status.ne(ChallengeStatus::Draft.code()))
        .into_model::<Call>()
        .all(from.connection())
        .await?;
    let mut figures = Vec::with_capacity(rows.len());
    for Call { organisation_id, form, status, opens_at, closes_at } in rows {
        if let Some(stage) = stage_of(&status, (opens_at, closes_at), now)? {
            figures.push(ActionFigure {
                organisation: organisation_id.map(OrganisationId),
                form: Some(from_code(&form)?),
                ..bare(ActionKind::Challenge, stage)
            });
        }
    }
    Ok(figures)
}

/// Where a challenge is at this instant.
fn stage_of(
    status: &str,
    (opens_at, closes_at): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
) -> Result<Option<ActionStage>, StoreError> {
    let status: ChallengeStatus = from_code(status)?;
    let timetable = Timetable { status, opens_at, closes_at, ..Timetable::draft() };
    Ok(ActionStage::of_challenge(timetable.phase(now)))
}
