//! What is done to a challenge, from its draft to its closing page.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use domain::access::acts::{CreateChallenge, EditChallenge};
use domain::access::{Actor, Permission, Place, Reach};
use domain::challenge::{
    Challenge, ChallengeChange, ChallengeContent, CommunicationMoment, Entered, NewChallenge,
    Scoring, Timetable, Turn, model_calendar,
};
use domain::journal::Fact;
use domain::people::OrganisationKind;
use domain::text::{LongText, Title};
use domain::{ChallengeId, FieldCode, FieldError, UserId};
use persistence::challenges::{self, ChallengeHtml, NewRow};
use persistence::{Reads, Stored, Tx, people, reviews, sequences};
use uuid::Uuid;

use super::dormant;
use crate::attachments::{Frame, carried as image};
use crate::ideas::hidden;
use crate::{App, Failure, Once, Version, attachments, record, rich_text, seen};

/// Where its image is, in what is sent.
const IMAGE: Frame = Frame { at: "/content/image_id", outside: false };

/// A challenge as it is asked for.
#[derive(Clone, Debug)]
pub struct NewCall {
    /// What it says.
    pub content: ChallengeContent,
    /// Its dates.
    pub timetable: Timetable,
    /// The person in charge.
    pub owner: Option<UserId>,
    /// The experts who are invited.
    pub experts: Vec<UserId>,
}

/// Prepares a challenge. Nobody but those who prepare sees it yet.
///
/// # Errors
/// Denied, or faulty fields.
pub async fn create(
    app: &App,
    actor: &Actor,
    call: NewCall,
    once: &Once,
) -> Result<ChallengeId, Failure> {
    let place = Place { organisation: call.content.organisation, item: None };
    let leave = actor.may_declare_in(CreateChallenge, place)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(ChallengeId(id));
    }
    check(app, &tx, &call, &[]).await?;
    check_owner(app, &tx, &call, (None, place)).await?;
    let NewCall { content, timetable, owner, experts } = call;
    let carried = content.image;
    let id = ChallengeId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let new = NewChallenge { id, reference, content, timetable, owner, experts };
    let (challenge, facts) = leave.create(new)?;
    image::take(app, &tx, actor, (IMAGE, carried, None)).await?;
    let html = html(&challenge);
    challenges::insert(&tx, NewRow { challenge, html, created_at: now }).await?;
    once.made(&tx, id.0, now).await?;
    finish(app, tx, actor, facts).await?;
    Ok(id)
}

/// Changes what it says, its dates, its people.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::EditChallengeError`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
    call: NewCall,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let parts = challenge.value.parts();
    let (before, former) = (parts.content.image, parts.owner);
    let there: Vec<UserId> = parts.owner.iter().chain(&parts.experts).copied().collect();
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    check(app, &tx, &call, &there).await?;
    let place = Place { organisation: call.content.organisation, item: Some(which.0.0) };
    check_owner(app, &tx, &call, (former, place)).await?;
    let scoring =
        if reviews::begun(&tx, which.0).await? { Scoring::Begun } else { Scoring::NotBegun };
    challenges::hold(&tx, which.0).await?;
    let entered = challenges::entered(&tx, which.0).await?;
    let entered = if entered { Entered::Already } else { Entered::NotYet };
    let NewCall { content, timetable, owner, experts } = call;
    let carried = content.image;
    let change = ChallengeChange { content, timetable, owner, experts };
    let facts = granted.edit(change, (scoring, entered), now)?;
    image::take(app, &tx, actor, (IMAGE, carried, before)).await?;
    save(&tx, &challenge).await?;
    let gone = image::let_go(&tx, (before, carried)).await?;
    finish(app, tx, actor, facts).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}

/// When to speak of it: for those who carry it, and work on its dates.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn communication_plan(
    app: &App,
    actor: &Actor,
    id: ChallengeId,
) -> Result<(Title, Vec<(CommunicationMoment, NaiveDate)>), Failure> {
    let from = app.store.reader();
    let challenge = super::known(&from, actor, id).await?.challenge.value;
    if !actor.can(Permission::EditChallenge, &challenge) {
        return Err(actor.denied(Permission::EditChallenge).into());
    }
    let parts = challenge.parts();
    Ok((parts.content.title.clone(), model_calendar(&parts.timetable)))
}

/// Publishes it. Its experts are told, and so are the authors of the dormant ideas that its theme may wake.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::PublishChallengeError`].
pub async fn publish(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let mut facts = actor.may(EditChallenge, &mut challenge.value)?.publish(now)?;
    save(&tx, &challenge).await?;
    facts.extend(dormant::matching(&tx, &challenge.value).await?);
    // Published open, it is told by its publication alone.
    challenges::tell_turn(&tx, (which.0, Turn::Opens), now).await?;
    finish(app, tx, actor, facts).await
}

/// Throws it away while it is being prepared, with its image and all that hangs on it: the journal alone knows of it.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::CourseError`].
pub async fn discard(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let carried = challenge.value.parts().content.image;
    let fact = actor.may(EditChallenge, &mut challenge.value)?.discard()?;
    challenges::discard(&tx, which).await?;
    let gone = image::let_go(&tx, (carried, None)).await?;
    finish(app, tx, actor, vec![fact]).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}

/// Stops deposits before their end.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::StopDepositsError`].
pub async fn stop_deposits(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let fact = actor.may(EditChallenge, &mut challenge.value)?.stop_deposits(app.now())?;
    save(&tx, &challenge).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// Ends it with its results, once every author and every team has an answer. Each of them is thanked. An idea that is
/// kept for others than whoever ends it keeps nothing from ending (A28).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::CloseChallengeError`].
pub async fn close(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
    results: LongText,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let track = challenge.value.is_track();
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    // No team comes to wait between what is counted and the end.
    challenges::hold(&tx, which.0).await?;
    let teams = if track { challenges::undecided_teams(&tx, which.0).await? } else { 0 };
    // Nobody waits for them to answer what they may not know of.
    let hidden = hidden(&tx, actor).await?;
    let ideas = challenges::unanswered(&tx, which.0, &hidden).await?;
    let unanswered = ideas.saturating_add(teams);
    let fact = granted.close(results, unanswered, app.now())?;
    save(&tx, &challenge).await?;
    finish(app, tx, actor, vec![fact]).await
}

pub(super) async fn find(
    tx: &Tx,
    (id, version): (ChallengeId, Version),
) -> Result<Stored<Challenge>, Failure> {
    seen(challenges::find(tx, id).await?.ok_or(Failure::NotFound("challenge"))?, version)
}

pub(super) async fn save(tx: &Tx, challenge: &Stored<Challenge>) -> Result<(), Failure> {
    Ok(challenges::update(tx, challenge, &html(&challenge.value)).await?)
}

pub(super) async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    facts: Vec<Fact>,
) -> Result<(), Failure> {
    let now = app.now();
    for fact in facts {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// The texts of a challenge, safe to show.
pub(crate) fn html(challenge: &Challenge) -> ChallengeHtml {
    let html = |text: &LongText| rich_text::to_html(text.as_str());
    let parts = challenge.parts();
    ChallengeHtml {
        description: parts.content.description.as_ref().map(html),
        results: parts.closing.as_ref().map(|closing| html(&closing.results)),
    }
}

/// The fields that name no body where a body is asked for.
fn unknown_bodies(app: &App, content: &ChallengeContent) -> Vec<FieldError> {
    let tree = app.directory.organisations();
    let days = content.voting_days.iter().enumerate().map(|(index, day)| {
        (format!("/content/voting_days/{index}/organisation_id"), day.organisation)
    });
    let own = content.organisation.map(|body| ("/content/organisation_id".to_owned(), body));
    let is_body =
        |body| tree.find(body).is_some_and(|found| found.kind == OrganisationKind::Organisation);
    let unknown = own.into_iter().chain(days).filter(|(_, body)| !is_body(*body));
    unknown.map(|(pointer, _)| FieldError::new(pointer, FieldCode::UnknownValue)).collect()
}

/// Checks that its bodies are bodies, and that everybody it names may sign in, but for those it named already.
async fn check(
    app: &App,
    from: &impl Reads,
    call: &NewCall,
    there: &[UserId],
) -> Result<(), Failure> {
    let mut errors = unknown_bodies(app, &call.content);
    let unknown = |pointer: String| FieldError::new(pointer, FieldCode::UnknownValue);
    let named = call.owner.iter().chain(&call.experts).copied();
    let new: Vec<UserId> = named.filter(|person| !there.contains(person)).collect();
    let active = people::profiles_of(from, new).await?;
    let known = |person: &UserId| there.contains(person) || active.contains_key(person);
    if call.owner.is_some_and(|owner| !known(&owner)) {
        errors.push(unknown("/content/owner_id".to_owned()));
    }
    for (index, expert) in call.experts.iter().enumerate() {
        let pointer = format!("/content/expert_ids/{index}");
        if !known(expert) {
            errors.push(unknown(pointer));
        } else if call.experts.iter().take(index).any(|other| other == expert) {
            errors.push(FieldError::new(pointer, FieldCode::Duplicate));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

/// Checks that whoever is put in charge may do something with it: the matrix gives nothing there to whoever only reads,
/// unless it was lent to them (R086). Whoever was in charge already stays.
async fn check_owner(
    app: &App,
    from: &impl Reads,
    call: &NewCall,
    (former, place): (Option<UserId>, Place),
) -> Result<(), Failure> {
    let Some(owner) = call.owner.filter(|owner| Some(*owner) != former) else { return Ok(()) };
    let Some(account) = people::find(from, owner).await? else { return Ok(()) };
    let person = app.identity.read_absent(from, &account.value, app.now()).await?;
    if person.reach_in(Permission::EditChallenge, place) == Reach::Nothing {
        let error = FieldError::new("/content/owner_id", FieldCode::WithoutRight);
        return Err(vec![error].into());
    }
    Ok(())
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("DEFI-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:03}"))
}
