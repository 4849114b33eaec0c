//! The identity card of a practice, to take along (R237, R238).

use api_types::export::DocumentFormat;
use api_types::practice::{PracticeFigure, PublishPracticeRequest, RestrictPracticeRequest};
use api_types::problem::ProblemCode;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::validated;

async fn a_practice_is_taken_along_by_whoever_reads_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = validated(&app, &julie, "Relire *nos* courriers").await;
    let mut content = julie.propose_practice(poc.summary.id).await.unwrap();
    content.problem = Some("Un appel sur **quatre**.".to_owned());
    content.keywords = vec!["courriers".to_owned(), "langage clair".to_owned()];
    content.outlook.means = Some("Deux agents | un jour.".to_owned());
    content.conditions = None;
    content.figure = Some(PracticeFigure {
        measured: "Appels | perdus".to_owned(),
        before: Some("33,5".to_owned()),
        after: "8".to_owned(),
        unit: Some("%".to_owned()),
    });
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let id = practice.summary.id;
    let whose = practice.contact.organisation.clone();
    let card = sophie.print_practice_card(id, DocumentFormat::Markdown).await.unwrap();
    let card = String::from_utf8(card).unwrap();
    for words in [
        "# Relire \\*nos\\* courriers",
        "## Carte d’identité",
        &format!("| Référence | {} |", practice.summary.reference),
        "| Maturité | Prometteuse |",
        "| Coût et moyens | Deux agents \\| un jour. |",
        "| Le résultat en un chiffre | Appels \\| perdus\u{a0}: de 33,5 à 8\u{a0}% |",
        "| Mots-clés | courriers, langage clair |",
        &format!("| Qui appeler | Julie Morel, {} |", whose.unwrap().name),
        "Un appel sur **quatre**.",
    ] {
        assert!(card.contains(words), "{words} in {card}");
    }
    assert!(!card.contains("Ce qu’il faut pour s’y mettre"), "nobody said it: {card}");
    assert!(!card.contains('@'), "no address: {card}");
    assert!(sophie.print_practice_card(id, DocumentFormat::OpenDocument).await.is_ok());
    // Kept for some, it is taken along by them alone.
    let paul = app.client_of(Demo::Paul).await;
    let version = paul.read_practice(id).await.unwrap().version;
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    paul.restrict_practice(id, &kept, version).await.unwrap();
    let refused = sophie.print_practice_card(id, DocumentFormat::Markdown).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let marc = app.client_of(Demo::Marc).await;
    assert!(marc.print_practice_card(id, DocumentFormat::Markdown).await.is_ok());
}

on_both_databases!(a_practice_is_taken_along_by_whoever_reads_it);
