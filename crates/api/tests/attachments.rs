//! Files: taken for what they are, cleaned, read at an address that ends (R056).

use api_types::attachment::{AttachmentKind, AttachmentView, FILE_MAX, UploadQuery};
use api_types::idea::EditIdeaRequest;
use api_types::problem::ProblemCode;
use reqwest::{Client, Response};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::ideas::{content, deposit, named, spontaneous};
use crate::{pocs, samples};

/// Reads a file at its address, without any token.
async fn read(app: &TestApp, url: &str) -> Response {
    Client::new().get(format!("{}{url}", app.url)).send().await.unwrap()
}

async fn bytes(app: &TestApp, file: &AttachmentView) -> Vec<u8> {
    let answer = read(app, &file.url).await;
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}

fn says(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

async fn a_photograph_stands_upright_and_forgets_its_owner(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let sent = samples::photograph_by("Sophie Lambert");
    assert!(says(&sent, "Exif") && says(&sent, "Sophie Lambert"));
    let query = UploadQuery { alt: "Le guichet".to_owned(), ..named("vacances.PNG") };
    let file = sophie.upload_attachment(&query, sent).await.unwrap();
    assert_eq!((file.kind, file.media_type.as_str()), (AttachmentKind::Image, "image/jpeg"));
    assert_eq!((file.name.as_str(), file.alt.as_str()), ("vacances.jpg", "Le guichet"));
    let kept = bytes(&app, &file).await;
    assert_eq!(u64::try_from(kept.len()).unwrap(), file.size);
    assert!(!says(&kept, "Exif") && !says(&kept, "Sophie"));
    let picture = image::load_from_memory(&kept).unwrap();
    assert_eq!((picture.width(), picture.height()), (20, 40), "turned as the camera was held");
}

async fn pictures_and_documents_are_served_so_that_nothing_runs(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let webp = sophie.upload_attachment(&named("a.webp"), samples::webp()).await.unwrap();
    assert_eq!(webp.media_type, "image/webp");
    let picture = sophie.upload_attachment(&named("été.png"), samples::png()).await.unwrap();
    let document =
        sophie.upload_attachment(&named("dossier/no\"te;.pdf"), samples::pdf()).await.unwrap();
    assert_eq!(document.name, "no\"te;.pdf", "of a path, the name");
    let answer = read(&app, &picture.url).await;
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    let unsaid = format!("{}.png", &picture.id.to_string()[..8]);
    assert!(disposition.contains(&unsaid), "its name is sealed until an idea carries it");
    let mut request = spontaneous("Avec des fichiers");
    request.content.attachments = vec![picture.id, document.id];
    sophie.deposit_idea(&request, &key()).await.unwrap();
    for (file, disposition) in [
        (&picture, "inline; filename=\"_t_.png\"; filename*=UTF-8''%C3%A9t%C3%A9.png"),
        (&document, "attachment; filename=\"no_te_.pdf\"; filename*=UTF-8''no%22te%3B.pdf"),
    ] {
        let answer = read(&app, &file.url).await;
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), file.media_type);
        assert_eq!(header("content-disposition"), disposition);
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(header("cache-control").starts_with("private"));
    }
    let kept = bytes(&app, &document).await;
    assert!(says(&kept, "%PDF") && !says(&kept, "Sophie Lambert") && !says(&kept, "Secret"));
}

async fn what_is_neither_a_picture_nor_a_document_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let html = b"<!DOCTYPE html><html><script>alert(1)</script></html>".to_vec();
    let truncated = samples::png()[..40].to_vec();
    let wearing_a_mask = [samples::png()[..8].to_vec(), html.clone()].concat();
    for (name, body) in [
        ("dessin.svg", svg.clone()),
        ("dessin.png", svg),
        ("page.html", html.clone()),
        ("photo.png", html),
        ("programme.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec()),
        ("script.pdf", b"#!/bin/sh\nrm -rf /".to_vec()),
        ("vide.png", Vec::new()),
        ("coupee.png", truncated),
        ("masque.png", wearing_a_mask),
        ("bombe.png", samples::bomb()),
        ("casse.pdf", b"%PDF-1.7 rien d'autre".to_vec()),
        ("archive.docx", b"PK\x03\x04 rien d'autre".to_vec()),
    ] {
        let code = refusal(sophie.upload_attachment(&named(name), body).await);
        assert_eq!(code, ProblemCode::FileRefused, "{name}");
    }
}

/// What is refused and cleaned above is so for every file, whatever carries it: there is one way in.
#[test]
fn files_come_in_by_one_operation() {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut others = Vec::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let bodies = operation["requestBody"]["content"].as_object();
            for (body, _) in bodies.into_iter().flatten() {
                if body == "application/json" {
                    continue;
                }
                let operation = operation["operationId"].as_str().unwrap();
                others.push((operation.to_owned(), body.clone()));
            }
        }
    }
    others.sort();
    let known = [("import_file", "text/csv"), ("upload_attachment", "application/octet-stream")];
    assert_eq!(others, known.map(|(operation, body)| (operation.to_owned(), body.to_owned())));
}

async fn no_picture_comes_in_without_the_consent_of_whoever_is_on_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let nobody_asked = |name| UploadQuery { consent: false, ..named(name) };
    let pictures = [samples::png(), samples::webp(), samples::photograph_by("Sophie Lambert")];
    for picture in pictures {
        let query = nobody_asked("photo.pdf");
        let refused = faulty_fields(sophie.upload_attachment(&query, picture).await);
        assert_eq!(refused, ["?consent required"], "what it is follows from its content");
    }
    let document = nobody_asked("notice.png");
    assert_eq!(
        sophie.upload_attachment(&document, samples::pdf()).await.unwrap().name,
        "notice.pdf"
    );
}

async fn too_large_or_badly_labelled_files_have_their_own_refusals(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let large = sophie.upload_attachment(&named("gros.png"), vec![0; FILE_MAX + 1]).await;
    assert_eq!(refusal(large), ProblemCode::PayloadTooLarge);
    let query = UploadQuery { name: " ".to_owned(), alt: "é".repeat(501), consent: false };
    let refused = faulty_fields(sophie.upload_attachment(&query, samples::png()).await);
    assert_eq!(refused, ["?name required", "?alt too_long"]);
    let token = pocs::token(&app, Demo::Sophie).await;
    for (kind, status) in [("multipart/form-data; boundary=x", 415), ("application/json", 415)] {
        let answer = Client::new()
            .post(format!("{}/api/v1/attachments?name=a.png", app.url))
            .bearer_auth(&token)
            .header("content-type", kind)
            .body(samples::png())
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), status, "{kind}");
    }
}

async fn an_address_is_ours_for_one_file_and_for_an_hour(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let one = sophie.upload_attachment(&named("a.png"), samples::png()).await.unwrap();
    let two = sophie.upload_attachment(&named("b.png"), samples::png()).await.unwrap();
    let forged = one.url.replace(&one.id.to_string(), &two.id.to_string());
    let (path, query) = one.url.split_once("?expires=").unwrap();
    let (expires, signature) = query.split_once("&signature=").unwrap();
    let later = expires.parse::<i64>().unwrap() + 1;
    for url in [
        forged,
        format!("{path}?expires={later}&signature={signature}"),
        format!("{path}?expires={expires}&signature="),
        format!("{path}?expires={expires}&signature={}", signature.to_lowercase()),
    ] {
        assert_eq!(read(&app, &url).await.status(), 404, "{url}");
    }
    assert_eq!(read(&app, path).await.status(), 400);
    assert_eq!(read(&app, &format!("{}&more=1", one.url)).await.status(), 400);
    app.advance(chrono::TimeDelta::minutes(59));
    assert_eq!(read(&app, &one.url).await.status(), 200);
    app.advance(chrono::TimeDelta::minutes(7));
    assert_eq!(read(&app, &one.url).await.status(), 404);
}

async fn a_file_is_carried_once_by_an_idea_of_its_sender(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let file = sophie.upload_attachment(&named("a.png"), samples::png()).await.unwrap();
    let mut request = spontaneous("Avec un fichier");
    request.content.attachments = vec![file.id];
    let refused = faulty_fields(yann.deposit_idea(&request, &key()).await);
    assert_eq!(refused, ["/content/attachments/0 unknown_value"], "another's file");
    assert_eq!(refusal(yann.discard_attachment(file.id).await), ProblemCode::NotFound);
    let mut twice = request.clone();
    twice.content.attachments = vec![file.id, file.id];
    let refused = faulty_fields(sophie.deposit_idea(&twice, &key()).await);
    assert_eq!(refused, ["/content/attachments/1 duplicate"]);
    let mut many = request.clone();
    many.content.attachments = vec![file.id; 11];
    let refused = faulty_fields(sophie.deposit_idea(&many, &key()).await);
    assert_eq!(refused, ["/content/attachments too_many"]);
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    assert_eq!(idea.attachments[0].name, "a.png");
    assert_eq!(refusal(sophie.discard_attachment(file.id).await), ProblemCode::NotFound);
    let again = faulty_fields(sophie.deposit_idea(&request, &key()).await);
    assert_eq!(again, ["/content/attachments/0 unknown_value"], "an idea carries it already");
}

async fn a_file_that_an_idea_lets_go_is_thrown_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Avec des fichiers").await;
    let mut files = Vec::new();
    for name in ["a.png", "b.png"] {
        files.push(sophie.upload_attachment(&named(name), samples::png()).await.unwrap());
    }
    let mut request = EditIdeaRequest { content: content("Avec des fichiers") };
    request.content.attachments = vec![files[1].id, files[0].id];
    let edited = sophie.edit_idea(idea.summary.id, &request, idea.version).await.unwrap();
    let names: Vec<_> = edited.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["b.png", "a.png"], "in the order that was asked");
    request.content.attachments = vec![files[0].id];
    let edited = sophie.edit_idea(idea.summary.id, &request, edited.version).await.unwrap();
    assert_eq!(edited.attachments.len(), 1);
    assert_eq!(read(&app, &files[1].url).await.status(), 404);
    assert_eq!(read(&app, &files[0].url).await.status(), 200);
    let unsent = sophie.upload_attachment(&named("c.png"), samples::png()).await.unwrap();
    sophie.discard_attachment(unsent.id).await.unwrap();
    assert_eq!(read(&app, &unsent.url).await.status(), 404);
}

on_both_databases!(
    a_photograph_stands_upright_and_forgets_its_owner,
    pictures_and_documents_are_served_so_that_nothing_runs,
    what_is_neither_a_picture_nor_a_document_is_refused,
    no_picture_comes_in_without_the_consent_of_whoever_is_on_it,
    too_large_or_badly_labelled_files_have_their_own_refusals,
    an_address_is_ours_for_one_file_and_for_an_hour,
    a_file_is_carried_once_by_an_idea_of_its_sender,
    a_file_that_an_idea_lets_go_is_thrown_away,
);
