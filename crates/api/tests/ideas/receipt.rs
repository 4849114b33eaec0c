//! What one keeps of an idea that one deposited.

use api_client::ApiClient;
use api_types::export::DocumentFormat;
use api_types::problem::ProblemCode;
use domain::IdeaId;
use domain::challenge::ChallengeStatus;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use super::{db_challenge, deposit, masked, spontaneous};

async fn receipt(client: &ApiClient, id: IdeaId) -> String {
    let text = client.print_idea_receipt(id, DocumentFormat::Markdown).await.unwrap();
    String::from_utf8(text).unwrap()
}

async fn a_receipt_says_what_was_deposited_when_and_what_comes_next(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappel *automatique*").await;
    let text = receipt(&sophie, idea.summary.id).await;
    let printed = sophie.print_idea_receipt(idea.summary.id, DocumentFormat::Pdf).await.unwrap();
    assert_eq!(String::from_utf8(printed).unwrap(), text, "the same words, whatever the form");
    assert!(text.starts_with("# Récépissé de dépôt\u{a0}: Rappel \\*automatique\\*"), "{text}");
    let day = idea.summary.deposited_on.format("%d/%m/%Y").to_string();
    let number = format!("**{}**", idea.summary.reference);
    for words in [number.as_str(), &day, "Déposée par Sophie Lambert, ", "Proposition : Rappel"] {
        assert!(text.contains(words), "no `{words}` in:\n{text}");
    }
    assert!(text.contains("Ce qui se passe ensuite"), "{text}");
    let english = receipt(&sophie.with_language("en"), idea.summary.id).await;
    assert!(english.contains("Submitted by Sophie Lambert"), "{english}");
    let mut request = spontaneous("Au défi");
    let days = (-1, 30);
    request.challenge_id =
        Some(db_challenge(&app, "Simplifier", ChallengeStatus::Open, days).await);
    let answer = sophie.deposit_idea(&request, &key()).await.unwrap();
    let text = receipt(&sophie, answer.summary.id).await;
    assert!(text.contains("Elle répond au défi «\u{a0}Simplifier\u{a0}»."), "{text}");
    assert!(text.contains("la lit à sa clôture, le "), "{text}");
    let nowhere = sophie.print_idea_receipt(IdeaId(Uuid::nil()), DocumentFormat::Pdf).await;
    assert_eq!(refusal(nowhere), ProblemCode::NotFound);
}

async fn the_receipt_of_an_anonymous_idea_names_nobody_to_anybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let id = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let hers = receipt(&sophie, id).await;
    assert!(hers.contains("Auteur masqué") && !hers.contains("Lambert"), "{hers}");
    assert_eq!(receipt(&nadia, id).await, hers, "the same, whoever asks");
}

on_both_databases!(
    a_receipt_says_what_was_deposited_when_and_what_comes_next,
    the_receipt_of_an_anonymous_idea_names_nobody_to_anybody,
);
