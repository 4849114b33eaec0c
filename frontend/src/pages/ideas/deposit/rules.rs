//! The rules of ideation, beside the form: who may, what is looked at, who decides, when (R066). Those of the challenge
//! when one is chosen.

use api_types::challenge::ChallengeView;
use leptos::prelude::*;

use super::challenge_rules;
use crate::api::{Fetch, use_fetch};
use crate::components::{Detail, Lazily, MoreLink};
use crate::routes::{IdeasPage, Page, ServicesPage};
use crate::words::{tr, trn};

#[component]
pub(super) fn Rules(chosen: Fetch<Option<ChallengeView>>) -> impl IntoView {
    let rules = move || match chosen.get().and_then(Result::ok).flatten() {
        Some(challenge) => {
            view! { <Lazily load=move || challenge_rules(challenge.clone()) /> }.into_any()
        }
        None => view! { <General /> }.into_any(),
    };
    view! {
        <aside class="side" aria-labelledby="regles">
            <div class="tray stack">
                <h2 id="regles" class="h-lg">{tr!(ideas.rules.title)}</h2>
                {rules}
                <MoreLink href=Page::Services(ServicesPage::IdeaRules).path()>
                    {tr!(services.rules.link)}
                </MoreLink>
                <MoreLink href=Page::Ideas(IdeasPage::List).path()>{tr!(ideas.rules.see_ideas)}</MoreLink>
            </div>
        </aside>
    }
}

/// What holds without a challenge.
#[component]
fn General() -> impl IntoView {
    let promise = use_fetch(|| (), |client, ()| async move { client.read_idea_promise().await });
    let days = Memo::new(move |_| promise.get().and_then(Result::ok).and_then(|it| it.days));
    let promised = move || {
        days.get().map(|days| {
            let said = trn!(u64::from(days), ideas.rules.promise_text);
            view! { <Detail term=tr!(ideas.rules.promise)>{said}</Detail> }
        })
    };
    view! {
        <dl class="facts">
            <Detail term=tr!(ideas.rules.who)>{tr!(ideas.rules.who_text)}</Detail>
            <Detail term=tr!(ideas.rules.what)>{tr!(ideas.rules.what_text)}</Detail>
            <Detail term=tr!(ideas.rules.criteria)>{tr!(ideas.rules.criteria_text)}</Detail>
            <Detail term=tr!(ideas.rules.decides)>{tr!(ideas.rules.decides_text)}</Detail>
            <Detail term=tr!(ideas.rules.when)>{tr!(ideas.rules.when_text)}</Detail>
            {promised}
            <Detail term=tr!(ideas.rules.after)>{tr!(ideas.rules.after_text)}</Detail>
        </dl>
    }
}
