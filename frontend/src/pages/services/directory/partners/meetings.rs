//! How often one meets a partner, and at which events (R261, R275).

use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary};
use api_types::page::LIMIT_MAX;
use api_types::partner::PartnerMeetings;
use domain::PartnerId;
use domain::civil::Zone;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Button, Glyph, Load, Look, Size};
use crate::routes::{EditorialPage, Page};
use crate::words::{self, number, tr};

const BRICK: EditorialBrick = EditorialBrick::Events;

/// The last meeting and how many in a year; the events themselves are read when one asks for them.
#[component]
pub(super) fn Meetings(id: PartnerId, meetings: PartnerMeetings) -> impl IntoView {
    let PartnerMeetings { last_on, in_a_year } = meetings;
    let Some(last_on) = last_on else {
        return view! { <p class="small muted">{tr!(services.partners.never_met)}</p> }.into_any();
    };
    let said = tr!(
        services.partners.last_met,
        day = words::date(last_on),
        number = number(u64::from(in_a_year))
    );
    let open = RwSignal::new(false);
    let expanded = move || open.get().to_string();
    view! {
        <p class="cluster gap-2">
            <span>{said}</span>
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Calendar
                attr:aria-expanded=expanded
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {tr!(services.partners.see_meetings)}
            </Button>
        </p>
        <Show when=move || open.get()>
            <Events id />
        </Show>
    }
    .into_any()
}

/// The published events that name the partner, the latest first.
#[component]
fn Events(id: PartnerId) -> impl IntoView {
    let events = use_fetch(
        move || id,
        |client, id| async move {
            let query = EditorialQuery {
                partner_id: Some(id),
                limit: LIMIT_MAX,
                ..EditorialQuery::of(BRICK)
            };
            Ok(client.list_editorial_items(&query).await?.items)
        },
    );
    view! {
        <Load resource=events let:events>
            <ul class="stack gap-2">{lines(events)}</ul>
        </Load>
    }
}

fn lines(events: Vec<EditorialSummary>) -> impl IntoView {
    let begun = |event: EditorialSummary| match event.brief {
        EditorialBriefView::Events(brief) => Some((brief.begins_at, event.id, event.title)),
        EditorialBriefView::News(_)
        | EditorialBriefView::Glossary(_)
        | EditorialBriefView::KeyFigures(_)
        | EditorialBriefView::MethodResources(_)
        | EditorialBriefView::Testimonials(_)
        | EditorialBriefView::Newsletters(_) => None,
    };
    let mut events: Vec<_> = events.into_iter().filter_map(begun).collect();
    events.sort_unstable_by_key(|event| std::cmp::Reverse(event.0));
    let line = |(begins_at, id, title)| {
        let href = Page::Editorial(EditorialPage::Item(BRICK, id)).path();
        let day = words::date(Zone::Paris.day(begins_at));
        view! { <li><a href=href>{title}</a>" "<span class="small muted">{day}</span></li> }
    };
    events.into_iter().map(line).collect_view()
}
