//! What a word is, in French: elisions, hyphens, accents, ligatures, plurals.
//!
//! Each word is kept twice at one place: as it is written, folded, behind [`EXACT`], and as its stem. What is written
//! exactly as it is sought then outranks what only shares its stem.

mod stem;
mod stop;
mod tokenizer;

use domain::text::fold;

pub use stem::stem;
pub(crate) use tokenizer::{French, NAME};

/// What a word begins with when it stands as it was written.
pub const EXACT: char = '=';

/// What is left of a word before an apostrophe, and says nothing.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
/// Longer than any word: what is longer is cut.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Its place among the words of the text, those that say nothing included.
    pub position: usize,
    /// As it is written, without case or accents.
    pub exact: String,
    /// Its stem.
    pub stem: String,
    /// Whether it says nothing by itself.
    pub stop: bool,
}

/// What stands between two blanks: one word, or several tied by apostrophes and hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Compound {
    /// Its words, less what is elided.
    pub(crate) parts: Vec<Word>,
    /// The same as one word, when there are several: `e-learning` is « elearning » too.
    pub(crate) joined: Option<Word>,
}

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    compounds(text).into_iter().flat_map(|one| one.parts.into_iter().chain(one.joined)).collect()
}

/// The words of a text, those that are tied together.
pub(crate) fn compounds(text: &str) -> Vec<Compound> {
    let mut compounds = Vec::new();
    let (mut offset, mut position) = (0, 0);
    while let Some(start) = text[offset..].find(is_letter) {
        let rest = &text[offset + start..];
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let compound = compound(&rest[..length], offset + start, position);
        position += compound.parts.len();
        offset += start + length;
        compounds.push(compound);
    }
    compounds
}

fn compound(text: &str, offset: usize, first: usize) -> Compound {
    let mut parts: Vec<Word> = Vec::new();
    let mut from = 0;
    let ends = text.char_indices().filter(|(_, c)| is_tie(*c)).map(|(at, c)| (at, Some(c)));
    for (to, tie) in ends.chain([(text.len(), None)]) {
        let part = &text[from..to];
        let elided = tie.is_some_and(is_apostrophe) && ELIDED.contains(&fold(part).as_str());
        if !part.is_empty() && !elided {
            parts.push(word(part, offset + from, first + parts.len()));
        }
        from = to + tie.map_or(0, char::len_utf8);
    }
    let joined = match parts.as_slice() {
        [begin, .., end] => {
            let exact: String = parts.iter().map(|part| part.exact.as_str()).collect();
            let (from, to, position, stem) = (begin.from, end.to, begin.position, stem(&exact));
            Some(Word { from, to, position, exact, stem, stop: false })
        }
        _ => None,
    };
    Compound { parts, joined }
}

fn word(text: &str, from: usize, position: usize) -> Word {
    let exact = folded(text);
    let shouted = text.chars().count() > 1 && text.chars().all(char::is_uppercase);
    // « SI » is an information system; « si » is nothing.
    let stop = stop::says_nothing(&exact) && !shouted;
    let stem = stem(&exact);
    Word { from, to: from + text.len(), position, exact, stem, stop }
}

/// Without case, accents, ligatures or combining marks.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = text.to_ascii_lowercase();
        folded.truncate(LONGEST);
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' => {}
            other => folded.push(other),
        }
    }
    if folded.chars().count() > LONGEST { folded.chars().take(LONGEST).collect() } else { folded }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

fn is_tie(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '-' | '‐' | '‑')
}

fn is_inside(c: char) -> bool {
    is_letter(c)
        || is_tie(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Vec<String> {
        words(text).into_iter().filter(|word| !word.stop).map(|word| word.exact).collect()
    }

    #[test]
    fn elisions_accents_ligatures_and_typographic_apostrophes_are_forgotten() {
        assert_eq!(exact("L’accueil"), ["accueil"]);
        assert_eq!(exact("l'Accueil"), ["accueil"]);
        assert_eq!(exact("jusqu’à l’œuvre d’Évry"), ["oeuvre", "evry"]);
        assert_eq!(exact("e\u{301}cole"), ["ecole"]);
    }

    #[test]
    fn a_compound_is_found_by_its_parts_and_as_a_whole() {
        assert_eq!(exact("e-learning"), ["e", "learning", "elearning"]);
        assert_eq!(exact("aujourd’hui"), ["aujourd", "hui", "aujourdhui"]);
        let places: Vec<usize> = words("un rendez-vous pris").iter().map(|w| w.position).collect();
        assert_eq!(places, [0, 1, 2, 1, 3]);
    }

    #[test]
    fn an_acronym_is_not_taken_for_a_small_word() {
        assert_eq!(exact("si le SI tombe"), ["si", "tombe"]);
    }

    #[test]
    fn a_word_says_where_it_stands() {
        let text = "« L’été »";
        let word = &words(text)[0];
        assert_eq!(&text[word.from..word.to], "été");
    }

    #[test]
    fn nothing_typed_is_too_strange() {
        for text in ["", "’", "--", "l’", "’’a", "\u{200b}", "😀 -", "a\u{0}b", "Z͑ͫ̓a"]
        {
            let _ = words(text);
        }
        assert_eq!(words(&"a".repeat(10_000))[0].exact.len(), LONGEST);
    }
}
