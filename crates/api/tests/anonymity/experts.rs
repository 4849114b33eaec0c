//! An expert of a challenge who answers it masked: nothing that the others read of the answer points at them.

use api_types::challenge::ChallengeRequest;
use api_types::idea::DepositIdeaRequest;
use api_types::problem::ProblemCode;
use api_types::review::{MarkView, ReviewNoteRequest, ScorecardRequest, ScorecardView};
use domain::IdeaId;
use domain::idea::IdeaAct;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::challenges::life::{answering, call, criterion, id_of, running};

async fn a_masked_author_who_is_an_expert_sends_a_conflict_like_another(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, paul) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Paul).await);
    let mut content = call("À noter");
    content.criteria = vec![criterion("Utile", 1)];
    content.expert_ids = vec![id_of(&sophie).await, id_of(&yann).await, id_of(&marc).await];
    let challenge = running(&app, content.clone()).await;
    let progress = async |id: IdeaId| {
        let seen = paul.read_review(id).await.unwrap();
        (seen.sent, seen.awaited)
    };
    let signed = sophie.deposit_idea(&answering(&challenge, "Signée"), &key()).await.unwrap();
    assert_eq!(progress(signed.summary.id).await, (0, 2), "whoever signs it marks nothing");
    let masked = DepositIdeaRequest { anonymous: true, ..answering(&challenge, "Masquée") };
    let id = sophie.deposit_idea(&masked, &key()).await.unwrap().summary.id;
    assert_eq!(progress(id).await, (0, 3), "a masked author is counted like the others");
    let allowed = sophie.read_idea(id).await.unwrap().allowed;
    assert!(allowed.contains(&IdeaAct::Score) && !allowed.contains(&IdeaAct::Review));

    let best = MarkView { criterion: 0, value: 5, reasoning: None };
    let marks = ScorecardRequest { conflict: None, marks: vec![best], submit: true };
    assert_eq!(refusal(sophie.save_scorecard(id, &marks, 0).await), ProblemCode::OwnIdea);
    let conflict = Some("Je connais cette personne.".to_owned());
    let conflict = ScorecardRequest { conflict, marks: Vec::new(), submit: true };
    yann.save_scorecard(id, &conflict, 0).await.unwrap();
    let own = sophie.save_scorecard(id, &conflict, 0).await.unwrap();
    assert!(own.own.is_some() && own.cards.is_none() && own.notes.is_empty(), "and no other card");
    let note = ReviewNoteRequest { body: "Très bien.".to_owned() };
    let refused = refusal(sophie.post_review_note(id, &note, &key()).await);
    assert_eq!(refused, ProblemCode::NotFound);

    let cards = paul.read_review(id).await.unwrap().cards.unwrap();
    let seen = |card: &ScorecardView| {
        (card.conflict.clone(), card.marks.clone(), card.percent, card.version)
    };
    let seen: Vec<_> = cards.iter().map(seen).collect();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0], seen[1], "neither differs from the other");
    assert_eq!(progress(id).await, (0, 1));
    marc.save_scorecard(id, &marks, 0).await.unwrap();
    assert_eq!(progress(id).await, (1, 1));

    content.expert_ids.pop();
    content.opens_at = challenge.summary.opens_at;
    content.closes_at = challenge.summary.closes_at;
    let version = paul.read_challenge(challenge.summary.id).await.unwrap().version;
    let fewer = ChallengeRequest { content };
    paul.edit_challenge(challenge.summary.id, &fewer, version).await.unwrap();
    assert_eq!(
        progress(id).await,
        (0, 0),
        "the card of one who is no expert any more is not counted"
    );
}

on_both_databases!(a_masked_author_who_is_an_expert_sends_a_conflict_like_another);
