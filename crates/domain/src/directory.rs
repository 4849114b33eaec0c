//! « Un réseau à votre service »: people who agree to be found, by what they know and what they are (R263 to R275).

use crate::access::acts::KeepCard;
use crate::access::{Actor, Granted, Owned, Permission, Place};
use crate::ids::{OrganisationId, UserId};
use crate::journal::Fact;
use crate::people::Marks;
use crate::text::{FieldCode, FieldError, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

/// Most fields of expertise that a card names.
pub const EXPERTISE_MAX: usize = 10;

vocabulary! {
    /// What somebody is for innovation, as administrators marked their account.
    DirectoryRole {
        /// Answers for innovation in their body (R263).
        Referent = "referent",
        /// Carries innovation to others (R267).
        Ambassador = "ambassador",
        /// Leads a team.
        Manager = "manager",
    }
}

impl Marks {
    /// What of it the directory tells. Who sits in which committee is not its matter.
    #[must_use]
    pub fn roles(self) -> Vec<DirectoryRole> {
        let held = |role: &DirectoryRole| match role {
            DirectoryRole::Referent => self.referent,
            DirectoryRole::Ambassador => self.ambassador,
            DirectoryRole::Manager => self.manager,
        };
        DirectoryRole::ALL.iter().copied().filter(held).collect()
    }
}

/// What somebody tells of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardContent {
    /// What they know, in a few words each (R268).
    pub expertise: Vec<ShortText>,
    /// What one may call them for.
    pub help: Option<Paragraph>,
    /// Whether they agree to be found by it. Nobody is until they say so.
    pub visible: bool,
}

/// The card of a person in the directory. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Whose.
    pub person: UserId,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// What it tells.
    pub content: CardContent,
}

impl Card {
    /// Whether this person may read it: whoever reads the directory once it is visible, those who may change it
    /// always.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.content.visible || self.is_editable(actor)
    }

    /// Whether this person may change it.
    #[must_use]
    pub fn is_editable(&self, actor: &Actor) -> bool {
        actor.can(Permission::KeepCard, self)
    }
}

impl Owned for Card {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.person == actor.id
    }

    fn place(&self) -> Place {
        Place { organisation: self.organisation, item: Some(self.person.0) }
    }
}

impl Granted<'_, KeepCard, Card> {
    /// Replaces what the card tells. Whoever it is about alone agrees to be found.
    ///
    /// # Errors
    /// At `/content/visible`, when somebody else would make it visible.
    pub fn keep(self, content: CardContent) -> Result<Fact, FieldError> {
        let agrees = self.by.id == self.on.person || self.on.content.visible;
        if content.visible && !agrees {
            return Err(FieldError::new("/content/visible", FieldCode::NotAllowed));
        }
        self.on.content = content;
        Ok(Fact::CardKept { account: self.on.person })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    fn card(of: &Actor, visible: bool) -> Card {
        let content = CardContent { visible, ..CardContent::default() };
        Card { person: of.id, organisation: of.organisation, content }
    }

    #[test]
    fn nobody_is_found_until_they_say_so_and_nobody_says_it_for_them() {
        let (sophie, paul) = (actor(1, Profile::Reader), actor(3, Profile::FunctionalAdmin));
        let claire = actor(2, Profile::Contributor);
        let mut hidden = card(&sophie, false);
        assert!(hidden.is_shown_to(&sophie) && hidden.is_shown_to(&paul));
        assert!(!hidden.is_shown_to(&claire) && claire.may(KeepCard, &mut hidden).is_err());
        let shown = || CardContent { visible: true, ..CardContent::default() };
        let refused = paul.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap_err();
        assert_eq!(refused.pointer, "/content/visible");
        sophie.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap();
        assert!(hidden.is_shown_to(&claire));
        // What is visible already, an administrator may correct, and hide.
        paul.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap();
        let nothing = CardContent::default();
        paul.may(KeepCard, &mut hidden).unwrap().keep(nothing).unwrap();
        assert!(!hidden.content.visible);
    }

    #[test]
    fn committees_are_no_matter_of_the_directory() {
        let all = Marks { top_management: true, manager: true, referent: true, ambassador: true };
        assert_eq!(all.roles(), DirectoryRole::ALL);
        let top = Marks { top_management: true, ..Marks::default() };
        assert!(top.roles().is_empty());
    }
}
