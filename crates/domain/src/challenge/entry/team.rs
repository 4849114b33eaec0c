//! What the team of an entry does: its author answers, asks a teammate, leaves; the two of them rework the idea.

use chrono::{DateTime, Utc};

use super::{
    EntryAct, EntryChange, EntryError, EntryIdea, EntryStatus, EntryVerdict, REWORKS_MAX, Rework,
    TrackEntry,
};
use crate::access::Actor;
use crate::challenge::{Challenge, InvitationAnswer};
use crate::ids::{EntryId, UserId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, LongText, Paragraph};

/// What an act looks at: the challenge, where the idea stands, and every entry of the challenge.
type Around<'a> = (&'a Challenge, EntryIdea, &'a [TrackEntry]);

/// Whether somebody is in a team of the track, besides this entry.
pub(super) fn is_taken(all: &[TrackEntry], person: UserId, besides: Option<EntryId>) -> bool {
    all.iter().any(|one| Some(one.id) != besides && one.status.is_live() && one.has(person))
}

impl TrackEntry {
    /// Whether this person is one of the two.
    #[must_use]
    pub fn has(&self, person: UserId) -> bool {
        self.author == person || self.teammate == Some(person)
    }

    /// Those who took part: the two of the team, or the author who has found nobody yet.
    #[must_use]
    pub fn took_part(&self) -> Vec<UserId> {
        if self.status.is_told_to_all() || self.status == EntryStatus::Forming {
            [Some(self.author), self.teammate].into_iter().flatten().collect()
        } else {
            Vec::new()
        }
    }

    /// Whether this person may know of it: everybody once the team is complete; before, those whom it concerns and
    /// whoever runs the challenge.
    #[must_use]
    pub fn is_seen_by(&self, on: &Challenge, actor: &Actor) -> bool {
        self.status.is_told_to_all() || self.is_known_by(on, actor)
    }

    /// Whether what was written to those whom it concerns is for this person too.
    #[must_use]
    pub fn is_known_by(&self, on: &Challenge, actor: &Actor) -> bool {
        self.has(actor.id) || self.asked == Some(actor.id) || on.is_run_by(actor)
    }

    /// Whether its author gave that very answer already: to give it again changes nothing.
    #[must_use]
    pub fn has_answered(&self, by: UserId, answer: &InvitationAnswer) -> bool {
        let over = matches!(self.status, EntryStatus::Declined | EntryStatus::Left);
        self.author == by
            && match answer {
                InvitationAnswer::Accepts => !over && self.status != EntryStatus::Invited,
                InvitationAnswer::Declines(reason) => {
                    self.status == EntryStatus::Declined && self.reason == *reason
                }
            }
    }

    /// Its author accepts the invitation, or declines it.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn answer(
        &mut self,
        (on, idea, all): Around<'_>,
        by: UserId,
        answer: InvitationAnswer,
        at: DateTime<Utc>,
    ) -> Result<Fact, EntryError> {
        if self.author != by || self.status != EntryStatus::Invited {
            return Err(EntryError::NotAsked);
        }
        on.takes_entries(at)?;
        match answer {
            InvitationAnswer::Accepts => {
                idea.goes_on()?;
                if is_taken(all, by, Some(self.id)) {
                    return Err(EntryError::InOtherTeam);
                }
                self.status = EntryStatus::Forming;
                Ok(self.fact(EntryChange::Accepted, by, None))
            }
            InvitationAnswer::Declines(reason) => {
                self.status = EntryStatus::Declined;
                self.reason = reason;
                Ok(self.fact(EntryChange::Declined, by, self.reason.as_ref()))
            }
        }
    }

    /// Its author asks a colleague to be the second of the team, in place of whoever has not answered.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn ask_teammate(
        &mut self,
        (on, idea, all): Around<'_>,
        by: UserId,
        (person, note): (UserId, Option<&Paragraph>),
        at: DateTime<Utc>,
    ) -> Result<Fact, EntryError> {
        self.must_be_of_author(by)?;
        on.takes_entries(at)?;
        idea.goes_on()?;
        if self.status != EntryStatus::Forming {
            return Err(EntryError::WrongState(self.status));
        }
        if person == self.author {
            let themselves = FieldError::new("/person_id", FieldCode::NotAllowed);
            return Err(EntryError::Invalid(themselves));
        }
        if is_taken(all, person, Some(self.id)) {
            return Err(EntryError::InOtherTeam);
        }
        self.asked = Some(person);
        Ok(self.fact(EntryChange::TeammateAsked, person, note))
    }

    /// Whoever is asked accepts: the team is complete; or declines, and the author asks somebody else.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn answer_teammate(
        &mut self,
        (on, idea, all): Around<'_>,
        by: UserId,
        answer: InvitationAnswer,
        at: DateTime<Utc>,
    ) -> Result<Fact, EntryError> {
        if self.asked != Some(by) || self.status != EntryStatus::Forming {
            return Err(EntryError::NotAsked);
        }
        on.takes_entries(at)?;
        match answer {
            InvitationAnswer::Accepts => {
                idea.goes_on()?;
                if is_taken(all, by, Some(self.id)) {
                    return Err(EntryError::InOtherTeam);
                }
                self.asked = None;
                self.teammate = Some(by);
                self.status = EntryStatus::Complete;
                Ok(self.fact(EntryChange::Completed, by, None))
            }
            InvitationAnswer::Declines(reason) => {
                self.asked = None;
                Ok(self.fact(EntryChange::TeammateDeclined, by, reason.as_ref()))
            }
        }
    }

    /// One of the two leaves, before the last decision. Without its author the idea leaves too; without the second, the
    /// author looks for another, and what was decided of the former team is void.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn leave(
        &mut self,
        on: &Challenge,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Result<Fact, EntryError> {
        if !self.has(by) {
            return Err(EntryError::NotTheirs);
        }
        on.takes_entries(at)?;
        if !self.may_be_left() {
            return Err(EntryError::WrongState(self.status));
        }
        self.reason = None;
        if by == self.author {
            self.asked = None;
            self.status = EntryStatus::Left;
            return Ok(self.fact(EntryChange::Left, by, None));
        }
        self.teammate = None;
        self.status = EntryStatus::Forming;
        Ok(self.fact(EntryChange::TeammateLeft, by, None))
    }

    /// One of the two reworks the idea; `versions` is how many there are. What the idea said at first stays.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn rework(
        &self,
        (on, idea): (&Challenge, EntryIdea),
        by: UserId,
        (body, versions): (LongText, usize),
        at: DateTime<Utc>,
    ) -> Result<(Rework, Fact), EntryError> {
        if !self.has(by) {
            return Err(EntryError::NotTheirs);
        }
        on.takes_entries(at)?;
        idea.goes_on()?;
        if !self.may_be_reworked() {
            return Err(EntryError::WrongState(self.status));
        }
        if versions >= REWORKS_MAX {
            return Err(EntryError::TooManyReworks);
        }
        Ok((Rework { body, by, at }, self.fact(EntryChange::Reworked, by, None)))
    }

    /// What may be decided now. A team whose idea goes no further is told that it is not chosen, and nothing else.
    #[must_use]
    pub fn verdicts(&self, idea: EntryIdea) -> Vec<EntryVerdict> {
        let goes_on = idea.goes_on().is_ok();
        let open = self.status.verdicts().iter().copied();
        open.filter(|verdict| goes_on || !verdict.chooses()).collect()
    }

    /// What this person may do to it now: the same rules, for a screen that shows the buttons. There is nothing to
    /// accept any more once the idea goes no further.
    #[must_use]
    pub fn allowed(
        &self,
        (on, idea): (&Challenge, EntryIdea),
        actor: &Actor,
        at: DateTime<Utc>,
    ) -> Vec<EntryAct> {
        if on.takes_entries(at).is_err() {
            return Vec::new();
        }
        let (author, me, goes_on) = (self.author == actor.id, actor.id, idea.goes_on().is_ok());
        let forming = goes_on && self.status == EntryStatus::Forming;
        let invited = goes_on && self.status == EntryStatus::Invited;
        let decides = !self.verdicts(idea).is_empty() && !self.has(me) && on.is_run_by(actor);
        let acts = [
            (EntryAct::Answer, author && invited),
            (EntryAct::AskTeammate, author && forming),
            (EntryAct::AnswerTeammate, forming && self.asked == Some(me)),
            (EntryAct::Leave, self.has(me) && self.may_be_left()),
            (EntryAct::Rework, goes_on && self.has(me) && self.may_be_reworked()),
            (EntryAct::Decide, decides),
        ];
        acts.into_iter().filter(|(_, open)| *open).map(|(act, _)| act).collect()
    }

    pub(super) fn fact(
        &self,
        entry: EntryChange,
        account: UserId,
        note: Option<&Paragraph>,
    ) -> Fact {
        Fact::ChallengeEntry {
            challenge: self.challenge,
            idea: self.idea,
            account,
            entry,
            note: note.map(|note| note.as_str().to_owned()),
        }
    }

    fn must_be_of_author(&self, by: UserId) -> Result<(), EntryError> {
        if self.author == by { Ok(()) } else { Err(EntryError::NotTheirs) }
    }

    const fn may_be_left(&self) -> bool {
        matches!(
            self.status,
            EntryStatus::Forming | EntryStatus::Complete | EntryStatus::Shortlisted
        )
    }

    const fn may_be_reworked(&self) -> bool {
        matches!(self.status, EntryStatus::Complete | EntryStatus::Shortlisted)
    }
}
