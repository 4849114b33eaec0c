//! Documents that people take along: composed once, as Markdown, whatever they are printed with.

mod odt;

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::Failure;
use crate::words::{Locale, say, say_with};

/// The form of its sheets, when it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Upright, to read.
    Page,
    /// As wide as the screen of a meeting; a line across the text begins the next one.
    Slide,
}

/// A document to take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printout {
    /// The name of its file without its end, in plain ASCII: it travels in a header.
    pub file_name: String,
    /// The language it is in.
    pub locale: Locale,
    /// Its title, as people wrote it.
    pub title: String,
    /// What it says below its title, in Markdown.
    pub text: String,
    /// What stands at the foot of each sheet.
    pub foot: String,
    /// The form of its sheets.
    pub paper: Paper,
}

impl Printout {
    /// The whole document in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        format!("# {}\n\n{}", plain(&self.title), self.text)
    }

    /// The whole document for a word processor.
    ///
    /// # Errors
    /// [`Failure::Print`]: a fault of ours, whatever its words are.
    pub fn to_odt(&self) -> Result<Vec<u8>, Failure> {
        odt::file(self).map_err(|error| Failure::Print(error.to_string()))
    }
}

/// Words that are a name and no Markdown.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// What stands at the foot: whose it is, and the day it tells of.
#[must_use]
pub fn foot(locale: Locale, on: NaiveDate) -> String {
    say_with(locale, "printout-foot", &[("day", day(locale, on))])
}

/// A day as people write it.
#[must_use]
pub fn day(locale: Locale, day: NaiveDate) -> String {
    match locale {
        Locale::Fr => day.format("%d/%m/%Y").to_string(),
        Locale::En => day.format("%-d %B %Y").to_string(),
    }
}

/// Markdown that grows.
#[derive(Debug)]
pub struct Composer {
    locale: Locale,
    text: String,
}

impl Composer {
    /// Nothing yet, in this language.
    #[must_use]
    pub const fn new(locale: Locale) -> Self {
        Self { locale, text: String::new() }
    }

    /// What was composed.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn push(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.text.write_fmt(words);
    }

    /// A heading whose words are in the catalogue.
    pub fn heading(&mut self, key: &str) {
        let title = say(self.locale, key);
        self.push(format_args!("\n## {title}\n"));
    }

    /// A paragraph, in Markdown.
    pub fn paragraph(&mut self, words: &str) {
        self.push(format_args!("\n{words}\n"));
    }

    /// Items, in Markdown.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        self.text.push('\n');
        for item in items {
            self.push(format_args!("- {item}\n"));
        }
    }

    /// A table; its first line is its head. Words are plain.
    pub fn table(&mut self, head: &[String], lines: impl IntoIterator<Item = Vec<String>>) {
        self.text.push('\n');
        self.line(head.iter().map(|cell| plain(cell)));
        self.line(head.iter().map(|_| "---".to_owned()));
        for line in lines {
            self.line(line.iter().map(|cell| plain(cell)));
        }
    }

    fn line(&mut self, cells: impl Iterator<Item = String>) {
        for cell in cells {
            let cell = cell.replace('|', "\\|").replace('\n', " ");
            self.push(format_args!("| {cell} "));
        }
        self.text.push_str("|\n");
    }

    /// Where a slide ends.
    pub fn cut(&mut self) {
        self.text.push_str("\n---\n");
    }
}

/// A sentence of the catalogue that says something of a number: `{key}-one`, `{key}-many`.
#[must_use]
pub fn counted(locale: Locale, key: &str, count: u64) -> String {
    let form = if count > 1 { "many" } else { "one" };
    say_with(locale, &format!("{key}-{form}"), &[("count", count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_and_a_cell_stay_what_they_are() {
        let mut composer = Composer::new(Locale::Fr);
        composer
            .table(&["a".to_owned(), "b|c".to_owned()], [vec!["1\n2".to_owned(), "3".to_owned()]]);
        let printout = Printout {
            file_name: "x".to_owned(),
            locale: Locale::Fr,
            title: "Un *essai*".to_owned(),
            text: composer.finish(),
            foot: String::new(),
            paper: Paper::Page,
        };
        assert_eq!(plain("[test] #1"), "\\[test\\] \\#1");
        assert_eq!(
            printout.to_markdown(),
            "# Un \\*essai\\*\n\n\n| a | b\\|c |\n| --- | --- |\n| 1 2 | 3 |\n"
        );
    }

    #[test]
    fn one_is_one() {
        assert!(counted(Locale::Fr, "review-sentence", 1).starts_with("1 expérimentation suivie"));
        assert!(
            counted(Locale::Fr, "review-sentence", 2).starts_with("2 expérimentations suivies")
        );
    }
}
