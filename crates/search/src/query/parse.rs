//! Words, « phrases » and -exclusions, as people type them.

use crate::analysis::{Compound, Word, compounds};

/// More than anybody types: what follows is not sought.
const ATOMS_MAX: usize = 16;

/// Something that is sought, or shunned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    /// A word, or words tied together.
    Word(Compound),
    /// Words in this order.
    Phrase(Vec<Word>),
}

/// A question, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// What is sought.
    pub(crate) sought: Vec<Atom>,
    /// What is shunned.
    pub(crate) shunned: Vec<Atom>,
    /// Whether the last word may go on: nothing was typed after it.
    pub(crate) unfinished: bool,
}

impl Typed {
    /// Reads a question.
    pub(crate) fn parse(text: &str) -> Self {
        let mut typed = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() && typed.sought.len() + typed.shunned.len() < ATOMS_MAX {
            let (shun, from) = match rest.strip_prefix('-') {
                Some(after) if after.starts_with(|c: char| c.is_alphanumeric() || opens(c)) => {
                    (true, after)
                }
                _ => (false, rest),
            };
            let (atoms, after) = piece(from);
            let into = if shun { &mut typed.shunned } else { &mut typed.sought };
            typed.unfinished =
                !shun && after.is_empty() && matches!(atoms.last(), Some(Atom::Word(_)));
            into.extend(atoms);
            rest = after.trim_start();
        }
        if text.ends_with(char::is_whitespace) {
            typed.unfinished = false;
        }
        typed.forget_small_words();
        typed
    }

    /// Small words are dropped, unless there is nothing else.
    fn forget_small_words(&mut self) {
        let says_something = |atom: &Atom| match atom {
            Atom::Word(compound) => compound.parts.iter().any(|word| !word.stop),
            Atom::Phrase(_) => true,
        };
        if self.sought.iter().any(says_something) {
            let last = self.sought.last().is_some_and(says_something);
            self.unfinished &= last;
            self.sought.retain(says_something);
        }
    }
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '«' | '“' | '„')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '»' | '”')
}

/// The next phrase or word, and what comes after it.
fn piece(text: &str) -> (Vec<Atom>, &str) {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if opens(c) => {
            let inside = chars.as_str();
            let end = inside.find(closes).unwrap_or(inside.len());
            let after = inside[end..].chars().next().map_or("", |c| &inside[end + c.len_utf8()..]);
            (phrase(&inside[..end]), after)
        }
        _ => {
            let end = text
                .char_indices()
                .find(|(at, c)| *at > 0 && (c.is_whitespace() || opens(*c)))
                .map_or(text.len(), |(at, _)| at);
            let words = compounds(&text[..end]).into_iter().filter(|one| !one.parts.is_empty());
            (words.map(Atom::Word).collect(), &text[end..])
        }
    }
}

fn phrase(text: &str) -> Vec<Atom> {
    let words: Vec<Word> =
        compounds(text).into_iter().flat_map(|one| one.parts).filter(|word| !word.stop).collect();
    if words.is_empty() { Vec::new() } else { vec![Atom::Phrase(words)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(atoms: &[Atom]) -> Vec<String> {
        let one = |atom: &Atom| match atom {
            Atom::Word(compound) => {
                compound.parts.iter().map(|word| word.exact.clone()).collect::<Vec<_>>().join("+")
            }
            Atom::Phrase(words) => {
                let words: Vec<_> = words.iter().map(|word| word.exact.clone()).collect();
                format!("[{}]", words.join(" "))
            }
        };
        atoms.iter().map(one).collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let typed =
            Typed::parse("l’accueil « rendez-vous en ligne » -papier -\"par courrier\" télé");
        assert_eq!(told(&typed.sought), ["accueil", "[rendez ligne]", "tele"]);
        assert_eq!(told(&typed.shunned), ["papier", "[courrier]"]);
        assert!(typed.unfinished);
    }

    #[test]
    fn small_words_are_dropped_unless_they_are_all_there_is() {
        assert_eq!(told(&Typed::parse("comment réduire les délais").sought), ["reduire", "delais"]);
        assert_eq!(told(&Typed::parse("si").sought), ["si"]);
        assert!(!Typed::parse("accueil ").unfinished);
        assert!(!Typed::parse("accueil de").unfinished);
    }

    #[test]
    fn nothing_typed_is_too_strange() {
        for text in
            ["", "-", "--", "\"", "«", "\"\"", "- \"", "-\"a", "’", "a\"b\"c", "-«»-", "»a«"]
        {
            let _ = Typed::parse(text);
        }
        let many = "mot ".repeat(500);
        assert_eq!(Typed::parse(&many).sought.len(), ATOMS_MAX);
    }
}
