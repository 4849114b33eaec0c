//! What is lent for one body: news, the agenda, questions, requests for resources, comments of that body, and no other
//! (D.3, R328, R330, R335).

use std::collections::BTreeSet;

use api_client::ApiClient;
use api_types::editorial::{
    EditorialItemRequest, EditorialQuery, FeatureNewsRequest, PublishEditorialItemRequest,
};
use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestView, ReplyHelpRequest,
};
use api_types::idea::{CommentQuery, PostCommentRequest};
use api_types::notification::NotificationReason;
use api_types::page::Include;
use api_types::problem::ProblemCode;
use api_types::resource_request::{
    DecideResourceRequest, RequestResourcesRequest, ResourceLineRequest, ResourceRequestQuery,
    ResourceRequestView,
};
use api_types::rights::{DelegationQuery, DelegationStatus, GiveDelegationRequest};
use chrono::TimeDelta;
use domain::OrganisationId;
use domain::access::{Brick, Extent, Permission, Profile};
use domain::civil::Zone;
use domain::editorial::{EditorialBrick, EditorialState};
use domain::help_request::{HelpAct, HelpTopic};
use domain::home::ServiceNumber;
use domain::idea::Stance;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{body, id_of, lend};
use crate::editorial::agenda::event;
use crate::editorial::news;
use crate::home::services::number;
use crate::ideas::{deposit, masked};

/// Sophie, to whom these bricks are lent for her body.
async fn delegate(app: &TestApp, bricks: &[Brick]) -> (ApiClient, OrganisationId) {
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let here = body(&nadia, "carsat-bretagne").await;
    let wish = GiveDelegationRequest {
        organisation_id: Some(here),
        bricks: bricks.to_vec(),
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    (sophie, here)
}

fn of(request: EditorialItemRequest, organisation: Option<OrganisationId>) -> EditorialItemRequest {
    EditorialItemRequest { organisation_id: organisation, ..request }
}

async fn drafts(client: &ApiClient, brick: EditorialBrick) -> (Vec<String>, Option<u64>) {
    let query = EditorialQuery {
        state: EditorialState::Draft,
        include: Some(Include::Total),
        ..EditorialQuery::of(brick)
    };
    let page = client.list_editorial_items(&query).await.unwrap();
    (page.items.into_iter().map(|item| item.title).collect(), page.total)
}

async fn a_delegate_writes_for_their_body_and_no_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, here) = delegate(&app, &[Brick::News, Brick::Events]).await;
    let paul = app.client_of(Demo::Paul).await;
    let there = body(&paul, "cnav").await;
    let me = sophie.read_me().await.unwrap();
    for permission in [Permission::EditNews, Permission::EditEvents] {
        assert_eq!(me.begins(permission), Extent::Bodies(BTreeSet::from([here])));
    }
    for (brick, request) in [
        (EditorialBrick::News, news("Une", None)),
        (EditorialBrick::Events, event(&app, "Une", None)),
    ] {
        for elsewhere in [None, Some(there)] {
            let request = of(request.clone(), elsewhere);
            let refused = sophie.draft_editorial_item(&request, &key()).await;
            assert_eq!(refusal(refused), ProblemCode::Forbidden, "{brick}");
            let theirs = paul.draft_editorial_item(&request, &key()).await.unwrap();
            let unseen = sophie.read_editorial_item(theirs.summary.id).await;
            assert_eq!(refusal(unseen), ProblemCode::NotFound, "{brick}");
        }
        let request = of(request, Some(here));
        let ours = sophie.draft_editorial_item(&request, &key()).await.unwrap();
        assert_eq!(ours.summary.organisation.as_ref().unwrap().id, here);
        paul.draft_editorial_item(&request, &key()).await.unwrap();
        let (titles, total) = drafts(&sophie, brick).await;
        assert_eq!((titles.len(), total), (2, Some(2)), "those of her body, whoever began them");
        assert_eq!(drafts(&paul, brick).await.1, Some(4));
        let id = ours.summary.id;
        for elsewhere in [None, Some(there)] {
            let moved = of(request.clone(), elsewhere);
            let refused = sophie.edit_editorial_item(id, &moved, ours.version).await;
            assert_eq!(faulty_fields(refused), ["/organisation_id not_allowed"]);
        }
        let edited = sophie.edit_editorial_item(id, &request, ours.version).await.unwrap();
        let now = PublishEditorialItemRequest::default();
        let shown = sophie.publish_editorial_item(id, &now, edited.version).await.unwrap();
        let of_body = EditorialQuery { organisation_id: Some(here), ..EditorialQuery::of(brick) };
        let listed = paul.list_editorial_items(&of_body).await.unwrap().items;
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        // Given to the whole branch, it is out of her reach.
        let given = of(request, None);
        let given = paul.edit_editorial_item(id, &given, shown.version).await.unwrap();
        assert!(given.summary.organisation.is_none());
        assert!(sophie.read_editorial_item(id).await.unwrap().allowed.is_empty());
        let refused = sophie.publish_editorial_item(id, &now, given.version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    let unknown = of(news("Nulle part", None), Some(OrganisationId::default()));
    let refused = paul.draft_editorial_item(&unknown, &key()).await;
    assert_eq!(faulty_fields(refused), ["/organisation_id unknown_value"]);
}

async fn the_front_page_is_lent_apart(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, here) = delegate(&app, &[Brick::News]).await;
    let ours = of(news("Bretonne", None), Some(here));
    let ours = sophie.draft_editorial_item(&ours, &key()).await.unwrap();
    let (id, now) = (ours.summary.id, PublishEditorialItemRequest::default());
    let shown = sophie.publish_editorial_item(id, &now, ours.version).await.unwrap();
    let today = Zone::Paris.day(app.app.now());
    let days = FeatureNewsRequest { from: today, until: today };
    let refused = sophie.feature_news(id, &days, shown.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

pub(super) async fn ask(client: &ApiClient, title: &str) -> HelpRequestView {
    let question = AskDinnoRequest {
        topic: HelpTopic::Portal,
        title: title.to_owned(),
        body: "Un mot.".to_owned(),
        support: None,
        poc_id: None,
    };
    client.ask_dinno(&question, &key()).await.unwrap()
}

async fn a_delegate_answers_the_questions_of_their_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let (ours, theirs) = (ask(&yann, "De la maison").await, ask(&julie, "D’ailleurs").await);
    let (sophie, _) = delegate(&app, &[Brick::HelpRequests]).await;
    let query = HelpRequestQuery { include: Some(Include::Total), ..HelpRequestQuery::default() };
    let page = sophie.list_help_requests(&query).await.unwrap();
    let titles: Vec<_> = page.items.iter().map(|one| one.title.as_str()).collect();
    assert_eq!((titles, page.total), (vec!["De la maison"], Some(1)));
    let id = ours.summary.id;
    let seen = sophie.read_help_request(id).await.unwrap();
    assert_eq!(seen.allowed, HelpAct::ALL);
    let says = ReplyHelpRequest { body: "Ici.".to_owned() };
    let answered = sophie.reply_help_request(id, &says, seen.version).await.unwrap();
    assert!(answered.messages.last().unwrap().answer);
    let (id, version) = (theirs.summary.id, theirs.version);
    assert_eq!(refusal(sophie.read_help_request(id).await), ProblemCode::NotFound);
    let refused = sophie.reply_help_request(id, &says, version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let waiting = |count| Some((ServiceNumber::WaitingQuestions, count));
    assert_eq!(number(&sophie, Brick::HelpRequests).await, waiting(0), "answered");
    ask(&yann, "Une autre de la maison").await;
    ask(&julie, "Une autre d’ailleurs").await;
    assert_eq!(number(&sophie, Brick::HelpRequests).await, waiting(1), "those she answers");
    // Her own stay hers.
    let own = ask(&sophie, "La mienne").await;
    let mine = HelpRequestQuery { mine: true, ..query };
    let mine = sophie.list_help_requests(&mine).await.unwrap().items;
    assert_eq!(mine.iter().map(|one| one.id).collect::<Vec<_>>(), [own.summary.id]);
}

async fn a_delegate_is_told_of_what_their_body_asks(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let (sophie, _) = delegate(&app, &[Brick::HelpRequests, Brick::ResourceRequests]).await;
    ask(&yann, "Une question de la maison").await;
    ask(&julie, "Une question d’ailleurs").await;
    want(&yann, "Un besoin de la maison").await;
    want(&julie, "Un besoin d’ailleurs").await;
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    let handled = told.iter().filter(|one| one.reason == NotificationReason::Handler);
    let titles: BTreeSet<_> = handled.map(|one| one.title.as_str()).collect();
    assert_eq!(titles, BTreeSet::from(["Un besoin de la maison", "Une question de la maison"]));
}

async fn want(client: &ApiClient, title: &str) -> ResourceRequestView {
    let request = RequestResourcesRequest {
        title: title.to_owned(),
        lines: vec![ResourceLineRequest { kind: "it".to_owned(), what: "deux postes".to_owned() }],
        ..RequestResourcesRequest::default()
    };
    client.request_resources(&request, &key()).await.unwrap()
}

async fn a_delegate_answers_the_requests_of_their_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let (ours, theirs) = (want(&yann, "De la maison").await, want(&julie, "D’ailleurs").await);
    let (sophie, _) = delegate(&app, &[Brick::ResourceRequests]).await;
    let query =
        ResourceRequestQuery { include: Some(Include::Total), ..ResourceRequestQuery::default() };
    let page = sophie.list_resource_requests(&query).await.unwrap();
    let listed: Vec<_> = page.items.iter().map(|one| (one.id, one.lines[0].decidable)).collect();
    assert_eq!((listed, page.total), (vec![(ours.id, true)], Some(1)));
    let waiting = |count| Some((ServiceNumber::WaitingRequests, count));
    assert_eq!(number(&sophie, Brick::ResourceRequests).await, waiting(1), "those she answers");
    let granted = DecideResourceRequest { line: 0, state: "granted".to_owned(), reason: None };
    sophie.decide_resource_request(ours.id, &granted, ours.version).await.unwrap();
    assert_eq!(number(&sophie, Brick::ResourceRequests).await, waiting(0), "answered");
    assert_eq!(refusal(sophie.read_resource_request(theirs.id).await), ProblemCode::NotFound);
    let refused = sophie.decide_resource_request(theirs.id, &granted, theirs.version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    // Kinds and states are the whole branch's.
    let settings = sophie.read_resource_settings().await.unwrap();
    assert!(!settings.editable && settings.totals.is_empty());
    // Somebody whose body has no delegate but who takes part reads their own, and answers nothing.
    let own = yann.list_resource_requests(&query).await.unwrap().items;
    assert_eq!(own.iter().map(|one| one.lines[0].decidable).collect::<Vec<_>>(), [false]);
}

async fn a_delegate_moderates_what_the_people_of_their_body_say(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let idea = julie.deposit_idea(&masked("À discuter"), &key()).await.unwrap().summary.id;
    let said = |body: &str| PostCommentRequest::signed(Stance::Neutral, body);
    let ours = yann.post_comment(idea, &said("De la maison"), &key()).await.unwrap().id;
    let theirs = app.client_of(Demo::Karim).await;
    let theirs = theirs.post_comment(idea, &said("D’ailleurs"), &key()).await.unwrap().id;
    let hidden = PostCommentRequest { masked: true, ..said("Masqué") };
    let hidden = julie.post_comment(idea, &hidden, &key()).await.unwrap().id;
    let (sophie, _) = delegate(&app, &[Brick::Expression]).await;
    let listed = sophie.list_comments(idea, &CommentQuery::default()).await.unwrap().items;
    let removable: Vec<_> = listed.iter().filter(|one| one.removable).map(|one| one.id).collect();
    assert_eq!(removable, [ours]);
    for other in [theirs, hidden] {
        assert_eq!(refusal(sophie.remove_comment(idea, other).await), ProblemCode::Forbidden);
    }
    sophie.remove_comment(idea, ours).await.unwrap();
    // What is said about an idea of her body by others is not hers to take away.
    let home = deposit(&yann, "De la maison").await.summary.id;
    let elsewhere = julie.post_comment(home, &said("D’ailleurs"), &key()).await.unwrap().id;
    assert_eq!(refusal(sophie.remove_comment(home, elsewhere).await), ProblemCode::Forbidden);
}

async fn what_could_do_nothing_is_refused_at_its_field(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let here = body(&nadia, "carsat-bretagne").await;
    for bricks in [vec![Brick::Search], vec![Brick::News, Brick::Portfolio]] {
        let wish = GiveDelegationRequest {
            organisation_id: Some(here),
            bricks,
            ..lend(sophie, Profile::FunctionalAdmin)
        };
        let refused = nadia.give_delegation(&wish, &key()).await;
        assert_eq!(faulty_fields(refused), ["/organisation_id nothing_of_a_body"]);
    }
}

async fn the_days_are_those_of_paris(database: Database) {
    let app = TestApp::spawn(database).await;
    let midnight = Zone::Paris.end_of(Zone::Paris.day(app.app.now()));
    app.advance(midnight - app.app.now() + TimeDelta::minutes(5));
    let day = Zone::Paris.day(app.app.now());
    assert_ne!(day, app.app.now().date_naive(), "it is still yesterday in Greenwich");
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let until = |last| GiveDelegationRequest {
        ends_on: Some(last),
        ..lend(sophie, Profile::FunctionalAdmin)
    };
    let gone = nadia.give_delegation(&until(day - TimeDelta::days(1)), &key()).await;
    assert_eq!(faulty_fields(gone), ["/ends_on before_start"]);
    let given = nadia.give_delegation(&until(day), &key()).await.unwrap();
    assert_eq!((given.starts_on, given.status), (day, DelegationStatus::InForce));
    let decides = async || {
        let fresh = app.client_of(Demo::Sophie).await;
        fresh.read_me().await.unwrap().may(Permission::DecideIdea)
    };
    assert!(decides().await);
    // That day may last 23 or 25 hours.
    app.advance(Zone::Paris.end_of(day) - app.app.now());
    assert!(!decides().await, "its last day is over in Paris");
    let current = DelegationQuery { current: true, ..DelegationQuery::default() };
    let nadia = app.client_of(Demo::Nadia).await;
    assert_eq!(nadia.list_delegations(&current).await.unwrap().items.len(), 0);
}

on_both_databases!(
    a_delegate_writes_for_their_body_and_no_other,
    the_front_page_is_lent_apart,
    a_delegate_answers_the_questions_of_their_body,
    a_delegate_answers_the_requests_of_their_body,
    a_delegate_is_told_of_what_their_body_asks,
    a_delegate_moderates_what_the_people_of_their_body_say,
    what_could_do_nothing_is_refused_at_its_field,
    the_days_are_those_of_paris,
);
