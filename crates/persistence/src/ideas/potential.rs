//! The study of the gains of an idea, as its row keeps it.

use domain::idea::{Gain, GainEvidence, GainFigure, GainNature, Potential};
use domain::text::{Paragraph, ShortText};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::{from_json, to_json};

#[derive(Serialize, Deserialize)]
struct Kept {
    why: String,
    gains: Vec<KeptGain>,
}

#[derive(Serialize, Deserialize)]
struct KeptGain {
    nature: GainNature,
    evidence: GainEvidence,
    figure: Option<String>,
    unit: Option<String>,
    words: Option<String>,
}

/// The text that keeps it; none when nobody says that the idea has a high potential.
pub(super) fn kept(potential: Option<&Potential>) -> Result<Option<String>, StoreError> {
    let Some(Potential { why, gains }) = potential else { return Ok(None) };
    let gain = |Gain { nature, evidence, figure, words }: &Gain| KeptGain {
        nature: *nature,
        evidence: *evidence,
        figure: figure.as_ref().map(|figure| figure.value.as_str().to_owned()),
        unit: figure.as_ref().and_then(|it| it.unit.as_ref()).map(|it| it.as_str().to_owned()),
        words: words.as_ref().map(|words| words.as_str().to_owned()),
    };
    let gains = gains.iter().map(gain).collect();
    to_json(&Kept { why: why.as_str().to_owned(), gains }).map(Some)
}

/// The same, back.
pub(super) fn read(text: &str) -> Result<Potential, StoreError> {
    let Kept { why, gains } = from_json(text)?;
    let gain = |KeptGain { nature, evidence, figure, unit, words }: KeptGain| Gain {
        nature,
        evidence,
        figure: figure.map(|value| GainFigure {
            value: ShortText::restore(value),
            unit: unit.map(ShortText::restore),
        }),
        words: words.map(Paragraph::restore),
    };
    Ok(Potential { why: Paragraph::restore(why), gains: gains.into_iter().map(gain).collect() })
}
