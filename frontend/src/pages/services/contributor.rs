//! Becoming a contributor (R336): asked with one button, granted from the request, told to whoever asked.

use api_types::account::EditAccountRequest;
use api_types::help_request::{AskDinnoRequest, HelpRequestView, ReplyHelpRequest};
use domain::access::{Permission, Profile};
use domain::help_request::{HelpAct, HelpStatus, HelpTopic};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{ActProblem, Button, Glyph, Load, Look};
use crate::pages::shared::focus_on;
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, Toasts};
use crate::words::tr;

/// For whoever only reads: the words of the request are ready.
#[component]
pub(super) fn BecomeContributor() -> impl IntoView {
    let me = expect_context::<Session>().who();
    let reads = me.is_some_and(|me| me.profile == Profile::Reader);
    reads.then(|| view! { <AskToContribute /> })
}

#[component]
fn AskToContribute() -> impl IntoView {
    let (toasts, navigate, key) = (expect_context::<Toasts>(), use_navigate(), draw_key());
    let ask = use_submit(
        move |client, request: AskDinnoRequest| {
            let key = key.clone();
            async move { client.ask_dinno(&request, &key).await }
        },
        move |asked: HelpRequestView| {
            toasts.tell(tr!(services.contact.done, reference = asked.summary.reference.clone()));
            let page = Page::Services(ServicesPage::Question(asked.summary.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let send = move |_| {
        ask.send(AskDinnoRequest {
            topic: HelpTopic::Contributor,
            title: tr!(services.contributor.title).to_owned(),
            body: tr!(services.contributor.body).to_owned(),
            support: None,
            poc_id: None,
        });
    };
    view! {
        <section class="tray stack gap-3" aria-labelledby="contribuer">
            <h2 id="contribuer" class="h-lg">{tr!(services.contributor.title)}</h2>
            <p class="small muted">{tr!(services.contributor.why)}</p>
            <ActProblem failure=ask.failure() />
            <p>
                <Button glyph=Glyph::Plus pending=ask.pending() on:click=send>
                    {tr!(services.contributor.ask)}
                </Button>
            </p>
        </section>
    }
}

/// For whoever keeps accounts: the profile is given and the request answered, at once.
#[component]
pub(super) fn GrantContributor(shown: RwSignal<HelpRequestView>) -> impl IntoView {
    let keeps = expect_context::<Session>().may(Permission::EditAccounts);
    let asked = Memo::new(move |_| {
        let HelpRequestView { summary, allowed, .. } = shown.get();
        summary.topic == HelpTopic::Contributor
            && summary.status != HelpStatus::Closed
            && !summary.mine
            && allowed.contains(&HelpAct::Reply)
    });
    view! { <Show when=move || keeps && asked.get()><GrantTo shown /></Show> }
}

#[component]
fn GrantTo(shown: RwSignal<HelpRequestView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let (id, author) = shown.with_untracked(|now| (now.summary.id, now.summary.author.id));
    let account =
        use_fetch(move || author, |client, id| async move { client.read_account(id).await });
    let grant = use_submit(
        move |client, ()| async move {
            // Read again: whoever gave the profile in between is not undone.
            let account = client.read_account(author).await?;
            if account.profile == Profile::Reader {
                let given =
                    EditAccountRequest { profile: Profile::Contributor, ..(&account).into() };
                client.edit_account(author, &given, account.version).await?;
            }
            let answer = ReplyHelpRequest { body: tr!(services.contributor.answer).to_owned() };
            client.reply_help_request(id, &answer, shown.read_untracked().version).await
        },
        move |view: HelpRequestView| {
            shown.set(view);
            account.refetch();
            toasts.tell(tr!(services.contributor.given));
            focus_on("h1");
        },
    );
    view! {
        <section class="tray stack gap-3" aria-labelledby="accorder">
            <h2 id="accorder" class="h-lg">{tr!(services.contributor.title)}</h2>
            <ActProblem failure=grant.failure() />
            <Load resource=account let:account>
                {if account.profile == Profile::Reader {
                    view! {
                        <p>
                            <Button
                                look=Look::Primary
                                pending=grant.pending()
                                on:click=move |_| grant.send(())
                            >
                                {tr!(services.contributor.grant)}
                            </Button>
                        </p>
                    }
                    .into_any()
                } else {
                    view! { <p class="small muted">{tr!(services.contributor.has)}</p> }.into_any()
                }}
            </Load>
        </section>
    }
}
