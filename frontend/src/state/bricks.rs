//! The bricks that administrators added: read when one enters, and again by each page that shows them.

use api_types::brick::{BrickSummary, Bricks as BricksView};
use domain::BrickId;
use domain::access::Brick;
use domain::brick::BrickState;
use leptos::prelude::*;

use crate::routes::Function;
use crate::words::{Locale, Words, locale, tr};

/// The bricks that one knows of, as they were read last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bricks(RwSignal<BricksView>);

impl Bricks {
    /// Not read yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(BricksView::default()))
    }

    /// They have been read.
    pub(crate) fn fill(self, bricks: BricksView) {
        self.0.set(bricks);
    }

    /// Those that are shown, in their order.
    pub(crate) fn shown(self) -> Vec<BrickSummary> {
        self.0.with(shown)
    }

    /// Every one that has a row in the matrix, in their order.
    pub(crate) fn standing(self) -> Vec<BrickSummary> {
        let stands = |brick: &&BrickSummary| brick.state != BrickState::Removed;
        self.0.with(|all| all.items.iter().filter(stands).cloned().collect())
    }

    /// The link that the button of ideas opens; none means the form of the portal.
    pub(crate) fn idea_door(self) -> Option<BrickSummary> {
        self.0.with(|all| all.items.iter().find(|brick| Some(brick.id) == all.idea_door).cloned())
    }

    /// The functions of the landing page, as somebody ordered them; as in the report until they are read.
    pub(crate) fn functions(self) -> Vec<Function> {
        let known: Vec<_> = self
            .0
            .with(|all| all.functions.iter().filter_map(|brick| Function::of(*brick)).collect());
        if known.is_empty() { Function::ACCESSORY.to_vec() } else { known }
    }

    /// Whether a native brick is there for those who manage it alone.
    pub(crate) fn hides(self, brick: Brick) -> bool {
        self.0.with(|all| all.hidden.contains(&brick))
    }

    /// What one of them is called.
    pub(crate) fn title(self, id: BrickId) -> Words {
        self.known_title(id).unwrap_or_else(|| tr!(bricks.unknown).into())
    }

    /// What one of them is called, when it is one that they know of.
    pub(crate) fn known_title(self, id: BrickId) -> Option<Words> {
        self.0.with(|all| all.items.iter().find(|brick| brick.id == id).map(title))
    }
}

/// Those that are shown, in their order.
pub(crate) fn shown(all: &BricksView) -> Vec<BrickSummary> {
    let shown = |brick: &&BrickSummary| brick.state == BrickState::Shown;
    all.items.iter().filter(shown).cloned().collect()
}

/// What a brick is called, in the language of the portal.
pub(crate) fn title(brick: &BrickSummary) -> Words {
    match locale() {
        Locale::fr => brick.title_fr.clone().into(),
        Locale::en => brick.title_en.clone().into(),
    }
}

/// For the agents of which bodies it is, when it is not for everybody.
pub(crate) fn for_whom(brick: &BrickSummary) -> Option<String> {
    let names: Vec<_> = brick.organisations.iter().map(|body| body.name.as_str()).collect();
    (!names.is_empty()).then(|| tr!(bricks.bodies.for_some, names = names.join(", ")))
}

/// What a brick is for, in the language of the portal; in French when nobody wrote it in English.
pub(crate) fn description(brick: &BrickSummary) -> Option<Words> {
    let french = || brick.description_fr.clone();
    let said = match locale() {
        Locale::fr => french(),
        Locale::en => brick.description_en.clone().or_else(french),
    };
    said.map(Into::into)
}
