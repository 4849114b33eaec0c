//! News: drafted, published now or later, withdrawn, and told of every project, whatever became of it.

use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialQuery,
    NewsRequest, PublishEditorialItemRequest, ToldProjectRequest, WithdrawEditorialItemRequest,
};
use api_types::page::Include;
use api_types::poc::{RestrictPocRequest, StopPocRequest};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::editorial::{
    EditorialAct, EditorialBrick, EditorialChange, EditorialState, ProjectStatus,
};
use domain::journal::Fact;
use domain::poc::Visibility;
use domain::{EditorialId, PocId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{listed, news, published, titles};
use crate::pocs::launched;

const NEWS: EditorialBrick = EditorialBrick::News;

async fn a_draft_is_read_by_those_who_write_until_it_is_published(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let once = key();
    let request = news("L’accueil en visio est ouvert", None);
    let draft = paul.draft_editorial_item(&request, &once).await.unwrap();
    let id = draft.summary.id;
    assert_eq!(paul.draft_editorial_item(&request, &once).await.unwrap().summary.id, id);
    assert_eq!(draft.summary.state, EditorialState::Draft);
    assert_eq!(draft.allowed, [EditorialAct::Edit, EditorialAct::Publish]);
    let EditorialContentView::News(said) = &draft.content else { panic!("{draft:?}") };
    assert!(said.body.html.contains("<strong>court</strong>"));
    assert!(!said.body.html.contains("<script"), "{}", said.body.html);
    let drafts = EditorialQuery { state: EditorialState::Draft, ..EditorialQuery::of(NEWS) };
    assert_eq!(paul.list_editorial_items(&drafts).await.unwrap().items.len(), 1);
    assert!(sophie.list_editorial_items(&drafts).await.unwrap().items.is_empty());
    assert_eq!(refusal(sophie.read_editorial_item(id).await), ProblemCode::NotFound);
    assert!(listed(&sophie, NEWS).await.is_empty());
    let now = PublishEditorialItemRequest::default();
    assert_eq!(
        refusal(sophie.publish_editorial_item(id, &now, 1).await),
        ProblemCode::NotFound,
        "who may not read it is not told that it is there"
    );
    let shown = paul.publish_editorial_item(id, &now, draft.version).await.unwrap();
    assert_eq!(titles(&listed(&sophie, NEWS).await), ["L’accueil en visio est ouvert"]);
    assert!(sophie.read_editorial_item(id).await.unwrap().allowed.is_empty());
    let twice = paul.publish_editorial_item(id, &now, shown.version).await;
    assert_eq!(refusal(twice), ProblemCode::ItemWrongState);
    let refused = sophie.edit_editorial_item(id, &request, shown.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let refused = sophie.draft_editorial_item(&request, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "consulting is not writing (R111)");
}

async fn scheduled_news_come_out_by_themselves(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let draft = paul.draft_editorial_item(&news("Demain", None), &key()).await.unwrap();
    let id = draft.summary.id;
    let later = PublishEditorialItemRequest { at: Some(app.app.now() + TimeDelta::hours(2)) };
    let waiting = paul.publish_editorial_item(id, &later, draft.version).await.unwrap();
    assert_eq!(waiting.summary.state, EditorialState::Scheduled);
    assert!(listed(&sophie, NEWS).await.is_empty());
    let scheduled = EditorialQuery { state: EditorialState::Scheduled, ..EditorialQuery::of(NEWS) };
    assert_eq!(paul.list_editorial_items(&scheduled).await.unwrap().items.len(), 1);
    app.advance(TimeDelta::hours(3));
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(titles(&listed(&sophie, NEWS).await), ["Demain"]);
    let read = sophie.read_editorial_item(id).await.unwrap();
    assert_eq!(read.summary.state, EditorialState::Published);
    assert_eq!(read.version, waiting.version, "nothing was written meanwhile");
}

async fn what_is_withdrawn_keeps_its_history_and_its_reason(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let shown = published(&paul, &news("Une date fausse", None)).await;
    let id = shown.summary.id;
    let why = WithdrawEditorialItemRequest { reason: Some("La date était fausse.".to_owned()) };
    let gone = paul.withdraw_editorial_item(id, &why, shown.version).await.unwrap();
    assert_eq!(gone.summary.state, EditorialState::Withdrawn);
    assert_eq!(refusal(sophie.read_editorial_item(id).await), ProblemCode::NotFound);
    assert!(listed(&sophie, NEWS).await.is_empty());
    let twice = paul.withdraw_editorial_item(id, &why, gone.version).await;
    assert_eq!(refusal(twice), ProblemCode::ItemWrongState);
    let again = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(id, &again, gone.version).await.unwrap();
    assert_eq!(titles(&listed(&sophie, NEWS).await), ["Une date fausse"]);
    let history = sophie.read_editorial_item_history(id).await.unwrap().items;
    let told: Vec<_> = history
        .iter()
        .map(|entry| {
            let Fact::EditorialItemChanged { change, note, .. } = &entry.fact else {
                panic!("{:?}", entry.fact)
            };
            (*change, note.as_deref())
        })
        .collect();
    assert_eq!(
        told,
        [
            (EditorialChange::Published, None),
            (EditorialChange::Withdrawn, Some("La date était fausse.")),
            (EditorialChange::Published, None),
            (EditorialChange::Drafted, None),
        ]
    );
}

async fn two_who_change_at_once_do_not_overwrite_each_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let shown = published(&paul, &news("Avant", None)).await;
    let id = shown.summary.id;
    let mine = paul.edit_editorial_item(id, &news("Après", None), shown.version).await.unwrap();
    let late = nadia.edit_editorial_item(id, &news("Ailleurs", None), shown.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    assert_eq!(mine.summary.title, "Après");
    assert_eq!(mine.summary.published_at, shown.summary.published_at);
    let nobody = EditorialItemRequest { owner_id: Some(UserId::default()), ..news("Après", None) };
    let refused = paul.edit_editorial_item(id, &nobody, mine.version).await;
    assert_eq!(faulty_fields(refused), ["/owner_id unknown_value"]);
    let empty = EditorialItemRequest {
        title: " ".to_owned(),
        content: EditorialContentRequest::News(NewsRequest::default()),
        owner_id: None,
        organisation_id: None,
        image: None,
    };
    let refused = paul.draft_editorial_item(&empty, &key()).await;
    assert_eq!(faulty_fields(refused), ["/title required", "/content/news/body required"]);
    let nothing = paul.read_editorial_item(EditorialId::default()).await;
    assert_eq!(refusal(nothing), ProblemCode::NotFound);
}

async fn projects_that_were_abandoned_are_told_like_the_others(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    for status in ProjectStatus::ALL {
        published(&paul, &news(status.code(), Some(*status))).await;
    }
    published(&paul, &news("general", None)).await;
    let all = listed(&sophie, NEWS).await;
    assert_eq!(titles(&all), ["general", "abandoned", "in_progress", "done"]);
    for status in ProjectStatus::ALL {
        let query = EditorialQuery {
            project: Some(*status),
            include: Some(Include::Total),
            ..EditorialQuery::of(NEWS)
        };
        let page = sophie.list_editorial_items(&query).await.unwrap();
        assert_eq!((titles(&page.items), page.total), (vec![status.code()], Some(1)));
    }
    let query = EditorialQuery { q: Some("ABANDON".to_owned()), ..EditorialQuery::of(NEWS) };
    assert_eq!(titles(&sophie.list_editorial_items(&query).await.unwrap().items), ["abandoned"]);
    let mut seen = Vec::new();
    let mut query = EditorialQuery { limit: 1, ..EditorialQuery::of(NEWS) };
    loop {
        let page = sophie.list_editorial_items(&query).await.unwrap();
        seen.extend(page.items.into_iter().map(|item| item.title));
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, ["general", "abandoned", "in_progress", "done"]);
}

fn about(poc: PocId) -> EditorialItemRequest {
    let (status, poc_id) = (ProjectStatus::InProgress, Some(poc));
    let project = ToldProjectRequest { status, poc_id, practice_id: None };
    let (body, project) = ("Un essai commence.".to_owned(), Some(project));
    let content =
        EditorialContentRequest::News(NewsRequest { body, project, ..NewsRequest::default() });
    EditorialItemRequest {
        title: "Un essai commence".to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

async fn news_of_what_was_abandoned_say_why(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = launched(&julie, "Chatbot retraite").await;
    let shown = published(&paul, &about(poc.summary.id)).await.summary.id;
    let why = async || {
        let view = sophie.read_editorial_item(shown).await.unwrap();
        let EditorialContentView::News(said) = view.content else { panic!("news") };
        said.project.unwrap().poc.unwrap().cause.map(|cause| cause.0)
    };
    assert_eq!(why().await, None);
    let stop = StopPocRequest { cause: "end_of_funding".to_owned(), note: None };
    julie.abandon_poc(poc.summary.id, &stop, poc.version).await.unwrap();
    assert_eq!(why().await.as_deref(), Some("end_of_funding"));
}

async fn news_name_an_experiment_to_those_alone_who_may_see_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = launched(&julie, "Ateliers mobiles").await;
    let id = poc.summary.id;
    let shown = published(&paul, &about(id)).await.summary.id;
    let told = async |reader: &api_client::ApiClient| {
        let view = reader.read_editorial_item(shown).await.unwrap();
        let EditorialContentView::News(said) = view.content else { panic!("news") };
        said.project.unwrap().poc.map(|poc| poc.title)
    };
    assert_eq!(told(&sophie).await.as_deref(), Some("Ateliers mobiles"));
    let kept = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(id, &kept, poc.version).await.unwrap();
    assert_eq!(told(&sophie).await, None);
    assert_eq!(told(&paul).await.as_deref(), Some("Ateliers mobiles"));
    let refused = paul.draft_editorial_item(&about(PocId::default()), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/news/project/poc_id unknown_value"]);
}

on_both_databases!(
    a_draft_is_read_by_those_who_write_until_it_is_published,
    scheduled_news_come_out_by_themselves,
    what_is_withdrawn_keeps_its_history_and_its_reason,
    two_who_change_at_once_do_not_overwrite_each_other,
    projects_that_were_abandoned_are_told_like_the_others,
    news_of_what_was_abandoned_say_why,
    news_name_an_experiment_to_those_alone_who_may_see_it,
);
