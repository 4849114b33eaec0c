//! How a track ends: every team has its answer and its thanks, and an idea that goes no further advances no more (R078).

use std::time::Duration;

use api_client::ApiClient;
use api_types::challenge::{ChallengeRequest, CloseChallengeRequest, InviteRequest, ReworkRequest};
use api_types::idea::{InviteCoAuthorRequest, MergeIdeasRequest};
use api_types::problem::ProblemCode;
use domain::challenge::{
    ChallengeFormat, EntryAct, EntryChange, EntryStatus, EntryVerdict, InvitationRole, TrackEntry,
};
use domain::expression::Target;
use domain::idea::{Idea, IdeaParts, IdeaStatus};
use domain::journal::Fact;
use domain::{ChallengeId, IdeaId};
use persistence::{Stored, challenges, ideas};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{call, id_of};
use super::tracks::{ask, complete, enter, no, of_karim, read, told, verdict, yes};
use crate::ideas::deposit;

fn results() -> CloseChallengeRequest {
    CloseChallengeRequest { results: "Merci à **tous**.".to_owned() }
}

/// How many times somebody is thanked.
async fn thanks(app: &TestApp, who: &ApiClient) -> usize {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let all = who.list_notifications().await.unwrap().items.into_iter();
    all.filter(|one| matches!(one.fact, Fact::ChallengeClosed { .. })).count()
}

/// The challenges that wait for the answer of somebody, as their landing page says.
async fn awaited(who: &ApiClient) -> Vec<ChallengeId> {
    let home = who.read_home().await.unwrap();
    home.invitations.iter().map(|challenge| challenge.id).collect()
}

async fn withdraw(author: &ApiClient, idea: IdeaId) {
    let version = author.read_idea(idea).await.unwrap().version;
    author.withdraw_idea(idea, version).await.unwrap();
}

async fn a_track_ends_once_each_team_has_its_answer_and_its_thanks(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let (julie, yann) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Yann).await);
    let entry = complete(&app, id, &karim).await;
    let alone = deposit(&julie, "Une autre").await.summary.id;
    let alone = enter(&karim, id, alone).await.unwrap();
    julie.answer_entry(alone.id, &yes(), alone.version).await.unwrap();
    let stopped = karim.stop_deposits(id, track.version).await.unwrap();
    let early = karim.close_challenge(id, &results(), stopped.version).await;
    assert_eq!(refusal(early), ProblemCode::IdeasUnanswered, "their idea answers no challenge");
    let short = verdict(EntryVerdict::Shortlisted, None);
    let entry = karim.decide_entry(entry.id, &short, entry.version).await.unwrap();
    let early = karim.close_challenge(id, &results(), stopped.version).await;
    assert_eq!(refusal(early), ProblemCode::IdeasUnanswered, "shortlisted is no last word");
    let first = verdict(EntryVerdict::Laureate, Some("Bravo à vous deux."));
    karim.decide_entry(entry.id, &first, entry.version).await.unwrap();
    karim.close_challenge(id, &results(), stopped.version).await.unwrap();
    let told = yann.read_challenge_results(id).await.unwrap();
    assert_eq!((told.authors, told.answers.len(), told.teams.len()), (2, 0, 1));
    let team = &told.teams[0];
    let people: Vec<_> = team.people.iter().map(|person| person.id).collect();
    assert_eq!(people, [id_of(&sophie).await, id_of(&marc).await], "both, the author first");
    assert_eq!((team.status, team.idea.id), (EntryStatus::Laureate, entry.idea.id));
    assert_eq!(team.reason.as_deref(), Some("Bravo à vous deux."));
    for person in [&sophie, &marc, &julie] {
        assert_eq!(thanks(&app, person).await, 1);
    }
    assert_eq!(thanks(&app, &yann).await, 0);
}

async fn an_idea_that_is_withdrawn_advances_no_more_and_its_team_has_an_answer(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let entry = complete(&app, id, &karim).await;
    withdraw(&sophie, entry.idea.id).await;
    let body = ReworkRequest { body: "Autrement.".to_owned() };
    let reworked = marc.rework_entry(entry.id, &body, entry.version).await;
    assert_eq!(refusal(reworked), ProblemCode::IdeaAtRest);
    let short = verdict(EntryVerdict::Shortlisted, None);
    let chosen = karim.decide_entry(entry.id, &short, entry.version).await;
    assert_eq!(refusal(chosen), ProblemCode::IdeaAtRest);
    let seen = read(&karim, entry.idea.id).await;
    assert_eq!(seen.allowed, [EntryAct::Decide]);
    assert_eq!(seen.verdicts, [EntryVerdict::NotShortlisted]);
    assert_eq!(read(&marc, entry.idea.id).await.allowed, [EntryAct::Leave]);
    let stopped = karim.stop_deposits(id, track.version).await.unwrap();
    let early = karim.close_challenge(id, &results(), stopped.version).await;
    assert_eq!(refusal(early), ProblemCode::IdeasUnanswered, "the two still wait");
    let dropped = verdict(EntryVerdict::NotShortlisted, Some("L’idée est retirée : merci."));
    karim.decide_entry(entry.id, &dropped, entry.version).await.unwrap();
    karim.close_challenge(id, &results(), stopped.version).await.unwrap();
}

/// The idea is taken back while the decision is sent: whoever decides hears it, and chooses nobody.
async fn a_decision_waits_for_a_withdrawal_under_way(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let entry = complete(&app, track.summary.id, &karim).await;
    let idea = entry.idea.id;
    let tx = app.app.store.begin().await.unwrap();
    let Stored { value, version } = ideas::find(&tx, idea).await.unwrap().unwrap();
    let parts = IdeaParts { status: IdeaStatus::Withdrawn, ..value.parts().clone() };
    let withdrawn = Stored { value: Idea::restore(parts), version };
    ideas::update(&tx, &withdrawn).await.unwrap();
    let (decides, which) = (karim.clone(), (entry.id, entry.version));
    let decision = actix_web::rt::spawn(async move {
        let short = verdict(EntryVerdict::Shortlisted, None);
        decides.decide_entry(which.0, &short, which.1).await
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    tx.commit().await.unwrap();
    assert_eq!(refusal(decision.await.unwrap()), ProblemCode::IdeaAtRest);
    assert_eq!(read(&karim, idea).await.status, EntryStatus::Complete);
}

/// A team is completed while the challenge is ended: whoever ends it hears that somebody waits.
async fn the_end_of_a_track_waits_for_an_answer_under_way(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let entry = enter(&karim, id, idea).await.unwrap();
    let entry = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let seen = karim.stop_deposits(id, track.version).await.unwrap().version;
    let teammate = Some(id_of(&marc).await);
    let tx = app.app.store.begin().await.unwrap();
    challenges::share(&tx, id).await.unwrap();
    let Stored { value, version } = challenges::entry(&tx, entry.id).await.unwrap().unwrap();
    let value = TrackEntry { status: EntryStatus::Complete, teammate, ..value };
    challenges::update_entry(&tx, &Stored { value, version }).await.unwrap();
    let closes = karim.clone();
    let closing =
        actix_web::rt::spawn(async move { closes.close_challenge(id, &results(), seen).await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    tx.commit().await.unwrap();
    assert_eq!(refusal(closing.await.unwrap()), ProblemCode::IdeasUnanswered);
}

async fn nobody_accepts_for_an_idea_that_goes_no_further_and_one_still_declines(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let entry = enter(&karim, id, idea).await.unwrap();
    let entry = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let entry = ask(&sophie, &entry, &marc).await.unwrap();
    withdraw(&sophie, idea).await;
    assert!(awaited(&marc).await.is_empty(), "there is nothing to join");
    let joined = marc.answer_teammate(entry.id, &yes(), entry.version).await;
    assert_eq!(refusal(joined), ProblemCode::IdeaAtRest);
    marc.answer_teammate(entry.id, &no(), entry.version).await.unwrap();
    let entry = read(&sophie, idea).await;
    assert_eq!(refusal(ask(&sophie, &entry, &julie).await), ProblemCode::IdeaAtRest);
    sophie.leave_entry(entry.id, entry.version).await.unwrap();
    let other = deposit(&julie, "La même").await.summary;
    let entry = enter(&karim, id, other.id).await.unwrap();
    let into = deposit(&marc, "Celle qui continue").await.summary.id;
    paul.merge_idea(other.id, &MergeIdeasRequest { into }, 1).await.unwrap();
    let accepted = julie.answer_entry(entry.id, &yes(), entry.version).await;
    assert_eq!(refusal(accepted), ProblemCode::IdeaMerged);
    assert!(awaited(&julie).await.is_empty());
    let declined = julie.answer_entry(entry.id, &no(), entry.version).await.unwrap();
    assert_eq!(declined.status, EntryStatus::Declined);
}

async fn a_track_that_an_idea_has_entered_keeps_its_format(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let of = |format| {
        let mut content = call("Le parcours des intrapreneurs");
        content.format = format;
        content.opens_at = track.summary.opens_at;
        content.closes_at = track.summary.closes_at;
        ChallengeRequest { content }
    };
    let (hackathon, contest) =
        (of(ChallengeFormat::Hackathon), of(ChallengeFormat::IntrapreneurTrack));
    let now = karim.edit_challenge(id, &hackathon, track.version).await.unwrap();
    let now = karim.edit_challenge(id, &contest, now.version).await.unwrap();
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    enter(&karim, id, idea).await.unwrap();
    let refused = faulty_fields(karim.edit_challenge(id, &hackathon, now.version).await);
    assert_eq!(refused, ["/content/format in_use"]);
    karim.edit_challenge(id, &contest, now.version).await.unwrap();
}

async fn the_landing_page_tells_who_is_asked_into_a_track_or_a_team(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let second = deposit(&sophie, "Une autre").await.summary.id;
    let entry = enter(&karim, id, idea).await.unwrap();
    enter(&karim, id, second).await.unwrap();
    assert_eq!(awaited(&sophie).await, [id], "once, however many answers it waits for");
    let (person_id, role) = (id_of(&sophie).await, InvitationRole::Expert);
    let expert = InviteRequest { person_id, role, note: None };
    karim.invite_to_challenge(id, &expert, &key()).await.unwrap();
    assert_eq!(awaited(&sophie).await, [id]);
    assert!(awaited(&karim).await.is_empty() && awaited(&marc).await.is_empty());
    let entry = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let entry = ask(&sophie, &entry, &marc).await.unwrap();
    assert_eq!(awaited(&marc).await, [id]);
    marc.answer_teammate(entry.id, &yes(), entry.version).await.unwrap();
    assert!(awaited(&marc).await.is_empty());
}

async fn those_who_follow_or_sign_the_idea_hear_what_is_decided_of_its_team(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let yann = app.client_of(Demo::Yann).await;
    let entry = complete(&app, id, &karim).await;
    let idea = entry.idea.id;
    let invite = InviteCoAuthorRequest { person_id: id_of(&julie).await };
    let version = sophie.read_idea(idea).await.unwrap().version;
    sophie.invite_co_author(idea, &invite, version).await.unwrap();
    julie.accept_co_authorship(idea).await.unwrap();
    // A co-author is told as such, whether they follow it or not.
    julie.unfollow(Target::Idea(idea)).await.unwrap();
    yann.follow(Target::Idea(idea)).await.unwrap();
    for person in [&julie, &yann] {
        assert!(told(&app, person).await.is_empty(), "who is asked is not theirs to hear");
    }
    let short = verdict(EntryVerdict::Shortlisted, None);
    let entry = karim.decide_entry(entry.id, &short, entry.version).await.unwrap();
    let dropped = verdict(EntryVerdict::NotLaureate, Some("Merci à vous deux."));
    karim.decide_entry(entry.id, &dropped, entry.version).await.unwrap();
    for person in [&julie, &yann] {
        let told = told(&app, person).await;
        assert_eq!(told.len(), 2, "each once: {told:?}");
        assert!(told.contains(&EntryChange::Shortlisted), "{told:?}");
        assert!(told.contains(&EntryChange::NotLaureate), "{told:?}");
    }
}

on_both_databases!(
    a_track_ends_once_each_team_has_its_answer_and_its_thanks,
    an_idea_that_is_withdrawn_advances_no_more_and_its_team_has_an_answer,
    a_decision_waits_for_a_withdrawal_under_way,
    the_end_of_a_track_waits_for_an_answer_under_way,
    nobody_accepts_for_an_idea_that_goes_no_further_and_one_still_declines,
    a_track_that_an_idea_has_entered_keeps_its_format,
    the_landing_page_tells_who_is_asked_into_a_track_or_a_team,
    those_who_follow_or_sign_the_idea_hear_what_is_decided_of_its_team,
);
