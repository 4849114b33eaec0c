//! Key figures, method resources, testimonials, as fields.

use std::str::FromStr;

use api_types::editorial::{
    FramedFeedbackRequest, FramedFeedbackView, KeyFigureRequest, KeyFigureView,
    MethodResourceRequest, MethodResourceView, TestimonialRequest, TestimonialView,
};
use chrono::NaiveDate;
use domain::editorial::{MethodKind, SpeakerRole, SpeakerSide};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::charter::BodyField;
use super::fields::{ItemFields, ItemWords};
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField, TextKind};
use crate::words::{self, tr};

/// Chosen when a testimonial is told part by part.
const FRAMED: &str = "framed";

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

pub(super) fn figure_request(words: &ItemWords) -> Result<KeyFigureRequest, Vec<FieldError>> {
    let code = if words.on.trim().is_empty() { FieldCode::Required } else { FieldCode::Malformed };
    let fault = |_| vec![FieldError::new("/content/key_figures/on", code)];
    let on = NaiveDate::from_str(words.on.trim()).map_err(fault)?;
    Ok(KeyFigureRequest {
        value: words.value.clone(),
        unit: given(&words.unit),
        on,
        source: words.source.clone(),
        note: given(&words.note),
    })
}

pub(super) fn words_of_figure(figure: KeyFigureView) -> ItemWords {
    let KeyFigureView { value, unit, on, source, note } = figure;
    ItemWords {
        value,
        unit: unit.unwrap_or_default(),
        on: on.to_string(),
        source,
        note: note.unwrap_or_default(),
        ..ItemWords::default()
    }
}

pub(super) fn method_request(words: &ItemWords) -> MethodResourceRequest {
    MethodResourceRequest {
        kind: MethodKind::from_code(&words.kind).unwrap_or(MethodKind::TechniqueSheet),
        objective: given(&words.objective),
        version: given(&words.version),
        body: words.body.clone(),
    }
}

pub(super) fn words_of_method(resource: MethodResourceView) -> ItemWords {
    let MethodResourceView { brief, body } = resource;
    ItemWords {
        kind: brief.kind.code().to_owned(),
        objective: brief.objective.unwrap_or_default(),
        version: brief.version.unwrap_or_default(),
        body: body.markdown,
        ..ItemWords::default()
    }
}

pub(super) fn testimonial_request(words: &ItemWords) -> TestimonialRequest {
    let framed = words.style == FRAMED;
    TestimonialRequest {
        speaker: words.speaker.clone(),
        role: SpeakerRole::from_code(&words.role).unwrap_or(SpeakerRole::User),
        side: SpeakerSide::from_code(&words.side).unwrap_or(SpeakerSide::Internal),
        story: (!framed).then(|| words.body.clone()),
        framed: framed.then(|| FramedFeedbackRequest {
            context: words.context.clone(),
            done: words.done.clone(),
            worked: given(&words.worked),
            failed: given(&words.failed),
            advice: given(&words.advice),
        }),
    }
}

pub(super) fn words_of_testimonial(testimonial: TestimonialView) -> ItemWords {
    let TestimonialView { brief, story, framed } = testimonial;
    let spoken = ItemWords {
        speaker: brief.speaker,
        role: brief.role.code().to_owned(),
        side: brief.side.code().to_owned(),
        body: story.map(|story| story.markdown).unwrap_or_default(),
        ..ItemWords::default()
    };
    let Some(FramedFeedbackView { context, done, worked, failed, advice }) = framed else {
        return spoken;
    };
    ItemWords {
        style: FRAMED.to_owned(),
        context,
        done,
        worked: worked.unwrap_or_default(),
        failed: failed.unwrap_or_default(),
        advice: advice.unwrap_or_default(),
        ..spoken
    }
}

#[component]
fn TitleField(
    faults: Faults,
    label: &'static str,
    fields: StoredValue<ItemFields>,
) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TextField
            faults
            pointer="/title"
            label
            missing=tr!(editorial.field.title_missing)
            value=own.title
        />
    }
}

#[component]
pub(super) fn FigureForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
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
        <TextArea
            faults
            pointer="/content/key_figures/note"
            label=tr!(editorial.field.note)
            value=own.note
            optional=true
        />
    }
}

#[component]
pub(super) fn MethodForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let line = |kind: &MethodKind| SelectOption::new(kind.code(), words::method_kind(*kind));
    let kinds: Vec<_> = MethodKind::ALL.iter().map(line).collect();
    let is = move |kind: MethodKind| move || *own.kind.read() == kind.code();
    view! {
        <TitleField faults label=tr!(editorial.field.title) fields />
        <SelectField
            faults
            pointer="/content/method_resources/kind"
            label=tr!(editorial.field.kind)
            value=own.kind
            options=Signal::stored(kinds)
        />
        <Show when=is(MethodKind::TechniqueSheet)>
            <TextArea
                faults
                pointer="/content/method_resources/objective"
                label=tr!(editorial.field.objective)
                hint=tr!(editorial.field.objective_hint)
                value=own.objective
            />
        </Show>
        <Show when=is(MethodKind::Guide)>
            <TextField
                faults
                pointer="/content/method_resources/version"
                label=tr!(editorial.field.version)
                value=own.version
            />
        </Show>
        <BodyField
            faults
            pointer="/content/method_resources/body"
            label=tr!(editorial.field.body)
            hint=tr!(services.rules.body_hint)
            value=own.body
        />
    }
}

#[component]
pub(super) fn TestimonialForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let role = |one: &SpeakerRole| SelectOption::new(one.code(), words::speaker_role(*one));
    let side = |one: &SpeakerSide| SelectOption::new(one.code(), words::speaker_side(*one));
    let roles: Vec<_> = SpeakerRole::ALL.iter().map(role).collect();
    let sides: Vec<_> = SpeakerSide::ALL.iter().map(side).collect();
    let styles = vec![SelectOption::new(FRAMED, tr!(editorial.field.framed))];
    let framed = move || *own.style.read() == FRAMED;
    view! {
        <TitleField faults label=tr!(editorial.field.title) fields />
        <TextField
            faults
            pointer="/content/testimonials/speaker"
            label=tr!(editorial.field.speaker)
            hint=tr!(editorial.field.speaker_hint)
            value=own.speaker
        />
        <SelectField
            faults
            pointer="/content/testimonials/role"
            label=tr!(editorial.field.role)
            value=own.role
            options=Signal::stored(roles)
        />
        <SelectField
            faults
            pointer="/content/testimonials/side"
            label=tr!(editorial.field.side)
            value=own.side
            options=Signal::stored(sides)
        />
        <SelectField
            faults
            pointer="/content/testimonials/style"
            label=tr!(editorial.field.style)
            blank=tr!(editorial.field.simple)
            value=own.style
            options=Signal::stored(styles)
        />
        <Show when=framed fallback=move || view! { <StoryField faults fields /> }>
            <FramedFields faults fields />
        </Show>
    }
}

#[component]
fn StoryField(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <BodyField
            faults
            pointer="/content/testimonials/story"
            label=tr!(editorial.field.story)
            hint=tr!(services.rules.body_hint)
            value=own.body
        />
    }
}

#[component]
fn FramedFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let part = move |name: &'static str, label: &'static str, value, optional: bool| {
        let pointer = format!("/content/testimonials/framed/{name}");
        view! { <TextArea faults pointer label value optional=optional /> }
    };
    view! {
        {part("context", tr!(editorial.field.context), own.context, false)}
        {part("done", tr!(editorial.field.done), own.done, false)}
        {part("worked", tr!(editorial.field.worked), own.worked, true)}
        {part("failed", tr!(editorial.field.failed), own.failed, true)}
        {part("advice", tr!(editorial.field.advice), own.advice, true)}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_testimonial_is_sent_as_a_story_or_part_by_part() {
        let told = ItemWords {
            body: "Un récit.".to_owned(),
            context: "Un besoin.".to_owned(),
            failed: "Le délai.".to_owned(),
            ..ItemWords::default()
        };
        let simple = testimonial_request(&told);
        assert_eq!((simple.story.as_deref(), simple.framed), (Some("Un récit."), None));
        let framed = testimonial_request(&ItemWords { style: FRAMED.to_owned(), ..told });
        assert_eq!(framed.story, None);
        assert_eq!(framed.framed.unwrap().failed.as_deref(), Some("Le délai."));
    }

    #[test]
    fn a_figure_has_its_day() {
        let fault = figure_request(&ItemWords::default()).unwrap_err().remove(0);
        assert_eq!(
            (fault.pointer.as_str(), fault.code),
            ("/content/key_figures/on", FieldCode::Required)
        );
    }
}
