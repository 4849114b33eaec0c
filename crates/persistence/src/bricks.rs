//! Bricks that were added at run time, what is decided for all of them, and which native ones are hidden.

mod freshness;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::brick::{
    AddedBrick, AddedBrickParts, BrickContent, BrickNature, BrickSettings, BrickState, BrickWords,
    LinkAddress, NativeBricks, PageText,
};
use domain::text::{LongText, Paragraph, ShortText};
use domain::{BrickId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, from_json, instant, to_json};
use crate::entity::brick::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx, settings};

pub use freshness::freshness;

/// The name under which their settings are kept.
const SETTING: &str = "bricks";
/// The same, of the native ones.
const NATIVE: &str = "native_bricks";

/// Every brick that was added, removed ones too: administrators add few.
///
/// # Errors
/// When the database fails or holds something else.
pub async fn all(from: &impl Reads) -> Result<Vec<Stored<AddedBrick>>, StoreError> {
    let rows = Entity::find()
        .order_by_asc(Column::AddedAt)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(brick).collect()
}

/// The brick with this identifier.
///
/// # Errors
/// When the database fails or holds something else.
pub async fn find(
    from: &impl Reads,
    id: BrickId,
) -> Result<Option<Stored<AddedBrick>>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    row.map(brick).transpose()
}

/// A brick as its row of the matrix needs it: what it is, for the agents of which bodies.
pub(crate) type Standing = (BrickId, BrickNature, BTreeSet<OrganisationId>);

/// The bricks that have a row in the matrix: what was removed has none.
///
/// # Errors
/// When the database fails or holds something else.
pub(crate) async fn standing(from: &impl Reads) -> Result<Vec<Standing>, StoreError> {
    let rows: Vec<(Uuid, String, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Nature, Column::Bodies])
        .filter(Column::State.ne(BrickState::Removed.code()))
        .into_tuple()
        .all(from.connection())
        .await?;
    let one = |(id, nature, bodies): (Uuid, String, Option<String>)| {
        Ok((BrickId(id), from_code(&nature)?, kept_bodies(bodies.as_deref())?))
    };
    rows.into_iter().map(one).collect()
}

fn kept_bodies(kept: Option<&str>) -> Result<BTreeSet<OrganisationId>, StoreError> {
    Ok(kept.map(from_json).transpose()?.unwrap_or_default())
}

/// Adds a brick.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, brick: &AddedBrick) -> Result<(), StoreError> {
    let AddedBrickParts { id, content, added_at, .. } = brick.parts();
    let row = ActiveModel {
        id: Set(id.0),
        nature: Set(content.nature().code().to_owned()),
        added_at: Set(instant(*added_at)),
        version: Set(1),
        ..written(brick)?
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves a brick.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, brick: &Stored<AddedBrick>) -> Result<(), StoreError> {
    let row = ActiveModel { version: Set(brick.version + 1), ..written(&brick.value)? };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(brick.value.parts().id.0))
        .filter(Column::Version.eq(brick.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// What is decided for all of them.
///
/// # Errors
/// When the database fails or holds something else.
pub async fn find_settings(from: &impl Reads) -> Result<Stored<BrickSettings>, StoreError> {
    let kept = settings::find(from, SETTING).await?;
    Ok(kept.unwrap_or_else(|| Stored { value: BrickSettings::default(), version: 1 }))
}

/// Saves what is decided for all of them.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn save_settings(
    tx: &Tx,
    next: &Stored<BrickSettings>,
    signature: (UserId, DateTime<Utc>),
) -> Result<(), StoreError> {
    settings::save(tx, SETTING, next, signature).await
}

/// Which native bricks are hidden, and in which order.
///
/// # Errors
/// When the database fails or holds something else.
pub async fn find_native(from: &impl Reads) -> Result<Stored<NativeBricks>, StoreError> {
    let kept = settings::find(from, NATIVE).await?;
    Ok(kept.unwrap_or_else(|| Stored { value: NativeBricks::default(), version: 1 }))
}

/// Saves which native bricks are hidden, and in which order.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn save_native(
    tx: &Tx,
    next: &Stored<NativeBricks>,
    signature: (UserId, DateTime<Utc>),
) -> Result<(), StoreError> {
    settings::save(tx, NATIVE, next, signature).await
}

/// The columns that change.
fn written(brick: &AddedBrick) -> Result<ActiveModel, StoreError> {
    let AddedBrickParts { id: _, words, bodies, content, state, added_at: _, written_at } =
        brick.parts();
    let BrickWords { title_fr, title_en, description_fr, description_en } = words;
    let text = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let (address, body_fr, body_en) = match content {
        BrickContent::Link(address) => (Some(address.as_str().to_owned()), None, None),
        BrickContent::Page(PageText { fr, en }) => {
            let en = en.as_ref().map(|text| text.as_str().to_owned());
            (None, Some(fr.as_str().to_owned()), en)
        }
    };
    let bodies = (!bodies.is_empty()).then(|| to_json(bodies)).transpose()?;
    Ok(ActiveModel {
        title_fr: Set(title_fr.as_str().to_owned()),
        title_en: Set(title_en.as_str().to_owned()),
        description_fr: Set(text(description_fr)),
        description_en: Set(text(description_en)),
        address: Set(address),
        body_fr: Set(body_fr),
        body_en: Set(body_en),
        state: Set(state.code().to_owned()),
        bodies: Set(bodies),
        written_at: Set(instant(*written_at)),
        ..Default::default()
    })
}

pub(crate) fn brick(row: Model) -> Result<Stored<AddedBrick>, StoreError> {
    let Model {
        id,
        nature,
        title_fr,
        title_en,
        description_fr,
        description_en,
        address,
        body_fr,
        body_en,
        state,
        bodies,
        added_at,
        written_at,
        version,
    } = row;
    let content = match from_code(&nature)? {
        BrickNature::Link => {
            // Read again as when it was written: where a link leads is never taken on trust.
            let address = LinkAddress::parse("/address", &address.unwrap_or_default());
            let corrupt = |_| StoreError::Corrupt(format!("brick {id} leads nowhere"));
            BrickContent::Link(address.map_err(corrupt)?)
        }
        BrickNature::Page => BrickContent::Page(PageText {
            fr: LongText::restore(body_fr.unwrap_or_default()),
            en: body_en.map(LongText::restore),
        }),
    };
    let value = AddedBrick::restore(AddedBrickParts {
        id: BrickId(id),
        words: BrickWords {
            title_fr: ShortText::restore(title_fr),
            title_en: ShortText::restore(title_en),
            description_fr: description_fr.map(Paragraph::restore),
            description_en: description_en.map(Paragraph::restore),
        },
        bodies: kept_bodies(bodies.as_deref())?,
        content,
        state: from_code(&state)?,
        added_at,
        written_at,
    });
    Ok(Stored { value, version })
}
