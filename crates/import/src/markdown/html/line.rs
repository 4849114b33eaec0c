//! One block being written: its words and the marks that are open in it.

/// A mark around words.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Strong.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Code.
    Code,
    /// A link, when its address may be followed.
    Link(Option<String>),
}

impl Mark {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Most marks open at once; deeper ones are left out, as nobody could see them.
const MARKS_MAX: usize = 16;

/// The words of one block, on one or several lines.
#[derive(Debug, Default)]
pub(super) struct Line {
    words: String,
    marks: Vec<(Mark, usize)>,
}

impl Line {
    /// Adds words, with blanks joined and the signs of Markdown protected.
    pub(super) fn text(&mut self, text: &str) {
        let in_code = self.marks.iter().any(|(mark, _)| matches!(mark, Mark::Code));
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if matches!(c, ' ' | '\n' | '\t') {
                if !self.words.is_empty() && !self.words.ends_with([' ', '\n']) {
                    self.words.push(' ');
                }
                continue;
            }
            let inside_word = c == '_'
                && self.words.ends_with(char::is_alphanumeric)
                && chars.peek().is_some_and(|next| next.is_alphanumeric());
            let sign = matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<');
            if sign && !inside_word && !in_code {
                self.words.push('\\');
            }
            if !(in_code && c == '`') {
                self.words.push(c);
            }
        }
    }

    /// Breaks the line; tells whether there was something to break.
    pub(super) fn line_break(&mut self) -> bool {
        let written = self.words.trim_end_matches([' ', '\u{a0}']).len();
        if self.words.get(..written).is_none_or(|words| words.is_empty() || words.ends_with('\n')) {
            return false;
        }
        if self.marks.iter().all(|(_, start)| *start <= written) {
            self.words.truncate(written);
        }
        self.words.push_str("  \n");
        true
    }

    /// Opens a mark.
    pub(super) fn open(&mut self, mark: Mark) {
        let again = self.marks.iter().any(|(open, _)| open.is_like(&mark));
        if !again && self.marks.len() < MARKS_MAX {
            self.marks.push((mark, self.words.len()));
        }
    }

    /// Closes the last mark of this kind; those opened since are closed and opened again.
    pub(super) fn close(&mut self, mark: &Mark) {
        let Some(at) = self.marks.iter().rposition(|(open, _)| open.is_like(mark)) else { return };
        let reopened: Vec<Mark> = self.marks.iter().skip(at + 1).map(|(m, _)| m.clone()).collect();
        while self.marks.len() > at {
            self.close_last();
        }
        for mark in reopened {
            self.open(mark);
        }
    }

    fn close_last(&mut self) {
        let Some((mark, start)) = self.marks.pop() else { return };
        let inside = self.words.split_off(start.min(self.words.len()));
        // A mark that touches a blank would be taken for a sign: blanks go outside.
        let words = inside.trim_matches([' ', '\n', '\u{a0}']);
        let Some(from) = inside.find(words).filter(|_| !words.is_empty()) else {
            self.words.push_str(&inside);
            return;
        };
        self.words.push_str(inside.get(..from).unwrap_or_default());
        match &mark {
            Mark::Strong => self.around("**", words, "**"),
            Mark::Emphasis => self.around("*", words, "*"),
            Mark::Code => self.around("`", words, "`"),
            Mark::Link(None) => self.words.push_str(words),
            Mark::Link(Some(address)) => self.around("[", words, &format!("](<{address}>)")),
        }
        self.words.push_str(inside.get(from + words.len()..).unwrap_or_default());
    }

    fn around(&mut self, before: &str, words: &str, after: &str) {
        self.words.push_str(before);
        self.words.push_str(words);
        self.words.push_str(after);
    }

    /// The words so far, with every mark closed; the marks go on in the next block.
    pub(super) fn take(&mut self) -> String {
        let open: Vec<Mark> = self.marks.iter().map(|(mark, _)| mark.clone()).collect();
        while !self.marks.is_empty() {
            self.close_last();
        }
        let words = std::mem::take(&mut self.words);
        self.marks = open.into_iter().map(|mark| (mark, 0)).collect();
        words
    }
}
