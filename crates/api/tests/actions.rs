//! Ideas, challenges, experiments and practices are on one map and on one trajectory (R014 to R020), each counted once
//! and named to whoever may read it alone.

mod recorded;

use api_client::ApiClient;
use api_types::action::{ActionMapLine, ActionMapView, ActionQuery, ActionView};
use api_types::challenge::ChallengeQuery;
use api_types::export::TableFormat;
use api_types::idea::RestrictIdeaRequest;
use api_types::page::Codes;
use api_types::poc::RestrictPocRequest;
use api_types::practice::{PracticeQuery, RestrictPracticeRequest};
use api_types::problem::ProblemCode;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::action::{ActionAxis, ActionKind, ActionStage};
use domain::challenge::ChallengeStatus;
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::ideas::{db_challenge, deposit, masked};
use crate::matrix::{cell, change};
use crate::pocs::{organisation, planned, selected_idea};
use crate::practices::{publish, validated};

fn all() -> ActionQuery {
    ActionQuery::default()
}

async fn map(client: &ApiClient, query: &ActionQuery) -> ActionMapView {
    client.read_action_map(query).await.unwrap()
}

fn kinds(map: &ActionMapView) -> Vec<(ActionKind, u64)> {
    map.by_kind.iter().map(|one| (one.kind, one.count)).collect()
}

fn columns(map: &ActionMapView) -> Vec<(Option<&str>, u64)> {
    map.columns.iter().map(|one| (one.code.as_deref(), one.count)).collect()
}

async fn listed(client: &ApiClient, stage: ActionStage) -> Vec<ActionView> {
    let query = ActionQuery { stage: Some(stage), ..all() };
    client.list_actions(&query).await.unwrap().items
}

fn titles(actions: &[ActionView]) -> Vec<&str> {
    let mut titles: Vec<&str> = actions.iter().map(|one| one.title.as_str()).collect();
    titles.sort_unstable();
    titles
}

/// Two ideas, two challenges and a draft, two experiments, one practice.
async fn seven(app: &TestApp) {
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    deposit(&sophie, "Idée déposée").await;
    selected_idea(&yann, &paul, "Idée retenue").await;
    db_challenge(app, "Défi ouvert", ChallengeStatus::Open, (-1, 1)).await;
    db_challenge(app, "Défi annoncé", ChallengeStatus::Open, (1, 2)).await;
    db_challenge(app, "Défi en préparation", ChallengeStatus::Draft, (1, 2)).await;
    planned(&julie, "Essai à lancer").await;
    let poc = validated(app, &julie, "Essai concluant").await;
    publish(&julie, &poc).await;
}

async fn all_actions_are_counted_once_on_one_map(database: Database) {
    let app = TestApp::spawn(database).await;
    seven(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let whole = map(&sophie, &all()).await;
    assert_eq!((whole.total, whole.restricted), (7, 0));
    let by_kind = [
        (ActionKind::Idea, 2),
        (ActionKind::Challenge, 2),
        (ActionKind::Poc, 2),
        (ActionKind::Practice, 1),
    ];
    assert_eq!(kinds(&whole), by_kind, "a challenge that is written is not counted");
    let stages: Vec<_> = whole.by_stage.iter().map(|one| (one.stage, one.count)).collect();
    let by_stage = [
        (ActionStage::Coming, 3),
        (ActionStage::Current, 2),
        (ActionStage::Achieved, 2),
        (ActionStage::Stopped, 0),
    ];
    assert_eq!(stages, by_stage);
    let there = |region| whole.by_region.iter().find(|one| one.region == region).unwrap().count;
    assert_eq!(there(Some(Region::Bretagne)), 2);
    assert_eq!(whole.by_region.iter().map(|one| one.count).sum::<u64>(), 7);
    assert_eq!(whole.lines.iter().map(|line| line.total).sum::<u64>(), 7);
    // The criteria add up, and the kinds that are not chosen keep their numbers.
    let kind = Codes(vec![ActionKind::Idea, ActionKind::Poc]);
    let some = map(&sophie, &ActionQuery { kind, ..all() }).await;
    assert_eq!((some.total, kinds(&some)), (4, by_kind.to_vec()));
    let by_moment = ActionQuery { axis: ActionAxis::Stage, ..all() };
    let by_moment = map(&sophie, &by_moment).await;
    let expected = [(Some("coming"), 3), (Some("current"), 2), (Some("achieved"), 2)];
    assert_eq!(columns(&by_moment), expected);
    let form = Some(InnovationForm::Participative);
    let formed = map(&sophie, &ActionQuery { form, ..all() }).await;
    assert_eq!(formed.total, 4, "experiments and practices said nothing of theirs");
    let social = ActionQuery { domain: Some("social_action".to_owned()), ..all() };
    assert_eq!(map(&sophie, &social).await.by_kind[2].count, 2);
    let region = Some(Region::Bretagne);
    let breton = map(&sophie, &ActionQuery { region, ..all() }).await;
    assert_eq!(kinds(&breton)[0], (ActionKind::Idea, 2));
    assert_eq!(breton.total, 2);
    // A direction of the Cnav, within its body.
    let department_id = Some(organisation(&sophie, "cnav-action-sociale").await);
    let cnav = Some(organisation(&sophie, "cnav").await);
    let inside = ActionQuery { organisation_id: cnav, ..all() };
    let inside = map(&sophie, &inside).await;
    let line = |line: &&ActionMapLine| line.place.as_ref().map(|place| place.id) == department_id;
    assert!(inside.lines.iter().find(line).unwrap().total >= 2);
}

async fn the_list_is_taken_away_as_it_is_narrowed(database: Database) {
    let app = TestApp::spawn(database).await;
    seven(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let narrow = ActionQuery { stage: Some(ActionStage::Coming), limit: 1, ..all() };
    let file = sophie.export_actions(TableFormat::Csv, &narrow).await.unwrap();
    let csv = String::from_utf8(file).unwrap();
    assert_eq!(csv.lines().count(), 4, "its head, and what is coming: {csv}");
    assert!(csv.starts_with("\u{feff}\"Nature\";\"Numéro\";\"Titre\";\"Moment\""), "{csv}");
    assert!(csv.contains("\"Défi annoncé\";\"À venir\""), "{csv}");
    assert!(!csv.contains("Idée déposée") && !csv.contains("export-"), "{csv}");
    let file = sophie.export_actions(TableFormat::Ndjson, &all()).await.unwrap();
    let text = String::from_utf8(file).unwrap();
    let taken: Vec<ActionView> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(taken, sophie.list_actions(&all()).await.unwrap().items, "the list itself");
}

async fn the_trajectory_says_what_is_coming_under_way_and_achieved(database: Database) {
    let app = TestApp::spawn(database).await;
    seven(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let coming = listed(&sophie, ActionStage::Coming).await;
    assert_eq!(titles(&coming), ["Défi annoncé", "Essai à lancer", "Idée retenue"]);
    let current = listed(&sophie, ActionStage::Current).await;
    assert_eq!(titles(&current), ["Défi ouvert", "Idée déposée"]);
    let achieved = listed(&sophie, ActionStage::Achieved).await;
    assert_eq!(achieved.len(), 2);
    assert!(achieved.iter().any(|one| one.kind == ActionKind::Practice));
    assert!(achieved.iter().all(|one| one.domain.is_some() && one.organisation.is_some()));
    assert!(listed(&sophie, ActionStage::Stopped).await.is_empty());
    // Page by page, the same list, whatever the kinds.
    let whole = sophie.list_actions(&all()).await.unwrap();
    assert_eq!((whole.items.len(), &whole.next), (7, &None));
    let mut query = ActionQuery { limit: 2, ..all() };
    let mut paged = Vec::new();
    loop {
        let page = sophie.list_actions(&query).await.unwrap();
        paged.extend(page.items);
        let Some(next) = page.next else { break };
        query.cursor = Some(next);
    }
    assert_eq!(paged, whole.items);
    let wrong = ActionQuery { cursor: Some("nonsense".to_owned()), ..all() };
    assert_eq!(refusal(sophie.list_actions(&wrong).await), ProblemCode::MalformedRequest);
    let kind = Codes(vec![ActionKind::Practice]);
    let practices = sophie.list_actions(&ActionQuery { kind, ..all() }).await.unwrap().items;
    assert_eq!(practices.len(), 1);
}

async fn what_is_kept_for_some_counts_without_its_title(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let visibility = Visibility::TopManagement;
    let poc = planned(&julie, "Essai discret").await;
    let restrict = RestrictPocRequest { visibility };
    paul.restrict_poc(poc.summary.id, &restrict, poc.version).await.unwrap();
    let idea = deposit(&julie, "Idée discrète").await;
    let restrict = RestrictIdeaRequest { visibility };
    paul.restrict_idea(idea.summary.id, &restrict, idea.version).await.unwrap();
    let proved = validated(&app, &julie, "Essai ouvert").await;
    let practice = publish(&julie, &proved).await;
    let restrict = RestrictPracticeRequest { visibility };
    paul.restrict_practice(practice.summary.id, &restrict, practice.version).await.unwrap();
    let seen = map(&sophie, &all()).await;
    assert_eq!((seen.total, seen.restricted), (4, 3));
    let kind = Codes(vec![ActionKind::Idea]);
    let ideas = map(&sophie, &ActionQuery { kind, ..all() }).await;
    assert_eq!((ideas.total, ideas.restricted), (1, 1));
    let whole = sophie.list_actions(&all()).await.unwrap().items;
    assert_eq!(titles(&whole), ["Essai ouvert"]);
    let seen = map(&marc, &all()).await;
    assert_eq!((seen.total, seen.restricted), (4, 0));
    assert_eq!(titles(&listed(&marc, ActionStage::Coming).await), ["Essai discret"]);
    assert_eq!(titles(&listed(&marc, ActionStage::Current).await), ["Idée discrète"]);
    assert_eq!(listed(&marc, ActionStage::Achieved).await.len(), 2);
}

/// A brick that the matrix closes is closed here too, and its actions go on counting.
async fn what_one_may_not_read_is_not_listed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    deposit(&app.client_of(Demo::Julie).await, "Une idée").await;
    assert_eq!(titles(&sophie.list_actions(&all()).await.unwrap().items), ["Une idée"]);
    let closed = cell((Brick::Ideas, Capability::Read), Profile::Reader, Reach::Nothing);
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&change(&[closed]), version).await.unwrap();
    assert!(sophie.list_actions(&all()).await.unwrap().items.is_empty());
}

async fn a_masked_author_is_of_no_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    sophie.deposit_idea(&masked("Sans nom"), &key()).await.unwrap();
    let seen = map(&sophie, &all()).await;
    assert_eq!(seen.lines.len(), 1);
    assert_eq!((seen.lines[0].place.clone(), seen.lines[0].total), (None, 1));
    let listed = listed(&sophie, ActionStage::Current).await;
    assert_eq!(listed[0].organisation, None);
}

async fn challenges_and_practices_are_found_by_their_form(database: Database) {
    let app = TestApp::spawn(database).await;
    seven(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let calls = |form| ChallengeQuery { form: Some(form), ..ChallengeQuery::default() };
    let found = sophie.list_challenges(&calls(InnovationForm::Participative)).await.unwrap();
    assert_eq!(found.items.len(), 2);
    let found = sophie.list_challenges(&calls(InnovationForm::Open)).await.unwrap();
    assert!(found.items.is_empty());
    let form = Some(InnovationForm::Open);
    let open = PracticeQuery { form, ..PracticeQuery::default() };
    assert!(sophie.list_practices(&open).await.unwrap().items.is_empty());
    let any = PracticeQuery::default();
    assert_eq!(sophie.list_practices(&any).await.unwrap().items.len(), 1);
}

on_both_databases!(
    the_list_is_taken_away_as_it_is_narrowed,
    all_actions_are_counted_once_on_one_map,
    the_trajectory_says_what_is_coming_under_way_and_achieved,
    what_is_kept_for_some_counts_without_its_title,
    what_one_may_not_read_is_not_listed,
    a_masked_author_is_of_no_body,
    challenges_and_practices_are_found_by_their_form,
);
