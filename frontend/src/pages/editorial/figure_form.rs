//! Key figures, and what is seen elsewhere, as fields.

use std::str::FromStr;

use api_types::editorial::{KeyFigureRequest, KeyFigureView};
use chrono::NaiveDate;
use domain::editorial::FigureKind;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::fields::{ItemFields, ItemWords};
use super::knowledge_form::{TitleField, given};
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField, TextKind};
use crate::pages::shared::CharterRemarks;
use crate::words::{self, tr};

pub(super) fn figure_request(words: &ItemWords) -> Result<KeyFigureRequest, Vec<FieldError>> {
    let code = if words.on.trim().is_empty() { FieldCode::Required } else { FieldCode::Malformed };
    let fault = |_| vec![FieldError::new("/content/key_figures/on", code)];
    let on = NaiveDate::from_str(words.on.trim()).map_err(fault)?;
    let kind = FigureKind::from_code(&words.figure).unwrap_or(FigureKind::Figure);
    let watches = kind == FigureKind::Watch;
    Ok(KeyFigureRequest {
        kind,
        value: words.value.clone(),
        unit: given(&words.unit),
        on,
        source: words.source.clone(),
        note: if watches { None } else { given(&words.note) },
        body: watches.then(|| words.body.clone()),
        link: if watches { given(&words.link) } else { None },
    })
}

pub(super) fn words_of_figure(figure: KeyFigureView) -> ItemWords {
    let KeyFigureView { kind, value, unit, on, source, note, body, link } = figure;
    ItemWords {
        figure: kind.code().to_owned(),
        body: body.unwrap_or_default(),
        link: link.unwrap_or_default(),
        value: value.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        on: on.to_string(),
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

/// The figure and its unit.
#[component]
fn CountedFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TitleField faults label=tr!(editorial.field.counted) fields />
        <TextField
            faults
            pointer="/content/key_figures/value"
            label=tr!(editorial.field.value)
            value=own.value
        />
        <TextField
            faults
            pointer="/content/key_figures/unit"
            label=tr!(editorial.field.unit)
            value=own.unit
            optional=true
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_day() {
        let fault = figure_request(&ItemWords::default()).unwrap_err().remove(0);
        assert_eq!(
            (fault.pointer.as_str(), fault.code),
            ("/content/key_figures/on", FieldCode::Required)
        );
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
