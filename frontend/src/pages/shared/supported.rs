//! What one chose to be told of, and what of it comes by mail: choices that are remembered (R065, R106, R402).

use api_types::notification::NotificationChoices;
use domain::mail::MailChoice;
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Check, Choice, ChoiceOption, Keep};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(crate) fn ToldOfSupported() -> impl IntoView {
    let kept =
        use_fetch(|| (), |client, ()| async move { client.read_notification_choices().await });
    view! { <Keep resource=kept let:choices><SupportedChoice choices /></Keep> }
}

/// All that one chooses, on one page.
#[component]
pub(crate) fn ToldChoices() -> impl IntoView {
    let kept =
        use_fetch(|| (), |client, ()| async move { client.read_notification_choices().await });
    view! {
        <Keep resource=kept let:choices>
            <SupportedChoice choices />
            <MailedChoice choices />
        </Keep>
    }
}

#[component]
fn MailedChoice(choices: RwSignal<NotificationChoices>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let held = move || choices.read_untracked().mail.code().to_owned();
    let value = RwSignal::new(held());
    let choose = use_submit(
        |client, asked: NotificationChoices| async move { client.choose_notifications(&asked).await },
        move |kept: NotificationChoices| {
            choices.set(kept);
            // A press that came while another was on its way was not asked.
            value.set(kept.mail.code().to_owned());
            toasts.tell(tr!(notifications.mail.kept));
        },
    );
    let failure = choose.failure();
    Effect::new(move |_| {
        let wished = MailChoice::from_code(&value.read());
        let Some(mail) = wished.filter(|mail| *mail != choices.read_untracked().mail) else {
            return;
        };
        choose.send(NotificationChoices { mail, ..choices.get_untracked() });
    });
    // A refusal puts back what the server holds.
    Effect::new(move |_| {
        if failure.read().is_some() {
            value.set(held());
        }
    });
    let options = vec![
        ChoiceOption::new(MailChoice::Answers.code(), tr!(notifications.mail.answers)),
        ChoiceOption::new(MailChoice::Daily.code(), tr!(notifications.mail.daily))
            .meaning(tr!(notifications.mail.daily_means)),
        ChoiceOption::new(MailChoice::Never.code(), tr!(notifications.mail.never)),
    ];
    view! {
        <Choice
            faults=choose.faults()
            pointer="/mail"
            legend=tr!(notifications.mail.legend)
            hint=tr!(notifications.mail.hint)
            value
            options
        />
        <ActProblem failure />
    }
}

#[component]
fn SupportedChoice(choices: RwSignal<NotificationChoices>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    // What was just asked, until the server has answered.
    let wish = RwSignal::new(None::<bool>);
    let choose = use_submit(
        |client, asked: NotificationChoices| async move { client.choose_notifications(&asked).await },
        move |kept: NotificationChoices| {
            choices.set(kept);
            wish.set(None);
            let said = if kept.supported {
                tr!(notifications.supported_on)
            } else {
                tr!(notifications.supported_off)
            };
            toasts.tell(said);
        },
    );
    let failure = choose.failure();
    // A refusal puts back what the server holds.
    let checked = Signal::derive(move || {
        let wished = if failure.read().is_some() { None } else { wish.get() };
        wished.unwrap_or_else(|| choices.read().supported)
    });
    let change = move |supported: bool| {
        wish.set(Some(supported));
        choose.send(NotificationChoices { supported, ..choices.get_untracked() });
    };
    view! {
        <Check label=tr!(notifications.supported) checked on_change=change />
        <ActProblem failure />
    }
}
