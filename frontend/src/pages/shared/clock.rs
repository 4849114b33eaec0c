//! The calendar of the browser.

use chrono::NaiveDate;
use js_sys::Date;

/// Today where the person is.
pub(crate) fn today() -> NaiveDate {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}
