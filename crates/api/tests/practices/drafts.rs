//! A practice that is written before the Store has it: met nowhere until it is published, then as any other.

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
use api_types::poc::{CreatePocRequest, MemberRequest};
use api_types::practice::{PracticeQuery, PracticeView, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use domain::expression::Target;
use domain::idea::IdeaStatus;
use domain::journal::Fact;
use domain::poc::{GateVerdict, MemberRole};
use domain::{IdeaId, PocId, PracticeId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::{card, complete, launch, me, selected_idea};
use crate::search::titles;

const IDEA: &str = "Une idée à relire";
const TITLE: &str = "Relire à voix haute";
const NAMED: &str = "Une pratique encore secrète";

/// The validated experiment of an idea.
async fn tried(app: &TestApp, lead: &ApiClient) -> (IdeaId, PocId) {
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = selected_idea(&sophie, &paul, IDEA).await.summary.id;
    let member =
        MemberRequest { user_id: Some(me(lead).await), name: None, role: MemberRole::Lead };
    let body =
        CreatePocRequest { idea_id: Some(idea), members: vec![member], ..card(lead, TITLE).await };
    let poc = lead.create_poc(&body, &key()).await.unwrap();
    let poc = launch(lead, &poc).await;
    let poc = complete(lead, &poc, GateVerdict::Validated, me(&paul).await).await;
    (idea, poc.summary.id)
}

async fn draft_of(client: &ApiClient, poc: PocId) -> PracticeView {
    let mut content = client.propose_practice(poc).await.unwrap();
    NAMED.clone_into(&mut content.title);
    let body =
        PublishPracticeRequest { draft: true, ..PublishPracticeRequest::of_poc(poc, content) };
    client.publish_practice(&body, &key()).await.unwrap()
}

/// How often somebody meets it: listed, counted, on the front page, searched, exported, behind its experiment and idea.
async fn met(app: &TestApp, client: &ApiClient, (idea, poc): (IdeaId, PocId)) -> [usize; 8] {
    app.catch_up().await;
    let every = PracticeQuery::default();
    let listed = client.list_practices(&every).await.unwrap().items.len();
    let facets = client.count_practices(&every).await.unwrap();
    let home = client.read_home().await.unwrap();
    let found = titles(client, NAMED).await.iter().filter(|title| *title == NAMED).count();
    let paul = app.client_of(Demo::Paul).await;
    let lines = paul.export_set(&ExportQuery { kind: ExportKind::Practices }).await.unwrap();
    let exported = lines.matches(NAMED).count();
    let of_poc = client.read_poc(poc).await.unwrap().chain.practice;
    let of_idea = client.read_idea(idea).await.unwrap().chain.practice;
    let counted = usize::try_from(home.counts.practices).unwrap();
    [
        listed,
        facets.processes.len(),
        counted,
        home.latest_practices.len(),
        found,
        usize::from(exported > 0),
        usize::from(of_poc.is_some()),
        usize::from(of_idea.is_some()),
    ]
}

async fn a_draft_is_met_nowhere_until_it_is_published(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (idea, poc) = tried(&app, &julie).await;
    let before = met(&app, &sophie, (idea, poc)).await;
    let draft = draft_of(&julie, poc).await;
    let id = draft.summary.id;
    assert!(draft.draft && draft.withdrawn.is_none());
    assert_eq!(met(&app, &sophie, (idea, poc)).await, before);
    assert_eq!(refusal(sophie.read_practice(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_practice_history(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.list_reuses(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_expression(Target::Practice(id)).await), ProblemCode::NotFound);
    let seized = sophie.publish_draft_practice(id, draft.version).await;
    assert!(matches!(refusal(seized), ProblemCode::NotFound | ProblemCode::Forbidden));
    assert!(julie.read_practice_history(id).await.unwrap().items.is_empty());
    let told = |history: Vec<api_types::history::HistoryEntry>| {
        history.iter().any(|one| matches!(one.fact, Fact::PracticePublished { .. }))
    };
    assert!(!told(sophie.read_poc_history(poc).await.unwrap().items));
    let status = sophie.read_idea(idea).await.unwrap().summary.status;
    assert_ne!(status, IdeaStatus::Implemented);
    // It holds the place of the practice of its experiment.
    assert_eq!(refusal(julie.propose_practice(poc).await), ProblemCode::PracticeExists);
    // It is not put back: it was never there.
    assert!(julie.put_back_practice(id, draft.version).await.unwrap().draft);
    assert_eq!(out(&julie).await, [id]);
    assert!(out(&sophie).await.is_empty());
    let there = julie.publish_draft_practice(id, draft.version).await.unwrap();
    assert!(!there.draft && there.summary.published_at >= draft.summary.published_at);
    let after = met(&app, &sophie, (idea, poc)).await;
    assert_eq!((after[0], after[2]), (before[0] + 1, before[2] + 1));
    assert_eq!(after[4..], [1, 1, 1, 1]);
    assert_eq!(sophie.read_idea(idea).await.unwrap().summary.status, IdeaStatus::Implemented);
    assert!(told(sophie.read_practice_history(id).await.unwrap().items));
    assert!(out(&julie).await.is_empty());
}

async fn out(client: &ApiClient) -> Vec<PracticeId> {
    let query = PracticeQuery { withdrawn: Some(true), ..PracticeQuery::default() };
    let page = client.list_practices(&query).await.unwrap();
    page.items.into_iter().map(|practice| practice.id).collect()
}

async fn one_of_two_publishes_and_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (_, poc) = tried(&app, &julie).await;
    let PracticeView { summary, version, .. } = draft_of(&julie, poc).await;
    let (one, other) = tokio::join!(
        julie.publish_draft_practice(summary.id, version),
        paul.publish_draft_practice(summary.id, version),
    );
    let (there, late) = if one.is_ok() { (one, other) } else { (other, one) };
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let again = julie.publish_draft_practice(summary.id, there.unwrap().version).await;
    assert_eq!(refusal(again), ProblemCode::PracticeExists);
    // What was published at once is no draft either.
    let other = validated(&app, &julie, "Un autre essai").await;
    let shared = publish(&julie, &other).await;
    assert!(!shared.draft);
    let refused = julie.publish_draft_practice(shared.summary.id, shared.version).await;
    assert_eq!(refusal(refused), ProblemCode::PracticeExists);
}

on_both_databases!(a_draft_is_met_nowhere_until_it_is_published, one_of_two_publishes_and_once);
