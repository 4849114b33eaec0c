//! A practice that leaves the Store and comes back, with what hangs on it.

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
use api_types::page::Include;
use api_types::practice::{
    DeclareReuseRequest, KitContentRequest, KitSectionsRequest, PracticeQuery, PracticeView,
    ReleaseKitRequest, ReuseContentRequest, WithdrawPracticeRequest, WriteKitRequest,
};
use api_types::problem::ProblemCode;
use domain::expression::Target;
use domain::journal::Fact;
use domain::practice::{DeclaresFor, KitKind, ReuseResult};
use domain::{KitId, OrganisationId, PracticeId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::organisation;
use crate::search::titles;

const TITLE: &str = "Relire à voix haute";
const KIT: &str = "Déployer la relecture";

fn why() -> WithdrawPracticeRequest {
    WithdrawPracticeRequest { reason: "Le dispositif n’existe plus.".to_owned() }
}

fn takes_up(app: &TestApp, organisation_id: Option<OrganisationId>) -> DeclareReuseRequest {
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    DeclareReuseRequest { organisation_id, content }
}

/// A practice of Julie's that Claire's body takes up, with a kit.
async fn taken_up(app: &TestApp) -> (PracticeId, KitId) {
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let poc = validated(app, &julie, TITLE).await;
    let id = publish(&julie, &poc).await.summary.id;
    claire.declare_reuse(id, &takes_up(app, None), &key()).await.unwrap();
    let text = || Some("Deux agents, un jour par semaine.".to_owned());
    let sections = KitSectionsRequest {
        context: text(),
        solution: text(),
        conditions: text(),
        cost_and_means: text(),
        steps: text(),
        contact: text(),
        evaluation: text(),
    };
    let (kind, title) = (KitKind::Deployment, KIT.to_owned());
    let content = KitContentRequest { kind, title, sections, files: Vec::new() };
    let kit = julie.prepare_kit(id, &WriteKitRequest { content }, &key()).await.unwrap().summary;
    julie.release_kit(kit.id, &ReleaseKitRequest::default(), kit.version).await.unwrap();
    (id, kit.id)
}

/// How often a person meets the practice: in the list, on the front page, in search and its kit there, in the export.
async fn met(app: &TestApp, client: &ApiClient) -> [usize; 5] {
    app.catch_up().await;
    let listed = client.list_practices(&PracticeQuery::default()).await.unwrap().items.len();
    let home = client.read_home().await.unwrap();
    assert_eq!(usize::try_from(home.counts.practices).unwrap(), listed);
    let found = titles(client, TITLE).await;
    let found = found.iter().filter(|title| *title == TITLE).count();
    let kits = titles(client, KIT).await.iter().filter(|title| *title == KIT).count();
    let paul = app.client_of(Demo::Paul).await;
    let lines = paul.export_set(&ExportQuery { kind: ExportKind::Practices }).await.unwrap();
    [listed, home.latest_practices.len(), found, kits, lines.lines().count()]
}

/// What a person may put back, and how many that makes.
async fn out_of_the_store(client: &ApiClient) -> Vec<String> {
    let (withdrawn, include) = (Some(true), Some(Include::Total));
    let query = PracticeQuery { withdrawn, include, ..PracticeQuery::default() };
    let page = client.list_practices(&query).await.unwrap();
    assert_eq!(page.total, u64::try_from(page.items.len()).ok());
    page.items.into_iter().map(|practice| practice.title).collect()
}

async fn what_leaves_the_store_is_met_nowhere_and_comes_back_whole(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (id, kit) = taken_up(&app).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    sophie.follow(Target::Practice(id)).await.unwrap();
    let before = met(&app, &sophie).await;
    let seen = julie.read_practice(id).await.unwrap();
    let poc = seen.chain.poc.clone().unwrap().id;
    let out = julie.withdraw_practice(id, &why(), seen.version).await.unwrap();
    assert!(out.summary.withdrawn && !seen.summary.withdrawn, "its page says what lists say");
    let told = out.withdrawn.unwrap();
    assert_eq!((told.by.name.as_str(), told.reason), ("Julie Morel", why().reason));
    // The experiment is found under the same words: it stays.
    let after = met(&app, &sophie).await;
    assert_eq!((after[0], after[1], after[3], after[4]), (0, 0, 0, before[4] - 1));
    assert_eq!(after[2], before[2] - 1);
    assert_eq!(refusal(sophie.read_practice(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_practice_history(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.list_reuses(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.list_kits(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_kit(kit).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_expression(Target::Practice(id)).await), ProblemCode::NotFound);
    assert!(sophie.read_poc(domain::PocId(poc)).await.unwrap().chain.practice.is_none());
    // Whoever may change it finds it again, and reads it, with its history.
    assert_eq!(out_of_the_store(&julie).await, [TITLE]);
    let paul = app.client_of(Demo::Paul).await;
    assert_eq!(out_of_the_store(&paul).await, [TITLE]);
    for who in [Demo::Sophie, Demo::Karim] {
        assert!(out_of_the_store(&app.client_of(who).await).await.is_empty(), "{who:?}");
    }
    assert_eq!(julie.list_reuses(id).await.unwrap().items.len(), 1);
    assert_eq!(julie.read_kit(kit).await.unwrap().summary.id, kit);
    let history = julie.read_practice_history(id).await.unwrap().items;
    let reason = why().reason;
    assert!(
        matches!(&history[0].fact, Fact::PracticeWithdrawn { reason: said, .. } if *said == reason)
    );
    let back = julie.put_back_practice(id, out.version).await.unwrap();
    assert_eq!((back.withdrawn, back.summary.reuses, back.summary.kits), (None, 1, 1));
    assert_eq!(met(&app, &sophie).await, before);
    assert!(out_of_the_store(&julie).await.is_empty());
    assert_eq!(sophie.read_practice(id).await.unwrap().chain.reuses, 1);
}

async fn only_those_who_may_change_it_take_it_out_and_twice_is_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = validated(&app, &julie, TITLE).await;
    let PracticeView { summary, version, .. } = publish(&julie, &poc).await;
    let id = summary.id;
    for who in [Demo::Sophie, Demo::Karim] {
        let client = app.client_of(who).await;
        let refused = client.withdraw_practice(id, &why(), version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
    }
    let blank = WithdrawPracticeRequest { reason: " ".to_owned() };
    let refused = julie.withdraw_practice(id, &blank, version).await;
    assert_eq!(faulty_fields(refused), ["/reason required"]);
    let stale = julie.withdraw_practice(id, &why(), version + 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let out = julie.withdraw_practice(id, &why(), version).await.unwrap();
    let again = WithdrawPracticeRequest { reason: "Une autre raison.".to_owned() };
    let again = paul.withdraw_practice(id, &again, out.version).await.unwrap();
    assert_eq!((again.version, again.withdrawn), (out.version, out.withdrawn));
    let back = paul.put_back_practice(id, out.version).await.unwrap();
    let twice = julie.put_back_practice(id, back.version).await.unwrap();
    assert_eq!((twice.version, twice.withdrawn), (back.version, None));
    let history = julie.read_practice_history(id).await.unwrap().items;
    assert_eq!(history.len(), 3, "published, withdrawn, put back");
    // Whom to call is told of what somebody else did.
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = julie.list_notifications().await.unwrap().items;
    let told = told.iter().filter(|one| matches!(one.fact, Fact::PracticePutBack { .. }));
    assert_eq!(told.count(), 1);
}

/// Whoever may change it still reads it, and declares nothing of it until it is back.
async fn nobody_takes_up_what_is_out_of_the_store(database: Database) {
    let app = TestApp::spawn(database).await;
    let (id, _) = taken_up(&app).await;
    let paul = app.client_of(Demo::Paul).await;
    let body = takes_up(&app, Some(organisation(&paul, "carsat-nord-est").await));
    let offered = async || paul.list_reuses(id).await.unwrap().declares_for;
    assert_eq!(offered().await, DeclaresFor::AnyBody);
    let seen = paul.read_practice(id).await.unwrap().version;
    let out = paul.withdraw_practice(id, &why(), seen).await.unwrap();
    assert_eq!(offered().await, DeclaresFor::Nobody);
    let refused = paul.declare_reuse(id, &body, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::PracticeWithdrawn);
    paul.put_back_practice(id, out.version).await.unwrap();
    assert_eq!(offered().await, DeclaresFor::AnyBody);
    paul.declare_reuse(id, &body, &key()).await.unwrap();
}

on_both_databases!(
    nobody_takes_up_what_is_out_of_the_store,
    what_leaves_the_store_is_met_nowhere_and_comes_back_whole,
    only_those_who_may_change_it_take_it_out_and_twice_is_once,
);
