//! Events that are over, a year at a time, the last first: those that were filmed can be watched again.

use api_types::agenda::{Agenda, AgendaEntryView, AgendaQuery};
use chrono::{Datelike, NaiveDate};
use domain::OrganisationId;
use domain::agenda::AgendaKind;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use super::agenda::{EntryRow, of_body};
use crate::api::use_fetch;
use crate::components::{ButtonLink, Empty, Lazily, Load, LookSwitch, RowList, Size, chunk};
use crate::pages::shared::today;
use crate::routes::{EditorialPage, Page};
use crate::state::{Address, AddressStep};
use crate::words::{self, tr};

/// The parameter that names the year.
const YEAR: &str = "annee";
/// The parameter that keeps what can be watched again, and its value.
const REPLAY: &str = "replay";
const ALL: &str = "tous";
const WATCHED: &str = "oui";

// Most come for what is ahead.
chunk! {
    events_past {
        past_events(address: Address, body: Memo<Option<OrganisationId>>) => {
            view! { <YearByYear address body /> }
        };
    }
}

#[component]
pub(super) fn PastEvents(address: Address, body: Memo<Option<OrganisationId>>) -> impl IntoView {
    view! { <Lazily load=move || past_events(address, body) /> }
}

#[component]
fn YearByYear(address: Address, body: Memo<Option<OrganisationId>>) -> impl IntoView {
    let year = Memo::new(move |_| {
        let asked = address.parsed::<i32>(YEAR).filter(|year| (1_900..=2_200).contains(year));
        asked.unwrap_or_else(|| today().year())
    });
    let watched = Memo::new(move |_| address.text(REPLAY).is_some());
    let agenda = use_fetch(
        move || (year.get(), body.get()),
        |client, (year, organisation_id)| async move {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
            let (from, until) = (day(1, 1), day(12, 31));
            client.read_agenda(&AgendaQuery { from, until, organisation_id }).await
        },
    );
    let looks =
        vec![(ALL, tr!(editorial.agenda.past_all)), (WATCHED, tr!(editorial.agenda.past_watched))];
    let chosen = Signal::derive(move || if watched.get() { WATCHED } else { ALL });
    let choose = move |chosen: &'static str| {
        let kept = if chosen == ALL { String::new() } else { chosen.to_owned() };
        address.set(&[(REPLAY, kept)], AddressStep::Push);
    };
    view! {
        <YearHead year watched body />
        <div>
            <LookSwitch label=tr!(editorial.agenda.past_keep) looks chosen on_choose=choose />
        </div>
        <Load resource=agenda let:agenda>
            <Over agenda watched />
        </Load>
    }
}

/// The year, and the way to the one before and the one after.
#[component]
fn YearHead(
    year: Memo<i32>,
    watched: Memo<bool>,
    body: Memo<Option<OrganisationId>>,
) -> impl IntoView {
    let path = Page::Editorial(EditorialPage::List(EditorialBrick::Events)).path();
    move || {
        let year = year.get();
        let watched = if watched.get() { format!("&{REPLAY}={WATCHED}") } else { String::new() };
        let kept = format!("{watched}{}", of_body(body.get()));
        let at = |year: i32| format!("{path}?vue=passes&{YEAR}={year}{kept}");
        let next = (year < today().year()).then(|| {
            view! {
                <ButtonLink href=at(year + 1) size=Size::Small>
                    {tr!(editorial.agenda.next_year)}
                </ButtonLink>
            }
        });
        view! {
            <div class="split">
                <h2 aria-live="polite">{tr!(editorial.agenda.past_of, year = year.to_string())}</h2>
                <div class="cluster">
                    <ButtonLink href=at(year - 1) size=Size::Small>
                        {tr!(editorial.agenda.previous_year)}
                    </ButtonLink>
                    {next}
                </div>
            </div>
        }
    }
}

#[component]
fn Over(agenda: Agenda, watched: Memo<bool>) -> impl IntoView {
    let over = StoredValue::new(over(agenda.items));
    move || {
        let only = watched.get();
        let mut rows = over.get_value();
        rows.retain(|entry| entry.replay || !only);
        if rows.is_empty() {
            return view! {
                <Empty
                    title=tr!(editorial.agenda.past_none)
                    why=tr!(editorial.agenda.past_none_why)
                    example=tr!(editorial.agenda.none_example)
                />
            }
            .into_any();
        }
        let rows = rows.into_iter().map(|entry| view! { <EntryRow entry /> }).collect_view();
        view! { <RowList>{rows}</RowList> }.into_any()
    }
}

/// Events that ended, the last first.
fn over(mut entries: Vec<AgendaEntryView>) -> Vec<AgendaEntryView> {
    let now = words::now();
    entries.retain(|entry| {
        entry.kind == AgendaKind::Event && entry.ends_at.is_some_and(|ends_at| ends_at <= now)
    });
    entries.reverse();
    entries
}
