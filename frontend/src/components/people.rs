//! People, and authors whom nobody may know.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::{Words, tr};

/// A person, by their initials.
#[component]
pub(crate) fn Avatar(#[prop(into)] name: Words) -> impl IntoView {
    view! { <span class="avatar" aria-hidden="true">{initials(&name)}</span> }
}

/// A person with their name and, below, their body or their role.
#[component]
pub(crate) fn Person(
    #[prop(into)] name: Words,
    #[prop(into, optional)] note: Option<Words>,
) -> impl IntoView {
    view! {
        <span class="person">
            <Avatar name=name.clone() />
            <span>{name}{note.map(|note| view! { <small>{note}</small> })}</span>
        </span>
    }
}

/// « Auteur masqué »: the same everywhere.
#[component]
pub(crate) fn MaskedAuthor() -> impl IntoView {
    view! {
        <span class="person">
            <MaskedAvatar />
            <span>{tr!(common.masked_author)}</span>
        </span>
    }
}

/// The hatched disc alone, beside a comment.
#[component]
pub(crate) fn MaskedAvatar() -> impl IntoView {
    view! { <span class="avatar avatar-masked" aria-hidden="true"><Icon glyph=Glyph::Mask /></span> }
}

/// The first letters of the first and the last word of a name.
pub(crate) fn initials(name: &str) -> String {
    let words: Vec<&str> =
        name.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.iter().skip(1).last().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_last_words() {
        for (name, expected) in [
            ("Maëlle Kerbrat", "MK"),
            ("élodie", "É"),
            ("Jean de La Tour", "JT"),
            ("  ", ""),
            ("Contributeur 12 — Jump", "CJ"),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
