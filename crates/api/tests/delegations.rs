//! Delegations of the Dinno, and what it declares somebody to own (D.3, A08, R328 to R335).

mod bodies;
mod directions;
mod ending;
mod journal;
mod own;
pub(crate) mod parts;
mod regional;
mod seen;
mod together;
mod told;

use std::collections::BTreeSet;

use api_client::ApiClient;
use api_types::account::{AccountQuery, CreateAccountRequest, EditAccountRequest};
use api_types::challenge::{ChallengeContentRequest, ChallengeRequest, CloseChallengeRequest};
use api_types::idea::DepositIdeaRequest;
use api_types::poc::{CreatePocRequest, PocHeaderRequest, PocView};
use api_types::problem::ProblemCode;
use api_types::review::{ProposeRevivalRequest, QueueQuery};
use api_types::rights::{
    DeclareOwnerRequest, DelegationQuery, DelegationStatus, GiveDelegationRequest,
    ProlongDelegationRequest,
};
use chrono::{NaiveDate, TimeDelta};
use domain::access::{Brick, Extent, Permission, Profile, Reach};
use domain::civil::Zone;
use domain::idea::{IdeaAct, IdeaVerdict};
use domain::people::{Marks, OwnerKind};
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::challenges::life::{answering, call, running};
use crate::ideas::{decision, deposit, masked};

pub(crate) fn lend(to: UserId, profile: Profile) -> GiveDelegationRequest {
    GiveDelegationRequest {
        account_id: to,
        profile,
        bricks: Vec::new(),
        organisation_id: None,
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    }
}

async fn id_of(client: &ApiClient) -> UserId {
    client.read_me().await.unwrap().person.id
}

async fn body(client: &ApiClient, code: &str) -> OrganisationId {
    let all = client.list_organisations().await.unwrap().items;
    all.iter().find(|one| one.code == code).unwrap().id
}

async fn begin(
    client: &ApiClient,
    department: OrganisationId,
) -> Result<PocView, api_client::ApiError> {
    let header = PocHeaderRequest {
        title: "Un essai".to_owned(),
        department_id: department,
        domain: "social_action".to_owned(),
        ..PocHeaderRequest::default()
    };
    let request = CreatePocRequest { header, ..CreatePocRequest::default() };
    client.create_poc(&request, &key()).await
}

fn today(app: &TestApp) -> NaiveDate {
    Zone::Paris.day(app.app.now())
}

async fn what_is_lent_counts_at_once_and_ends_at_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let wish = GiveDelegationRequest {
        bricks: vec![Brick::Pocs],
        ..lend(id_of(&sophie).await, Profile::Contributor)
    };
    let home = body(&sophie, "carsat-bretagne").await;
    assert_eq!(refusal(begin(&sophie, home).await), ProblemCode::Forbidden);
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    assert_eq!(given.status, DelegationStatus::InForce);
    assert_eq!(given.account.name, "Sophie Lambert");
    begin(&sophie, home).await.unwrap();
    assert!(!sophie.read_me().await.unwrap().may(Permission::DecideIdea), "only that brick");
    let gone = nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    assert_eq!(gone.status, DelegationStatus::Withdrawn);
    assert_eq!(refusal(begin(&sophie, home).await), ProblemCode::Forbidden);
    let again = nadia.withdraw_delegation(given.id, gone.version).await;
    assert_eq!(refusal(again), ProblemCode::DelegationWithdrawn);
}

async fn it_begins_and_ends_on_its_days(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let day = today(&app);
    let wish = GiveDelegationRequest {
        starts_on: Some(day + TimeDelta::days(1)),
        ends_on: Some(day + TimeDelta::days(2)),
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    assert_eq!(given.status, DelegationStatus::ToCome);
    let decides = async || {
        let fresh = app.client_of(Demo::Sophie).await;
        fresh.read_me().await.unwrap().may(Permission::DecideIdea)
    };
    assert!(!decides().await);
    app.advance(TimeDelta::days(1));
    assert!(decides().await);
    app.advance(TimeDelta::days(2));
    assert!(!decides().await);
    let nadia = app.client_of(Demo::Nadia).await;
    let longer = ProlongDelegationRequest { ends_on: None };
    let open = nadia.prolong_delegation(given.id, &longer, given.version).await.unwrap();
    assert_eq!(open.status, DelegationStatus::InForce);
    assert!(decides().await);
    let before = ProlongDelegationRequest { ends_on: Some(day) };
    let refused = nadia.prolong_delegation(given.id, &before, open.version).await;
    assert_eq!(faulty_fields(refused), ["/ends_on before_start"]);
}

async fn it_reaches_no_other_body_and_is_not_passed_on(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (bretagne, cnav) = (body(&nadia, "carsat-bretagne").await, body(&nadia, "cnav").await);
    let wish = GiveDelegationRequest {
        organisation_id: Some(bretagne),
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    // She administers the accounts of her body, and sees no other.
    let seen = sophie.list_accounts(&AccountQuery::default()).await.unwrap().items;
    let mut names: Vec<_> = seen.iter().map(|account| account.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Claire Le Goff", "Sophie Lambert", "Yann Kerbrat"]);
    let yann = seen.iter().find(|account| account.name == "Yann Kerbrat").unwrap();
    let raised = EditAccountRequest { profile: Profile::Contributor, ..yann.into() };
    sophie.edit_account(yann.id, &raised, yann.version).await.unwrap();
    let above = EditAccountRequest { profile: Profile::FunctionalAdmin, ..yann.into() };
    let refused = sophie.edit_account(yann.id, &above, yann.version + 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "she lends on nothing that was lent");
    let elsewhere = EditAccountRequest { organisation_id: Some(cnav), ..raised };
    let refused = sophie.edit_account(yann.id, &elsewhere, yann.version + 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "nor moves anybody out of reach");
    let julie = id_of(&app.client_of(Demo::Julie).await).await;
    assert_eq!(refusal(sophie.read_account(julie).await), ProblemCode::Forbidden);
    let new = CreateAccountRequest {
        name: "Une Personne".to_owned(),
        email: "une.personne@cnav.example".to_owned(),
        password: Some("une phrase assez longue".to_owned()),
        profile: Profile::Reader,
        organisation_id: Some(cnav),
        marks: Marks::default(),
    };
    assert_eq!(refusal(sophie.create_account(&new, &key()).await), ProblemCode::Forbidden);
    let at_home = CreateAccountRequest { organisation_id: Some(bretagne), ..new };
    sophie.create_account(&at_home, &key()).await.unwrap();
    // Experiments of her body are hers to steer; those of another are not.
    let ours = begin(&sophie, bretagne).await.unwrap();
    assert!(!ours.allowed.is_empty());
    let dsi = body(&nadia, "cnav-dsi").await;
    assert_eq!(refusal(begin(&sophie, dsi).await), ProblemCode::Forbidden);
    let theirs = begin(&app.client_of(Demo::Julie).await, dsi).await.unwrap();
    assert!(sophie.read_poc(theirs.summary.id).await.unwrap().allowed.is_empty());
    let pass_on = lend(yann.id, Profile::Contributor);
    let refused = sophie.give_delegation(&pass_on, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn it_ends_with_the_right_of_its_giver(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let wish = lend(id_of(&sophie).await, Profile::FunctionalAdmin);
    let given = paul.give_delegation(&wish, &key()).await.unwrap();
    assert!(sophie.read_me().await.unwrap().may(Permission::DecideIdea));
    let account = nadia.read_account(id_of(&paul).await).await.unwrap();
    let demoted = EditAccountRequest { profile: Profile::Reader, ..(&account).into() };
    nadia.edit_account(account.id, &demoted, account.version).await.unwrap();
    assert!(!sophie.read_me().await.unwrap().may(Permission::DecideIdea));
    let told = nadia.read_delegation(given.id).await.unwrap();
    assert_eq!(told.status, DelegationStatus::Lapsed, "and it says so");
    let hers = sophie.read_own_rights().await.unwrap().delegations;
    assert_eq!(hers[0].status, DelegationStatus::Lapsed, "to whoever it was lent too");
}

async fn faulty_wishes_are_told_field_by_field(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let wrong = GiveDelegationRequest {
        starts_on: Some(today(&app)),
        ends_on: Some(today(&app) - TimeDelta::days(1)),
        ..lend(sophie, Profile::SuperAdmin)
    };
    let fields = faulty_fields(nadia.give_delegation(&wrong, &key()).await);
    assert_eq!(fields, ["/profile unknown_value", "/ends_on before_start"]);
    let nobody = GiveDelegationRequest {
        organisation_id: Some(body(&nadia, "cnav-dsi").await),
        ..lend(UserId(uuid::Uuid::from_u128(9)), Profile::Contributor)
    };
    let fields = faulty_fields(nadia.give_delegation(&nobody, &key()).await);
    assert_eq!(fields, ["/account_id unknown_value", "/organisation_id unknown_value"]);
    let own = lend(id_of(&nadia).await, Profile::Contributor);
    let refused = nadia.give_delegation(&own, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::RightsRule);
    let current = DelegationQuery { current: true, ..DelegationQuery::default() };
    assert_eq!(nadia.list_delegations(&current).await.unwrap().items.len(), 0);
}

async fn a_contributor_writes_in_what_the_dinno_declared_as_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, karim) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Karim).await);
    let julie = app.client_of(Demo::Julie).await;
    let poc = begin(&julie, body(&julie, "cnav-dsi").await).await.unwrap();
    let id = poc.summary.id;
    assert!(karim.read_poc(id).await.unwrap().allowed.is_empty());
    let declared = DeclareOwnerRequest {
        brick: Brick::Pocs,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Organisation,
        owner_id: body(&julie, "cnav").await.0,
    };
    let once = key();
    let owned = nadia.declare_owner(&declared, &once).await.unwrap();
    assert_eq!(owned.owner_name, "CNAV");
    assert_eq!(nadia.declare_owner(&declared, &once).await.unwrap().id, owned.id);
    let again = nadia.declare_owner(&declared, &key()).await;
    assert_eq!(refusal(again), ProblemCode::OwnerDeclared);
    assert!(!karim.read_poc(id).await.unwrap().allowed.is_empty());
    // Ownership adds nothing to a profile that may not write at all.
    let marc = app.client_of(Demo::Marc).await;
    assert!(marc.read_poc(id).await.unwrap().allowed.is_empty());
    nadia.remove_owner(owned.id).await.unwrap();
    assert!(karim.read_poc(id).await.unwrap().allowed.is_empty());
    assert_eq!(refusal(nadia.remove_owner(owned.id).await), ProblemCode::NotFound);
    let steer = karim.read_me().await.unwrap();
    let reach = steer.permissions.iter().find(|one| one.permission == Permission::SteerPoc);
    assert_eq!(reach.unwrap().reach, Reach::OwnOnly);
}

fn of_body(title: &str, organisation: Option<OrganisationId>) -> ChallengeRequest {
    ChallengeRequest {
        content: ChallengeContentRequest { organisation_id: organisation, ..call(title) },
    }
}

/// Sophie, to whom the challenges and the ideas of her body are lent.
async fn breton_delegate(app: &TestApp) -> (ApiClient, OrganisationId) {
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let bretagne = body(&nadia, "carsat-bretagne").await;
    let wish = GiveDelegationRequest {
        organisation_id: Some(bretagne),
        bricks: vec![Brick::Challenges, Brick::Ideas],
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
    (sophie, bretagne)
}

async fn a_delegate_runs_the_challenges_of_their_body_and_no_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, bretagne) = breton_delegate(&app).await;
    let cnav = body(&sophie, "cnav").await;
    let me = sophie.read_me().await.unwrap();
    let here = Extent::Bodies(BTreeSet::from([bretagne]));
    assert_eq!(me.extent(Permission::EditChallenge), here, "the portal offers that body alone");
    for elsewhere in [None, Some(cnav)] {
        let refused = sophie.create_challenge(&of_body("Ailleurs", elsewhere), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    let mut ours = of_body("Accueil breton", Some(bretagne));
    ours.content.closes_at = Some(app.app.now() + TimeDelta::days(10));
    let draft = sophie.create_challenge(&ours, &key()).await.unwrap();
    let id = draft.summary.id;
    let moved = of_body("Accueil breton", None);
    let refused = sophie.edit_challenge(id, &moved, draft.version).await;
    assert_eq!(faulty_fields(refused), ["/content/organisation_id not_allowed"]);
    let open = sophie.publish_challenge(id, draft.version).await.unwrap();
    // The idea of a colleague, one that is masked, one that comes from elsewhere: all answer a challenge of the body.
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let hidden = DepositIdeaRequest { anonymous: true, ..answering(&open, "Masquée") };
    let mut answers = Vec::new();
    for (client, request) in [
        (&yann, answering(&open, "D’un collègue")),
        (&yann, hidden),
        (&julie, answering(&open, "D’ailleurs")),
    ] {
        answers.push(client.deposit_idea(&request, &key()).await.unwrap());
    }
    let stopped = sophie.stop_deposits(id, open.version).await.unwrap();
    let no = decision(IdeaVerdict::NotSelected, "Pas cette année.");
    for idea in &answers {
        let seen = sophie.read_idea(idea.summary.id).await.unwrap();
        assert!(seen.allowed.contains(&IdeaAct::Decide));
        sophie.decide_idea(idea.summary.id, &no, idea.version).await.unwrap();
    }
    let results = CloseChallengeRequest { results: "Merci.".to_owned() };
    sophie.close_challenge(id, &results, stopped.version).await.unwrap();
    let national = running(&app, call("National")).await;
    assert!(sophie.read_challenge(national.summary.id).await.unwrap().allowed.is_empty());
    let refused = sophie.stop_deposits(national.summary.id, national.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn a_delegate_answers_the_ideas_of_their_body_and_never_more(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, bretagne) = breton_delegate(&app).await;
    let (nadia, yann) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Yann).await);
    let julie = app.client_of(Demo::Julie).await;
    let ours = ChallengeContentRequest { organisation_id: Some(bretagne), ..call("Breton") };
    let (ours, national) = (running(&app, ours).await, running(&app, call("National")).await);
    let hidden = DepositIdeaRequest { anonymous: true, ..answering(&ours, "Masquée") };
    let hidden = julie.deposit_idea(&hidden, &key()).await.unwrap();
    let home = deposit(&yann, "Spontanée, de la maison").await;
    let named = yann.deposit_idea(&answering(&national, "Nationale"), &key()).await.unwrap();
    let masked_home = yann.deposit_idea(&masked("Spontanée et masquée"), &key()).await.unwrap();
    let other = julie.deposit_idea(&answering(&national, "De la CNAV"), &key()).await.unwrap();
    let queue = sophie.read_decision_queue(&QueueQuery::default()).await.unwrap().items;
    let mut queued: Vec<_> = queue.iter().map(|one| one.idea.id).collect();
    let mut expected = vec![hidden.summary.id, home.summary.id, named.summary.id];
    queued.sort_unstable();
    expected.sort_unstable();
    assert_eq!(queued, expected, "the answers of its challenges and its named ideas, never more");
    let no = decision(IdeaVerdict::NotSelected, "Pas cette année.");
    for idea in [&masked_home, &other] {
        let id = idea.summary.id;
        let seen = sophie.read_idea(id).await.unwrap().allowed;
        assert!(!seen.contains(&IdeaAct::Decide) && !seen.contains(&IdeaAct::Review));
        assert_eq!(refusal(sophie.read_review(id).await), ProblemCode::NotFound);
        let refused = sophie.prepare_decision(id, &no, 0).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
        let refused = sophie.decide_idea(id, &no, idea.version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    for idea in [&home, &named, &hidden] {
        sophie.read_review(idea.summary.id).await.unwrap();
        sophie.decide_idea(idea.summary.id, &no, idea.version).await.unwrap();
    }
    nadia.decide_idea(other.summary.id, &no, other.version).await.unwrap();
    let again = ProposeRevivalRequest { why: "Encore.".to_owned(), challenge_id: None };
    julie.propose_revival(other.summary.id, &again, &key()).await.unwrap();
    yann.propose_revival(home.summary.id, &again, &key()).await.unwrap();
    let waiting = sophie.list_waiting_revivals().await.unwrap().items;
    let about: Vec<_> = waiting.iter().map(|one| one.idea.as_ref().unwrap().id).collect();
    assert_eq!(about, [home.summary.id]);
    assert_eq!(nadia.list_waiting_revivals().await.unwrap().items.len(), 2);
}

on_both_databases!(
    a_delegate_runs_the_challenges_of_their_body_and_no_other,
    a_delegate_answers_the_ideas_of_their_body_and_never_more,
    what_is_lent_counts_at_once_and_ends_at_once,
    it_begins_and_ends_on_its_days,
    it_reaches_no_other_body_and_is_not_passed_on,
    it_ends_with_the_right_of_its_giver,
    faulty_wishes_are_told_field_by_field,
    a_contributor_writes_in_what_the_dinno_declared_as_theirs,
);
