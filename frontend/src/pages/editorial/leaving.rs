//! Leaving the newsletter from a letter, without signing in: one press, at an address of one's own.

use domain::UserId;
use leptos::prelude::*;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, Look, Notice, PageHead, Tone};
use crate::state::use_address;
use crate::words::tr;

#[component]
pub(super) fn LeavePage(account: UserId) -> impl IntoView {
    let address = use_address();
    let left = RwSignal::new(false);
    let leave = use_submit(
        move |client, signature: String| async move {
            client.leave_newsletter(account, &signature).await
        },
        move |()| left.set(true),
    );
    // A page that is only opened changes nothing: programs open the links of letters too.
    let press = move |_| {
        let signature = untrack(move || address.text("signature"));
        leave.send(signature.unwrap_or_default());
    };
    view! {
        <div class="page-narrow stack gap-6">
            <PageHead title=tr!(editorial.letter.leave_title) lead=tr!(editorial.letter.leave_lead) />
            <div aria-live="polite" class="stack gap-4">
                <Show
                    when=move || left.get()
                    fallback=move || {
                        view! {
                            <ActProblem failure=leave.failure() />
                            <p>
                                <Button look=Look::Primary pending=leave.pending() on:click=press>
                                    {tr!(editorial.letter.leave)}
                                </Button>
                            </p>
                        }
                    }
                >
                    <Notice tone=Tone::Success title=tr!(editorial.letter.left)>
                        <p>{tr!(editorial.letter.left_why)}</p>
                    </Notice>
                </Show>
            </div>
        </div>
    }
}
