//! What people wrote, between the quotation marks of the language.

use crate::words::{Locale, locale, tr};

/// « … ». The marks inside become those of the second level: “ … ”.
pub(crate) fn quoted(text: &str) -> String {
    tr!(common.quoted, text = inner(text.trim(), locale()))
}

fn inner(text: &str, locale: Locale) -> String {
    let (open, close) = match locale {
        Locale::fr => ("“", "”"),
        Locale::en => ("‘", "’"),
    };
    let text = text.replace(['«', '“'], "\u{1}").replace(['»', '”'], "\u{2}");
    // French marks keep their distance; those inside do not.
    let text = ['\u{a0}', '\u{202f}', ' '].into_iter().fold(text, |text, space| {
        let opened = text.replace(&format!("\u{1}{space}"), "\u{1}");
        opened.replace(&format!("{space}\u{2}"), "\u{2}")
    });
    text.replace('\u{1}', open).replace('\u{2}', close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_marks_are_of_the_second_level() {
        let said = inner("« Votre droit est ouvert » devient « Vous pouvez partir ».", Locale::fr);
        assert_eq!(said, "“Votre droit est ouvert” devient “Vous pouvez partir”.");
        assert_eq!(inner("Sans guillemets.", Locale::en), "Sans guillemets.");
    }
}
