//! Intrapreneur tracks: authors are invited, make teams of two, rework their ideas, and some are chosen (R078).

use api_types::challenge::{
    AnswerInvitationRequest, AskTeammateRequest, DecideEntryRequest, EnterTrackRequest, EntryView,
    ReworkRequest, TrackEntries,
};
use app::{Failure, challenges};
use domain::{ChallengeId, EntryId, IdeaId};

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(read_challenge_entries)
        .service(read_idea_entries)
        .service(enter_track)
        .service(answer_entry)
        .service(ask_teammate)
        .service(answer_teammate)
        .service(leave_entry)
        .service(decide_entry)
        .service(rework_entry);
}

async fn view(app: &App, caller: &Caller, id: EntryId) -> Result<Versioned<EntryView>, Failure> {
    let entry = challenges::entry(app, caller, id).await?;
    let entry = views::entries::entries(app, entry).items.pop();
    let entry = entry.ok_or(Failure::NotFound("entry"))?;
    Ok(Versioned(entry.version, entry))
}

/// Read the entries of an intrapreneur track.
///
/// Each idea that takes part, with its team and how it was reworked. Everybody reads those whose team is complete; who
/// is invited, or looks for a teammate, is told to those whom it concerns and to whoever runs the challenge.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = TrackEntries)))]
#[get("/challenges/{id}/entries")]
async fn read_challenge_entries(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<TrackEntries>> {
    let entries = challenges::entries(&app, &caller, *id).await?;
    Ok(Plain(views::entries::entries(&app, entries)))
}

/// Read the tracks in which an idea takes part.
///
/// As the caller may know of them, and the tracks into which they may enter it now.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = TrackEntries)))]
#[get("/ideas/{id}/entries")]
async fn read_idea_entries(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<TrackEntries>> {
    let entries = challenges::entries_of(&app, &caller, *id).await?;
    Ok(Plain(views::entries::entries(&app, entries)))
}

/// Enter an idea into an intrapreneur track.
///
/// Whoever runs the challenge invites its author, who answers. Whoever signs an answer to the challenge enters it
/// themselves. An idea that nobody signs does not enter: the same is said to everybody, its author included.
#[utoipa::path(tag = "challenges",
    security(("bearer" = ["edit_challenge"]), ("bearer" = ["deposit_idea"])),
    params(("id" = ChallengeId, Path), IdempotencyKey), request_body = EnterTrackRequest, responses(
    (status = OK, body = EntryView),
    (status = CONFLICT, body = Problem,
        description = "It is no track, it is not the time, the idea takes part, or its author could not answer.",
        content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Nobody signs the idea.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/entries")]
async fn enter_track(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    key: Key,
    body: Body<EnterTrackRequest>,
) -> Answer<Versioned<EntryView>> {
    let once = key.once(&app, &caller, &format!("enter_track {id}"), &body.0);
    let entry = challenges::enter(&app, &caller, *id, body.parse()?, &once).await?;
    Ok(view(&app, &caller, entry).await?)
}

/// Answer an invitation into a track.
///
/// The author of the idea, once: the same answer again changes nothing. Whoever runs the challenge is told.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = EntryId, Path), IfMatch), request_body = AnswerInvitationRequest, responses(
    (status = OK, body = EntryView),
    (status = CONFLICT, body = Problem,
        description = "Nothing waits for the caller, or they are in another team of the track.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/answer")]
async fn answer_entry(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
    body: Body<AnswerInvitationRequest>,
) -> Answer<Versioned<EntryView>> {
    challenges::answer_entry(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Ask somebody to be the second of a team.
///
/// The author of the idea, in place of whoever was asked and has not answered. They are told, with the note.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = EntryId, Path), IfMatch), request_body = AskTeammateRequest, responses(
    (status = OK, body = EntryView),
    (status = CONFLICT, body = Problem, description = "The team is made, or they are in another one.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/teammate")]
async fn ask_teammate(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
    body: Body<AskTeammateRequest>,
) -> Answer<Versioned<EntryView>> {
    challenges::ask_teammate(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Answer whoever asks one to be the second of a team.
///
/// Once one accepts the team is complete, and everybody may know of it. The author is told. Whoever declines knows of
/// the entry no more, so that nothing is sent back.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = EntryId, Path), IfMatch), request_body = AnswerInvitationRequest, responses(
    (status = NO_CONTENT),
    (status = CONFLICT, body = Problem,
        description = "Nothing waits for the caller, or they are in another team of the track.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/teammate/answer")]
async fn answer_teammate(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
    body: Body<AnswerInvitationRequest>,
) -> Answer<Nothing> {
    challenges::answer_teammate(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(Nothing)
}

/// Leave a track.
///
/// Before the last decision. When the author of the idea leaves, the idea leaves too; when the second of the team does,
/// the author looks for another. The other of the two is told, and so is whoever runs the challenge. Whoever leaves may
/// know of the entry no more, so that nothing is sent back.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = EntryId, Path), IfMatch), responses(
    (status = NO_CONTENT),
    (status = CONFLICT, body = Problem, description = "It is decided, or left already.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/departure")]
async fn leave_entry(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
) -> Answer<Nothing> {
    challenges::leave_entry(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}

/// Decide on a team of a track.
///
/// Whoever runs the challenge: shortlisted or not, then laureate or not. A team that is not chosen is told why, in
/// words that everybody reads; so is one whose idea was withdrawn, was not selected or became one with another, which is
/// not chosen. Nobody decides on their own team.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = EntryId, Path), IfMatch), request_body = DecideEntryRequest, responses(
    (status = OK, body = EntryView),
    (status = CONFLICT, body = Problem, description = "This is not what is to be decided of it now.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/decisions")]
async fn decide_entry(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
    body: Body<DecideEntryRequest>,
) -> Answer<Versioned<EntryView>> {
    challenges::decide_entry(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Rework the idea of a team.
///
/// One of the two, until the last decision. Each version is kept, beside the words of the idea, which stay.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = EntryId, Path), IfMatch), request_body = ReworkRequest, responses(
    (status = OK, body = EntryView),
    (status = CONFLICT, body = Problem, description = "The team is not complete, or everything is decided.",
        content_type = "application/problem+json"),
))]
#[post("/entries/{id}/reworks")]
async fn rework_entry(
    app: Data<App>,
    caller: Caller,
    id: Path<EntryId>,
    seen: Seen,
    body: Body<ReworkRequest>,
) -> Answer<Versioned<EntryView>> {
    challenges::rework_entry(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}
