//! Dates: the words people say, inside the element that machines read.

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use crate::words;

/// « 22 avril 2025 ».
#[component]
pub(crate) fn Day(on: NaiveDate) -> impl IntoView {
    view! { <time datetime=on.to_string()>{words::date(on)}</time> }
}

/// « 22 avr. 2025 », in tables.
#[component]
pub(crate) fn ShortDay(on: NaiveDate) -> impl IntoView {
    view! { <time class="nowrap" datetime=on.to_string()>{words::short_date(on)}</time> }
}

/// « 22 avril 2025 à 17 h 42 ».
#[component]
pub(crate) fn Moment(at: DateTime<Utc>) -> impl IntoView {
    view! { <time datetime=at.to_rfc3339()>{words::date_time(at)}</time> }
}

/// « il y a 3 h », with the full date for whoever asks.
#[component]
pub(crate) fn Ago(at: DateTime<Utc>) -> impl IntoView {
    view! { <time datetime=at.to_rfc3339() title=words::date_time(at)>{words::ago(at)}</time> }
}
