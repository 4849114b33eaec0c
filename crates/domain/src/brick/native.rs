//! The bricks that the portal was built with, hidden and moved at run time (R037, R038).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::BrickAct;
use crate::access::{ActOn, Actor, Brick, Granted, Owned, Permission};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, FieldErrors};

/// The bricks of the eleven functions of the landing page, in the order of the report (R005).
pub const FUNCTIONS: [Brick; 11] = [
    Brick::News,
    Brick::Events,
    Brick::Directory,
    Brick::Testimonials,
    Brick::KeyFigures,
    Brick::MethodResources,
    Brick::Newsletters,
    Brick::Search,
    Brick::ResourceRequests,
    Brick::Expression,
    Brick::HelpRequests,
];

/// Which native bricks are hidden, and the order of the functions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NativeBricks {
    /// Those that only whoever manages them sees.
    pub hidden: BTreeSet<Brick>,
    /// The functions of the landing page as somebody put them; those that are not named come after, as in the report.
    pub order: Vec<Brick>,
}

impl NativeBricks {
    /// The functions of the landing page, in their order.
    #[must_use]
    pub fn functions(&self) -> Vec<Brick> {
        let last = self.order.len();
        let mut all = FUNCTIONS.to_vec();
        all.sort_by_key(|brick| self.order.iter().position(|one| one == brick).unwrap_or(last));
        all
    }

    /// One of them, to hide, show or move; none when it is always there, where it is.
    #[must_use]
    pub fn take(self, brick: Brick) -> Option<NativeBrick> {
        let manage = brick.manage()?;
        Some(NativeBrick { brick, manage, all: self })
    }
}

/// A native brick that may be hidden or moved, among all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeBrick {
    brick: Brick,
    manage: Permission,
    all: NativeBricks,
}

impl NativeBrick {
    /// All of them, as they are now.
    #[must_use]
    pub fn into_all(self) -> NativeBricks {
        self.all
    }
}

impl Owned for NativeBrick {
    /// It belongs to the portal.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

/// Hide a native brick, show it again, move it: each has its own permission.
#[derive(Clone, Copy, Debug)]
pub struct PlaceNativeBrick;

impl ActOn<NativeBrick> for PlaceNativeBrick {
    fn permission(on: &NativeBrick) -> Permission {
        on.manage
    }
}

impl Brick {
    /// Whether it may be hidden: search is always there, and so is what nobody manages.
    #[must_use]
    pub const fn may_be_hidden(self) -> bool {
        self.manage().is_some() && !matches!(self, Self::Search)
    }
}

impl Granted<'_, PlaceNativeBrick, NativeBrick> {
    /// Hides it or shows it, and gives it a rank among the functions. What stays as it is makes no fact.
    ///
    /// # Errors
    /// At `/hidden`, when it is always there; at `/rank`, when it is none of the functions, or there are fewer.
    pub fn place(self, hidden: bool, rank: Option<usize>) -> Result<Vec<Fact>, Vec<FieldError>> {
        let NativeBrick { brick, all, .. } = self.on;
        let brick = *brick;
        let mut functions = all.functions();
        let from = functions.iter().position(|one| *one == brick);
        let mut errors = FieldErrors::default();
        if hidden && !brick.may_be_hidden() {
            errors.push(FieldError::new("/hidden", FieldCode::NotAllowed));
        }
        if rank.is_some_and(|rank| from.is_none() || rank >= functions.len()) {
            errors.push(FieldError::new("/rank", FieldCode::UnknownValue));
        }
        errors.into_result()?;
        let mut acts = Vec::new();
        if all.hidden.contains(&brick) != hidden {
            if hidden {
                all.hidden.insert(brick);
            } else {
                all.hidden.remove(&brick);
            }
            acts.push(if hidden { BrickAct::Hidden } else { BrickAct::Shown });
        }
        if let (Some(from), Some(to)) = (from, rank)
            && from != to
        {
            functions.remove(from);
            functions.insert(to, brick);
            all.order = functions;
            acts.push(BrickAct::Arranged);
        }
        let told = |act| Fact::BricksChanged { act, item: None, label: None, brick: Some(brick) };
        Ok(acts.into_iter().map(told).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Capability, Matrix, Profile, Reach};

    fn place(
        who: &Actor,
        all: &mut NativeBricks,
        brick: Brick,
        (hidden, rank): (bool, Option<usize>),
    ) -> Result<Vec<Fact>, Vec<FieldError>> {
        let mut taken = all.clone().take(brick).unwrap();
        let facts = who.may_on(PlaceNativeBrick, &mut taken).unwrap().place(hidden, rank);
        *all = taken.into_all();
        facts
    }

    fn told(act: BrickAct, brick: Brick) -> Fact {
        Fact::BricksChanged { act, item: None, label: None, brick: Some(brick) }
    }

    #[test]
    fn a_native_brick_is_hidden_shown_and_moved_and_what_stays_is_not_told() {
        let nadia = actor(1, Profile::SuperAdmin);
        let mut all = NativeBricks::default();
        assert_eq!(all.functions(), FUNCTIONS);
        let facts = place(&nadia, &mut all, Brick::News, (true, Some(2))).unwrap();
        let both = [BrickAct::Hidden, BrickAct::Arranged].map(|act| told(act, Brick::News));
        assert_eq!(facts, both);
        assert_eq!(all.functions()[..3], [Brick::Events, Brick::Directory, Brick::News]);
        assert_eq!(place(&nadia, &mut all, Brick::News, (true, Some(2))), Ok(Vec::new()));
        let facts = place(&nadia, &mut all, Brick::News, (false, None)).unwrap();
        assert_eq!(facts, [told(BrickAct::Shown, Brick::News)]);
        assert_eq!(all.functions()[2], Brick::News, "it is shown where it was");
        place(&nadia, &mut all, Brick::News, (false, Some(0))).unwrap();
        assert_eq!(all.functions(), FUNCTIONS, "as before");
    }

    #[test]
    fn doors_search_and_the_administration_are_never_hidden() {
        let nadia = actor(1, Profile::SuperAdmin);
        let always = [Brick::Home, Brick::Ideas, Brick::Pocs, Brick::Practices];
        for brick in always.into_iter().chain([Brick::Administration, Brick::Links]) {
            assert_eq!(NativeBricks::default().take(brick), None, "{brick}");
        }
        let mut all = NativeBricks::default();
        let refused = place(&nadia, &mut all, Brick::Search, (true, None)).unwrap_err();
        assert_eq!(refused, [FieldError::new("/hidden", FieldCode::NotAllowed)]);
        assert!(place(&nadia, &mut all, Brick::Search, (false, Some(0))).is_ok(), "it moves");
        let ranks = [(Brick::Glossary, 0), (Brick::News, FUNCTIONS.len())];
        for (brick, rank) in ranks {
            let refused = place(&nadia, &mut all, brick, (false, Some(rank))).unwrap_err();
            assert_eq!(refused, [FieldError::new("/rank", FieldCode::UnknownValue)], "{brick}");
        }
    }

    #[test]
    fn only_whoever_manages_a_brick_places_it() {
        let mut news = NativeBricks::default().take(Brick::News).unwrap();
        let mut paul = actor(2, Profile::FunctionalAdmin);
        assert!(paul.may_on(PlaceNativeBrick, &mut news).is_err());
        let cell = ((Brick::News, Capability::Manage, Profile::FunctionalAdmin), Reach::Everything);
        paul.matrix = std::sync::Arc::new(Matrix::with([cell]));
        assert!(paul.may_on(PlaceNativeBrick, &mut news).is_ok());
        let mut events = NativeBricks::default().take(Brick::Events).unwrap();
        assert!(paul.may_on(PlaceNativeBrick, &mut events).is_err(), "that one alone");
    }
}
