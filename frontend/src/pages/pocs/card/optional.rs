//! « Pour compléter, sans obligation »: all that may wait.

use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, Quality, Step};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::CardFields;
use super::lists::{ExternalReferencesField, MembersField, PartnersField};
use super::related::RelatedField;
use crate::components::{
    Check, Faults, SelectField, SelectOption, TextArea, TextField, TextKind, unique_id,
};
use crate::pages::shared::{ActionFormField, RichArea, VideoForm};
use crate::state::References;
use crate::words::{self, Words, tr};

#[component]
pub(in crate::pages::pocs) fn OptionalFields(faults: Faults, fields: CardFields) -> impl IntoView {
    view! {
        <FieldGroup title=tr!(pocs.card.group_story)><StoryFields faults fields /></FieldGroup>
        <FieldGroup title=tr!(pocs.card.group_people)>
            <MembersField faults fields />
            <TextArea
                faults
                pointer="/header/sponsor_word"
                label=tr!(pocs.card.sponsor_word)
                hint=tr!(pocs.card.sponsor_word_hint)
                value=fields.more().sponsor_word
            />
            <PartnersField faults fields />
        </FieldGroup>
        <FieldGroup title=tr!(pocs.card.group_frame)><FrameFields faults fields /></FieldGroup>
        <FieldGroup title=tr!(pocs.card.group_health)><HealthFields faults fields /></FieldGroup>
        <FieldGroup title=tr!(pocs.card.group_video)><VideoForm faults video=fields.more().video at="/header/video" /></FieldGroup>
        <FieldGroup title=tr!(pocs.card.group_elsewhere)>
            <RelatedField faults fields />
            <ExternalReferencesField faults fields />
        </FieldGroup>
    }
}

/// Fields that belong together, under their title.
#[component]
fn FieldGroup(#[prop(into)] title: Words, children: Children) -> impl IntoView {
    let id = unique_id("group");
    let named = id.clone();
    view! {
        <section class="section field-group" aria-labelledby=named>
            <h2 class="h-lg" id=id>{title}</h2>
            {children()}
        </section>
    }
}

#[component]
fn StoryFields(faults: Faults, fields: CardFields) -> impl IntoView {
    view! {
        <TextArea
            faults
            pointer="/header/summary"
            label=tr!(pocs.card.summary)
            hint=tr!(pocs.card.summary_hint)
            value=fields.summary
        />
        <RichArea
            faults
            pointer="/header/description"
            label=tr!(pocs.card.description)
            hint=tr!(pocs.card.description_hint)
            value=fields.description
        />
        <TextArea
            faults
            pointer="/header/pitch"
            label=tr!(pocs.card.pitch)
            hint=tr!(pocs.card.pitch_hint)
            value=fields.pitch
        />
        <TextField
            faults
            pointer="/header/keywords"
            label=tr!(pocs.card.keywords)
            hint=tr!(pocs.card.keywords_hint)
            value=fields.keywords
        />
    }
}

#[component]
fn FrameFields(faults: Faults, fields: CardFields) -> impl IntoView {
    let references = expect_context::<References>();
    let listed = move |pointer: &'static str,
                       label: &'static str,
                       value: RwSignal<String>,
                       list: ReferenceList| {
        let options = move || value.with(|own| references.options_with(list, own));
        view! {
            <SelectField
                faults
                pointer
                label
                blank=tr!(pocs.card.not_said)
                value
                options=Signal::derive(options)
            />
        }
    };
    let day = move |pointer: &'static str, label: &'static str, value| {
        view! { <TextField faults pointer label kind=TextKind::Date value /> }
    };
    view! {
        {listed("/header/trigger", tr!(pocs.card.trigger), fields.trigger, ReferenceList::Trigger)}
        <div class="grid-2 fields-pair">
            {day("/header/starts_on", tr!(pocs.card.starts_on), fields.starts_on)}
            {day("/header/ends_on", tr!(pocs.card.ends_on), fields.ends_on)}
        </div>
        {listed(
            "/header/objective",
            tr!(pocs.card.objective),
            fields.objective,
            ReferenceList::Objective,
        )}
        {listed(
            "/header/lifecycle_position",
            tr!(pocs.card.lifecycle_position),
            fields.lifecycle_position,
            ReferenceList::LifecyclePosition,
        )}
        <FormField faults fields />
        <ActionFormField faults pointer="/header/action_form" value=fields.more().action_form />
        <AspectsField fields />
        <QualitiesField fields />
        <MilestonesField faults fields />
        <Check
            label=tr!(pocs.card.sustainable)
            checked=fields.sustainable
            on_change=move |kept| fields.sustainable.set(kept)
        />
    }
}

#[component]
fn FormField(faults: Faults, fields: CardFields) -> impl IntoView {
    let forms = || {
        let form =
            |form: &InnovationForm| SelectOption::new(form.code(), words::innovation_form(*form));
        InnovationForm::ALL.iter().map(form).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            faults
            pointer="/header/form"
            label=tr!(pocs.card.form)
            blank=tr!(pocs.card.not_said)
            value=fields.form
            options=Signal::derive(forms)
        />
    }
}

#[component]
fn AspectsField(fields: CardFields) -> impl IntoView {
    let toggle = move |aspect: Aspect, kept: bool| {
        fields.aspects.update(|aspects| {
            aspects.retain(|known| *known != aspect);
            if kept {
                aspects.push(aspect);
            }
        });
    };
    let boxes = Aspect::ALL.iter().map(|aspect| {
        let aspect = *aspect;
        view! {
            <Check
                label=words::aspect(aspect)
                checked=Signal::derive(move || fields.aspects.read().contains(&aspect))
                on_change=move |kept| toggle(aspect, kept)
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{tr!(pocs.card.aspects)}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}

#[component]
fn QualitiesField(fields: CardFields) -> impl IntoView {
    let toggle = move |quality: Quality, kept: bool| {
        fields.more().qualities.update(|qualities| {
            qualities.retain(|known| *known != quality);
            if kept {
                qualities.push(quality);
            }
        });
    };
    let boxes = Quality::ALL.iter().map(|quality| {
        let quality = *quality;
        view! {
            <Check
                label=words::quality(quality)
                checked=Signal::derive(move || fields.more().qualities.read().contains(&quality))
                on_change=move |kept| toggle(quality, kept)
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{tr!(pocs.card.qualities)}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}

/// When each step is meant to be passed (R192): folded, for nobody has to say.
#[component]
fn MilestonesField(faults: Faults, fields: CardFields) -> impl IntoView {
    let days = Step::ALL.iter().zip(fields.more().milestones).map(|(step, day)| {
        let pointer = format!("/header/milestones/{step}");
        let label = words::numbered_step(*step);
        view! { <TextField faults pointer label kind=TextKind::Date value=day /> }
    });
    view! {
        <details class="disclose">
            <summary>{tr!(pocs.card.milestones)}</summary>
            <p class="hint">{tr!(pocs.card.milestones_hint)}</p>
            <div class="grid-2">{days.collect_view()}</div>
        </details>
    }
}

#[component]
fn HealthFields(faults: Faults, fields: CardFields) -> impl IntoView {
    let moods = || {
        let mood = |health: &Health| SelectOption::new(health.code(), words::health(*health));
        Health::ALL.iter().map(mood).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            faults
            pointer="/header/health"
            label=tr!(pocs.card.health)
            hint=tr!(pocs.card.health_hint)
            blank=tr!(pocs.card.not_said)
            value=fields.health
            options=Signal::derive(moods)
        />
        <Show when=move || !fields.health.read().is_empty()>
            <TextField
                faults
                pointer="/header/health_note"
                label=tr!(pocs.card.health_note)
                value=fields.health_note
                optional=true
            />
        </Show>
    }
}
