//! The editorial charter, applied to a text (R374, R375): the plain word for an anglicism, the acronyms that nothing
//! explains, the sentences that are too long. Remarks, never refusals.

mod sentences;
mod spoken;
#[cfg(test)]
mod tests;
mod writers;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::used::{WordsUsed, singular, words};
use crate::text::{FieldCode, FieldError, FieldErrors, Text, fold};
use spoken::{Spoken, joined, spoken};

/// Most words that may be watched.
pub const WATCHED_MAX: usize = 300;

/// A word that is watched, and the plain one to write in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WatchedWord {
    /// The word, of 2 to 60 characters, whatever its case, accents and plural.
    #[cfg_attr(feature = "openapi", schema(example = "feedback"))]
    pub word: String,
    /// The plain word, of 2 to 80 characters.
    #[cfg_attr(feature = "openapi", schema(example = "retour"))]
    pub plain: String,
    /// Why, when it is worth saying, in at most 200 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Le mot français dit la même chose."))]
    pub why: String,
}

/// The words that are watched, in the order of administrators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WatchedWords {
    /// At most 300, each once.
    pub items: Vec<WatchedWord>,
}

impl WatchedWords {
    /// The same words, trimmed, once they are checked.
    ///
    /// # Errors
    /// Every faulty field: at `/items`, or at `/items/3/word`, `/items/3/plain`, `/items/3/why`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.items.len() > WATCHED_MAX {
            let max = u32::try_from(WATCHED_MAX).ok();
            errors.push(FieldError { max, ..FieldError::new("/items", FieldCode::TooMany) });
        }
        let mut known: Vec<Vec<String>> = Vec::new();
        let mut items = Vec::new();
        for (place, WatchedWord { word, plain, why }) in self.items.into_iter().enumerate() {
            let at = |field: &str| format!("/items/{place}/{field}");
            let form = words(&word);
            // Marks alone would never be found in a text.
            if form.is_empty() && !word.trim().is_empty() {
                errors.push(FieldError::new(at("word"), FieldCode::Malformed));
            } else if !form.is_empty() && known.contains(&form) {
                errors.push(FieldError::new(at("word"), FieldCode::Duplicate));
            }
            known.push(form);
            let word = errors.check(Text::<2, 60>::parse(&at("word"), &word));
            let plain = errors.check(Text::<2, 80>::parse(&at("plain"), &plain));
            let why = errors.check(Text::<1, 200>::parse_optional(&at("why"), Some(why.as_str())));
            if let (Some(word), Some(plain), Some(why)) = (word, plain, why) {
                let (word, plain) = (word.into_string(), plain.into_string());
                let why = why.map(Text::into_string).unwrap_or_default();
                items.push(WatchedWord { word, plain, why });
            }
        }
        errors.into_result()?;
        Ok(Self { items })
    }
}

/// What the charter says of a text. Remarks come in the order of the text, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Remark {
    /// A watched word.
    Word {
        /// As it is in the text.
        #[cfg_attr(feature = "openapi", schema(example = "Feedbacks"))]
        found: String,
        /// What to write in its place, with its capital and its plural.
        #[cfg_attr(feature = "openapi", schema(example = "Retours"))]
        plain: String,
        /// Why, as administrators say; may be empty.
        why: String,
    },
    /// Two to six capitals that neither the glossary nor the text explains.
    Acronym {
        /// As it is in the text, without the mark of the plural.
        #[cfg_attr(feature = "openapi", schema(example = "GED"))]
        found: String,
    },
    /// A sentence of more than thirty words.
    Sentence {
        /// Its first words, as they are in the text.
        #[cfg_attr(feature = "openapi", schema(example = "Dans le cadre de la démarche"))]
        found: String,
        /// How many words it has.
        words: u32,
    },
}

/// What the charter says of a text: nothing of what is in code or in links.
///
/// `explained` holds the terms of the glossary and their synonyms.
#[must_use]
pub fn remarks(text: &str, watched: &WatchedWords, explained: &[String]) -> Vec<Remark> {
    let tokens = spoken(text);
    let mut found: Vec<(usize, Remark)> = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for WatchedWord { word, plain, why } in &watched.items {
        let places = places(text, &tokens, &words(word));
        taken.extend(places.iter().cloned());
        if let Some(place) = places.into_iter().find(|at| !follows_plain(text, at, plain)) {
            let said = &text[place.clone()];
            let plain = in_the_form_of(said, word, plain);
            let remark = Remark::Word { found: said.to_owned(), plain, why: why.clone() };
            found.push((place.start, remark));
        }
    }
    let free = tokens.iter().filter(|token| !taken.iter().any(|at| at.contains(&token.at.start)));
    let mut met: Vec<&str> = Vec::new();
    for token in free {
        let Some(acronym) = acronym(&text[token.at.clone()]) else { continue };
        if met.contains(&acronym) {
            continue;
        }
        met.push(acronym);
        if !in_glossary(acronym, explained) && !is_explained(text, &tokens, acronym) {
            found.push((token.at.start, Remark::Acronym { found: acronym.to_owned() }));
        }
    }
    found.extend(sentences::long(text, &tokens));
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, remark)| remark).collect()
}

/// The same text with the plain word in the place of this one, wherever it is written in this very form.
#[must_use]
pub fn replaced(text: &str, found: &str, plain: &str) -> String {
    let tokens = spoken(text);
    let same = |at: &Range<usize>| text[at.clone()] == *found && !follows_plain(text, at, plain);
    let mut written = String::with_capacity(text.len());
    let mut end = 0;
    for at in places(text, &tokens, &words(found)).into_iter().filter(same) {
        written.push_str(&text[end..at.start]);
        written.push_str(plain);
        end = at.end;
    }
    written.push_str(&text[end..]);
    written
}

/// Where an expression is: all its words, joined by nothing but a space or a hyphen.
fn places(text: &str, tokens: &[Spoken], expression: &[String]) -> Vec<Range<usize>> {
    if expression.is_empty() {
        return Vec::new();
    }
    let whole = |some: &&[Spoken]| {
        let same = some.iter().zip(expression).all(|(token, word)| token.form == *word);
        same && some.windows(2).all(|two| joined(&text[two[0].at.end..two[1].at.start]))
    };
    let range = |some: &[Spoken]| Some(some.first()?.at.start..some.last()?.at.end);
    let mut end = 0;
    let mut found = Vec::new();
    for at in tokens.windows(expression.len()).filter(whole).filter_map(range) {
        if at.start >= end {
            end = at.end;
            found.push(at);
        }
    }
    found
}

/// « retour (feedback) »: the plain word is there already, and the other explains it.
fn follows_plain(text: &str, at: &Range<usize>, plain: &str) -> bool {
    let Some(before) = text[..at.start].strip_suffix('(') else { return false };
    let (before, plain) = (words(before), words(plain));
    !plain.is_empty() && before.ends_with(&plain)
}

/// The plain word with the capital and the plural of the one it replaces.
fn in_the_form_of(said: &str, word: &str, plain: &str) -> String {
    let marked = |text: &str| text.ends_with(['s', 'x', 'S', 'X']);
    let alone = !plain.contains(char::is_whitespace);
    let mut plain = plain.to_owned();
    if alone && marked(said) && !marked(word) && !plain.ends_with(['s', 'x', 'z']) {
        plain.push(if plain.ends_with("au") || plain.ends_with("eu") { 'x' } else { 's' });
    }
    let mut letters = said.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    // « POC » is an acronym, not the beginning of a sentence.
    if begins && letters.any(char::is_lowercase) {
        let mut rest = plain.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        return first.chain(rest).collect();
    }
    plain
}

/// The capitals of an acronym, if this is one: « GED », « POCs ».
fn acronym(token: &str) -> Option<&str> {
    let bare = token.strip_suffix('s').unwrap_or(token);
    let length = bare.chars().count();
    let roman = bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let capitals = bare.chars().all(char::is_uppercase);
    ((2..=6).contains(&length) && capitals && !roman).then_some(bare)
}

/// Whether the glossary has it: as a term, a synonym, or a word of either.
fn in_glossary(acronym: &str, explained: &[String]) -> bool {
    explained.iter().any(|term| WordsUsed::of(term).uses(acronym))
}

/// Whether the text says it in brackets somewhere: « caisse régionale (CR) », « CR (caisse régionale) ».
fn is_explained(text: &str, tokens: &[Spoken], sought: &str) -> bool {
    let same = |token: &&Spoken| acronym(&text[token.at.clone()]) == Some(sought);
    tokens.iter().filter(same).any(|token| {
        let (before, after) = (&text[..token.at.start], &text[token.at.end..]);
        let bracketed = before.ends_with('(')
            && after.starts_with(')')
            && before.trim_end_matches('(').trim_end().ends_with(char::is_alphanumeric);
        bracketed || opens_an_explanation(after)
    })
}

/// « (caisse régionale) », right after the acronym.
fn opens_an_explanation(after: &str) -> bool {
    let Some(inside) = after.trim_start().strip_prefix('(') else { return false };
    inside.split(')').next().is_some_and(|said| said.chars().any(char::is_lowercase))
}

/// One word as the glossary and this charter compare it.
fn form(word: &str) -> String {
    singular(&fold(word)).to_owned()
}
