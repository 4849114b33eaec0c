//! What an event says, as fields: its day and its hours are those of the wall in Paris.

use std::str::FromStr;

use api_types::editorial::{EditorialQuery, EditorialSummary, EventRequest, RegistrationRequest};
use api_types::page::LIMIT_MAX;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::civil::Zone;
use domain::editorial::{EditorialBrick, EventFormat, MethodKind};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::fields::{ItemFields, ItemWords};
use super::met_field::MetField;
use super::pitch_form::{PitchesField, pitch_requests};
use crate::api::use_fetch;
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField, TextKind};
use crate::pages::shared::{BodyField, CharterRemarks, VideoForm};
use crate::words::{self, tr};

/// Chosen when one registers for the event.
pub(super) const REGISTERS: &str = "yes";

/// The event, as it is sent.
pub(super) fn event_request(words: &ItemWords) -> Result<EventRequest, Vec<FieldError>> {
    let mut errors = Vec::new();
    let begins_at = instant(&mut errors, "begins_at", (&words.day, &words.begins));
    // An event of one day has no last day of its own.
    let last = Some(&words.last_day).filter(|day| !day.trim().is_empty());
    let ends_at = instant(&mut errors, "ends_at", (last.unwrap_or(&words.day), &words.ends));
    let places = number(&mut errors, &words.places);
    let (Some(begins_at), Some(ends_at), true) = (begins_at, ends_at, errors.is_empty()) else {
        return Err(errors);
    };
    let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
    let format = EventFormat::from_code(&words.format).unwrap_or(EventFormat::Other);
    Ok(EventRequest {
        format,
        begins_at,
        ends_at,
        place: given(&words.place),
        link: given(&words.link),
        body: words.body.clone(),
        partners: given(&words.partners),
        partner_ids: words.met.iter().map(|(id, _)| *id).collect(),
        registration: (words.registration == REGISTERS).then_some(RegistrationRequest { places }),
        pitches: if format.has_pitches() { pitch_requests(&words.pitches) } else { Vec::new() },
        replay: words.video.clone(),
        slides: given(&words.slides),
        training_id: words.training.parse().ok().filter(|_| format == EventFormat::Training),
    })
}

/// The instant that a day and an hour mean in Paris.
fn instant(
    errors: &mut Vec<FieldError>,
    field: &str,
    (day, time): (&str, &str),
) -> Option<DateTime<Utc>> {
    let code = if day.trim().is_empty() { FieldCode::Required } else { FieldCode::Malformed };
    let day = NaiveDate::from_str(day.trim()).ok();
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M").ok();
    let found = day.zip(time).map(|(day, time)| Zone::Paris.instant(day.and_time(time)));
    if found.is_none() {
        errors.push(FieldError::new(format!("/content/events/{field}"), code));
    }
    found
}

fn number(errors: &mut Vec<FieldError>, text: &str) -> Option<u16> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let found = text.parse().ok();
    if found.is_none() {
        let pointer = "/content/events/registration/places";
        errors.push(FieldError::new(pointer, FieldCode::Malformed));
    }
    found
}

#[component]
pub(super) fn EventForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(editorial.field.title)
            missing=tr!(editorial.field.title_missing)
            value=own.title
        />
        <CharterRemarks faults pointer="/title" text=own.title />
        <FormatField faults fields />
        <WhenFields faults fields />
        <TextField
            faults
            pointer="/content/events/place"
            label=tr!(editorial.field.place)
            value=own.place
            optional=true
        />
        <TextField
            faults
            pointer="/content/events/link"
            label=tr!(editorial.field.link)
            hint=tr!(editorial.field.link_hint)
            value=own.link
            optional=true
        />
        <BodyField
            faults
            pointer="/content/events/body"
            label=tr!(editorial.field.body)
            hint=tr!(services.rules.body_hint)
            value=own.body
        />
        <TextArea
            faults
            pointer="/content/events/partners"
            label=tr!(editorial.field.partners)
            hint=tr!(editorial.field.partners_hint)
            value=own.partners
            optional=true
        />
        <CharterRemarks faults pointer="/content/events/partners" text=own.partners />
        <MetField faults chosen=own.met />
        <PitchesPart faults fields />
        <TrainingPart faults fields />
        <RegistrationFields faults fields />
        <AfterFields faults fields />
    }
}

/// What stays of it once it took place.
#[component]
fn AfterFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <fieldset class="stack gap-6">
            <legend>{tr!(editorial.field.after)}</legend>
            <p class="hint">{tr!(editorial.field.after_hint)}</p>
            <VideoForm faults video=own.video at="/content/events/replay" />
            <TextField
                faults
                pointer="/content/events/slides"
                label=tr!(editorial.field.slides)
                hint=tr!(editorial.field.link_hint)
                value=own.slides
                optional=true
            />
        </fieldset>
    }
}

#[component]
fn FormatField(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let line =
        |format: &EventFormat| SelectOption::new(format.code(), words::event_format(*format));
    let formats: Vec<_> = EventFormat::ALL.iter().map(line).collect();
    view! {
        <SelectField
            faults
            pointer="/content/events/format"
            label=tr!(editorial.field.format)
            value=fields.get_value().format
            options=Signal::stored(formats)
        />
    }
}

/// What is pitched, when the event is a session of pitches.
#[component]
fn PitchesPart(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let pitched =
        move || EventFormat::from_code(&own.format.read()).is_some_and(EventFormat::has_pitches);
    view! {
        <Show when=pitched>
            <PitchesField faults chosen=own.pitches />
        </Show>
    }
}

/// The training that the event is a session of, when it is one: of those that are published.
#[component]
fn TrainingPart(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let trains = move || *own.format.read() == EventFormat::Training.code();
    view! {
        <Show when=trains>
            <TrainingField faults chosen=own.training />
        </Show>
    }
}

#[component]
fn TrainingField(faults: Faults, chosen: RwSignal<String>) -> impl IntoView {
    let trainings = use_fetch(
        || (),
        |client, ()| async move {
            let all = EditorialQuery::of(EditorialBrick::MethodResources);
            let method = Some(MethodKind::Training);
            client.list_editorial_items(&EditorialQuery { method, limit: LIMIT_MAX, ..all }).await
        },
    );
    let options = Signal::derive(move || {
        let Some(Ok(page)) = trainings.get() else { return Vec::new() };
        let line = |one: EditorialSummary| SelectOption::new(one.id.to_string(), one.title);
        let mut lines: Vec<_> = page.items.into_iter().map(line).collect();
        // The one that the event is a session of stays chosen when it is withdrawn.
        let now = chosen.get();
        if !now.is_empty() && lines.iter().all(|one| one.value != now) {
            lines.push(SelectOption::new(now, tr!(editorial.field.training_gone)));
        }
        lines
    });
    view! {
        <SelectField
            faults
            pointer="/content/events/training_id"
            label=tr!(editorial.field.training)
            hint=tr!(editorial.field.training_hint)
            blank=tr!(editorial.field.no_training)
            value=chosen
            options
        />
    }
}

#[component]
fn WhenFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <div class="field-pair">
            <TextField
                faults
                pointer="/content/events/begins_at"
                label=tr!(editorial.field.day)
                hint=tr!(editorial.field.day_hint)
                missing=tr!(editorial.field.day_missing)
                value=own.day
                kind=TextKind::Date
            />
            <TextField
                faults
                pointer="/content/events/begins"
                label=tr!(editorial.field.begins)
                value=own.begins
                kind=TextKind::Time
            />
        </div>
        <div class="field-pair">
            <TextField
                faults
                pointer="/content/events/last_day"
                label=tr!(editorial.field.last_day)
                value=own.last_day
                kind=TextKind::Date
                optional=true
            />
            <TextField
                faults
                pointer="/content/events/ends_at"
                label=tr!(editorial.field.ends)
                value=own.ends
                kind=TextKind::Time
            />
        </div>
    }
}

#[component]
fn RegistrationFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let choices = vec![SelectOption::new(REGISTERS, tr!(editorial.field.registers))];
    let registers = move || *own.registration.read() == REGISTERS;
    view! {
        <SelectField
            faults
            pointer="/content/events/registration"
            label=tr!(editorial.field.registration)
            blank=tr!(editorial.field.no_registration)
            value=own.registration
            options=Signal::stored(choices)
        />
        <Show when=registers>
            <TextField
                faults
                pointer="/content/events/registration/places"
                label=tr!(editorial.field.places)
                hint=tr!(editorial.field.places_hint)
                value=own.places
                optional=true
            />
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_sent_with_the_instants_of_paris() {
        let mut words = ItemWords { day: "2026-07-01".to_owned(), ..ItemWords::blank() };
        let sent = event_request(&words).unwrap();
        assert_eq!(Some(sent.begins_at), "2026-07-01T07:00:00Z".parse().ok());
        assert_eq!(sent.registration, None);
        words.registration = REGISTERS.to_owned();
        words.places = "douze".to_owned();
        words.day.clear();
        let faults = event_request(&words).unwrap_err();
        let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [FieldCode::Required, FieldCode::Required, FieldCode::Malformed]);
    }
}
