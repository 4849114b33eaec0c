//! How many objects bear each value of a list: what an administrator sees before changing it.

use std::collections::BTreeMap;

use domain::reference::{NormedList, ReferenceList};
use domain::text::fold;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::code::count;
use crate::entity::{editorial_item, idea, poc, poc_technique, practice};
use crate::{Reads, StoreError};

/// How many objects bear each value, by code; a value that none bears is absent.
///
/// # Errors
/// When the database fails.
pub async fn count_uses(
    from: &impl Reads,
    list: &NormedList,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let counted = match list.list() {
        ReferenceList::Domain => {
            let mut both = by::<poc::Entity>(from, poc::Column::Domain).await?;
            both.extend(by::<practice::Entity>(from, practice::Column::Domain).await?);
            both
        }
        ReferenceList::Subcategory => by::<idea::Entity>(from, idea::Column::Subcategory).await?,
        ReferenceList::InnovationField => {
            by::<idea::Entity>(from, idea::Column::InnovationField).await?
        }
        ReferenceList::Trigger => by::<poc::Entity>(from, poc::Column::Trigger).await?,
        ReferenceList::Cause => by::<poc::Entity>(from, poc::Column::StopCause).await?,
        ReferenceList::Objective => by::<poc::Entity>(from, poc::Column::Objective).await?,
        ReferenceList::LifecyclePosition => {
            by::<poc::Entity>(from, poc::Column::LifecyclePosition).await?
        }
        ReferenceList::Process => by::<practice::Entity>(from, practice::Column::Process).await?,
        ReferenceList::ActionForm => {
            let mut both = by::<poc::Entity>(from, poc::Column::ActionForm).await?;
            both.extend(by::<practice::Entity>(from, practice::Column::ActionForm).await?);
            both
        }
        ReferenceList::Technique => {
            let mut both = techniques(from, list).await?;
            // Sheets that explain it.
            let column = editorial_item::Column::Technique;
            both.extend(by::<editorial_item::Entity>(from, column).await?);
            both
        }
    };
    let mut uses = BTreeMap::new();
    for (code, objects) in counted {
        *uses.entry(code).or_default() += count::<u64>(objects)?;
    }
    Ok(uses)
}

async fn by<E: EntityTrait>(
    from: &impl Reads,
    code: E::Column,
) -> Result<Vec<(String, i64)>, StoreError> {
    let counted = E::find()
        .select_only()
        .column(code)
        .column_as(Expr::col(code).count(), "objects")
        .filter(code.is_not_null())
        .group_by(code)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(counted)
}

/// Teams write a technique by its code or by its words.
async fn techniques(
    from: &impl Reads,
    list: &NormedList,
) -> Result<Vec<(String, i64)>, StoreError> {
    let written = by::<poc_technique::Entity>(from, poc_technique::Column::NameKey).await?;
    let code = |(key, objects): (String, i64)| {
        let named = list.items().iter().find(|item| {
            let names = [item.code.as_str(), &item.label_fr, &item.label_en];
            names.iter().any(|name| fold(name) == key)
        });
        named.map(|item| (item.code.0.clone(), objects))
    };
    Ok(written.into_iter().filter_map(code).collect())
}
