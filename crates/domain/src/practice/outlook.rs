//! What becomes of the action: what pays for it, the labels it has, whether it is in the service offer (R244 to R246),
//! whether another body may do the same (R241).

use chrono::{Months, NaiveDate};

use crate::text::{FieldCode, FieldError, Paragraph, ShortText, fold};
use crate::vocabulary::vocabulary;

/// Most labels that an action carries.
pub const LABELS_MAX: usize = 10;

/// How long before its funding ends an action may not last.
const RISK_BEFORE: Months = Months::new(6);

vocabulary! {
    /// What becomes of the money that made the action possible (R244).
    FundingState {
        /// Something pays for it.
        Funded = "funded",
        /// Something pays for it until a day that is known.
        Ending = "ending",
        /// Nothing pays for it any more.
        Stopped = "stopped",
        /// It goes on without.
        Sustained = "sustained",
    }
}

vocabulary! {
    /// Whether the action is in the service offer (R246).
    ServiceOfferState {
        /// Nobody thinks of it.
        NotConsidered = "not_considered",
        /// It is thought of.
        Considered = "considered",
        /// It is.
        Integrated = "integrated",
    }
}

vocabulary! {
    /// Whether another body may do the same ("action reproductible", R241).
    Reproducibility {
        /// As it is.
        Yes = "yes",
        /// Once it is adapted to where one does it.
        WithAdaptations = "with_adaptations",
        /// It is of its place.
        No = "no",
    }
}

/// Whether another body may do the same, and what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproducible {
    /// The answer.
    pub answer: Reproducibility,
    /// What to adapt, or why it cannot be done elsewhere.
    pub note: Option<Paragraph>,
}

/// What pays for an action. One that ends has its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    state: FundingState,
    on: Option<NaiveDate>,
    source: Option<ShortText>,
}

impl Funding {
    /// What pays for it, since or until when, and who.
    ///
    /// # Errors
    /// [`FieldCode::Required`] at `/on` under `pointer` when it ends on no day.
    pub fn new(
        pointer: &str,
        (state, on, source): (FundingState, Option<NaiveDate>, Option<ShortText>),
    ) -> Result<Self, FieldError> {
        if state == FundingState::Ending && on.is_none() {
            return Err(FieldError::new(format!("{pointer}/on"), FieldCode::Required));
        }
        Ok(Self { state, on, source })
    }

    /// Takes back what was kept.
    #[must_use]
    pub fn restore(state: FundingState, on: Option<NaiveDate>, source: Option<ShortText>) -> Self {
        Self { state, on, source }
    }

    /// What becomes of the money.
    #[must_use]
    pub fn state(&self) -> FundingState {
        self.state
    }

    /// Until when, for what ends; since when, for the rest.
    #[must_use]
    pub fn on(&self) -> Option<NaiveDate> {
        self.on
    }

    /// Who pays, or paid.
    #[must_use]
    pub fn source(&self) -> Option<&ShortText> {
        self.source.as_ref()
    }
}

/// Whether an action may not last: its funding stopped, or ends within six months (R244). The only place where that
/// is decided.
#[must_use]
pub fn may_not_last(state: FundingState, on: Option<NaiveDate>, today: NaiveDate) -> bool {
    match state {
        FundingState::Stopped => true,
        FundingState::Ending => {
            let soon = today.checked_add_months(RISK_BEFORE).unwrap_or(NaiveDate::MAX);
            on.is_some_and(|on| on <= soon)
        }
        FundingState::Funded | FundingState::Sustained => false,
    }
}

/// Whether an action is in the service offer; what is in it says since when, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceOffer {
    /// Nobody thinks of it.
    NotConsidered,
    /// It is thought of.
    Considered,
    /// It is in it.
    Integrated {
        /// Since when, when it is known.
        since: Option<NaiveDate>,
        /// In which offer, of whom.
        place: Option<ShortText>,
    },
}

impl ServiceOffer {
    /// Since when and where count for what is integrated alone.
    #[must_use]
    pub fn new(
        state: ServiceOfferState,
        since: Option<NaiveDate>,
        place: Option<ShortText>,
    ) -> Self {
        match state {
            ServiceOfferState::NotConsidered => Self::NotConsidered,
            ServiceOfferState::Considered => Self::Considered,
            ServiceOfferState::Integrated => Self::Integrated { since, place },
        }
    }

    /// Its state alone.
    #[must_use]
    pub fn state(&self) -> ServiceOfferState {
        match self {
            Self::NotConsidered => ServiceOfferState::NotConsidered,
            Self::Considered => ServiceOfferState::Considered,
            Self::Integrated { .. } => ServiceOfferState::Integrated,
        }
    }

    /// Since when it is integrated.
    #[must_use]
    pub fn since(&self) -> Option<NaiveDate> {
        if let Self::Integrated { since, .. } = self { *since } else { None }
    }

    /// Where it is integrated.
    #[must_use]
    pub fn place(&self) -> Option<&ShortText> {
        if let Self::Integrated { place, .. } = self { place.as_ref() } else { None }
    }
}

/// What becomes of an action. Nothing of it is asked for: nobody may have said any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// What pays for it (R244).
    pub funding: Option<Funding>,
    /// Labels that it was given, such as ESS (R245).
    pub labels: Vec<ShortText>,
    /// Whether it is in the service offer (R246).
    pub service_offer: Option<ServiceOffer>,
    /// Whether another body may do the same (R241).
    pub reproducible: Option<Reproducible>,
    /// What it costs, and the means that it takes (R241).
    pub means: Option<Paragraph>,
    /// By what one tells that it works (R241).
    pub criteria: Option<Paragraph>,
}

/// Checks that a list of labels is short, and names none twice: case and accents make no difference.
///
/// # Errors
/// [`FieldCode::TooMany`] for the list, [`FieldCode::Duplicate`] for a label.
pub fn check_labels(pointer: &str, labels: &[ShortText]) -> Result<(), FieldError> {
    if labels.len() > LABELS_MAX {
        let max = u32::try_from(LABELS_MAX).ok();
        let pointer = pointer.to_owned();
        return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
    }
    let keys: Vec<String> = labels.iter().map(|label| fold(label.as_str())).collect();
    let twice = keys.iter().enumerate().find(|(place, key)| keys[..*place].contains(key));
    match twice {
        Some((place, _)) => {
            Err(FieldError::new(format!("{pointer}/{place}"), FieldCode::Duplicate))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_stopped_or_ends_within_six_months_may_not_last() {
        let today = day("2026-08-31");
        for (state, on, expected) in [
            (FundingState::Funded, None, false),
            (FundingState::Sustained, Some("2020-01-01"), false),
            (FundingState::Stopped, None, true),
            (FundingState::Stopped, Some("2025-01-01"), true),
            (FundingState::Ending, Some("2026-01-01"), true),
            // Six months on is the last day of February.
            (FundingState::Ending, Some("2027-02-28"), true),
            (FundingState::Ending, Some("2027-03-01"), false),
        ] {
            assert_eq!(may_not_last(state, on.map(day), today), expected, "{state} {on:?}");
        }
    }

    #[test]
    fn a_funding_that_ends_says_when_and_no_other_has_to() {
        for state in FundingState::ALL {
            let made = Funding::new("/funding", (*state, None, None));
            let fault = made.err().map(|error| (error.pointer, error.code));
            let expected = (*state == FundingState::Ending)
                .then(|| ("/funding/on".to_owned(), FieldCode::Required));
            assert_eq!(fault, expected, "{state}");
        }
        let on = Some(day("2027-01-01"));
        let ending = Funding::new("", (FundingState::Ending, on, None)).unwrap();
        assert_eq!((ending.state(), ending.on()), (FundingState::Ending, on));
    }

    #[test]
    fn only_what_is_in_the_offer_says_since_when_and_where() {
        let (since, place) =
            (Some(day("2026-01-01")), Some(ShortText::restore("Bien vieillir".to_owned())));
        for state in ServiceOfferState::ALL {
            let offer = ServiceOffer::new(*state, since, place.clone());
            let integrated = *state == ServiceOfferState::Integrated;
            assert_eq!(offer.state(), *state);
            assert_eq!(
                (offer.since().is_some(), offer.place().is_some()),
                (integrated, integrated)
            );
        }
    }

    #[test]
    fn labels_are_few_and_none_is_there_twice() {
        let labels = |words: &[&str]| -> Vec<ShortText> {
            words.iter().map(|word| ShortText::restore((*word).to_owned())).collect()
        };
        assert_eq!(check_labels("/labels", &labels(&["ESS", "Qualité"])), Ok(()));
        let twice = check_labels("/labels", &labels(&["ESS", "Qualité", "qualite"])).unwrap_err();
        assert_eq!((twice.pointer.as_str(), twice.code), ("/labels/2", FieldCode::Duplicate));
        let words: Vec<String> = (0..=LABELS_MAX).map(|number| number.to_string()).collect();
        let many: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(check_labels("/labels", &labels(&many)).unwrap_err().code, FieldCode::TooMany);
        assert_eq!(check_labels("/labels", &labels(&many[..LABELS_MAX])), Ok(()));
    }
}
