//! The landing page as each person arranges it (R002, R005).

use std::str::FromStr;

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::home::{Arrangement, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use crate::code::instant;
use crate::entity::home_arrangement::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// What is put away.
const AWAY: char = '-';

/// How this person arranged their landing page; the model, at version 1, until they do.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, person: UserId) -> Result<Stored<Arrangement>, StoreError> {
    let row = Entity::find_by_id(person.0).one(from.connection()).await?;
    let model = Stored { value: Arrangement::default(), version: 1 };
    Ok(row.map_or(model, |row| Stored {
        value: Arrangement {
            parts: places(&row.parts),
            tiles: places(&row.tiles),
            added: places(&row.added),
        },
        version: row.version,
    }))
}

/// Saves it over the version that was read.
///
/// # Errors
/// [`StoreError::Stale`] when they saved it elsewhere in between.
pub async fn save(
    tx: &Tx,
    person: UserId,
    arrangement: &Stored<Arrangement>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Arrangement { parts, tiles, added } = &arrangement.value;
    let (parts, tiles, added, at) = (codes(parts), codes(tiles), codes(added), instant(at));
    if arrangement.version == 1 {
        let row = ActiveModel {
            person_id: Set(person.0),
            parts: Set(parts),
            tiles: Set(tiles),
            added: Set(added),
            edited_at: Set(at),
            version: Set(2),
        };
        row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
        return Ok(());
    }
    let changed = Entity::update_many()
        .col_expr(Column::Parts, Expr::value(parts))
        .col_expr(Column::Tiles, Expr::value(tiles))
        .col_expr(Column::Added, Expr::value(added))
        .col_expr(Column::EditedAt, Expr::value(at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Version.eq(arrangement.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn codes<T: ToString>(places: &[Place<T>]) -> String {
    let code = |place: &Place<T>| {
        let code = place.what.to_string();
        if place.hidden { format!("{AWAY}{code}") } else { code }
    };
    places.iter().map(code).collect::<Vec<_>>().join(" ")
}

/// A code of another version of the portal is passed over: the rest is still as they arranged it.
fn places<T: FromStr>(codes: &str) -> Vec<Place<T>> {
    let place = |code: &str| {
        let away = code.strip_prefix(AWAY);
        let what = away.unwrap_or(code).parse().ok()?;
        Some(Place { what, hidden: away.is_some() })
    };
    codes.split_whitespace().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use domain::home::HomePart;

    use super::*;

    #[test]
    fn what_is_written_is_read_and_a_code_of_another_version_is_passed_over() {
        let kept =
            vec![Place { what: HomePart::Values, hidden: true }, Place::shown(HomePart::Yours)];
        assert_eq!(codes(&kept), "-values yours");
        assert_eq!(places::<HomePart>("-values weather yours"), kept);
    }
}
