//! The figure that sums up what a practice gave: the same as it is sent and as it is read.

use domain::challenge::Measure;
use domain::practice::ResultFigure;
use domain::text::{FieldErrors, ShortText};
use serde::{Deserialize, Serialize};

/// What was counted, before the practice and since (R247). It is declared; the portal computes nothing from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeFigure {
    /// What is counted, up to 120 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Rendez-vous annulés"))]
    pub measured: String,
    /// How much before, when it was counted: a figure with at most three decimals, after a point or a comma.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "33"))]
    pub before: Option<String>,
    /// How much since, written likewise.
    #[cfg_attr(feature = "openapi", schema(example = "8.5"))]
    pub after: String,
    /// In what, up to 120 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "%"))]
    pub unit: Option<String>,
}

impl PracticeFigure {
    /// Checks every field, under `/content/figure`. What is faulty is told in `errors`.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Option<ResultFigure> {
        let at = |field: &str| format!("/content/figure/{field}");
        let measured = errors.check(ShortText::parse(&at("measured"), &self.measured));
        let before = Measure::parse_optional(&at("before"), self.before.as_deref());
        let before = errors.check(before).flatten();
        let after = errors.check(Measure::parse(&at("after"), &self.after));
        let unit = ShortText::parse_optional(&at("unit"), self.unit.as_deref());
        let unit = errors.check(unit).flatten();
        Some(ResultFigure { measured: measured?, before, after: after?, unit })
    }

    /// As it is told.
    #[must_use]
    pub fn of(figure: &ResultFigure) -> Self {
        let ResultFigure { measured, before, after, unit } = figure;
        Self {
            measured: measured.as_str().to_owned(),
            before: before.as_ref().map(ToString::to_string),
            after: after.to_string(),
            unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::FieldCode;

    use super::*;

    fn figure(measured: &str, before: Option<&str>, after: &str) -> PracticeFigure {
        let (measured, after) = (measured.to_owned(), after.to_owned());
        let (before, unit) = (before.map(str::to_owned), Some("%".to_owned()));
        PracticeFigure { measured, before, after, unit }
    }

    #[test]
    fn a_figure_is_told_exactly_as_it_was_counted() {
        let mut errors = FieldErrors::default();
        let read = figure(" Appels perdus ", Some("33,5"), "1\u{202f}008").parse(&mut errors);
        let told = PracticeFigure::of(&read.unwrap());
        assert_eq!(told, figure("Appels perdus", Some("33.5"), "1008"));
        let alone = figure("Appels perdus", Some(" "), "8").parse(&mut errors).unwrap();
        assert_eq!(alone.before, None, "nobody counted before");
        assert_eq!(errors.into_result(), Ok(()));
    }

    #[test]
    fn a_figure_says_what_it_counts_and_how_much() {
        let mut errors = FieldErrors::default();
        assert_eq!(figure(" ", Some("trois"), "").parse(&mut errors), None);
        let faults = errors.into_result().unwrap_err();
        let faults: Vec<_> = faults.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
        let expected = [
            ("/content/figure/measured", FieldCode::Required),
            ("/content/figure/before", FieldCode::Malformed),
            ("/content/figure/after", FieldCode::Required),
        ];
        assert_eq!(faults, expected);
    }
}
