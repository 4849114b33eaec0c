//! A month as a calendar on the wall: one stop of the keyboard, arrows by day and by week, Home and End of the week,
//! pages by month, Enter to open. A narrow screen shows the days that have something, one below the other.

use api_types::agenda::{Agenda, AgendaEntryView};
use chrono::{Datelike, NaiveDate};
use domain::agenda::{AgendaKind, DayStep, days_between, month_of, weeks_of};
use domain::civil::Zone;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::agenda::{EntryRow, MONTH, named, page_of, shown_with};
use crate::api::Fetch;
use crate::components::{Empty, ProblemNotice, RowList};
use crate::pages::shared::focus_on;
use crate::state::{Address, AddressStep};
use crate::words::{self, tr, trn};

/// Entries that a day shows; the others are counted.
const SHOWN: usize = 3;
/// The heading of the day that was opened.
const OPENED: &str = "jour-ouvert";

/// What the calendar shows, where the keyboard is, and the day that was opened.
#[derive(Clone, Copy, Debug)]
struct Wall {
    entries: Memo<Vec<AgendaEntryView>>,
    here: RwSignal<NaiveDate>,
    opened: RwSignal<Option<NaiveDate>>,
    address: Address,
    go: Callback<String>,
}

#[component]
pub(super) fn MonthGrid(
    address: Address,
    month: Memo<NaiveDate>,
    agenda: Fetch<(NaiveDate, Agenda)>,
) -> impl IntoView {
    let entries = Memo::new(move |former: Option<&Vec<AgendaEntryView>>| match agenda.get() {
        Some(Ok((from, agenda))) if from == shown_with(month.get()).0 => agenda.items,
        // Those of the month before stay until the others are there: each day keeps its own. What comes late,
        // for a month that was left, is not shown.
        Some(Ok(_) | Err(_)) | None => former.cloned().unwrap_or_default(),
    });
    let navigate = use_navigate();
    let go = Callback::new(move |path: String| navigate(&path, NavigateOptions::default()));
    let here = RwSignal::new(first_place(month.get_untracked()));
    let wall = Wall { entries, here, opened: RwSignal::new(None), address, go };
    // Another month of the address, by a link or by the « back » of the browser.
    Effect::new(move |_| {
        let month = month.get();
        if month_of(here.get_untracked()) != month {
            here.set(first_place(month));
            wall.opened.set(None);
        }
    });
    let failed = move || match agenda.get() {
        Some(Err(failure)) => Some(view! { <ProblemNotice failure /> }),
        Some(Ok(_)) | None => None,
    };
    let shown = Memo::new(move |_| month_of(here.get()));
    view! {
        {failed}
        <Calendar wall month=shown />
        <OneByOne wall month=shown />
    }
}

/// Where the keyboard enters a month: today when it is there.
fn first_place(month: NaiveDate) -> NaiveDate {
    let today = Zone::Paris.day(words::now());
    if month_of(today) == month_of(month) { today } else { month_of(month) }
}

#[component]
fn Calendar(wall: Wall, month: Memo<NaiveDate>) -> impl IntoView {
    let heads = move || {
        let week = weeks_of(month.get()).into_iter().next().unwrap_or_default();
        let head = |day| view! { <th scope="col">{words::weekday(day)}</th> };
        week.into_iter().map(head).collect_view()
    };
    let rows = move || {
        let month = month.get();
        let cell = move |day: NaiveDate| {
            let inside = month_of(day) == month;
            view! { <DayCell wall day inside /> }
        };
        let row = move |week: [NaiveDate; 7]| {
            view! { <tr>{week.into_iter().map(cell).collect_view()}</tr> }
        };
        weeks_of(month).into_iter().map(row).collect_view()
    };
    view! {
        <div class="calendar-wall stack gap-6">
            <p class="small muted no-print">{tr!(editorial.agenda.grid_hint)}</p>
            <table
                class="calendar"
                role="grid"
                aria-label=move || words::month(month.get())
                on:keydown=move |event| press(wall, &event)
            >
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Opened wall />
        </div>
    }
}

/// A day. Those of the months around are only read: the keyboard goes there with their month.
#[component]
fn DayCell(wall: Wall, day: NaiveDate, inside: bool) -> impl IntoView {
    let today = Zone::Paris.day(words::now()) == day;
    let here = move || inside.then(|| if wall.here.get() == day { "0" } else { "-1" });
    let come = move || {
        if inside {
            wall.here.set(day);
        }
    };
    let lines = move || {
        let found = wall.entries.with(|entries| on(entries, day));
        let more = found.len().saturating_sub(SHOWN);
        let lines = found.into_iter().take(SHOWN).map(move |entry| line(entry, day));
        let lines = lines.collect_view();
        let more = (more > 0).then(|| {
            view! { <li class="muted">{trn!(u64::try_from(more).unwrap_or(u64::MAX), editorial.agenda.more)}</li> }
        });
        view! { <ul role="list">{lines}{more}</ul> }
    };
    view! {
        <td
            role="gridcell"
            id=inside.then(|| cell_id(day))
            data-outside=(!inside).then_some("")
            aria-current=today.then_some("date")
            aria-label=move || wall.entries.with(|entries| cell_name(entries, day, today))
            tabindex=here
            on:focus=move |_| come()
        >
            <span class="day-number">
                {day.day()}
                {today.then(|| view! { " "<b>{tr!(editorial.agenda.today)}</b> })}
            </span>
            {lines}
        </td>
    }
}

/// Something that takes place on a day, inside it. The keyboard opens it from the day.
fn line(entry: AgendaEntryView, day: NaiveDate) -> impl IntoView {
    let said = said(&entry, day);
    let (page, _) = page_of(entry.kind, entry.id);
    view! { <li><a href=page.path() tabindex="-1">{said}</a></li> }
}

/// « 9 h 00 Séminaire », « Clôture d’un défi : Les aidants ».
fn said(entry: &AgendaEntryView, day: NaiveDate) -> String {
    let title = entry.title.as_str();
    match (entry.kind, entry.begins_at) {
        (AgendaKind::Event, Some(at)) if Zone::Paris.day(at) == day => {
            tr!(editorial.agenda.at_hour, hour = words::time_in_paris(at), title = title)
        }
        (AgendaKind::Event, _) => title.to_owned(),
        (kind, _) => {
            tr!(editorial.agenda.of_kind, kind = words::agenda_kind(kind), title = title)
        }
    }
}

/// What takes place on a day: what lasts is on each of its days.
fn on(entries: &[AgendaEntryView], day: NaiveDate) -> Vec<AgendaEntryView> {
    let there = |entry: &&AgendaEntryView| {
        let (first, last) = match (entry.begins_at, entry.ends_at) {
            (Some(begins_at), Some(ends_at)) => days_between(begins_at, ends_at),
            (Some(_) | None, None) | (None, Some(_)) => (entry.on, entry.on),
        };
        first <= day && day <= last
    };
    entries.iter().filter(there).cloned().collect()
}

fn cell_id(day: NaiveDate) -> String {
    format!("jour-{day}")
}

/// The day in words, whether it is today, and what takes place.
fn cell_name(entries: &[AgendaEntryView], day: NaiveDate, today: bool) -> String {
    let mut parts = vec![format!("{} {}", words::weekday(day), words::date(day))];
    if today {
        parts.push(tr!(editorial.agenda.today).to_owned());
    }
    parts.extend(on(entries, day).iter().map(|entry| said(entry, day)));
    parts.join(", ")
}

/// Goes to a day, and to its month when it is another.
fn walk(wall: Wall, day: NaiveDate) {
    let month = month_of(day);
    if month != month_of(wall.here.get_untracked()) {
        wall.opened.set(None);
        wall.address.set(&[(MONTH, named(month))], AddressStep::Replace);
    }
    wall.here.set(day);
    focus_on(format!("#{}", cell_id(day)));
}

fn press(wall: Wall, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowLeft" => DayStep::Back,
        "ArrowRight" => DayStep::On,
        "ArrowUp" => DayStep::Up,
        "ArrowDown" => DayStep::Down,
        "Home" => DayStep::WeekStart,
        "End" => DayStep::WeekEnd,
        "PageUp" => DayStep::MonthBack,
        "PageDown" => DayStep::MonthOn,
        "Enter" | " " if !is_on_a_link(event) => {
            event.prevent_default();
            return open(wall);
        }
        _ => return,
    };
    event.prevent_default();
    walk(wall, step.leads_from(wall.here.get_untracked()));
}

/// A link that was reached with the pointer does its own work.
fn is_on_a_link(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("a"))
}

/// Opens what takes place on the day of the keyboard: its page when it is alone, their list otherwise.
fn open(wall: Wall) {
    let day = wall.here.get_untracked();
    let found = wall.entries.with_untracked(|entries| on(entries, day));
    if let [only] = found.as_slice() {
        let (page, _) = page_of(only.kind, only.id);
        return wall.go.run(page.path());
    }
    wall.opened.set(Some(day));
    focus_on(format!("#{OPENED}"));
}

/// The list of the day that was opened.
#[component]
fn Opened(wall: Wall) -> impl IntoView {
    move || {
        let day = wall.opened.get()?;
        let found = wall.entries.with(|entries| on(entries, day));
        let none = found.is_empty().then(|| view! { <p>{tr!(editorial.agenda.day_none)}</p> });
        let rows = found.into_iter().map(|entry| view! { <EntryRow entry /> }).collect_view();
        Some(view! {
            <section class="stack gap-3" aria-labelledby=OPENED>
                <h3 id=OPENED tabindex="-1">{words::weekday(day)}" "{words::date(day)}</h3>
                {none}
                <RowList>{rows}</RowList>
            </section>
        })
    }
}

/// The days that have something, for a narrow screen.
#[component]
fn OneByOne(wall: Wall, month: Memo<NaiveDate>) -> impl IntoView {
    let days = move || {
        let month = month.get();
        let of_month = weeks_of(month).into_iter().flatten().filter(|day| month_of(*day) == month);
        let one = |day: NaiveDate| {
            let found = wall.entries.with(|entries| on(entries, day));
            let rows: Vec<_> =
                found.into_iter().map(|entry| view! { <EntryRow entry /> }).collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="stack gap-2">
                        <h3>{words::weekday(day)}" "{words::date(day)}</h3>
                        <RowList>{rows.collect_view()}</RowList>
                    </section>
                }
            })
        };
        let days: Vec<_> = of_month.filter_map(one).collect();
        if days.is_empty() {
            return view! {
                <Empty
                    title=tr!(editorial.agenda.none)
                    why=tr!(editorial.agenda.none_why)
                    example=tr!(editorial.agenda.none_example)
                />
            }
            .into_any();
        }
        days.collect_view().into_any()
    };
    view! { <div class="calendar-days stack gap-6">{days}</div> }
}
