//! What one must know now: a notice, and the notice of a failure.

use leptos::prelude::*;

use super::button::{Button, Size};
use super::icon::{Glyph, Icon};
use super::marks::Tone;
use crate::api::Failure;
use crate::words::{self, Words, tr};

/// A notice: icon, title, and what to know or do.
#[component]
pub(crate) fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: Words,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Info | Tone::Neutral => Glyph::Info,
        Tone::Success => Glyph::Check,
        Tone::Warning | Tone::Danger => Glyph::Alert,
    };
    view! {
        <div class="notice" data-tone=tone.name()>
            <Icon glyph />
            <p class="title">{title}</p>
            {children.map(|children| view! { <div class="stack gap-2 small">{children()}</div> })}
        </div>
    }
}

/// A failure in words: what happened, what is safe, what to do, and the reference of the incident.
#[component]
pub(crate) fn ProblemNotice(
    failure: Failure,
    #[prop(into, optional)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let incident = failure.incident().map(|reference| {
        view! { <p class="small muted">{tr!(problems.incident, reference = reference)}</p> }
    });
    let retry = on_retry.filter(|_| failure.may_pass()).map(|on_retry| {
        view! { <p><Button size=Size::Small on:click=move |_| on_retry.run(())>{tr!(common.retry)}</Button></p> }
    });
    view! {
        <div class="notice" data-tone=Tone::Danger.name() role="alert">
            <Icon glyph=Glyph::Alert />
            <p class="title">{words::problem(&failure)}</p>
            {words::remedy(&failure).map(|remedy| view! { <p class="small">{remedy}</p> })}
            {incident}
            {retry}
        </div>
    }
}

/// The failure of an act, where the act was asked; nothing while there is none.
#[component]
pub(crate) fn ActProblem(#[prop(into)] failure: Signal<Option<Failure>>) -> impl IntoView {
    move || failure.get().map(|failure| view! { <ProblemNotice failure /> })
}
