//! What becomes of the action of a practice: the same as it is sent and as it is read.

use chrono::NaiveDate;
use domain::FieldError;
use domain::civil::of_our_time;
use domain::practice::{
    Funding, FundingState, Outlook, Reproducibility, Reproducible, ServiceOffer, ServiceOfferState,
    check_labels,
};
use domain::text::{FieldErrors, Paragraph, ShortText};
use serde::{Deserialize, Serialize};

/// What pays for the action (R244).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeFunding {
    /// What becomes of it.
    pub state: FundingState,
    /// Until when, for what ends, and then it is required; since when, for the rest.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Who pays, or paid; up to 120 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Conférence des financeurs"))]
    pub source: Option<String>,
}

/// Whether the action is in the service offer (R246).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeServiceOffer {
    /// Whether it is.
    pub state: ServiceOfferState,
    /// Since when, for what is integrated.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// In which offer, for what is integrated; up to 120 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Bien vieillir"))]
    pub place: Option<String>,
}

/// Whether another body may do the same (R241).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeReproducible {
    /// The answer.
    pub answer: Reproducibility,
    /// What to adapt, or why it cannot be done elsewhere.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Il faut un parc de véhicules."))]
    pub note: Option<String>,
}

/// What becomes of the action. Each part may be absent: nobody said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeOutlook {
    /// What pays for it.
    #[serde(default)]
    pub funding: Option<PracticeFunding>,
    /// Labels that it was given, ten at most, none twice (R245).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = json!(["ESS"])))]
    pub labels: Vec<String>,
    /// Whether it is in the service offer.
    #[serde(default)]
    pub service_offer: Option<PracticeServiceOffer>,
    /// Whether another body may do the same.
    #[serde(default)]
    pub reproducible: Option<PracticeReproducible>,
    /// What it costs, and the means that it takes (R241).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Deux agents, un jour par semaine."))]
    pub means: Option<String>,
    /// By what one tells that it works (R241).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Le nombre de rendez-vous honorés."))]
    pub criteria: Option<String>,
}

impl PracticeOutlook {
    /// Checks every field, under `/content/outlook`. What is faulty is told in `errors`, and left out.
    pub(super) fn parse(&self, errors: &mut FieldErrors) -> Outlook {
        let funding = self.funding.as_ref().and_then(|funding| {
            let pointer = "/content/outlook/funding";
            let source = short(errors, &format!("{pointer}/source"), funding.source.as_deref());
            let on = errors.check(known(&format!("{pointer}/on"), funding.on));
            errors.check(Funding::new(pointer, (funding.state, on?, source)))
        });
        let service_offer = self.service_offer.as_ref().map(|offer| {
            let pointer = "/content/outlook/service_offer";
            let place = short(errors, &format!("{pointer}/place"), offer.place.as_deref());
            let since = errors.check(known(&format!("{pointer}/since"), offer.since)).flatten();
            ServiceOffer::new(offer.state, since, place)
        });
        let pointer = "/content/outlook/labels";
        let mut labels = Vec::new();
        for (index, label) in self.labels.iter().enumerate() {
            labels.extend(errors.check(ShortText::parse(&format!("{pointer}/{index}"), label)));
        }
        errors.check(check_labels(pointer, &labels));
        let reproducible = self.reproducible.as_ref().map(|same| {
            let pointer = "/content/outlook/reproducible/note";
            let note = Paragraph::parse_optional(pointer, same.note.as_deref());
            Reproducible { answer: same.answer, note: errors.check(note).flatten() }
        });
        let mut words = |field: &str, raw: Option<&str>| {
            let pointer = format!("/content/outlook/{field}");
            errors.check(Paragraph::parse_optional(&pointer, raw)).flatten()
        };
        let means = words("means", self.means.as_deref());
        let criteria = words("criteria", self.criteria.as_deref());
        Outlook { funding, labels, service_offer, reproducible, means, criteria }
    }

    /// As it is told.
    #[must_use]
    pub fn of(outlook: &Outlook) -> Self {
        let text = |text: &ShortText| text.as_str().to_owned();
        let words = |text: &Paragraph| text.as_str().to_owned();
        let Outlook { funding, labels, service_offer, reproducible, means, criteria } = outlook;
        Self {
            funding: funding.as_ref().map(|funding| PracticeFunding {
                state: funding.state(),
                on: funding.on(),
                source: funding.source().map(text),
            }),
            labels: labels.iter().map(text).collect(),
            service_offer: service_offer.as_ref().map(|offer| PracticeServiceOffer {
                state: offer.state(),
                since: offer.since(),
                place: offer.place().map(text),
            }),
            reproducible: reproducible.as_ref().map(|same| PracticeReproducible {
                answer: same.answer,
                note: same.note.as_ref().map(words),
            }),
            means: means.as_ref().map(words),
            criteria: criteria.as_ref().map(words),
        }
    }
}

fn short(errors: &mut FieldErrors, pointer: &str, raw: Option<&str>) -> Option<ShortText> {
    errors.check(ShortText::parse_optional(pointer, raw)).flatten()
}

/// A day that may be left out.
fn known(pointer: &str, day: Option<NaiveDate>) -> Result<Option<NaiveDate>, FieldError> {
    day.map(|day| of_our_time(pointer, day)).transpose()
}
