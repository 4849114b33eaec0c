//! Answering with the words of somebody: put at the end of what is being typed, as a quotation of Markdown.

use domain::CommentId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::arrival::anchor;
use crate::pages::shared::focus_on;
use crate::words::tr;

/// A quotation holds no more characters: one answers a point, and has the rest of the thread above.
const QUOTED_MAX: usize = 600;

/// What a comment says on screen, as a quotation of whoever said it.
pub(super) fn quotation(comment: CommentId, name: String) -> String {
    let selector = format!("#{} .prose", anchor(comment));
    let said = document().query_selector(&selector).ok().flatten();
    let said = said.and_then(|said| said.dyn_into::<HtmlElement>().ok());
    let words = said.map(|said| said.inner_text()).unwrap_or_default();
    in_markdown(&tr!(ideas.comment.quoted, name = name), &words)
}

fn in_markdown(lead: &str, words: &str) -> String {
    let words = words.trim();
    let mut cut: String = words.chars().take(QUOTED_MAX).collect();
    if cut.len() < words.len() {
        cut.push('…');
    }
    let lines = [lead, ""].into_iter().chain(cut.lines().map(str::trim));
    let mut quoted = String::new();
    for line in lines {
        quoted.push('>');
        if !line.is_empty() {
            quoted.push(' ');
            quoted.push_str(line);
        }
        quoted.push('\n');
    }
    quoted.push('\n');
    quoted
}

/// What is being typed, with more below it.
pub(super) fn below(typed: &str, more: &str) -> String {
    match typed.trim_end() {
        "" => more.to_owned(),
        typed => format!("{typed}\n\n{more}"),
    }
}

/// Puts each quotation that is asked for in the field, and the keyboard after it.
pub(super) fn take_quotations(quoted: RwSignal<Option<String>>, body: RwSignal<String>) {
    Effect::new(move |_| {
        let Some(quotation) = quoted.get() else { return };
        quoted.set(None);
        body.update(|body| *body = below(body, &quotation));
        focus_on(".comment-form textarea");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_quoted_and_a_long_one_is_cut() {
        let quoted = in_markdown("Yann a écrit :", "\nOui.\n\n À Rennes. \n");
        assert_eq!(quoted, "> Yann a écrit :\n>\n> Oui.\n>\n> À Rennes.\n\n");
        let long = in_markdown("Yann", &"é".repeat(QUOTED_MAX + 1));
        assert_eq!(long.chars().filter(|c| *c == 'é').count(), QUOTED_MAX);
        assert!(long.ends_with("…\n\n"));
    }

    #[test]
    fn what_was_typed_stays_above() {
        assert_eq!(below("", "> a\n\n"), "> a\n\n");
        assert_eq!(below("Bonjour.\n", "> a\n\n"), "Bonjour.\n\n> a\n\n");
    }
}
