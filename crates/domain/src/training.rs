//! What a referent was trained in: a common base, then a complement each year (R271).

use chrono::{Datelike as _, NaiveDate};

use crate::civil::is_of_our_time;
use crate::text::{FieldCode, FieldError, FieldErrors};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A part of the training of referents.
    TrainingPart {
        /// The common base, once.
        CommonBase = "common_base",
        /// The complement of a year.
        YearlyComplement = "yearly_complement",
    }
}

/// A part that somebody was trained in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Training {
    /// Which one.
    pub part: TrainingPart,
    /// The day on which it was completed.
    pub on: NaiveDate,
}

/// Most trainings of one person: a working life.
pub const TRAININGS_MAX: usize = 50;

/// Checks what is said of somebody: one base, one complement a year and none before the base, nothing to come; and nothing
/// at all of somebody who is no referent. Pointers are under `/items`.
///
/// # Errors
/// Every faulty line.
pub fn check_trainings(
    trainings: &[Training],
    referent: bool,
    today: NaiveDate,
) -> Result<(), Vec<FieldError>> {
    let mut errors = FieldErrors::default();
    if !referent && !trainings.is_empty() {
        errors.push(FieldError::new("/items", FieldCode::NotAllowed));
    }
    if trainings.len() > TRAININGS_MAX {
        let (pointer, max) = ("/items".to_owned(), u32::try_from(TRAININGS_MAX).ok());
        errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
    }
    let base = trainings.iter().find(|one| one.part == TrainingPart::CommonBase);
    for (place, one) in trainings.iter().enumerate() {
        let faulty = |field: &str, code| FieldError::new(format!("/items/{place}/{field}"), code);
        if one.on > today {
            errors.push(faulty("on", FieldCode::InFuture));
        } else if !is_of_our_time(&one.on) {
            errors.push(faulty("on", FieldCode::Malformed));
        }
        let earlier = trainings.iter().take(place);
        match one.part {
            TrainingPart::CommonBase => {
                if earlier.clone().any(|other| other.part == one.part) {
                    errors.push(faulty("part", FieldCode::Duplicate));
                }
            }
            TrainingPart::YearlyComplement => {
                let same =
                    |other: &&Training| other.part == one.part && other.on.year() == one.on.year();
                if earlier.clone().any(|other| same(&other)) {
                    errors.push(faulty("on", FieldCode::Duplicate));
                }
                if base.is_none_or(|base| base.on > one.on) {
                    errors.push(faulty("on", FieldCode::BeforeStart));
                }
            }
        }
    }
    errors.into_result()
}

/// What a referent is to be trained in next, when there is something this year.
#[must_use]
pub fn due_training(trainings: &[Training], today: NaiveDate) -> Option<TrainingPart> {
    let base = trainings.iter().find(|one| one.part == TrainingPart::CommonBase);
    let Some(base) = base else { return Some(TrainingPart::CommonBase) };
    let this_year = |one: &Training| one.on.year() == today.year();
    let done = this_year(base) || trainings.iter().any(this_year);
    (!done).then_some(TrainingPart::YearlyComplement)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn one(part: TrainingPart, on: &str) -> Training {
        Training { part, on: day(on) }
    }

    use TrainingPart::{CommonBase, YearlyComplement};

    #[test]
    fn a_base_comes_first_then_one_complement_a_year() {
        let today = day("2026-11-27");
        let good = [
            one(CommonBase, "2024-03-12"),
            one(YearlyComplement, "2025-02-01"),
            one(YearlyComplement, "2026-01-20"),
        ];
        assert_eq!(check_trainings(&good, true, today), Ok(()));
        let bad = [
            one(YearlyComplement, "2023-05-01"),
            one(CommonBase, "2024-03-12"),
            one(CommonBase, "2024-03-13"),
            one(YearlyComplement, "2025-02-01"),
            one(YearlyComplement, "2025-12-01"),
            one(YearlyComplement, "2027-01-01"),
        ];
        let faults = check_trainings(&bad, true, today).unwrap_err();
        let faults: Vec<_> =
            faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        let expected = [
            ("/items/0/on", FieldCode::BeforeStart),
            ("/items/2/part", FieldCode::Duplicate),
            ("/items/4/on", FieldCode::Duplicate),
            ("/items/5/on", FieldCode::InFuture),
        ];
        assert_eq!(faults, expected);
        let long_ago = check_trainings(&[one(CommonBase, "1899-12-31")], true, today).unwrap_err();
        assert_eq!(long_ago, [FieldError::new("/items/0/on", FieldCode::Malformed)]);
        let alone = [one(YearlyComplement, "2026-01-20")];
        assert!(check_trainings(&alone, true, today).is_err(), "no complement without a base");
    }

    #[test]
    fn only_referents_are_trained_as_such() {
        let today = day("2026-11-27");
        assert_eq!(check_trainings(&[], false, today), Ok(()));
        let faults = check_trainings(&[one(CommonBase, "2024-03-12")], false, today).unwrap_err();
        assert_eq!(faults[0].code, FieldCode::NotAllowed);
    }

    #[test]
    fn what_is_due_follows_the_years() {
        let base = one(CommonBase, "2025-03-12");
        assert_eq!(due_training(&[], day("2026-01-02")), Some(CommonBase));
        assert_eq!(due_training(&[base], day("2025-12-31")), None, "the base is enough this year");
        assert_eq!(due_training(&[base], day("2026-01-01")), Some(YearlyComplement));
        let both = [base, one(YearlyComplement, "2026-06-01")];
        assert_eq!(due_training(&both, day("2026-12-31")), None);
        assert_eq!(due_training(&both, day("2027-01-01")), Some(YearlyComplement));
    }
}
