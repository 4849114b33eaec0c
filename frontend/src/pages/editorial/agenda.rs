//! The agenda, month by month: events, and by themselves experiments that start, challenges that open and close, ideas
//! that are pitched.

use api_types::agenda::{Agenda, AgendaEntryView, AgendaQuery};
use api_types::editorial::EditorialQuery;
use chrono::{Datelike, Months, NaiveDate};
use domain::OrganisationId;
use domain::agenda::{AgendaKind, last_of, month_of, weeks_of};
use domain::civil::is_of_our_time;
use domain::editorial::{EditorialBrick, EditorialState};
use leptos::prelude::*;
use uuid::Uuid;

use super::feed::Subscribe;
use super::list::{ListHead, StateBadge};
use super::month_grid::MonthGrid;
use super::past_events::PastEvents;
use super::written_for::{BODY, BodyFilter};
use crate::api::use_fetch;
use crate::components::{
    Badge, ButtonLink, Day, Door, Empty, Glyph, Load, LookSwitch, RowItem, RowList, Section, Size,
    Tone,
};
use crate::pages::shared::{PassOn, happening_page, today};
use crate::routes::{EditorialPage, Page};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{self, tr};

/// The parameter that names the month, as `2026-05`.
pub(super) const MONTH: &str = "mois";

/// The parameter that says how one looks at it.
const VIEW: &str = "vue";
/// Line by line: what everybody has first.
const LIST: &str = "liste";
/// A calendar on the wall.
const GRID: &str = "mois";
/// What is over.
const PAST: &str = "passes";

#[component]
pub(super) fn AgendaPage() -> impl IntoView {
    let address = use_address();
    let look = Memo::new(move |_| match address.text(VIEW).as_deref() {
        Some(GRID) => GRID,
        Some(PAST) => PAST,
        Some(_) | None => LIST,
    });
    let looks = vec![
        (LIST, tr!(editorial.agenda.as_list)),
        (GRID, tr!(editorial.agenda.as_grid)),
        (PAST, tr!(editorial.agenda.past)),
    ];
    let choose = move |chosen: &'static str| {
        let chosen = if chosen == LIST { String::new() } else { chosen.to_owned() };
        address.set(&[(VIEW, chosen)], AddressStep::Push);
    };
    let brick = EditorialBrick::Events;
    let writes = expect_context::<Session>().may(brick.edit());
    let past = move || look.get() == PAST;
    let body = Memo::new(move |_| address.parsed::<OrganisationId>(BODY));
    view! {
        <ListHead brick lead=tr!(editorial.agenda.lead) />
        <div class="stack gap-8">
            <div class="split no-print">
                <LookSwitch label=tr!(editorial.agenda.looks) looks chosen=look on_choose=choose />
                <BodyFilter brick address />
            </div>
            <Show when=past fallback=move || view! { <OneMonth address look body /> }>
                <PastEvents address body />
            </Show>
            {writes.then(|| view! { <Unpublished /> })}
            <Subscribe brick body />
            <PassOn />
        </div>
    }
}

/// A month, line by line or as a calendar.
#[component]
fn OneMonth(
    address: Address,
    look: Memo<&'static str>,
    body: Memo<Option<OrganisationId>>,
) -> impl IntoView {
    let month = Memo::new(move |_| {
        let asked = address.text(MONTH).and_then(|month| first_day(&month));
        asked.unwrap_or_else(|| month_of(today()))
    });
    let days = Memo::new(move |_| {
        let month = month.get();
        if look.get() == GRID { shown_with(month) } else { (month, last_of(month)) }
    });
    let agenda = use_fetch(
        move || (days.get(), body.get()),
        |client, ((from, until), organisation_id)| async move {
            let query = AgendaQuery { from, until, organisation_id };
            let agenda = client.read_agenda(&query).await?;
            Ok((from, agenda))
        },
    );
    let grid = move || look.get() == GRID;
    view! {
        <MonthHead month look body />
        <Show
            when=grid
            fallback=move || view! { <Load resource=agenda let:found><Entries agenda=found.1 /></Load> }
        >
            <MonthGrid address month agenda />
        </Show>
    }
}

/// The days that a calendar of the month shows, those around it included.
pub(super) fn shown_with(month: NaiveDate) -> (NaiveDate, NaiveDate) {
    let weeks = weeks_of(month);
    let first = weeks.first().map_or(month, |week| week[0]);
    (first, weeks.last().map_or(month, |week| week[6]))
}

/// The first day of a month that an address names.
fn first_day(month: &str) -> Option<NaiveDate> {
    format!("{month}-01").parse::<NaiveDate>().ok().filter(is_of_our_time)
}

pub(super) fn named(month: NaiveDate) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// What the address of another part of the agenda keeps: the body that one looks at.
pub(super) fn of_body(body: Option<OrganisationId>) -> String {
    body.map(|id| format!("&{BODY}={id}")).unwrap_or_default()
}

/// The month, and the way to the one before and the one after.
#[component]
fn MonthHead(
    month: Memo<NaiveDate>,
    look: Memo<&'static str>,
    body: Memo<Option<OrganisationId>>,
) -> impl IntoView {
    let path = Page::Editorial(EditorialPage::List(EditorialBrick::Events)).path();
    move || {
        let month = month.get();
        let view = if look.get() == GRID { format!("{VIEW}={GRID}&") } else { String::new() };
        let kept = of_body(body.get());
        let at = |month: NaiveDate| format!("{path}?{view}{MONTH}={}{kept}", named(month));
        view! {
            <div class="split">
                <h2 aria-live="polite">{words::month(month)}</h2>
                <div class="cluster">
                    <ButtonLink href=at(month - Months::new(1)) size=Size::Small>
                        {tr!(editorial.agenda.previous)}
                    </ButtonLink>
                    <ButtonLink href=at(month + Months::new(1)) size=Size::Small>
                        {tr!(editorial.agenda.next)}
                    </ButtonLink>
                </div>
            </div>
        }
    }
}

#[component]
fn Entries(agenda: Agenda) -> impl IntoView {
    if agenda.items.is_empty() {
        return view! {
            <Empty
                title=tr!(editorial.agenda.none)
                why=tr!(editorial.agenda.none_why)
                example=tr!(editorial.agenda.none_example)
            />
        }
        .into_any();
    }
    let rows = agenda.items.into_iter().map(|entry| view! { <EntryRow entry /> });
    view! { <RowList>{rows.collect_view()}</RowList> }.into_any()
}

/// The page of what happens, and its door.
pub(super) const fn page_of(kind: AgendaKind, id: Uuid) -> (Page, Door) {
    let door = match kind {
        AgendaKind::Event => Door::Practice,
        AgendaKind::PocStart => Door::Poc,
        AgendaKind::ChallengeOpening
        | AgendaKind::ChallengeVotes
        | AgendaKind::ChallengeClosing
        | AgendaKind::Pitch => Door::Idea,
    };
    (happening_page(kind, id), door)
}

#[component]
pub(super) fn EntryRow(entry: AgendaEntryView) -> impl IntoView {
    let AgendaEntryView {
        kind,
        id,
        title,
        on,
        begins_at,
        format,
        place,
        planned,
        registered,
        replay,
        image,
        ends_at,
        organisation,
    } = entry;
    let (page, door) = page_of(kind, id);
    let said = match (kind, format) {
        (AgendaKind::Event, Some(format)) => words::event_format(format),
        (kind, _) => words::agenda_kind(kind),
    };
    let when = match begins_at {
        Some(at) => view! {
            <time datetime=at.to_rfc3339()>{words::date_time_in_paris(at)}</time>
        }
        .into_any(),
        None => view! { <Day on /> }.into_any(),
    };
    // An event says its hours on its page; a period is nothing without its end.
    let until = ends_at.filter(|_| kind == AgendaKind::ChallengeVotes).map(|at| {
        let until = tr!(editorial.agenda.votes_until, until = words::date_time_in_paris(at));
        format!(" {until}")
    });
    // The day on which a body votes is there by its place already.
    let organisation = organisation.filter(|body| place.as_ref() != Some(&body.name));
    let planned = planned.then(|| {
        view! { <Badge tone=Tone::Info glyph=Glyph::Clock>{tr!(editorial.agenda.planned)}</Badge> }
    });
    let mine = registered.then(|| {
        view! { <Badge tone=Tone::Success glyph=Glyph::Check>{tr!(editorial.agenda.mine)}</Badge> }
    });
    let replay = replay.then(|| {
        view! { <Badge tone=Tone::Neutral glyph=Glyph::Image>{tr!(editorial.agenda.replay)}</Badge> }
    });
    let image = image.map(|file| {
        view! { <img class="thumb" src=file.url alt=file.alt loading="lazy" /> }
    });
    view! {
        <RowItem
            door
            href=page.path()
            title
            end=view! { {image}{planned}" "{mine}" "{replay} }.into_any()
        >
            {when}{until}" · "{said}{place.map(|place| format!(" · {place}"))}
            {organisation.map(|body| format!(" · {}", body.name))}
        </RowItem>
    }
}

/// Events that are being written, for those who write.
#[component]
fn Unpublished() -> impl IntoView {
    let drafts = use_fetch(
        || (),
        |client, ()| async move {
            let of = EditorialQuery::of(EditorialBrick::Events);
            client
                .list_editorial_items(&EditorialQuery { state: EditorialState::Draft, ..of })
                .await
        },
    );
    view! {
        <Load resource=drafts let:page>
            {(!page.items.is_empty())
                .then(|| {
                    let rows = page.items.into_iter().map(|item| {
                        let page = EditorialPage::Item(EditorialBrick::Events, item.id);
                        let end = view! { <StateBadge state=item.state /> }.into_any();
                        view! {
                            <RowItem href=Page::Editorial(page).path() title=item.title end>
                                {item.excerpt}
                            </RowItem>
                        }
                    });
                    let rows = rows.collect_view();
                    view! {
                        <Section title=tr!(editorial.agenda.drafts)><RowList>{rows}</RowList></Section>
                    }
                })}
        </Load>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_of_the_address_is_its_first_day() {
        let may = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        assert_eq!(first_day("2026-05"), Some(may));
        assert_eq!(named(may), "2026-05");
        assert_eq!(first_day("mai"), None);
        assert_eq!(first_day("1899-12"), None, "the server counts no days there");
    }

    #[test]
    fn a_calendar_shows_whole_weeks() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let december = (day("2026-11-30"), day("2027-01-03"));
        assert_eq!(shown_with(day("2026-12-01")), december);
    }
}
