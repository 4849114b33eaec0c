//! The link by which somebody chooses their password: given here, once (R334).

use api_types::account::AccountView;
use api_types::password::PasswordLinkView;
use domain::access::{Permission, Profile};
use domain::people::AccountStatus;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, ButtonLink, Section, Size, copied};
use crate::routes::{Page, ServicesPage};
use crate::state::{Session, Toasts};
use crate::words::tr;

/// How somebody comes in: the link that invites them, or that replaces a password they forgot.
#[component]
pub(super) fn WayIn(kept: RwSignal<AccountView>) -> impl IntoView {
    let session = expect_context::<Session>();
    let (id, profile) = kept.with_untracked(|account| (account.id, account.profile));
    let own = session.who().is_some_and(|me| me.person.id == id);
    // Not above what they may give: the same rule as the profiles of the form.
    let high = matches!(profile, Profile::Developer | Profile::SuperAdmin);
    let gives =
        session.may(Permission::EditAccounts) && (!high || session.may(Permission::EditMatrix));
    if !own && !gives {
        return ().into_any();
    }
    let href = Page::Services(ServicesPage::OwnPassword).path();
    view! {
        <Section title=tr!(admin.account.password)>
            {if own {
                view! { <p><ButtonLink href size=Size::Small>{tr!(password.change)}</ButtonLink></p> }
                    .into_any()
            } else {
                view! { <Giving kept /> }.into_any()
            }}
        </Section>
    }
    .into_any()
}

#[component]
fn Giving(kept: RwSignal<AccountView>) -> impl IntoView {
    let id = kept.with_untracked(|account| account.id);
    let given = RwSignal::new(None::<PasswordLinkView>);
    let give = use_submit(
        move |client, ()| async move { client.give_password_link(id).await },
        move |link: PasswordLinkView| given.set(Some(link)),
    );
    let awaits = move || kept.with(|account| account.awaits_password);
    let open = Memo::new(move |_| kept.with(|account| account.status == AccountStatus::Active));
    let standing = move || {
        if !open.get() {
            tr!(admin.account.password_closed)
        } else if awaits() {
            tr!(admin.account.password_awaited)
        } else {
            tr!(admin.account.password_there)
        }
    };
    let act = move || {
        if awaits() { tr!(admin.account.invite) } else { tr!(admin.account.new_link) }
    };
    let button = move || {
        open.get().then(|| {
            view! {
                <p>
                    <Button
                        size=Size::Small
                        pending=give.pending()
                        on:click=move |_| give.send(())
                    >
                        {act}
                    </Button>
                </p>
            }
        })
    };
    view! {
        <div class="stack">
            <p>{standing}</p>
            <ActProblem failure=give.failure() />
            {move || given.get().map(|link| view! { <Given link /> })}
            {button}
        </div>
    }
}

/// A link, for as long as the page is open: nobody can ask to see it again.
#[component]
fn Given(link: PasswordLinkView) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let PasswordLinkView { address, expires_at: _, mailed } = link;
    let address = whole(address);
    let words = StoredValue::new(address.clone());
    let copy = move |_| {
        let words = words.get_value();
        spawn_local(async move {
            let done = copied(&words).await;
            let told = if done {
                tr!(admin.account.link_copied)
            } else {
                tr!(admin.account.link_not_copied)
            };
            toasts.tell(told);
        });
    };
    let way = if mailed { tr!(admin.account.link_mailed) } else { tr!(admin.account.link_by_hand) };
    view! {
        <div class="field" role="status">
            <label for="lien-mot-de-passe">{tr!(admin.account.link)}</label>
            <p class="hint" id="lien-mot-de-passe-aide">{way}</p>
            <input
                class="input"
                id="lien-mot-de-passe"
                type="text"
                readonly
                autocomplete="off"
                aria-describedby="lien-mot-de-passe-aide"
                prop:value=address
            />
        </div>
        <p><Button size=Size::Small on:click=copy>{tr!(admin.account.link_copy)}</Button></p>
    }
}

/// A server that was not told its own address gives the path alone.
fn whole(address: String) -> String {
    if address.starts_with('/') {
        window().location().origin().unwrap_or_default() + &address
    } else {
        address
    }
}
