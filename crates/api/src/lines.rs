//! The lines that calendars and cards of people are made of (RFC 5545, RFC 2426): short, and of which no text acts.

/// Most octets of a line.
const LINE: usize = 75;

/// The marks of the format, in a text.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(c);
            }
            '\n' => safe.push_str("\\n"),
            '\r' => {}
            other => safe.push(other),
        }
    }
    safe
}

/// Writes a line, cut where it is too long; a letter is never cut.
pub(crate) fn folded(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn lines_are_short_and_letters_whole() {
        let mut text = String::new();
        folded(&mut text, &"é".repeat(80));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), "é".repeat(80));
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("Lyon, salle 2; fin\nà midi"), "Lyon\\, salle 2\\; fin\\nà midi");
    }
}
