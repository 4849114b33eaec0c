//! Values between the domain and the columns: codes as text, instants to the microsecond.

use std::str::FromStr;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;

/// The value of a vocabulary that a column holds.
pub(crate) fn from_code<T: FromStr>(code: &str) -> Result<T, StoreError> {
    code.parse()
        .map_err(|_| StoreError::Corrupt(format!("`{code}` is no {}", std::any::type_name::<T>())))
}

/// The same, for a column that may be empty.
pub(crate) fn from_code_opt<T: FromStr>(code: Option<&str>) -> Result<Option<T>, StoreError> {
    code.map(from_code).transpose()
}

/// An instant as both databases keep it: SQLite would keep nanoseconds, PostgreSQL does not.
pub(crate) fn instant(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(at)
}

/// A short list in a text column.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// The same, back.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// A count that the database gives signed.
pub(crate) fn count<T: TryFrom<i64>>(value: i64) -> Result<T, StoreError> {
    value.try_into().map_err(|_| StoreError::Corrupt(format!("{value} is no count")))
}
