//! The browser lost the network: said at once, and that nothing written is lost.

use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::words::tr;

#[component]
pub(super) fn OfflineBanner() -> impl IntoView {
    let online = RwSignal::new(window().navigator().on_line());
    let back = window_event_listener(leptos::ev::online, move |_| online.set(true));
    let gone = window_event_listener(leptos::ev::offline, move |_| online.set(false));
    on_cleanup(move || {
        back.remove();
        gone.remove();
    });
    view! {
        <div role="status" class="offline-strip">
            <Show when=move || !online.get()>
                <div class="offline">
                    <p class="wrap"><Icon glyph=Glyph::Offline />{tr!(shell.offline)}</p>
                </div>
            </Show>
        </div>
    }
}
