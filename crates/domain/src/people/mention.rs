//! Naming somebody in what one writes: `@prenom.nom`.

use crate::text::fold;

/// People that one comment names at most.
pub const MENTIONS_MAX: usize = 10;

/// How a person is named in a text, after the `@`: `Élodie de La Tour` is `elodie.de.la.tour`.
#[must_use]
pub fn handle(name: &str) -> String {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

/// Whether a text names whoever has this name. An address of the web or of a mailbox names nobody.
#[must_use]
pub fn is_named(text: &str, name: &str) -> bool {
    let handle = handle(name);
    let folded = fold(text);
    let mut pieces = folded.split('@');
    let mut before = pieces.next().unwrap_or_default();
    pieces.any(|piece| {
        let begins = !before.chars().next_back().is_some_and(char::is_alphanumeric);
        before = piece;
        let word = piece.split(|c: char| !c.is_alphanumeric() && c != '.').next();
        let word = word.unwrap_or_default().trim_end_matches('.');
        begins && !word.is_empty() && word == handle
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_without_accents_nor_spaces() {
        assert_eq!(handle("Élodie de La Tour"), "elodie.de.la.tour");
        assert_eq!(handle("Jean-Pierre L’Hôte"), "jean.pierre.l.hote");
        assert_eq!(handle(" — "), "");
    }

    #[test]
    fn a_text_names_whom_it_writes_whole_and_nobody_else() {
        let yann = "Yann Kerbrat";
        assert!(is_named("Demandez à @yann.kerbrat.", yann));
        assert!(is_named("> @Yann.Kerbrat a dit", yann));
        assert!(is_named("@sophie.lambert @yann.kerbrat, une idée", yann));
        for other in ["Yann Kerbrat", "@yann", "@yann.kerbrat.fils", "a@yann.kerbrat", "@@"] {
            assert!(!is_named(other, yann), "{other}");
        }
        assert!(!is_named("@ @.", " — "));
    }
}
