//! A picture over a page: always as high, so that nothing moves when it arrives.

use leptos::prelude::*;

use super::adopt_sheet;

#[component]
pub(crate) fn WidePicture(
    /// Where it is.
    url: String,
    /// What it shows.
    alt: String,
) -> impl IntoView {
    adopt_sheet("picture", include_str!("../../../sheets/picture.css"));
    view! { <img class="thumb wide" src=url alt=alt loading="lazy" /> }
}
