//! The right people for a challenge: sought, invited, who answer, and who are told to each other (R093).

use api_types::challenge::{
    AnswerInvitationRequest, ChallengePeople, InviteRequest, SuggestedPeople,
};
use app::{Failure, challenges};
use domain::{ChallengeId, UserId};

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(read_challenge_people)
        .service(suggest_challenge_people)
        .service(invite_to_challenge)
        .service(answer_challenge_invitation)
        .service(withdraw_challenge_invitation);
}

async fn view(app: &App, caller: &Caller, id: ChallengeId) -> Result<ChallengePeople, Failure> {
    let people = challenges::people_of(app, caller, id).await?;
    Ok(views::challenge_people::people(app, people))
}

/// Read the people of a challenge.
///
/// Those who take part, with what the directory tells of them to everybody; the caller's own invitation, while it waits
/// for an answer. Who else was invited is told to whoever runs the challenge, and to nobody else.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = ChallengePeople)))]
#[get("/challenges/{id}/people")]
async fn read_challenge_people(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<ChallengePeople>> {
    Ok(Plain(view(&app, &caller, *id).await?))
}

/// Read who may know of what a challenge is about.
///
/// Of those who agree to be found in the directory, whom the challenge has not asked: those who know most of the words
/// of its theme, of its domain and sub-category. For whoever runs it.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge", "read_directory"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = SuggestedPeople)))]
#[get("/challenges/{id}/suggested-people")]
async fn suggest_challenge_people(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<SuggestedPeople>> {
    let rows = challenges::suggested(&app, &caller, *id).await?;
    let tree = app.directory.organisations();
    let items = rows.iter().map(|row| views::directory::summary(row, &tree)).collect();
    Ok(Plain(SuggestedPeople { items }))
}

/// Invite somebody to a challenge.
///
/// As an expert, who marks the answers once they accept, or as a contributor, who takes part and gets no right. They are
/// told, with the note. A challenge that is published, and has not ended.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IdempotencyKey), request_body = InviteRequest, responses(
    (status = OK, body = ChallengePeople),
    (status = CONFLICT, body = Problem,
        description = "They take part or are asked already, it is not the time, or the challenge is full.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/invitations")]
async fn invite_to_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    key: Key,
    body: Body<InviteRequest>,
) -> Answer<Plain<ChallengePeople>> {
    let operation = format!("invite_to_challenge {id} {}", body.person_id);
    let once = key.once(&app, &caller, &operation, &body.0);
    challenges::invite(&app, &caller, (*id, body.parse()?), &once).await?;
    Ok(Plain(view(&app, &caller, *id).await?))
}

/// Answer an invitation to a challenge.
///
/// One's own, once: the same answer again changes nothing. Whoever invited is told, and whoever is in charge, with the
/// reason of one who declines.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path), ("person_id" = UserId, Path)),
    request_body = AnswerInvitationRequest, responses(
    (status = OK, body = ChallengePeople),
    (status = CONFLICT, body = Problem, description = "No invitation of the caller waits, or it is not the time.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/invitations/{person_id}/answer")]
async fn answer_challenge_invitation(
    app: Data<App>,
    caller: Caller,
    path: Path<(ChallengeId, UserId)>,
    body: Body<AnswerInvitationRequest>,
) -> Answer<Plain<ChallengePeople>> {
    let which = path.into_inner();
    challenges::answer_invitation(&app, &caller, which, body.parse()?).await?;
    Ok(Plain(view(&app, &caller, which.0).await?))
}

/// Take back an invitation to a challenge.
///
/// Whoever had accepted takes part no more; an expert marks no more. They are told.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), ("person_id" = UserId, Path)), responses(
    (status = OK, body = ChallengePeople),
    (status = CONFLICT, body = Problem, description = "The challenge ended.",
        content_type = "application/problem+json"),
))]
#[delete("/challenges/{id}/invitations/{person_id}")]
async fn withdraw_challenge_invitation(
    app: Data<App>,
    caller: Caller,
    path: Path<(ChallengeId, UserId)>,
) -> Answer<Plain<ChallengePeople>> {
    let which = path.into_inner();
    challenges::withdraw_invitation(&app, &caller, which).await?;
    Ok(Plain(view(&app, &caller, which.0).await?))
}
