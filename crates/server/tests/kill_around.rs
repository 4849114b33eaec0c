//! A server that is killed in the middle of an act around a challenge has done the whole of it, or nothing.

use std::time::Duration;

use api_client::{ApiClient, IdempotencyKey};
use api_types::challenge::{
    AnswerInvitationRequest, ChallengeQuery, DecideCourseRequest, InviteRequest,
};
use api_types::idea::{IdeaQuery, PotentialRequest};
use app::demonstration::Demo;
use domain::challenge::{CourseVerdict, InvitationRole, InvitationState};
use domain::idea::IdeaAct;
use domain::journal::Fact;
use domain::{ChallengeId, IdeaId, UserId};

use crate::running::{Server, prepared};

const ROUNDS: u64 = 4;
/// On a busy machine few acts are acknowledged before a kill: more rounds are made, up to these.
const ROUNDS_MAX: u64 = 16;
/// Acts of each kind that are to be acknowledged, or nothing is proved.
const ENOUGH: usize = 10;

/// Decides again and again that the challenge goes on; tells how many decisions were acknowledged, those before
/// included.
async fn decide(karim: ApiClient, id: ChallengeId, before: usize) -> usize {
    let mut version = karim.read_challenge(id).await.unwrap().version;
    for number in before + 1.. {
        let reason = number.to_string();
        let body = DecideCourseRequest { decision: CourseVerdict::Continue, reason };
        match karim.decide_challenge_course(id, &body, version).await {
            Ok(course) => version = course.version,
            Err(_) => return number - 1,
        }
    }
    unreachable!("the server is killed")
}

/// Says again and again why an idea has a high potential; tells the last reason that was acknowledged.
async fn study(paul: ApiClient, id: IdeaId, before: usize) -> usize {
    let mut version = paul.read_idea(id).await.unwrap().version;
    for number in before + 1.. {
        let body = PotentialRequest { why: number.to_string(), gains: Vec::new() };
        match paul.set_idea_potential(id, &body, version).await {
            Ok(idea) => version = idea.version,
            Err(_) => return number - 1,
        }
    }
    unreachable!("the server is killed")
}

/// Invites somebody, who accepts, and takes the invitation back; tells where it stood when it was last acknowledged.
async fn invite(
    (karim, invited): (ApiClient, ApiClient),
    (id, person_id): (ChallengeId, UserId),
) -> Option<InvitationState> {
    let role = InvitationRole::Contributor;
    let (mut stood, mut round) = (None, 0_u32);
    loop {
        round += 1;
        // What the last round left standing is taken back first.
        karim.withdraw_challenge_invitation(id, person_id).await.ok();
        let body = InviteRequest { person_id, role, note: None };
        // A key of its own each time: this is another invitation.
        let key = IdempotencyKey(format!("{}-invitation-{round}", karim.base()));
        if karim.invite_to_challenge(id, &body, &key).await.is_err() {
            return stood;
        }
        stood = Some(InvitationState::Pending);
        let yes = AnswerInvitationRequest { accept: true, reason: None };
        if invited.answer_challenge_invitation(id, person_id, &yes).await.is_err() {
            return stood;
        }
        stood = Some(InvitationState::Accepted);
    }
}

/// Of the act that was under way nobody knows whether it was done.
fn one_more_at_most(acknowledged: usize, kept: usize) -> usize {
    assert!((acknowledged..=acknowledged + 1).contains(&kept), "{acknowledged} told, {kept} kept");
    kept
}

/// The decisions on the course are all there, and the journal tells the last one.
async fn decisions(karim: &ApiClient, id: ChallengeId) -> usize {
    let decisions = karim.read_challenge_course(id).await.unwrap().decisions;
    let last = decisions.first().map(|one| one.reason.clone());
    assert_eq!(last, (!decisions.is_empty()).then(|| decisions.len().to_string()), "none is gone");
    let history = karim.read_challenge_history(id).await.unwrap().items;
    let told = history.into_iter().find_map(|entry| {
        let Fact::ChallengeCourse { reason, .. } = entry.fact else { return None };
        reason
    });
    assert_eq!(told, last, "what is done is told, and what is told is done");
    decisions.len()
}

async fn potential(paul: &ApiClient, id: IdeaId) -> usize {
    let potential = paul.read_idea(id).await.unwrap().potential;
    potential.map_or(0, |potential| potential.why.parse().unwrap())
}

async fn standing(
    karim: &ApiClient,
    (id, person): (ChallengeId, UserId),
) -> Option<InvitationState> {
    let people = karim.read_challenge_people(id).await.unwrap();
    let stands = people.invitations.iter().find(|one| one.person.id == person)?;
    let takes_part = people.people.iter().any(|one| one.person.id == person);
    assert_eq!(takes_part, stands.state == InvitationState::Accepted);
    Some(stands.state)
}

#[actix_web::test]
async fn a_kill_in_the_middle_of_an_act_around_a_challenge_leaves_no_half_of_it() {
    let folder = prepared();
    let (mut idea, mut decided, mut studied) = (None, 0, 0);
    for round in 0..ROUNDS_MAX {
        if round >= ROUNDS && decided > ENOUGH && studied > ENOUGH {
            break;
        }
        let server = Server::start(folder.path()).await;
        let (karim, paul) =
            (server.client_of(Demo::Karim).await, server.client_of(Demo::Paul).await);
        let sophie = server.client_of(Demo::Sophie).await;
        let id = of_karim(&karim).await;
        let idea = match idea {
            Some(idea) => idea,
            None => *idea.insert(to_study(&paul).await),
        };
        let invited = (id, sophie.read_me().await.unwrap().person.id);
        let deciding = tokio::spawn(decide(karim.clone(), id, decided));
        let studying = tokio::spawn(study(paul, idea, studied));
        let inviting = tokio::spawn(invite((karim, sophie), invited));
        tokio::time::sleep(Duration::from_millis(170 + 41 * round)).await;
        server.kill();
        let told = (deciding.await.unwrap(), studying.await.unwrap(), inviting.await.unwrap());

        let server = Server::start(folder.path()).await;
        let (karim, paul) =
            (server.client_of(Demo::Karim).await, server.client_of(Demo::Paul).await);
        decided = one_more_at_most(told.0, decisions(&karim, id).await);
        studied = one_more_at_most(told.1, potential(&paul, idea).await);
        let stands = standing(&karim, invited).await;
        let next = match told.2 {
            None => None,
            Some(InvitationState::Pending) => Some(InvitationState::Accepted),
            Some(_) => Some(InvitationState::Withdrawn),
        };
        // Another turn of the three acts may have begun: withdrawn, then asked again.
        let known = [told.2, next, Some(InvitationState::Pending)];
        assert!(known.contains(&stands) || told.2.is_none(), "{:?} told, {stands:?} kept", told.2);
        server.kill();
    }
    let enough = decided > ENOUGH && studied > ENOUGH;
    assert!(enough, "only {decided} and {studied} were acknowledged");
}

/// The challenge that Karim runs.
async fn of_karim(karim: &ApiClient) -> ChallengeId {
    for challenge in karim.list_challenges(&ChallengeQuery::default()).await.unwrap().items {
        let course = karim.read_challenge_course(challenge.id).await.unwrap();
        if course.may_decide.contains(&CourseVerdict::Continue) {
            return challenge.id;
        }
    }
    panic!("the demonstration has a challenge of his")
}

/// An idea whose gains nobody studied yet.
async fn to_study(paul: &ApiClient) -> IdeaId {
    for idea in paul.list_ideas(&IdeaQuery::default()).await.unwrap().items {
        let read = paul.read_idea(idea.id).await.unwrap();
        if !idea.high_potential && read.allowed.contains(&IdeaAct::SetPotential) {
            return idea.id;
        }
    }
    panic!("the demonstration has such an idea")
}
