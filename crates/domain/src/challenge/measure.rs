//! A figure that somebody declares: exact, with at most three decimals.

use std::fmt;

use crate::text::{FieldCode, FieldError};

/// Decimals that are kept.
const DECIMALS: usize = 3;
/// Digits before them: enough for the euros of a State.
const WHOLE_DIGITS: usize = 12;
const THOUSAND: u64 = 1_000;

/// A figure, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure(i64);

impl Measure {
    /// Reads a figure as people write it: a comma or a point, spaces between thousands.
    ///
    /// # Errors
    /// [`FieldCode::Required`], or [`FieldCode::Malformed`] for what is no such figure.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let written: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        if written.is_empty() {
            return Err(FieldError::new(pointer, FieldCode::Required));
        }
        read(&written).map(Self).ok_or_else(|| FieldError::new(pointer, FieldCode::Malformed))
    }

    /// Reads a figure that may be absent or blank.
    ///
    /// # Errors
    /// As [`Measure::parse`].
    pub fn parse_optional(pointer: &str, raw: Option<&str>) -> Result<Option<Self>, FieldError> {
        match raw {
            Some(written) if !written.trim().is_empty() => Self::parse(pointer, written).map(Some),
            _ => Ok(None),
        }
    }

    /// Takes back a figure that was kept.
    #[must_use]
    pub const fn restore(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The figure in thousandths, to be kept.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// How much of a target it is, in whole percent, rounded down; nothing of a target that is not above nought.
    #[must_use]
    pub fn percent_of(self, target: Self) -> Option<u32> {
        if target.0 <= 0 {
            return None;
        }
        let percent = i128::from(self.0) * 100 / i128::from(target.0);
        Some(u32::try_from(percent.max(0)).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let rest = format!("{:03}", size % THOUSAND);
        write!(f, "{sign}{}", size / THOUSAND)?;
        match rest.trim_end_matches('0') {
            "" => Ok(()),
            decimals => write!(f, ".{decimals}"),
        }
    }
}

fn read(written: &str) -> Option<i64> {
    let (minus, figure) = match written.strip_prefix(['-', '\u{2212}']) {
        Some(figure) => (true, figure),
        None => (false, written),
    };
    let (whole, decimals) = figure.split_once([',', '.']).unwrap_or((figure, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > DECIMALS {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > WHOLE_DIGITS {
        return None;
    }
    let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
    Some(if minus { -thousandths } else { thousandths })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(raw: &str) -> Result<String, FieldCode> {
        Measure::parse("/value", raw).map(|figure| figure.to_string()).map_err(|error| error.code)
    }

    #[test]
    fn a_figure_is_read_as_people_write_it_and_kept_exact() {
        for (raw, kept) in [
            ("12", "12"),
            ("12,5", "12.5"),
            ("0.1", "0.1"),
            ("1\u{202f}284,050", "1284.05"),
            ("-3", "-3"),
            ("\u{2212}0,25", "-0.25"),
            ("007", "7"),
            ("0", "0"),
            ("999999999999,999", "999999999999.999"),
        ] {
            assert_eq!(figure(raw).as_deref(), Ok(kept), "{raw}");
        }
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for raw in ["douze", "1,2,3", "1.2345", ",5", "5,", "-", "1e3", "1000000000000", "٣"] {
            assert_eq!(figure(raw), Err(FieldCode::Malformed), "{raw}");
        }
        assert_eq!(figure(" "), Err(FieldCode::Required));
        assert_eq!(Measure::parse_optional("/target", Some(" ")), Ok(None));
    }

    #[test]
    fn a_share_of_a_target_is_never_rounded_up() {
        let of = |value: i64, target: i64| Measure(value).percent_of(Measure(target));
        assert_eq!((of(999, 1_000), of(1_500, 1_000)), (Some(99), Some(150)));
        assert_eq!((of(-5, 1_000), of(1, 0), of(1, -4)), (Some(0), None, None));
    }
}
