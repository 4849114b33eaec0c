//! An event: when, where, who comes; registering, and undoing it.

use api_types::editorial::{EventBriefView, EventView, MetPartnerView, TrainingView};
use api_types::video::VideoView;
use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::civil::Zone;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use super::event_feedback::EventFeedback;
use super::event_form::REGISTERS;
use super::event_seats::Seats;
use super::fields::ItemWords;
use super::item::Shown;
use super::pitch_form::pitches_of;
use super::pitches::Pitches;
use crate::api::use_submit;
use crate::components::{ActProblem, Button, Detail, Glyph, Markdown, Section, Size};
use crate::pages::shared::{VideoOf, download};
use crate::routes::{EditorialPage, Page, ServicesPage, partner_parameters};
use crate::state::{Session, address_search};
use crate::words::{self, tr};

/// What an event says today, as the fields hold it; the title apart.
pub(super) fn words_of(event: EventView) -> ItemWords {
    let EventView { brief, link, body, partners, met, registration, pitches, .. } = event;
    let EventView { replay, slides, training, .. } = event;
    let (begins, ends) = (Zone::Paris.local(brief.begins_at), Zone::Paris.local(brief.ends_at));
    let places = registration.and_then(|one| one.places);
    let last = Some(ends.date()).filter(|last| *last != begins.date());
    ItemWords {
        format: brief.format.code().to_owned(),
        day: begins.date().to_string(),
        begins: begins.format("%H:%M").to_string(),
        last_day: last.map(|last| last.to_string()).unwrap_or_default(),
        ends: ends.format("%H:%M").to_string(),
        place: brief.place.unwrap_or_default(),
        link: link.unwrap_or_default(),
        body: body.markdown,
        partners: partners.unwrap_or_default(),
        met: met.into_iter().map(|one| (one.id, one.name)).collect(),
        registration: registration.map(|_| REGISTERS.to_owned()).unwrap_or_default(),
        places: places.map(|places| places.to_string()).unwrap_or_default(),
        pitches: pitches_of(pitches),
        video: replay,
        slides: slides.unwrap_or_default(),
        training: training.map(|one| one.id.to_string()).unwrap_or_default(),
        ..ItemWords::default()
    }
}

/// The day is said once when it is one.
fn when(begins_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
    let day = Zone::Paris.day(begins_at);
    if day == Zone::Paris.day(ends_at) {
        return tr!(
            editorial.agenda.when_day,
            day = words::date(day),
            from = words::time_in_paris(begins_at),
            until = words::time_in_paris(ends_at)
        );
    }
    tr!(
        editorial.agenda.when,
        from = words::date_time_in_paris(begins_at),
        until = words::date_time_in_paris(ends_at)
    )
}

/// The same on the clock of whoever reads it, when it is not that of Paris: five bodies live overseas.
fn here(begins_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> Option<String> {
    let (from, until) = (words::date_time(begins_at), words::date_time(ends_at));
    let elsewhere = from != words::date_time_in_paris(begins_at);
    elsewhere.then(|| tr!(editorial.agenda.here, from = from, until = until))
}

#[component]
pub(super) fn EventBody(event: EventView, item: Shown) -> impl IntoView {
    let EventView { brief, link, body, partners, met, registration, pitches, .. } = event;
    let EventView { replay, slides, training, .. } = event;
    let EventBriefView { format, begins_at, ends_at, place } = brief;
    let again = replay.is_some() || slides.is_some();
    let when = when(begins_at, ends_at);
    let here = here(begins_at, ends_at).map(|here| view! { <p class="small muted">{here}</p> });
    // One registers no more: it has begun. Where nobody registers, the server says whether it has.
    let begun = registration.is_none_or(|seats| !seats.open);
    let link = link.map(|link| {
        view! {
            <Detail term=tr!(editorial.field.link)>
                <a href=link.clone() rel="external noopener">{link.clone()}</a>
            </Detail>
        }
    });
    let partners = partners.map(|partners| {
        view! { <Detail term=tr!(editorial.field.partners)>{partners}</Detail> }
    });
    let training = training.map(|TrainingView { id, title }| {
        let page = EditorialPage::Item(EditorialBrick::MethodResources, id);
        let href = Page::Editorial(page).path();
        view! { <Detail term=tr!(editorial.field.training)><a href=href>{title}</a></Detail> }
    });
    let place =
        place.map(|place| view! { <Detail term=tr!(editorial.field.place)>{place}</Detail> });
    view! {
        <dl class="facts">
            <Detail term=tr!(editorial.field.format)>{words::event_format(format)}</Detail>
            <Detail term=tr!(editorial.agenda.date)>
                <time datetime=begins_at.to_rfc3339()>{when}</time>
                {here}
            </Detail>
            {place}
            {link}
            {training}
            {partners}
            {(!met.is_empty()).then(|| view! { <Met met /> })}
        </dl>
        <IntoCalendar item />
        <Markdown html=body.html />
        {(!pitches.is_empty()).then(|| view! { <Pitches pitches /> })}
        {again.then(|| view! { <SeenAgain replay slides /> })}
        {registration.map(|_| view! { <Seats item times=(begins_at, ends_at) /> })}
        {begun.then(|| view! { <EventFeedback id=item.read_untracked().summary.id /> })}
    }
}

/// What was said and shown there, for whoever was not there or wants it again.
#[component]
fn SeenAgain(replay: Option<VideoView>, slides: Option<String>) -> impl IntoView {
    let slides = slides.map(|address| {
        view! {
            <p>
                <a href=address rel="external noopener">{tr!(editorial.agenda.slides)}</a>
            </p>
        }
    });
    view! {
        <Section title=tr!(editorial.agenda.see_again)>
            {replay.map(|video| view! { <VideoOf video /> })}
            {slides}
        </Section>
    }
}

/// The partners of the register whom one meets there; each leads to the register, for whoever reads it.
#[component]
fn Met(met: Vec<MetPartnerView>) -> impl IntoView {
    let reads = untrack(|| expect_context::<Session>().may(Permission::ReadDirectory));
    let line = move |MetPartnerView { id: _, name, active }: MetPartnerView| {
        if reads {
            let page = Page::Services(ServicesPage::Partners);
            let href = page.path() + &address_search(&partner_parameters(&name, active));
            view! { <li><a href=href>{name}</a></li> }.into_any()
        } else {
            view! { <li>{name}</li> }.into_any()
        }
    };
    view! {
        <Detail term=tr!(editorial.met.title)>
            <ul role="list">{met.into_iter().map(line).collect_view()}</ul>
        </Detail>
    }
}

/// The event as a file that any calendar opens.
#[component]
fn IntoCalendar(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let ask = use_submit(
        move |client, ()| async move { client.read_event_calendar(id).await },
        move |text: String| download("evenement.ics", "text/calendar", text.as_bytes()),
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::Calendar
                pending=ask.pending()
                on:click=move |_| ask.send(())
            >
                {tr!(editorial.agenda.into_calendar)}
            </Button>
        </p>
        <ActProblem failure=ask.failure() />
    }
}
