//! The words of a Markdown text that people read: not its code, not its links, not its addresses.

use std::ops::Range;

use super::form;

/// A word of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Where it is, in bytes.
    pub(super) at: Range<usize>,
    /// As it is compared.
    pub(super) form: String,
}

/// The words that people read, in order.
pub(super) fn spoken(text: &str) -> Vec<Spoken> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(end) = unspoken(text, at) {
            at = end;
            continue;
        }
        let rest = &text[at..];
        let end = at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if end > at {
            found.push(Spoken { at: at..end, form: form(&text[at..end]) });
            at = end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Whether this is nothing but what joins the words of one expression.
pub(super) fn joined(between: &str) -> bool {
    let joins =
        |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’');
    between.chars().all(joins) && between.matches('\n').count() < 2
}

/// Where what begins here ends, when it is code, a link or an address.
fn unspoken(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = match rest.as_bytes().first()? {
        b'`' | b'~' => code(text, at)?,
        b'[' => link(rest)?,
        b'<' => tag(rest)?,
        _ if begins_a_word(text, at) => address(rest)?,
        _ => return None,
    };
    Some(at + length)
}

/// Code between marks, on its line, or between two lines of marks. Marks that nothing closes are marks, but those of
/// a block hold until the end.
fn code(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let mark = rest.chars().next()?;
    let marks = rest.len() - rest.trim_start_matches(mark).len();
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let fence = &rest[..marks];
    if marks >= 3 && line.trim().is_empty() {
        let closing = rest[marks..].find(&format!("\n{fence}"));
        return Some(closing.map_or(rest.len(), |end| marks + end + 1 + marks));
    }
    if mark == '~' {
        return None;
    }
    let mut from = marks;
    while let Some(place) = rest[from..].find(fence) {
        let begin = from + place;
        let run = rest[begin..].len() - rest[begin..].trim_start_matches(mark).len();
        if run == marks {
            return Some(begin + marks);
        }
        from = begin + run;
    }
    // Nothing closes them.
    Some(marks)
}

/// `[label](address)`, on one line.
fn link(rest: &str) -> Option<usize> {
    let line = rest.split('\n').next()?;
    let middle = line.find("](")?;
    if line[1..middle].contains('[') {
        return None;
    }
    let end = line[middle..].find(')')?;
    Some(middle + end + 1)
}

/// `<https://…>`.
fn tag(rest: &str) -> Option<usize> {
    let inside = &rest[1..rest.find('>')?];
    let address = inside.contains("://") || inside.contains('@');
    (address && !inside.contains(char::is_whitespace)).then_some(inside.len() + 2)
}

fn begins_a_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

/// An address of the Web or of a mailbox, as far as it goes.
fn address(rest: &str) -> Option<usize> {
    let whole =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '<' | '"')).next()?;
    let web = ["http://", "https://", "www."].iter().any(|start| whole.starts_with(start));
    let mail = whole.find('@').is_some_and(|place| place > 0 && whole[place..].contains('.'));
    (web || mail).then_some(whole.len())
}
