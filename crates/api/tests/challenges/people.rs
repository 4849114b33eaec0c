//! The right people for a challenge: sought, invited, who answer, and who are told to each other (R093).

use api_client::{ApiClient, ApiError};
use api_types::account::EditAccountRequest;
use api_types::challenge::{
    AnswerInvitationRequest, ChallengeContentRequest, ChallengePeople, ChallengeRequest,
    ChallengeView, CloseChallengeRequest, InviteRequest,
};
use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::idea::InviteCoAuthorRequest;
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use api_types::review::{MarkView, ReviewView, ScorecardRequest};
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, GiveDelegationRequest};
use chrono::TimeDelta;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::challenge::{ChallengePart, InvitationRole, InvitationState};
use domain::journal::Fact;
use domain::people::AccountStatus;
use domain::{ChallengeId, IdeaId};
use futures_util::future::join_all;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, criterion, id_of, running};
use crate::accounts::account_of;
use crate::delegations::lend;
use crate::ideas::spontaneous;
use crate::pocs::organisation;

/// A challenge that Karim runs, about what happens when one calls, with one answer of Sophie's.
async fn of_karim(app: &TestApp) -> (ChallengeView, IdeaId) {
    let mut content = call("Mieux répondre");
    content.owner_id = Some(id_of(&app.client_of(Demo::Karim).await).await);
    content.words = vec!["l’accueil téléphonique".to_owned()];
    content.criteria = vec![criterion("Utile", 1)];
    let challenge = running(app, content).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = sophie.deposit_idea(&answering(&challenge, "Rappeler"), &key()).await.unwrap();
    (challenge, idea.summary.id)
}

async fn knows(client: &ApiClient, what: &str, visible: bool) {
    let id = id_of(client).await;
    let expertise = vec![what.to_owned()];
    let content = CardContentRequest { expertise, visible, ..CardContentRequest::default() };
    client.keep_card(id, &KeepCardRequest { content }, 0).await.unwrap();
}

async fn invite(
    by: &ApiClient,
    id: ChallengeId,
    (who, role): (&ApiClient, InvitationRole),
) -> Result<ChallengePeople, ApiError> {
    let note = Some("Votre expérience nous aiderait.".to_owned());
    let body = InviteRequest { person_id: id_of(who).await, role, note };
    by.invite_to_challenge(id, &body, &key()).await
}

async fn answer(
    who: &ApiClient,
    id: ChallengeId,
    reason: Option<&str>,
) -> Result<ChallengePeople, ApiError> {
    let body =
        AnswerInvitationRequest { accept: reason.is_none(), reason: reason.map(str::to_owned) };
    who.answer_challenge_invitation(id, id_of(who).await, &body).await
}

async fn mark(who: &ApiClient, idea: IdeaId) -> Result<ReviewView, ApiError> {
    let reasoning = Some("Parce que.".to_owned());
    let marks = vec![MarkView { criterion: 0, value: 4, reasoning }];
    who.save_scorecard(idea, &ScorecardRequest { conflict: None, marks, submit: true }, 0).await
}

/// What somebody is told of invitations: why, where each stands, and the word that goes with it.
async fn told(
    app: &TestApp,
    who: &ApiClient,
) -> Vec<(NotificationReason, InvitationState, Option<String>)> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let all = who.list_notifications().await.unwrap().items.into_iter();
    let of_invitations = all.filter_map(|one| {
        let Fact::ChallengeInvitation { invitation, note, .. } = one.fact else { return None };
        Some((one.reason, invitation, note))
    });
    of_invitations.collect()
}

async fn an_expert_is_found_invited_and_marks_once_they_accept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, yann) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Yann).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    knows(&yann, "Accueil téléphonique et physique", true).await;
    knows(&marc, "Accueil téléphonique", false).await;
    knows(&sophie, "Accueil physique", true).await;
    let (challenge, idea) = of_karim(&app).await;
    let id = challenge.summary.id;
    let found = karim.suggest_challenge_people(id).await.unwrap().items;
    let names: Vec<_> = found.iter().map(|card| card.person.name.as_str()).collect();
    assert_eq!(names, ["Yann Kerbrat"], "who knows, and agrees to be found");
    assert_eq!(refusal(yann.suggest_challenge_people(id).await), ProblemCode::Forbidden);
    let asked = invite(&karim, id, (&yann, InvitationRole::Expert)).await.unwrap();
    assert_eq!(asked.invitations[0].state, InvitationState::Pending);
    assert!(karim.suggest_challenge_people(id).await.unwrap().items.is_empty(), "asked already");
    assert_eq!(refusal(mark(&yann, idea).await), ProblemCode::Forbidden, "not before the answer");
    let note = Some("Votre expérience nous aiderait.".to_owned());
    let pending = InvitationState::Pending;
    assert_eq!(told(&app, &yann).await, [(NotificationReason::Invited, pending, note.clone())]);
    let mine = yann.read_challenge_people(id).await.unwrap().mine.unwrap();
    assert_eq!((mine.by.name.as_str(), mine.note), ("Karim Haddad", note));
    assert_eq!(yann.read_home().await.unwrap().invitations[0].id, id);
    let others = sophie.read_challenge_people(id).await.unwrap();
    assert!(others.invitations.is_empty() && others.mine.is_none() && !others.may_invite);
    assert_eq!(others.people.len(), 1, "whoever has not answered is named to nobody else");
    answer(&yann, id, None).await.unwrap();
    mark(&yann, idea).await.unwrap();
    assert_eq!(
        told(&app, &karim).await,
        [(NotificationReason::Keeper, InvitationState::Accepted, None)]
    );
    let together = sophie.read_challenge_people(id).await.unwrap().people;
    let parts: Vec<_> = together.iter().map(|one| (one.parts.as_slice(), one.has_card)).collect();
    let (owner, expert) = ([ChallengePart::Owner], [ChallengePart::Expert]);
    assert_eq!(parts, [(owner.as_slice(), false), (expert.as_slice(), true)]);
    assert_eq!(together[1].expertise, ["Accueil téléphonique et physique"]);
    let body = together[1].person.organisation.as_ref().unwrap();
    assert_eq!(body.name, "Carsat Bretagne");
    assert!(yann.read_home().await.unwrap().invitations.is_empty());
    let history = sophie.read_challenge_history(id).await.unwrap().items;
    let names_somebody = |fact: &Fact| matches!(fact, Fact::ChallengeInvitation { .. });
    assert!(!history.iter().any(|entry| names_somebody(&entry.fact)), "{history:?}");
}

async fn whoever_reads_a_part_of_the_directory_finds_people_of_that_part_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, nadia) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Nadia).await);
    let (julie, yann) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Yann).await);
    knows(&julie, "Accueil téléphonique", true).await;
    knows(&yann, "Accueil téléphonique", true).await;
    let id = of_karim(&app).await.0.summary.id;
    let found = async || {
        let found = karim.suggest_challenge_people(id).await.unwrap().items;
        found.into_iter().map(|card| card.person.name).collect::<Vec<_>>()
    };
    assert_eq!(found().await, ["Julie Morel", "Yann Kerbrat"]);
    assert_eq!(karim.read_referent_counts().await.unwrap().items.len(), 1);
    let closed = CellChangeRequest {
        brick: Brick::Directory,
        item_id: None,
        capability: Capability::Read,
        profile: Profile::Contributor,
        reach: Reach::Nothing,
    };
    let version = nadia.read_matrix().await.unwrap().version;
    let changes = ChangeMatrixRequest { changes: vec![closed] };
    nadia.change_matrix(&changes, version).await.unwrap();
    let refused = karim.suggest_challenge_people(id).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let lent = GiveDelegationRequest {
        organisation_id: Some(organisation(&nadia, "cnav").await),
        ..lend(id_of(&karim).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&lent, &key()).await.unwrap();
    assert_eq!(found().await, ["Julie Morel"]);
    assert!(karim.read_referent_counts().await.unwrap().items.is_empty(), "of another body");
}

async fn whoever_declines_marks_nothing_and_may_still_take_part(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, yann) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Yann).await);
    let (challenge, idea) = of_karim(&app).await;
    let id = challenge.summary.id;
    invite(&karim, id, (&yann, InvitationRole::Expert)).await.unwrap();
    answer(&yann, id, Some("En congé.")).await.unwrap();
    assert_eq!(refusal(mark(&yann, idea).await), ProblemCode::Forbidden);
    assert_eq!(refusal(answer(&yann, id, None).await), ProblemCode::NotInvited, "answered once");
    answer(&yann, id, Some("En congé.")).await.unwrap();
    let why = Some("En congé.".to_owned());
    let declined = InvitationState::Declined;
    assert_eq!(told(&app, &karim).await, [(NotificationReason::Keeper, declined, why.clone())]);
    let seen = karim.read_challenge_people(id).await.unwrap().invitations;
    assert_eq!((seen[0].state, seen[0].reason.clone()), (declined, why));
    invite(&karim, id, (&yann, InvitationRole::Contributor)).await.unwrap();
    let joined = answer(&yann, id, None).await.unwrap();
    assert_eq!(joined.people[1].parts, [ChallengePart::Contributor]);
    assert_eq!(refusal(mark(&yann, idea).await), ProblemCode::Forbidden, "no right comes with it");
    let read = yann.read_challenge(id).await.unwrap();
    assert!(read.experts.is_empty() && read.allowed.is_empty());
}

async fn what_is_taken_back_is_over(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, yann) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    let (challenge, idea) = of_karim(&app).await;
    let id = challenge.summary.id;
    let (yann_id, marc_id) = (id_of(&yann).await, id_of(&marc).await);
    invite(&karim, id, (&yann, InvitationRole::Expert)).await.unwrap();
    karim.withdraw_challenge_invitation(id, yann_id).await.unwrap();
    assert_eq!(refusal(answer(&yann, id, None).await), ProblemCode::NotInvited);
    let twice = karim.withdraw_challenge_invitation(id, yann_id).await;
    assert_eq!(refusal(twice), ProblemCode::NotFound);
    invite(&karim, id, (&marc, InvitationRole::Expert)).await.unwrap();
    answer(&marc, id, None).await.unwrap();
    assert_eq!(karim.read_challenge(id).await.unwrap().experts.len(), 1);
    let without = karim.withdraw_challenge_invitation(id, marc_id).await.unwrap();
    assert_eq!(without.people.len(), 1);
    assert_eq!(refusal(mark(&marc, idea).await), ProblemCode::Forbidden);
    let over = (NotificationReason::Invited, InvitationState::Withdrawn, None);
    assert!(told(&app, &marc).await.contains(&over));
}

async fn nobody_is_asked_twice_nor_answers_for_another(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, yann) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Yann).await);
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let (challenge, idea) = of_karim(&app).await;
    let id = challenge.summary.id;
    let as_expert = (&yann, InvitationRole::Expert);
    assert_eq!(refusal(invite(&sophie, id, as_expert).await), ProblemCode::Forbidden);
    assert_eq!(refusal(invite(&julie, id, as_expert).await), ProblemCode::Forbidden, "not hers");
    invite(&karim, id, as_expert).await.unwrap();
    let twice = invite(&karim, id, (&yann, InvitationRole::Contributor)).await;
    assert_eq!(refusal(twice), ProblemCode::PersonAsked);
    let yes = AnswerInvitationRequest { accept: true, reason: None };
    for person in [id_of(&yann).await, id_of(&sophie).await] {
        let other = sophie.answer_challenge_invitation(id, person, &yes).await;
        assert_eq!(refusal(other), ProblemCode::NotInvited);
    }
    let why = AnswerInvitationRequest { accept: true, reason: Some("Volontiers.".to_owned()) };
    let why = yann.answer_challenge_invitation(id, id_of(&yann).await, &why).await;
    assert_eq!(faulty_fields(why), ["/reason not_allowed"]);
    let stranger =
        InviteRequest { person_id: domain::UserId(id.0), role: InvitationRole::Expert, note: None };
    let stranger = karim.invite_to_challenge(id, &stranger, &key()).await;
    assert_eq!(faulty_fields(stranger), ["/person_id unknown_value"]);
    // Named as the challenge is written: taken as accepted by whoever runs it.
    let mut content = call("Mieux répondre");
    content.opens_at = challenge.summary.opens_at;
    content.closes_at = challenge.summary.closes_at;
    content.criteria = vec![criterion("Utile", 1)];
    content.expert_ids = vec![id_of(&yann).await];
    let seen = karim.read_challenge(id).await.unwrap().version;
    karim.edit_challenge(id, &ChallengeRequest { content }, seen).await.unwrap();
    assert!(yann.read_challenge_people(id).await.unwrap().mine.is_none());
    let seen = karim.read_challenge_people(id).await.unwrap().invitations;
    assert_eq!(seen[0].state, InvitationState::Accepted);
    mark(&yann, idea).await.unwrap();
}

async fn an_answer_that_is_sent_many_times_at_once_counts_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (challenge, _) = of_karim(&app).await;
    let (id, karim) = (challenge.summary.id, app.client_of(Demo::Karim).await);
    let yann = app.client_of(Demo::Yann).await;
    invite(&karim, id, (&yann, InvitationRole::Expert)).await.unwrap();
    let answers = join_all((0..8).map(|_| answer(&yann, id, None))).await;
    assert!(answers.iter().all(Result::is_ok), "the same answer again is the same answer");
    let read = karim.read_challenge_people(id).await.unwrap();
    let experts = read.people.iter().filter(|one| one.parts.contains(&ChallengePart::Expert));
    assert_eq!(experts.count(), 1);
    let said = told(&app, &karim).await;
    assert_eq!(said.len(), 1, "whoever invited is told once: {said:?}");
    assert_eq!(refusal(answer(&yann, id, Some("Non.")).await), ProblemCode::NotInvited);
}

async fn whoever_saves_what_they_read_before_an_answer_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, yann) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Yann).await);
    let (challenge, _) = of_karim(&app).await;
    let id = challenge.summary.id;
    invite(&karim, id, (&yann, InvitationRole::Expert)).await.unwrap();
    answer(&yann, id, None).await.unwrap();
    let mut content = call("Mieux répondre");
    content.opens_at = challenge.summary.opens_at;
    content.closes_at = challenge.summary.closes_at;
    content.criteria = vec![criterion("Utile", 1)];
    let late = karim.edit_challenge(id, &ChallengeRequest { content }, challenge.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict, "an expert is not lost unseen");
    assert_eq!(karim.read_challenge(id).await.unwrap().experts.len(), 1);
}

async fn nobody_is_named_whose_account_is_closed_unless_they_were_there(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (yann_id, julie) = (id_of(&yann).await, id_of(&app.client_of(Demo::Julie).await).await);
    let mut content = call("Mieux répondre");
    content.criteria = vec![criterion("Utile", 1)];
    content.expert_ids = vec![yann_id];
    let there = ChallengeRequest { content: content.clone() };
    let prepared = paul.create_challenge(&there, &key()).await.unwrap();
    let bare = ChallengeRequest { content: call("Sans lui") };
    let bare = paul.create_challenge(&bare, &key()).await.unwrap();
    let idea = sophie.deposit_idea(&spontaneous("À deux"), &key()).await.unwrap();

    let account = account_of(&app, Demo::Yann).await;
    let closed = EditAccountRequest { status: AccountStatus::Disabled, ..(&account).into() };
    nadia.edit_account(account.id, &closed, account.version).await.unwrap();
    content.owner_id = Some(yann_id);
    let named = ChallengeRequest { content: content.clone() };
    let pointers = ["/content/owner_id unknown_value", "/content/expert_ids/0 unknown_value"];
    assert_eq!(faulty_fields(paul.create_challenge(&named, &key()).await), pointers);
    let edit = paul.edit_challenge(bare.summary.id, &named, bare.version).await;
    assert_eq!(faulty_fields(edit), pointers);
    content.owner_id = Some(julie);
    let kept = ChallengeRequest { content };
    let kept = paul.edit_challenge(prepared.summary.id, &kept, prepared.version).await.unwrap();
    assert_eq!(kept.experts.len(), 1, "whoever was there stays");
    let body = InviteCoAuthorRequest { person_id: yann_id };
    let invited = sophie.invite_co_author(idea.summary.id, &body, idea.version).await;
    assert_eq!(faulty_fields(invited), ["/person_id unknown_value"]);
}

async fn nobody_joins_what_is_prepared_or_ended(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, yann) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    let mut content = call("Bref");
    content.closes_at = Some(app.app.now() + TimeDelta::days(10));
    let draft = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    let id = draft.summary.id;
    let early = invite(&paul, id, (&yann, InvitationRole::Expert)).await;
    assert_eq!(refusal(early), ProblemCode::ChallengeWrongPhase);
    assert_eq!(refusal(yann.read_challenge_people(id).await), ProblemCode::NotFound);
    let open = paul.publish_challenge(id, draft.version).await.unwrap();
    invite(&paul, id, (&yann, InvitationRole::Expert)).await.unwrap();
    let stopped = paul.stop_deposits(id, open.version).await.unwrap();
    let results = CloseChallengeRequest { results: "Merci à tous.".to_owned() };
    paul.close_challenge(id, &results, stopped.version).await.unwrap();
    assert_eq!(refusal(answer(&yann, id, None).await), ProblemCode::ChallengeWrongPhase);
    let late = invite(&paul, id, (&marc, InvitationRole::Expert)).await;
    assert_eq!(refusal(late), ProblemCode::ChallengeWrongPhase);
    assert!(yann.read_challenge_people(id).await.unwrap().mine.is_none());
    assert!(yann.read_home().await.unwrap().invitations.is_empty());
}

/// R086: whoever is in charge holds a right for it.
async fn nobody_is_put_in_charge_who_could_do_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let marc = id_of(&app.client_of(Demo::Marc).await).await;
    let by = |owner_id| ChallengeRequest {
        content: ChallengeContentRequest { owner_id: Some(owner_id), ..call("À conduire") },
    };
    let refused = faulty_fields(paul.create_challenge(&by(marc), &key()).await);
    assert_eq!(refused, ["/content/owner_id without_right"], "Marc only reads");
    let karim = by(id_of(&karim).await);
    let made = paul.create_challenge(&karim, &key()).await.unwrap();
    let id = made.summary.id;
    let handed = faulty_fields(paul.edit_challenge(id, &by(marc), made.version).await);
    assert_eq!(handed, ["/content/owner_id without_right"]);
    assert_eq!(paul.edit_challenge(id, &karim, made.version).await.unwrap().owner, made.owner);
}

/// A08: only whoever declares it says who is in charge, and whoever is named hears of it.
async fn a_challenge_is_handed_over_by_those_who_write_them_all(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let julie = app.client_of(Demo::Julie).await;
    let (his, hers) = (id_of(&karim).await, id_of(&julie).await);
    let by = |owner_id| ChallengeRequest {
        content: ChallengeContentRequest { owner_id: Some(owner_id), ..call("À confier") },
    };
    let made = paul.create_challenge(&by(his), &key()).await.unwrap();
    let id = made.summary.id;
    let handed = karim.edit_challenge(id, &by(hers), made.version).await;
    assert_eq!(faulty_fields(handed), ["/content/owner_id not_allowed"]);
    let kept = karim.edit_challenge(id, &by(his), made.version).await.unwrap();
    let given = paul.edit_challenge(id, &by(hers), kept.version).await.unwrap();
    assert_eq!(given.owner.unwrap().id, hers);
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for (client, times) in [(&karim, 1), (&julie, 1), (&paul, 0)] {
        let told = client.list_notifications().await.unwrap().items;
        let told = told.iter().filter(|one| matches!(one.fact, Fact::PutInCharge { .. }));
        let led = told.filter(|one| one.subject_id == id.0);
        assert_eq!(led.filter(|one| one.reason == NotificationReason::Keeper).count(), times);
    }
    // Thrown away, it is nothing that any of them was told of: neither who had it nor who has it.
    paul.discard_challenge(id, given.version).await.unwrap();
    for client in [&karim, &julie] {
        let told = client.list_notifications().await.unwrap();
        assert!(told.items.iter().all(|one| one.subject_id != id.0) && told.unread == 0);
    }
}

on_both_databases!(
    nobody_is_put_in_charge_who_could_do_nothing,
    a_challenge_is_handed_over_by_those_who_write_them_all,
    an_expert_is_found_invited_and_marks_once_they_accept,
    whoever_reads_a_part_of_the_directory_finds_people_of_that_part_alone,
    whoever_declines_marks_nothing_and_may_still_take_part,
    what_is_taken_back_is_over,
    nobody_is_asked_twice_nor_answers_for_another,
    an_answer_that_is_sent_many_times_at_once_counts_once,
    whoever_saves_what_they_read_before_an_answer_is_told,
    nobody_is_named_whose_account_is_closed_unless_they_were_there,
    nobody_joins_what_is_prepared_or_ended,
);
