//! Depositing an idea.

use chrono::{DateTime, NaiveTime, Utc};

use super::{Author, Idea, IdeaContent, IdeaParts, IdeaStatus};
use crate::access::Leave;
use crate::access::acts::{DepositForColleague, DepositIdea};
use crate::ids::{ChallengeId, IdeaId, OrganisationId, UserId};
use crate::journal::Fact;

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
            challenge,
            status: IdeaStatus::Submitted,
            decision: None,
            poc: None,
            deposited_at,
            deposited_by: None,
            co_authors: Vec::new(),
            merged_into: None,
        });
        (idea, Fact::IdeaDeposited { idea: id, challenge })
    }
}

impl Leave<'_, DepositForColleague> {
    /// Makes the idea in the name of a colleague, who becomes its author; it says who deposited it.
    ///
    /// Never masked: an idea that somebody else writes down is known to somebody else.
    #[must_use]
    pub fn deposit(self, deposit: Deposit, author: Colleague, at: DateTime<Utc>) -> (Idea, Fact) {
        let Deposit { id, reference, content, challenge, author: _ } = deposit;
        let idea = Idea(IdeaParts {
            id,
            reference,
            content,
            author: Author::Named(author.id),
            organisation: author.organisation,
            challenge,
            status: IdeaStatus::Submitted,
            decision: None,
            poc: None,
            deposited_at: at,
            deposited_by: Some(self.by.id),
            co_authors: Vec::new(),
            merged_into: None,
        });
        (idea, Fact::IdeaDeposited { idea: id, challenge })
    }
}
