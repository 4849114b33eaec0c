//! The copy that this browser keeps when the server cannot: one per person, so that nobody finds another's.

use api_types::attachment::AttachmentView;
use api_types::idea::DraftContent;
use chrono::{DateTime, Utc};
use domain::{DraftId, UserId};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

/// What was being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LocalCopy {
    /// The draft it belongs to; none when the server had not kept it yet.
    pub(super) draft: Option<DraftId>,
    pub(super) content: DraftContent,
    pub(super) files: Vec<AttachmentView>,
    pub(super) at: DateTime<Utc>,
}

/// Where a person's copy is kept. A browser that refuses its storage keeps nothing.
#[derive(Clone, Debug)]
pub(super) struct Place(String);

impl Place {
    /// The place of this person.
    pub(super) fn of(person: Option<UserId>) -> Self {
        let person = person.map(|id| id.to_string()).unwrap_or_default();
        Self(format!("ozeli-d.draft.{person}"))
    }

    /// What is kept there.
    pub(super) fn read(&self) -> Option<LocalCopy> {
        let text = storage()?.get_item(&self.0).ok().flatten()?;
        serde_json::from_str(&text).ok()
    }

    /// Keeps this, in place of what was there.
    pub(super) fn keep(&self, copy: &LocalCopy) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(copy)) {
            // A full storage refuses: what is typed is still on the page.
            let _ = storage.set_item(&self.0, &text);
        }
    }

    /// The server has it, or it was thrown away.
    pub(super) fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.0);
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
