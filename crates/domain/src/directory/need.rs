//! What somebody seeks in the directory, as they say it: « je cherche un facilitateur à Lyon ».

use std::collections::BTreeSet;

use super::DirectoryRole;
use crate::text::fold;

/// More words than anybody types: what follows is not sought.
const WORDS_MAX: usize = 12;

/// What stands around what one seeks, and says nothing of it; folded.
const AROUND: &str = " a ai an and au aux avec besoin cherche chercher cherchons d dans de des du en et find for i in j je l \
la le les look looking need nous of on ou pour qu quelqu qui recherche someone sur the to trouver un une with ";

/// Words that name a role, in the singular and folded.
const ROLES: [(DirectoryRole, &[&str]); 3] = [
    (DirectoryRole::Referent, &["referent", "referente"]),
    (
        DirectoryRole::Ambassador,
        &[
            "ambassadeur",
            "ambassadrice",
            "ambassador",
            "facilitateur",
            "facilitatrice",
            "facilitator",
        ],
    ),
    (DirectoryRole::Manager, &["manager", "manageur", "manageuse", "encadrant", "encadrante"]),
];

/// A word that says something of whom one seeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoughtWord {
    /// The word, folded.
    pub word: String,
    /// The role that it names, when it names one.
    pub role: Option<DirectoryRole>,
}

/// The words that say something. When none does, all of them are sought: they may be a name.
#[must_use]
pub fn sought(words: &str) -> Vec<SoughtWord> {
    let folded = fold(words);
    let tied = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let bare = |word: &str| word.trim_matches(|c: char| ".,;:?!«»()\"".contains(c)).to_owned();
    let all = folded.split(tied).map(bare).filter(|word| !word.is_empty());
    let all: Vec<String> = all.collect();
    let says = |word: &&String| !AROUND.contains(&format!(" {word} "));
    let said: Vec<String> = all.iter().filter(says).cloned().collect();
    let mut said = if said.is_empty() { all } else { said };
    let mut once = BTreeSet::new();
    said.retain(|word| once.insert(word.clone()));
    let sought = |word: String| SoughtWord { role: role(&word), word };
    said.into_iter().take(WORDS_MAX).map(sought).collect()
}

fn role(word: &str) -> Option<DirectoryRole> {
    let one = word.strip_suffix('s').unwrap_or(word);
    ROLES.iter().find(|(_, names)| names.contains(&one)).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(need: &str) -> Vec<String> {
        sought(need).into_iter().map(|one| one.word).collect()
    }

    #[test]
    fn a_need_is_sought_by_the_words_that_say_something() {
        assert_eq!(words("Je cherche un facilitateur à Lyon."), ["facilitateur", "lyon"]);
        assert_eq!(words("besoin d’aide pour l’accueil"), ["aide", "accueil"]);
        assert_eq!(words("design thinking, Rhône-Alpes"), ["design", "thinking", "rhone-alpes"]);
        assert_eq!(words("Looking for someone in Rennes"), ["rennes"]);
        assert_eq!(words("Claire Le Goff"), ["claire", "goff"]);
        // A name may be made of such words.
        assert_eq!(words("Le"), ["le"]);
        assert_eq!(words(" … "), ["…"]);
        assert!(words(" « » ").is_empty());
        assert_eq!(words(&"mot ".repeat(40)), ["mot"]);
        let many: Vec<String> = (10..50).map(|n| format!("mot{n}")).collect();
        assert_eq!(words(&many.join(" ")).len(), WORDS_MAX);
    }

    #[test]
    fn a_role_is_named_by_its_words_alone() {
        let role = |word: &str| sought(word)[0].role;
        for (word, named) in [
            ("Référents", DirectoryRole::Referent),
            ("référente", DirectoryRole::Referent),
            ("facilitatrice", DirectoryRole::Ambassador),
            ("ambassadeurs", DirectoryRole::Ambassador),
            ("manager", DirectoryRole::Manager),
        ] {
            assert_eq!(role(word), Some(named), "{word}");
        }
        for word in ["facilitation", "référencement", "management"] {
            assert_eq!(role(word), None, "{word}");
        }
    }
}
