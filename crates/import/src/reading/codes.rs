//! Codes of lists and bodies that a line names.

use domain::FieldCode;
use domain::reference::ReferenceCode;
use domain::text::{ShortText, fold};

use super::Reading;
use crate::fingerprint;
use crate::mapping::{OrganisationRule, ValueRule};
use crate::record::ImportedOrganisation;
use crate::remark::Remark;

impl Reading<'_> {
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
                let value = value.chars().take(ShortText::LONGEST).collect();
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
    use super::slug;

    #[test]
    fn a_slug_is_plain_and_never_empty() {
        assert_eq!(slug(" L’Atelier.Numérique / DSI "), "l-atelier-numerique-dsi");
        assert_eq!(slug("δ").len(), 16);
    }
}
