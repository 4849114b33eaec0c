//! What one presses. Listeners go on the component: `<Button on:click=…>`.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::tr;

/// How much a button asks to be pressed. One `Primary` per screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    Primary,
    #[default]
    Plain,
    Quiet,
    Danger,
}

/// How large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Size {
    #[default]
    Full,
    /// Inside a toolbar, a row, a card.
    Small,
}

/// What pressing it does to the form around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Press {
    #[default]
    Act,
    Submit,
}

pub(super) const fn class(look: Look, size: Size) -> &'static str {
    match (look, size) {
        (Look::Primary, Size::Full) => "btn btn-primary",
        (Look::Plain, Size::Full) => "btn",
        (Look::Quiet, Size::Full) => "btn btn-quiet",
        (Look::Danger, Size::Full) => "btn btn-danger",
        (Look::Primary, Size::Small) => "btn btn-sm btn-primary",
        (Look::Plain, Size::Small) => "btn btn-sm",
        (Look::Quiet, Size::Small) => "btn btn-sm btn-quiet",
        (Look::Danger, Size::Small) => "btn btn-sm btn-danger",
    }
}

/// A button. While `pending` it says so, and stays where it is: `use_submit` ignores a second press.
#[component]
pub(crate) fn Button(
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] press: Press,
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(into, optional)] pending: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let kind = match press {
        Press::Act => "button",
        Press::Submit => "submit",
    };
    view! {
        <button type=kind class=class(look, size) aria-busy=move || pending.get().then_some("true")>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: it leads somewhere, it changes nothing.
#[component]
pub(crate) fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class(look, size) href=href>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </a>
    }
}

/// The way to another tool, in a tab of its own, and said so.
#[component]
pub(crate) fn LeaveLink(
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class(look, size) href=href target="_blank" rel="noopener">
            {children()}
            <Icon glyph=Glyph::Leave />
            <span class="sr-only">{tr!(common.new_tab)}</span>
        </a>
    }
}

/// « Tout voir → »: the way on from a section.
#[component]
pub(crate) fn MoreLink(#[prop(into)] href: String, children: Children) -> impl IntoView {
    view! {
        <a class="link-action" href=href>
            {children()} " " <Icon glyph=Glyph::Arrow />
        </a>
    }
}
