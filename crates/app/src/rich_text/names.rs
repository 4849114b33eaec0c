//! Names in a text that is safe to show, made into links.

use domain::text::fold;

/// The same HTML, where each `@handle` of these leads to its address. What is in a link already, or is code, stays as it
/// is; and nothing that people wrote becomes a mark: a name is letters, digits and points.
#[must_use]
pub(crate) fn link_names(html: &str, links: &[(&str, &str)]) -> String {
    let mut linked = String::with_capacity(html.len());
    // How many links and pieces of code one is in.
    let mut inside = 0_usize;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, from) = rest.split_at(start);
        push_text(&mut linked, text, if inside == 0 { links } else { &[] });
        let (tag, after) = from.split_at(tag_length(from));
        if OPENED.iter().any(|name| names(tag, "<", name)) {
            inside += 1;
        } else if OPENED.iter().any(|name| names(tag, "</", name)) {
            inside = inside.saturating_sub(1);
        }
        linked.push_str(tag);
        rest = after;
    }
    push_text(&mut linked, rest, if inside == 0 { links } else { &[] });
    linked
}

/// In these no name is a link.
const OPENED: [&str; 3] = ["a", "code", "pre"];

/// Whether a tag begins so, and has this name.
fn names(tag: &str, begins: &str, name: &str) -> bool {
    let after = tag.strip_prefix(begins).and_then(|tag| tag.strip_prefix(name));
    after.is_some_and(|after| after.starts_with(['>', ' ']))
}

/// Up to the sign that ends it, which may stand in the value of an attribute too.
fn tag_length(from: &str) -> usize {
    let mut quoted = false;
    let end = from.find(|c: char| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or(from.len(), |end| end + 1)
}

fn push_text(linked: &mut String, text: &str, links: &[(&str, &str)]) {
    let mut pieces = text.split('@');
    let mut before = pieces.next().unwrap_or_default();
    linked.push_str(before);
    for piece in pieces {
        // An address of a mailbox names nobody.
        let begins = !before.chars().next_back().is_some_and(char::is_alphanumeric);
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(piece.len());
        let (word, _) = piece.split_at(end);
        let word = word.trim_end_matches('.');
        let (_, after) = piece.split_at(word.len());
        let folded = fold(word);
        let named = links.iter().find(|(handle, _)| *handle == folded);
        if let Some((_, address)) = named.filter(|_| begins && !word.is_empty()) {
            linked.push_str("<a href=\"");
            linked.push_str(address);
            linked.push_str("\">@");
            linked.push_str(word);
            linked.push_str("</a>");
            linked.push_str(after);
        } else {
            linked.push('@');
            linked.push_str(piece);
        }
        before = piece;
    }
}
