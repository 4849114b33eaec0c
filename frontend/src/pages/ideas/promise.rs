//! The promise made to an author: by which day, how many days are left, kept or not. Public (R065).

use api_types::review::PromiseView;
use domain::civil::Zone;
use domain::idea::PromiseState;
use leptos::prelude::*;

use crate::components::{Badge, Glyph, Tone};
use crate::words::{self, tr, trn};

/// The promise in words, with its day as one writes it there; only one that is broken asks for something.
#[component]
pub(super) fn PromiseBadge(promise: PromiseView, day: String) -> impl IntoView {
    let PromiseView { on, state } = promise;
    let (tone, glyph, said) = match state {
        PromiseState::Running => {
            // The promise is of a day in Paris.
            let left = (on - Zone::Paris.day(words::now())).num_days();
            let left = trn!(u64::try_from(left).unwrap_or_default(), vocabulary.promise.left);
            let said = tr!(vocabulary.promise.running, day = day);
            (Tone::Info, Glyph::Clock, format!("{said}, {left}"))
        }
        PromiseState::Kept => {
            (Tone::Success, Glyph::Check, tr!(vocabulary.promise.kept, day = day))
        }
        PromiseState::Broken => {
            (Tone::Warning, Glyph::Alert, tr!(vocabulary.promise.broken, day = day))
        }
    };
    view! { <Badge tone glyph>{said}</Badge> }
}
