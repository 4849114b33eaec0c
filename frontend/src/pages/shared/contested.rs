//! A form on what others change too: what it was filled with and at which version, and how one goes on from theirs.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::conflict::Disputed;
use super::merge::{Merged, merge};
use crate::api::Failure;

/// What the changes of one form are made on. Copy it where they are sent.
#[derive(Debug)]
pub(crate) struct Contested<T: 'static> {
    /// The words, and their version.
    base: StoredValue<(T, i32)>,
    /// What both changed, once a conflict was met.
    disputed: RwSignal<Option<Vec<Disputed>>>,
}

impl<T: 'static> Clone for Contested<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for Contested<T> {}

impl<T> Contested<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// The words that the form is filled with, and their version: it stays, whatever is read again meanwhile.
    pub(crate) fn new(base: T, seen: i32) -> Self {
        Self { base: StoredValue::new((base, seen)), disputed: RwSignal::new(None) }
    }

    /// The version to send back.
    pub(crate) fn seen(self) -> i32 {
        // An act that is asked again once one has signed in anew may have lost its form.
        self.base.try_with_value(|(_, seen)| *seen).unwrap_or_default()
    }

    /// For `ResumedNotice`.
    pub(crate) fn disputed(self) -> Signal<Option<Vec<Disputed>>> {
        self.disputed.into()
    }

    /// Says what somebody else changed since words of an earlier time, if anybody did.
    pub(crate) fn found(self, both: Vec<Disputed>) {
        self.disputed.set(Some(both).filter(|both| !both.is_empty()));
    }

    /// Says what both changed.
    pub(crate) fn tell(self, both: Vec<Disputed>) {
        self.disputed.set(Some(both));
    }

    /// Goes on from theirs, and gives back what the changes were made on; nothing once the form is gone.
    pub(crate) fn rebase(self, theirs: T, seen: i32) -> Option<T> {
        self.base.try_update_value(|base| std::mem::replace(base, (theirs, seen)).0)
    }

    /// The same, with what to show: mine, and what they changed alone. What both changed is said by `say`.
    pub(crate) fn take_over(
        self,
        mine: impl FnOnce() -> T,
        (theirs, seen): (T, i32),
        say: impl Fn((String, Value)) -> Disputed,
    ) -> Option<T> {
        let before = self.rebase(theirs.clone(), seen)?;
        let merged = merge(&before, &untrack(mine), &theirs);
        let Some(Merged { value, disputed }) = merged else {
            self.tell(Vec::new());
            return None;
        };
        self.tell(disputed.into_iter().map(say).collect());
        Some(value)
    }
}

/// Runs `read` each time an act is refused for what somebody else did meanwhile (404, 409): what is shown is then
/// what there is.
pub(crate) fn when_overtaken(failure: Signal<Option<Failure>>, read: impl Fn() + 'static) {
    Effect::new(move |_| {
        let overtaken = failure.with(|failure| {
            let told = failure.as_ref().and_then(Failure::told);
            told.is_some_and(|problem| matches!(problem.status, 404 | 409))
        });
        if overtaken {
            read();
        }
    });
}
