//! The editorial charter at work (R375): the plain word for an anglicism, and the acronyms that nothing explains.

use api_client::ApiClient;
use api_types::charter::{CheckTextRequest, WatchedWordsView};
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use domain::access::{Brick, Capability, Profile, Reach};
use domain::editorial::{Remark, WatchedWord, WatchedWords};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::glossary::term;
use super::published;
use crate::bricks::page;

fn text(text: &str) -> CheckTextRequest {
    CheckTextRequest { text: text.to_owned() }
}

fn list(words: &[(&str, &str)]) -> WatchedWords {
    let one = |(word, plain): &(&str, &str)| WatchedWord {
        word: (*word).to_owned(),
        plain: (*plain).to_owned(),
        why: String::new(),
    };
    WatchedWords { items: words.iter().map(one).collect() }
}

/// What is said of a text: `found > plain`, the acronym alone, or how a sentence begins and its words.
async fn said(writer: &ApiClient, of: &str) -> Vec<String> {
    let told = |remark| match remark {
        Remark::Word { found, plain, .. } => format!("{found} > {plain}"),
        Remark::Acronym { found } => found,
        Remark::Sentence { found, words } => format!("{found}… {words}"),
    };
    writer.check_text(&text(of)).await.unwrap().items.into_iter().map(told).collect()
}

async fn whoever_writes_is_offered_plain_words_and_readers_are_not_asked(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let of = "Un Feedback sur le `pitch`, puis la RPA de la caisse (CR).";
    assert_eq!(said(&paul, of).await, ["Feedback > Retour", "RPA"]);
    assert_eq!(said(&julie, of).await, said(&paul, of).await, "a contributor writes the agenda");
    published(&paul, &term("Automate", None, &["RPA"])).await;
    assert_eq!(said(&paul, of).await, ["Feedback > Retour"], "the glossary explains it");
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(refusal(sophie.check_text(&text(of)).await), ProblemCode::Forbidden);
    let long = format!("Court. Voici {}.", ["mot"; 30].join(" "));
    assert_eq!(said(&paul, &long).await, ["Voici mot mot mot mot mot… 31"]);
    assert_eq!(faulty_fields(paul.check_text(&text(" ")).await), ["/text required"]);
    let endless = "mot ".repeat(30_000);
    assert_eq!(faulty_fields(paul.check_text(&text(&endless)).await), ["/text too_long"]);
}

/// Sophie reads; of everything that is written in the portal she may write one page.
async fn whoever_writes_one_page_and_nothing_editorial_is_offered_plain_words(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let id = page(&nadia, "Mode d’emploi").await.summary.id;
    let of = "Un feedback.";
    assert_eq!(refusal(sophie.check_text(&text(of)).await), ProblemCode::Forbidden);
    let theirs = CellChangeRequest {
        brick: Brick::Links,
        item_id: Some(id),
        capability: Capability::Update,
        profile: Profile::Reader,
        reach: Reach::Everything,
    };
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![theirs] }, version).await.unwrap();
    assert_eq!(said(&sophie, of).await, ["feedback > retour"]);
}

async fn administrators_keep_the_list_and_two_do_not_overwrite_each_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let WatchedWordsView { items, version } = paul.read_watched_words().await.unwrap();
    assert!(items.iter().any(|one| one.word == "feedback" && one.plain == "retour"));
    let next = list(&[(" slide ", "diapositive")]);
    let saved = paul.edit_watched_words(&next, version).await.unwrap();
    assert_eq!((saved.items[0].word.as_str(), saved.version), ("slide", version + 1));
    assert_eq!(nadia.read_watched_words().await.unwrap(), saved);
    assert_eq!(said(&nadia, "Un feedback et dix slides").await, ["slides > diapositives"]);
    let late = nadia.edit_watched_words(&next, version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let twice = list(&[("slide", "diapositive"), ("Slides", "vue"), ("mug", "")]);
    let faulty = nadia.edit_watched_words(&twice, saved.version).await;
    assert_eq!(faulty_fields(faulty), ["/items/1/word duplicate", "/items/2/plain required"]);
    let none = nadia.edit_watched_words(&list(&[]), saved.version).await.unwrap();
    assert!(none.items.is_empty());
    assert!(said(&nadia, "Dix slides").await.is_empty());
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(refusal(julie.read_watched_words().await), ProblemCode::Forbidden);
    let refused = julie.edit_watched_words(&next, none.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

on_both_databases!(
    whoever_writes_is_offered_plain_words_and_readers_are_not_asked,
    whoever_writes_one_page_and_nothing_editorial_is_offered_plain_words,
    administrators_keep_the_list_and_two_do_not_overwrite_each_other,
);
