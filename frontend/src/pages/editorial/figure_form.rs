//! Key figures, and what is seen elsewhere, as fields.

use std::str::FromStr;

use api_types::editorial::{KeyFigureRequest, KeyFigureView};
use chrono::NaiveDate;
use domain::editorial::{CountedFigure, FigureKind};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::fields::{ItemFields, ItemWords};
use super::knowledge_form::{TitleField, given};
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField, TextKind};
use crate::pages::shared::{CharterRemarks, use_bodies};
use crate::words::{self, tr};

pub(super) fn figure_request(words: &ItemWords) -> Result<KeyFigureRequest, Vec<FieldError>> {
    let kind = FigureKind::from_code(&words.figure).unwrap_or(FigureKind::Figure);
    let watches = kind == FigureKind::Watch;
    let counted = CountedFigure::from_code(&words.counted).filter(|_| !watches);
    let on = if counted.is_some() { None } else { Some(day(&words.on)?) };
    Ok(KeyFigureRequest {
        kind,
        value: if counted.is_some() { String::new() } else { words.value.clone() },
        counted,
        counted_organisation_id: counted
            .filter(|figure| figure.is_by_body())
            .and_then(|_| words.counted_body.parse().ok()),
        unit: given(&words.unit),
        on,
        source: source(&words.source, counted),
        note: if watches { None } else { given(&words.note) },
        body: watches.then(|| words.body.clone()),
        link: if watches { given(&words.link) } else { None },
    })
}

/// The day that is typed.
fn day(words: &str) -> Result<NaiveDate, Vec<FieldError>> {
    let code = if words.trim().is_empty() { FieldCode::Required } else { FieldCode::Malformed };
    let fault = |_| vec![FieldError::new("/content/key_figures/on", code)];
    NaiveDate::from_str(words.trim()).map_err(fault)
}

/// Where the figure comes from: what the portal counts says so by itself.
fn source(words: &str, counted: Option<CountedFigure>) -> String {
    match counted.filter(|_| words.trim().is_empty()) {
        Some(figure) => {
            tr!(editorial.figures.fed_source, figure = words::counted_figure(figure))
        }
        None => words.to_owned(),
    }
}

pub(super) fn words_of_figure(figure: KeyFigureView) -> ItemWords {
    let KeyFigureView { kind, value, counted, counted_organisation, unit, on, .. } = figure;
    let KeyFigureView { source, note, body, link, .. } = figure;
    // What the portal counts is not typed, and its day neither: both are those of the reading.
    let (value, on) = match counted {
        Some(_) => (None, String::new()),
        None => (value, on.to_string()),
    };
    // The portal's own words, written anew as long as nobody writes others: they follow what it counts.
    let own = counted.map(|figure| self::source("", Some(figure)));
    let source = if own.as_ref() == Some(&source) { String::new() } else { source };
    ItemWords {
        figure: kind.code().to_owned(),
        counted: counted.map(|figure| figure.code().to_owned()).unwrap_or_default(),
        counted_body: counted_organisation.map(|body| body.id.to_string()).unwrap_or_default(),
        body: body.unwrap_or_default(),
        link: link.unwrap_or_default(),
        value: value.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        on,
        source,
        note: note.unwrap_or_default(),
        ..ItemWords::default()
    }
}

#[component]
pub(super) fn FigureForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let line = |kind: &FigureKind| SelectOption::new(kind.code(), words::figure_kind(*kind));
    let kinds: Vec<_> = FigureKind::ALL.iter().map(line).collect();
    let watches = move || *own.figure.read() == FigureKind::Watch.code();
    let fed = move || !watches() && !own.counted.read().is_empty();
    view! {
        <SelectField
            faults
            pointer="/content/key_figures/kind"
            label=tr!(editorial.field.kind)
            value=own.figure
            options=Signal::stored(kinds)
        />
        <Show when=watches fallback=move || view! { <CountedFields faults fields /> }>
            <WatchFields faults fields />
        </Show>
        <Show
            when=fed
            fallback=move || {
                view! {
                    <TextField
                        faults
                        pointer="/content/key_figures/on"
                        label=tr!(editorial.field.on)
                        missing=tr!(editorial.field.day_missing)
                        value=own.on
                        kind=TextKind::Date
                    />
                    <TextField
                        faults
                        pointer="/content/key_figures/source"
                        label=tr!(editorial.field.source)
                        hint=tr!(editorial.field.source_hint)
                        value=own.source
                    />
                }
            }
        >
            <TextField
                faults
                pointer="/content/key_figures/source"
                label=tr!(editorial.field.source)
                hint=tr!(editorial.figures.fed_source_hint)
                value=own.source
                optional=true
            />
        </Show>
        <Show when=move || !watches()>
            <TextArea
                faults
                pointer="/content/key_figures/note"
                label=tr!(editorial.field.note)
                value=own.note
                optional=true
            />
            <CharterRemarks faults pointer="/content/key_figures/note" text=own.note />
        </Show>
    }
}

/// What is seen elsewhere: in words, and where one reads more (R285).
#[component]
fn WatchFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TitleField faults label=tr!(editorial.field.watched) fields />
        <TextArea
            faults
            pointer="/content/key_figures/body"
            label=tr!(editorial.field.watch_body)
            hint=tr!(editorial.field.watch_body_hint)
            value=own.body
        />
        <CharterRemarks faults pointer="/content/key_figures/body" text=own.body />
        <TextField
            faults
            pointer="/content/key_figures/link"
            label=tr!(editorial.field.watch_link)
            hint=tr!(editorial.field.link_hint)
            value=own.link
            optional=true
        />
    }
}

/// The figure, typed or counted by the portal (R284), and its unit.
#[component]
fn CountedFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let line =
        |figure: &CountedFigure| SelectOption::new(figure.code(), words::counted_figure(*figure));
    let counted: Vec<_> = CountedFigure::ALL.iter().map(line).collect();
    view! {
        <TitleField faults label=tr!(editorial.field.counted) fields />
        <SelectField
            faults
            pointer="/content/key_figures/counted"
            label=tr!(editorial.figures.fed)
            hint=tr!(editorial.figures.fed_hint)
            blank=tr!(editorial.figures.typed)
            value=own.counted
            options=Signal::stored(counted)
        />
        <Show when=move || CountedFigure::from_code(&own.counted.read()).is_some_and(CountedFigure::is_by_body)>
            <PerimeterField faults fields />
        </Show>
        <Show when=move || own.counted.read().is_empty()>
            <TextField
                faults
                pointer="/content/key_figures/value"
                label=tr!(editorial.field.value)
                value=own.value
            />
        </Show>
        <TextField
            faults
            pointer="/content/key_figures/unit"
            label=tr!(editorial.field.unit)
            value=own.unit
            optional=true
        />
    }
}

/// Of whom the portal counts: the whole branch, or one body.
#[component]
fn PerimeterField(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let (own, bodies) = (fields.get_value(), use_bodies());
    view! {
        <SelectField
            faults
            pointer="/content/key_figures/counted_organisation_id"
            label=tr!(portfolio.perimeter)
            blank=tr!(portfolio.branch)
            value=own.counted_body
            options=Signal::derive(move || bodies.offered(&own.counted_body.read()))
        />
    }
}

#[cfg(test)]
mod tests {
    use domain::OrganisationId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_the_portal_counts_is_of_one_body_when_it_is_counted_by_body() {
        let body = OrganisationId(Uuid::from_u128(7));
        let words = |figure: CountedFigure| ItemWords {
            counted: figure.code().to_owned(),
            counted_body: body.to_string(),
            ..ItemWords::default()
        };
        let of = |figure| figure_request(&words(figure)).unwrap().counted_organisation_id;
        assert_eq!(of(CountedFigure::Pocs), Some(body));
        assert_eq!(of(CountedFigure::Partners), None);
    }

    #[test]
    fn a_figure_has_its_day() {
        let fault = figure_request(&ItemWords::default()).unwrap_err().remove(0);
        assert_eq!(
            (fault.pointer.as_str(), fault.code),
            ("/content/key_figures/on", FieldCode::Required)
        );
    }

    #[test]
    fn what_the_portal_counts_has_neither_value_nor_day() {
        let words = ItemWords {
            counted: CountedFigure::OpenActions.code().to_owned(),
            value: "12".to_owned(),
            on: "2026-03-01".to_owned(),
            source: "Le portail".to_owned(),
            ..ItemWords::default()
        };
        let sent = figure_request(&words).unwrap();
        assert_eq!((sent.counted, sent.on), (Some(CountedFigure::OpenActions), None));
        assert_eq!((sent.value.as_str(), sent.source.as_str()), ("", "Le portail"));
        // What is seen elsewhere is not counted.
        let figure = FigureKind::Watch.code().to_owned();
        let sent = figure_request(&ItemWords { figure, ..words }).unwrap();
        assert_eq!(sent.counted, None);
        assert!(sent.on.is_some());
    }

    #[test]
    fn what_is_seen_elsewhere_is_sent_in_words() {
        let words = ItemWords {
            on: "2026-03-01".to_owned(),
            figure: FigureKind::Watch.code().to_owned(),
            body: "Un rappel.".to_owned(),
            note: "Un chiffre.".to_owned(),
            ..ItemWords::default()
        };
        let sent = figure_request(&words).unwrap();
        assert_eq!((sent.kind, sent.body.as_deref()), (FigureKind::Watch, Some("Un rappel.")));
        assert_eq!((sent.note, sent.link), (None, None));
    }
}
