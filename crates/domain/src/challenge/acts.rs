//! What may be done to a challenge.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Challenge, ChallengeContent, ChallengeFormat, ChallengeParts, ChallengePhase, ChallengeStatus,
    Closing, Timetable,
};
use crate::access::acts::{CreateChallenge, EditChallenge};
use crate::access::{Granted, Leave, Owned, Permission, Place, Reach};
use crate::civil::to_the_minute;
use crate::ids::{ChallengeId, UserId};
use crate::journal::{Fact, SubjectKind};
use crate::text::{FieldCode, FieldError, LongText};

/// What is needed to prepare a challenge.
#[derive(Clone, Debug)]
pub struct NewChallenge {
    /// Its identifier.
    pub id: ChallengeId,
    /// Its reference.
    pub reference: String,
    /// What it says.
    pub content: ChallengeContent,
    /// Its dates; its status is not looked at.
    pub timetable: Timetable,
    /// The person in charge; whoever prepares it when nobody is named.
    pub owner: Option<UserId>,
    /// The experts who are invited.
    pub experts: Vec<UserId>,
}

/// Whether experts have begun to mark the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// No mark is kept.
    NotBegun,
    /// At least one is: criteria stay as they are, and nobody else may answer.
    Begun,
}

/// Whether ideas have entered it as a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// None has.
    NotYet,
    /// At least one has, whatever became of it: a track it stays, or its teams would wait for ever.
    Already,
}

/// Why a challenge could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditChallengeError {
    /// It ended, with its results.
    #[error("the challenge ended: it is not changed any more")]
    Closed,
    /// Experts mark with these criteria.
    #[error("the answers are being marked: criteria stay as they are")]
    CriteriaInUse,
    /// Some fields are to be corrected.
    #[error("some fields are to be corrected")]
    Invalid(Vec<FieldError>),
}

/// Why a challenge could not be published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishChallengeError {
    /// It was published before.
    #[error("the challenge is published already")]
    Published,
    /// A challenge is for a time: it has an end, and the end is to come.
    #[error("some dates are to be corrected")]
    Invalid(Vec<FieldError>),
}

/// Why deposits could not be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StopDepositsError {
    /// It takes no idea.
    #[error("the challenge takes no idea: there is nothing to stop")]
    NotOpen,
}

/// Why a challenge could not be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CloseChallengeError {
    /// It is not being evaluated.
    #[error("the challenge is not being evaluated")]
    NotEvaluating,
    /// Authors, or teams of a track, wait for an answer.
    #[error("{0} ideas or teams have no answer yet")]
    Unanswered(u64),
}

impl Leave<'_, CreateChallenge> {
    /// Prepares a challenge. Only those who prepare see it, until it is published.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn create(self, new: NewChallenge) -> Result<(Challenge, Vec<Fact>), Vec<FieldError>> {
        let NewChallenge { id, reference, content, timetable, owner, experts } = new;
        content.check()?;
        let timetable = Timetable { status: ChallengeStatus::Draft, ..timetable.to_the_minute() };
        timetable.check("/content")?;
        let owner = owner.unwrap_or(self.by.id);
        let named = Fact::put_in_charge(of(id), (None, owner), self.by.id);
        let facts = [Fact::ChallengeCreated { challenge: id }].into_iter().chain(named);
        let owner = Some(owner);
        let parts =
            ChallengeParts { id, reference, content, owner, experts, timetable, closing: None };
        Ok((Challenge(parts), facts.collect()))
    }
}

/// What a challenge says from now on.
#[derive(Clone, Debug)]
pub struct ChallengeChange {
    /// What it says.
    pub content: ChallengeContent,
    /// Its dates; its status is not looked at.
    pub timetable: Timetable,
    /// The person in charge, unless it stays the same.
    pub owner: Option<UserId>,
    /// The experts who are invited.
    pub experts: Vec<UserId>,
}

impl Granted<'_, EditChallenge, Challenge> {
    /// Changes what it says, its dates, its people. Experts who are new to a published one are told, and so is whoever
    /// is put in charge. It is given to no body where whoever changes it would have less right over it.
    ///
    /// # Errors
    /// See [`EditChallengeError`].
    pub fn edit(
        self,
        change: ChallengeChange,
        (scoring, entered): (Scoring, Entered),
        at: DateTime<Utc>,
    ) -> Result<Vec<Fact>, EditChallengeError> {
        let here = self.on.place();
        let there = Place { organisation: change.content.organisation, ..here };
        let reach = |place| self.by.reach_in(Permission::EditChallenge, place);
        let (everything, less) = (reach(here) == Reach::Everything, reach(there) < reach(here));
        let parts = &mut self.on.0;
        let before = parts.timetable.phase(at);
        if before == ChallengePhase::Closed {
            return Err(EditChallengeError::Closed);
        }
        if less {
            let error = FieldError::new("/content/organisation_id", FieldCode::NotAllowed);
            return Err(EditChallengeError::Invalid(vec![error]));
        }
        let ChallengeChange { content, timetable, owner, experts } = change;
        let new = owner.filter(|owner| Some(*owner) != parts.owner);
        // Only whoever declares who is in charge of what hands a challenge over (A08).
        if new.is_some() && !everything {
            let error = FieldError::new("/content/owner_id", FieldCode::NotAllowed);
            return Err(EditChallengeError::Invalid(vec![error]));
        }
        if scoring == Scoring::Begun && content.criteria != parts.content.criteria {
            return Err(EditChallengeError::CriteriaInUse);
        }
        check_format((parts.content.format, content.format), entered)?;
        content.check().map_err(EditChallengeError::Invalid)?;
        let timetable = Timetable { status: parts.timetable.status, ..timetable.to_the_minute() };
        check_dates(&parts.timetable, &timetable, scoring, at)?;
        let mut facts = vec![Fact::ChallengeEdited { challenge: parts.id }];
        if before != ChallengePhase::Draft {
            let new = experts.iter().filter(|expert| !parts.experts.contains(expert));
            facts.extend(invitations(parts.id, new));
        }
        let named = |new| Fact::put_in_charge(of(parts.id), (None, new), self.by.id);
        facts.extend(new.and_then(named));
        parts.owner = owner.or(parts.owner);
        parts.content = content;
        parts.timetable = timetable;
        parts.experts = experts;
        Ok(facts)
    }

    /// Publishes it: from then on it opens and closes by itself. Its experts are told.
    ///
    /// # Errors
    /// See [`PublishChallengeError`].
    pub fn publish(self, at: DateTime<Utc>) -> Result<Vec<Fact>, PublishChallengeError> {
        let parts = &mut self.on.0;
        if parts.timetable.status != ChallengeStatus::Draft {
            return Err(PublishChallengeError::Published);
        }
        let at = to_the_minute(at);
        parts
            .timetable
            .check_publication("/content", at)
            .map_err(PublishChallengeError::Invalid)?;
        parts.timetable.opens_at.get_or_insert(at);
        parts.timetable.status = ChallengeStatus::Open;
        let mut facts = vec![Fact::ChallengePublished { challenge: parts.id }];
        facts.extend(invitations(parts.id, parts.experts.iter()));
        Ok(facts)
    }

    /// Stops deposits before their end: this minute becomes the end.
    ///
    /// # Errors
    /// See [`StopDepositsError`].
    pub fn stop_deposits(self, at: DateTime<Utc>) -> Result<Fact, StopDepositsError> {
        let parts = &mut self.on.0;
        if !parts.timetable.takes_ideas(at) {
            return Err(StopDepositsError::NotOpen);
        }
        parts.timetable.status = ChallengeStatus::Evaluating;
        // The promise runs from the real end.
        parts.timetable.closes_at = Some(to_the_minute(at));
        Ok(Fact::DepositsStopped { challenge: parts.id })
    }

    /// Ends it with its results, once every author and every team has an answer; `unanswered` counts those who have
    /// none.
    ///
    /// # Errors
    /// See [`CloseChallengeError`].
    pub fn close(
        self,
        results: LongText,
        unanswered: u64,
        at: DateTime<Utc>,
    ) -> Result<Fact, CloseChallengeError> {
        let parts = &mut self.on.0;
        if parts.timetable.phase(at) != ChallengePhase::Evaluating {
            return Err(CloseChallengeError::NotEvaluating);
        }
        if unanswered > 0 {
            return Err(CloseChallengeError::Unanswered(unanswered));
        }
        parts.timetable.status = ChallengeStatus::Closed;
        parts.closing = Some(Closing { results, closed_by: self.by.id, closed_at: at });
        Ok(Fact::ChallengeClosed { challenge: parts.id })
    }
}

/// A track that ideas have entered stays one.
fn check_format(
    (before, after): (ChallengeFormat, ChallengeFormat),
    entered: Entered,
) -> Result<(), EditChallengeError> {
    let leaves = before == ChallengeFormat::IntrapreneurTrack && after != before;
    if leaves && entered == Entered::Already {
        let error = FieldError::new("/content/format", FieldCode::InUse);
        return Err(EditChallengeError::Invalid(vec![error]));
    }
    Ok(())
}

/// Dates that were kept may stay; new ones make sense, nobody is let in once marks are given, and what was promised to
/// authors holds (R065).
fn check_dates(
    before: &Timetable,
    after: &Timetable,
    scoring: Scoring,
    at: DateTime<Utc>,
) -> Result<(), EditChallengeError> {
    after.check("/content").map_err(EditChallengeError::Invalid)?;
    let faulty = |field: &str, code| {
        let error = FieldError::new(format!("/content/{field}"), code);
        Err(EditChallengeError::Invalid(vec![error]))
    };
    if before.status == ChallengeStatus::Draft {
        return Ok(());
    }
    if after.closes_at.is_none() {
        return faulty("closes_at", FieldCode::EndRequired);
    }
    let moved = after.closes_at != before.closes_at;
    let past = after.closes_at.is_some_and(|closes| closes <= at);
    let reopened = !before.takes_ideas(at) && after.takes_ideas(at);
    let stopped = before.status == ChallengeStatus::Evaluating;
    // An end is moved to what is to come; once marks are given, or deposits stopped by act, it stays.
    if moved && (stopped || (reopened && scoring == Scoring::Begun)) {
        return faulty("closes_at", FieldCode::Settled);
    }
    if moved && past {
        return faulty("closes_at", FieldCode::EndPassed);
    }
    let opened = before.opens_at.is_some_and(|opens| opens <= at);
    if opened && after.opens_at != before.opens_at {
        return faulty("opens_at", FieldCode::Settled);
    }
    let over = before.promise_ends_at().is_some_and(|ends| ends <= at);
    if moved && over {
        return faulty("closes_at", FieldCode::Settled);
    }
    let read = before.opens_at.is_none_or(|opens| opens <= at);
    if read && loosens(before.reply_days, after.reply_days, over) {
        return faulty("reply_days", FieldCode::Settled);
    }
    Ok(())
}

/// Whether a promise that authors have read becomes less than it was. Once its term has come, it is kept or broken:
/// nothing changes it any more.
fn loosens(before: Option<u16>, after: Option<u16>, over: bool) -> bool {
    match (before, after) {
        (Some(promised), Some(days)) => days > promised || (over && days != promised),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// The challenge, in the journal.
const fn of(challenge: ChallengeId) -> (SubjectKind, Uuid) {
    (SubjectKind::Challenge, challenge.0)
}

fn invitations<'a>(challenge: ChallengeId, experts: impl Iterator<Item = &'a UserId>) -> Vec<Fact> {
    experts.map(|expert| Fact::ExpertInvited { challenge, account: *expert }).collect()
}
