//! What was just done, said for a while, with a way to undo it.

use std::time::Duration;

use leptos::prelude::*;

use crate::words::Words;

/// How long a toast stays once nothing holds it.
const STAY: Duration = Duration::from_secs(8);

/// One toast.
#[derive(Clone, Debug)]
pub(crate) struct Toast {
    pub(crate) id: u32,
    pub(crate) message: Words,
    pub(crate) undo: Option<Callback<()>>,
}

/// The toasts on screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    timers: StoredValue<Vec<(u32, TimeoutHandle)>>,
    next: StoredValue<u32>,
    /// What undoes outlives the row or the page that offered it.
    owner: StoredValue<Owner>,
}

impl Toasts {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            timers: StoredValue::new(Vec::new()),
            next: StoredValue::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Says that something was done.
    pub(crate) fn tell(self, message: impl Into<Words>) {
        self.push(message.into(), None);
    }

    /// Says that something was done, and how to undo it.
    pub(crate) fn tell_undoable(self, message: impl Into<Words>, undo: impl Into<Callback<()>>) {
        let undo = self.owner.with_value(|owner| owner.with(|| undo.into()));
        self.push(message.into(), Some(undo));
    }

    fn push(self, message: Words, undo: Option<Callback<()>>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.shown.update(|shown| shown.push(Toast { id, message, undo }));
    }

    /// The toasts to show, the oldest first.
    pub(crate) fn shown(self) -> Vec<Toast> {
        self.shown.get()
    }

    /// Takes a toast away.
    pub(crate) fn dismiss(self, id: u32) {
        self.hold(id);
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }

    /// The pointer or the focus is on it: it stays.
    pub(crate) fn hold(self, id: u32) {
        self.timers.update_value(|timers| {
            timers.retain(|(toast, timer)| {
                let held = *toast == id;
                if held {
                    timer.clear();
                }
                !held
            });
        });
    }

    /// Nothing holds it: it goes after a while.
    pub(crate) fn start_leaving(self, id: u32) {
        self.hold(id);
        if let Ok(timer) = set_timeout_with_handle(move || self.dismiss(id), STAY) {
            self.timers.update_value(|timers| timers.push((id, timer)));
        }
    }
}
