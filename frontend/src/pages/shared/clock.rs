//! The calendar of the browser, and the clock of Paris as people type it.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::civil::Zone;
use domain::{FieldCode, FieldError};
use js_sys::Date;

/// Today where the person is.
pub(crate) fn today() -> NaiveDate {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// A day and an hour on the wall of Paris; blank when there is none, with the hour one would choose.
pub(crate) fn wall(at: Option<DateTime<Utc>>, usual: &str) -> (String, String) {
    match at.map(|at| Zone::Paris.local(at)) {
        Some(local) => (local.date().to_string(), local.format("%H:%M").to_string()),
        None => (String::new(), usual.to_owned()),
    }
}

/// The instant at which something is published, by the day (`/at`) and the hour (`/time`) of Paris; none without a day.
pub(crate) fn publication_instant(
    day: &str,
    time: &str,
) -> Result<Option<DateTime<Utc>>, FieldError> {
    if day.trim().is_empty() {
        return Ok(None);
    }
    let malformed = |pointer: &str| FieldError::new(pointer, FieldCode::Malformed);
    let day = NaiveDate::from_str(day.trim()).map_err(|_| malformed("/at"))?;
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M").map_err(|_| malformed("/time"))?;
    Ok(Some(Zone::Paris.instant(day.and_time(time))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_an_hour_are_those_of_paris_and_no_day_is_now() {
        assert_eq!(publication_instant(" ", "09:00"), Ok(None));
        let summer = publication_instant("2026-07-01", "09:00");
        assert_eq!(summer, Ok("2026-07-01T07:00:00Z".parse().ok()));
        assert_eq!(publication_instant("2026-07-01", "").unwrap_err().pointer, "/time");
        assert_eq!(publication_instant("demain", "09:00").unwrap_err().pointer, "/at");
    }

    #[test]
    fn what_is_on_the_wall_is_read_back_as_the_same_instant() {
        let at: DateTime<Utc> = "2026-12-03T08:15:00Z".parse().unwrap();
        let (day, time) = wall(Some(at), "09:00");
        assert_eq!((day.as_str(), time.as_str()), ("2026-12-03", "09:15"));
        assert_eq!(publication_instant(&day, &time), Ok(Some(at)));
        assert_eq!(wall(None, "09:00"), (String::new(), "09:00".to_owned()));
    }
}
