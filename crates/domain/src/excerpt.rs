//! The first words of a long text, for lists.

/// Longest excerpt, in characters.
pub const LENGTH: usize = 160;

/// The first [`LENGTH`] characters of a Markdown text, on one line, without its marks, cut between words.
#[must_use]
pub fn excerpt(markdown: &str) -> String {
    let words = markdown
        .split_whitespace()
        .map(|word| word.trim_matches(['#', '*', '_', '`', '>']))
        .filter(|word| !word.is_empty() && *word != "-");
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

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn marks_go_and_words_stay_whole() {
        assert_eq!(excerpt("# Un **titre**\n\n- point"), "Un titre point");
        let long = excerpt(&"mot ".repeat(100));
        assert!(long.ends_with("mot…") && long.chars().count() <= 161, "{long}");
    }
}
