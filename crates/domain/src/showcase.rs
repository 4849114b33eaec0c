//! The showcase (R030, R032): what anybody reads without signing in. Closed until administrators open it, and nothing is
//! in it that was not opened by itself.

pub mod proposal;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Actor, Denied, Owned, Permission};
use crate::editorial::EditorialBrick;
use crate::journal::{Fact, Subject, SubjectKind};
use crate::text::{FieldError, Paragraph};
use crate::vocabulary::vocabulary;

/// What the journal calls the setting of the showcase: there is one of it.
const SHOWCASE: Uuid = Uuid::from_u128(0x7368_6f77_6361_7365_0000_0000_0000_0001);

vocabulary! {
    /// What may be shown outside.
    ShowcaseKind {
        /// A practice of the Store.
        Practice = "practice",
        /// News.
        News = "news",
        /// A testimonial.
        Testimonial = "testimonial",
    }
}

vocabulary! {
    /// A part of what is shown outside.
    ShowcasePart {
        /// The problem that a practice solves.
        Problem = "problem",
        /// What it consists of.
        Solution = "solution",
        /// What it gave.
        Result = "result",
        /// What it takes to do the same.
        Conditions = "conditions",
        /// What was learnt on the way.
        Lessons = "lessons",
        /// The whole of a news item or of a simple testimonial.
        Body = "body",
        /// Where a witness came from.
        Context = "context",
        /// What they did.
        Done = "done",
        /// What worked.
        Worked = "worked",
        /// What did not.
        Failed = "failed",
        /// What they would tell whoever begins.
        Advice = "advice",
    }
}

impl ShowcaseKind {
    /// What reading it inside asks: what readers of the portal may not read is not shown outside either.
    #[must_use]
    pub const fn read(self) -> Permission {
        match self {
            Self::Practice => Permission::ReadPractices,
            Self::News => Permission::ReadNews,
            Self::Testimonial => Permission::ReadTestimonials,
        }
    }

    /// What changing it asks.
    #[must_use]
    pub const fn edit(self) -> Permission {
        match self {
            Self::Practice => Permission::EditPractice,
            Self::News => Permission::EditNews,
            Self::Testimonial => Permission::EditTestimonials,
        }
    }

    /// Its editorial brick; none for practices.
    #[must_use]
    pub const fn editorial(self) -> Option<EditorialBrick> {
        match self {
            Self::Practice => None,
            Self::News => Some(EditorialBrick::News),
            Self::Testimonial => Some(EditorialBrick::Testimonials),
        }
    }

    /// What of an editorial brick may be shown outside.
    #[must_use]
    pub const fn of(brick: EditorialBrick) -> Option<Self> {
        match brick {
            EditorialBrick::News => Some(Self::News),
            EditorialBrick::Testimonials => Some(Self::Testimonial),
            EditorialBrick::Glossary
            | EditorialBrick::Events
            | EditorialBrick::KeyFigures
            | EditorialBrick::MethodResources
            | EditorialBrick::Newsletters => None,
        }
    }

    /// What the journal calls the one with this identifier.
    #[must_use]
    pub const fn subject(self, id: Uuid) -> Subject {
        let kind = match self {
            Self::Practice => SubjectKind::Practice,
            Self::News | Self::Testimonial => SubjectKind::EditorialItem,
        };
        Subject { kind, id }
    }

    /// Asks to open or to close this very thing: whoever keeps the texts of the portal, and may change it. Who merely
    /// writes it does not put it outside.
    ///
    /// # Errors
    /// [`Denied`] when either is missing.
    pub fn may_open(self, actor: &Actor, on: &impl Owned) -> Result<(), Denied> {
        actor.require(Permission::EditDocument)?;
        if actor.can(self.edit(), on) { Ok(()) } else { Err(actor.denied(self.edit())) }
    }

    /// The fact that it is shown outside from now on, or no more.
    #[must_use]
    pub const fn changed(self, id: Uuid, active: bool) -> Fact {
        let Subject { kind, id } = self.subject(id);
        Fact::ShowcaseChanged { on: kind, target: id, active }
    }
}

/// The setting of the showcase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Showcase {
    /// Whether anybody reads it.
    pub open: bool,
    /// What it says first, in Markdown, of at most 5,000 characters; may be empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Bienvenue dans notre vitrine."))]
    pub welcome: String,
}

impl Showcase {
    /// The same setting, trimmed, once it is checked.
    ///
    /// # Errors
    /// At `/welcome`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let welcome = Paragraph::parse_optional("/welcome", Some(&self.welcome));
        let welcome = welcome.map_err(|error| vec![error])?;
        Ok(Self { welcome: welcome.map(Paragraph::into_string).unwrap_or_default(), ..self })
    }

    /// The fact that it is set this way.
    #[must_use]
    pub const fn set(&self) -> Fact {
        Fact::ShowcaseChanged { on: SubjectKind::Setting, target: SHOWCASE, active: self.open }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Brick, Capability, Matrix, Profile, Reach};

    #[test]
    fn it_is_closed_until_somebody_opens_it() {
        assert!(!Showcase::default().open);
    }

    #[test]
    fn who_keeps_the_texts_and_does_not_write_practices_does_not_put_one_outside() {
        struct Elsewhere;
        impl Owned for Elsewhere {
            fn is_owned_by(&self, _: &Actor) -> bool {
                false
            }
        }
        let mut paul = actor(1, Profile::FunctionalAdmin);
        assert_eq!(ShowcaseKind::Practice.may_open(&paul, &Elsewhere), Ok(()));
        let cell = (Brick::Practices, Capability::Update, Profile::FunctionalAdmin);
        paul.matrix = Arc::new(Matrix::with([(cell, Reach::OwnOnly)]));
        assert!(ShowcaseKind::Practice.may_open(&paul, &Elsewhere).is_err());
        assert_eq!(ShowcaseKind::News.may_open(&paul, &Elsewhere), Ok(()));
    }

    #[test]
    fn its_first_words_are_trimmed_and_not_endless() {
        let said = |welcome: &str| Showcase { open: true, welcome: welcome.to_owned() }.checked();
        assert_eq!(said("  Bienvenue. ").unwrap().welcome, "Bienvenue.");
        assert_eq!(said(" ").unwrap().welcome, "");
        assert_eq!(said(&"a".repeat(5_001)).unwrap_err()[0].pointer, "/welcome");
    }

    #[test]
    fn each_kind_of_an_editorial_brick_is_found_by_it() {
        for kind in ShowcaseKind::ALL {
            let back = kind.editorial().and_then(ShowcaseKind::of);
            assert_eq!(back.unwrap_or(ShowcaseKind::Practice), *kind);
        }
    }
}
