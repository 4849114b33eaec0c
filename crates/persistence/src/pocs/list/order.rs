//! In which order experiments are listed, and where a page goes on from.

use chrono::{Datelike as _, NaiveDate};
use domain::civil::is_of_our_time;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, Order, Value};

use super::Narrow;
use crate::entity::poc::Column;
use crate::{Cursor, CursorError, keyset};

/// In which order experiments are listed. Identifiers break ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PocSort {
    /// The last changed first.
    #[default]
    RecentlyUpdated,
    /// The furthest first.
    MostAdvanced,
    /// The last started first; those without a date at the end.
    LatestStart,
    /// By title.
    Title,
}

/// One query of a list: most orders take one; dates take two, since the databases do not agree on where the
/// rows without a date belong.
pub(super) struct Part {
    pub(super) condition: Condition,
    pub(super) order: [(Column, Order); 2],
}

/// The queries that follow one another to make a page.
pub(super) fn parts(sort: PocSort, after: Option<&Cursor>) -> Result<Vec<Part>, CursorError> {
    let descending = |column: Column, key: Option<Value>| Part {
        condition: keyset::below((column, Column::Id), key.zip(after.map(|cursor| cursor.id))),
        order: [(column, Order::Desc), (Column::Id, Order::Desc)],
    };
    let number = || after.map(Cursor::as_number).transpose();
    Ok(match sort {
        PocSort::RecentlyUpdated => {
            vec![descending(Column::UpdatedAt, keyset::instant(after)?.map(|(key, _)| key))]
        }
        PocSort::MostAdvanced => {
            let steps = number()?.map(|steps| i16::try_from(steps).map_err(|_| CursorError));
            vec![descending(Column::StepsPassed, steps.transpose()?.map(Value::from))]
        }
        PocSort::Title => {
            let key = after.map(Cursor::as_text).transpose()?.map(Value::from);
            let id = after.map(|cursor| cursor.id);
            let condition = keyset::above((Column::TitleKey, Column::Id), key.zip(id));
            let order = [(Column::TitleKey, Order::Asc), (Column::Id, Order::Asc)];
            vec![Part { condition, order }]
        }
        PocSort::LatestStart => by_start(after)?,
    })
}

fn by_start(after: Option<&Cursor>) -> Result<Vec<Part>, CursorError> {
    let order = [(Column::StartsOn, Order::Desc), (Column::Id, Order::Desc)];
    let undated_after = after.filter(|cursor| cursor.key.is_none()).map(|cursor| cursor.id);
    let undated = Condition::all()
        .add(Column::StartsOn.is_null())
        .add_option(undated_after.map(|id| Column::Id.lt(id)));
    let undated = Part { condition: undated, order: order.clone() };
    if undated_after.is_some() {
        return Ok(vec![undated]);
    }
    let day = |cursor: &Cursor| {
        let days = i32::try_from(cursor.as_number()?).map_err(|_| CursorError)?;
        let day = NaiveDate::from_num_days_from_ce_opt(days).filter(is_of_our_time);
        let day = day.ok_or(CursorError)?;
        Ok((Value::from(day), cursor.id))
    };
    let key = after.map(day).transpose()?;
    let dated = Condition::all()
        .add(Column::StartsOn.is_not_null())
        .add(keyset::below((Column::StartsOn, Column::Id), key));
    Ok(vec![Part { condition: dated, order }, undated])
}

/// Where a row stands in this order.
pub(super) fn cursor(sort: PocSort, row: &Narrow) -> Cursor {
    match sort {
        PocSort::RecentlyUpdated => Cursor::number(row.updated_at.timestamp_micros(), row.id),
        PocSort::MostAdvanced => Cursor::number(i64::from(row.steps_passed), row.id),
        PocSort::LatestStart => match row.starts_on {
            Some(day) => Cursor::number(i64::from(day.num_days_from_ce()), row.id),
            None => Cursor { key: None, id: row.id },
        },
        PocSort::Title => Cursor::text(row.title_key.clone(), row.id),
    }
}
