//! Why a document was found: where the words that were sought stand in it. Fragments, never markup.

use std::collections::{BTreeSet, HashSet};

use crate::analysis::{EXACT, Word, words};
use crate::document::{Document, SectionName};

/// Longest excerpt, in bytes.
const WINDOW: usize = 220;
/// What an excerpt shows before the first word that was sought, in bytes.
const BEFORE: usize = 50;
/// How far excerpts are looked for in one text, in bytes.
const READ_MAX: usize = 6_000;
/// Excerpts of one document, its title aside.
const EXCERPTS: usize = 2;

/// A piece of text, which was sought or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Plain words.
    pub text: String,
    /// Whether it is what was sought.
    pub hit: bool,
}

/// An excerpt that says why a document was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which part of the document it comes from.
    pub section: SectionName,
    /// The excerpt, in order.
    pub fragments: Vec<Fragment>,
}

/// The excerpts of a document: its title first, when it was found by it.
pub(crate) fn highlight(document: &Document, forms: &HashSet<&str>) -> Vec<Highlight> {
    let mut excerpts: Vec<(usize, Highlight)> = Vec::new();
    let title = marked(&document.title, forms);
    let labels = document.labels.iter().chain(&document.reference);
    let labels: Vec<&str> =
        labels.map(String::as_str).filter(|l| !marks(l, forms).is_empty()).collect();
    if !labels.is_empty() {
        let text = labels.join(", ");
        excerpts
            .extend(marked(&text, forms).map(|(worth, it)| (worth, of(SectionName::Labels, it))));
    }
    for section in &document.sections {
        let found = excerpt(&section.text, forms);
        excerpts.extend(found.map(|(worth, it)| (worth, of(section.name, it))));
    }
    // The sort is stable: the first part of two that are worth the same.
    excerpts.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    let title = title.map(|(_, fragments)| of(SectionName::Title, fragments));
    title.into_iter().chain(excerpts.into_iter().take(EXCERPTS).map(|(_, it)| it)).collect()
}

/// How a folded word is written in a document, when it stands there.
pub(crate) fn as_written(document: &Document, folded: &str) -> Option<String> {
    let texts = document.sections.iter().map(|section| section.text.as_str());
    [document.title.as_str()].into_iter().chain(texts).find_map(|text| {
        let text = head(text);
        let word = words(text).into_iter().find(|word| word.exact == folded)?;
        let written = &text[word.from..word.to];
        let shouted = written.chars().all(char::is_uppercase);
        Some(if shouted { written.to_owned() } else { written.to_lowercase() })
    })
}

const fn of(section: SectionName, fragments: Vec<Fragment>) -> Highlight {
    Highlight { section, fragments }
}

/// Where words that are sought stand, and which.
struct Mark {
    from: usize,
    to: usize,
    stem: String,
}

fn marks(text: &str, forms: &HashSet<&str>) -> Vec<Mark> {
    let sought = |word: &Word| {
        !word.stop
            && (forms.contains(word.stem.as_str())
                || forms.contains(format!("{EXACT}{}", word.exact).as_str()))
    };
    let mut marks: Vec<Mark> = Vec::new();
    for word in words(text).into_iter().filter(sought) {
        // A compound stands where its parts stand.
        if marks.last().is_none_or(|last| last.to <= word.from) {
            marks.push(Mark { from: word.from, to: word.to, stem: word.stem });
        }
    }
    marks
}

/// A whole text, and how many of the words that are sought it has.
fn marked(text: &str, forms: &HashSet<&str>) -> Option<(usize, Vec<Fragment>)> {
    let marks = marks(text, forms);
    (!marks.is_empty()).then(|| (worth(&marks), fragments(text, (0, text.len()), &marks)))
}

fn worth(marks: &[Mark]) -> usize {
    let different: BTreeSet<&str> = marks.iter().map(|mark| mark.stem.as_str()).collect();
    different.len() * 4 + marks.len().min(3)
}

/// The part of a text that has most of what is sought.
fn excerpt(text: &str, forms: &HashSet<&str>) -> Option<(usize, Vec<Fragment>)> {
    let text = head(text);
    let marks = marks(text, forms);
    let windows = (0..marks.len()).map(|first| {
        let end = marks[first].from + WINDOW - BEFORE;
        let inside = marks[first..].iter().take_while(|mark| mark.to <= end).count().max(1);
        (first, inside)
    });
    let best = |(first, inside): &(usize, usize)| {
        (worth(&marks[*first..first + inside]), std::cmp::Reverse(*first))
    };
    let (first, inside) = windows.max_by_key(best)?;
    let marks = &marks[first..first + inside];
    let from = boundary(text, marks[0].from.saturating_sub(BEFORE), marks[0].from);
    let last = marks[inside - 1].to;
    let to = ending(text, (from + WINDOW).max(last), last);
    Some((worth(marks), fragments(text, (from, to), marks)))
}

fn head(text: &str) -> &str {
    let end = (0..=READ_MAX.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// The beginning of the first word at or after `from`, `before` at most.
fn boundary(text: &str, from: usize, before: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let from = (from..=before).find(|at| text.is_char_boundary(*at)).unwrap_or(before);
    let blank = text[from..before].find(char::is_whitespace);
    blank.map_or(before, |blank| {
        let rest = &text[from + blank..before];
        from + blank + (rest.len() - rest.trim_start().len())
    })
}

/// The end of the last word before `to`, `after` at least.
fn ending(text: &str, to: usize, after: usize) -> usize {
    if to >= text.len() {
        return text.len();
    }
    let to = (after..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(after);
    text[after..to].rfind(char::is_whitespace).map_or(to, |blank| after + blank)
}

fn fragments(text: &str, (from, to): (usize, usize), marks: &[Mark]) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut push = |text: String, hit: bool| {
        if !text.is_empty() {
            fragments.push(Fragment { text, hit });
        }
    };
    let mut at = from;
    let mut before = if from > 0 { "… ".to_owned() } else { String::new() };
    for mark in marks {
        before.push_str(&one_line(&text[at..mark.from]));
        push(std::mem::take(&mut before), false);
        push(one_line(&text[mark.from..mark.to]), true);
        at = mark.to;
    }
    let mut rest = one_line(&text[at..to.max(at)]);
    if to < text.len() {
        rest.push('…');
    }
    push(rest, false);
    fragments
}

/// Blanks of any kind are one space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // A no-break space is kept: it belongs to the words.
            '\u{a0}' | '\u{202f}' => line.push(c),
            c if c.is_whitespace() || c.is_control() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Option<(usize, Vec<Fragment>)>) -> String {
        let mark = |one: Fragment| if one.hit { format!("[{}]", one.text) } else { one.text };
        found.map_or_else(String::new, |(_, all)| all.into_iter().map(mark).collect())
    }

    #[test]
    fn words_are_marked_where_they_stand_as_they_are_written() {
        let forms = HashSet::from(["acueil", "=telephone"]);
        assert_eq!(told(marked("L’Accueil par téléphone", &forms)), "L’[Accueil] par [téléphone]");
        assert_eq!(told(marked("Rien de tel", &forms)), "");
    }

    #[test]
    fn an_excerpt_is_short_and_cut_between_words() {
        let text =
            format!("{} On simplifie l’accueil.\n\n{}", "mot ".repeat(100), "fin ".repeat(100));
        let found = told(excerpt(&text, &HashSet::from(["acueil"])));
        assert!(found.starts_with("… mot mot"), "{found}");
        assert!(found.contains("On simplifie l’[accueil]. fin"), "{found}");
        assert!(found.ends_with("fin…") && found.len() < 260, "{found}");
    }

    #[test]
    fn the_part_that_has_most_of_what_is_sought_is_shown() {
        let text = format!("accueil {} accueil par téléphone", "mot ".repeat(200));
        let found = told(excerpt(&text, &HashSet::from(["acueil", "telephon"])));
        assert!(found.ends_with("[accueil] par [téléphone]"), "{found}");
    }

    #[test]
    fn accents_around_a_cut_do_no_harm() {
        for length in 0..80 {
            let text = format!("{}accueil{}", "é".repeat(length), "ü ".repeat(300));
            let _ = told(excerpt(&text, &HashSet::from(["acueil"])));
            let text = format!("{} accueil {}", "é".repeat(length), "ü".repeat(300));
            assert!(told(excerpt(&text, &HashSet::from(["acueil"]))).contains("[accueil]"));
        }
    }
}
