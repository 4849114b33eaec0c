//! The one number of each service on the landing page (R002, R005): it follows what is done, and nothing else counts.

use api_client::ApiClient;
use api_types::brick::PlaceNativeBrickRequest;
use api_types::help_request::{AskDinnoRequest, ReplyHelpRequest};
use api_types::resource_request::{
    DecideResourceRequest, RequestResourcesRequest, ResourceLineRequest,
};
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use chrono::TimeDelta;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::brick::FUNCTIONS;
use domain::help_request::HelpTopic;
use domain::home::ServiceNumber;
use persistence::{Stored, settings};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::editorial::agenda::event;
use crate::editorial::knowledge::{spoken, testimonial};
use crate::editorial::{news, published};

/// What the tile of a service counts for somebody.
pub(crate) async fn number(client: &ApiClient, brick: Brick) -> Option<(ServiceNumber, u64)> {
    let all = client.read_home_services().await.unwrap().items;
    all.into_iter().find(|one| one.brick == brick).map(|one| (one.number, one.count))
}

async fn what_came_out_and_what_is_to_come_are_counted_while_they_are(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let told = sophie.read_home_services().await.unwrap().items;
    let bricks: Vec<_> = told.iter().map(|one| one.brick).collect();
    let mut numbered = FUNCTIONS.to_vec();
    numbered.retain(|brick| !matches!(brick, Brick::Search | Brick::Expression));
    assert_eq!(bricks, numbered, "those two have no number that would help");
    let before = number(&sophie, Brick::Testimonials).await.unwrap().1;
    published(&paul, &news("Une actualité", None)).await;
    paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    published(&paul, &event(&app, "Un séminaire", None)).await;
    let said = spoken("Un témoignage", testimonial("Une vraie différence."));
    published(&paul, &said).await;
    let recent = |count| Some((ServiceNumber::RecentNews, count));
    let coming = |count| Some((ServiceNumber::ComingEvents, count));
    assert_eq!(number(&sophie, Brick::News).await, recent(1), "a draft is not news");
    assert_eq!(number(&sophie, Brick::Events).await, coming(1));
    let spoke = number(&sophie, Brick::Testimonials).await;
    assert_eq!(spoke, Some((ServiceNumber::Testimonials, before + 1)));
    app.advance(TimeDelta::days(4));
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(number(&sophie, Brick::News).await, recent(1));
    assert_eq!(number(&sophie, Brick::Events).await, coming(0), "it is over");
    app.advance(TimeDelta::days(27));
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(number(&sophie, Brick::News).await, recent(0), "a month has passed");
}

async fn what_awaits_an_answer_is_ones_own_or_everybodys_for_whoever_answers(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let question = AskDinnoRequest {
        topic: HelpTopic::Portal,
        title: "Où est mon brouillon ?".to_owned(),
        body: "Je l’ai commencé hier.".to_owned(),
        support: None,
        poc_id: None,
    };
    let asked = sophie.ask_dinno(&question, &key()).await.unwrap();
    let wanted = RequestResourcesRequest {
        title: "Ateliers mobiles".to_owned(),
        lines: vec![ResourceLineRequest { kind: "it".to_owned(), what: "un poste".to_owned() }],
        ..RequestResourcesRequest::default()
    };
    let made = sophie.request_resources(&wanted, &key()).await.unwrap();
    let counted = async |client: &ApiClient| {
        let questions = number(client, Brick::HelpRequests).await.unwrap();
        [questions, number(client, Brick::ResourceRequests).await.unwrap()]
    };
    let own = |count| [(ServiceNumber::MyQuestions, count), (ServiceNumber::MyRequests, count)];
    let waiting =
        |count| [(ServiceNumber::WaitingQuestions, count), (ServiceNumber::WaitingRequests, count)];
    assert_eq!(counted(&sophie).await, own(1));
    assert_eq!(counted(&yann).await, own(0), "another's are not told");
    assert_eq!(counted(&paul).await, waiting(1));
    let answer = ReplyHelpRequest { body: "Dans « Mes idées ».".to_owned() };
    paul.reply_help_request(asked.summary.id, &answer, asked.version).await.unwrap();
    let granted = DecideResourceRequest { line: 0, state: "granted".to_owned(), reason: None };
    paul.decide_resource_request(made.id, &granted, made.version).await.unwrap();
    assert_eq!(counted(&sophie).await, own(0));
    assert_eq!(counted(&paul).await, waiting(0));
}

async fn nothing_is_counted_of_a_service_that_is_closed_to_the_caller(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    published(&app.client_of(Demo::Paul).await, &event(&app, "Un séminaire", None)).await;
    let version = nadia.list_native_bricks().await.unwrap().version;
    let hide = PlaceNativeBrickRequest { hidden: true, rank: None };
    nadia.place_native_brick(Brick::Events, &hide, version).await.unwrap();
    assert_eq!(number(&sophie, Brick::Events).await, None);
    let told = Some((ServiceNumber::ComingEvents, 1));
    assert_eq!(number(&nadia, Brick::Events).await, told, "whoever manages it still sees it");
    let closed = CellChangeRequest {
        brick: Brick::News,
        item_id: None,
        capability: Capability::Read,
        profile: Profile::Reader,
        reach: Reach::Nothing,
    };
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![closed] }, version).await.unwrap();
    assert_eq!(number(&sophie, Brick::News).await, None);
    assert!(number(&sophie, Brick::HelpRequests).await.is_some(), "the others stand");
}

/// What one service cannot count hides none of the others.
async fn a_number_that_cannot_be_counted_is_absent_and_the_others_stand(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let before = sophie.read_home_services().await.unwrap().items;
    let signature = (nadia.read_me().await.unwrap().person.id, app.app.now());
    let nonsense = Stored { value: "nonsense".to_owned(), version: 1 };
    let tx = app.app.store.begin().await.unwrap();
    settings::save(&tx, "resources", &nonsense, signature).await.unwrap();
    tx.commit().await.unwrap();
    let mut others = before;
    others.retain(|one| one.brick != Brick::ResourceRequests);
    assert_eq!(sophie.read_home_services().await.unwrap().items, others);
}

on_both_databases!(
    a_number_that_cannot_be_counted_is_absent_and_the_others_stand,
    what_came_out_and_what_is_to_come_are_counted_while_they_are,
    what_awaits_an_answer_is_ones_own_or_everybodys_for_whoever_answers,
    nothing_is_counted_of_a_service_that_is_closed_to_the_caller,
);
