//! The course of a challenge: what it is followed by, what is counted of it, what is decided (R101, R355).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::Actor;
use domain::access::acts::EditChallenge;
use domain::challenge::{
    ChallengeAct, CourseDecision, CourseVerdict, IndicatorValue, Measure, Measured, WantedIndicator,
};
use domain::idea::Promises;
use domain::people::Person;
use domain::text::Paragraph;
use domain::{ChallengeId, IndicatorId, IndicatorValueId, UserId};
use persistence::challenges::{self, CourseTally};
use persistence::{Tx, beside, ideas, people};
use uuid::Uuid;

use super::acts::{find, finish, save};
use crate::{App, Failure, Once, Version};

/// The course of a challenge, as everybody who reads it reads it.
#[derive(Clone, Debug)]
pub struct Course {
    /// The version of the challenge.
    pub version: Version,
    /// What it is followed by, with what was found.
    pub measured: Vec<Measured>,
    /// What was decided, the newest first.
    pub decisions: Vec<CourseDecision>,
    /// Those who decided.
    pub people: BTreeMap<UserId, Person>,
    /// What the portal counts by itself.
    pub tally: CourseTally,
    /// How many people take part, each once: those who sign its ideas, and the teams of a track. A masked author counts
    /// as one for each idea, and is not named.
    pub authors: u32,
    /// What became of the promise of an answer.
    pub promises: Promises,
    /// How many ideas wait for an answer although its promise has passed.
    pub overdue: u32,
    /// Whether the reader may say what it is followed by.
    pub defines: bool,
    /// Whether the reader may declare values.
    pub measures: bool,
    /// What the reader may decide now.
    pub verdicts: Vec<CourseVerdict>,
}

/// The course of a challenge.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn course(app: &App, actor: &Actor, id: ChallengeId) -> Result<Course, Failure> {
    let (from, now) = (app.store.reader(), app.now());
    let challenge = super::known(&from, actor, id).await?.challenge;
    let measured = challenges::measured(&from, id).await?;
    let decisions = challenges::course_decisions(&from, id).await?;
    let people = people::named_by(&from, decisions.iter().map(|one| one.by)).await?;
    let tally = challenges::course_tally(&from, id).await?;
    let named = challenges::named_authors(&from, id).await?;
    let signers = beside::signers(&from, id).await?;
    let teams = challenges::entries(&from, id).await?;
    let teams = teams.iter().flat_map(|team| team.value.took_part());
    let named: BTreeSet<UserId> = named.into_iter().chain(signers).chain(teams).collect();
    let authors = u32::try_from(named.len()).unwrap_or(u32::MAX).saturating_add(tally.masked);
    let promises = ideas::promises(&from, Some(id), now).await?;
    let ends = challenge.value.parts().timetable.promise_ends_at();
    let overdue = if ends.is_some_and(|ends| ends <= now) { tally.waiting } else { 0 };
    let runs = challenge.value.is_run_by(actor);
    let defines = challenge.value.allowed(actor, now).contains(&ChallengeAct::Edit);
    let verdicts = if runs { challenge.value.verdicts(now).to_vec() } else { Vec::new() };
    Ok(Course {
        version: challenge.version,
        measured,
        decisions,
        people,
        tally,
        authors,
        promises,
        overdue,
        defines,
        measures: runs,
        verdicts,
    })
}

/// Sets the whole list of what a challenge is followed by.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::EditChallengeError`].
pub async fn set_indicators(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
    wanted: Vec<WantedIndicator>,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    let before = challenges::measured(&tx, which.0).await?;
    let new = || IndicatorId(Uuid::now_v7());
    let (after, fact) = granted.set_indicators(wanted, &before, new, app.now())?;
    challenges::set_indicators(&tx, which.0, (&before, &after)).await?;
    save(&tx, &challenge).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// Declares a value of an indicator, as it was on a day.
///
/// # Errors
/// Denied, no such indicator, a day that is to come, or too many values.
pub async fn add_value(
    app: &App,
    actor: &Actor,
    (id, indicator): (ChallengeId, IndicatorId),
    (on, value, note): (NaiveDate, Measure, Option<Paragraph>),
    once: &Once,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut challenge = challenges::find(&tx, id).await?.ok_or(Failure::NotFound("challenge"))?;
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    if once.already(&tx).await?.is_some() {
        return Ok(tx.commit().await?);
    }
    let of = one(&tx, (id, indicator)).await?;
    let value = IndicatorValue { id: IndicatorValueId(Uuid::now_v7()), on, value, note };
    let fact = granted.declare_value(&of, &value, now)?;
    challenges::keep_value(&tx, indicator, &value).await?;
    once.made(&tx, value.id.0, now).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// Takes a value of an indicator off.
///
/// # Errors
/// Denied, or no such value.
pub async fn remove_value(
    app: &App,
    actor: &Actor,
    (id, indicator, value): (ChallengeId, IndicatorId, IndicatorValueId),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = challenges::find(&tx, id).await?.ok_or(Failure::NotFound("challenge"))?;
    let fact = actor.may(EditChallenge, &mut challenge.value)?.remove_value();
    one(&tx, (id, indicator)).await?;
    if !challenges::remove_value(&tx, indicator, value).await? {
        return Err(Failure::NotFound("value"));
    }
    finish(app, tx, actor, vec![fact]).await
}

/// Decides that a challenge goes on, is corrected, or stops: deposits that are open then end, in the same transaction.
/// Those who follow it are told, with the reason.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::challenge::CourseError`].
pub async fn decide_course(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, Version),
    (verdict, reason): (CourseVerdict, Paragraph),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, which).await?;
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    let (decision, fact) = granted.decide_course(verdict, reason, app.now())?;
    challenges::keep_course_decision(&tx, which.0, &decision).await?;
    save(&tx, &challenge).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// One indicator of this challenge, and of no other.
async fn one(tx: &Tx, (id, which): (ChallengeId, IndicatorId)) -> Result<Measured, Failure> {
    let all = challenges::measured(tx, id).await?;
    all.into_iter().find(|one| one.indicator.id == which).ok_or(Failure::NotFound("indicator"))
}
