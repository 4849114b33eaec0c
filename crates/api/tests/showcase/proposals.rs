//! What people from outside propose (R032), and those of them who sign in (R340).

use api_client::ApiClient;
use api_types::account::CreateAccountRequest;
use api_types::people::AddOrganisationRequest;
use api_types::problem::ProblemCode;
use api_types::session::SignInRequest;
use api_types::showcase::proposal::{
    ProposalQuery, ProposalView, ProposeRequest, SettleProposalRequest,
};
use chrono::{NaiveTime, TimeDelta};
use domain::IdeaId;
use domain::access::Profile;
use domain::idea::IdeaOrigin;
use domain::people::Marks;
use domain::showcase::proposal::{DAILY_FROM_ONE, ProposalKind, ProposalStatus};
use persistence::showcase::proposals;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::set;
use crate::ideas::{deposit, masked, spontaneous};

pub(crate) fn asked(subject: &str) -> ProposeRequest {
    ProposeRequest {
        kind: ProposalKind::Idea,
        name: "Léa Petit".to_owned(),
        organisation: Some("Mairie de Redon".to_owned()),
        email: "lea.petit@ville.example".to_owned(),
        subject: subject.to_owned(),
        body: "Le samedi, au marché.".to_owned(),
        consent: true,
        website: String::new(),
    }
}

async fn queue(client: &ApiClient, status: Option<ProposalStatus>) -> Vec<ProposalView> {
    let query = ProposalQuery { status, ..ProposalQuery::default() };
    client.list_showcase_proposals(&query).await.unwrap().items
}

const fn settled(status: ProposalStatus) -> SettleProposalRequest {
    SettleProposalRequest { status, reason: None, idea_id: None }
}

async fn strangers_propose_while_it_is_open_with_their_consent(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    let one = asked("Un guichet mobile");
    assert_eq!(refusal(stranger.propose_from_outside(&one).await), ProblemCode::NotFound);
    set(&paul, true).await;
    let silent = ProposeRequest { consent: false, ..one.clone() };
    let refused = faulty_fields(stranger.propose_from_outside(&silent).await);
    assert_eq!(refused, ["/consent required"]);
    let faulty = ProposeRequest {
        name: " ".to_owned(),
        email: "lea".to_owned(),
        subject: String::new(),
        body: "mot ".repeat(2_000),
        ..one.clone()
    };
    let refused = faulty_fields(stranger.propose_from_outside(&faulty).await);
    assert_eq!(refused.len(), 4, "{refused:?}");
    // What a machine fills in is answered in the same way, and is not kept.
    let machine = ProposeRequest { website: "https://spam.example".to_owned(), ..one.clone() };
    stranger.propose_from_outside(&machine).await.unwrap();
    assert!(queue(&paul, None).await.is_empty());
    stranger.propose_from_outside(&one).await.unwrap();
    let kept = queue(&paul, Some(ProposalStatus::Received)).await;
    assert_eq!(kept.len(), 1);
    let ProposalView { name, organisation, email, subject, body, .. } = kept[0].clone();
    let who = (name, organisation, email);
    assert_eq!(who, (one.name, one.organisation, one.email));
    assert_eq!((subject, body), (one.subject, one.body));
}

async fn one_address_proposes_so_much_in_a_day_and_no_more(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    set(&paul, true).await;
    for _ in 0..DAILY_FROM_ONE {
        stranger.propose_from_outside(&asked("Encore une")).await.unwrap();
    }
    let refused = stranger.propose_from_outside(&asked("Une de trop")).await;
    assert_eq!(refusal(refused), ProblemCode::TooManyRequests);
    assert_eq!(queue(&paul, None).await.len(), usize::try_from(DAILY_FROM_ONE).unwrap());
    app.advance(TimeDelta::days(1));
    stranger.propose_from_outside(&asked("Le lendemain")).await.unwrap();
}

async fn who_answers_questions_handles_them_and_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    set(&paul, true).await;
    stranger.propose_from_outside(&asked("Un guichet mobile")).await.unwrap();
    let ProposalView { id, version, .. } = queue(&paul, None).await.remove(0);
    for who in [Demo::Sophie, Demo::Julie] {
        let other = app.client_of(who).await;
        let listed = other.list_showcase_proposals(&ProposalQuery::default()).await;
        assert_eq!(refusal(listed), ProblemCode::Forbidden);
        assert_eq!(refusal(other.read_showcase_proposal(id).await), ProblemCode::Forbidden);
        let body = settled(ProposalStatus::Answered);
        let handled = other.settle_showcase_proposal(id, &body, version).await;
        assert_eq!(refusal(handled), ProblemCode::Forbidden);
        assert_eq!(refusal(other.erase_showcase_proposal(id).await), ProblemCode::Forbidden);
        assert_eq!(other.read_home().await.unwrap().proposals, 0);
        assert_eq!(other.list_notifications().await.unwrap().proposals, 0);
    }
    assert_eq!(paul.read_home().await.unwrap().proposals, 1, "whoever answers learns of it");
    let told = paul.list_notifications().await.unwrap();
    assert_eq!((told.proposals, told.items.len()), (1, 0), "counted, and not in the journal");
    let settle = async |body: SettleProposalRequest, version: i32| {
        paul.settle_showcase_proposal(id, &body, version).await
    };
    let answered = settle(settled(ProposalStatus::Answered), version).await.unwrap();
    assert_eq!(answered.status, ProposalStatus::Answered);
    assert_eq!(paul.read_home().await.unwrap().proposals, 0);
    assert_eq!(paul.list_notifications().await.unwrap().proposals, 0);
    let late = settle(settled(ProposalStatus::Answered), version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let version = answered.version;
    let mute = settle(settled(ProposalStatus::SetAside), version).await;
    assert_eq!(faulty_fields(mute), ["/reason required"]);
    let alone = settle(settled(ProposalStatus::Turned), version).await;
    assert_eq!(faulty_fields(alone), ["/idea_id required"]);
    let unknown = settle(SettleProposalRequest::turned(IdeaId::default()), version).await;
    assert_eq!(faulty_fields(unknown), ["/idea_id unknown_value"]);
    let reason = Some("Nous le faisons déjà.".to_owned());
    let aside =
        SettleProposalRequest { reason: reason.clone(), ..settled(ProposalStatus::SetAside) };
    let aside = settle(aside, version).await.unwrap();
    assert_eq!((aside.status, aside.reason), (ProposalStatus::SetAside, reason));
    paul.erase_showcase_proposal(id).await.unwrap();
    assert!(queue(&paul, None).await.is_empty());
    assert_eq!(refusal(paul.read_showcase_proposal(id).await), ProblemCode::NotFound);
}

async fn one_becomes_an_idea_from_outside_that_names_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    set(&paul, true).await;
    app.stranger().propose_from_outside(&asked("Un guichet mobile")).await.unwrap();
    let proposal = queue(&paul, None).await.remove(0);
    let mut body = spontaneous(&proposal.subject);
    body.content.origin = IdeaOrigin::External;
    let idea = paul.deposit_idea(&body, &key()).await.unwrap().summary.id;
    let turned = SettleProposalRequest::turned(idea);
    let turned = paul.settle_showcase_proposal(proposal.id, &turned, proposal.version).await;
    let turned = turned.unwrap();
    assert_eq!((turned.status, turned.idea_id), (ProposalStatus::Turned, Some(idea)));
    // An idea it stays.
    let back = settled(ProposalStatus::Answered);
    let back = paul.settle_showcase_proposal(proposal.id, &back, turned.version).await;
    assert_eq!(faulty_fields(back), ["/status unknown_value"]);
    let read = sophie.read_idea(idea).await.unwrap();
    assert_eq!(read.origin, IdeaOrigin::External);
    let said = serde_json::to_string(&read).unwrap();
    assert!(!said.contains("Petit") && !said.contains("ville.example"), "{said}");
}

async fn one_that_becomes_a_masked_idea_does_not_say_when_its_author_was_there(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    set(&paul, true).await;
    app.stranger().propose_from_outside(&asked("Un guichet mobile")).await.unwrap();
    let proposal = queue(&paul, None).await.remove(0);
    let idea = paul.deposit_idea(&masked(&proposal.subject), &key()).await.unwrap().summary.id;
    let turned = SettleProposalRequest::turned(idea);
    paul.settle_showcase_proposal(proposal.id, &turned, proposal.version).await.unwrap();
    let reader = app.app.store.reader();
    let kept = proposals::find(&reader, proposal.id).await.unwrap();
    assert_eq!(kept.unwrap().value.moved_at.time(), NaiveTime::MIN);
}

async fn all_is_erased_a_year_after_the_last_thing_that_happened(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    set(&paul, true).await;
    stranger.propose_from_outside(&asked("Un guichet mobile")).await.unwrap();
    app.advance(TimeDelta::days(364));
    stranger.propose_from_outside(&asked("Un bus des droits")).await.unwrap();
    let forget = async || app::showcase::proposals::forget(&app.app).await.unwrap();
    assert_eq!(forget().await, 0);
    app.advance(TimeDelta::days(2));
    assert_eq!(forget().await, 1);
    assert_eq!(forget().await, 0);
    // The session of a year ago ended: what is kept is looked at where it is.
    let kept = proposals::list(&app.app.store.reader(), None, (20, None)).await.unwrap();
    let kept = kept.unwrap().rows;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].value.content.subject.as_str(), "Un bus des droits");
}

async fn somebody_from_outside_signs_in_and_proposes_as_of_their_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let bodies = nadia.list_organisations().await.unwrap().items;
    let branch = bodies.iter().find(|body| body.parent_id.is_none()).unwrap().id;
    let body =
        AddOrganisationRequest { parent_id: branch, name: "Partenaires extérieurs".to_owned() };
    let body = nadia.add_organisation(&body, &key()).await.unwrap();
    let account = CreateAccountRequest {
        name: "Léa Petit".to_owned(),
        email: "lea.petit@ville.example".to_owned(),
        password: Some("une phrase assez longue".to_owned()),
        profile: Profile::Reader,
        organisation_id: Some(body.id),
        marks: Marks::default(),
    };
    nadia.create_account(&account, &key()).await.unwrap();
    let password = account.password.unwrap();
    let entering = SignInRequest { email: account.email, password };
    let token = app.stranger().sign_in(&entering).await.unwrap().access_token;
    let lea = app.stranger().with_bearer(token);
    let me = lea.read_me().await.unwrap();
    assert_eq!(me.person.organisation.unwrap().name, "Partenaires extérieurs");
    let idea = deposit(&lea, "Un guichet au marché").await.summary.id;
    let sophie = app.client_of(Demo::Sophie).await;
    let seen = sophie.read_idea(idea).await.unwrap().summary;
    assert_eq!(seen.organisation.unwrap().name, "Partenaires extérieurs");
    assert_eq!(refusal(lea.read_showcase_settings().await), ProblemCode::Forbidden);
}

on_both_databases!(
    strangers_propose_while_it_is_open_with_their_consent,
    one_address_proposes_so_much_in_a_day_and_no_more,
    who_answers_questions_handles_them_and_nobody_else,
    one_becomes_an_idea_from_outside_that_names_nobody,
    one_that_becomes_a_masked_idea_does_not_say_when_its_author_was_there,
    all_is_erased_a_year_after_the_last_thing_that_happened,
    somebody_from_outside_signs_in_and_proposes_as_of_their_body,
);
