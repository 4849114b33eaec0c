//! What saves itself: after a pause; later and later while it fails; and as soon as the network is back.

use std::time::Duration;

use leptos::prelude::*;

/// How long to wait after a first failure.
const FIRST: Duration = Duration::from_secs(5);
/// After so many failures in a row, the wait no longer doubles (80 seconds).
const DOUBLINGS: u32 = 4;

/// One act that waits for its time. Copy it where it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Later {
    act: StoredValue<Option<Callback<()>>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// In a row.
    failures: StoredValue<u32>,
}

impl Later {
    /// Nothing to do yet. What waits is given up with the page.
    pub(crate) fn new() -> Self {
        let later = Self {
            act: StoredValue::new(None),
            timer: StoredValue::new(None),
            failures: StoredValue::new(0),
        };
        let back = window_event_listener(leptos::ev::online, move |_| {
            if later.failures.try_get_value().is_some_and(|failures| failures > 0) {
                later.run();
            }
        });
        on_cleanup(move || {
            back.remove();
            later.stop();
        });
        later
    }

    /// What there is to do.
    pub(crate) fn does(self, act: impl Fn() + Send + Sync + 'static) {
        self.act.set_value(Some(Callback::new(move |()| act())));
    }

    /// In so long, in place of what was waiting.
    pub(crate) fn after(self, wait: Duration) {
        self.stop();
        let timer = set_timeout_with_handle(move || self.run(), wait).ok();
        self.timer.try_set_value(timer);
    }

    /// It failed: once more, a little later than the last time.
    pub(crate) fn again(self) {
        let Some(failures) = self.failures.try_get_value() else { return };
        self.failures.set_value(failures + 1);
        self.after(FIRST * 2_u32.pow(failures.min(DOUBLINGS)));
    }

    /// It is done.
    pub(crate) fn done(self) {
        self.failures.try_set_value(0);
    }

    /// Gives up what was waiting.
    pub(crate) fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn run(self) {
        if let Some(act) = self.act.try_get_value().flatten() {
            act.run(());
        }
    }
}
