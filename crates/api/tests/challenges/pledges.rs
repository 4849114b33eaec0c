//! What people offer to the ideas that answer an investment call (R094).

use api_client::ApiClient;
use api_types::challenge::{ChallengeContentRequest, ChallengeView};
use api_types::idea::{
    DepositIdeaRequest, IdeaPledges, IdeaView, InviteCoAuthorRequest, PledgeRequest,
    RestrictIdeaRequest,
};
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::IdeaId;
use domain::challenge::{ChallengeFormat, MeansKind};
use domain::expression::Target;
use domain::idea::{IdeaAct, PledgeChange};
use domain::journal::Fact;
use domain::personal::PersonalKind;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, id_of, running};
use crate::ideas::{deposit, masked};

fn offer(kind: MeansKind, amount: Option<u32>, what: &str) -> PledgeRequest {
    PledgeRequest { kind, amount, what: what.to_owned() }
}

fn days(amount: u32) -> PledgeRequest {
    offer(MeansKind::Time, Some(amount), "Un développeur, jusqu’en juin.")
}

fn euros(amount: u32) -> PledgeRequest {
    offer(MeansKind::Money, Some(amount), "Sur le budget de l’année.")
}

async fn investment_call(app: &TestApp) -> ChallengeView {
    let format = ChallengeFormat::InvestmentCall;
    running(app, ChallengeContentRequest { format, ..call("Investir ensemble") }).await
}

async fn answered(client: &ApiClient, challenge: &ChallengeView, title: &str) -> IdeaView {
    client.deposit_idea(&answering(challenge, title), &key()).await.unwrap()
}

/// Offers something for the first time.
async fn offered(client: &ApiClient, id: IdeaId, what: &PledgeRequest) -> IdeaPledges {
    client.pledge_to_idea(id, what, 0).await.unwrap()
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn offers_are_made_changed_taken_back_and_counted(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let julie = app.client_of(Demo::Julie).await;
    let open = investment_call(&app).await;
    let (first, second) =
        (answered(&sophie, &open, "Une page").await, answered(&julie, &open, "Deux pages").await);
    let id = first.summary.id;
    let seen = yann.read_idea(id).await.unwrap();
    assert!(seen.answers_call && seen.allowed.contains(&IdeaAct::Pledge));
    assert!(first.answers_call && !first.allowed.contains(&IdeaAct::Pledge));
    let none = yann.read_idea_pledges(id).await.unwrap();
    assert_eq!((none.items.len(), none.total.pledges, none.version), (0, 0, 0));

    let made = offered(&yann, id, &days(12)).await;
    assert_eq!((made.version, made.total.days, made.total.bodies), (1, 12, 1));
    let again = yann.pledge_to_idea(id, &days(12), 0).await.unwrap();
    assert_eq!(again, made, "a request that is sent twice offers once");
    assert_eq!(refusal(yann.pledge_to_idea(id, &days(15), 0).await), ProblemCode::EditConflict);
    let more = yann.pledge_to_idea(id, &euros(5_000), made.version).await.unwrap();
    assert_eq!((more.total.days, more.total.euros, more.items.len()), (0, 5_000, 1));
    offered(&julie, id, &days(3)).await;
    offered(&yann, second.summary.id, &euros(700)).await;
    let told = sophie.read_idea_pledges(id).await.unwrap();
    let [his, hers] = told.items.as_slice() else { panic!("{told:?}") };
    assert_eq!((his.person.name.as_str(), his.amount), ("Yann Kerbrat", Some(5_000)));
    assert_eq!((his.kind, his.what.as_str()), (MeansKind::Money, "Sur le budget de l’année."));
    assert!(his.organisation.is_some() && his.organisation != hers.organisation);
    assert!(!his.is_mine && told.version == 0, "the version is that of the reader's own");
    let total = sophie.read_challenge_pledges(open.summary.id).await.unwrap();
    assert_eq!((total.pledges, total.ideas, total.bodies), (3, 2, 2));
    assert_eq!((total.euros, total.days), (5_700, 3));

    let late = yann.take_pledge_back(id, made.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let back = yann.take_pledge_back(id, more.version).await.unwrap();
    assert_eq!((back.items.len(), back.total.euros, back.version), (1, 0, 3));
    let twice = yann.take_pledge_back(id, back.version).await;
    assert_eq!(refusal(twice), ProblemCode::NotFound);
    let anew = yann.pledge_to_idea(id, &days(1), back.version).await.unwrap();
    assert_eq!((anew.version, anew.total.days), (4, 4));
    let data = yann.read_own_data().await.unwrap();
    let kept = data.items.iter().filter(|one| one.kind == PersonalKind::Pledge);
    assert!(kept.clone().any(|one| one.id == id.0) && kept.count() == 2, "his to take away");
    let history = sophie.read_idea_history(id).await.unwrap().items;
    let told: Vec<PledgeChange> = history
        .iter()
        .filter_map(|entry| {
            let Fact::IdeaPledged { pledge, .. } = entry.fact else { return None };
            Some(pledge)
        })
        .collect();
    let (given, changed) = (PledgeChange::Given, PledgeChange::Changed);
    let expected = [given, PledgeChange::Withdrawn, given, changed, given];
    assert_eq!(told, expected, "the newest first");
}

async fn nobody_invests_in_their_own_idea_and_authors_and_followers_are_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let open = investment_call(&app).await;
    let named = answered(&sophie, &open, "Signée").await;
    let hidden = DepositIdeaRequest { challenge_id: Some(open.summary.id), ..masked("Masquée") };
    let hidden = sophie.deposit_idea(&hidden, &key()).await.unwrap();
    for idea in [&named, &hidden] {
        let own = sophie.pledge_to_idea(idea.summary.id, &days(1), 0).await;
        assert_eq!(refusal(own), ProblemCode::OwnIdea);
        julie.follow(Target::Idea(idea.summary.id)).await.unwrap();
        offered(&yann, idea.summary.id, &days(2)).await;
    }
    tell_everybody(&app).await;
    let pledges = async |who: &ApiClient| -> Vec<NotificationReason> {
        let told = who.list_notifications().await.unwrap().items;
        let pledges = told.iter().filter(|one| matches!(one.fact, Fact::IdeaPledged { .. }));
        pledges.map(|one| one.reason).collect()
    };
    assert_eq!(pledges(&sophie).await, [NotificationReason::Author; 2], "masked or not");
    assert_eq!(pledges(&julie).await, [NotificationReason::Follower; 2]);
    assert!(pledges(&yann).await.is_empty(), "not of what one did oneself");

    // Whoever signs it since offers it nothing any more.
    offered(&karim, named.summary.id, &euros(9)).await;
    let invite = InviteCoAuthorRequest { person_id: id_of(&karim).await };
    sophie.invite_co_author(named.summary.id, &invite, named.version).await.unwrap();
    karim.accept_co_authorship(named.summary.id).await.unwrap();
    let left = karim.read_idea_pledges(named.summary.id).await.unwrap();
    assert_eq!((left.items.len(), left.total.euros), (1, 0));
    let own = karim.pledge_to_idea(named.summary.id, &euros(9), left.version).await;
    assert_eq!(refusal(own), ProblemCode::OwnIdea);
}

async fn things_are_offered_while_the_call_is_open_and_stay_as_they_were(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let spontaneous = deposit(&sophie, "Spontanée").await;
    assert!(!spontaneous.answers_call);
    let other = running(&app, call("Un défi")).await;
    let other = answered(&sophie, &other, "Une réponse").await;
    for idea in [&spontaneous, &other] {
        let refused = yann.pledge_to_idea(idea.summary.id, &days(1), 0).await;
        assert_eq!(refusal(refused), ProblemCode::NotACall);
    }
    let open = investment_call(&app).await;
    let id = answered(&sophie, &open, "Une page").await.summary.id;
    let silent = offer(MeansKind::Money, None, " ");
    let faults = faulty_fields(yann.pledge_to_idea(id, &silent, 0).await);
    assert_eq!(faults, ["/amount required", "/what required"]);
    let counted = offer(MeansKind::TestSite, Some(1), "Notre accueil.");
    let faults = faulty_fields(yann.pledge_to_idea(id, &counted, 0).await);
    assert_eq!(faults, ["/amount not_allowed"]);
    let made = offered(&yann, id, &days(5)).await;
    let gone = answered(&sophie, &open, "Retirée").await;
    offered(&yann, gone.summary.id, &days(90)).await;
    sophie.withdraw_idea(gone.summary.id, gone.version).await.unwrap();
    let refused = yann.pledge_to_idea(gone.summary.id, &days(91), 1).await;
    assert_eq!(refusal(refused), ProblemCode::IdeaDecided);
    let total = yann.read_challenge_pledges(open.summary.id).await.unwrap();
    assert_eq!((total.pledges, total.days), (1, 5), "what was withdrawn is invested in no more");

    app.advance(TimeDelta::days(11));
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let over = yann.read_idea(id).await.unwrap();
    assert!(over.answers_call && !over.allowed.contains(&IdeaAct::Pledge));
    let late = yann.pledge_to_idea(id, &days(50), made.version).await;
    assert_eq!(refusal(late), ProblemCode::ChallengeWrongPhase);
    let late = yann.take_pledge_back(id, made.version).await;
    assert_eq!(refusal(late), ProblemCode::ChallengeWrongPhase);
    assert_eq!(sophie.read_idea_pledges(id).await.unwrap().total.days, 5);
}

async fn what_is_offered_is_read_by_those_who_read_the_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let open = investment_call(&app).await;
    let idea = answered(&sophie, &open, "Sensible").await;
    let (id, version) = (idea.summary.id, idea.version);
    let made = offered(&yann, id, &days(5)).await;
    let kept = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(id, &kept, version).await.unwrap();
    assert_eq!(refusal(yann.read_idea_pledges(id).await), ProblemCode::NotFound);
    let blind = yann.pledge_to_idea(id, &days(6), made.version).await;
    assert_eq!(refusal(blind), ProblemCode::NotFound);
    assert_eq!(refusal(yann.take_pledge_back(id, made.version).await), ProblemCode::NotFound);
    let counted =
        async |who: &ApiClient| who.read_challenge_pledges(open.summary.id).await.unwrap().pledges;
    assert_eq!((counted(&julie).await, counted(&yann).await), (0, 0), "not even as a number");
    assert_eq!((counted(&paul).await, counted(&sophie).await), (1, 1));
    assert_eq!(sophie.read_idea_pledges(id).await.unwrap().items.len(), 1, "its author reads on");
}

on_both_databases!(
    nobody_invests_in_their_own_idea_and_authors_and_followers_are_told,
    offers_are_made_changed_taken_back_and_counted,
    things_are_offered_while_the_call_is_open_and_stay_as_they_were,
    what_is_offered_is_read_by_those_who_read_the_idea,
);
