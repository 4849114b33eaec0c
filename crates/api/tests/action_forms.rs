//! Forms of action that administrators declare while the portal runs (R034): what an experiment or a practice is besides.

use api_client::ApiClient;
use api_types::action::ActionQuery;
use api_types::export::TableFormat;
use api_types::poc::{CreatePocRequest, EditPocRequest, PocHeaderRequest, PocQuery, PocView};
use api_types::portfolio::PortfolioQuery;
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeQuery, PublishPracticeRequest,
};
use api_types::problem::ProblemCode;
use api_types::reference::{AddReferenceRequest, ChangeReferenceRequest, ReferenceListView};
use domain::action::{ActionAxis, ActionKind};
use domain::practice::PracticeKind;
use domain::reference::{ReferenceCode, ReferenceList};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::beside::text_of;
use crate::pocs::{card, planned};
use crate::practices::{publish, validated};
use crate::search::titles;

const FORM: ReferenceList = ReferenceList::ActionForm;
const NIGHT: &str = "innovation_night";
const MEANING: &str = "Une soirée où chacun essaie ce qu’un autre a fait.";

fn declared() -> AddReferenceRequest {
    AddReferenceRequest {
        label_fr: "Nuit de l’innovation".to_owned(),
        label_en: "Innovation night".to_owned(),
        definition_fr: Some(MEANING.to_owned()),
        ..AddReferenceRequest::default()
    }
}

async fn declare(admin: &ApiClient) -> ReferenceListView {
    admin.add_reference(FORM, &declared(), &key()).await.unwrap()
}

/// Out of service, under this name and without its meaning.
async fn retire(admin: &ApiClient, label: &str) -> ReferenceListView {
    let list = admin.read_reference_list(FORM).await.unwrap();
    let body = ChangeReferenceRequest {
        label_fr: label.to_owned(),
        label_en: "Innovation night".to_owned(),
        active: false,
        ..ChangeReferenceRequest::default()
    };
    let code = ReferenceCode(NIGHT.to_owned());
    admin.change_reference((FORM, &code), &body, list.version).await.unwrap()
}

async fn card_of(client: &ApiClient, title: &str) -> PocHeaderRequest {
    let card = card(client, title).await.header;
    PocHeaderRequest { action_form: Some(NIGHT.to_owned()), ..card }
}

async fn experiment(client: &ApiClient, title: &str) -> PocView {
    let header = card_of(client, title).await;
    let body = CreatePocRequest { header, ..CreatePocRequest::default() };
    client.create_poc(&body, &key()).await.unwrap()
}

fn content(title: &str) -> PracticeContentRequest {
    PracticeContentRequest {
        title: title.to_owned(),
        domain: "social_action".to_owned(),
        action_form: Some(NIGHT.to_owned()),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    }
}

async fn actions(client: &ApiClient) -> Vec<(ActionKind, String)> {
    let query = ActionQuery { action_form: Some(NIGHT.to_owned()), ..ActionQuery::default() };
    let listed = client.list_actions(&query).await.unwrap().items;
    let mut listed: Vec<_> = listed.into_iter().map(|one| (one.kind, one.title)).collect();
    listed.sort();
    listed
}

async fn a_form_that_is_declared_is_chosen_filtered_and_counted_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let refused = julie.add_reference(FORM, &declared(), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "administrators declare");
    let kept = declare(&paul).await;
    assert_eq!(kept.items.last().unwrap().definition_fr.as_deref(), Some(MEANING));
    let lists = sophie.list_references().await.unwrap().items;
    let told = lists.iter().find(|one| one.code.as_str() == NIGHT).unwrap();
    assert_eq!(told.definition_fr.as_deref(), Some(MEANING), "everybody reads what it means");

    let poc = experiment(&julie, "Essai d’un soir").await;
    assert_eq!(poc.summary.action_form, Some(ReferenceCode(NIGHT.to_owned())));
    planned(&julie, "Essai ordinaire").await;
    let body = PublishPracticeRequest::of_body(None, content("Soirée des essais"));
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    assert_eq!(practice.summary.action_form, Some(ReferenceCode(NIGHT.to_owned())));

    let query = PocQuery { action_form: Some(NIGHT.to_owned()), ..PocQuery::default() };
    let found = sophie.list_pocs(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [poc.summary.id]);
    let csv = text_of(sophie.export_pocs(TableFormat::Csv, &query).await.unwrap());
    assert!(
        csv.contains("\"Forme d’action\"") && csv.contains("\"Nuit de l’innovation\""),
        "{csv}"
    );
    let query = PracticeQuery { action_form: Some(NIGHT.to_owned()), ..PracticeQuery::default() };
    let found = sophie.list_practices(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [practice.summary.id]);

    let both = [
        (ActionKind::Poc, "Essai d’un soir".to_owned()),
        (ActionKind::Practice, "Soirée des essais".to_owned()),
    ];
    assert_eq!(actions(&sophie).await, both);
    let query = ActionQuery { axis: ActionAxis::ActionForm, ..ActionQuery::default() };
    let map = sophie.read_action_map(&query).await.unwrap();
    let column = map.columns.iter().find(|one| one.code.as_deref() == Some(NIGHT)).unwrap();
    assert_eq!((column.count, map.total), (2, 3));
    let narrow = ActionQuery { action_form: Some(NIGHT.to_owned()), ..ActionQuery::default() };
    let csv = text_of(sophie.export_actions(TableFormat::Csv, &narrow).await.unwrap());
    assert_eq!(csv.matches("\"Nuit de l’innovation\"").count(), 2, "{csv}");
    let figures = sophie.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    let counted = figures.by_action_form.iter().find(|line| line.code.is_some()).unwrap();
    assert_eq!((counted.code.as_ref().unwrap().as_str(), counted.count), (NIGHT, 1));
    let kept = paul.read_reference_list(FORM).await.unwrap();
    assert_eq!(kept.items.last().unwrap().uses, 2);
}

async fn a_form_that_is_out_of_service_stays_on_what_bears_it_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    declare(&paul).await;
    let poc = experiment(&julie, "Essai d’un soir").await;
    let body = PublishPracticeRequest::of_body(None, content("Soirée des essais"));
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let kept = retire(&paul, "Soirée de l’innovation").await;
    let last = kept.items.last().unwrap();
    assert_eq!((last.active, last.uses, &last.definition_fr), (false, 2, &None));

    // Nobody chooses it any more.
    let header = card_of(&julie, "Essai d’un autre soir").await;
    let body = CreatePocRequest { header, ..CreatePocRequest::default() };
    let refused = julie.create_poc(&body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/header/action_form unknown_value"]);
    let body = PublishPracticeRequest::of_body(None, content("Une autre"));
    let refused = julie.publish_practice(&body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/action_form unknown_value"]);

    // What bears it keeps it when the rest changes, is found by it, and says its new name.
    let header = card_of(&julie, "Essai d’un soir, mieux dit").await;
    let edit = EditPocRequest { header, members: Vec::new() };
    let edited = julie.edit_poc(poc.summary.id, &edit, poc.version).await.unwrap();
    assert_eq!(edited.summary.action_form, Some(ReferenceCode(NIGHT.to_owned())));
    let edit = EditPracticeRequest { content: content("Soirée des essais, mieux dite") };
    let edited = julie.edit_practice(practice.summary.id, &edit, practice.version).await.unwrap();
    assert_eq!(edited.summary.action_form, Some(ReferenceCode(NIGHT.to_owned())));
    assert_eq!(actions(&julie).await.len(), 2);
    let query = PocQuery { action_form: Some(NIGHT.to_owned()), ..PocQuery::default() };
    let csv = text_of(julie.export_pocs(TableFormat::Csv, &query).await.unwrap());
    assert!(csv.contains("\"Soirée de l’innovation\""), "{csv}");
}

async fn the_practice_of_an_experiment_is_of_its_form_even_out_of_service(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    declare(&paul).await;
    let poc = validated(&app, &julie, "Essai concluant").await;
    let header = card_of(&julie, "Essai concluant").await;
    let edit = EditPocRequest { header, members: Vec::new() };
    let poc = paul.edit_poc(poc.summary.id, &edit, poc.version).await.unwrap();
    retire(&paul, "Nuit de l’innovation").await;
    let practice = publish(&paul, &poc).await;
    assert_eq!(practice.summary.action_form, Some(ReferenceCode(NIGHT.to_owned())));
}

async fn what_bears_a_form_is_found_by_its_words(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let long = AddReferenceRequest { definition_en: Some("x".repeat(501)), ..declared() };
    let refused = paul.add_reference(FORM, &long, &key()).await;
    assert_eq!(faulty_fields(refused), ["/definition_en too_long"]);
    declare(&paul).await;
    experiment(&julie, "Essai d’un soir").await;
    let body = PublishPracticeRequest::of_body(None, content("Soirée des essais"));
    julie.publish_practice(&body, &key()).await.unwrap();
    app.catch_up().await;
    let found = titles(&julie, "nuit de l’innovation").await;
    for title in ["Essai d’un soir", "Soirée des essais"] {
        assert!(found.iter().any(|one| one == title), "{title}: {found:?}");
    }
}

on_both_databases!(
    a_form_that_is_declared_is_chosen_filtered_and_counted_at_once,
    a_form_that_is_out_of_service_stays_on_what_bears_it_alone,
    the_practice_of_an_experiment_is_of_its_form_even_out_of_service,
    what_bears_a_form_is_found_by_its_words,
);
