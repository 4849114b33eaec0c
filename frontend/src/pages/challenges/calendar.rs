//! One calendar for national and local challenges: what is asked, when, and what overlaps (R084, R102).

mod moments;

use api_types::challenge::{
    CalendarQuery, ChallengeCalendar, ChallengeSummary, DatedChallenge, ThemeView,
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::civil::Zone;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::list::who_asks;
use crate::api::use_fetch;
use crate::components::{
    Badge, Breadcrumb, ButtonLink, Column, Door, Empty, Load, PageHead, Size, Table, TableCell,
};
use crate::pages::shared::{PassOn, adopt_sheet, today};
use crate::routes::{IdeasPage, Page};
use crate::state::{References, use_address};
use crate::words::{self, tr, trn};

use moments::Moments;

/// The parameter that names the year.
const YEAR: &str = "annee";
/// Years that a calendar may show.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

#[component]
pub(crate) fn CalendarPage() -> impl IntoView {
    adopt_sheet("challenge", include_str!("../../../sheets/challenge.css"));
    let address = use_address();
    let year = Memo::new(move |_| {
        let asked = address.parsed::<i32>(YEAR).filter(|year| YEARS.contains(year));
        asked.unwrap_or_else(|| today().year())
    });
    let calendar = use_fetch(
        move || year.get(),
        |client, year| async move {
            client.read_challenge_calendar(&of_year(year)).await.map(|found| (year, found))
        },
    );
    let trail = vec![
        (Page::Ideas(IdeasPage::List), tr!(ideas.title).into()),
        (Page::Ideas(IdeasPage::Challenges), tr!(challenges.title).into()),
    ];
    view! {
        <Breadcrumb trail here=tr!(challenges.calendar.title) />
        <PageHead
            door=Door::Idea
            kind=tr!(challenges.calendar.title)
            title=tr!(challenges.calendar.question)
            lead=tr!(challenges.calendar.lead)
        />
        <div class="stack gap-6">
            <Years year />
            <Load resource=calendar let:found><Timeline year=found.0 calendar=found.1 /></Load>
            <Moments year />
            <PassOn />
        </div>
    }
}

fn of_year(year: i32) -> CalendarQuery {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    CalendarQuery { from: day(1, 1), until: day(12, 31) }
}

/// The year, and the way to the one before and the one after.
#[component]
fn Years(year: Memo<i32>) -> impl IntoView {
    let path = Page::Ideas(IdeasPage::Calendar).path();
    move || {
        let year = year.get();
        let at = |year: i32| format!("{path}?{YEAR}={year}");
        view! {
            <div class="split">
                <h2>{year}</h2>
                <div class="cluster">
                    <ButtonLink href=at(year - 1) size=Size::Small>
                        {tr!(challenges.calendar.previous, year = year - 1)}
                    </ButtonLink>
                    <ButtonLink href=at(year + 1) size=Size::Small>
                        {tr!(challenges.calendar.next, year = year + 1)}
                    </ButtonLink>
                </div>
            </div>
        }
    }
}

#[component]
fn Timeline(year: i32, calendar: ChallengeCalendar) -> impl IntoView {
    let items = calendar.items;
    if items.is_empty() {
        return view! {
            <Empty
                title=tr!(challenges.calendar.empty_title)
                why=tr!(challenges.calendar.empty_why)
                example=tr!(challenges.calendar.empty_example)
            />
        }
        .into_any();
    }
    let count = |count: usize| u64::try_from(count).unwrap_or_default();
    let overlapping = items.iter().filter(|one| !one.overlaps.is_empty()).count();
    let reading = match overlapping {
        0 => tr!(challenges.calendar.apart).to_owned(),
        some => trn!(count(some), challenges.calendar.overlapping),
    };
    let columns = vec![
        Column::words(tr!(challenges.calendar.challenge)),
        Column::words(tr!(challenges.calendar.when)),
        Column::words(tr!(challenges.calendar.state)),
        Column::words(tr!(challenges.calendar.overlaps)),
    ];
    let all: Vec<ChallengeSummary> = items.iter().map(|one| one.challenge.clone()).collect();
    let total = trn!(count(all.len()), challenges.calendar.count);
    let rows = items.into_iter().map(|dated| {
        let all = all.clone();
        view! { <CalendarRow year dated all /> }
    });
    let rows = rows.collect_view();
    view! {
        <p role="status">{total}". "{reading}</p>
        <Table caption=tr!(challenges.calendar.caption, year = year) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn CalendarRow(year: i32, dated: DatedChallenge, all: Vec<ChallengeSummary>) -> impl IntoView {
    let DatedChallenge { challenge, theme, overlaps } = dated;
    let theme = theme_words(&theme, expect_context::<References>());
    let (tone, glyph) = words::challenge_phase_mark(challenge.phase);
    let href = Page::Ideas(IdeasPage::Challenge(challenge.id)).path();
    let beside = all.into_iter().filter(|other| overlaps.contains(&other.id)).map(|other| {
        let href = Page::Ideas(IdeasPage::Challenge(other.id)).path();
        view! { <li><a href=href>{other.title}</a></li> }
    });
    let beside = beside.collect_view();
    let others = if overlaps.is_empty() {
        view! { <span class="muted">{tr!(challenges.calendar.none)}</span> }.into_any()
    } else {
        view! { <ul role="list" class="stack gap-1 small">{beside}</ul> }.into_any()
    };
    let (title, body) = (challenge.title.clone(), who_asks(&challenge));
    let phase = words::challenge_phase(challenge.phase);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{title}</a>
                <span class="small muted block">{body}</span>
                {theme.map(|theme| view! { <span class="small block">{theme}</span> })}
            </th>
            <TableCell label=tr!(challenges.calendar.when)><Period year challenge /></TableCell>
            <TableCell label=tr!(challenges.calendar.state)>
                <Badge tone glyph>{phase}</Badge>
            </TableCell>
            <TableCell label=tr!(challenges.calendar.overlaps)>{others}</TableCell>
        </tr>
    }
}

/// What a challenge is about, in words; nothing when it does not say.
pub(super) fn theme_words(theme: &ThemeView, references: References) -> Option<String> {
    let ThemeView { domain, subcategory, innovation_field, words } = theme;
    let label = |list: ReferenceList, code: &Option<ReferenceCode>| {
        code.as_ref().map(|code| references.label(list, code).to_string())
    };
    // A sub-category says more than the domain it is of.
    let place = label(ReferenceList::Subcategory, subcategory)
        .or_else(|| label(ReferenceList::Domain, domain));
    let field = label(ReferenceList::InnovationField, innovation_field);
    let said: Vec<String> = place.into_iter().chain(field).chain(words.iter().cloned()).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The days in words, and the same as a bar over the year.
#[component]
fn Period(year: i32, challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { opens_at, closes_at, .. } = challenge;
    let day = |at: DateTime<Utc>| words::short_date(Zone::Paris.day(at));
    let said = match (opens_at.map(day), closes_at.map(day)) {
        (Some(from), Some(until)) => tr!(challenges.calendar.period, from = from, until = until),
        (Some(from), None) => from,
        (None, _) => String::new(),
    };
    let (from, span) = place(year, opens_at, closes_at);
    view! {
        <span class="small">{said}</span>
        <span class="year-line" aria-hidden="true">
            <i class="year-bar" style:--from=from style:--span=span></i>
        </span>
    }
}

/// Where a period begins in a year and how long it lasts, in percent of it.
fn place(
    year: i32,
    opens: Option<DateTime<Utc>>,
    closes: Option<DateTime<Utc>>,
) -> (String, String) {
    let ordinal = |at: Option<DateTime<Utc>>, outside: u32| {
        at.map(|at| Zone::Paris.day(at)).map_or(outside, |day| match day.year().cmp(&year) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => day.ordinal(),
            std::cmp::Ordering::Greater => 366,
        })
    };
    let (from, until) = (ordinal(opens, 0), ordinal(closes, 366));
    let percent = |days: u32| days * 100 / 366;
    // A day or two still make a line.
    (percent(from).to_string(), percent(until.saturating_sub(from)).max(1).to_string())
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_period_is_cut_at_the_ends_of_the_year() {
        let at = |text: &str| text.parse().ok();
        let spring = place(2026, at("2026-04-02T10:00:00Z"), at("2026-07-02T10:00:00Z"));
        assert_eq!(spring, ("25".to_owned(), "24".to_owned()));
        let over = place(2026, at("2025-12-01T10:00:00Z"), at("2027-01-10T10:00:00Z"));
        assert_eq!(over, ("0".to_owned(), "100".to_owned()));
        let day = place(2026, at("2026-12-30T10:00:00Z"), at("2026-12-30T18:00:00Z"));
        assert_eq!(day.1, "1");
    }
}
