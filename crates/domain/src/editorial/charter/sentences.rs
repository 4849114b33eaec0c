//! Sentences that are too long to be read in one breath ("des phrases courtes").

use super::{Remark, Spoken};

/// Most words of a sentence that gets no remark.
const WORDS_MAX: usize = 30;
/// How many of its first words stand for a sentence.
const SHOWN: usize = 6;

/// The sentences that are too long, each with the place where it begins.
pub(super) fn long(text: &str, tokens: &[Spoken]) -> Vec<(usize, Remark)> {
    let mut found = Vec::new();
    let mut first = 0;
    for (last, token) in tokens.iter().enumerate() {
        let next = tokens.get(last + 1);
        let ended = next.is_none_or(|next| ends(&text[token.at.end..next.at.start]));
        if ended {
            found.extend(remark(text, &tokens[first..=last]));
            first = last + 1;
        }
    }
    found
}

fn remark(text: &str, sentence: &[Spoken]) -> Option<(usize, Remark)> {
    let words = sentence.iter().filter(|token| !is_elided(text, token)).count();
    if words <= WORDS_MAX {
        return None;
    }
    let begin = sentence.first()?.at.start;
    let shown = &text[begin..sentence.get(SHOWN - 1)?.at.end];
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    Some((begin, Remark::Sentence { found: shown.to_owned(), words }))
}

/// « l’ », « qu’ »: no word of its own.
fn is_elided(text: &str, token: &Spoken) -> bool {
    token.form.chars().count() <= 2 && text[token.at.end..].starts_with(['’', '\''])
}

/// Whether what stands between two words ends a sentence: a mark, a paragraph, an item, a heading.
fn ends(between: &str) -> bool {
    let mut signs = between.chars().peekable();
    let mut lines = 0;
    while let Some(sign) = signs.next() {
        match sign {
            // « 3.5 » is one number.
            '.' | '!' | '?' | '…' if signs.peek().is_some_and(|next| !next.is_alphanumeric()) => {
                return true;
            }
            '\n' => lines += 1,
            '-' | '*' | '+' | '#' | '>' | '|' if lines > 0 => return true,
            _ => {}
        }
    }
    lines > 1
}

#[cfg(test)]
mod tests {
    use super::super::{WatchedWords, remarks};
    use super::*;

    /// The first words of each long sentence, and how many words it has.
    fn said(text: &str) -> Vec<(String, u32)> {
        let told = |remark| match remark {
            Remark::Sentence { found, words } => Some((found, words)),
            Remark::Word { .. } | Remark::Acronym { .. } => None,
        };
        remarks(text, &WatchedWords::default(), &[]).into_iter().filter_map(told).collect()
    }

    fn of(words: usize) -> String {
        vec!["mot"; words].join(" ")
    }

    #[test]
    fn a_sentence_of_more_than_thirty_words_is_remarked_by_its_first_ones() {
        assert!(said(&of(30)).is_empty());
        let long = format!("Court. **Voici** donc {}. Court.", of(29));
        assert_eq!(said(&long), [("Voici** donc mot mot mot mot".to_owned(), 31)]);
        // What an apostrophe cuts is one word.
        assert!(said(&format!("L’accueil d’un assuré qu’on {}", of(26))).is_empty());
    }

    #[test]
    fn marks_paragraphs_and_items_end_a_sentence() {
        let (half, more) = (of(16), of(15));
        for cut in [". ", " ? ", "… ", ".\n", "\n\n", "\n- ", "\n## ", " |\n| "] {
            assert!(said(&format!("{half}{cut}{half}")).is_empty(), "{cut:?}");
        }
        // A line that goes on, a number, a comma do not.
        for joint in ["\n", ", ", " 3.5 ", " - "] {
            assert_eq!(said(&format!("{half}{joint}{more}")).len(), 1, "{joint:?}");
        }
    }
}
