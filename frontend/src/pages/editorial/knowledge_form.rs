//! Method resources and testimonials, as fields.

use api_types::editorial::{
    FramedFeedbackRequest, FramedFeedbackView, MethodResourceRequest, MethodResourceView,
    TestimonialRequest, TestimonialView,
};
use api_types::practice::{KitFileRequest, KitFileView};
use domain::editorial::{MethodKind, SpeakerRole, SpeakerSide};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::fields::{ItemFields, ItemWords};
use super::poc_field::PocField;
use super::practice_field::PracticeField;
use crate::components::{Faults, SelectField, SelectOption, TextArea, TextField};
use crate::pages::practices::KitFilesField;
use crate::pages::shared::{BodyField, CharterRemarks, VideoForm};
use crate::state::References;
use crate::words::{self, Words, tr};

/// Chosen when a testimonial is told part by part.
const FRAMED: &str = "framed";

pub(super) fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

pub(super) fn method_request(words: &ItemWords) -> MethodResourceRequest {
    MethodResourceRequest {
        kind: MethodKind::from_code(&words.kind).unwrap_or(MethodKind::TechniqueSheet),
        objective: given(&words.objective),
        technique: given(&words.technique).map(ReferenceCode),
        version: given(&words.version),
        change: given(&words.note),
        body: words.body.clone(),
        files: words.files.iter().map(file).collect(),
    }
}

fn file(file: &KitFileView) -> KitFileRequest {
    KitFileRequest { attachment_id: file.file.id, accessibility: file.accessibility }
}

pub(super) fn words_of_method(resource: MethodResourceView) -> ItemWords {
    let MethodResourceView { brief, body, files, sessions: _ } = resource;
    ItemWords {
        kind: brief.kind.code().to_owned(),
        objective: brief.objective.unwrap_or_default(),
        technique: brief.technique.map(|code| code.0).unwrap_or_default(),
        version: brief.version.unwrap_or_default(),
        note: brief.change.unwrap_or_default(),
        body: body.markdown,
        files,
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
        practice_id: words.practice.as_ref().map(|(id, _)| *id),
        poc_id: words.poc.as_ref().map(|(id, _)| *id),
        video: words.video.clone(),
    }
}

pub(super) fn words_of_testimonial(testimonial: TestimonialView) -> ItemWords {
    let TestimonialView { brief, story, framed, practice, poc, video } = testimonial;
    let spoken = ItemWords {
        speaker: brief.speaker,
        role: brief.role.code().to_owned(),
        side: brief.side.code().to_owned(),
        body: story.map(|story| story.markdown).unwrap_or_default(),
        practice: practice.map(|practice| (practice.id, practice.title)),
        poc: poc.map(|poc| (poc.id, poc.title)),
        video,
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
pub(super) fn TitleField(
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
        <CharterRemarks faults pointer="/title" text=own.title />
    }
}

#[component]
pub(super) fn MethodForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let line = |kind: &MethodKind| SelectOption::new(kind.code(), words::method_kind(*kind));
    let kinds: Vec<_> = MethodKind::ALL.iter().map(line).collect();
    let references = expect_context::<References>();
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
            <CharterRemarks faults pointer="/content/method_resources/objective" text=own.objective />
            <SelectField
                faults
                pointer="/content/method_resources/technique"
                label=tr!(editorial.field.technique)
                hint=tr!(editorial.field.technique_hint)
                blank=tr!(editorial.field.no_technique)
                value=own.technique
                options=Signal::derive(move || {
                    own.technique
                        .with(|chosen| references.options_with(ReferenceList::Technique, chosen))
                })
                optional=true
            />
        </Show>
        <Show when=is(MethodKind::Guide)>
            <VersionFields faults fields />
        </Show>
        <BodyField
            faults
            pointer="/content/method_resources/body"
            label=tr!(editorial.field.body)
            hint=tr!(services.rules.body_hint)
            value=own.body
        />
        <KitFilesField faults files=own.files at="/content/method_resources/files" />
    }
}

/// Which version of a guide this is, and what it changes.
#[component]
fn VersionFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <TextField
            faults
            pointer="/content/method_resources/version"
            label=tr!(editorial.field.version)
            value=own.version
        />
        <TextField
            faults
            pointer="/content/method_resources/change"
            label=tr!(practices.kit.note)
            hint=tr!(practices.kit.note_hint)
            value=own.note
            optional=true
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
        <AboutFields faults fields />
        <fieldset class="stack gap-6">
            <legend>{tr!(shared.video.title)}</legend>
            <VideoForm faults video=own.video at="/content/testimonials/video" />
        </fieldset>
    }
}

/// What they speak of: a practice or an experiment. Once one is chosen, the other is not asked.
#[component]
fn AboutFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let no_poc = move || own.poc.read().is_none();
    let no_practice = move || own.practice.read().is_none();
    view! {
        <Show when=no_poc>
            <PracticeField faults chosen=own.practice at="/content/testimonials/practice_id" />
        </Show>
        <Show when=no_practice>
            <PocField faults chosen=own.poc at="/content/testimonials/poc_id" />
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
        let pointer = Words::from(format!("/content/testimonials/framed/{name}"));
        view! {
            <TextArea faults pointer=pointer.clone() label value optional=optional />
            <CharterRemarks faults pointer text=value />
        }
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
    use domain::PocId;

    use super::*;

    #[test]
    fn a_testimonial_is_sent_as_a_story_or_part_by_part() {
        let told = ItemWords {
            body: "Un récit.".to_owned(),
            context: "Un besoin.".to_owned(),
            failed: "Le délai.".to_owned(),
            ..ItemWords::default()
        };
        let of_poc = Some((PocId::default(), "Un essai".to_owned()));
        let of_poc = testimonial_request(&ItemWords { poc: of_poc, ..told.clone() });
        assert_eq!((of_poc.poc_id, of_poc.practice_id), (Some(PocId::default()), None));
        let simple = testimonial_request(&told);
        assert_eq!((simple.story.as_deref(), simple.framed), (Some("Un récit."), None));
        let framed = testimonial_request(&ItemWords { style: FRAMED.to_owned(), ..told });
        assert_eq!(framed.story, None);
        assert_eq!(framed.framed.unwrap().failed.as_deref(), Some("Le délai."));
    }
}
