//! Writing to a person, whose address nobody sees (R235).

use api_types::message::{AboutRequest, SendMessageRequest};
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use domain::UserId;
use domain::journal::{Fact, SubjectKind};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::pocs::{launched, me};

fn letter(title: &str) -> SendMessageRequest {
    let body = "Pouvons-nous en parler **mardi** ?".to_owned();
    SendMessageRequest { title: title.to_owned(), body, about: None }
}

async fn a_person_is_reached_without_showing_an_address(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let poc = launched(&julie, "Ateliers mobiles").await.summary;
    let about = Some(AboutRequest { kind: SubjectKind::Poc, id: poc.id.0 });
    let request = SendMessageRequest { about, ..letter("Votre essai nous intéresse") };
    let once = key();
    let sent = sophie.send_message(me(&julie).await, &request, &once).await.unwrap();
    let again = sophie.send_message(me(&julie).await, &request, &once).await.unwrap();
    assert_eq!(sent.id, again.id, "a retry writes once");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = julie.list_notifications().await.unwrap().items;
    assert_eq!((told.len(), told[0].reason), (1, NotificationReason::Addressee));
    assert!(matches!(told[0].fact, Fact::MessageSent { .. }));
    let read = julie.read_message(sent.id).await.unwrap();
    assert_eq!((read.from.name.as_str(), read.mine), ("Sophie Lambert", false));
    assert_eq!(read.about.as_ref().unwrap().title, "Ateliers mobiles");
    assert!(read.body_html.contains("<strong>mardi</strong>"));
    let whole = serde_json::to_string(&(&read, &told)).unwrap();
    assert!(!whole.contains('@'), "no address: {whole}");
    julie.send_message(read.from.id, &letter("Volontiers"), &key()).await.unwrap();
    assert_eq!(refusal(nadia.read_message(sent.id).await), ProblemCode::NotFound);
    let nobody = sophie.send_message(UserId(Uuid::nil()), &letter("Personne"), &key()).await;
    assert_eq!(refusal(nobody), ProblemCode::NotFound);
    let empty = SendMessageRequest { body: String::new(), ..letter("Vide") };
    let refused = faulty_fields(sophie.send_message(me(&julie).await, &empty, &key()).await);
    assert_eq!(refused, ["/body required"]);
}

async fn nobody_floods_anybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let julie = me(&julie).await;
    for number in 0..50 {
        sophie.send_message(julie, &letter(&format!("Mot {number}")), &key()).await.unwrap();
    }
    let more = sophie.send_message(julie, &letter("De trop"), &key()).await;
    assert_eq!(refusal(more), ProblemCode::TooManyRequests);
}

on_both_databases!(a_person_is_reached_without_showing_an_address, nobody_floods_anybody);
