//! Plain text to Markdown.

/// Keeps line breaks, makes a typed `<br>` one, and protects what would be taken for HTML or a heading.
pub(super) fn to_markdown(raw: &str) -> String {
    let broken = breaks(raw);
    let mut out = String::with_capacity(broken.len() + 16);
    let mut blank_lines = 1;
    for line in broken.lines().map(str::trim) {
        if line.is_empty() {
            blank_lines += 1;
            continue;
        }
        if !out.is_empty() {
            // Two spaces keep a single line break where Markdown would join the lines.
            out.push_str(if blank_lines == 0 { "  \n" } else { "\n\n" });
        }
        blank_lines = 0;
        if line.starts_with(['#', '>']) {
            out.push('\\');
        }
        protect(line, &mut out);
    }
    out
}

fn breaks(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        if let Some(length) = break_length(tag) {
            let after = tag.get(length..).unwrap_or_default();
            // The tag and the line break that follows it are one break.
            rest = after.strip_prefix('\n').unwrap_or(after);
            out.push('\n');
        } else {
            out.push('<');
            rest = tag.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

fn break_length(tag: &str) -> Option<usize> {
    const FORMS: &[&str] = &["<br>", "<br/>", "<br />", "</br>"];
    FORMS.iter().find_map(|form| {
        tag.get(..form.len()).filter(|start| start.eq_ignore_ascii_case(form)).map(str::len)
    })
}

fn protect(line: &str, out: &mut String) {
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let opens_tag = c == '<'
            && chars
                .peek()
                .is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?'));
        if opens_tag {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn line_breaks_stay_and_paragraphs_too() {
        assert_eq!(to_markdown("un\ndeux\n\n\ntrois"), "un  \ndeux\n\ntrois");
        assert_eq!(
            to_markdown("un<br>\ndeux<BR/>trois\n<br><br>\nfin"),
            "un  \ndeux  \ntrois\n\nfin"
        );
    }

    #[test]
    fn what_looks_like_a_tag_or_a_heading_is_words() {
        assert_eq!(
            to_markdown("état <50 % et |<nom de famille>|"),
            "état <50 % et |\\<nom de famille>|"
        );
        assert_eq!(to_markdown("#jaime\n> cité"), "\\#jaime  \n\\> cité");
        assert_eq!(to_markdown("  \n\n "), "");
    }
}
