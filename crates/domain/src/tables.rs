//! Tables that people take away: a spreadsheet opens them as they are, and nothing in them acts by itself.

/// What makes a French spreadsheet read UTF-8.
const BOM: &str = "\u{feff}";

/// The lines of a table, for a spreadsheet: semicolons, one byte order mark, no formula.
#[derive(Debug)]
pub struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// The first lines of a file, or those that follow.
    #[must_use]
    pub fn begin(first: First) -> Self {
        let bytes = match first {
            First::OfTheFile => BOM.as_bytes().to_vec(),
            First::AfterOthers => Vec::new(),
        };
        Self { bytes }
    }

    /// Adds a line. What begins like a formula is written as text.
    pub fn add<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.bytes.push(b';');
            }
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(neutral(cell.as_ref()).replace('"', "\"\"").as_bytes());
            self.bytes.push(b'"');
        }
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Where lines stand in their file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Nothing is before them.
    OfTheFile,
    /// They follow others.
    AfterOthers,
}

/// A text that a spreadsheet takes for a text: a sign that begins a formula has an apostrophe before it.
#[must_use]
pub fn neutral(cell: &str) -> String {
    let acts = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|')
    };
    if cell.trim_start_matches(' ').starts_with(acts) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_written_as_text_and_a_quotation_mark_twice() {
        let mut lines = Lines::begin(First::OfTheFile);
        let cells = ["=1+1", " @SUM(A1)", "L’été ; « oui »", "dit \"non\"", "+33"];
        lines.add(cells);
        let text = String::from_utf8(lines.into_bytes()).unwrap();
        let expected =
            "\u{feff}\"'=1+1\";\"' @SUM(A1)\";\"L’été ; « oui »\";\"dit \"\"non\"\"\";\"'+33\"\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_is_harmless_stays_as_it_was() {
        for cell in ["", "Rappel la veille", "A = B", "5 % de moins", "éà"] {
            assert_eq!(neutral(cell), cell);
        }
    }
}
