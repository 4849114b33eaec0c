//! What the charter says of a text, and what it leaves alone.

use super::*;

fn watched(words: &[(&str, &str)]) -> WatchedWords {
    let one = |(word, plain): &(&str, &str)| WatchedWord {
        word: (*word).to_owned(),
        plain: (*plain).to_owned(),
        why: String::new(),
    };
    WatchedWords { items: words.iter().map(one).collect() }
}

fn house() -> WatchedWords {
    watched(&[
        ("challenge", "défi"),
        ("feedback", "retour"),
        ("kick-off", "lancement"),
        ("benchmark", "comparaison"),
        ("workshop", "atelier"),
        ("POC", "expérimentation"),
        ("best practice", "bonne pratique"),
        ("planning", "tableau"),
        ("think tank", "groupe de réflexion"),
    ])
}

/// What is said, as `found > plain`, or the acronym alone.
fn said(text: &str) -> Vec<String> {
    let glossary = ["preuve de faisabilité (MVP)", "RPA"].map(str::to_owned);
    let told = |remark| match remark {
        Remark::Word { found, plain, .. } => format!("{found} > {plain}"),
        Remark::Acronym { found } | Remark::Sentence { found, .. } => found,
    };
    remarks(text, &house(), &glossary).into_iter().map(told).collect()
}

#[test]
fn a_text_gets_the_remarks_of_the_charter() {
    let table: &[(&str, &[&str])] = &[
        ("", &[]),
        ("Un texte simple, en français.", &[]),
        ("Ce challenge est ouvert.", &["challenge > défi"]),
        ("Challenges de l’année", &["Challenges > Défis"]),
        ("Le CHALLENGE du mois", &["CHALLENGE > défi"]),
        ("Nos plannings", &["plannings > tableaux"]),
        ("Les think tanks du réseau", &["think tanks > groupe de réflexion"]),
        // Word borders.
        ("Un challengeur, des feedbackeurs", &[]),
        ("Avant le kick-off, après le kick off", &["kick-off > lancement"]),
        ("Le kick. Off", &[]),
        ("L’atelier best practices", &["best practices > bonne pratique"]),
        // In the order of the text, each once.
        (
            "Un feedback sur le challenge, puis un feedback.",
            &["feedback > retour", "challenge > défi"],
        ),
        // The plain word is there, and the other explains it.
        ("Un retour (feedback) utile", &[]),
        ("Deux expérimentations (POC)", &[]),
        ("Un avis (feedback) utile", &["feedback > retour"]),
        // Code and links are left alone.
        ("Le champ `feedback` et ``un `challenge` ici``", &[]),
        ("```\nfeedback\n```\nUn challenge", &["challenge > défi"]),
        ("~~~\nfeedback GED", &[]),
        ("Une apostrophe ` seule et un feedback", &["feedback > retour"]),
        ("Voir [le challenge](https://exemple.fr/GED) ici", &[]),
        ("Un lien https://exemple.fr/feedback et <https://x.fr/GED>", &[]),
        ("Écrire à feedback@exemple.fr", &[]),
        ("Une case [x] de feedback", &["feedback > retour"]),
        // Acronyms.
        ("La GED du service", &["GED"]),
        ("Les GEDs et la GED", &["GED"]),
        ("La GED (gestion électronique des documents)", &[]),
        ("La gestion électronique des documents (GED), puis la GED", &[]),
        ("Une GED (2026)", &["GED"]),
        ("Le MVP et la RPA sont au lexique", &[]),
        ("Le POC avance", &["POC > expérimentation"]),
        ("Au XIX siècle, tome IV", &[]),
        ("À Rennes, un Y et un ÉTÉ", &["ÉTÉ"]),
        ("Bienvenue aux NOUVEAUTÉS", &[]),
        ("La GED, un challenge pour la DSI", &["GED", "challenge > défi", "DSI"]),
    ];
    for (text, expected) in table {
        assert_eq!(said(text), *expected, "{text}");
    }
}

#[test]
fn the_plain_word_takes_the_place_of_the_form_that_was_found() {
    let table = [
        ("Un feedback, un Feedback, un feedback.", "Un retour, un Feedback, un retour."),
        ("Un feedback et `feedback`", "Un retour et `feedback`"),
        (
            "Un [feedback](https://x.fr) et un feedbackeur",
            "Un [feedback](https://x.fr) et un feedbackeur",
        ),
        ("Un retour (feedback)", "Un retour (feedback)"),
        ("Rien", "Rien"),
    ];
    for (text, expected) in table {
        assert_eq!(replaced(text, "feedback", "retour"), expected, "{text}");
    }
    assert_eq!(replaced("Le kick-off", "kick-off", "lancement"), "Le lancement");
    assert_eq!(replaced("Un texte", "", "mot"), "Un texte");
}

#[test]
fn what_is_replaced_is_no_longer_remarked() {
    let text = "Les Feedbacks du kick-off et le CHALLENGE";
    let done = remarks(text, &house(), &[]).into_iter().fold(text.to_owned(), |text, remark| {
        let Remark::Word { found, plain, .. } = remark else { return text };
        replaced(&text, &found, &plain)
    });
    assert_eq!(done, "Les Retours du lancement et le défi");
    assert!(remarks(&done, &house(), &[]).is_empty());
}

#[test]
fn the_list_is_checked_field_by_field() {
    let kept = watched(&[(" feedback ", " retour ")]).checked().unwrap();
    assert_eq!(kept, watched(&[("feedback", "retour")]));
    let wrong =
        watched(&[("Kick-off", "lancement"), ("kick offs", "départ"), ("--", ""), ("a", "b")]);
    let faults = wrong.checked().unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    assert_eq!(
        told,
        [
            ("/items/1/word", FieldCode::Duplicate),
            ("/items/2/word", FieldCode::Malformed),
            ("/items/2/plain", FieldCode::Required),
            ("/items/3/word", FieldCode::TooShort),
            ("/items/3/plain", FieldCode::TooShort),
        ]
    );
    let many = WatchedWords {
        items: (0..=WATCHED_MAX)
            .map(|n| watched(&[(&format!("mot{n}"), "plain")]).items.remove(0))
            .collect(),
    };
    let faults = many.checked().unwrap_err();
    assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/items", FieldCode::TooMany));
}
