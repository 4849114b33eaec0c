//! Dates as tools write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::civil::is_of_our_time;

const WITH_OFFSET: &[&str] = &["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z"];
const WITHOUT_OFFSET: &[&str] =
    &["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M"];
const DAYS: &[&str] = &["%Y-%m-%d", "%d/%m/%Y"];

/// An instant. Without an offset it is taken as UTC, and a day as its midnight: no file says better.
pub(crate) fn instant(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let offset = |form: &&str| DateTime::parse_from_str(text, form).ok();
    let plain = |form: &&str| NaiveDateTime::parse_from_str(text, form).ok();
    let at =
        DateTime::parse_from_rfc3339(text).ok().or_else(|| WITH_OFFSET.iter().find_map(offset));
    let at = at.map(|at| at.to_utc());
    at.or_else(|| WITHOUT_OFFSET.iter().find_map(plain).map(|at| at.and_utc()))
        .or_else(|| day(text).map(|day| day.and_time(NaiveTime::MIN).and_utc()))
        .filter(is_of_our_time)
}

/// A day of our time: a year of two digits is none.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let read = DAYS.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    read.filter(is_of_our_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_come_in_many_forms() {
        for text in [
            "2015-09-26T02:28:01+0200",
            "2015-09-26T02:28:01+02:00",
            "2015-09-26T00:28:01Z",
            "2015-09-26 00:28:01",
            "26/09/2015 00:28:01",
        ] {
            let at = instant(text).map(|at| at.to_rfc3339());
            assert_eq!(at.as_deref(), Some("2015-09-26T00:28:01+00:00"), "{text}");
        }
        assert_eq!(instant("26/09/2015"), instant(" 2015-09-26 "));
        assert_eq!(instant("le 26 septembre"), None);
        assert_eq!(day("2015-02-30"), None);
        for far in ["26/09/0015", "1899-12-31", "2201-01-01", "+262142-12-31"] {
            assert_eq!((day(far), instant(far)), (None, None), "{far}");
        }
        assert_eq!(instant("+262142-12-31T23:59:00Z"), None);
    }
}
