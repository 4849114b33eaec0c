//! What a challenge is given: resources, and commitments that somebody makes (R092, R100), and a word
//! that they sign (R387).

use api_types::challenge::{ChallengeContentRequest, ChallengeRequest, MeansLine};
use domain::challenge::{MEANS_MAX, MeansKind};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::life::{call, running};

fn line(kind: MeansKind, text: &str) -> MeansLine {
    MeansLine { kind, text: text.to_owned() }
}

async fn what_a_challenge_is_given_is_kept_and_read_by_everybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let resources = vec![
        line(MeansKind::Equipment, "La salle du laboratoire"),
        line(MeansKind::People, "Un développeur, deux jours par mois"),
    ];
    let commitments = vec![line(MeansKind::Communication, "Ouvre le défi et remercie")];
    let content = ChallengeContentRequest {
        sponsor: Some("Direction de la relation assurés".to_owned()),
        sponsor_word: Some("Vos idées seront lues, toutes.".to_owned()),
        resources: resources.clone(),
        commitments: commitments.clone(),
        ..call("Simplification 2026")
    };
    let id = running(&app, content.clone()).await.summary.id;
    let read = sophie.read_challenge(id).await.unwrap();
    assert_eq!((&read.resources, &read.commitments), (&resources, &commitments), "in their order");
    assert_eq!(read.sponsor_word.as_deref(), Some("Vos idées seront lues, toutes."));
    let (opens_at, closes_at) = (read.summary.opens_at, read.summary.closes_at);
    let fewer = ChallengeContentRequest { resources: vec![], opens_at, closes_at, ..content };
    let request = ChallengeRequest { content: fewer };
    paul.edit_challenge(id, &request, read.version).await.unwrap();
    let read = sophie.read_challenge(id).await.unwrap();
    assert_eq!((read.resources, read.commitments), (vec![], commitments));
    assert_eq!(read.sponsor_word.as_deref(), Some("Vos idées seront lues, toutes."));
}

async fn what_is_given_is_said_and_a_commitment_is_somebodys(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let refused = async |content: ChallengeContentRequest| {
        let request = ChallengeRequest { content };
        faulty_fields(paul.create_challenge(&request, &key()).await)
    };
    let money = line(MeansKind::Money, "Cinq mille euros");
    let sponsor_word = Some("Vos idées seront lues, toutes.".to_owned());
    let unsigned = ChallengeContentRequest { sponsor_word, ..call("Sans signature") };
    assert_eq!(refused(unsigned).await, ["/content/sponsor required"]);
    let orphan = ChallengeContentRequest { commitments: vec![money.clone()], ..call("Sans nom") };
    assert_eq!(refused(orphan).await, ["/content/sponsor required"]);
    let resources = vec![money.clone(), line(MeansKind::Time, " ")];
    let blank = ChallengeContentRequest { resources, ..call("Sans mots") };
    assert_eq!(refused(blank).await, ["/content/resources/1/text required"]);
    let resources = vec![money; MEANS_MAX + 1];
    let many = ChallengeContentRequest { resources, ..call("Comblé") };
    assert_eq!(refused(many).await, ["/content/resources too_many"]);
}

on_both_databases!(
    what_a_challenge_is_given_is_kept_and_read_by_everybody,
    what_is_given_is_said_and_a_commitment_is_somebodys,
);
