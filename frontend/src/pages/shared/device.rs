//! What this device keeps of words that the server has not: one place per person, so that nobody finds
//! another's.

use api_client::json;
use leptos::prelude::{expect_context, window};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use super::merge::{Merged, merge};
use crate::state::Session;

/// Where something is kept. A browser that refuses its storage keeps nothing.
#[derive(Clone, Debug)]
pub(crate) struct Place(String);

/// Words, and what they were changed from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Unsent<T> {
    pub(crate) base: T,
    pub(crate) mine: T,
}

impl Place {
    /// The place of this, for whoever is signed in.
    pub(crate) fn of(what: &str) -> Self {
        let person = expect_context::<Session>().who().map(|me| me.person.id.to_string());
        Self(format!("ozeli-d.{what}.{}", person.unwrap_or_default()))
    }

    /// What is kept there.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let text = storage()?.get_item(&self.0).ok().flatten()?;
        json::read(text.as_bytes()).ok()
    }

    /// The words that are kept there, taken over to what is said `now`.
    pub(crate) fn recover<T: Serialize + DeserializeOwned>(&self, now: &T) -> Option<Merged<T>> {
        let Unsent { base, mine } = self.read()?;
        merge(&base, &mine, now)
    }

    /// Whether something is kept there.
    pub(crate) fn holds(&self) -> bool {
        storage().is_some_and(|storage| storage.get_item(&self.0).is_ok_and(|text| text.is_some()))
    }

    /// Keeps this, in place of what was there.
    pub(crate) fn keep<T: Serialize>(&self, words: &T) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(words)) {
            // A full storage refuses: what is typed is still on the page.
            let _ = storage.set_item(&self.0, &text);
        }
    }

    /// The server has it, or it was thrown away.
    pub(crate) fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.0);
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
