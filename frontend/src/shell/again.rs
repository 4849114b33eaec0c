//! Signing in again over the page when the session has ended: what was typed stays where it is.

use leptos::prelude::*;

use crate::components::Dialog;
use crate::pages::sign_in::SignInForm;
use crate::state::Session;
use crate::words::tr;

#[component]
pub(super) fn SignInAgain() -> impl IntoView {
    let open = expect_context::<Session>().ended();
    view! {
        <Dialog open title=tr!(sign_in.again_title)>
            <Show when=move || open.get()>
                <div class="stack">
                    <p>{tr!(sign_in.again)}</p>
                    <SignInForm />
                </div>
            </Show>
        </Dialog>
    }
}
