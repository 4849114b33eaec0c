//! Experiments.

mod list;
mod parts;
mod row;
mod sight;
mod write;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::PocId;
use domain::poc::{Poc, Question};
use sea_orm::{EntityTrait, QuerySelect};

use crate::entity::poc::Entity;
use crate::{Reads, StoreError, Stored};

pub(crate) use row::{member, partners, step, technique};
pub(crate) use sight::{visible, visible_through};

pub(crate) use list::refused_among;
pub use list::{PocFilter, PocRow, PocSort, PocStart, count, list, starting};
pub use sight::{named, naming, seen_among, sees, tied};
pub use write::{
    PocHtml, insert, insert_all, replace, touch, update_lifecycle, update_practice, update_record,
    update_step, update_tracking, update_visibility,
};

/// An experiment, and what is kept beside it to show it.
#[derive(Clone, Debug)]
pub struct PocRecord {
    /// The experiment, and its version.
    pub poc: Stored<Poc>,
    /// Its first words.
    pub excerpt: String,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Its story, in HTML that is safe to show.
    pub description_html: Option<String>,
    /// Its answers in words, in HTML that is safe to show.
    pub answers_html: BTreeMap<Question, String>,
}

/// The experiment with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: PocId) -> Result<Option<Stored<Poc>>, StoreError> {
    Ok(read(from, id).await?.map(|record| record.poc))
}

/// The experiment with this identifier, with what is kept beside it to show it.
///
/// # Errors
/// When the database fails.
pub async fn read<R: Reads>(from: &R, id: PocId) -> Result<Option<PocRecord>, StoreError> {
    let mut row = Entity::find_by_id(id.0);
    if R::TO_CHANGE {
        // PostgreSQL would else show the row as it was before another's change, and its parts as they are after.
        row = row.lock_exclusive();
    }
    let Some(row) = row.one(from.connection()).await? else {
        return Ok(None);
    };
    let parts = parts::read(from, id).await?;
    row::record(row, parts).map(Some)
}
