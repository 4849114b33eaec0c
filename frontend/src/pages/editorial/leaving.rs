//! Ending letters from one of them, without signing in: one press, at an address of one's own.

use domain::UserId;
use domain::mail::Letters;
use leptos::prelude::*;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, Look, Notice, PageHead, Tone};
use crate::state::use_address;
use crate::words::{Words, tr};

#[component]
pub(super) fn LeavePage(account: UserId) -> impl IntoView {
    let address = use_address();
    let left = RwSignal::new(false);
    // Which letters end: the address says so, and does not change while one reads.
    let named = untrack(move || address.text("letters"));
    let letters = named.as_deref().and_then(Letters::from_code).unwrap_or_default();
    let (title, lead, press_here, said): (Words, Words, Words, (Words, Words)) = match letters {
        Letters::Newsletter => (
            tr!(editorial.letter.leave_title).into(),
            tr!(editorial.letter.leave_lead).into(),
            tr!(editorial.letter.leave).into(),
            (tr!(editorial.letter.left).into(), tr!(editorial.letter.left_why).into()),
        ),
        Letters::Notifications => (
            tr!(notifications.mail.leave_title).into(),
            tr!(notifications.mail.leave_lead).into(),
            tr!(notifications.mail.leave).into(),
            (tr!(notifications.mail.left).into(), tr!(notifications.mail.left_why).into()),
        ),
    };
    let words = StoredValue::new((press_here, said));
    let leave = use_submit(
        move |client, signature: String| async move {
            client.leave_newsletter(account, &signature, letters).await
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
            <PageHead title lead />
            <div aria-live="polite" class="stack gap-4">
                <Show
                    when=move || left.get()
                    fallback=move || {
                        view! {
                            <ActProblem failure=leave.failure() />
                            <p>
                                <Button look=Look::Primary pending=leave.pending() on:click=press>
                                    {words.with_value(|(press, _)| press.clone())}
                                </Button>
                            </p>
                        }
                    }
                >
                    <Notice tone=Tone::Success title=words.with_value(|(_, said)| said.0.clone())>
                        <p>{words.with_value(|(_, said)| said.1.clone())}</p>
                    </Notice>
                </Show>
            </div>
        </div>
    }
}
