//! Numbers as each language writes and counts them.

use super::{Locale, locale};

/// The two forms that French and English have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plural {
    One,
    Other,
}

/// Which form a count takes: « 0 idée », « 1 idée », « 2 idées »; “0 ideas”, “1 idea”, “2 ideas”.
pub(crate) fn plural(count: u64) -> Plural {
    let one = match locale() {
        Locale::fr => count < 2,
        Locale::en => count == 1,
    };
    if one { Plural::One } else { Plural::Other }
}

/// A count with its thousands apart: « 1 284 » (narrow no-break space), “1,284”.
pub(crate) fn number(count: u64) -> String {
    let separator = match locale() {
        Locale::fr => '\u{202f}',
        Locale::en => ',',
    };
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(separator);
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::set_locale;

    #[test]
    fn thousands_stand_apart_in_each_language() {
        set_locale(Locale::fr);
        assert_eq!((number(7), number(1_284)), ("7".into(), "1\u{202f}284".into()));
        assert_eq!(plural(0), Plural::One);
        set_locale(Locale::en);
        assert_eq!(number(1_000_000), "1,000,000");
        assert_eq!(plural(0), Plural::Other);
    }
}
