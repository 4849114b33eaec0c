//! The agenda, month by month: events, and by themselves experiments that start, challenges that open and close, ideas
//! that are pitched.

use api_types::agenda::{Agenda, AgendaEntryView, AgendaQuery};
use api_types::editorial::EditorialQuery;
use chrono::{Datelike, Months, NaiveDate};
use domain::agenda::AgendaKind;
use domain::editorial::{EditorialBrick, EditorialState};
use domain::{ChallengeId, EditorialId, IdeaId, PocId};
use leptos::prelude::*;

use super::feed::Subscribe;
use super::list::{ListHead, StateBadge};
use crate::api::use_fetch;
use crate::components::{
    Badge, ButtonLink, Day, Door, Empty, Glyph, Load, RowItem, RowList, Section, Size, Tone,
};
use crate::pages::shared::today;
use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage};
use crate::state::{Session, use_address};
use crate::words::{self, tr};

/// The parameter that names the month, as `2026-05`.
const MONTH: &str = "mois";

#[component]
pub(super) fn AgendaPage() -> impl IntoView {
    let address = use_address();
    let month = Memo::new(move |_| {
        let asked = address.text(MONTH).and_then(|month| first_day(&month));
        asked.unwrap_or_else(|| today().with_day(1).unwrap_or_default())
    });
    let agenda = use_fetch(
        move || month.get(),
        |client, from| async move {
            let until = (from + Months::new(1)).pred_opt().unwrap_or(from);
            client.read_agenda(&AgendaQuery { from, until }).await
        },
    );
    let brick = EditorialBrick::Events;
    let writes = expect_context::<Session>().may(brick.edit());
    view! {
        <ListHead brick lead=tr!(editorial.agenda.lead) />
        <div class="stack gap-8">
            <MonthHead month />
            <Load resource=agenda let:agenda><Entries agenda /></Load>
            {writes.then(|| view! { <Unpublished /> })}
            <Subscribe brick />
        </div>
    }
}

/// The first day of a month that an address names.
fn first_day(month: &str) -> Option<NaiveDate> {
    format!("{month}-01").parse().ok()
}

fn named(month: NaiveDate) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// The month, and the way to the one before and the one after.
#[component]
fn MonthHead(month: Memo<NaiveDate>) -> impl IntoView {
    let path = Page::Editorial(EditorialPage::List(EditorialBrick::Events)).path();
    move || {
        let month = month.get();
        let at = |month: NaiveDate| format!("{path}?{MONTH}={}", named(month));
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

#[component]
fn EntryRow(entry: AgendaEntryView) -> impl IntoView {
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
        ends_at: _,
    } = entry;
    let (page, door) = match kind {
        AgendaKind::Event => {
            let page = EditorialPage::Item(EditorialBrick::Events, EditorialId(id));
            (Page::Editorial(page), Door::Practice)
        }
        AgendaKind::PocStart => (Page::Pocs(PocsPage::Poc(PocId(id))), Door::Poc),
        AgendaKind::ChallengeOpening | AgendaKind::ChallengeClosing => {
            (Page::Ideas(IdeasPage::Challenge(ChallengeId(id))), Door::Idea)
        }
        AgendaKind::Pitch => (Page::Ideas(IdeasPage::Idea(IdeaId(id))), Door::Idea),
    };
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
    let planned = planned.then(|| {
        view! { <Badge tone=Tone::Info glyph=Glyph::Clock>{tr!(editorial.agenda.planned)}</Badge> }
    });
    let mine = registered.then(|| {
        view! { <Badge tone=Tone::Success glyph=Glyph::Check>{tr!(editorial.agenda.mine)}</Badge> }
    });
    view! {
        <RowItem door href=page.path() title end=view! { {planned}{mine} }.into_any()>
            {when}" · "{said}{place.map(|place| format!(" · {place}"))}
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
    }
}
