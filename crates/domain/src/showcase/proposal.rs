//! What somebody from outside proposes, and what the Dinno makes of it (R032).

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::{Actor, Denied, Owned, Permission};
use crate::ids::{IdeaId, ProposalId};
use crate::people::EmailAddress;
use crate::text::{FieldCode, FieldError, Paragraph, ShortText, Title};
use crate::vocabulary::vocabulary;

/// How long a proposal is kept after the last thing that happened to it, with the address it came from.
pub const PROPOSAL_KEPT: TimeDelta = TimeDelta::days(365);
/// How many proposals are taken in a day from one address of the network.
pub const DAILY_FROM_ONE: u32 = 10;
/// How many are taken in a day from everywhere.
pub const DAILY: u32 = 200;

vocabulary! {
    /// What somebody from outside proposes.
    ProposalKind {
        /// An idea.
        Idea = "idea",
        /// To do something together.
        Partnership = "partnership",
    }
}

vocabulary! {
    /// Where a proposal stands.
    ProposalStatus {
        /// Nobody answered yet.
        Received = "received",
        /// Whoever proposed got an answer.
        Answered = "answered",
        /// It became an idea.
        Turned = "turned",
        /// Nothing is made of it, and the reason is kept.
        SetAside = "set_aside",
    }
}

/// What somebody from outside proposes, with their consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProposal {
    /// What it is.
    pub kind: ProposalKind,
    /// Who proposes.
    pub name: ShortText,
    /// Of which organisation.
    pub organisation: Option<ShortText>,
    /// Where they are answered.
    pub email: EmailAddress,
    /// In one line.
    pub subject: Title,
    /// The whole of it.
    pub body: Paragraph,
}

/// What becomes of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Whoever proposed got an answer.
    Answered,
    /// It became this idea.
    Turned(IdeaId),
    /// Nothing is made of it, for this reason.
    SetAside(Paragraph),
}

/// A proposal and what became of it. Deliberately not `Serialize`: it holds the address of somebody. Who handled it is
/// not kept, for the idea that it became may be anonymous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its identifier.
    pub id: ProposalId,
    /// What was proposed.
    pub content: NewProposal,
    /// Where it stands.
    pub status: ProposalStatus,
    /// Why it was set aside.
    pub reason: Option<Paragraph>,
    /// The idea that it became.
    pub idea: Option<IdeaId>,
    /// When it came, and consent with it.
    pub consented_at: DateTime<Utc>,
    /// When something last happened to it.
    pub moved_at: DateTime<Utc>,
}

impl Proposal {
    /// A proposal that has just come.
    #[must_use]
    pub const fn received(id: ProposalId, content: NewProposal, at: DateTime<Utc>) -> Self {
        Self {
            id,
            content,
            status: ProposalStatus::Received,
            reason: None,
            idea: None,
            consented_at: at,
            moved_at: at,
        }
    }

    /// Asks to handle it: whoever answers all questions to the Dinno.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn may_be_handled(&self, actor: &Actor) -> Result<(), Denied> {
        let needed = Permission::FollowUpHelpRequest;
        if actor.can(needed, self) { Ok(()) } else { Err(actor.denied(needed)) }
    }

    /// Says what becomes of it. What became an idea stays so.
    ///
    /// # Errors
    /// At `/status`, when it is an idea already.
    pub fn settle(&mut self, outcome: Outcome, at: DateTime<Utc>) -> Result<(), FieldError> {
        if self.status == ProposalStatus::Turned {
            return Err(FieldError::new("/status", FieldCode::UnknownValue));
        }
        (self.status, self.reason, self.idea) = match outcome {
            Outcome::Answered => (ProposalStatus::Answered, None, None),
            Outcome::Turned(idea) => (ProposalStatus::Turned, None, Some(idea)),
            Outcome::SetAside(reason) => (ProposalStatus::SetAside, Some(reason), None),
        };
        self.moved_at = at;
        Ok(())
    }
}

/// Nobody of the portal wrote it: only who reaches everything handles it.
impl Owned for Proposal {
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    fn proposal() -> Proposal {
        let content = NewProposal {
            kind: ProposalKind::Idea,
            name: ShortText::parse("/name", "Léa Petit").unwrap(),
            organisation: None,
            email: EmailAddress::parse("/email", "lea@ville.example").unwrap(),
            subject: Title::parse("/subject", "Un guichet mobile").unwrap(),
            body: Paragraph::parse("/body", "Au marché, le samedi.").unwrap(),
        };
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Proposal::received(ProposalId(Uuid::from_u128(1)), content, at)
    }

    #[test]
    fn who_answers_questions_handles_it_and_nobody_else() {
        assert_eq!(proposal().may_be_handled(&actor(1, Profile::FunctionalAdmin)), Ok(()));
        for profile in [Profile::Reader, Profile::Contributor, Profile::Developer] {
            assert!(proposal().may_be_handled(&actor(1, profile)).is_err(), "{profile:?}");
        }
    }

    #[test]
    fn it_may_be_answered_then_become_an_idea_and_stays_one() {
        let mut proposal = proposal();
        let later = proposal.moved_at + TimeDelta::days(1);
        let idea = IdeaId(Uuid::from_u128(2));
        proposal.settle(Outcome::Answered, later).unwrap();
        assert_eq!((proposal.status, proposal.moved_at), (ProposalStatus::Answered, later));
        proposal.settle(Outcome::Turned(idea), later).unwrap();
        assert_eq!((proposal.status, proposal.idea), (ProposalStatus::Turned, Some(idea)));
        let reason = Paragraph::parse("/reason", "Déjà fait.").unwrap();
        assert_eq!(
            proposal.settle(Outcome::SetAside(reason), later).unwrap_err().pointer,
            "/status"
        );
        assert_eq!(proposal.idea, Some(idea));
    }
}
