//! An event: when, where, who comes; registering, and undoing it.

use api_types::agenda::{AgendaEntryView, AgendaQuery, RegistrationView};
use api_types::editorial::{
    EditorialContentView, EditorialItemView, EventBriefView, EventView, MetPartnerView,
};
use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::agenda::clash;
use domain::civil::Zone;
use domain::editorial::EditorialAct;
use leptos::prelude::*;

use super::event_feedback::EventFeedback;
use super::event_form::REGISTERS;
use super::fields::ItemWords;
use super::item::Shown;
use super::pitch_form::pitches_of;
use super::pitches::Pitches;
use crate::api::{use_fetch, use_submit};
use crate::components::{
    ActProblem, Badge, Button, Detail, Glyph, Load, Look, Markdown, Notice, Section, Size, Tone,
};
use crate::pages::shared::download;
use crate::routes::{Page, ServicesPage, partner_parameters};
use crate::state::{Session, Toasts, address_search};
use crate::words::{self, tr, trn};

/// What an event says today, as the fields hold it; the title apart.
pub(super) fn words_of(event: EventView) -> ItemWords {
    let EventView { brief, link, body, partners, met, registration, pitches } = event;
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
    let EventView { brief, link, body, partners, met, registration, pitches } = event;
    let EventBriefView { format, begins_at, ends_at, place } = brief;
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
            {partners}
            {(!met.is_empty()).then(|| view! { <Met met /> })}
        </dl>
        <IntoCalendar item />
        <Markdown html=body.html />
        {(!pitches.is_empty()).then(|| view! { <Pitches pitches /> })}
        {registration.map(|_| view! { <Seats item times=(begins_at, ends_at) /> })}
        {begun.then(|| view! { <EventFeedback id=item.read_untracked().summary.id /> })}
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

fn registration_of(item: &EditorialItemView) -> Option<RegistrationView> {
    match &item.content {
        EditorialContentView::Events(event) => event.registration,
        EditorialContentView::News(_)
        | EditorialContentView::Glossary(_)
        | EditorialContentView::KeyFigures(_)
        | EditorialContentView::MethodResources(_)
        | EditorialContentView::Testimonials(_)
        | EditorialContentView::Newsletters(_) => None,
    }
}

/// How it fills, where one stands, and the one act that is open now.
#[component]
fn Seats(item: Shown, times: (DateTime<Utc>, DateTime<Utc>)) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let move_to = use_submit(
        move |client, comes: bool| async move {
            if comes {
                client.register_for_event(id).await
            } else {
                client.unregister_from_event(id).await
            }
        },
        move |view: EditorialItemView| {
            let registered = registration_of(&view).is_some_and(|one| one.registered);
            let said = if registered {
                tr!(editorial.agenda.registered)
            } else {
                tr!(editorial.agenda.unregistered)
            };
            toasts.tell(said);
            item.set(view);
        },
    );
    let state = Memo::new(move |_| item.with(registration_of));
    let writes = Memo::new(move |_| item.read().allowed.contains(&EditorialAct::Edit));
    let standing = move || state.get().map(|seats| view! { <Standing seats /> });
    // Read when it is pressed: the button stays, and keeps what it was given first.
    let turn = move || move_to.send(state.get_untracked().is_some_and(|seats| !seats.registered));
    let act = move || {
        let seats = state.get().filter(|seats| seats.open)?;
        let (word, look) = if seats.registered {
            (tr!(editorial.agenda.undo), Look::Plain)
        } else {
            (tr!(editorial.agenda.register), Look::Primary)
        };
        Some(view! {
            <Button look pending=move_to.pending() on:click=move |_| turn()>
                {word}
            </Button>
        })
    };
    view! {
        <Section title=tr!(editorial.agenda.registrations)>
            <div class="stack gap-3" aria-live="polite">
                {standing}
                <Clash item times />
                <p>{act}</p>
                <ActProblem failure=move_to.failure() />
            </div>
            <Show when=move || writes.get()><Comers item /></Show>
        </Section>
    }
}

/// What they registered for at the same moment, told before they press; nothing when it cannot be read.
#[component]
fn Clash(item: Shown, times: (DateTime<Utc>, DateTime<Utc>)) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let days = AgendaQuery { from: Zone::Paris.day(times.0), until: Zone::Paris.day(times.1) };
    let around =
        use_fetch(move || days, |client, days| async move { client.read_agenda(&days).await });
    move || {
        item.with(registration_of).filter(|seats| seats.open)?;
        let same = |entry: &AgendaEntryView| {
            let its = entry.begins_at.zip(entry.ends_at);
            let elsewhere = entry.registered && entry.id != id.0;
            elsewhere && its.is_some_and(|its| clash(its, times))
        };
        let entry = around.get()?.ok()?.items.into_iter().find(same)?;
        let title = tr!(editorial.agenda.clash, title = entry.title);
        Some(view! { <Notice tone=Tone::Warning title /> })
    }
}

#[component]
fn Standing(seats: RegistrationView) -> impl IntoView {
    let RegistrationView { places, seated, waiting, registered, ahead, open } = seats;
    let taken = if let Some(places) = places {
        tr!(
            editorial.agenda.seated_of,
            seated = words::number(u64::from(seated)),
            places = words::number(u64::from(places))
        )
    } else {
        trn!(u64::from(seated), editorial.agenda.seated)
    };
    let waiting = (waiting > 0).then(|| trn!(u64::from(waiting), editorial.agenda.waiting));
    let mine = match (registered, ahead) {
        (true, None) => Some((Tone::Success, Glyph::Check, tr!(editorial.agenda.held).to_owned())),
        (true, Some(ahead)) => {
            let said = trn!(u64::from(ahead), editorial.agenda.ahead);
            Some((Tone::Info, Glyph::Clock, said))
        }
        (false, _) => None,
    };
    let mine = mine.map(|(tone, glyph, said)| view! { <Badge tone glyph>{said}</Badge> });
    let closed =
        (!open).then(|| view! { <p class="small muted">{tr!(editorial.agenda.closed)}</p> });
    view! {
        <p class="cluster gap-state"><span>{taken}</span>{waiting.map(|said| view! { <span class="muted">{said}</span> })}{mine}</p>
        {closed}
    }
}

/// Those who come, for whoever writes the event.
#[component]
fn Comers(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let all = use_fetch(
        move || item.with(registration_of),
        move |client, _| async move { client.list_event_registrations(id).await },
    );
    view! {
        <details>
            <summary>{tr!(editorial.agenda.comers)}</summary>
            <Load resource=all let:all>
                <ol class="stack gap-1">
                    {all
                        .items
                        .into_iter()
                        .map(|one| {
                            let waits = one.waiting.then(|| tr!(editorial.agenda.waits));
                            view! { <li>{one.person.name}" "<span class="small muted">{waits}</span></li> }
                        })
                        .collect_view()}
                </ol>
            </Load>
        </details>
    }
}
