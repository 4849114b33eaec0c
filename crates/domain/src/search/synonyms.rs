//! Expressions that mean the same, kept by administrators: acronyms, trade words.

use crate::text::{FieldCode, FieldError, Text, fold};

/// One expression.
pub type SynonymLine = Text<2, 80>;

/// Fewest expressions of a group.
const FEWEST: usize = 2;
/// Most expressions of a group.
const MOST: usize = 12;

/// Expressions that mean the same: whoever seeks one finds the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynonymGroup(Vec<SynonymLine>);

impl SynonymGroup {
    /// Checks a group: two to twelve expressions, each once whatever its case and accents.
    ///
    /// # Errors
    /// One [`FieldError`] for each faulty expression, at its place under `pointer`.
    pub fn parse(pointer: &str, raw: &[String]) -> Result<Self, Vec<FieldError>> {
        let (mut lines, mut errors): (Vec<SynonymLine>, Vec<FieldError>) = (Vec::new(), Vec::new());
        for (index, line) in raw.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            match SynonymLine::parse(&pointer, line) {
                Err(error) => errors.push(error),
                Ok(line) if lines.iter().any(|known| same(known, &line)) => {
                    errors.push(FieldError::new(pointer, FieldCode::Duplicate));
                }
                Ok(line) => lines.push(line),
            }
        }
        if errors.is_empty() && lines.len() < FEWEST {
            errors.push(FieldError::new(pointer, FieldCode::TooShort));
        }
        if lines.len() > MOST {
            errors.push(FieldError::new(pointer, FieldCode::TooLong));
        }
        if errors.is_empty() { Ok(Self(lines)) } else { Err(errors) }
    }

    /// A group that was checked when it was kept.
    #[must_use]
    pub fn restore(lines: Vec<String>) -> Self {
        Self(lines.into_iter().map(SynonymLine::restore).collect())
    }

    /// The expressions.
    #[must_use]
    pub fn lines(&self) -> &[SynonymLine] {
        &self.0
    }
}

fn same(one: &SynonymLine, other: &SynonymLine) -> bool {
    fold(one.as_str()) == fold(other.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(lines: &[&str]) -> Result<SynonymGroup, Vec<FieldError>> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        SynonymGroup::parse("/expressions", &lines)
    }

    #[test]
    fn a_group_has_several_expressions_each_once() {
        assert_eq!(parse(&["GED", "gestion électronique des documents"]).unwrap().lines().len(), 2);
        assert_eq!(parse(&["GED"]).unwrap_err()[0].code, FieldCode::TooShort);
        let twice = parse(&["Télé", "TELE"]).unwrap_err();
        assert_eq!(
            (twice[0].pointer.as_str(), twice[0].code),
            ("/expressions/1", FieldCode::Duplicate)
        );
        let empty = parse(&["GED", " "]).unwrap_err();
        assert_eq!(
            (empty[0].pointer.as_str(), empty[0].code),
            ("/expressions/1", FieldCode::Required)
        );
    }
}
