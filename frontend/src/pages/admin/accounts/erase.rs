//! What somebody tells of themselves in the directory, erased when they ask for it or have left (GDPR, article 17).

use api_types::account::AccountView;
use leptos::prelude::*;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, Dialog, Look, Section, Size};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn EraseCard(kept: RwSignal<AccountView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let asked = RwSignal::new(false);
    let (id, name) = kept.with_untracked(|account| (account.id, account.name.clone()));
    let erase = use_submit(
        move |client, ()| async move { client.erase_card(id).await },
        move |()| {
            asked.set(false);
            toasts.tell(tr!(admin.account.card_erased));
        },
    );
    view! {
        <Section title=tr!(admin.account.card)>
            <div class="stack">
                <p>{tr!(admin.account.card_why)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| asked.set(true)>
                        {tr!(admin.account.card_erase)}
                    </Button>
                </p>
            </div>
            <Dialog open=asked title=tr!(admin.account.card_erase_title, name = name)>
                <div class="stack">
                    <p>{tr!(admin.account.card_erase_why)}</p>
                    <ActProblem failure=erase.failure() />
                    <p>
                        <Button
                            look=Look::Danger
                            pending=erase.pending()
                            on:click=move |_| erase.send(())
                        >
                            {tr!(admin.account.card_erase)}
                        </Button>
                    </p>
                </div>
            </Dialog>
        </Section>
    }
}
