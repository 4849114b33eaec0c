//! What administrators add to the portal at run time: links to other tools, pages of their own (R037 to R049, A09).
//!
//! A brick that was added is a thing of the native brick « links »: delegations and declared owners name it as they
//! name any thing. It has a row of its own in the matrix beside ([`crate::access::BrickKey`]).

mod acts;
mod address;
mod host;
mod native;
mod settings;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::access::acts::AddBrick;
use crate::access::{Actor, BrickKey, Denied, Leave, Owned, Permission, Place, places};
use crate::document::Language;
use crate::ids::{BrickId, OrganisationId};
use crate::text::{LongText, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

pub use acts::NewBrick;
pub use address::{Departure, LinkAddress, LinkWord, escaped};
pub use host::LinkHost;
pub use native::{FUNCTIONS, NativeBrick, NativeBricks, PlaceNativeBrick};
pub use settings::{BrickSettings, IdeaDoor};

vocabulary! {
    /// What an added brick is.
    BrickNature {
        /// It leads to another tool (R049).
        Link = "link",
        /// It holds a text of its own.
        Page = "page",
    }
}

vocabulary! {
    /// Where an added brick stands.
    BrickState {
        /// Everybody who may read it sees it.
        Shown = "shown",
        /// Only those who keep it see it.
        Hidden = "hidden",
        /// Gone, until whoever manages bricks brings it back.
        Removed = "removed",
    }
}

vocabulary! {
    /// What happened to the bricks that were added.
    BrickAct {
        /// One was added.
        Added = "added",
        /// It has other words.
        Renamed = "renamed",
        /// It is for the agents of other bodies than before.
        Addressed = "addressed",
        /// Its page says something else, its link leads elsewhere.
        Written = "written",
        /// It is shown.
        Shown = "shown",
        /// It is hidden.
        Hidden = "hidden",
        /// It was removed.
        Removed = "removed",
        /// It was brought back.
        Restored = "restored",
        /// They stand in another order.
        Arranged = "arranged",
        /// Links may lead to other tools than before.
        HostsChanged = "hosts_changed",
        /// The button that deposits an idea opens something else.
        IdeaDoorChanged = "idea_door_changed",
        /// Another day, or none, is promised to the authors of spontaneous ideas.
        IdeaReplyChanged = "idea_reply_changed",
    }
}

/// What people call a brick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrickWords {
    /// Its title in French.
    pub title_fr: ShortText,
    /// Its title in English.
    pub title_en: ShortText,
    /// What it is for, in French.
    pub description_fr: Option<Paragraph>,
    /// What it is for, in English.
    pub description_en: Option<Paragraph>,
}

impl BrickWords {
    /// Its title in a language.
    #[must_use]
    pub const fn title(&self, language: Language) -> &ShortText {
        match language {
            Language::Fr => &self.title_fr,
            Language::En => &self.title_en,
        }
    }
}

/// The text of a page, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageText {
    /// In French.
    pub fr: LongText,
    /// In English; the French text is shown when there is none.
    pub en: Option<LongText>,
}

/// What is in an added brick. Its nature never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrickContent {
    /// Where it leads.
    Link(LinkAddress),
    /// What it says.
    Page(PageText),
}

impl BrickContent {
    /// What the brick is.
    #[must_use]
    pub const fn nature(&self) -> BrickNature {
        match self {
            Self::Link(_) => BrickNature::Link,
            Self::Page(_) => BrickNature::Page,
        }
    }
}

/// A brick that was added. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedBrick(AddedBrickParts);

/// What an added brick is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedBrickParts {
    /// Its identifier.
    pub id: BrickId,
    /// What people call it.
    pub words: BrickWords,
    /// For the agents of which bodies it is; for everybody when there is none (A36).
    pub bodies: BTreeSet<OrganisationId>,
    /// What is in it.
    pub content: BrickContent,
    /// Where it stands.
    pub state: BrickState,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When its content was last written (R047).
    pub written_at: DateTime<Utc>,
}

impl AddedBrick {
    /// Takes back a brick that was kept.
    #[must_use]
    pub const fn restore(parts: AddedBrickParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub const fn parts(&self) -> &AddedBrickParts {
        &self.0
    }

    /// Where it leads, when it is a link.
    #[must_use]
    pub const fn address(&self) -> Option<&LinkAddress> {
        match &self.0.content {
            BrickContent::Link(address) => Some(address),
            BrickContent::Page(_) => None,
        }
    }

    /// Whether it is one of the portal's for this person: shown, and theirs to read.
    #[must_use]
    pub fn is_open_to(&self, actor: &Actor) -> bool {
        self.0.state == BrickState::Shown && actor.can(Permission::ReadBricks, self)
    }

    /// Whether this person knows of it at all: those who keep it see it hidden, those who manage it see it removed.
    #[must_use]
    pub fn is_known_to(&self, actor: &Actor) -> bool {
        let manages = actor.can(Permission::ManageBricks, self);
        let keeps = manages || actor.can(Permission::WriteBricks, self);
        match self.0.state {
            BrickState::Shown => keeps || actor.can(Permission::ReadBricks, self),
            BrickState::Hidden => keeps,
            BrickState::Removed => manages,
        }
    }
}

impl Owned for AddedBrick {
    /// By declaration alone (A08).
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }

    fn place(&self) -> Place {
        Place { organisation: None, item: Some(self.0.id.0) }
    }

    /// Of the bodies for whose agents it is, all of them; of the whole branch when it is for everybody (A36).
    fn places(&self) -> Vec<Place> {
        places(Some(self.0.id), &self.0.bodies)
    }
}

impl Actor {
    /// The added bricks that this person may read, of those that have a row in the matrix.
    pub fn bricks_read(&self) -> impl Iterator<Item = BrickId> {
        let added = self.matrix.rows().filter_map(BrickKey::added);
        added.filter(|id| self.can_on_added(Permission::ReadBricks, *id))
    }

    /// Asks to add a brick for the agents of these bodies, of everybody when there is none: what was lent for a
    /// body adds for that body, and for no other beside (A36).
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no for one of them.
    pub fn may_add_brick(
        &self,
        bodies: &BTreeSet<OrganisationId>,
    ) -> Result<Leave<'_, AddBrick>, Denied> {
        self.may_create_throughout(AddBrick, &places(None, bodies))
    }
}

#[cfg(test)]
mod tests;
