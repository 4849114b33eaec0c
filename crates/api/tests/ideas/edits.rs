//! What an edit changed is told: which parts, and the words before and after, to those who may read them.

use api_client::ApiClient;
use api_types::idea::{EditIdeaRequest, IdeaEditView, IdeaView, RestrictIdeaRequest};
use api_types::problem::ProblemCode;
use domain::IdeaId;
use domain::idea::PieceKind::{Added, Kept, Removed};
use domain::idea::{IdeaField, InnovationForm, PieceKind};
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{content, deposit, masked, named};
use crate::samples;

/// Says it otherwise.
async fn reword(who: &ApiClient, idea: &IdeaView, proposal: &str) -> IdeaView {
    let mut words = content(&idea.summary.title);
    words.proposal = Some(proposal.to_owned());
    who.edit_idea(idea.summary.id, &EditIdeaRequest { content: words }, idea.version).await.unwrap()
}

async fn edits(who: &ApiClient, id: IdeaId) -> Vec<IdeaEditView> {
    who.read_idea_edits(id).await.unwrap().items
}

/// The words of a part that an edit changed, each with what became of it.
fn words(edit: &IdeaEditView, field: IdeaField) -> Vec<(PieceKind, &str)> {
    let change = edit.changes.iter().find(|change| change.field == field).expect("it changed");
    let pieces = change.pieces.iter().flatten();
    pieces.map(|piece| (piece.kind, piece.text.as_str())).collect()
}

async fn an_edit_says_what_it_changed_in_the_words_before_and_after(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&sophie, "Rappel automatique").await;
    let id = idea.summary.id;
    assert_eq!(edits(&yann, id).await, [], "a deposit changes nothing");
    let file = sophie.upload_attachment(&named("notice.pdf"), samples::pdf()).await.unwrap();
    let mut said = content("Rappel par message");
    said.proposal = Some("Proposition : Rappel automatique, la veille".to_owned());
    said.form = InnovationForm::Open;
    said.attachments = vec![file.id];
    let first = EditIdeaRequest { content: said.clone() };
    let idea = sophie.edit_idea(id, &first, idea.version).await.unwrap();
    said.attachments = Vec::new();
    let second = EditIdeaRequest { content: said };
    sophie.edit_idea(id, &second, idea.version).await.unwrap();

    let history = yann.read_idea_history(id).await.unwrap().items;
    let changed: Vec<_> = history.iter().map(|entry| entry.changed.as_slice()).collect();
    let all = [IdeaField::Title, IdeaField::Proposal, IdeaField::Form, IdeaField::Attachments];
    let expected: [&[IdeaField]; 3] = [&[IdeaField::Attachments], &all, &[]];
    assert_eq!(changed, expected, "the deposit is the oldest");
    let told = edits(&yann, id).await;
    let told_of: Vec<_> = told.iter().map(|edit| edit.id).collect();
    assert_eq!(told_of, [history[0].id, history[1].id], "each under its entry, the newest first");
    let (last, first) = (&told[0], &told[1]);
    assert_eq!(words(last, IdeaField::Attachments), [(Removed, "notice.pdf\n")]);
    assert_eq!(words(first, IdeaField::Attachments), [(Added, "notice.pdf\n")]);
    assert_eq!(words(first, IdeaField::Form), [(Removed, "participative"), (Added, "open")]);
    let title = words(first, IdeaField::Title);
    assert_eq!(title, [(Kept, "Rappel "), (Removed, "automatique"), (Added, "par message")]);
    let before = |field| {
        let pieces = words(first, field).into_iter();
        pieces.filter(|(kind, _)| *kind != Added).map(|(_, text)| text).collect::<String>()
    };
    assert_eq!(before(IdeaField::Proposal), "Proposition : Rappel automatique");
}

async fn nothing_is_told_of_an_edit_that_changed_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappel automatique").await;
    let same = EditIdeaRequest { content: content("Rappel automatique") };
    sophie.edit_idea(idea.summary.id, &same, idea.version).await.unwrap();
    assert_eq!(edits(&sophie, idea.summary.id).await, []);
}

async fn the_words_that_a_masked_author_replaced_are_theirs_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = sophie.deposit_idea(&masked("Simplifier"), &key()).await.unwrap();
    let id = idea.summary.id;
    let idea = reword(&sophie, &idea, "Dans mon équipe de Rennes").await;
    reword(&sophie, &idea, "Partout").await;
    // An administrator's own words are everybody's.
    reword(&paul, &paul.read_idea(id).await.unwrap(), "Partout, vraiment").await;

    let history = paul.read_idea_history(id).await.unwrap().items;
    let edited = history.iter().filter(|entry| entry.changed == [IdeaField::Proposal]);
    let (by_name, by_nobody): (Vec<_>, Vec<_>) = edited.partition(|entry| entry.actor.is_some());
    assert_eq!((by_name.len(), by_nobody.len()), (1, 2), "which part is told: {history:?}");
    assert!(by_nobody.iter().all(|entry| entry.at.is_none()));
    let theirs = edits(&paul, id).await;
    let told: Vec<_> = theirs.iter().map(|edit| edit.changes[0].pieces.is_some()).collect();
    assert_eq!(told.iter().filter(|told| **told).count(), 1, "Paul's own");
    assert!(!serde_json::to_string(&theirs).unwrap().contains("Rennes"));
    let hers = serde_json::to_string(&edits(&sophie, id).await).unwrap();
    assert!(hers.contains("Rennes"), "she reads what she took back");
    // Once she has stepped forward, what she took back masked stays hers.
    let version = sophie.read_idea(id).await.unwrap().version;
    sophie.sign_idea(id, version).await.unwrap();
    assert!(!serde_json::to_string(&edits(&paul, id).await).unwrap().contains("Rennes"));
    assert!(serde_json::to_string(&edits(&sophie, id).await).unwrap().contains("Rennes"));
}

async fn what_an_administrator_took_out_is_read_by_those_who_sign_and_the_dinno(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = deposit(&sophie, "Rappel automatique").await;
    let id = idea.summary.id;
    let idea = reword(&sophie, &idea, "Madame Durand de Rennes le demande").await;
    let idea = reword(&paul, &idea, "Une assurée le demande").await;
    reword(&sophie, &idea, "Une assurée le demande, souvent").await;
    let read = async |who: &ApiClient| {
        let told = edits(who, id).await;
        let words = serde_json::to_string(&told).unwrap();
        (told.len(), words.contains("Durand"), words.contains("souvent"))
    };
    assert_eq!(read(&yann).await, (3, false, true), "neither in his edit nor in the one before");
    assert_eq!(read(&sophie).await, (3, true, true));
    assert_eq!(read(&paul).await, (3, true, true));
}

async fn the_edits_of_an_idea_that_is_kept_are_kept_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = deposit(&yann, "Rappel automatique").await;
    let idea = reword(&yann, &idea, "Autrement").await;
    let id = idea.summary.id;
    assert_eq!(edits(&sophie, id).await.len(), 1);
    let kept = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(id, &kept, idea.version).await.unwrap();
    assert_eq!(refusal(sophie.read_idea_edits(id).await), ProblemCode::NotFound);
    assert_eq!(edits(&yann, id).await.len(), 1, "its author goes on as before");
}

on_both_databases!(
    an_edit_says_what_it_changed_in_the_words_before_and_after,
    nothing_is_told_of_an_edit_that_changed_nothing,
    the_words_that_a_masked_author_replaced_are_theirs_alone,
    what_an_administrator_took_out_is_read_by_those_who_sign_and_the_dinno,
    the_edits_of_an_idea_that_is_kept_are_kept_with_it,
);
