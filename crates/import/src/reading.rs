//! One line being read: every fault is kept, so that all are told at once.

use chrono::{DateTime, Utc};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Text, Title, fold};
use domain::{FieldCode, FieldError};

use crate::dates;
use crate::fingerprint;
use crate::mapping::{Note, OrganisationRule, TextRule, ValueRule};
use crate::record::ImportedOrganisation;
use crate::remark::Remark;
use crate::table::Row;

/// Longest field that is worth cutting, in bytes; beyond, a quote was left open and the line is refused.
const FIELD_MAX: usize = 1_000_000;

/// A row, with the faults and the remarks met so far.
#[derive(Debug)]
pub(crate) struct Reading<'r> {
    row: &'r Row<'r>,
    errors: Vec<FieldError>,
    remarks: Vec<Remark>,
}

impl<'r> Reading<'r> {
    pub fn new(row: &'r Row<'r>) -> Self {
        Self { row, errors: Vec::new(), remarks: Vec::new() }
    }

    /// Whether the row has the fields that the header announces; a fault when it has not.
    pub fn is_whole(&mut self) -> bool {
        let (found, expected) = self.row.widths();
        if found != expected {
            self.refuse("", FieldCode::Malformed);
            self.remark(Remark::WrongWidth { found, expected });
        }
        found == expected
    }

    /// Checks that these fields can be read at all.
    pub fn check_bytes_of(&mut self, columns: &[&str]) {
        for column in columns {
            self.check_bytes(column);
        }
    }

    fn check_bytes(&mut self, column: &str) {
        match self.row.field(column) {
            None => {
                self.refuse(column, FieldCode::Malformed);
                self.remark(Remark::NotUtf8 { column: column.to_owned() });
            }
            Some(field) if field.len() > FIELD_MAX => {
                let mut error = FieldError::new(pointer(column), FieldCode::TooLong);
                error.max = u32::try_from(FIELD_MAX).ok();
                let _: Option<()> = self.check(Err(error));
            }
            Some(_) => {}
        }
    }

    /// The faults and the remarks.
    pub fn finish(self) -> (Vec<FieldError>, Vec<Remark>) {
        (self.errors, self.remarks)
    }

    pub fn refuse(&mut self, column: &str, code: FieldCode) {
        let _: Option<()> = self.check(Err(FieldError::new(pointer(column), code)));
    }

    /// Keeps the value, or its fault; the first fault of a column is enough.
    fn check<T>(&mut self, result: Result<T, FieldError>) -> Option<T> {
        let errors = &mut self.errors;
        let keep = |error: FieldError| {
            if !errors.iter().any(|known| known.pointer == error.pointer) {
                errors.push(error);
            }
        };
        result.map_err(keep).ok()
    }

    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    pub fn remarks(&mut self) -> &mut Vec<Remark> {
        &mut self.remarks
    }

    /// The field of a column; blank when it cannot be read, which has been told.
    pub fn field(&self, column: &str) -> &'r str {
        self.row.field(column).filter(|field| field.len() <= FIELD_MAX).unwrap_or_default()
    }

    /// The identifier in the other tool.
    pub fn external_id(&mut self, column: &str) -> Option<String> {
        let parsed = Text::<1, 200>::parse(&pointer(column), self.field(column));
        self.check(parsed).map(Text::into_string)
    }

    /// A title, on one line.
    pub fn title(&mut self, column: &str) -> Option<Title> {
        let line = self.field(column).split_whitespace().collect::<Vec<_>>().join(" ");
        let fitted = self.fit(column, line, 250);
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
        let fitted = self.fit(column, text, 60_000);
        let parsed = LongText::parse_optional(&pointer(column), Some(&fitted));
        self.check(parsed).flatten()
    }

    /// A paragraph in Markdown, with its notes.
    pub fn paragraph(&mut self, rule: Option<&TextRule>, notes: &[Note]) -> Option<Paragraph> {
        let column = rule.map_or("", |rule| rule.column.as_str());
        let text = rule.map_or_else(String::new, |rule| self.markdown(rule));
        let text = self.with_notes(text, notes);
        let fitted = self.fit(column, text, 5_000);
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
        let fitted = self.fit(column, words, 120);
        let parsed = ShortText::parse_optional(&pointer(column), Some(&fitted));
        self.check(parsed).flatten()
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

    /// A code of a list.
    pub fn code(&mut self, rule: &ValueRule) -> Option<ReferenceCode> {
        self.meaning(rule).map(|code| ReferenceCode(code.to_owned()))
    }

    /// What the first known value means; the default, with a remark when there was something to know.
    pub fn meaning<'m>(&mut self, rule: &'m ValueRule) -> Option<&'m str> {
        let mut unknown = None;
        for column in &rule.columns {
            for value in self.field(column).split(|c| Some(c) == rule.separator).map(str::trim) {
                if let Some(code) = rule.values.get(value) {
                    return Some(code);
                }
                if !value.is_empty() && unknown.is_none() {
                    unknown = Some((column, value.to_owned()));
                }
            }
        }
        match (rule.otherwise.as_deref(), unknown, rule.columns.first()) {
            (Some(code), Some((column, value)), _) => {
                let value = fit_to(&value, 120).unwrap_or(value);
                self.remark(Remark::ValueDefaulted { column: column.clone(), value });
                Some(code)
            }
            (Some(code), None, _) => Some(code),
            (None, Some((column, _)), _) => {
                self.refuse(column, FieldCode::UnknownValue);
                None
            }
            (None, None, column) => {
                self.refuse(column.map_or("", String::as_str), FieldCode::Required);
                None
            }
        }
    }

    /// The body that the line names.
    pub fn organisation(&mut self, rule: &OrganisationRule) -> Option<ImportedOrganisation> {
        let column = rule.column.as_deref().unwrap_or_default();
        let value = self.field(column).trim();
        if let Some(code) = rule.values.get(value) {
            return Some(ImportedOrganisation::Known(code.to_owned()));
        }
        if let Some(under) = rule.under.as_ref().filter(|_| !value.is_empty()) {
            let name = rule.names.get(value).unwrap_or(value).to_owned();
            let name = self.short_text(column, name)?;
            let code = format!("{under}-{}", slug(value));
            return Some(ImportedOrganisation::Outside { under: under.clone(), code, name });
        }
        if rule.otherwise.is_none() {
            let code = if value.is_empty() { FieldCode::Required } else { FieldCode::UnknownValue };
            self.refuse(column, code);
        }
        rule.otherwise.clone().map(ImportedOrganisation::Known)
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

/// A pointer to a column, as RFC 6901 writes it.
fn pointer(column: &str) -> String {
    format!("/{}", column.replace('~', "~0").replace('/', "~1"))
}

/// Lower-case words joined by hyphens, at most 60 characters.
fn slug(value: &str) -> String {
    let mut slug = String::new();
    for c in fold(value).chars().take(60) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    // Another alphabet leaves nothing: a number stands for the value.
    if slug.is_empty() { fingerprint::of_text(value) } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_by_characters() {
        assert_eq!(fit_to("éééé", 4), None);
        assert_eq!(fit_to("éé éé", 4).as_deref(), Some("éé…"));
    }

    #[test]
    fn slugs_and_pointers_are_plain() {
        assert_eq!(slug(" L’Atelier.Numérique / DSI "), "l-atelier-numerique-dsi");
        assert_eq!(pointer("a/b~c"), "/a~1b~0c");
    }
}
