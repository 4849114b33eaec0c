//! The potential of an idea, and the study of its gains.

use domain::FieldError;
use domain::idea::{GAINS_MAX, Gain, GainEvidence, GainFigure, GainNature, Potential};
use domain::text::{FieldErrors, Paragraph, ShortText};
use serde::{Deserialize, Serialize};

/// One gain: a figure, words, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GainView {
    /// What is gained.
    pub nature: GainNature,
    /// What says so.
    pub evidence: GainEvidence,
    /// How much, as people read it; the portal computes nothing from it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "120"))]
    pub figure: Option<String>,
    /// What the figure is counted in.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "heures par mois"))]
    pub unit: Option<String>,
    /// The gain in words; needed when there is no figure.
    #[serde(default)]
    pub words: Option<String>,
}

/// Why an idea is of high potential, and what would be gained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PotentialView {
    /// Why.
    pub why: String,
    /// What would be gained, in the order in which it was told.
    pub gains: Vec<GainView>,
}

/// A high potential to say, with the study of its gains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PotentialRequest {
    /// Why, in words that everyone reads.
    #[cfg_attr(feature = "openapi", schema(example = "Toutes les caisses sont concernées."))]
    pub why: String,
    /// What would be gained, 12 at most; none while nothing is known of it.
    #[serde(default)]
    pub gains: Vec<GainView>,
}

impl PotentialRequest {
    /// Checks the texts, and that each gain says something.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Potential, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let why = errors.check(Paragraph::parse("/why", &self.why));
        // One more than there may be is enough to refuse them.
        let asked = self.gains.iter().take(GAINS_MAX + 1).enumerate();
        let gains = asked.filter_map(|(place, asked)| gain(place, asked, &mut errors)).collect();
        let Some(why) = why else {
            return Err(errors.into_result().err().unwrap_or_default());
        };
        errors.into_result()?;
        Potential::of(why, gains)
    }
}

fn gain(place: usize, asked: &GainView, errors: &mut FieldErrors) -> Option<Gain> {
    let GainView { nature, evidence, figure, unit, words } = asked;
    let at = |field: &str| format!("/gains/{place}/{field}");
    let unit = errors.check(ShortText::parse_optional(&at("unit"), unit.as_deref()))?;
    let words = errors.check(Paragraph::parse_optional(&at("words"), words.as_deref()))?;
    let value = match (figure.as_deref(), &unit) {
        // A unit counts something.
        (figure, Some(_)) => {
            Some(errors.check(ShortText::parse(&at("figure"), figure.unwrap_or_default()))?)
        }
        (figure, None) => errors.check(ShortText::parse_optional(&at("figure"), figure))?,
    };
    let figure = value.map(|value| GainFigure { value, unit });
    Some(Gain { nature: *nature, evidence: *evidence, figure, words })
}

impl From<&Potential> for PotentialView {
    fn from(potential: &Potential) -> Self {
        let Potential { why, gains } = potential;
        let text = |text: &ShortText| text.as_str().to_owned();
        let view = |gain: &Gain| GainView {
            nature: gain.nature,
            evidence: gain.evidence,
            figure: gain.figure.as_ref().map(|figure| text(&figure.value)),
            unit: gain.figure.as_ref().and_then(|figure| figure.unit.as_ref()).map(text),
            words: gain.words.as_ref().map(|words| words.as_str().to_owned()),
        };
        Self { why: why.as_str().to_owned(), gains: gains.iter().map(view).collect() }
    }
}

#[cfg(test)]
mod tests {
    use domain::FieldCode;

    use super::*;

    fn gain(figure: Option<&str>, unit: Option<&str>, words: Option<&str>) -> GainView {
        let given = |text: Option<&str>| text.map(str::to_owned);
        let (figure, unit, words) = (given(figure), given(unit), given(words));
        let (nature, evidence) = (GainNature::Money, GainEvidence::Felt);
        GainView { nature, evidence, figure, unit, words }
    }

    fn faults(why: &str, gains: Vec<GainView>) -> Vec<(String, FieldCode)> {
        let request = PotentialRequest { why: why.to_owned(), gains };
        let faults = request.parse().expect_err("a fault");
        faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn a_study_says_back_what_was_told() {
        let gains = vec![
            gain(Some("120"), Some("heures par mois"), None),
            gain(Some("Plus rien à ressaisir"), None, Some("Moins d’erreurs.")),
            gain(None, None, Some("Moins de stress.")),
        ];
        let request = PotentialRequest { why: "Utile à tous.".to_owned(), gains };
        let view = PotentialView::from(&request.parse().unwrap());
        assert_eq!((view.why, view.gains), (request.why, request.gains));
    }

    #[test]
    fn each_fault_is_told_where_it_is() {
        let at = |pointer: &str, code| (pointer.to_owned(), code);
        let odd = vec![gain(None, Some("euros"), None), gain(None, None, Some("a\0"))];
        let expected = [
            at("/why", FieldCode::Required),
            at("/gains/0/figure", FieldCode::Required),
            at("/gains/1/words", FieldCode::ForbiddenCharacter),
        ];
        assert_eq!(faults(" ", odd), expected);
        let silent = vec![gain(Some("3"), None, None), gain(Some(" "), None, Some(""))];
        assert_eq!(faults("Oui.", silent), [at("/gains/1/words", FieldCode::Required)]);
        let many = vec![gain(Some("3"), None, None); 40];
        assert_eq!(faults("Oui.", many), [at("/gains", FieldCode::TooMany)]);
    }
}
