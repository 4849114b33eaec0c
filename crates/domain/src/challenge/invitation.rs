//! The right people for a challenge: sought, invited, who answer, and who are then told to each other (R093).

use chrono::{DateTime, Utc};

use super::{Challenge, ChallengePhase};
use crate::access::acts::EditChallenge;
use crate::access::{Actor, Granted, Permission};
use crate::ids::UserId;
use crate::journal::Fact;
use crate::text::{Paragraph, ShortText, fold};
use crate::vocabulary::vocabulary;

/// Most experts of a challenge, those who have not answered included.
pub const EXPERTS_MAX: usize = 30;
/// Most people whom a challenge ever asked.
pub const INVITED_MAX: usize = 200;
/// A word of a label with fewer letters says nothing of what somebody knows.
const LABEL_LETTERS: usize = 5;
/// A word with fewer letters is sought whole: « IA » begins many others.
const BEGINNING_LETTERS: usize = 4;

vocabulary! {
    /// What somebody is invited to a challenge for.
    InvitationRole {
        /// To read its answers with its criteria, and mark them.
        Expert = "expert",
        /// To take part: answer, help, bring others. No right comes with it.
        Contributor = "contributor",
    }
}

vocabulary! {
    /// Where an invitation stands.
    InvitationState {
        /// It waits for its answer.
        Pending = "pending",
        /// The person takes part.
        Accepted = "accepted",
        /// The person does not.
        Declined = "declined",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// What somebody is in a challenge.
    ChallengePart {
        /// In charge of it.
        Owner = "owner",
        /// Reads its answers with its criteria.
        Expert = "expert",
        /// Takes part.
        Contributor = "contributor",
    }
}

/// Somebody to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Who.
    pub person: UserId,
    /// What for.
    pub role: InvitationRole,
    /// A word to them.
    pub note: Option<Paragraph>,
}

/// The last invitation of a person to a challenge. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who is invited.
    pub person: UserId,
    /// What for.
    pub role: InvitationRole,
    /// A word to them.
    pub note: Option<Paragraph>,
    /// What was last done to it; see [`Invitation::standing`] for where it stands.
    pub state: InvitationState,
    /// Why they declined.
    pub reason: Option<Paragraph>,
    /// Who invited them.
    pub invited_by: UserId,
    /// When.
    pub invited_at: DateTime<Utc>,
}

/// What somebody answers to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationAnswer {
    /// They take part.
    Accepts,
    /// They do not, and may say why.
    Declines(Option<Paragraph>),
}

/// Why an invitation stayed as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// It is being prepared, or it ended.
    #[error("nobody joins a challenge that is being prepared, or ended")]
    WrongPhase,
    /// They take part, or are asked already.
    #[error("this person takes part, or is asked already")]
    AlreadyAsked,
    /// As many people as a challenge may have.
    #[error("the challenge asked as many people as it may")]
    TooMany,
    /// Nobody asked this person, or it is answered, or taken back.
    #[error("no invitation of this person stands")]
    NotAsked,
}

impl Invitation {
    /// Where it stands in this challenge. Whoever runs it may also name its experts, and take them off, as they write
    /// it: that is taken as an answer.
    #[must_use]
    pub fn standing(&self, challenge: &Challenge) -> InvitationState {
        match self.role {
            InvitationRole::Expert if challenge.is_expert(self.person) => InvitationState::Accepted,
            InvitationRole::Expert if self.state == InvitationState::Accepted => {
                InvitationState::Withdrawn
            }
            InvitationRole::Expert | InvitationRole::Contributor => self.state,
        }
    }

    fn holds(&self, challenge: &Challenge) -> bool {
        matches!(self.standing(challenge), InvitationState::Pending | InvitationState::Accepted)
    }

    fn fact(&self, challenge: &Challenge, note: Option<&Paragraph>) -> Fact {
        Fact::ChallengeInvitation {
            challenge: challenge.0.id,
            account: self.person,
            role: self.role,
            invitation: self.state,
            note: note.map(|note| note.as_str().to_owned()),
        }
    }
}

impl Granted<'_, EditChallenge, Challenge> {
    /// Invites somebody; `asked` are the invitations of this challenge, whatever became of them.
    ///
    /// # Errors
    /// See [`InvitationError`].
    pub fn invite(
        self,
        invite: Invite,
        asked: &[Invitation],
        at: DateTime<Utc>,
    ) -> Result<(Invitation, Fact), InvitationError> {
        let challenge = &*self.on;
        let Invite { person, role, note } = invite;
        if !challenge.takes_people(at) {
            return Err(InvitationError::WrongPhase);
        }
        let before = asked.iter().find(|one| one.person == person);
        if challenge.is_expert(person) || before.is_some_and(|one| one.holds(challenge)) {
            return Err(InvitationError::AlreadyAsked);
        }
        let awaited = asked.iter().filter(|one| {
            one.role == InvitationRole::Expert
                && one.standing(challenge) == InvitationState::Pending
        });
        let experts = challenge.0.experts.len() + awaited.count();
        let full = role == InvitationRole::Expert && experts >= EXPERTS_MAX;
        if full || (before.is_none() && asked.len() >= INVITED_MAX) {
            return Err(InvitationError::TooMany);
        }
        let invitation = Invitation {
            person,
            role,
            note,
            state: InvitationState::Pending,
            reason: None,
            invited_by: self.by.id,
            invited_at: at,
        };
        let fact = invitation.fact(challenge, invitation.note.as_ref());
        Ok((invitation, fact))
    }

    /// Takes an invitation back. Whoever had accepted it takes part no more.
    ///
    /// # Errors
    /// See [`InvitationError`].
    pub fn withdraw_invitation(
        self,
        invitation: &mut Invitation,
        at: DateTime<Utc>,
    ) -> Result<Fact, InvitationError> {
        let challenge = self.on;
        if !invitation.holds(challenge) {
            return Err(InvitationError::NotAsked);
        }
        if !challenge.takes_people(at) {
            return Err(InvitationError::WrongPhase);
        }
        if invitation.role == InvitationRole::Expert {
            challenge.0.experts.retain(|expert| *expert != invitation.person);
        }
        invitation.state = InvitationState::Withdrawn;
        Ok(invitation.fact(challenge, None))
    }
}

impl Challenge {
    /// Whether people may join it at this instant.
    #[must_use]
    pub fn takes_people(&self, at: DateTime<Utc>) -> bool {
        match self.0.timetable.phase(at) {
            ChallengePhase::Announced | ChallengePhase::Open | ChallengePhase::Evaluating => true,
            ChallengePhase::Draft | ChallengePhase::Closed => false,
        }
    }

    /// Whether this person runs it: who was invited, and has not answered, is told to them alone.
    #[must_use]
    pub fn is_run_by(&self, actor: &Actor) -> bool {
        actor.can(Permission::EditChallenge, self)
    }

    /// The person who was invited answers.
    ///
    /// # Errors
    /// See [`InvitationError`].
    pub fn answer_invitation(
        &mut self,
        by: UserId,
        invitation: &mut Invitation,
        answer: InvitationAnswer,
        at: DateTime<Utc>,
    ) -> Result<Fact, InvitationError> {
        if invitation.person != by || invitation.standing(self) != InvitationState::Pending {
            return Err(InvitationError::NotAsked);
        }
        if !self.takes_people(at) {
            return Err(InvitationError::WrongPhase);
        }
        match answer {
            InvitationAnswer::Accepts => {
                if invitation.role == InvitationRole::Expert {
                    if self.0.experts.len() >= EXPERTS_MAX {
                        return Err(InvitationError::TooMany);
                    }
                    self.0.experts.push(by);
                }
                invitation.state = InvitationState::Accepted;
            }
            InvitationAnswer::Declines(reason) => {
                invitation.state = InvitationState::Declined;
                invitation.reason = reason;
            }
        }
        Ok(invitation.fact(self, invitation.reason.as_ref()))
    }

    /// Whether this person gave that very answer already: to give it again changes nothing.
    #[must_use]
    pub fn has_answered(
        &self,
        by: UserId,
        invitation: &Invitation,
        answer: &InvitationAnswer,
    ) -> bool {
        let standing = invitation.standing(self);
        invitation.person == by
            && match answer {
                InvitationAnswer::Accepts => standing == InvitationState::Accepted,
                InvitationAnswer::Declines(reason) => {
                    standing == InvitationState::Declined && invitation.reason == *reason
                }
            }
    }

    /// Those who take part, each with what they are: in charge, then experts, then contributors.
    #[must_use]
    pub fn people(&self, asked: &[Invitation]) -> Vec<(UserId, Vec<ChallengePart>)> {
        let contributors = asked.iter().filter(|one| {
            one.role == InvitationRole::Contributor
                && one.standing(self) == InvitationState::Accepted
        });
        let owner = self.0.owner.iter().map(|owner| (*owner, ChallengePart::Owner));
        let experts = self.0.experts.iter().map(|expert| (*expert, ChallengePart::Expert));
        let contributors = contributors.map(|one| (one.person, ChallengePart::Contributor));
        let mut people: Vec<(UserId, Vec<ChallengePart>)> = Vec::new();
        for (person, part) in owner.chain(experts).chain(contributors) {
            match people.iter_mut().find(|(known, _)| *known == person) {
                Some((_, parts)) => parts.push(part),
                None => people.push((person, vec![part])),
            }
        }
        people
    }
}

/// What to seek in what people know: the words of the theme, and the telling words of its labels, folded.
#[must_use]
pub fn sought<'a>(words: &[ShortText], labels: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut things: Vec<String> = words.iter().map(ShortText::as_str).map(said).collect();
    for label in labels {
        let folded = fold(label);
        let telling = split(&folded).filter(|word| word.chars().count() >= LABEL_LETTERS);
        things.extend(telling.map(str::to_owned));
    }
    let mut once: Vec<String> = Vec::new();
    for thing in things {
        if !thing.is_empty() && !once.contains(&thing) {
            once.push(thing);
        }
    }
    once
}

/// How many of the things sought somebody knows: each in one field, all its words there, as words.
#[must_use]
pub fn known(expertise: &[ShortText], sought: &[String]) -> usize {
    let fields: Vec<String> = expertise.iter().map(|field| fold(field.as_str())).collect();
    let knows = |field: &str, thing: &str| {
        split(thing).all(|word| split(field).any(|of_field| is_said(of_field, word)))
    };
    let is_known = |thing: &&String| {
        split(thing).next().is_some() && fields.iter().any(|field| knows(field, thing.as_str()))
    };
    sought.iter().filter(is_known).count()
}

/// Its words, folded, without « l’ » nor « d’ ».
fn said(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = split(&folded).filter(|word| word.chars().count() > 1).collect();
    words.join(" ")
}

fn is_said(of_field: &str, word: &str) -> bool {
    of_field == word || (word.chars().count() >= BEGINNING_LETTERS && of_field.starts_with(word))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests;
