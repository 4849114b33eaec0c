//! The showcase (R030, R032): closed until administrators open it; nothing but what they opened is read there, and it
//! names nobody.

pub(crate) mod proposals;

use api_client::ApiClient;
use api_types::practice::{PublishPracticeRequest, WithdrawPracticeRequest};
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use api_types::showcase::{ShowcaseQuery, ShowcaseSummary};
use api_types::video::VideoView;
use domain::PracticeId;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::journal::Fact;
use domain::showcase::{Showcase, ShowcaseKind, ShowcasePart};
use domain::video::VideoScope;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::editorial::knowledge::{spoken, testimonial};
use crate::editorial::{news, published};
use crate::practices::validated;

async fn set(client: &ApiClient, open: bool) {
    let version = client.read_showcase_settings().await.unwrap().version;
    let body = Showcase { open, welcome: "Bienvenue dans notre **vitrine**.".to_owned() };
    client.edit_showcase_settings(&body, version).await.unwrap();
}

async fn shown(stranger: &ApiClient) -> Vec<ShowcaseSummary> {
    stranger.list_showcase(&ShowcaseQuery::default()).await.unwrap().items
}

/// A practice of Julie's, which leads to where it comes from, with a video for these people.
async fn practice(app: &TestApp, scope: VideoScope) -> PracticeId {
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(app, &julie, "Aller vers les assurés").await;
    let mut content = julie.propose_practice(poc.summary.id).await.unwrap();
    content.partners = Some("Paul Garnier, à la ville".to_owned());
    content.problem = Some(format!("Trop loin. [L’essai](/experimentations/{})", poc.summary.id));
    content.video = Some(VideoView {
        url: "https://videos.example/7".to_owned(),
        consent: true,
        scope,
        captioned: true,
        transcript: None,
    });
    let body = PublishPracticeRequest::of_poc(poc.summary.id, content);
    julie.publish_practice(&body, &key()).await.unwrap().summary.id
}

async fn it_is_closed_until_administrators_open_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let stranger = app.stranger();
    let id = practice(&app, VideoScope::Public).await.0;
    let opened = paul.open_showcase_item(ShowcaseKind::Practice, id).await.unwrap();
    assert!(opened.open && !opened.shown, "nobody reads it there yet");
    let closed = stranger.list_showcase(&ShowcaseQuery::default()).await;
    assert_eq!(refusal(closed), ProblemCode::NotFound);
    assert_eq!(refusal(stranger.read_showcase_welcome().await), ProblemCode::NotFound);
    let closed = stranger.read_showcase_item(ShowcaseKind::Practice, id).await;
    assert_eq!(refusal(closed), ProblemCode::NotFound);
    set(&paul, true).await;
    assert_eq!(shown(&stranger).await.len(), 1);
    assert!(paul.read_showcase_opening(ShowcaseKind::Practice, id).await.unwrap().shown);
    let welcome = stranger.read_showcase_welcome().await.unwrap().html;
    assert!(welcome.contains("<strong>vitrine</strong>"), "{welcome}");
    set(&paul, false).await;
    let closed = stranger.list_showcase(&ShowcaseQuery::default()).await;
    assert_eq!(refusal(closed), ProblemCode::NotFound);
    // Its lead writes the practice, and does not put it outside; nor does she open the showcase.
    assert_eq!(refusal(julie.read_showcase_settings().await), ProblemCode::Forbidden);
    for refused in [
        julie.read_showcase_opening(ShowcaseKind::Practice, id).await,
        julie.open_showcase_item(ShowcaseKind::Practice, id).await,
        julie.close_showcase_item(ShowcaseKind::Practice, id).await,
    ] {
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    let version = paul.read_showcase_settings().await.unwrap().version;
    let endless = Showcase { open: true, welcome: "mot ".repeat(2_000) };
    let faulty = paul.edit_showcase_settings(&endless, version).await;
    assert_eq!(faulty_fields(faulty), ["/welcome too_long"]);
    let late = paul.edit_showcase_settings(&Showcase::default(), version - 1).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
}

async fn nothing_but_what_was_opened_is_shown_and_it_names_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    set(&paul, true).await;
    let id = practice(&app, VideoScope::Public).await;
    let told = published(&paul, &news("Un prix", None)).await.summary.id;
    let witness = spoken("Ce que j’en retiens", testimonial("Une belle année."));
    let witness = published(&paul, &witness).await.summary.id;
    assert!(shown(&stranger).await.is_empty());
    let hidden = stranger.read_showcase_item(ShowcaseKind::Practice, id.0).await;
    assert_eq!(refusal(hidden), ProblemCode::NotFound);
    // What is opened as something else is not there.
    let odd = paul.open_showcase_item(ShowcaseKind::Testimonial, told.0).await;
    assert_eq!(refusal(odd), ProblemCode::NotFound);
    let kinds = [
        (ShowcaseKind::Practice, id.0),
        (ShowcaseKind::News, told.0),
        (ShowcaseKind::Testimonial, witness.0),
    ];
    for (kind, id) in kinds {
        assert!(!paul.read_showcase_opening(kind, id).await.unwrap().open);
        // Twice is once.
        for _ in 0..2 {
            assert!(paul.open_showcase_item(kind, id).await.unwrap().open);
        }
        assert!(paul.read_showcase_opening(kind, id).await.unwrap().open);
    }
    let list = shown(&stranger).await;
    assert_eq!(list.len(), 3);
    let mut said = serde_json::to_string(&list).unwrap();
    for (kind, id) in kinds {
        let view = stranger.read_showcase_item(kind, id).await.unwrap();
        // What a list says of it is text; this is read as it is.
        assert!(view.parts.iter().all(|part| !part.html.contains("<script")), "{view:?}");
        said.push_str(&serde_json::to_string(&view).unwrap());
    }
    let inside = ["/experimentations/", "Une conseillère", "Paul Garnier", "href"];
    let people = ["julie", "morel", "paul.", "@"];
    for word in inside.into_iter().chain(people) {
        assert!(!said.to_lowercase().contains(&word.to_lowercase()), "{word} in {said}");
    }
    let view = stranger.read_showcase_item(ShowcaseKind::Practice, id.0).await.unwrap();
    assert_eq!(view.title, "Aller vers les assurés");
    assert!(
        view.parts[0].part == ShowcasePart::Problem && view.parts[0].html.contains("Trop loin")
    );
    assert_eq!(view.video.unwrap().url, "https://videos.example/7");
    let entries = paul.read_practice_history(id).await.unwrap().items;
    let opened = entries.iter().filter(|one| matches!(one.fact, Fact::ShowcaseChanged { .. }));
    assert_eq!(opened.count(), 1);
}

async fn what_is_withdrawn_closed_or_hidden_leaves_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let stranger = app.stranger();
    set(&paul, true).await;
    let id = practice(&app, VideoScope::Internal).await;
    let kind = ShowcaseKind::Practice;
    let gone = async || {
        let item = stranger.read_showcase_item(kind, id.0).await;
        shown(&stranger).await.is_empty() && refusal(item) == ProblemCode::NotFound
    };
    paul.open_showcase_item(kind, id.0).await.unwrap();
    let view = stranger.read_showcase_item(kind, id.0).await.unwrap();
    assert_eq!(view.video, None, "those who were filmed did not agree to that");
    let closed = paul.close_showcase_item(kind, id.0).await.unwrap();
    assert!(!closed.open && !closed.shown);
    assert!(gone().await);
    paul.open_showcase_item(kind, id.0).await.unwrap();
    // What agents may not read, strangers do not.
    let agents = CellChangeRequest {
        brick: Brick::Practices,
        item_id: None,
        capability: Capability::Read,
        profile: Profile::Reader,
        reach: Reach::Nothing,
    };
    let change = async |reach| {
        let version = nadia.read_matrix().await.unwrap().version;
        let changes = vec![CellChangeRequest { reach, ..agents }];
        nadia.change_matrix(&ChangeMatrixRequest { changes }, version).await.unwrap();
    };
    change(Reach::Nothing).await;
    assert!(gone().await);
    change(Reach::Everything).await;
    assert_eq!(shown(&stranger).await.len(), 1);
    let version = paul.read_practice(id).await.unwrap().version;
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    paul.withdraw_practice(id, &why, version).await.unwrap();
    assert!(gone().await);
    let refused = paul.open_showcase_item(kind, id.0).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "what is withdrawn is not opened");
}

on_both_databases!(
    it_is_closed_until_administrators_open_it,
    nothing_but_what_was_opened_is_shown_and_it_names_nobody,
    what_is_withdrawn_closed_or_hidden_leaves_at_once,
);
