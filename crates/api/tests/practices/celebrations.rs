//! Successes are celebrated (R248): told once, with those whom they are owed to, and to whoever may read them alone.

use api_client::ApiClient;
use api_types::celebration::{CelebrationQuery, CelebrationView};
use api_types::idea::IdeaView;
use api_types::poc::{CreatePocRequest, MemberRequest, PocRulesRequest, RestrictPocRequest};
use api_types::practice::{
    DeclareReuseRequest, ReuseContentRequest, WithdrawPracticeRequest, WithdrawReuseRequest,
};
use chrono::TimeDelta;
use domain::celebration::Success;
use domain::idea::IdeaVerdict;
use domain::journal::Fact;
use domain::poc::{GateVerdict, MemberRole, PocAudience, Visibility};
use domain::practice::ReuseResult;
use domain::{OrganisationId, PocId, PracticeId, ReuseId};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::publish;
use crate::ideas::{decision, masked};
use crate::pocs::{card, complete, launch, launched, me, organisation, selected_idea};

/// A practice of Julie's from that idea.
async fn from_idea(app: &TestApp, idea: &IdeaView) -> (PocId, PracticeId) {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let user_id = Some(me(&julie).await);
    let members = vec![
        MemberRequest { user_id, name: None, role: MemberRole::Lead },
        MemberRequest {
            user_id: None,
            name: Some("Un stagiaire".to_owned()),
            role: MemberRole::Member,
        },
    ];
    let card = card(&julie, "Aller vers les assurés").await;
    let body = CreatePocRequest { idea_id: Some(idea.summary.id), members, ..card };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    (poc.summary.id, publish(&julie, &poc).await.summary.id)
}

async fn take_up(
    app: &TestApp,
    client: &ApiClient,
    (id, organisation_id): (PracticeId, Option<OrganisationId>),
) -> (ReuseId, i32) {
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    let body = DeclareReuseRequest { organisation_id, content };
    let reuse = client.declare_reuse(id, &body, &key()).await.unwrap();
    (reuse.id, reuse.version)
}

async fn celebrated(client: &ApiClient) -> Vec<CelebrationView> {
    client.list_celebrations(&CelebrationQuery::default()).await.unwrap().items
}

async fn successes(client: &ApiClient) -> Vec<Success> {
    celebrated(client).await.iter().map(|one| one.success).collect()
}

fn thanked(one: &CelebrationView) -> Vec<&str> {
    one.people.iter().map(|person| person.name.as_str()).collect()
}

async fn told(app: &TestApp, client: &ApiClient) -> usize {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let items = client.list_notifications().await.unwrap().items;
    items
        .iter()
        .filter(|one| matches!(one.fact, Fact::PracticeReplicated { number: 2, .. }))
        .count()
}

async fn what_succeeds_is_celebrated_with_those_whom_it_is_owed_to(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (claire, sophie) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Sophie).await);
    assert!(successes(&sophie).await.is_empty());
    let idea = selected_idea(&yann, &paul, "Aller vers les assurés").await;
    let (poc, practice) = from_idea(&app, &idea).await;
    assert_eq!(successes(&sophie).await, [Success::IdeaImplemented, Success::PocValidated]);
    take_up(&app, &claire, (practice, None)).await;
    assert_eq!(successes(&sophie).await.len(), 2, "one body is not two");
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    take_up(&app, &paul, (practice, nord_est)).await;
    let all = celebrated(&sophie).await;
    let targets: Vec<_> = all.iter().map(|one| (one.success, one.target_id)).collect();
    let expected = [
        (Success::PracticeReplicated, practice.0),
        (Success::IdeaImplemented, idea.summary.id.0),
        (Success::PocValidated, poc.0),
    ];
    assert_eq!(targets, expected);
    let bodies: Vec<_> = all[0].bodies.iter().map(|body| body.name.as_str()).collect();
    assert_eq!(bodies, ["Carsat Bretagne", "Carsat Nord-Est"]);
    for name in ["Yann Kerbrat", "Julie Morel", "Claire Le Goff"] {
        assert!(thanked(&all[0]).contains(&name), "{name} in {:?}", thanked(&all[0]));
    }
    assert_eq!(thanked(&all[1]), ["Yann Kerbrat"]);
    assert_eq!(thanked(&all[2]), ["Julie Morel"]);
    assert_eq!(all[2].named, ["Un stagiaire"]);
    // Page by page, the same list.
    let mut query = CelebrationQuery { limit: 1, cursor: None };
    let mut paged = Vec::new();
    loop {
        let page = sophie.list_celebrations(&query).await.unwrap();
        paged.extend(page.items);
        let Some(next) = page.next else { break };
        query.cursor = Some(next);
    }
    assert_eq!(paged, all);
    // Who may not know of the experiment reads nothing of it, nor of its team.
    let restrict = RestrictPocRequest { visibility: Visibility::TopManagement };
    let now = paul.read_poc(poc).await.unwrap().version;
    paul.restrict_poc(poc, &restrict, now).await.unwrap();
    let seen = celebrated(&sophie).await;
    let kept = [Success::PracticeReplicated, Success::IdeaImplemented];
    assert_eq!(seen.iter().map(|one| one.success).collect::<Vec<_>>(), kept);
    assert!(seen.iter().all(|one| one.named.is_empty()));
    // What left the Store is celebrated no more.
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    let version = paul.read_practice(practice).await.unwrap().version;
    paul.withdraw_practice(practice, &why, version).await.unwrap();
    assert_eq!(successes(&sophie).await, [Success::IdeaImplemented]);
}

async fn those_who_are_thanked_are_told_once_that_it_is_replicated(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (claire, julie) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Julie).await);
    let idea = selected_idea(&yann, &paul, "Aller vers les assurés").await;
    let (_, practice) = from_idea(&app, &idea).await;
    let (reuse, version) = take_up(&app, &claire, (practice, None)).await;
    for client in [&yann, &julie, &claire] {
        assert_eq!(told(&app, client).await, 0);
    }
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    take_up(&app, &paul, (practice, nord_est)).await;
    // The author, the team, and whoever took it up: the last one too.
    for client in [&yann, &julie, &claire, &paul] {
        assert_eq!(told(&app, client).await, 1);
    }
    assert_eq!(told(&app, &app.client_of(Demo::Sophie).await).await, 0);
    let nothing = WithdrawReuseRequest::default();
    claire.withdraw_reuse(reuse, &nothing, version).await.unwrap();
    let seen = successes(&julie).await;
    assert!(!seen.contains(&Success::PracticeReplicated), "it is true no more");
    take_up(&app, &claire, (practice, None)).await;
    assert!(successes(&julie).await.contains(&Success::PracticeReplicated));
    for client in [&yann, &julie, &claire, &paul] {
        assert_eq!(told(&app, client).await, 1, "once");
    }
}

async fn a_masked_author_is_thanked_by_no_name_and_told_all_the_same(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let claire = app.client_of(Demo::Claire).await;
    let idea = yann.deposit_idea(&masked("Aller vers les assurés"), &key()).await.unwrap();
    let selected = decision(IdeaVerdict::Selected, "Répond à un besoin fort.");
    let idea = paul.decide_idea(idea.summary.id, &selected, idea.version).await.unwrap();
    let (_, practice) = from_idea(&app, &idea).await;
    take_up(&app, &claire, (practice, None)).await;
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    take_up(&app, &paul, (practice, nord_est)).await;
    for who in [Demo::Sophie, Demo::Yann, Demo::Nadia] {
        let all = celebrated(&app.client_of(who).await).await;
        assert_eq!(all.len(), 3, "{who:?}");
        assert!(!serde_json::to_string(&all).unwrap().contains("Yann"), "{who:?}");
    }
    assert_eq!(told(&app, &yann).await, 1);
}

async fn where_records_are_closed_those_are_thanked_whom_the_sheet_names(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (claire, nadia) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Nadia).await);
    let idea = selected_idea(&yann, &paul, "Aller vers les assurés").await;
    let (_, practice) = from_idea(&app, &idea).await;
    take_up(&app, &claire, (practice, None)).await;
    let nord_est = Some(organisation(&paul, "carsat-nord-est").await);
    take_up(&app, &paul, (practice, nord_est)).await;
    let rules = nadia.read_poc_rules().await.unwrap();
    let audience = PocAudience::TopManagement;
    let closed = PocRulesRequest { audience, open_sheets: true, four_eyes: false };
    nadia.set_poc_rules(&closed, rules.version).await.unwrap();
    for (who, named) in [(Demo::Sophie, 0), (Demo::Marc, 2), (Demo::Julie, 2)] {
        let all = celebrated(&app.client_of(who).await).await;
        assert_eq!(all.len(), 3, "{who:?}");
        assert!(thanked(&all[0]).contains(&"Julie Morel"), "{who:?}: who led is on the sheet");
        let named_in = all.iter().filter(|one| !one.named.is_empty()).count();
        assert_eq!(named_in, named, "{who:?}");
    }
}

async fn what_failed_or_is_old_is_not_celebrated(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let decider = me(&paul).await;
    let poc = launched(&julie, "Un essai").await;
    complete(&julie, &poc, GateVerdict::NotValidated, decider).await;
    assert!(successes(&julie).await.is_empty());
    let poc = launched(&julie, "Un autre essai").await;
    complete(&julie, &poc, GateVerdict::Validated, decider).await;
    assert_eq!(successes(&julie).await, [Success::PocValidated]);
    app.advance(TimeDelta::days(91));
    assert!(successes(&app.client_of(Demo::Julie).await).await.is_empty());
}

on_both_databases!(
    what_succeeds_is_celebrated_with_those_whom_it_is_owed_to,
    those_who_are_thanked_are_told_once_that_it_is_replicated,
    a_masked_author_is_thanked_by_no_name_and_told_all_the_same,
    where_records_are_closed_those_are_thanked_whom_the_sheet_names,
    what_failed_or_is_old_is_not_celebrated,
);
