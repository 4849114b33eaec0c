//! The challenges that would take ideas at the same time as the one that is being prepared (R084).

use api_types::challenge::{CalendarQuery, ChallengeCalendar, DatedChallenge};
use chrono::NaiveDate;
use domain::ChallengeId;
use leptos::prelude::*;

use super::fields::CallFields;
use crate::api::use_fetch;
use crate::components::Notice;
use crate::pages::challenges::calendar::theme_words;
use crate::pages::challenges::list::who_asks;
use crate::pages::shared::today;
use crate::routes::{IdeasPage, Page};
use crate::state::References;
use crate::words::{self, tr};

/// Nothing as long as the dates are not known, or nothing else happens between them.
#[component]
pub(super) fn SameTime(fields: StoredValue<CallFields>, id: Option<ChallengeId>) -> impl IntoView {
    let all = fields.get_value();
    let days = Memo::new(move |_| {
        let day = |text: String| text.parse::<NaiveDate>().ok();
        // Without an opening, it opens when it is published.
        let from = day(all.opens_day.get()).unwrap_or_else(today);
        day(all.closes_day.get()).filter(|until| from <= *until).map(|until| (from, until))
    });
    let calendar = use_fetch(
        move || days.get(),
        |client, days| async move {
            let Some((from, until)) = days else { return Ok(None) };
            client.read_challenge_calendar(&CalendarQuery { from, until }).await.map(Some)
        },
    );
    let others = move || {
        let ChallengeCalendar { items } = calendar.get().and_then(Result::ok).flatten()?;
        let others = items.into_iter().filter(|one| Some(one.challenge.id) != id);
        let others = others.collect::<Vec<_>>();
        (!others.is_empty())
            .then(|| view! { <Others others body=all.organisation domain=all.domain /> })
    };
    view! { <div aria-live="polite">{others}</div> }
}

#[component]
fn Others(
    others: Vec<DatedChallenge>,
    body: RwSignal<String>,
    domain: RwSignal<String>,
) -> impl IntoView {
    let bodies: Vec<_> =
        others.iter().filter_map(|one| one.challenge.organisation.clone()).collect();
    // « 2 défis de Carsat Bretagne se tiennent en même temps » : this one, and that one.
    let same_body = move || {
        let chosen = body.get();
        let of_it = bodies.iter().filter(|one| one.id.to_string() == chosen);
        let count = of_it.clone().count() + 1;
        let name = of_it.map(|one| one.name.clone()).next()?;
        let said = tr!(challenges.write.same_body, number = count, body = name);
        Some(view! { <p>{said}</p> })
    };
    let lines = others.into_iter().map(|one| view! { <Other one domain /> }).collect_view();
    view! {
        <Notice title=tr!(challenges.write.same_time)>
            {same_body}
            <ul class="plain-list small">{lines}</ul>
        </Notice>
    }
}

#[component]
fn Other(one: DatedChallenge, domain: RwSignal<String>) -> impl IntoView {
    let DatedChallenge { challenge, theme, overlaps: _ } = one;
    let about = theme_words(&theme, expect_context::<References>());
    let code = theme.domain.map(|code| code.0);
    let same = move || {
        let same = code.as_ref().is_some_and(|code| domain.with(|chosen| chosen == code));
        same.then(|| view! { " · "<b>{tr!(challenges.write.same_theme)}</b> })
    };
    let state = words::challenge_phase(challenge.phase);
    let href = Page::Ideas(IdeasPage::Challenge(challenge.id)).path();
    let asked = who_asks(&challenge);
    view! {
        <li>
            <a href=href>{challenge.title}</a>
            " · "{asked}" · "{state}
            {about.map(|about| view! { " · "{about} })}
            {same}
        </li>
    }
}
