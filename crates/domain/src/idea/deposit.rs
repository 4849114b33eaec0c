//! Depositing an idea.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Author, Idea, IdeaContent, IdeaParts, IdeaStatus};
use crate::access::acts::{DepositForColleague, DepositIdea};
use crate::access::{Actor, Extent, Granted, Leave, Owned, Permission, Place};
use crate::ids::{ChallengeId, IdeaId, OrganisationId, UserId};
use crate::journal::Fact;
use crate::poc::Visibility;
use crate::vocabulary::vocabulary;

/// Under which name an idea is deposited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorChoice {
    /// In the author's name.
    Named,
    /// Under a seal; `slot` is how many anonymous ideas the author already has.
    Anonymous {
        /// The first free slot.
        slot: u32,
    },
}

/// What is needed to make an idea.
#[derive(Clone, Debug)]
pub struct Deposit {
    /// Its identifier: time-ordered for a named idea, random for an anonymous one.
    pub id: IdeaId,
    /// Its reference: numbered for a named idea, drawn at random for an anonymous one.
    pub reference: String,
    /// What it says.
    pub content: IdeaContent,
    /// The open challenge it answers.
    pub challenge: Option<ChallengeId>,
    /// Under which name.
    pub author: AuthorChoice,
}

/// The colleague in whose name an idea is deposited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: UserId,
    /// Their body.
    pub organisation: Option<OrganisationId>,
}

impl Owned for Colleague {
    /// An agent is in the care of the referent of their body.
    fn is_owned_by(&self, actor: &Actor) -> bool {
        actor.referent && self.organisation.is_some() && self.organisation == actor.organisation
    }

    fn place(&self) -> Place {
        Place { organisation: self.organisation, item: None }
    }
}

vocabulary! {
    /// For whom somebody may deposit an idea, besides themselves.
    DepositsFor {
        /// For nobody else.
        Nobody = "nobody",
        /// For the agents of their body, as its referent.
        OwnBody = "own_body",
        /// For anybody, or for the bodies where the right was lent.
        Anybody = "anybody",
    }
}

impl Actor {
    /// For whom they may deposit an idea: the same rule as the deposit itself, for a screen that shows the field.
    #[must_use]
    pub fn deposits_for(&self) -> DepositsFor {
        let own = Colleague { id: self.id, organisation: self.organisation };
        match self.extent(Permission::DepositForColleague) {
            Extent::Everywhere | Extent::Bodies(_) => DepositsFor::Anybody,
            Extent::Nowhere if self.can(Permission::DepositForColleague, &own) => {
                DepositsFor::OwnBody
            }
            Extent::Nowhere => DepositsFor::Nobody,
        }
    }
}

impl Leave<'_, DepositIdea> {
    /// Makes the idea. It is visible at once (A25).
    #[must_use]
    pub fn deposit(self, deposit: Deposit, at: DateTime<Utc>) -> (Idea, Fact) {
        let Deposit { id, reference, content, challenge, author } = deposit;
        let (author, organisation, deposited_at) = match author {
            AuthorChoice::Named => (Author::Named(self.by.id), self.by.organisation, at),
            AuthorChoice::Anonymous { slot } => {
                // A precise time would point at whoever was signed in.
                let day = at.date_naive().and_time(NaiveTime::MIN).and_utc();
                (Author::Anonymous(self.by.seals.seal(slot)), None, day)
            }
        };
        let idea = Idea(IdeaParts {
            id,
            reference,
            content,
            author,
            organisation,
            department: None,
            challenge,
            status: IdeaStatus::Submitted,
            decision: None,
            poc: None,
            deposited_at,
            deposited_by: None,
            co_authors: Vec::new(),
            merged_into: None,
            potential: None,
            visibility: Visibility::Everyone,
        });
        (idea, Fact::IdeaDeposited { idea: id, challenge })
    }
}

impl Granted<'_, DepositForColleague, Colleague> {
    /// Makes the idea in the name of a colleague, who becomes its author; it says who deposited it.
    ///
    /// Never masked: an idea that somebody else writes down is known to somebody else.
    #[must_use]
    pub fn deposit(self, deposit: Deposit, at: DateTime<Utc>) -> (Idea, Fact) {
        let Deposit { id, reference, content, challenge, author: _ } = deposit;
        let author = *self.on;
        let idea = Idea(IdeaParts {
            id,
            reference,
            content,
            author: Author::Named(author.id),
            organisation: author.organisation,
            department: None,
            challenge,
            status: IdeaStatus::Submitted,
            decision: None,
            poc: None,
            deposited_at: at,
            deposited_by: Some(self.by.id),
            co_authors: Vec::new(),
            merged_into: None,
            potential: None,
            visibility: Visibility::Everyone,
        });
        (idea, Fact::IdeaDeposited { idea: id, challenge })
    }
}
