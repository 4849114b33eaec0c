//! Whoever steals the file of the database: what it says of an anonymous idea never lies beside its author.

use std::path::Path;

use api_types::idea::PostCommentRequest;
use domain::idea::{IdeaVerdict, Stance};
use test_support::{Database, Demo, TestApp, key};

use super::{Marks, TITLE, deposited, tell_everybody};
use crate::ideas::{decision, deposit};

/// SQLite's page, and what stands before each in the journal of what is not merged yet.
const PAGE: usize = 4096;
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark))
}

/// Every page of the database, those that wait to be merged included.
fn pages(file: &Path) -> Vec<Vec<u8>> {
    let mut pages: Vec<Vec<u8>> =
        std::fs::read(file).unwrap().chunks(PAGE).map(<[u8]>::to_vec).collect();
    let wal = std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default();
    let frames = wal.get(WAL_HEADER..).unwrap_or_default().chunks(FRAME_HEADER + PAGE);
    pages.extend(frames.filter_map(|frame| frame.get(FRAME_HEADER..)).map(<[u8]>::to_vec));
    pages
}

/// What would point at somebody, in every form in which a file may hold it.
fn author_marks(marks: &Marks) -> Vec<Vec<u8>> {
    let words = marks.words.iter().map(|word| word.as_bytes().to_vec());
    std::iter::once(marks.id.as_bytes().to_vec()).chain(words).collect()
}

#[actix_web::test]
async fn no_page_of_the_file_holds_both_the_idea_and_its_author() {
    let app = TestApp::spawn(Database::sqlite()).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let marks = author_marks(&Marks::of(&sophie, Demo::Sophie).await);
    let idea = deposited(&sophie).await;
    let said = PostCommentRequest::masked(Stance::Neutral, "Je réponds sans nom");
    let said = sophie.post_comment(idea.summary.id, &said, &key()).await.unwrap();
    let paul = app.client_of(Demo::Paul).await;
    let answer = decision(IdeaVerdict::NotSelected, "Déjà couvert");
    paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    tell_everybody(&app).await;
    sophie.list_notifications().await.unwrap();
    sophie.read_notifications().await.unwrap();
    let mut idea_marks = vec![
        TITLE.as_bytes().to_vec(),
        b"Trop de lettres".to_vec(),
        b"ponds sans nom".to_vec(),
        said.id.0.as_bytes().to_vec(),
        idea.summary.reference.clone().into_bytes(),
        idea.summary.id.0.as_bytes().to_vec(),
        idea.summary.id.to_string().into_bytes(),
    ];
    for file in &idea.attachments {
        idea_marks.push(file.id.0.as_bytes().to_vec());
        idea_marks.push(file.id.to_string().into_bytes());
    }
    let file = app.database.file().unwrap();
    let (mut of_idea, mut of_author) = (0, 0);
    for (index, page) in pages(&file).iter().enumerate() {
        let tells_idea = idea_marks.iter().any(|mark| holds(page, mark));
        let tells_author = marks.iter().any(|mark| holds(page, mark));
        assert!(!(tells_idea && tells_author), "page {index} holds both");
        of_idea += usize::from(tells_idea);
        of_author += usize::from(tells_author);
    }
    assert!(of_idea > 3 && of_author > 1, "the search is blind: {of_idea}, {of_author}");
}

#[actix_web::test]
async fn a_draft_cannot_be_read_in_the_file() {
    let app = TestApp::spawn(Database::sqlite()).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let draft = api_types::idea::DraftContent {
        title: "Secret bien gardé".to_owned(),
        ..api_types::idea::DraftContent::default()
    };
    sophie.create_draft(&draft, &key()).await.unwrap();
    let file = app.database.file().unwrap();
    assert!(!pages(&file).iter().any(|page| holds(page, b"Secret bien gard")));
    // The same search finds what is meant to be read.
    deposit(&sophie, "Secret bien gardé").await;
    assert!(pages(&file).iter().any(|page| holds(page, b"Secret bien gard")));
}
