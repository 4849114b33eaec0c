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
    use super::excerpt;

    #[test]
    fn marks_go_and_words_stay_whole() {
        assert_eq!(excerpt("# Un **titre**\n\n- point"), "Un titre point");
        let long = excerpt(&"mot ".repeat(100));
        assert!(long.ends_with("mot…") && long.chars().count() <= 161, "{long}");
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
