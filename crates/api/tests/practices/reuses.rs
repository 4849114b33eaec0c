//! Bodies that take a practice up (R241): declared, changed, withdrawn, counted, told to those upstream.

use api_client::ApiClient;
use api_types::notification::NotificationReason;
use api_types::page::Include;
use api_types::poc::{CreatePocRequest, MemberRequest, RestrictPocRequest};
use api_types::practice::{
    DeclareReuseRequest, EditReuseRequest, PracticeQuery, PracticeView, PublishPracticeRequest,
    ReuseContentRequest, WithdrawReuseRequest,
};
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use chrono::Days;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::journal::Fact;
use domain::people::Region;
use domain::poc::{GateVerdict, MemberRole, Visibility};
use domain::practice::{DeclaresFor, Maturity, ReuseResult};
use domain::{IdeaId, OrganisationId, PracticeId, ReuseId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::{card, complete, launch, me, organisation, selected_idea};

fn told(app: &TestApp, result: ReuseResult) -> ReuseContentRequest {
    ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: Some("Deux courriers au lieu de trois.".to_owned()),
        effort: Some("Deux agents, un jour par semaine.".to_owned()),
        result,
        contact_id: None,
    }
}

fn of(
    app: &TestApp,
    organisation_id: Option<OrganisationId>,
    result: ReuseResult,
) -> DeclareReuseRequest {
    DeclareReuseRequest { organisation_id, content: told(app, result) }
}

/// A practice of Julie's, born at the CNAV.
async fn practice(app: &TestApp) -> PracticeView {
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(app, &julie, "Relire à voix haute").await;
    publish(&julie, &poc).await
}

async fn how_many(client: &ApiClient, maturity: Maturity) -> usize {
    let query = PracticeQuery {
        maturity: Some(maturity),
        include: Some(Include::Total),
        ..PracticeQuery::default()
    };
    let page = client.list_practices(&query).await.unwrap();
    assert_eq!(page.total, u64::try_from(page.items.len()).ok());
    page.items.len()
}

async fn a_practice_is_as_proved_as_it_worked_elsewhere(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (claire, paul) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let body = of(&app, None, ReuseResult::NotYetKnown);
    let mut reuse = claire.declare_reuse(id, &body, &key()).await.unwrap();
    assert_eq!(reuse.organisation.name, "Carsat Bretagne");
    assert_eq!(reuse.region, Some(Region::Bretagne));
    assert_eq!((reuse.contact.name.as_str(), reuse.version), ("Claire Le Goff", 1));
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    let proved = async |reuses: u32, maturity: Maturity| {
        let read = sophie.read_practice(id).await.unwrap();
        assert_eq!((read.summary.reuses, read.summary.maturity), (reuses, maturity));
        assert_eq!(read.chain.reuses, reuses);
        let list = sophie.list_reuses(id).await.unwrap();
        assert_eq!((list.items.len(), list.maturity), (usize::try_from(reuses).unwrap(), maturity));
        for other in Maturity::ALL {
            assert_eq!(how_many(&sophie, *other).await, usize::from(*other == maturity));
        }
    };
    proved(1, Maturity::Promising).await;
    let body = EditReuseRequest { content: told(&app, ReuseResult::Worked) };
    reuse = claire.edit_reuse(reuse.id, &body, reuse.version).await.unwrap();
    proved(1, Maturity::Demonstrated).await;
    let body = of(&app, nord_est, ReuseResult::Worked);
    paul.declare_reuse(id, &body, &key()).await.unwrap();
    proved(2, Maturity::Replicated).await;
    let why = WithdrawReuseRequest { reason: Some("Le service a fermé.".to_owned()) };
    let gone = claire.withdraw_reuse(reuse.id, &why, reuse.version).await.unwrap();
    assert!(gone.withdrawn_at.is_some() && !gone.editable);
    assert_eq!(gone.withdrawal_reason.as_deref(), Some("Le service a fermé."));
    proved(1, Maturity::Demonstrated).await;
    // What happened stays told, and the body may take it up again.
    let history = sophie.read_practice_history(id).await.unwrap().items;
    let told_why = |fact: &Fact| matches!(fact, Fact::ReuseWithdrawn { label, reason: Some(_), .. } if label == "Carsat Bretagne");
    assert!(told_why(&history[0].fact), "{:?}", history[0].fact);
    let again = of(&app, None, ReuseResult::Worked);
    claire.declare_reuse(id, &again, &key()).await.unwrap();
    proved(2, Maturity::Replicated).await;
    // Counting is no edition: whoever was changing the practice goes on.
    assert_eq!(sophie.read_practice(id).await.unwrap().version, 1);
}

async fn contributors_declare_for_their_body_and_administrators_for_any(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (claire, paul) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Paul).await);
    let (karim, sophie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Sophie).await);
    let worked = |body| of(&app, body, ReuseResult::Worked);
    for who in [Demo::Sophie, Demo::Marc, Demo::Thomas] {
        let client = app.client_of(who).await;
        let refused = client.declare_reuse(id, &worked(None), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
        let offered = client.list_reuses(id).await.unwrap().declares_for;
        assert_eq!(offered, DeclaresFor::Nobody, "{who:?}");
    }
    // Karim is of the body where it was born.
    let own = karim.declare_reuse(id, &worked(None), &key()).await;
    assert_eq!(refusal(own), ProblemCode::PracticeOfOwnBody);
    assert_eq!(karim.list_reuses(id).await.unwrap().declares_for, DeclaresFor::Nobody);
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    let other = claire.declare_reuse(id, &worked(nord_est), &key()).await;
    assert_eq!(refusal(other), ProblemCode::Forbidden);
    let direction = Some(organisation(&paul, "cnav-dsi").await);
    for nowhere in [direction, Some(OrganisationId::default())] {
        let refused = paul.declare_reuse(id, &worked(nowhere), &key()).await;
        assert_eq!(faulty_fields(refused), ["/organisation_id unknown_value"]);
    }
    assert_eq!(claire.list_reuses(id).await.unwrap().declares_for, DeclaresFor::OwnBody);
    let made = claire.declare_reuse(id, &worked(None), &key()).await.unwrap();
    assert!(made.editable && !sophie.list_reuses(id).await.unwrap().items[0].editable);
    assert_eq!(claire.list_reuses(id).await.unwrap().declares_for, DeclaresFor::Nobody);
    assert_eq!(paul.list_reuses(id).await.unwrap().declares_for, DeclaresFor::AnyBody);
    let twice = paul.declare_reuse(id, &worked(Some(made.organisation.id)), &key()).await;
    assert_eq!(refusal(twice), ProblemCode::ReuseDeclared);
    // Karim contributes, and did not declare it; Paul administers.
    let partly = EditReuseRequest { content: told(&app, ReuseResult::Partly) };
    let refused = karim.edit_reuse(made.id, &partly, made.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let nothing = WithdrawReuseRequest::default();
    let refused = karim.withdraw_reuse(made.id, &nothing, made.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let edited = paul.edit_reuse(made.id, &partly, made.version).await.unwrap();
    assert_eq!(
        (edited.result, edited.contact.name.as_str()),
        (ReuseResult::Partly, "Claire Le Goff")
    );
}

async fn what_is_stale_sent_twice_or_wrong_changes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let claire = app.client_of(Demo::Claire).await;
    let (body, once) = (of(&app, None, ReuseResult::Worked), key());
    let first = claire.declare_reuse(id, &body, &once).await.unwrap();
    let again = claire.declare_reuse(id, &body, &once).await.unwrap();
    assert_eq!(first.id, again.id);
    let edit = EditReuseRequest { content: told(&app, ReuseResult::Partly) };
    let edited = claire.edit_reuse(first.id, &edit, first.version).await.unwrap();
    let stale = claire.edit_reuse(first.id, &edit, first.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let nothing = WithdrawReuseRequest::default();
    let stale = claire.withdraw_reuse(first.id, &nothing, first.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let mut wrong = edit.clone();
    wrong.content.since = app.app.now().date_naive() + Days::new(2);
    wrong.content.effort = Some("\u{0}".to_owned());
    let refused = claire.edit_reuse(first.id, &wrong, edited.version).await;
    let faults = ["/content/since in_future", "/content/effort forbidden_character"];
    assert_eq!(faulty_fields(refused), faults);
    let mut nobody = edit.clone();
    nobody.content.contact_id = Some(UserId::default());
    let refused = claire.edit_reuse(first.id, &nobody, edited.version).await;
    assert_eq!(faulty_fields(refused), ["/content/contact_id unknown_value"]);
    let gone = claire.withdraw_reuse(first.id, &nothing, edited.version).await.unwrap();
    let late = claire.edit_reuse(first.id, &edit, gone.version).await;
    assert_eq!(refusal(late), ProblemCode::ReuseWithdrawn);
    let late = claire.withdraw_reuse(first.id, &nothing, gone.version).await;
    assert_eq!(refusal(late), ProblemCode::ReuseWithdrawn);
    let unknown = claire.declare_reuse(PracticeId::default(), &body, &key()).await;
    assert_eq!(refusal(unknown), ProblemCode::NotFound);
    assert_eq!(refusal(claire.list_reuses(PracticeId::default()).await), ProblemCode::NotFound);
    assert_eq!(refusal(claire.read_reuse(ReuseId::default()).await), ProblemCode::NotFound);
}

async fn two_bodies_at_once_are_both_counted_and_one_body_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (claire, paul) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Paul).await);
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    let bretagne = Some(organisation(&paul, "carsat-bretagne").await);
    let worked = |body| of(&app, body, ReuseResult::Worked);
    let (own, theirs, same) = (worked(None), worked(nord_est), worked(bretagne));
    let (one, two, three) = (key(), key(), key());
    let (a, b, c) = tokio::join!(
        claire.declare_reuse(id, &own, &one),
        paul.declare_reuse(id, &theirs, &two),
        paul.declare_reuse(id, &same, &three),
    );
    assert!(b.is_ok());
    let (made, late) = if a.is_ok() { (a, c) } else { (c, a) };
    assert!(made.is_ok());
    assert_eq!(refusal(late), ProblemCode::ReuseDeclared);
    let read = paul.read_practice(id).await.unwrap().summary;
    assert_eq!((read.reuses, read.maturity), (2, Maturity::Replicated));
}

/// A practice of Julie's, from an idea of Yann's, through an experiment that is kept for COMEX and CODIR.
async fn from_a_restricted_poc(app: &TestApp) -> (IdeaId, PracticeId) {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = selected_idea(&yann, &paul, "Une idée publique").await.summary.id;
    let user_id = Some(me(&julie).await);
    let members = vec![MemberRequest { user_id, name: None, role: MemberRole::Lead }];
    let card = card(&julie, "Projet Zéphyr").await;
    let body = CreatePocRequest { idea_id: Some(idea), members, ..card };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    let id = poc.summary.id;
    let mut content = julie.propose_practice(id).await.unwrap();
    "Relire à voix haute".clone_into(&mut content.title);
    let body = PublishPracticeRequest::of_poc(id, content);
    let practice = julie.publish_practice(&body, &key()).await.unwrap();
    let restrict = RestrictPocRequest { visibility: Visibility::TopManagement };
    let now = paul.read_poc(id).await.unwrap().version;
    paul.restrict_poc(id, &restrict, now).await.unwrap();
    (idea, practice.summary.id)
}

async fn those_upstream_are_told_once_and_restricted_things_stay_so(database: Database) {
    let app = TestApp::spawn(database).await;
    let (idea, id) = from_a_restricted_poc(&app).await;
    let [julie, yann] = [app.client_of(Demo::Julie).await, app.client_of(Demo::Yann).await];
    let [sophie, claire] = [app.client_of(Demo::Sophie).await, app.client_of(Demo::Claire).await];
    claire.declare_reuse(id, &of(&app, None, ReuseResult::Worked), &key()).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let reasons = [NotificationReason::Contact, NotificationReason::Author];
    for (client, reason) in [&julie, &yann].into_iter().zip(reasons) {
        let items = client.list_notifications().await.unwrap().items;
        let told: Vec<_> =
            items.iter().filter(|one| matches!(one.fact, Fact::ReuseDeclared { .. })).collect();
        assert_eq!(told.len(), 1, "once, for the nearest reason");
        assert_eq!((told[0].reason, told[0].subject_id), (reason, id.0));
    }
    assert!(claire.list_notifications().await.unwrap().items.is_empty(), "she did it");
    // How many took it up is told along the chain; the experiment that is kept for some is not.
    let chain = julie.read_idea(idea).await.unwrap().chain;
    assert_eq!((chain.reuses, chain.poc.is_some()), (1, true));
    let read = sophie.read_practice(id).await.unwrap();
    assert_eq!((read.chain.reuses, read.chain.poc), (1, None));
    let reuses = sophie.list_reuses(id).await.unwrap();
    assert!(!serde_json::to_string(&reuses).unwrap().contains("Zéphyr"));
    // Whoever may not read practices learns nothing of who takes one up.
    let nadia = app.client_of(Demo::Nadia).await;
    let version = nadia.read_matrix().await.unwrap().version;
    let (brick, capability) = (Brick::Practices, Capability::Read);
    let (profile, reach) = (Profile::Reader, Reach::Nothing);
    let closed = CellChangeRequest { brick, item_id: None, capability, profile, reach };
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![closed] }, version).await.unwrap();
    assert_eq!(refusal(sophie.list_reuses(id).await), ProblemCode::Forbidden);
    let one = reuses.items[0].id;
    assert_eq!(refusal(sophie.read_reuse(one).await), ProblemCode::Forbidden);
    let chain = sophie.read_idea(idea).await.unwrap().chain;
    assert_eq!((chain.practice, chain.reuses), (None, 0));
}

on_both_databases!(
    a_practice_is_as_proved_as_it_worked_elsewhere,
    contributors_declare_for_their_body_and_administrators_for_any,
    what_is_stale_sent_twice_or_wrong_changes_nothing,
    two_bodies_at_once_are_both_counted_and_one_body_once,
    those_upstream_are_told_once_and_restricted_things_stay_so,
);
