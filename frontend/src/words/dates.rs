//! Dates in words, by the browser's own tables (`Intl`).

use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{Locale, locale, tr};

/// This instant, by the browser's clock.
#[expect(clippy::cast_possible_truncation, reason = "the milliseconds of this era fit in an i64")]
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(Date::now() as i64).unwrap_or_default()
}

/// « 22 avril 2025 », « 1er avril 2024 ».
pub(crate) fn date(day: NaiveDate) -> String {
    format(midnight(day), &[("dateStyle", "long"), ("timeZone", "UTC")])
}

/// « avril 2025 ».
pub(crate) fn month(day: NaiveDate) -> String {
    format(midnight(day), &[("month", "long"), ("year", "numeric"), ("timeZone", "UTC")])
}

/// « lundi ».
pub(crate) fn weekday(day: NaiveDate) -> String {
    format(midnight(day), &[("weekday", "long"), ("timeZone", "UTC")])
}

/// « avr. 2025 », above a line of months.
pub(crate) fn short_month(day: NaiveDate) -> String {
    format(midnight(day), &[("month", "short"), ("year", "numeric"), ("timeZone", "UTC")])
}

/// « 22 avr. 2025 », for tables.
pub(crate) fn short_date(day: NaiveDate) -> String {
    let parts = [("day", "numeric"), ("month", "short"), ("year", "numeric"), ("timeZone", "UTC")];
    format(midnight(day), &parts)
}

/// « 22 avril 2025 à 17 h 42 », in the reader's time zone.
pub(crate) fn date_time(at: DateTime<Utc>) -> String {
    format(milliseconds(at), &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// « 31 mars 2026 à 23 h 59 », in the time of the branch's seat, whoever reads it.
pub(crate) fn date_time_in_paris(at: DateTime<Utc>) -> String {
    date_time_in(at, "Europe/Paris")
}

/// « 9 h 00 », in the time of the branch's seat.
pub(crate) fn time_in_paris(at: DateTime<Utc>) -> String {
    format(milliseconds(at), &[("timeStyle", "short"), ("timeZone", "Europe/Paris")])
}

/// The same on the clock of another body, by its name in the IANA database.
pub(crate) fn date_time_in(at: DateTime<Utc>, zone: &str) -> String {
    let parts = [("dateStyle", "long"), ("timeStyle", "short"), ("timeZone", zone)];
    format(milliseconds(at), &parts)
}

/// « 10 h 12 », in the reader's time zone.
pub(crate) fn time_of_day(at: DateTime<Utc>) -> String {
    format(milliseconds(at), &[("timeStyle", "short")])
}

/// « à l’instant », « il y a 3 heures », « hier »: how long ago, in the coarsest unit that is not zero.
pub(crate) fn ago(at: DateTime<Utc>) -> String {
    let seconds = (milliseconds(at) - Date::now()) / 1_000.0;
    let (amount, unit) = coarsest(seconds);
    if amount == 0.0 {
        return tr!(common.just_now).to_owned();
    }
    let options = object(&[("numeric", "auto")]);
    Intl::RelativeTimeFormat::new(&languages(), &options).format(amount, unit).into()
}

const UNITS: [(f64, &str); 5] = [
    (31_557_600.0, "year"),
    (2_629_800.0, "month"),
    (86_400.0, "day"),
    (3_600.0, "hour"),
    (60.0, "minute"),
];

/// The amount of the coarsest unit that fits, negative in the past.
fn coarsest(seconds: f64) -> (f64, &'static str) {
    let found = UNITS.iter().find(|(length, _)| seconds.abs() >= *length);
    found.map_or((0.0, "minute"), |(length, unit)| ((seconds / length).trunc(), unit))
}

#[expect(clippy::cast_precision_loss, reason = "JavaScript counts milliseconds in doubles")]
fn milliseconds(at: DateTime<Utc>) -> f64 {
    at.timestamp_millis() as f64
}

fn midnight(day: NaiveDate) -> f64 {
    milliseconds(day.and_time(chrono::NaiveTime::MIN).and_utc())
}

fn languages() -> Array {
    let language = match locale() {
        Locale::fr => "fr-FR",
        Locale::en => "en-GB",
    };
    Array::of1(&JsValue::from_str(language))
}

fn object(entries: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in entries {
        // A plain object never refuses a property.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

fn format(at: f64, options: &[(&str, &str)]) -> String {
    let formatter = Intl::DateTimeFormat::new(&languages(), &object(options));
    let format: Function = formatter.format();
    let shown = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(at));
    let shown = shown
        .ok()
        .and_then(|text| text.dyn_into::<js_sys::JsString>().ok())
        .map_or_else(String::new, String::from);
    match locale() {
        Locale::fr => in_french(&shown),
        Locale::en => shown,
    }
}

/// What the browser's tables do not know: « 1er » opens a month, and « h » stands between hours and minutes.
fn in_french(shown: &str) -> String {
    let shown = shown.replace(':', "\u{a0}h\u{a0}");
    shown.strip_prefix("1 ").map_or_else(|| shown.clone(), |rest| format!("1er {rest}"))
}

#[cfg(test)]
mod tests {
    use super::{coarsest, in_french};

    #[test]
    fn the_coarsest_unit_that_fits_is_kept() {
        let cases = [
            (-20.0, (0.0, "minute")),
            (-7_300.0, (-2.0, "hour")),
            (-90_000.0, (-1.0, "day")),
            (-70.0 * 86_400.0, (-2.0, "month")),
            (3.0 * 86_400.0, (3.0, "day")),
        ];
        for (seconds, expected) in cases {
            assert_eq!(coarsest(seconds), expected);
        }
    }

    #[test]
    fn french_dates_read_as_they_are_said() {
        assert_eq!(in_french("1 avril 2024 à 21:03"), "1er avril 2024 à 21\u{a0}h\u{a0}03");
        assert_eq!(in_french("11 avr. 2024"), "11 avr. 2024");
    }
}
