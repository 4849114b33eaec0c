//! What is done to an added brick.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    AddedBrick, AddedBrickParts, BrickAct, BrickContent, BrickSettings, BrickState, BrickWords,
};
use crate::access::acts::{AddBrick, ManageBrick, WriteBrick};
use crate::access::{Act, Denied, Granted, Leave};
use crate::ids::{BrickId, OrganisationId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError};

/// What is needed to add a brick.
#[derive(Clone, Debug)]
pub struct NewBrick {
    /// Its identifier.
    pub id: BrickId,
    /// What people call it.
    pub words: BrickWords,
    /// For the agents of which bodies it is; for everybody when there is none.
    pub bodies: BTreeSet<OrganisationId>,
    /// What is in it.
    pub content: BrickContent,
    /// Whether people see it at once.
    pub hidden: bool,
}

impl AddedBrick {
    fn told(&self, act: BrickAct) -> Fact {
        let AddedBrickParts { id, words, .. } = &self.0;
        let label = Some(words.title_fr.as_str().to_owned());
        Fact::BricksChanged { act, item: Some(*id), label, brick: None }
    }
}

/// A link leads to a machine that an administrator has named.
fn check_host(content: &BrickContent, settings: &BrickSettings) -> Result<(), FieldError> {
    match content {
        BrickContent::Link(address) if !settings.allows(address.host()) => {
            Err(FieldError::new("/content/link/address", FieldCode::HostNotAllowed))
        }
        BrickContent::Link(_) | BrickContent::Page(_) => Ok(()),
    }
}

impl Leave<'_, AddBrick> {
    /// Adds a brick.
    ///
    /// # Errors
    /// At `/content/link/address`, when no link may lead there.
    pub fn add(
        self,
        new: NewBrick,
        settings: &BrickSettings,
        at: DateTime<Utc>,
    ) -> Result<(AddedBrick, Fact), FieldError> {
        let NewBrick { id, words, bodies, content, hidden } = new;
        check_host(&content, settings)?;
        let state = if hidden { BrickState::Hidden } else { BrickState::Shown };
        let (added_at, written_at) = (at, at);
        let brick =
            AddedBrick(AddedBrickParts { id, words, bodies, content, state, added_at, written_at });
        let fact = brick.told(BrickAct::Added);
        Ok((brick, fact))
    }
}

impl Granted<'_, ManageBrick, AddedBrick> {
    /// Gives it other words, and says for the agents of which bodies it is. What stays as it is makes no fact.
    ///
    /// # Errors
    /// [`Denied`] when they would not manage it where it is to be: who manages the bricks of a body gives none to
    /// another.
    pub fn rename(
        self,
        words: BrickWords,
        bodies: BTreeSet<OrganisationId>,
    ) -> Result<Vec<Fact>, Denied> {
        let next = AddedBrick(AddedBrickParts { words, bodies, ..self.on.0.clone() });
        self.by.require_on(ManageBrick::PERMISSION, &next)?;
        let acts = [
            (self.on.0.words != next.0.words).then_some(BrickAct::Renamed),
            (self.on.0.bodies != next.0.bodies).then_some(BrickAct::Addressed),
        ];
        *self.on = next;
        Ok(acts.into_iter().flatten().map(|act| self.on.told(act)).collect())
    }

    /// Shows it, hides it, removes it, brings it back. Nothing is told when it stands there already.
    ///
    /// # Errors
    /// At `/state`, when it would lead again to a machine that is not named any more.
    pub fn place(
        self,
        state: BrickState,
        settings: &BrickSettings,
    ) -> Result<Option<Fact>, FieldError> {
        let before = self.on.0.state;
        if before == state {
            return Ok(None);
        }
        if before == BrickState::Removed && check_host(&self.on.0.content, settings).is_err() {
            return Err(FieldError::new("/state", FieldCode::HostNotAllowed));
        }
        self.on.0.state = state;
        let act = match (before, state) {
            (BrickState::Removed, BrickState::Shown | BrickState::Hidden) => BrickAct::Restored,
            (_, BrickState::Removed) => BrickAct::Removed,
            (_, BrickState::Hidden) => BrickAct::Hidden,
            (_, BrickState::Shown) => BrickAct::Shown,
        };
        Ok(Some(self.on.told(act)))
    }
}

impl Granted<'_, WriteBrick, AddedBrick> {
    /// Writes what is in it.
    ///
    /// # Errors
    /// At `/content`, when it is of another nature; at `/content/link/address`, when no link may lead there.
    pub fn write(
        self,
        content: BrickContent,
        settings: &BrickSettings,
        at: DateTime<Utc>,
    ) -> Result<Fact, FieldError> {
        if content.nature() != self.on.0.content.nature() {
            return Err(FieldError::new("/content", FieldCode::UnknownValue));
        }
        check_host(&content, settings)?;
        self.on.0.content = content;
        self.on.0.written_at = at;
        Ok(self.on.told(BrickAct::Written))
    }
}
