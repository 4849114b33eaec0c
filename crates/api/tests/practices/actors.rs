//! The actors of an innovation, derived from its chain (R230, R231, R250): never a masked author, nor a team that one
//! may not know.

use api_client::ApiClient;
use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::idea::IdeaView;
use api_types::poc::{
    CreatePocRequest, MemberRequest, PocRulesRequest, PocView, RestrictPocRequest,
};
use api_types::practice::{DeclareReuseRequest, PracticeView, ReuseContentRequest};
use domain::PracticeId;
use domain::idea::IdeaVerdict;
use domain::poc::{GateVerdict, MemberRole, PocAudience, Visibility};
use domain::practice::{PracticeDeed, ReuseResult};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::publish;
use crate::ideas::{decision, masked};
use crate::pocs::{card, complete, launch, me, selected_idea};

/// A practice of Julie's from that idea, with somebody whom the team names in words.
async fn from_idea(app: &TestApp, idea: &IdeaView) -> (PocView, PracticeView) {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let member = |user_id, name: Option<&str>, role| {
        let name = name.map(str::to_owned);
        MemberRequest { user_id, name, role }
    };
    let members = vec![
        member(Some(me(&julie).await), None, MemberRole::Lead),
        member(None, Some("Un stagiaire"), MemberRole::Member),
    ];
    let card = card(&julie, "Aller vers les assurés").await;
    let body = CreatePocRequest { idea_id: Some(idea.summary.id), members, ..card };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    let practice = publish(&julie, &poc).await;
    (poc, practice)
}

async fn take_up(app: &TestApp, id: PracticeId) {
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    let body = DeclareReuseRequest { organisation_id: None, content };
    app.client_of(Demo::Claire).await.declare_reuse(id, &body, &key()).await.unwrap();
}

async fn told(client: &ApiClient, id: PracticeId) -> Vec<(String, Vec<PracticeDeed>)> {
    let actors = client.read_practice(id).await.unwrap().actors;
    let told = actors.into_iter().map(|actor| {
        let name = actor.person.map(|person| person.name).or(actor.name);
        (name.unwrap(), actor.deeds)
    });
    told.collect()
}

async fn each_actor_is_named_with_what_they_did(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let idea = selected_idea(&yann, &paul, "Aller vers les assurés").await;
    let (poc, practice) = from_idea(&app, &idea).await;
    let id = practice.summary.id;
    take_up(&app, id).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let named = |name: &str, deed| (name.to_owned(), vec![deed]);
    let all = [
        named("Yann Kerbrat", PracticeDeed::HadIdea),
        named("Julie Morel", PracticeDeed::Led),
        named("Un stagiaire", PracticeDeed::TookPart),
        named("Claire Le Goff", PracticeDeed::TookUp),
    ];
    assert_eq!(told(&sophie, id).await, all);
    let carded = sophie.read_practice(id).await.unwrap().actors;
    assert!(carded.iter().all(|actor| !actor.has_card), "nobody agreed to be found");
    let julie = app.client_of(Demo::Julie).await;
    let content = CardContentRequest { visible: true, ..CardContentRequest::default() };
    julie.keep_card(me(&julie).await, &KeepCardRequest { content }, 0).await.unwrap();
    let carded = sophie.read_practice(id).await.unwrap().actors;
    let carded: Vec<_> = carded.into_iter().filter(|actor| actor.has_card).collect();
    assert_eq!(carded.len(), 1);
    assert_eq!(carded[0].person.as_ref().unwrap().id, me(&julie).await);
    // Who may not know of the experiment learns nobody from it.
    let restrict = RestrictPocRequest { visibility: Visibility::TopManagement };
    let now = paul.read_poc(poc.summary.id).await.unwrap().version;
    paul.restrict_poc(poc.summary.id, &restrict, now).await.unwrap();
    let seen = told(&sophie, id).await;
    assert_eq!(seen, [all[0].clone(), all[3].clone()]);
    assert_eq!(told(&julie, id).await, all, "the team sees itself");
}

async fn a_masked_author_is_no_actor_to_anybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let idea = yann.deposit_idea(&masked("Aller vers les assurés"), &key()).await.unwrap();
    let selected = decision(IdeaVerdict::Selected, "Répond à un besoin fort.");
    let idea = paul.decide_idea(idea.summary.id, &selected, idea.version).await.unwrap();
    let (_, practice) = from_idea(&app, &idea).await;
    let id = practice.summary.id;
    for who in [Demo::Sophie, Demo::Yann, Demo::Nadia] {
        let names: Vec<_> = told(&app.client_of(who).await, id).await;
        let names: Vec<_> = names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Julie Morel", "Un stagiaire"], "{who:?}");
    }
}

async fn where_records_are_closed_a_team_is_named_as_far_as_its_sheet_names_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let idea = selected_idea(&yann, &paul, "Aller vers les assurés").await;
    let (_, practice) = from_idea(&app, &idea).await;
    let id = practice.summary.id;
    let rules = nadia.read_poc_rules().await.unwrap();
    let audience = PocAudience::TopManagement;
    let closed = PocRulesRequest { audience, open_sheets: true, four_eyes: false };
    nadia.set_poc_rules(&closed, rules.version).await.unwrap();
    let names = async |who| {
        let told = told(&app.client_of(who).await, id).await;
        told.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names(Demo::Sophie).await, ["Yann Kerbrat", "Julie Morel"]);
    // The team, COMEX and the Dinno read the record.
    for who in [Demo::Julie, Demo::Marc, Demo::Paul] {
        let all = ["Yann Kerbrat", "Julie Morel", "Un stagiaire"];
        assert_eq!(names(who).await, all, "{who:?}");
    }
}

on_both_databases!(
    each_actor_is_named_with_what_they_did,
    where_records_are_closed_a_team_is_named_as_far_as_its_sheet_names_it,
    a_masked_author_is_no_actor_to_anybody,
);
