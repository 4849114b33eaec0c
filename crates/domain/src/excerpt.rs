//! The first words of a long text, for lists.

/// Longest excerpt, in characters.
pub const LENGTH: usize = 160;

/// The first [`LENGTH`] characters of a Markdown text, on one line, without its marks, cut between words.
#[must_use]
pub fn excerpt(markdown: &str) -> String {
    // Marks of titles and quotations stand at the beginning of a line.
    let lines = markdown.lines().map(|line| line.trim_start_matches(['#', '>', ' ', '\t']));
    let plain = plain(&lines.collect::<Vec<_>>().join("\n"), LENGTH * 8);
    let words = plain.split_whitespace().filter(|word| *word != "-");
    let mut line = String::new();
    for word in words {
        if line.chars().count() + word.chars().count() + 1 > LENGTH {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The first sentence of a Markdown text, on one line, without its marks; at most [`LENGTH`] characters, cut between
/// words. Titles are no sentence, unless there is nothing else; an item of a list is one.
#[must_use]
pub fn first_sentence(markdown: &str) -> String {
    let title = |line: &str| line.trim_start().starts_with('#');
    let said = |line: &&str| !line.trim().is_empty() && !title(line);
    let mut lines = markdown.lines().skip_while(|line| !said(line));
    let Some(first) = lines.next() else { return excerpt(markdown) };
    let goes_on = |line: &&str| said(line) && item(line).is_none();
    let told: Vec<&str> =
        std::iter::once(item(first).unwrap_or(first)).chain(lines.take_while(goes_on)).collect();
    let told = excerpt(&told.join("\n"));
    let ends = told.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    for (at, mark) in ends {
        let after = at + mark.len_utf8();
        let (sentence, rest) = told.split_at(after);
        // What goes on in small letters, or with a figure, comes after an abbreviation.
        let new = |c: char| c.is_uppercase() || c == '«';
        let begins = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(new);
        if begins {
            return sentence.to_owned();
        }
    }
    told
}

/// What an item of a list says.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark))
}

/// The words of a Markdown text without its marks, at most so many bytes of them, line by line.
#[must_use]
pub fn plain_text(markdown: &str, most: usize) -> String {
    let lines = markdown.lines().map(|line| line.trim_start_matches(['#', '>', ' ', '\t']));
    plain(&lines.collect::<Vec<_>>().join("\n"), most)
}

/// Without emphasis, code marks and escapes; of a link, its words.
fn plain(markdown: &str, most: usize) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    // What lies far beyond is not worth reading.
    while let Some(c) = rest.chars().next().filter(|_| plain.len() < most) {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        match (c, next) {
            ('\\', Some(escaped)) if escaped.is_ascii_punctuation() => {
                plain.push(escaped);
                rest = after.get(1..).unwrap_or_default();
                continue;
            }
            ('!', Some('[')) if link(after).is_some() => {}
            ('[', _) => {
                if let Some((words, beyond)) = link(rest) {
                    plain.push_str(&self::plain(words, most));
                    rest = beyond;
                    continue;
                }
                plain.push(c);
            }
            ('`', _) => {}
            // A sign between two blanks is a sign; inside a word, an underscore is part of it.
            ('*', _) if !(stands_alone(&plain) && next.is_none_or(char::is_whitespace)) => {}
            ('_', _) if !(within(&plain) && next.is_some_and(char::is_alphanumeric)) => {}
            _ => plain.push(c),
        }
        rest = after;
    }
    plain
}

fn stands_alone(before: &str) -> bool {
    before.chars().next_back().is_none_or(char::is_whitespace)
}

fn within(before: &str) -> bool {
    before.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The words of the link that a text begins with, and what comes after it.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, target) = text.strip_prefix('[')?.split_once("](")?;
    let (target, beyond) = target.split_once(')')?;
    (!words.contains(['[', '\n']) && !target.contains(char::is_whitespace))
        .then_some((words, beyond))
}

#[cfg(test)]
mod tests {
    use super::{excerpt, first_sentence};

    #[test]
    fn marks_go_and_words_stay_whole() {
        assert_eq!(excerpt("# Un **titre**\n\n- point"), "Un titre point");
        let long = excerpt(&"mot ".repeat(100));
        assert!(long.ends_with("mot…") && long.chars().count() <= 161, "{long}");
    }

    #[test]
    fn the_first_sentence_is_the_one_that_says_what_came_of_it() {
        for (written, read) in [
            ("Le délai a baissé de **30 %**. Les appels aussi.", "Le délai a baissé de 30 %."),
            (
                "Sur 3.5 mois, env. dix agents\nformés ! Puis vingt.",
                "Sur 3.5 mois, env. dix agents formés !",
            ),
            ("# Bilan\n\n- Moins d’attente\n- Plus d’écoute", "Moins d’attente"),
            ("Sans point\n\nautre paragraphe", "Sans point"),
            ("# Bilan", "Bilan"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(written), read);
        }
        let long = first_sentence(&"mot ".repeat(100));
        assert!(long.ends_with("mot…"), "{long}");
    }

    #[test]
    fn marks_go_wherever_they_stand() {
        for (written, read) in [
            ("(**gras**), *ita*lique et `code`.", "(gras), italique et code."),
            ("Voir [le guide](https://exemple.fr/a_b) ici", "Voir le guide ici"),
            ("![Un plan](plan.png) affiché", "Un plan affiché"),
            (r"5 \> 3 et 2 * 3, snake_case, \*étoile\*", "5 > 3 et 2 * 3, snake_case, *étoile*"),
            ("> Une [note] citée", "Une [note] citée"),
            ("_ensemble_ [sans fin](", "ensemble [sans fin]("),
        ] {
            assert_eq!(excerpt(written), read);
        }
    }
}
