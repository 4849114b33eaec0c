//! What this person sought lately, on this device alone.

use leptos::prelude::*;

use crate::pages::shared::Place;

/// How many searches are kept.
const KEPT: usize = 8;

/// The last searches, the newest first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recent {
    all: RwSignal<Vec<String>>,
    place: StoredValue<Place>,
}

impl Recent {
    /// What the device keeps.
    pub(crate) fn new() -> Self {
        let place = Place::of("recherches");
        let all = RwSignal::new(place.read::<Vec<String>>().unwrap_or_default());
        Self { all, place: StoredValue::new(place) }
    }

    /// The last searches.
    pub(crate) fn all(self) -> Vec<String> {
        self.all.get()
    }

    /// Keeps a search.
    pub(crate) fn add(self, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        self.all.try_update(|all| {
            all.retain(|known| known != words);
            all.insert(0, words.to_owned());
            all.truncate(KEPT);
            self.place.with_value(|place| place.keep(&*all));
        });
    }

    /// Forgets them all.
    pub(crate) fn forget(self) {
        self.all.set(Vec::new());
        self.place.with_value(Place::forget);
    }
}
