//! The marks of an idea wherever ideas are shown: it is said to have a high potential, its experiment is so far.

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

/// How far the experiment that came out of it is, for whoever may see it (R060).
#[component]
pub(super) fn ProgressBadge(
    /// Nothing is shown of an idea of which no experiment came, or none that one may see.
    percent: Option<u8>,
) -> impl IntoView {
    percent.map(|percent| {
        view! { <Badge glyph=Glyph::Poc>{tr!(ideas.row.progress, percent = percent)}</Badge> }
    })
}
