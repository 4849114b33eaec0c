//! Lists are read slice by slice, after the last row of the slice before.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a slice goes on from: the sort key of the last row, and its identifier to break ties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort key: an instant in microseconds, a count, or a text; absent for a row without one.
    pub key: Option<CursorKey>,
    /// The identifier.
    pub id: Uuid,
}

/// A sort key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CursorKey {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
}

/// The cursor is not one of ours, or belongs to another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor cannot be read")]
pub struct CursorError;

impl Cursor {
    /// After a row sorted by a number.
    #[must_use]
    pub const fn number(key: i64, id: Uuid) -> Self {
        Self { key: Some(CursorKey::Number(key)), id }
    }

    /// After a row sorted by a text.
    #[must_use]
    pub fn text(key: impl Into<String>, id: Uuid) -> Self {
        Self { key: Some(CursorKey::Text(key.into())), id }
    }

    /// The number of the last row.
    ///
    /// # Errors
    /// [`CursorError`] when the cursor belongs to another order.
    pub fn as_number(&self) -> Result<i64, CursorError> {
        match self.key {
            Some(CursorKey::Number(number)) => Ok(number),
            Some(CursorKey::Text(_)) | None => Err(CursorError),
        }
    }

    /// The text of the last row.
    ///
    /// # Errors
    /// [`CursorError`] when the cursor belongs to another order.
    pub fn as_text(&self) -> Result<&str, CursorError> {
        match &self.key {
            Some(CursorKey::Text(text)) => Ok(text),
            Some(CursorKey::Number(_)) | None => Err(CursorError),
        }
    }
}

/// Some rows of a list, and where to go on from.
#[derive(Clone, Debug)]
pub struct Slice<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Absent when there is no more.
    pub next: Option<Cursor>,
}

impl<T> Slice<T> {
    /// Cuts `limit` rows out of `limit + 1` that were read; `cursor` says where a row stands.
    pub fn cut(mut rows: Vec<T>, limit: u16, cursor: impl Fn(&T) -> Cursor) -> Self {
        let limit = usize::from(limit);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next }
    }

    /// The same slice, each row made into something else.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Slice<U> {
        Slice { rows: self.rows.into_iter().map(make).collect(), next: self.next }
    }
}
