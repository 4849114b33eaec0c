//! Ten thousand words: an idea is as long as its author needs.

use api_types::idea::{DraftContent, EditIdeaRequest};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::spontaneous;
use crate::search::titles;

const WORDS: [&str; 10] = [
    "l’accueil",
    "des",
    "assurés",
    "âgés",
    "nécessite",
    "évidemment",
    "un",
    "accompagnement",
    "personnalisé",
    "œuvré.",
];

/// As many French words, the last of which is nowhere else.
fn words(count: usize) -> String {
    let mut text: Vec<&str> = WORDS.iter().copied().cycle().take(count - 1).collect();
    text.push("zéphyr");
    text.join(" ")
}

async fn ten_thousand_words_are_drafted_kept_whole_and_found_to_the_last(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let text = words(10_000);
    assert_eq!(text.split(' ').count(), 10_000);
    let draft = DraftContent { proposal: text.clone(), ..DraftContent::default() };
    let draft = sophie.create_draft(&draft, &key()).await.unwrap();
    assert_eq!(draft.content.proposal, text);
    let mut request = spontaneous("Un dossier entier");
    request.content.problem = Some(text.clone());
    request.content.proposal = Some(text.clone());
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    let read = yann.read_idea(idea.summary.id).await.unwrap();
    assert_eq!((read.problem.as_ref(), read.proposal.as_ref()), (Some(&text), Some(&text)));
    app.catch_up().await;
    assert_eq!(titles(&yann, "zéphyr").await, ["Un dossier entier"]);
    let mut longer = request.content;
    longer.proposal = Some("é".repeat(100_001));
    let edit = EditIdeaRequest { content: longer };
    let refused = sophie.edit_idea(idea.summary.id, &edit, idea.version).await;
    assert_eq!(faulty_fields(refused), ["/content/proposal too_long"]);
}

on_both_databases!(ten_thousand_words_are_drafted_kept_whole_and_found_to_the_last);
