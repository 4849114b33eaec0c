//! Practices of the Store.

mod check;
mod discard;
mod due;
mod figure;
mod keywords;
mod list;
mod outlook;
mod places;
mod processes;
mod renewal;
mod sight;
mod withdrawn;
mod write;

use domain::practice::{
    Outlook, Practice, PracticeContent, PracticeParts, PracticeWithdrawal, Standing,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Title};
use domain::{IdeaId, OrganisationId, PocId, PracticeId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::{count as counted, from_code, from_code_opt};
use crate::editorial::image;
use crate::entity::practice::{Entity, Model};
use crate::entity::practice_keyword;
use crate::{Reads, StoreError, Stored, video};

pub use check::{ask_check, to_ask};
pub use discard::{discard, hold_kits};
pub use due::due;
pub use list::{PracticeFilter, PracticeRow, count, list};
pub use places::{PlaceRow, by_body, latest as latest_reuses};
pub use processes::{by_domain, by_kind, by_process};
pub use renewal::{by_renewal, update_renewal};
pub use sight::update_visibility;
pub(crate) use sight::{seen_among, visible};
pub(crate) use withdrawn::withdrawn;
pub use withdrawn::{kept_among, withdrawn_among};
pub use write::{insert, update};

/// A practice, and what is kept beside it to show it.
#[derive(Clone, Debug)]
pub struct PracticeRecord {
    /// The practice, and its version.
    pub practice: Stored<Practice>,
    /// Its first words.
    pub excerpt: String,
    /// What became of it elsewhere.
    pub standing: Standing,
    /// How many kits help to take it up.
    pub kits: u32,
}

/// The practice with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: PracticeId,
) -> Result<Option<Stored<Practice>>, StoreError> {
    Ok(read(from, id).await?.map(|record| record.practice))
}

/// The practice with this identifier, with what is kept beside it to show it.
///
/// # Errors
/// When the database fails.
pub async fn read(from: &impl Reads, id: PracticeId) -> Result<Option<PracticeRecord>, StoreError> {
    let Some(row) = Entity::find_by_id(id.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let keywords = practice_keyword::Entity::find()
        .filter(practice_keyword::Column::PracticeId.eq(id.0))
        .order_by_asc(practice_keyword::Column::Position)
        .all(from.connection())
        .await?;
    let keywords = keywords.into_iter().map(|row| ShortText::restore(row.word)).collect();
    let labels = outlook::labels(from, vec![id.0]).await?.remove(&id.0).unwrap_or_default();
    let outlook = outlook::of(&row, labels)?;
    record(row, (keywords, outlook)).map(Some)
}

fn record(
    row: Model,
    (keywords, outlook): (Vec<ShortText>, Outlook),
) -> Result<PracticeRecord, StoreError> {
    let (standing, kits) = counted_beside(&row)?;
    let figure = figure::of_column(row.figure.as_deref())?;
    let video = video::of_column(row.video.as_deref())?;
    let image = image(row.image_id, row.image_scope.as_deref())?;
    let withdrawn = withdrawal(&row);
    // What is counted, and what becomes of the action, is read already; the rest is read below.
    let Model { reference, kind, title, excerpt, summary, problem, solution, result, .. } = row;
    let Model { conditions, lessons, techniques, domain, process, form, .. } = row;
    let Model { action_form, partners, .. } = row;
    let content = PracticeContent {
        kind: from_code(&kind)?,
        title: Title::restore(title),
        summary: summary.map(Paragraph::restore),
        problem: problem.map(LongText::restore),
        solution: solution.map(LongText::restore),
        result: result.map(LongText::restore),
        figure,
        conditions: conditions.map(LongText::restore),
        lessons: lessons.map(LongText::restore),
        techniques: techniques.map(LongText::restore),
        domain: ReferenceCode(domain),
        process: process.map(ReferenceCode),
        form: from_code_opt(form.as_deref())?,
        action_form: action_form.map(ReferenceCode),
        keywords,
        partners: partners.map(Paragraph::restore),
        outlook,
        video,
        image,
    };
    let value = Practice::restore(PracticeParts {
        id: PracticeId(row.id),
        reference,
        content,
        organisation: OrganisationId(row.organisation_id),
        department: row.department_id.map(OrganisationId),
        contact: UserId(row.contact_id),
        poc: row.poc_id.map(PocId),
        idea: row.idea_id.map(IdeaId),
        published_by: UserId(row.published_by),
        published_at: row.published_at,
        confirmed_at: row.confirmed_at,
        withdrawn,
        draft: row.draft,
        publishes_at: row.publishes_at,
        visibility: from_code(&row.visibility)?,
        renewal: from_code_opt(row.renewal.as_deref())?,
    });
    let practice = Stored { value, version: row.version };
    Ok(PracticeRecord { practice, excerpt, standing, kits })
}

fn withdrawal(row: &Model) -> Option<PracticeWithdrawal> {
    let (by, at) = (UserId(row.withdrawn_by?), row.withdrawn_at?);
    let reason = Paragraph::restore(row.withdrawal_reason.clone()?);
    Some(PracticeWithdrawal { by, at, reason })
}

/// What became of it elsewhere, and how many kits it has.
fn counted_beside(row: &Model) -> Result<(Standing, u32), StoreError> {
    let (reuses, kits) = (counted(i64::from(row.reuses))?, counted(i64::from(row.kits))?);
    Ok((Standing { reuses, maturity: from_code(&row.maturity)? }, kits))
}
