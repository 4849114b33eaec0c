//! Intrapreneur tracks: a good idea is invited, a team of two is made, the idea is reworked, some are chosen (R078).

use api_client::{ApiClient, ApiError};
use api_types::account::{AccountQuery, EditAccountRequest};
use api_types::challenge::{
    AnswerInvitationRequest, AskTeammateRequest, ChallengeView, DecideEntryRequest,
    EnterTrackRequest, EntryView, ReworkRequest,
};
use api_types::idea::RestrictIdeaRequest;
use api_types::problem::ProblemCode;
use domain::challenge::{ChallengeFormat, EntryAct, EntryChange, EntryStatus, EntryVerdict};
use domain::journal::Fact;
use domain::people::AccountStatus;
use domain::personal::PersonalKind;
use domain::poc::Visibility;
use domain::{ChallengeId, IdeaId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, id_of, running};
use crate::ideas::{deposit, masked};

/// A track that Karim runs.
pub(super) async fn of_karim(app: &TestApp) -> (ApiClient, ChallengeView) {
    let karim = app.client_of(Demo::Karim).await;
    let mut content = call("Le parcours des intrapreneurs");
    content.format = ChallengeFormat::IntrapreneurTrack;
    content.owner_id = Some(id_of(&karim).await);
    (karim, running(app, content).await)
}

pub(super) async fn enter(
    by: &ApiClient,
    id: ChallengeId,
    idea: IdeaId,
) -> Result<EntryView, ApiError> {
    let note = Some("Votre idée mérite d’aller plus loin.".to_owned());
    by.enter_track(id, &EnterTrackRequest { idea_id: idea, note }, &key()).await
}

pub(super) const fn yes() -> AnswerInvitationRequest {
    AnswerInvitationRequest { accept: true, reason: None }
}

pub(super) fn no() -> AnswerInvitationRequest {
    AnswerInvitationRequest { accept: false, reason: Some("Pas cette année.".to_owned()) }
}

pub(super) async fn ask(
    by: &ApiClient,
    entry: &EntryView,
    who: &ApiClient,
) -> Result<EntryView, ApiError> {
    let body = AskTeammateRequest { person_id: id_of(who).await, note: None };
    by.ask_teammate(entry.id, &body, entry.version).await
}

pub(super) fn verdict(verdict: EntryVerdict, reason: Option<&str>) -> DecideEntryRequest {
    DecideEntryRequest { verdict, reason: reason.map(str::to_owned) }
}

/// The entry of an idea, as somebody reads it.
pub(super) async fn read(who: &ApiClient, idea: IdeaId) -> EntryView {
    who.read_idea_entries(idea).await.unwrap().items.pop().unwrap()
}

/// A complete team: Sophie, whose idea it is, and Marc.
pub(super) async fn complete(app: &TestApp, id: ChallengeId, karim: &ApiClient) -> EntryView {
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let entry = enter(karim, id, idea).await.unwrap();
    let entry = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let entry = ask(&sophie, &entry, &marc).await.unwrap();
    marc.answer_teammate(entry.id, &yes(), entry.version).await.unwrap();
    read(&sophie, idea).await
}

/// A track that Karim runs, with a complete team: Yann, whose answer it is, and Marc.
pub(crate) async fn with_a_team(app: &TestApp) -> ChallengeView {
    let (_, track) = of_karim(app).await;
    let (yann, marc) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Marc).await);
    let answer = yann.deposit_idea(&answering(&track, "Autrement"), &key()).await.unwrap();
    let entry = enter(&yann, track.summary.id, answer.summary.id).await.unwrap();
    let entry = ask(&yann, &entry, &marc).await.unwrap();
    marc.answer_teammate(entry.id, &yes(), entry.version).await.unwrap();
    track
}

/// What somebody is told of tracks.
pub(super) async fn told(app: &TestApp, who: &ApiClient) -> Vec<EntryChange> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let all = who.list_notifications().await.unwrap().items.into_iter();
    let of_tracks = all.filter_map(|one| {
        let Fact::ChallengeEntry { entry, .. } = one.fact else { return None };
        Some(entry)
    });
    of_tracks.collect()
}

async fn an_idea_goes_from_the_invitation_to_the_laureates(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let yann = app.client_of(Demo::Yann).await;
    let entry = complete(&app, id, &karim).await;
    let idea = entry.idea.id;
    assert_eq!((entry.status, entry.challenge.id), (EntryStatus::Complete, id));
    assert_eq!(entry.teammate.as_ref().map(|mate| mate.id), Some(id_of(&marc).await));
    let body = ReworkRequest { body: "Nous commençons par **une** caisse.".to_owned() };
    let stranger = refusal(yann.rework_entry(entry.id, &body, entry.version).await);
    assert_eq!(stranger, ProblemCode::Forbidden);
    let reworked = marc.rework_entry(entry.id, &body, entry.version).await.unwrap();
    let late = refusal(sophie.rework_entry(entry.id, &body, entry.version).await);
    assert_eq!(late, ProblemCode::EditConflict, "the two never write over each other unseen");
    let again = ReworkRequest { body: "Puis par deux.".to_owned() };
    let reworked = sophie.rework_entry(entry.id, &again, reworked.version).await.unwrap();
    let bodies: Vec<_> = reworked.reworks.iter().map(|one| one.body.markdown.as_str()).collect();
    assert_eq!(bodies, [again.body.as_str(), body.body.as_str()], "each version stays");
    assert!(reworked.reworks[1].body.html.contains("<strong>une</strong>"));
    let words = yann.read_idea(idea).await.unwrap();
    assert!(words.proposal_html.unwrap().contains("Rappeler"), "the idea says what it said");
    let short = verdict(EntryVerdict::Shortlisted, None);
    let chosen = karim.decide_entry(entry.id, &short, reworked.version).await.unwrap();
    let first = verdict(EntryVerdict::Laureate, Some("Bravo à vous deux."));
    karim.decide_entry(entry.id, &first, chosen.version).await.unwrap();
    let seen = yann.read_challenge_entries(id).await.unwrap().items;
    assert_eq!(seen[0].status, EntryStatus::Laureate);
    assert!(seen[0].note.is_none() && seen[0].invited_by.is_none(), "that was for its author");
    assert!(seen[0].allowed.is_empty() && seen[0].verdicts.is_empty());
    for member in [&sophie, &marc] {
        let told = told(&app, member).await;
        assert!(told.contains(&EntryChange::Laureate), "{told:?}");
    }
    assert!(told(&app, &sophie).await.contains(&EntryChange::Invited));
    assert!(told(&app, &karim).await.contains(&EntryChange::Completed));
    assert!(told(&app, &yann).await.is_empty());
}

async fn whoever_is_invited_is_told_to_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let open = |entries: api_types::challenge::TrackEntries| entries.open.len();
    assert_eq!(open(karim.read_idea_entries(idea).await.unwrap()), 1);
    assert_eq!(open(yann.read_idea_entries(idea).await.unwrap()), 0);
    assert_eq!(refusal(enter(&yann, id, idea).await), ProblemCode::Forbidden);
    assert_eq!(refusal(enter(&sophie, id, idea).await), ProblemCode::Forbidden, "not an answer");
    let entry = enter(&karim, id, idea).await.unwrap();
    assert_eq!(refusal(enter(&karim, id, idea).await), ProblemCode::IdeaEntered);
    let mine = read(&sophie, idea).await;
    assert_eq!((mine.status, mine.allowed), (EntryStatus::Invited, vec![EntryAct::Answer]));
    assert!(mine.note.is_some() && mine.invited_by.is_some());
    let unknown = yann.answer_entry(entry.id, &yes(), entry.version).await;
    assert_eq!(refusal(unknown), ProblemCode::NotFound, "as if there were none");
    assert_eq!(
        refusal(karim.answer_entry(entry.id, &yes(), entry.version).await),
        ProblemCode::NotInvited
    );
    let entry = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    ask(&sophie, &entry, &marc).await.unwrap();
    for entries in [
        yann.read_idea_entries(idea).await.unwrap().items,
        yann.read_challenge_entries(id).await.unwrap().items,
    ] {
        assert!(entries.is_empty(), "{entries:?}");
    }
    for history in [
        yann.read_idea_history(idea).await.unwrap().items,
        yann.read_challenge_history(id).await.unwrap().items,
    ] {
        let told = |fact: &Fact| matches!(fact, Fact::ChallengeEntry { .. });
        assert!(!history.iter().any(|one| told(&one.fact)), "{history:?}");
    }
    assert_eq!(read(&marc, idea).await.allowed, [EntryAct::AnswerTeammate]);
}

async fn whoever_declines_is_replaced_and_whoever_left_may_come_back(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let julie = app.client_of(Demo::Julie).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let entry = enter(&karim, id, idea).await.unwrap();
    let entry = sophie.answer_entry(entry.id, &no(), entry.version).await.unwrap();
    assert_eq!(entry.status, EntryStatus::Declined);
    let again = enter(&karim, id, idea).await.unwrap();
    assert_eq!((again.id, again.status), (entry.id, EntryStatus::Invited));
    let entry = sophie.answer_entry(again.id, &yes(), again.version).await.unwrap();
    let herself = faulty_fields(ask(&sophie, &entry, &sophie).await);
    assert_eq!(herself, ["/person_id not_allowed"], "a team is two people");
    let entry = ask(&sophie, &entry, &marc).await.unwrap();
    marc.answer_teammate(entry.id, &no(), entry.version).await.unwrap();
    assert!(marc.read_idea_entries(idea).await.unwrap().items.is_empty(), "over for him");
    assert!(told(&app, &sophie).await.contains(&EntryChange::TeammateDeclined));
    let entry = ask(&sophie, &read(&sophie, idea).await, &julie).await.unwrap();
    let early = marc.answer_teammate(entry.id, &yes(), entry.version).await;
    assert_eq!(refusal(early), ProblemCode::NotFound);
    julie.answer_teammate(entry.id, &yes(), entry.version).await.unwrap();
    let entry = read(&sophie, idea).await;
    sophie.leave_entry(entry.id, entry.version).await.unwrap();
    assert_eq!(read(&sophie, idea).await.status, EntryStatus::Left);
    assert!(told(&app, &julie).await.contains(&EntryChange::Left));
    assert_eq!(enter(&karim, id, idea).await.unwrap().status, EntryStatus::Invited);
}

async fn the_second_of_a_team_leaves_and_is_free_for_another(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let yann = app.client_of(Demo::Yann).await;
    let entry = complete(&app, id, &karim).await;
    let idea = entry.idea.id;
    let short = verdict(EntryVerdict::Shortlisted, Some("Une belle équipe."));
    let entry = karim.decide_entry(entry.id, &short, entry.version).await.unwrap();
    let stranger = yann.leave_entry(entry.id, entry.version).await;
    assert_eq!(refusal(stranger), ProblemCode::Forbidden);
    for (who, teams) in [(&sophie, 1), (&marc, 1), (&yann, 0)] {
        let items = who.read_own_data().await.unwrap().items;
        let kept = items.iter().filter(|one| one.kind == PersonalKind::TrackTeam);
        assert_eq!(kept.count(), teams, "theirs to take away");
    }
    marc.leave_entry(entry.id, entry.version).await.unwrap();
    for who in [&marc, &yann] {
        assert!(who.read_idea_entries(idea).await.unwrap().items.is_empty(), "over for them");
    }
    let alone = read(&sophie, idea).await;
    assert_eq!(alone.status, EntryStatus::Forming, "she looks for another");
    assert!(alone.teammate.is_none() && alone.reason.is_none(), "{alone:?}");
    for who in [&sophie, &karim] {
        let told = told(&app, who).await;
        assert!(told.contains(&EntryChange::TeammateLeft), "{told:?}");
    }
    let history = yann.read_idea_history(idea).await.unwrap().items;
    let named =
        |fact: &Fact| matches!(fact, Fact::ChallengeEntry { entry: EntryChange::TeammateLeft, .. });
    assert!(!history.iter().any(|one| named(&one.fact)), "{history:?}");
    let answer = yann.deposit_idea(&answering(&track, "Autrement"), &key()).await.unwrap();
    let other = enter(&yann, id, answer.summary.id).await.unwrap();
    let other = ask(&yann, &other, &marc).await.unwrap();
    marc.answer_teammate(other.id, &yes(), other.version).await.unwrap();
    assert_eq!(refusal(ask(&sophie, &alone, &marc).await), ProblemCode::InOtherTeam);
}

async fn nobody_is_invited_whose_account_is_closed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    assert_eq!(karim.read_idea_entries(idea).await.unwrap().open.len(), 1);
    let nadia = app.client_of(Demo::Nadia).await;
    let q = Demo::Sophie.person().name.to_owned();
    let query = AccountQuery { q, ..AccountQuery::default() };
    let account = nadia.list_accounts(&query).await.unwrap().items.remove(0);
    let mut closed = EditAccountRequest::from(&account);
    closed.status = AccountStatus::Disabled;
    nadia.edit_account(account.id, &closed, account.version).await.unwrap();
    assert!(karim.read_idea_entries(idea).await.unwrap().open.is_empty(), "nobody would answer");
    let refused = enter(&karim, track.summary.id, idea).await;
    assert_eq!(refusal(refused), ProblemCode::AuthorAway);
}

async fn an_author_enters_their_own_answer_and_a_person_is_in_one_team(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (marc, yann) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Yann).await);
    complete(&app, id, &karim).await;
    let answer = yann.deposit_idea(&answering(&track, "Autrement"), &key()).await.unwrap();
    let idea = answer.summary.id;
    assert_eq!(yann.read_idea_entries(idea).await.unwrap().open[0].id, id);
    let entry = enter(&yann, id, idea).await.unwrap();
    assert_eq!(entry.status, EntryStatus::Forming, "nobody has to invite them");
    assert_eq!(refusal(ask(&yann, &entry, &marc).await), ProblemCode::InOtherTeam);
    let other = deposit(&marc, "Une idée de Marc").await.summary.id;
    let invited = enter(&karim, id, other).await.unwrap();
    let second = marc.answer_entry(invited.id, &yes(), invited.version).await;
    assert_eq!(refusal(second), ProblemCode::InOtherTeam);
}

async fn of_an_idea_that_nobody_signs_the_same_is_said_to_everybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let mut request = masked("Masquée");
    request.challenge_id = Some(id);
    let hidden = sophie.deposit_idea(&request, &key()).await.unwrap();
    let idea = hidden.summary.id;
    for who in [&karim, &yann, &sophie] {
        assert_eq!(refusal(enter(who, id, idea).await), ProblemCode::UnsignedIdea);
        let read = who.read_idea_entries(idea).await.unwrap();
        assert!(read.items.is_empty() && read.open.is_empty(), "{read:?}");
    }
    sophie.sign_idea(idea, hidden.version).await.unwrap();
    assert_eq!(enter(&sophie, id, idea).await.unwrap().status, EntryStatus::Forming);
}

async fn of_two_who_decide_at_once_one_wins_and_a_refusal_says_why(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let paul = app.client_of(Demo::Paul).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let entry = complete(&app, track.summary.id, &karim).await;
    let silent = verdict(EntryVerdict::NotShortlisted, None);
    let silent = faulty_fields(karim.decide_entry(entry.id, &silent, entry.version).await);
    assert_eq!(silent, ["/reason required"]);
    let early = verdict(EntryVerdict::Laureate, None);
    let early = refusal(karim.decide_entry(entry.id, &early, entry.version).await);
    assert_eq!(early, ProblemCode::EntryWrongState);
    let own = verdict(EntryVerdict::Shortlisted, None);
    let own = refusal(sophie.decide_entry(entry.id, &own, entry.version).await);
    assert_eq!(own, ProblemCode::Forbidden);
    let kept = verdict(EntryVerdict::Shortlisted, None);
    let dropped = verdict(EntryVerdict::NotShortlisted, Some("Merci à vous deux."));
    let (one, other) = tokio::join!(
        karim.decide_entry(entry.id, &kept, entry.version),
        paul.decide_entry(entry.id, &dropped, entry.version),
    );
    let (won, lost) = if one.is_ok() { (one, other) } else { (other, one) };
    assert_eq!(refusal(lost), ProblemCode::EditConflict);
    assert_eq!(won.unwrap().version, entry.version + 1);
}

async fn only_a_track_takes_entries(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let other = running(&app, call("Un défi")).await.summary.id;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    assert_eq!(refusal(enter(&paul, other, idea).await), ProblemCode::NotATrack);
    let nothing = faulty_fields(enter(&paul, other, IdeaId(other.0)).await);
    assert_eq!(nothing, ["/idea_id unknown_value"]);
    assert!(paul.read_challenge_entries(other).await.unwrap().items.is_empty());
}

async fn a_team_whose_idea_is_kept_is_decided_by_whoever_may_read_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let paul = app.client_of(Demo::Paul).await;
    let entry = complete(&app, track.summary.id, &karim).await;
    let version = paul.read_idea(entry.idea.id).await.unwrap().version;
    let kept = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(entry.idea.id, &kept, version).await.unwrap();
    let short = verdict(EntryVerdict::Shortlisted, None);
    let refused = karim.decide_entry(entry.id, &short, entry.version).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    paul.decide_entry(entry.id, &short, entry.version).await.unwrap();
    // Whoever runs the track learns of no other one that is kept, not even that it is there.
    let yann = app.client_of(Demo::Yann).await;
    let other = deposit(&yann, "Gardée").await;
    paul.restrict_idea(other.summary.id, &kept, other.version).await.unwrap();
    let unknown = faulty_fields(enter(&karim, track.summary.id, other.summary.id).await);
    assert_eq!(unknown, ["/idea_id unknown_value"]);
}

on_both_databases!(
    an_idea_goes_from_the_invitation_to_the_laureates,
    whoever_is_invited_is_told_to_nobody_else,
    whoever_declines_is_replaced_and_whoever_left_may_come_back,
    the_second_of_a_team_leaves_and_is_free_for_another,
    nobody_is_invited_whose_account_is_closed,
    an_author_enters_their_own_answer_and_a_person_is_in_one_team,
    of_an_idea_that_nobody_signs_the_same_is_said_to_everybody,
    of_two_who_decide_at_once_one_wins_and_a_refusal_says_why,
    only_a_track_takes_entries,
    a_team_whose_idea_is_kept_is_decided_by_whoever_may_read_it,
);
