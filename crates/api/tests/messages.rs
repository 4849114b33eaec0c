//! Writing to a person, whose address nobody sees (R235).

use api_types::account::EditAccountRequest;
use api_types::idea::{CommentQuery, PostCommentRequest};
use api_types::message::{AboutRequest, SendMessageRequest};
use api_types::notification::NotificationReason;
use api_types::poc::{CreatePocRequest, MemberRequest};
use api_types::problem::ProblemCode;
use domain::UserId;
use domain::idea::Stance;
use domain::journal::{Fact, SubjectKind};
use domain::people::AccountStatus;
use domain::poc::MemberRole;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::accounts::account_of;
use crate::ideas::deposit;
use crate::pocs::{card, launched, me};

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

async fn whoever_closed_their_account_is_offered_no_message(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let words = PostCommentRequest::signed(Stance::Supports, "J’y tiens.");
    sophie.post_comment(idea, &words, &key()).await.unwrap();
    let account = account_of(&app, Demo::Sophie).await;
    let lead = MemberRequest { user_id: Some(account.id), name: None, role: MemberRole::Lead };
    let body = CreatePocRequest { members: vec![lead], ..card(&julie, "À distance").await };
    let poc = julie.create_poc(&body, &key()).await.unwrap().summary.id;
    for open in [true, false] {
        let read = julie.read_idea(idea).await.unwrap().summary.author.person.unwrap();
        let said = julie.list_comments(idea, &CommentQuery::default()).await.unwrap().items;
        let said = said[0].author.clone().unwrap();
        let leader = julie.read_poc(poc).await.unwrap().members[0].person.clone().unwrap();
        assert_eq!([read.reachable, said.reachable, leader.reachable], [open; 3]);
        if open {
            let closed =
                EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
            nadia.edit_account(account.id, &closed, account.version).await.unwrap();
        }
    }
    let sent = julie.send_message(account.id, &letter("Où en êtes-vous ?"), &key()).await;
    assert_eq!(refusal(sent), ProblemCode::NotFound);
}

on_both_databases!(
    a_person_is_reached_without_showing_an_address,
    nobody_floods_anybody,
    whoever_closed_their_account_is_offered_no_message,
);
