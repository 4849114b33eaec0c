//! What helps to innovate over the same year, beside the challenges: the workshops, trainings and seminars of the
//! agenda (R102).

use api_types::agenda::{Agenda, AgendaEntryView, AgendaQuery};
use api_types::challenge::CalendarQuery;
use domain::access::Permission;
use domain::civil::Zone;
use domain::editorial::{EditorialBrick, EventFormat};
use leptos::prelude::*;

use super::of_year;
use crate::api::use_fetch;
use crate::components::{Load, MoreLink, RowItem, RowList, Section};
use crate::pages::shared::happening_page;
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::{self, tr};

/// Nothing for whoever does not read the agenda.
#[component]
pub(super) fn Moments(year: Memo<i32>) -> impl IntoView {
    let may_read = expect_context::<Session>().may(Permission::ReadEvents);
    may_read.then(|| view! { <OfYear year /> })
}

#[component]
fn OfYear(year: Memo<i32>) -> impl IntoView {
    let agenda = use_fetch(
        move || year.get(),
        |client, year| async move {
            let CalendarQuery { from, until } = of_year(year);
            client.read_agenda(&AgendaQuery::between(from, until)).await
        },
    );
    let href = Page::Editorial(EditorialPage::List(EditorialBrick::Events)).path();
    let more = view! { <MoreLink href>{tr!(challenges.calendar.agenda_link)}</MoreLink> };
    view! {
        <Section title=tr!(challenges.calendar.moments) more=more.into_any()>
            <Load resource=agenda let:agenda><Rows agenda /></Load>
        </Section>
    }
}

#[component]
fn Rows(agenda: Agenda) -> impl IntoView {
    let known = agenda.items.into_iter().filter_map(|entry| {
        let format = entry.format.filter(|format| teaches(*format))?;
        Some((entry, format))
    });
    let rows: Vec<AnyView> = known.map(|(entry, format)| row(entry, format)).collect();
    if rows.is_empty() {
        return view! { <p class="muted">{tr!(challenges.calendar.no_moment)}</p> }.into_any();
    }
    view! { <RowList>{rows}</RowList> }.into_any()
}

fn row(entry: AgendaEntryView, format: EventFormat) -> AnyView {
    let AgendaEntryView { kind, id, title, on, ends_at, place, .. } = entry;
    let last = ends_at.map(|at| Zone::Paris.day(at)).filter(|last| *last != on);
    let from = words::short_date(on);
    let when = match last.map(words::short_date) {
        Some(until) => tr!(challenges.calendar.period, from = from, until = until),
        None => from,
    };
    view! {
        <RowItem href=happening_page(kind, id).path() title>
            <span class="row-facts">
                <span>{words::event_format(format)}</span>
                <span>{when}</span>
                {place.map(|place| view! { <span>{place}</span> })}
            </span>
        </RowItem>
    }
    .into_any()
}

/// Whether one comes there to learn or to meet.
const fn teaches(format: EventFormat) -> bool {
    match format {
        EventFormat::Seminar
        | EventFormat::Meeting
        | EventFormat::Workshop
        | EventFormat::Demonstration
        | EventFormat::Training
        | EventFormat::PitchSession => true,
        EventFormat::Other => false,
    }
}
