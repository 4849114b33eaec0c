//! Texts and dates of a line.

use chrono::{DateTime, Utc};
use domain::FieldCode;
use domain::people::{EmailAddress, check_password};
use domain::text::{LongText, Paragraph, ShortText, Text, Title};

use super::{Reading, pointer};
use crate::dates;
use crate::mapping::{Note, TextRule};
use crate::record::FirstPassword;
use crate::remark::Remark;

impl Reading<'_> {
    /// The identifier in the other tool.
    pub fn external_id(&mut self, column: &str) -> Option<String> {
        let parsed = Text::<1, 200>::parse(&pointer(column), self.field(column));
        self.check(parsed).map(Text::into_string)
    }

    /// A title, on one line.
    pub fn title(&mut self, column: &str) -> Option<Title> {
        let line = self.field(column).split_whitespace().collect::<Vec<_>>().join(" ");
        let fitted = self.fit(column, line, Title::LONGEST);
        let parsed = Title::parse(&pointer(column), &fitted);
        self.check(parsed)
    }

    /// A long text in Markdown, with its notes.
    pub fn long(&mut self, rule: Option<&TextRule>, notes: &[Note]) -> Option<LongText> {
        let text = rule.map_or_else(String::new, |rule| self.markdown(rule));
        let text = self.with_notes(text, notes);
        self.long_text(rule.map_or("", |rule| &rule.column), text)
    }

    /// A long text that is made already.
    pub fn long_text(&mut self, column: &str, text: String) -> Option<LongText> {
        let fitted = self.fit(column, text, LongText::LONGEST);
        let parsed = LongText::parse_optional(&pointer(column), Some(&fitted));
        self.check(parsed).flatten()
    }

    /// A paragraph in Markdown, with its notes.
    pub fn paragraph(&mut self, rule: Option<&TextRule>, notes: &[Note]) -> Option<Paragraph> {
        let column = rule.map_or("", |rule| rule.column.as_str());
        let text = rule.map_or_else(String::new, |rule| self.markdown(rule));
        let text = self.with_notes(text, notes);
        let fitted = self.fit(column, text, Paragraph::LONGEST);
        let parsed = Paragraph::parse_optional(&pointer(column), Some(&fitted));
        self.check(parsed).flatten()
    }

    /// A few words.
    pub fn short(&mut self, column: Option<&String>) -> Option<ShortText> {
        let column = column?;
        let words = self.field(column).split_whitespace().collect::<Vec<_>>().join(" ");
        self.short_text(column, words)
    }

    /// A few words that are read already.
    pub fn short_text(&mut self, column: &str, words: String) -> Option<ShortText> {
        let fitted = self.fit(column, words, ShortText::LONGEST);
        let parsed = ShortText::parse_optional(&pointer(column), Some(&fitted));
        self.check(parsed).flatten()
    }

    /// A work address.
    pub fn email(&mut self, column: &str) -> Option<EmailAddress> {
        let parsed = EmailAddress::parse(&pointer(column), self.field(column));
        self.check(parsed)
    }

    /// A first password, unless the field is blank.
    pub fn password(&mut self, column: &str) -> Option<FirstPassword> {
        let field = self.field(column).trim();
        if field.is_empty() {
            return None;
        }
        let checked = check_password(&pointer(column), field);
        self.check(checked).map(|()| FirstPassword::new(field))
    }

    /// An instant; a field that says something unreadable is a fault.
    pub fn instant(&mut self, column: Option<&String>) -> Option<DateTime<Utc>> {
        let column = column?;
        let field = self.field(column).trim();
        let at = dates::instant(field);
        if at.is_none() && !field.is_empty() {
            self.refuse(column, FieldCode::Malformed);
        }
        at
    }

    pub fn markdown(&self, rule: &TextRule) -> String {
        rule.format.to_markdown(self.field(&rule.column))
    }

    pub fn with_notes(&self, mut text: String, notes: &[Note]) -> String {
        for note in notes.iter().filter_map(|note| note.fill(|column| self.field(column))) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&note);
        }
        text
    }

    fn fit(&mut self, column: &str, text: String, max: usize) -> String {
        match fit_to(&text, max) {
            None => text,
            Some(cut) => {
                self.remark(Remark::TextCut { column: column.to_owned(), max });
                cut
            }
        }
    }
}

/// The beginning of a text that has more than `max` characters.
fn fit_to(text: &str, max: usize) -> Option<String> {
    if text.len() <= max || text.trim().chars().count() <= max {
        return None;
    }
    let cut: String = text.trim().chars().take(max - 1).collect();
    Some(format!("{}…", cut.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_by_characters() {
        assert_eq!(fit_to("éééé", 4), None);
        assert_eq!(fit_to("éé éé", 4).as_deref(), Some("éé…"));
    }
}
