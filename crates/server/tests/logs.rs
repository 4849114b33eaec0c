//! What the server logs of an anonymous idea names nobody, however much it is asked to tell (R058, A03).

use std::fs::{File, read_to_string};

use api_client::{ApiClient, IdempotencyKey};
use api_types::attachment::UploadQuery;
use api_types::idea::{DecideIdeaRequest, DepositIdeaRequest, PostCommentRequest};
use app::demonstration::Demo;
use domain::idea::{IdeaVerdict, Stance};

use crate::kill::idea;
use crate::running::{Server, prepared};

fn key(name: &str) -> IdempotencyKey {
    IdempotencyKey(name.to_owned())
}

/// Sophie deposits masked, answers masked, is answered, and reads why.
async fn masked_life(sophie: &ApiClient, paul: &ApiClient) {
    let request = DepositIdeaRequest { anonymous: true, ..idea(1) };
    let deposited = sophie.deposit_idea(&request, &key("deposit")).await.unwrap();
    let id = deposited.summary.id;
    let said = PostCommentRequest::masked(Stance::Neutral, "Je réponds sans nom.");
    sophie.post_comment(id, &said, &key("answer")).await.unwrap();
    let answer = DecideIdeaRequest {
        verdict: IdeaVerdict::Selected,
        reason: "Utile".to_owned(),
        ground: None,
        condition: None,
    };
    paul.decide_idea(id, &answer, deposited.version).await.unwrap();
    sophie.list_notifications().await.unwrap();
    sophie.read_idea(id).await.unwrap();
}

#[actix_web::test]
async fn the_log_of_a_masked_deposit_answer_and_decision_names_nobody() {
    let (folder, logs) = (prepared(), tempfile::tempdir().unwrap());
    let path = logs.path().join("log.txt");
    let server = Server::start_telling(folder.path(), File::create(&path).unwrap().into()).await;
    let sophie = server.client_of(Demo::Sophie).await;
    let paul = server.client_of(Demo::Paul).await;
    let mut marks = Vec::new();
    for (client, who) in [(&sophie, Demo::Sophie), (&paul, Demo::Paul)] {
        let id = client.read_me().await.unwrap().person.id;
        let person = who.person();
        marks.extend([id.to_string(), id.0.simple().to_string()]);
        marks.extend([person.name.to_owned(), person.email.to_owned()]);
    }
    masked_life(&sophie, &paul).await;
    // What goes wrong is told too, and the search is not blind.
    let broken = UploadQuery { name: "photo.png".to_owned(), alt: String::new(), consent: false };
    sophie.upload_attachment(&broken, b"\x89PNG\r\n\x1a\nrien".to_vec()).await.unwrap_err();
    server.kill();
    let log = read_to_string(&path).unwrap();
    assert!(log.contains("serving") && log.contains("a picture was refused"), "{log}");
    let log = log.to_lowercase();
    for mark in marks {
        assert!(!log.contains(&mark.to_lowercase()), "{mark} in {log}");
    }
}
