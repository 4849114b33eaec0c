//! What people offer to an idea that answers an investment call: time, people, money, a test site (R094).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Idea, IdeaStatus};
use crate::access::acts::PostComment;
use crate::access::{Actor, Leave, Owned as _};
use crate::challenge::{Challenge, ChallengeFormat, ChallengePhase, Means};
use crate::ids::{IdeaId, OrganisationId, UserId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What happened to a pledge.
    PledgeChange {
        /// Something is offered.
        Given = "given",
        /// Something else is offered than before, or more, or less.
        Changed = "changed",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// What is offered, and how much of it when it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What kind it is, and what it is in a sentence.
    pub means: Means,
    /// Whole euros of money, days of time; nothing of what is not counted.
    pub amount: Option<u32>,
}

impl Offer {
    /// Checks that what is counted has its figure, and that nothing else has one.
    ///
    /// # Errors
    /// At `/amount`.
    pub fn of(means: Means, amount: Option<u32>) -> Result<Self, FieldError> {
        let fault = |code| Err(FieldError::new("/amount", code));
        match (means.kind.counted_to(), amount) {
            (None, None) => Ok(Self { means, amount }),
            (None, Some(_)) => fault(FieldCode::NotAllowed),
            (Some(_), None) => fault(FieldCode::Required),
            (Some(max), Some(figure)) if (1..=max).contains(&figure) => Ok(Self { means, amount }),
            (Some(max), Some(_)) => {
                let (pointer, code) = ("/amount".to_owned(), FieldCode::Malformed);
                Err(FieldError { pointer, code, min: Some(1), max: Some(max) })
            }
        }
    }
}

/// What one person offers to one idea, on behalf of their body: the last that they said of it. Deliberately not
/// `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pledge {
    /// Who offers it.
    pub by: UserId,
    /// Their body as they offered it; none for whoever belongs to none.
    pub organisation: Option<OrganisationId>,
    /// What they offer.
    pub offer: Offer,
    /// When they said it.
    pub pledged_at: DateTime<Utc>,
    /// When they took it back.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Pledge {
    /// Whether it stands: one that was taken back is shown to nobody.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// Why nothing was offered, or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PledgeError {
    /// The idea answers no investment call.
    #[error("things are offered to the answers of an investment call alone")]
    NotACall,
    /// The call is not open now: what was offered stays as it is.
    #[error("the investment call is not open")]
    NotOpen,
    /// Nobody invests in their own idea: an author who stays masked would be seen.
    #[error("an author offers nothing to their own idea")]
    OwnIdea,
    /// It was taken back by its author.
    #[error("the idea was withdrawn")]
    Withdrawn,
    /// It became one with another, to which things are offered.
    #[error("the idea became one with another: that one is offered things")]
    Merged,
    /// This person offers nothing to this idea.
    #[error("nothing is offered by this person")]
    NothingOffered,
}

impl Challenge {
    /// Whether things are offered to its answers.
    #[must_use]
    pub const fn is_investment_call(&self) -> bool {
        matches!(self.0.content.format, ChallengeFormat::InvestmentCall)
    }

    /// Whether something may be offered at this instant, changed or taken back.
    #[must_use]
    pub fn takes_pledges(&self, at: DateTime<Utc>) -> bool {
        self.is_investment_call() && self.0.timetable.phase(at) == ChallengePhase::Open
    }
}

impl Idea {
    /// Whether this person may offer it something, whenever its call is open: the same rule, for a screen.
    pub(super) fn may_be_offered(&self, by: &Actor) -> bool {
        self.check_offered(by).is_ok()
    }

    fn check_offered(&self, by: &Actor) -> Result<(), PledgeError> {
        if self.is_owned_by(by) {
            return Err(PledgeError::OwnIdea);
        }
        if self.0.status == IdeaStatus::Withdrawn {
            return Err(PledgeError::Withdrawn);
        }
        if self.0.merged_into.is_some() { Err(PledgeError::Merged) } else { Ok(()) }
    }
}

/// Whoever may say something of ideas may offer them something.
impl Leave<'_, PostComment> {
    /// Offers something to an idea in place of what one offered before, if anything. The same again changes nothing.
    ///
    /// # Errors
    /// See [`PledgeError`].
    pub fn pledge(
        self,
        (idea, call): (&Idea, Option<&Challenge>),
        (before, offer): (Option<&Pledge>, Offer),
        at: DateTime<Utc>,
    ) -> Result<Option<(Pledge, Fact)>, PledgeError> {
        check_call(call, at)?;
        idea.check_offered(self.by)?;
        let organisation = self.by.organisation;
        let standing = before.filter(|one| one.stands());
        if standing.is_some_and(|one| one.offer == offer && one.organisation == organisation) {
            return Ok(None);
        }
        let change = if standing.is_some() { PledgeChange::Changed } else { PledgeChange::Given };
        let (by, withdrawn_at) = (self.by.id, None);
        let pledge = Pledge { by, organisation, offer, pledged_at: at, withdrawn_at };
        Ok(Some((pledge, fact(idea, change))))
    }

    /// Takes back what one offers, whatever became of the idea, while the call is open.
    ///
    /// # Errors
    /// See [`PledgeError`].
    pub fn take_pledge_back(
        self,
        (idea, call): (&Idea, Option<&Challenge>),
        before: Option<Pledge>,
        at: DateTime<Utc>,
    ) -> Result<(Pledge, Fact), PledgeError> {
        let own = before.filter(|one| one.stands() && one.by == self.by.id);
        let own = own.ok_or(PledgeError::NothingOffered)?;
        check_call(call, at)?;
        let pledge = Pledge { withdrawn_at: Some(at), ..own };
        Ok((pledge, fact(idea, PledgeChange::Withdrawn)))
    }
}

fn check_call(call: Option<&Challenge>, at: DateTime<Utc>) -> Result<(), PledgeError> {
    match call {
        Some(call) if call.takes_pledges(at) => Ok(()),
        Some(call) if call.is_investment_call() => Err(PledgeError::NotOpen),
        Some(_) | None => Err(PledgeError::NotACall),
    }
}

const fn fact(idea: &Idea, pledge: PledgeChange) -> Fact {
    Fact::IdeaPledged { idea: idea.0.id, pledge }
}

/// What is offered in all, to one idea or to those of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pledged {
    /// How many offers stand.
    pub pledges: u32,
    /// To how many ideas.
    pub ideas: u32,
    /// By how many bodies.
    pub bodies: u32,
    /// Whole euros, of those who offer money.
    pub euros: u64,
    /// Days, of those who offer time.
    pub days: u64,
}

impl Pledged {
    /// Counts those that stand.
    #[must_use]
    pub fn of<'a>(pledges: impl IntoIterator<Item = (IdeaId, &'a Pledge)>) -> Self {
        use crate::challenge::MeansKind as K;
        let (mut all, mut ideas, mut bodies) = (Self::default(), BTreeSet::new(), BTreeSet::new());
        for (idea, pledge) in pledges.into_iter().filter(|(_, pledge)| pledge.stands()) {
            all.pledges = all.pledges.saturating_add(1);
            ideas.insert(idea);
            bodies.extend(pledge.organisation);
            let amount = u64::from(pledge.offer.amount.unwrap_or_default());
            match pledge.offer.means.kind {
                K::Money => all.euros = all.euros.saturating_add(amount),
                K::Time => all.days = all.days.saturating_add(amount),
                K::People | K::Equipment | K::TestSite | K::Communication => {}
            }
        }
        let counted = |set: usize| u32::try_from(set).unwrap_or(u32::MAX);
        Self { ideas: counted(ideas.len()), bodies: counted(bodies.len()), ..all }
    }
}

#[cfg(test)]
mod tests;
