//! Dates that requests carry: of the centuries in which the portal counts days, or they are not read.

use chrono::{DateTime, NaiveDate, Utc};
use domain::civil::is_of_our_time;
use serde::de::{Deserialize, Deserializer, Error as _};

/// What may hold a date.
pub(crate) trait Dated {
    /// Whether the portal counts days then.
    fn is_ours(&self) -> bool;
}

impl Dated for NaiveDate {
    fn is_ours(&self) -> bool {
        is_of_our_time(self)
    }
}

impl Dated for DateTime<Utc> {
    fn is_ours(&self) -> bool {
        is_of_our_time(self)
    }
}

impl<T: Dated> Dated for Option<T> {
    fn is_ours(&self) -> bool {
        self.as_ref().is_none_or(Dated::is_ours)
    }
}

/// Reads a date, for `deserialize_with`: whatever years the calendar of the server knows, no database is asked for one
/// that it has not.
pub(crate) fn read<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Dated,
    D: Deserializer<'de>,
{
    let date = T::deserialize(deserializer)?;
    if date.is_ours() { Ok(date) } else { Err(D::Error::custom("a year that nobody counts in")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Asked {
        #[serde(default, deserialize_with = "read")]
        day: Option<NaiveDate>,
        #[serde(deserialize_with = "read")]
        at: DateTime<Utc>,
    }

    #[test]
    fn a_year_that_nobody_counts_in_is_not_read() {
        let asked = |day: &str, at: &str| {
            serde_json::from_value::<Asked>(serde_json::json!({ "day": day, "at": at }))
        };
        let noon = "2026-11-27T12:00:00Z";
        assert!(asked("1900-01-01", noon).is_ok());
        assert!(asked("2200-12-31", noon).is_ok());
        for day in ["-262143-01-01", "1899-12-31", "2201-01-01", "+262142-12-31"] {
            assert!(asked(day, noon).is_err(), "{day}");
        }
        for at in ["-262143-01-01T00:00:00Z", "+262142-12-31T23:59:00Z"] {
            assert!(asked("2026-11-27", at).is_err(), "{at}");
        }
        let without = serde_json::from_value::<Asked>(serde_json::json!({ "at": noon }));
        assert_eq!(without.unwrap().day, None);
    }
}
