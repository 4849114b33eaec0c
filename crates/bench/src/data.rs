//! Made-up files in the form of the tools that are imported: as many lines as wanted, always the same ones.

use std::path::Path;

use anyhow::Result;
use csv::Writer;

const SUBJECTS: [&str; 10] = [
    "le rappel des assurés",
    "le suivi du dossier de retraite",
    "la préparation des rendez-vous",
    "les ateliers de prévention",
    "le relevé de carrière",
    "les courriers clairs",
    "l’accueil des nouveaux agents",
    "l’aide à domicile",
    "la pension de réversion",
    "le partage des documents",
];
const ACTS: [&str; 8] = [
    "Simplifier",
    "Automatiser",
    "Rendre accessible",
    "Mesurer",
    "Partager",
    "Expliquer en images",
    "Confier aux usagers",
    "Tester en agence",
];
const CATEGORIES: [&str; 6] = [
    "Les Communs",
    "Ouverture des données publiques",
    "Loyauté des plateformes",
    "Couverture numérique",
    "Compétences et organisation",
    "Recommandé électronique",
];
const THEMES: [&str; 4] = ["Santé", "Social", "Logement", "Administratif"];

fn pick<'a>(from: &[&'a str], number: usize) -> &'a str {
    from.get(number % from.len()).copied().unwrap_or_default()
}

fn title(number: usize) -> String {
    format!("{} {} (n° {number})", pick(&ACTS, number / 10), pick(&SUBJECTS, number))
}

/// Ideas, as Jump exports them.
pub(crate) fn ideas(path: &Path, count: usize) -> Result<()> {
    let mut file = Writer::from_path(path)?;
    file.write_record([
        "external_id",
        "titre",
        "description_html",
        "rubrique",
        "sous_rubrique",
        "auteur",
        "date_depot",
        "votes_pour",
        "votes_contre",
        "votes_mitiges",
    ])?;
    for number in 0..count {
        let subject = pick(&SUBJECTS, number);
        let text = format!(
            "<p>Aujourd’hui, {subject} prend <strong>trop de temps</strong> et se fait dans plusieurs outils.</p>\
             <p>Nous proposons de réunir ce qui existe, d’essayer dans deux caisses, puis d’en parler.</p>"
        );
        let date = format!("2024-{:02}-{:02}T10:00:00+0200", number / 28 % 12 + 1, number % 28 + 1);
        file.write_record([
            &format!("B-{number}"),
            &title(number),
            &text,
            "",
            pick(&CATEGORIES, number),
            &format!("agent-{}", number % 500),
            &date,
            "3",
            "1",
            "0",
        ])?;
    }
    Ok(file.flush()?)
}

/// Experiments, as SYSPEO's neighbours export them.
pub(crate) fn pocs(path: &Path, count: usize) -> Result<()> {
    let mut file = Writer::from_path(path)?;
    file.write_record([
        "external_id",
        "titre",
        "mission",
        "description_markdown",
        "incubateur",
        "sponsors",
        "thematiques",
        "publics",
        "phases_json",
        "evenements_json",
        "lien",
        "depot_code",
        "page_impact",
    ])?;
    let phases = ["investigation", "construction", "acceleration", "abandon"];
    for number in 0..count {
        let begun: Vec<_> = (0..=number % phases.len())
            .map(|phase| {
                let name = pick(&phases, phase);
                format!(
                    r#"{{"name": "{name}", "start": "202{}-0{}-01"}}"#,
                    phase + 1,
                    number % 9 + 1
                )
            })
            .collect();
        file.write_record([
            &format!("P-{number}"),
            &title(number),
            "Essayer à petite échelle avant de décider",
            "## Contexte\n\nDeux caisses, six mois, **une question**.",
            "dinum",
            "",
            pick(&THEMES, number),
            "",
            &format!("[{}]", begun.join(", ")),
            "[]",
            "",
            "",
            "",
        ])?;
    }
    Ok(file.flush()?)
}
