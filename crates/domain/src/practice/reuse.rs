//! A practice taken up elsewhere (« repris par »), and how proved that makes it (R241, R247).

mod contact;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::Practice;
use crate::access::acts::{DeclareReuse, EditReuse};
use crate::access::{Actor, Granted, Leave, Owned, Permission, Place, Reach};
use crate::ids::{OrganisationId, PracticeId, ReuseId, UserId};
use crate::journal::Fact;
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

/// In how many bodies a practice must have worked to be replicated.
const REPLICATED: usize = 2;

vocabulary! {
    /// What a body that took a practice up says of it: failures as openly as successes.
    ReuseResult {
        /// It worked there too.
        Worked = "worked",
        /// A part of it did.
        Partly = "partly",
        /// It is too early to tell.
        NotYetKnown = "not_yet_known",
        /// It did not work there.
        DidNotWork = "did_not_work",
    }
}

vocabulary! {
    /// How proved a practice is, from what became of it elsewhere. The order matters: later is more proved.
    Maturity {
        /// It works where it was born, and nothing else is known yet.
        Promising = "promising",
        /// It worked, or a part of it did, in another body.
        Demonstrated = "demonstrated",
        /// It worked in two other bodies at least.
        Replicated = "replicated",
    }
}

vocabulary! {
    /// For whom a person may declare that a practice is taken up, now.
    DeclaresFor {
        /// For no body: they may not, theirs takes it up already, or the practice is out of the Store.
        Nobody = "nobody",
        /// For their own body.
        OwnBody = "own_body",
        /// For any body.
        AnyBody = "any_body",
    }
}

/// What became of a practice elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many bodies took it up.
    pub reuses: u32,
    /// How proved that makes it.
    pub maturity: Maturity,
}

/// What a body tells of the practice it takes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseContent {
    /// Since which day.
    pub since: NaiveDate,
    /// What was adapted.
    pub adaptations: Option<Paragraph>,
    /// What it took: people, time, money.
    pub effort: Option<Paragraph>,
    /// What came of it.
    pub result: ReuseResult,
}

/// What is needed to declare it.
#[derive(Clone, Debug)]
pub struct NewReuse {
    /// Its identifier.
    pub id: ReuseId,
    /// The body.
    pub organisation: OrganisationId,
    /// What people call that body, for the journal.
    pub label: String,
    /// What it tells.
    pub content: ReuseContent,
    /// Whom to call there.
    pub contact: UserId,
}

/// A declaration that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseWithdrawal {
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, when it is said.
    pub reason: Option<Paragraph>,
}

/// A body that takes a practice up. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse(ReuseParts);

/// What a reuse is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseParts {
    /// Its identifier.
    pub id: ReuseId,
    /// The practice.
    pub practice: PracticeId,
    /// The body.
    pub organisation: OrganisationId,
    /// What it tells.
    pub content: ReuseContent,
    /// Whom to call there.
    pub contact: UserId,
    /// Who declared it.
    pub declared_by: UserId,
    /// When.
    pub declared_at: DateTime<Utc>,
    /// When it was taken back, if it was.
    pub withdrawn: Option<ReuseWithdrawal>,
}

/// Why a reuse was not declared, changed or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReuseError {
    /// What is out of the Store is taken up by nobody.
    #[error("the practice is out of the Store")]
    OutOfStore,
    /// A practice is taken up elsewhere than where it was born.
    #[error("the practice was born in this body")]
    OwnBody,
    /// Only who may declare for everybody declares for another body than their own.
    #[error("one declares for one's own body")]
    OtherBody,
    /// The body takes it up already: what it told is changed instead.
    #[error("this body takes the practice up already")]
    AlreadyDeclared,
    /// It was taken back.
    #[error("the declaration was withdrawn")]
    Withdrawn,
}

impl Reuse {
    /// Takes back a reuse that was kept.
    #[must_use]
    pub fn restore(parts: ReuseParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &ReuseParts {
        &self.0
    }

    /// Whether it stands: it was not withdrawn.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.0.withdrawn.is_none()
    }

    /// Whether this person may change or withdraw it now.
    #[must_use]
    pub fn is_editable(&self, actor: &Actor) -> bool {
        self.stands() && actor.can(Permission::DeclareReuse, self)
    }
}

impl Owned for Reuse {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.declared_by == actor.id
    }

    fn place(&self) -> Place {
        Place::within(self.0.organisation)
    }
}

impl DeclaresFor {
    /// For whom this person may declare that the practice is taken up, given who does already.
    #[must_use]
    pub fn of(actor: &Actor, practice: &Practice, reuses: &[Reuse]) -> Self {
        // Nobody takes up what is not told yet, or no more.
        if practice.is_withdrawn() {
            return Self::Nobody;
        }
        if actor.reach(Permission::DeclareReuse) == Reach::Everything {
            return Self::AnyBody;
        }
        let Some(body) = actor.organisation else { return Self::Nobody };
        let may = actor.require_in(Permission::DeclareReuse, Place::within(body)).is_ok();
        let born_there = practice.parts().organisation == body;
        let declared = reuses.iter().any(|one| one.stands() && one.0.organisation == body);
        if may && !born_there && !declared { Self::OwnBody } else { Self::Nobody }
    }
}

/// How many bodies took a practice up, and how proved that makes it: the only place where either is decided.
///
/// What was withdrawn does not count, nor does the body where the practice was born, and a body counts once.
#[must_use]
pub fn standing<'a>(
    born_in: OrganisationId,
    reuses: impl IntoIterator<Item = &'a Reuse>,
) -> Standing {
    let (mut bodies, mut worked, mut partly) = (BTreeSet::new(), BTreeSet::new(), false);
    for ReuseParts { organisation, content, .. } in reuses
        .into_iter()
        .filter(|reuse| reuse.stands() && reuse.0.organisation != born_in)
        .map(Reuse::parts)
    {
        bodies.insert(*organisation);
        match content.result {
            ReuseResult::Worked => _ = worked.insert(*organisation),
            ReuseResult::Partly => partly = true,
            ReuseResult::NotYetKnown | ReuseResult::DidNotWork => {}
        }
    }
    let maturity = if worked.len() >= REPLICATED {
        Maturity::Replicated
    } else if partly || !worked.is_empty() {
        Maturity::Demonstrated
    } else {
        Maturity::Promising
    };
    Standing { reuses: u32::try_from(bodies.len()).unwrap_or(u32::MAX), maturity }
}

impl Leave<'_, DeclareReuse> {
    /// Declares that a body takes the practice up: one's own, or any for whoever reaches everything.
    ///
    /// # Errors
    /// [`ReuseError::OutOfStore`], [`ReuseError::OwnBody`], [`ReuseError::OtherBody`].
    pub fn declare(
        self,
        practice: &Practice,
        new: NewReuse,
        at: DateTime<Utc>,
    ) -> Result<(Reuse, Fact), ReuseError> {
        let NewReuse { id, organisation, label, content, contact } = new;
        let place = Place::within(organisation);
        let everywhere = self.by.reach_in(Permission::DeclareReuse, place) == Reach::Everything;
        if !everywhere && self.by.organisation != Some(organisation) {
            return Err(ReuseError::OtherBody);
        }
        if practice.is_withdrawn() {
            return Err(ReuseError::OutOfStore);
        }
        if practice.parts().organisation == organisation {
            return Err(ReuseError::OwnBody);
        }
        let practice = practice.parts().id;
        let reuse = Reuse(ReuseParts {
            id,
            practice,
            organisation,
            content,
            contact,
            declared_by: self.by.id,
            declared_at: at,
            withdrawn: None,
        });
        Ok((reuse, Fact::ReuseDeclared { practice, reuse: id, label }))
    }
}

impl Granted<'_, EditReuse, Reuse> {
    /// Replaces what the body tells, and whom to call there. `label` is what people call the body.
    ///
    /// # Errors
    /// [`ReuseError::Withdrawn`].
    pub fn edit(
        self,
        content: ReuseContent,
        contact: UserId,
        label: String,
    ) -> Result<Fact, ReuseError> {
        if !self.on.stands() {
            return Err(ReuseError::Withdrawn);
        }
        self.on.0.content = content;
        self.on.0.contact = contact;
        let ReuseParts { id, practice, .. } = self.on.0;
        Ok(Fact::ReuseEdited { practice, reuse: id, label })
    }

    /// Takes the declaration back. It is kept, and counts no more.
    ///
    /// # Errors
    /// [`ReuseError::Withdrawn`].
    pub fn withdraw(
        self,
        reason: Option<Paragraph>,
        label: String,
        at: DateTime<Utc>,
    ) -> Result<Fact, ReuseError> {
        if !self.on.stands() {
            return Err(ReuseError::Withdrawn);
        }
        let told = reason.as_ref().map(|reason| reason.as_str().to_owned());
        self.on.0.withdrawn = Some(ReuseWithdrawal { by: self.by.id, at, reason });
        let ReuseParts { id, practice, .. } = self.on.0;
        Ok(Fact::ReuseWithdrawn { practice, reuse: id, label, reason: told })
    }
}

#[cfg(test)]
mod tests;
