//! Rust without what only looks like code: comments, texts and characters blanked out.

/// Replaces comments, string and character literals by spaces; line breaks stay where they are.
pub(super) fn plain(text: &str) -> String {
    let mut reader = Reader { rest: text, out: String::with_capacity(text.len()) };
    while !reader.rest.is_empty() {
        reader.step();
    }
    reader.out
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(comment_length(rest));
        } else if let Some(length) = raw_string_length(rest).filter(|_| !self.inside_a_word()) {
            self.blank(length);
        } else if let Some(inside) = rest.strip_prefix('"') {
            self.blank(1 + quoted_length(inside, '"'));
        } else if rest.starts_with('\'') && is_character(rest) {
            self.blank(1 + quoted_length(&rest[1..], '\''));
        } else {
            self.keep();
        }
    }

    fn inside_a_word(&self) -> bool {
        self.out.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    fn blank(&mut self, length: usize) {
        let (gone, rest) = self.rest.split_at(length);
        self.out.extend(gone.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.rest = rest;
    }

    fn keep(&mut self) {
        let mut chars = self.rest.chars();
        self.out.extend(chars.next());
        self.rest = chars.as_str();
    }
}

/// Block comments nest in Rust.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(pair) = rest.as_bytes().get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a raw string at the start, `r"…"`, `r#"…"#`, with or without `b` before.
fn raw_string_length(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(rest.len() - inside.len() + length)
}

/// The length up to and with the closing quote.
fn quoted_length(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        if c == quote && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    inside.len()
}

/// `'a'` and `'\n'` are characters; `'a` alone is a lifetime.
fn is_character(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_code_remains_and_lines_stay() {
        let cases = [
            ("a // }\nb", "a b"),
            ("a /* { /* } */ { */ b", "a b"),
            ("f(\"}\\\"{\")", "f( )"),
            ("f(r#\"a\"}\"#)", "f( )"),
            ("f(br\"}\")", "f( )"),
            ("x('{', '\\'', b)", "x( , , b)"),
            ("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}"),
            ("var\"}\"", "var"),
            ("\"a\n}\"b", "b"),
        ];
        for (written, kept) in cases {
            let plain = plain(written);
            assert_eq!(plain.split_whitespace().collect::<Vec<_>>().join(" "), kept, "{written}");
            assert_eq!(plain.chars().count(), written.chars().count());
            assert_eq!(plain.lines().count(), written.lines().count());
        }
    }
}
