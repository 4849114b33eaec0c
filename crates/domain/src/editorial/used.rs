//! Which expressions of the glossary a text uses (R392): whatever the case, the accents, the plural.

use crate::text::fold;

/// The words of a text, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsUsed(Vec<String>);

impl WordsUsed {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(words(text))
    }

    /// Whether the text uses an expression: all its words, side by side.
    #[must_use]
    pub fn uses(&self, expression: &str) -> bool {
        let sought = words(expression);
        !sought.is_empty() && self.0.windows(sought.len()).any(|some| some == sought)
    }
}

/// Words of letters and figures, folded, without the mark of the plural.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singular(word).to_owned()).collect()
}

/// Short words keep their last letter: « bus » is no plural.
pub(super) fn singular(word: &str) -> &str {
    let stem = word.strip_suffix(['s', 'x']).filter(|stem| stem.chars().count() >= 3);
    stem.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_used_whole_whatever_its_form() {
        let text =
            WordsUsed::of("Nos POCs passent l’étude d’OPPORTUNITÉ, puis deux ateliers intensifs.");
        for used in ["POC", "Étude d'opportunité", "atelier intensif", "opportunités"] {
            assert!(text.uses(used), "{used}");
        }
        for unused in
            ["PO", "étude intensive", "opportunité puis étude", "intensif atelier", " ", "…"]
        {
            assert!(!text.uses(unused), "{unused}");
        }
        assert!(!WordsUsed::of("").uses("POC"));
        assert!(!WordsUsed::of("un bu").uses("bus"), "no plural");
    }
}
