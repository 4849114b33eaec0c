//! The account menu: who is signed in, how the portal looks, and the way out.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use crate::api::use_api;
use crate::components::{Avatar, Button, Glyph, Icon, Look, Size, initials};
use crate::routes::{IdeasPage, Page, ServicesPage};
use crate::state::{Preferences, Session, Theme};
use crate::words::{self, Locale, tr};

#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let session = expect_context::<Session>();
    let panel = NodeRef::<html::Div>::new();
    let pathname = use_location().pathname;
    let me = Memo::new(move |_| session.me());
    Effect::new(move |_| {
        pathname.track();
        me.track();
        if let Some(panel) = panel.get_untracked() {
            // Refused when it is not open, which is what is wanted.
            let _ = panel.hide_popover();
        }
    });
    let face = move || match me.get() {
        Some(me) => view! { <Avatar name=me.person.name /> }.into_any(),
        None => view! { <Icon glyph=Glyph::User /> }.into_any(),
    };
    let label = move || match me.get() {
        Some(me) => {
            // It begins with what is seen, so that who speaks to the computer can name it.
            let name = me.person.name;
            tr!(shell.my_account, initials = initials(&name), name = name)
        }
        None => tr!(shell.display).to_owned(),
    };
    view! {
        <button class="btn btn-quiet btn-icon" type="button" popovertarget="compte" aria-label=label>
            {face}
        </button>
        <div popover="auto" id="compte" role="dialog" aria-label=label node_ref=panel>
            {move || me.get().map(|_| view! { <Identity /> })}
            <ThemeChoice />
            <LanguageChoice />
            {move || me.get().map(|_| view! { <SignOut /> })}
        </div>
    }
}

#[component]
fn Identity() -> impl IntoView {
    let session = expect_context::<Session>();
    let me = session.who();
    let password = Page::Services(ServicesPage::OwnPassword).path();
    let where_ = me.as_ref().map(|me| {
        let body = me.person.organisation.as_ref().map(|body| body.name.clone());
        let department = me.department.as_ref().map(|department| department.name.clone());
        // A body that has no direction is its own.
        let department = department.filter(|name| Some(name) != body.as_ref());
        let profile = words::profile(me.profile).to_owned();
        let parts = [body, department, Some(profile)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <p class="account">
            <b>{me.map(|me| me.person.name)}</b>
            <span class="muted">{where_}</span>
        </p>
        <ul class="menu" role="list">
            <li><a href=Page::Ideas(IdeasPage::Mine).path()>{tr!(shell.my_ideas)}</a></li>
            <li><a href=Page::Notifications.path()>{tr!(notifications.title)}</a></li>
            <li><a href=password>{tr!(password.own)}</a></li>
        </ul>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let choice = |theme: Theme| {
        let word = match theme {
            Theme::System => tr!(shell.theme_system),
            Theme::Light => tr!(shell.theme_light),
            Theme::Dark => tr!(shell.theme_dark),
        };
        view! {
            <button
                type="button"
                aria-pressed=move || if preferences.theme.get() == theme { "true" } else { "false" }
                on:click=move |_| preferences.choose_theme(theme)
            >
                {word}
            </button>
        }
    };
    view! {
        <div class="menu-group" role="group" aria-labelledby="choix-theme">
            <p class="label" id="choix-theme">{tr!(shell.theme)}</p>
            <div class="switch">{Theme::ALL.map(choice)}</div>
        </div>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    // Each language is named in itself, whatever the language in use.
    let choice = |locale: Locale, name: &'static str| {
        view! {
            <button
                type="button"
                lang=words::code(locale)
                aria-pressed=if words::locale() == locale { "true" } else { "false" }
                on:click=move |_| preferences.choose_language(locale)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="menu-group" role="group" aria-labelledby="choix-langue">
            <p class="label" id="choix-langue">{tr!(shell.language)}</p>
            <div class="switch">
                {choice(Locale::fr, tr!(shell.french))}
                {choice(Locale::en, tr!(shell.english))}
            </div>
        </div>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let api = use_api();
    let leave = move |_| {
        let api = api.clone();
        spawn_local(async move { api.sign_out().await });
    };
    view! {
        <div class="menu-group">
            <Button look=Look::Quiet size=Size::Small glyph=Glyph::Leave on:click=leave>
                {tr!(shell.sign_out)}
            </Button>
        </div>
    }
}
