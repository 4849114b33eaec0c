//! Scenario 39: what a term means, and the French titles of the seven steps. That no English label is left on screen is
//! held by the tests of the portal's catalogue, and walked by `screens.spec.ts`.

use api_types::editorial::{EditorialContentView, EditorialQuery};
use api_types::poc::TemplateFormat;
use domain::editorial::EditorialBrick;
use test_support::{Database, Demo, TestApp, on_both_databases};

use crate::beside::text_of;
use crate::pocs::token;

/// The titles of the report (R179).
const STEPS: [&str; 7] = [
    "Poser le challenge",
    "Décrire les parties prenantes",
    "Décrire de manière générale la solution et son mode de réalisation",
    "Décrire le plan de réalisation du POC ou se préparer à entrer en mode projet",
    "Développer la solution : réaliser le prototype",
    "Projeter l’utilisation de la solution dans son environnement en vue de son déploiement",
    "Valider le POC",
];

async fn scenario_39_a_term_is_explained_and_the_steps_are_named_in_french(database: Database) {
    let app = TestApp::spawn(database).await;
    // What a new portal explains from its first day.
    let paul = token(&app, Demo::Paul).await;
    let paul = app.app.identity.authenticate(&app.app.store, &paul).await.unwrap();
    assert!(app::starting::write(&app.app, &paul.actor).await.unwrap() > 0);

    let sophie = app.client_of(Demo::Sophie).await;
    for asked in ["POC", "preuve de faisabilité", "démonstrateur"] {
        let of = EditorialQuery::of(EditorialBrick::Glossary);
        let query = EditorialQuery { q: Some(asked.to_owned()), ..of };
        let found = sophie.list_editorial_items(&query).await.unwrap().items;
        let term = found.iter().find(|term| term.title == "POC").expect(asked).id;
        let read = sophie.read_editorial_item(term).await.unwrap();
        let EditorialContentView::Glossary(said) = read.content else { panic!("a term") };
        assert_eq!(said.plain.as_deref(), Some("preuve de faisabilité"), "the plain word first");
        let origin = "De l’anglais « proof of concept »";
        let definition = said.definition.replace('\u{a0}', " ");
        assert!(definition.starts_with(origin), "{definition}");
        assert!(said.synonyms.iter().any(|one| one == "démonstrateur"), "{:?}", said.synonyms);
    }
    // What the report calls a domain otherwise leads to it (A17).
    for asked in ["filière", "secteur d’activité", "univers"] {
        let of = EditorialQuery::of(EditorialBrick::Glossary);
        let query = EditorialQuery { q: Some(asked.to_owned()), ..of };
        let found = sophie.list_editorial_items(&query).await.unwrap().items;
        let titles: Vec<_> = found.iter().map(|term| term.title.as_str()).collect();
        assert!(titles.contains(&"Domaine d’intervention"), "{asked}: {titles:?}");
    }

    let template = text_of(sophie.read_poc_template(TemplateFormat::Markdown).await.unwrap());
    let template = template.replace('\u{a0}', " ");
    let titles: Vec<_> = template.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let expected: Vec<_> =
        STEPS.iter().zip(1..).map(|(title, number)| format!("{number}. {title}")).collect();
    assert_eq!(titles, expected);
}

on_both_databases!(scenario_39_a_term_is_explained_and_the_steps_are_named_in_french,);
