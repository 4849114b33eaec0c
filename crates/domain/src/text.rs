//! Text that people type, checked once at the edge and trusted afterwards.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Why a field was refused. A client may branch on it; the sentence is in the catalogues.
    FieldCode {
        /// Nothing was given.
        Required = "required",
        /// Fewer characters than `min`.
        TooShort = "too_short",
        /// More characters than `max`.
        TooLong = "too_long",
        /// More values than `max`.
        TooMany = "too_many",
        /// A character that no screen can show, such as NUL.
        ForbiddenCharacter = "forbidden_character",
        /// A value outside the list.
        UnknownValue = "unknown_value",
        /// Not of the expected form (address, date, number).
        Malformed = "malformed",
        /// A date before the one it must follow.
        BeforeStart = "before_start",
        /// Something that is for a time has no end yet.
        EndRequired = "end_required",
        /// An end that is past already.
        EndPassed = "end_passed",
        /// A moment that is past already, of something that is still to happen.
        Passed = "passed",
        /// A date that what happened since leaves where it is.
        Settled = "settled",
        /// A date that is still to come, of something that has happened.
        InFuture = "in_future",
        /// The same value twice.
        Duplicate = "duplicate",
        /// A field the operation does not have.
        UnknownField = "unknown_field",
        /// A line of a batch that somebody changed since it was read.
        Stale = "stale",
        /// A line of a batch that has its answer already.
        AlreadyDecided = "already_decided",
        /// A line of a batch that is one's own idea.
        OwnIdea = "own_idea",
        /// A line of a batch for which nothing is prepared.
        NotPrepared = "not_prepared",
        /// A line of a batch that the caller may not decide.
        NotAllowed = "not_allowed",
        /// A person of another body than one's own.
        OtherBody = "other_body",
        /// A link to a tool that no administrator has named.
        HostNotAllowed = "host_not_allowed",
        /// One body, for what is the whole branch's.
        NothingOfABody = "nothing_of_a_body",
        /// A password that is not the one in force.
        WrongPassword = "wrong_password",
        /// Something that others still count on.
        InUse = "in_use",
        /// Something that only some may read, for what is sent to many.
        KeptForSome = "kept_for_some",
        /// A person who could do nothing with what they would be in charge of.
        WithoutRight = "without_right",
    }
}

/// One faulty field: where it is, why, and the limits that the sentence may quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON Pointer (RFC 6901) into the body.
    #[cfg_attr(feature = "openapi", schema(example = "/title"))]
    pub pointer: String,
    /// The stable reason.
    pub code: FieldCode,
    /// The smallest length or count that is accepted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub min: Option<u32>,
    /// The greatest length or count that is accepted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max: Option<u32>,
}

impl FieldError {
    /// A field refused for a reason that has no limit to quote.
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self { pointer: pointer.into(), code, min: None, max: None }
    }
}

/// The code belongs to no variant of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown code")]
pub struct UnknownCode;

/// Trimmed text of `MIN` to `MAX` characters, with no control character but line feed and tab.
///
/// The rest is kept byte for byte: accents, apostrophes, emoji, right-to-left marks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The most characters it may have.
    pub const LONGEST: usize = MAX;

    /// Checks a text that somebody typed.
    ///
    /// # Errors
    /// A [`FieldError`] at `pointer` when it is empty, too short, too long, or holds a control character.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let trimmed = raw.trim();
        let refused = |code| FieldError {
            pointer: pointer.to_owned(),
            code,
            min: u32::try_from(MIN).ok(),
            max: u32::try_from(MAX).ok(),
        };
        if trimmed.is_empty() {
            return Err(refused(FieldCode::Required));
        }
        if trimmed.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(refused(FieldCode::ForbiddenCharacter));
        }
        // What takes no room on the screen is kept, and makes no title of nothing.
        if !is_seen(trimmed) {
            return Err(refused(FieldCode::Required));
        }
        if trimmed.chars().filter(|c| !is_invisible(*c)).count() < MIN {
            return Err(refused(FieldCode::TooShort));
        }
        if trimmed.chars().count() > MAX {
            return Err(refused(FieldCode::TooLong));
        }
        Ok(Self(trimmed.to_owned()))
    }

    /// Checks a text that may be left out: nothing, or only blanks, is `None`.
    ///
    /// # Errors
    /// As [`Text::parse`], when something was typed.
    pub fn parse_optional(pointer: &str, raw: Option<&str>) -> Result<Option<Self>, FieldError> {
        match raw {
            Some(text) if !text.trim().is_empty() => Self::parse(pointer, text).map(Some),
            _ => Ok(None),
        }
    }

    /// Takes back a text that was checked when it was kept.
    #[must_use]
    pub fn restore(kept: String) -> Self {
        Self(kept)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether anything of it can be seen: blanks between joiners cannot.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_invisible(c))
}

/// Joiners, directions, fillers, and other characters without a shape.
#[rustfmt::skip] // A list: a row for each kind.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}'
        | '\u{180b}'..='\u{180d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

impl<const MIN: usize, const MAX: usize> fmt::Debug for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A title: one line that a neighbour would understand. Imported titles reach 236 characters.
pub type Title = Text<3, 250>;
/// A paragraph: a reason, a pitch, a comment.
pub type Paragraph = Text<1, 5_000>;
/// A long text in Markdown: ten thousand words, and room for links and tables.
pub type LongText = Text<1, 100_000>;
/// A few words: a keyword, a name, a technique.
pub type ShortText = Text<1, 120>;

/// Collects the faults of a whole body, so that all are told at once.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Keeps the value, or its fault.
    pub fn check<T>(&mut self, result: Result<T, FieldError>) -> Option<T> {
        result.map_err(|error| self.0.push(error)).ok()
    }

    /// Adds a fault.
    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// All the faults found, if any.
    ///
    /// # Errors
    /// When at least one field was refused.
    pub fn into_result(self) -> Result<(), Vec<FieldError>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// Case and accents folded, apostrophes alike: the form in which words are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(fold_char).collect()
}

const fn fold_char(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ÿ' => 'y',
        '’' | 'ʼ' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_measured_in_characters() {
        assert_eq!(Title::parse("/title", "  Été  ").unwrap().as_str(), "Été");
        assert_eq!(Title::parse("/title", "ab").unwrap_err().code, FieldCode::TooShort);
        assert_eq!(Title::parse("/title", " \n ").unwrap_err().code, FieldCode::Required);
        assert_eq!(Text::<1, 3>::parse("/t", "abcd").unwrap_err().max, Some(3));
        let unseen = Title::parse("/title", "\u{200b}\u{202e}\u{2066}\u{feff}").unwrap_err();
        assert_eq!(unseen.code, FieldCode::Required);
    }

    #[test]
    fn blanks_between_joiners_and_fillers_are_nothing() {
        for raw in ["\u{200b} \u{200b}", "\u{2060}\n\u{feff}", "\u{3164}", "\u{2800}\u{fe0f}"] {
            let refused = Paragraph::parse("/body", raw).unwrap_err();
            assert_eq!(refused.code, FieldCode::Required, "{raw:?}");
            let optional = Paragraph::parse_optional("/note", Some(raw)).unwrap_err();
            assert_eq!(optional.code, FieldCode::Required, "{raw:?}");
        }
        for seen in ["a", "☀\u{fe0f}", "\u{200f}א", "·"] {
            assert_eq!(Paragraph::parse("/body", seen).unwrap().as_str(), seen);
        }
    }

    #[test]
    fn nul_is_refused_and_what_people_type_is_kept() {
        let nul = Paragraph::parse("/body", "a\0b").unwrap_err();
        assert_eq!((nul.code, nul.pointer.as_str()), (FieldCode::ForbiddenCharacter, "/body"));
        let odd = "L’idée 🌱\n\u{200f}עברית\u{200b}";
        assert_eq!(Paragraph::parse("/body", odd).unwrap().as_str(), odd);
    }

    #[test]
    fn folding_forgets_case_accents_and_apostrophes() {
        assert_eq!(fold("L’ÉVÉNEMENT"), "l'evenement");
    }
}
