//! Where a link leads: an address with places for what the reader brings (R009, A02).

use std::fmt::Write as _;

use crate::brick::LinkHost;
use crate::document::Language;
use crate::text::{FieldCode, FieldError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the address of a link may carry, in braces.
    LinkWord {
        /// What the reader seeks.
        Query = "query",
        /// The challenge that the reader comes from.
        Challenge = "challenge",
        /// The reader's language.
        Language = "language",
        /// The way back to the portal.
        Return = "return",
    }
}

/// The address of another tool: `https`, a public name, and places for words after the name.
///
/// The name of the machine is written out: nothing that a reader brings can change where the link leads. What they
/// bring is escaped, and stands after `?` or `#`, where it can climb no path; the language alone may stand before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAddress {
    text: String,
    host: LinkHost,
}

/// What a reader brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departure<'a> {
    /// What they seek; may be empty.
    pub query: &'a str,
    /// The challenge they come from, by its title; may be empty.
    pub challenge: &'a str,
    /// Their language.
    pub language: Language,
    /// The address of the page that they leave.
    pub back: &'a str,
}

/// A piece of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Word(LinkWord),
}

impl LinkAddress {
    /// The most characters it may have.
    pub const LONGEST: usize = 1_000;

    /// Reads an address that somebody typed.
    ///
    /// # Errors
    /// At `pointer`: missing, too long, or not of the form above.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(FieldError::new(pointer, FieldCode::Required));
        }
        if text.len() > Self::LONGEST {
            let max = u32::try_from(Self::LONGEST).ok();
            let code = FieldCode::TooLong;
            return Err(FieldError { pointer: pointer.to_owned(), code, min: None, max });
        }
        let host = read(text).ok_or_else(|| FieldError::new(pointer, FieldCode::Malformed))?;
        let host = LinkHost::parse(pointer, host)?;
        Ok(Self { text: text.to_owned(), host })
    }

    /// The address as it was written, with its places.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The machine it leads to.
    #[must_use]
    pub const fn host(&self) -> &LinkHost {
        &self.host
    }

    /// Whether it has a place for that.
    #[must_use]
    pub fn carries(&self, word: LinkWord) -> bool {
        pieces(&self.text).is_some_and(|pieces| pieces.contains(&Piece::Word(word)))
    }

    /// The address that this reader goes to, with all that they bring.
    #[must_use]
    pub fn leave(&self, with: &Departure<'_>) -> String {
        let mut address = String::with_capacity(self.text.len());
        for piece in pieces(&self.text).unwrap_or_default() {
            match piece {
                Piece::Text(text) => address.push_str(text),
                Piece::Word(LinkWord::Query) => address.push_str(&escaped(with.query.trim())),
                Piece::Word(LinkWord::Challenge) => {
                    address.push_str(&escaped(with.challenge.trim()));
                }
                Piece::Word(LinkWord::Language) => address.push_str(with.language.code()),
                Piece::Word(LinkWord::Return) => address.push_str(&escaped(with.back)),
            }
        }
        address
    }
}

/// The machine that an address names, when the address is of the form that is accepted.
fn read(text: &str) -> Option<&str> {
    // What browsers read as something else than what it looks like: blanks, backslashes, other scripts.
    let plain = |byte: u8| byte.is_ascii_graphic() && !br#"\"<>^`|"#.contains(&byte);
    if !text.bytes().all(plain) || !escapes_are_whole(text) {
        return None;
    }
    let rest = text.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, tail) = rest.split_at(end);
    let mut free = false;
    for piece in pieces(tail)? {
        match piece {
            Piece::Text(text) => free = free || text.contains(['?', '#']),
            Piece::Word(LinkWord::Language) => {}
            Piece::Word(LinkWord::Query | LinkWord::Challenge | LinkWord::Return) if free => {}
            Piece::Word(LinkWord::Query | LinkWord::Challenge | LinkWord::Return) => return None,
        }
    }
    (!host.is_empty()).then_some(host)
}

/// Text and places, in order; nothing when a brace is no place.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (word, after) = after.split_once('}')?;
        if before.contains('}') {
            return None;
        }
        pieces.extend([Piece::Text(before), Piece::Word(LinkWord::from_code(word)?)]);
        rest = after;
    }
    if rest.contains('}') {
        return None;
    }
    pieces.push(Piece::Text(rest));
    Some(pieces)
}

/// Each `%` begins two figures of sixteen.
fn escapes_are_whole(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|after| after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

/// As a value in a query string (RFC 3986): letters and figures stay, everything else is escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
