//! Long words: Markdown, terms of art, what happened, nothing yet.

use leptos::prelude::*;

use super::unique_id;
use crate::words::Words;

/// Markdown that the server has turned into sanitised HTML: the only HTML the portal takes as it comes.
#[component]
pub(crate) fn Markdown(#[prop(into)] html: String) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}

/// A term of art, explained in place: opens on click, never on hover alone.
#[component]
pub(crate) fn Term(#[prop(into)] word: Words, #[prop(into)] meaning: Words) -> impl IntoView {
    let id = unique_id("term");
    view! {
        <button class="term" type="button" popovertarget=id.clone()>{word.clone()}</button>
        <span popover="auto" id=id role="note"><b>{word}</b>" — "{meaning}</span>
    }
}

/// Something that happened, in a [`History`].
#[derive(Debug)]
pub(crate) struct Happening {
    /// When: a [`super::Day`], a [`super::Ago`].
    pub(crate) when: AnyView,
    /// What, in words and links.
    pub(crate) what: AnyView,
}

/// What happened, latest first.
#[component]
pub(crate) fn History(entries: Vec<Happening>) -> impl IntoView {
    let rows = entries.into_iter().map(|Happening { when, what }| view! { <li>{when}{what}</li> });
    view! { <ol class="history">{rows.collect_view()}</ol> }
}

/// Nothing to show: why, an example, and one act as children.
#[component]
pub(crate) fn Empty(
    #[prop(into)] title: Words,
    #[prop(into)] why: Words,
    #[prop(into, optional)] example: Option<Words>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h3>{title}</h3>
            <p class="small">{why}</p>
            {example.map(|example| view! { <p class="example">{example}</p> })}
            {children.map(|children| children())}
        </div>
    }
}

/// A fact of an identity card: `<dl class="facts">` holds them.
#[component]
pub(crate) fn Detail(#[prop(into)] term: Words, children: Children) -> impl IntoView {
    view! { <div><dt>{term}</dt><dd>{children()}</dd></div> }
}

/// A lesson, a testimonial: the printed voice of the portal. Failure wears the same dress as success.
#[component]
pub(crate) fn Quotation(
    kind: AnyView,
    #[prop(into)] text: Words,
    #[prop(into, optional)] source: Option<Words>,
) -> impl IntoView {
    view! {
        <figure class="lesson">
            <span class="kind">{kind}</span>
            <blockquote>{text}</blockquote>
            {source.map(|source| view! { <footer>{source}</footer> })}
        </figure>
    }
}
