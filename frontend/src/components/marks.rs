//! Badge, chip, tag: three things, three shapes. And the arch, the mark of a kind of object.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::{Words, tr};

/// What a state asks of the reader. Only what awaits somebody is `Warning` or `Danger`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Info,
    Success,
    Warning,
    Danger,
    Neutral,
}

impl Tone {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Neutral => "neutral",
        }
    }
}

/// A kind of object, with its colour and its arch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    Idea,
    Poc,
    Practice,
    /// The fourth knot of the thread.
    Reuse,
}

impl Door {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Poc => "poc",
            Self::Practice => "practice",
            Self::Reuse => "",
        }
    }

    pub(crate) const fn glyph(self) -> Glyph {
        match self {
            Self::Idea => Glyph::Idea,
            Self::Poc => Glyph::Poc,
            Self::Practice => Glyph::Practice,
            Self::Reuse => Glyph::Reuse,
        }
    }
}

/// A state: icon and word, never clickable.
#[component]
pub(crate) fn Badge(
    #[prop(optional)] tone: Tone,
    glyph: Glyph,
    children: Children,
) -> impl IntoView {
    view! { <span class="badge" data-tone=tone.name()><Icon glyph />{children()}</span> }
}

/// A filter in force, with its own ×. `on_remove` takes it away.
#[component]
pub(crate) fn Chip(
    #[prop(into)] label: Words,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let remove = tr!(common.remove_filter, filter = label.to_string());
    view! {
        <span class="chip">
            {label}
            <button type="button" aria-label=remove on:click=move |_| on_remove.run(())>
                <Icon glyph=Glyph::Cross />
            </button>
        </span>
    }
}

/// A subject: an underlined word that leads to what shares it.
#[component]
pub(crate) fn Tag(#[prop(into)] href: String, #[prop(into)] label: Words) -> impl IntoView {
    view! { <a class="tag" href=href>{label}</a> }
}

/// The arch of a kind of object.
#[component]
pub(crate) fn DoorMark(door: Door, #[prop(optional)] glyph: Option<Glyph>) -> impl IntoView {
    view! {
        <span class="arch" data-door=door.name()>
            <Icon glyph=glyph.unwrap_or(door.glyph()) />
        </span>
    }
}

/// The arch and the word that says what the page or the card is about.
#[component]
pub(crate) fn Kind(door: Door, children: Children) -> impl IntoView {
    view! { <span class="kind" data-door=door.name()><DoorMark door /><span>{children()}</span></span> }
}
