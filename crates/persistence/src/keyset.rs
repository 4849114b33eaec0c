//! Where a page goes on from: rows are compared by sort key and identifier together, which an index follows.

use chrono::{DateTime, Utc};
use domain::civil::is_of_our_time;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait, Value};
use uuid::Uuid;

use crate::{Cursor, CursorError};

/// The row to go on from, of a list whose key is an instant.
pub(crate) fn instant(after: Option<&Cursor>) -> Result<Option<(Value, Uuid)>, CursorError> {
    let Some(cursor) = after else { return Ok(None) };
    let at = DateTime::<Utc>::from_timestamp_micros(cursor.as_number()?);
    // PostgreSQL has fewer years than the calendar.
    let at = at.filter(is_of_our_time).ok_or(CursorError)?;
    Ok(Some((Value::from(at), cursor.id)))
}

/// Rows that come after this one in ascending order; all of them when there is none.
pub(crate) fn above<C: ColumnTrait>(columns: (C, C), last: Option<(Value, Uuid)>) -> Condition {
    Condition::all().add_option(last.map(|last| pair(columns).gt(values(last))))
}

/// Rows that come after this one in descending order; all of them when there is none.
pub(crate) fn below<C: ColumnTrait>(columns: (C, C), last: Option<(Value, Uuid)>) -> Condition {
    Condition::all().add_option(last.map(|last| pair(columns).lt(values(last))))
}

fn pair<C: ColumnTrait>((key, id): (C, C)) -> SimpleExpr {
    Expr::tuple([Expr::col(key.as_column_ref()), Expr::col(id.as_column_ref())])
}

fn values((key, id): (Value, Uuid)) -> SimpleExpr {
    Expr::tuple([Expr::value(key), Expr::value(id)])
}
