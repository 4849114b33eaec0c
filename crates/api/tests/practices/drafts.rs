//! A practice that is written before the Store has it: met nowhere until it is published, then as any other.

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
use api_types::idea::PostCommentRequest;
use api_types::poc::{CreatePocRequest, MemberRequest};
use api_types::practice::{
    DeclareReuseRequest, KitContentRequest, KitSectionsRequest, PracticeQuery, PracticeView,
    PublishPracticeRequest, ReleaseKitRequest, ReuseContentRequest, SchedulePracticeRequest,
    WithdrawPracticeRequest, WriteKitRequest,
};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::expression::Target;
use domain::idea::{IdeaStatus, Stance};
use domain::journal::Fact;
use domain::poc::{GateVerdict, MemberRole};
use domain::practice::{DeclaresFor, KitKind, KitSection, ReuseResult};
use domain::{IdeaId, PocId, PracticeId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::{card, complete, launch, me, selected_idea};
use crate::search::titles;

const IDEA: &str = "Une idée à relire";
const TITLE: &str = "Relire à voix haute";
const KIT: &str = "Le nécessaire du relecteur";
pub(super) const NAMED: &str = "Une pratique encore secrète";

/// The validated experiment of an idea.
pub(super) async fn tried(app: &TestApp, lead: &ApiClient) -> (IdeaId, PocId) {
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

pub(super) async fn draft_of(client: &ApiClient, poc: PocId) -> PracticeView {
    let mut content = client.propose_practice(poc).await.unwrap();
    NAMED.clone_into(&mut content.title);
    let body =
        PublishPracticeRequest { draft: true, ..PublishPracticeRequest::of_poc(poc, content) };
    client.publish_practice(&body, &key()).await.unwrap()
}

/// How often somebody meets it: listed, counted, on the front page, searched, exported, behind its experiment and idea.
pub(super) async fn met(
    app: &TestApp,
    client: &ApiClient,
    (idea, poc): (IdeaId, PocId),
) -> [usize; 8] {
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
    assert_eq!(refusal(again), ProblemCode::PracticeNotDraft);
    // What was published at once is no draft either.
    let other = validated(&app, &julie, "Un autre essai").await;
    let shared = publish(&julie, &other).await;
    assert!(!shared.draft);
    let refused = julie.publish_draft_practice(shared.summary.id, shared.version).await;
    assert_eq!(refusal(refused), ProblemCode::PracticeNotDraft);
}

/// What an experiment that has its practice says to somebody of its team, who did not write that practice.
async fn that_it_has_its_practice_tells_nothing_of_one_that_is_not_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let paul = app.client_of(Demo::Paul).await;
    let member = |who, role| MemberRequest { user_id: Some(who), name: None, role };
    let lead = member(me(&julie).await, MemberRole::Lead);
    let members = vec![lead, member(me(&karim).await, MemberRole::Member)];
    let body = CreatePocRequest { members, ..card(&julie, TITLE).await };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await.summary.id;
    let content = karim.propose_practice(poc).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc, content);
    let draft = draft_of(&julie, poc).await;
    let (id, told) = (draft.summary.id, ProblemCode::PracticeNotShown);
    assert_eq!(refusal(karim.propose_practice(poc).await), told);
    assert_eq!(refusal(karim.publish_practice(&body, &key()).await), told);
    assert_eq!(refusal(karim.read_practice(id).await), ProblemCode::NotFound);
    // Whoever reads it is led to it.
    assert_eq!(refusal(julie.publish_practice(&body, &key()).await), ProblemCode::PracticeExists);
    let there = julie.publish_draft_practice(id, draft.version).await.unwrap();
    assert_eq!(refusal(karim.propose_practice(poc).await), ProblemCode::PracticeExists);
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    julie.withdraw_practice(id, &why, there.version).await.unwrap();
    assert_eq!(refusal(karim.publish_practice(&body, &key()).await), told);
    assert_eq!(refusal(julie.propose_practice(poc).await), ProblemCode::PracticeExists);
}

async fn lists_say_which_are_drafts_to_those_who_write_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let there = publish(&julie, &validated(&app, &julie, "Un essai publié").await).await;
    let gone = publish(&julie, &validated(&app, &julie, "Un essai retiré").await).await;
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    julie.withdraw_practice(gone.summary.id, &why, gone.version).await.unwrap();
    let (_, poc) = tried(&app, &julie).await;
    let draft = draft_of(&julie, poc).await;
    let at = domain::civil::to_the_minute(app.app.now()) + TimeDelta::days(2);
    let body = SchedulePracticeRequest { at: Some(at) };
    julie.schedule_practice(draft.summary.id, &body, draft.version).await.unwrap();
    let id = draft.summary.id;
    for (withdrawn, draft, expected) in [
        (None, None, vec![(there.summary.id, false, None)]),
        (None, Some(false), vec![(there.summary.id, false, None)]),
        (None, Some(true), vec![(id, true, Some(at))]),
        (Some(true), Some(true), vec![(id, true, Some(at))]),
        (Some(true), Some(false), vec![(gone.summary.id, false, None)]),
        (Some(true), None, vec![(id, true, Some(at)), (gone.summary.id, false, None)]),
    ] {
        let query = PracticeQuery { withdrawn, draft, ..PracticeQuery::default() };
        let found = julie.list_practices(&query).await.unwrap().items;
        let told = found.iter().all(|one| one.withdrawn == (one.id == gone.summary.id));
        assert!(told, "taken out of the Store, and not only out of it: {withdrawn:?} {draft:?}");
        let found: Vec<_> =
            found.into_iter().map(|one| (one.id, one.draft, one.publishes_at)).collect();
        assert_eq!(found, expected, "{withdrawn:?} {draft:?}");
        let hers = sophie.list_practices(&query).await.unwrap().items;
        assert!(hers.iter().all(|one| one.id == there.summary.id), "{withdrawn:?} {draft:?}");
    }
}

/// Those who do not read a draft do nothing with it; those who write it are not offered what nobody may do yet.
async fn nobody_takes_up_follows_or_comments_what_they_do_not_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let paul = app.client_of(Demo::Paul).await;
    let (_, poc) = tried(&app, &julie).await;
    let id = draft_of(&julie, poc).await.summary.id;
    let (on, nowhere) = (Target::Practice(id), ProblemCode::NotFound);
    let since = app.app.now().date_naive();
    let content = ReuseContentRequest {
        since,
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    let reuse = DeclareReuseRequest { organisation_id: None, content };
    let words = PostCommentRequest::signed(Stance::Neutral, "Un mot.");
    let kind = KitKind::Support;
    let (title, sections, files) = ("Un kit".to_owned(), KitSectionsRequest::default(), Vec::new());
    let kit = WriteKitRequest { content: KitContentRequest { kind, title, sections, files } };
    assert_eq!(refusal(claire.declare_reuse(id, &reuse, &key()).await), nowhere);
    assert_eq!(refusal(claire.post_comment_on(on, &words, &key()).await), nowhere);
    assert_eq!(refusal(claire.follow(on).await), nowhere);
    assert_eq!(refusal(claire.like(on).await), nowhere);
    assert_eq!(refusal(claire.prepare_kit(id, &kit, &key()).await), nowhere);
    assert_eq!(refusal(claire.list_kits(id).await), nowhere);
    for who in [&julie, &paul] {
        let offered = who.list_reuses(id).await.unwrap().declares_for;
        assert_eq!(offered, DeclaresFor::Nobody, "not to those who write it either");
    }
    assert_eq!(refusal(paul.declare_reuse(id, &reuse, &key()).await), nowhere);
}

/// A kit may be released while its practice is written: it waits for the practice, for everybody but those who write it.
async fn a_kit_waits_for_its_practice(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (_, poc) = tried(&app, &julie).await;
    let mut content = julie.propose_practice(poc).await.unwrap();
    // Whoever is to be called does not read the draft: she may not change it.
    content.contact_id = Some(me(&sophie).await);
    let body =
        PublishPracticeRequest { draft: true, ..PublishPracticeRequest::of_poc(poc, content) };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    let id = draft.summary.id;
    let mut sections = KitSectionsRequest::default();
    for section in KitSection::ALL {
        sections.set(*section, Some("Un texte.".to_owned()));
    }
    let title = KIT.to_owned();
    let content = KitContentRequest { kind: KitKind::Support, title, sections, files: Vec::new() };
    let kit = julie.prepare_kit(id, &WriteKitRequest { content }, &key()).await.unwrap().summary;
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let heard = sophie.list_notifications().await.unwrap().items.len();
    let out = ReleaseKitRequest::default();
    let out = julie.release_kit(kit.id, &out, kit.version).await.unwrap();
    assert_eq!(out.summary.number, Some(1));
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    assert_eq!(sophie.list_notifications().await.unwrap().items.len(), heard);
    app.catch_up().await;
    let found = titles(&sophie, "nécessaire du relecteur").await;
    assert!(found.iter().all(|title| title != KIT), "{found:?}");
    assert_eq!(refusal(sophie.read_kit(kit.id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_kit_release(kit.id, 1).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_kit_archive(kit.id, 1).await), ProblemCode::NotFound);
    assert_eq!(julie.list_kits(id).await.unwrap().items.len(), 1);
    let now = julie.read_practice(id).await.unwrap().version;
    julie.publish_draft_practice(id, now).await.unwrap();
    app.catch_up().await;
    let found = titles(&sophie, "nécessaire du relecteur").await;
    assert!(found.iter().any(|title| title == KIT), "{found:?}");
    assert_eq!(sophie.list_kits(id).await.unwrap().items.len(), 1);
    assert_eq!(sophie.read_practice(id).await.unwrap().summary.kits, 1);
}

on_both_databases!(
    a_kit_waits_for_its_practice,
    a_draft_is_met_nowhere_until_it_is_published,
    one_of_two_publishes_and_once,
    that_it_has_its_practice_tells_nothing_of_one_that_is_not_read,
    lists_say_which_are_drafts_to_those_who_write_them,
    nobody_takes_up_follows_or_comments_what_they_do_not_read
);
