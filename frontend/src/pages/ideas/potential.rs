//! The mark of an idea that is said to have a high potential, wherever ideas are shown.

use leptos::prelude::*;

use crate::components::{Badge, Glyph};
use crate::words::tr;

#[component]
pub(super) fn PotentialBadge(
    /// Nothing is shown of an idea that is not said to.
    high: bool,
) -> impl IntoView {
    high.then(|| view! { <Badge glyph=Glyph::Flag>{tr!(ideas.potential.badge)}</Badge> })
}
