//! The form of an item: the fields of its brick, its image, the body that it is written for.

use domain::editorial::{EditorialBrick, ProjectStatus};
use leptos::prelude::*;

use super::event_form::EventForm;
use super::fields::ItemFields;
use super::figure_form::FigureForm;
use super::issue_form::IssueForm;
use super::knowledge_form::{MethodForm, TestimonialForm};
use super::poc_field::PocField;
use super::practice_field::PracticeField;
use super::term_form::TermForm;
use super::written_for::{LookedAfter, WrittenFor};
use crate::components::{Faults, Lazily, SelectField, SelectOption, TextArea, TextField, chunk};
use crate::pages::shared::{
    BodyField, CharterRemarks, ImagePart, Pointers, VideoFields, VideoForm,
};
use crate::words::{self, tr};

// News and terms are written most: whoever writes them does not download what the other bricks need.
chunk! {
    letters_writing {
        issue_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <IssueForm faults fields /> }
        };
    }
}

chunk! {
    events_writing {
        event_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <EventForm faults fields /> }
        };
    }
}

// What is told of an experiment or of a practice is asked of testimonials, and of some news.
chunk! {
    knowledge_writing {
        figure_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <FigureForm faults fields /> }
        };
        method_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <MethodForm faults fields /> }
        };
        testimonial_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <TestimonialForm faults fields /> }
        };
        project_fields(faults: Faults, fields: StoredValue<ItemFields>) => {
            view! { <ProjectFields faults fields /> }
        };
    }
}

// Few news are filmed.
chunk! {
    news_filmed {
        news_video(faults: Faults, video: VideoFields) => view! { <NewsVideo faults video /> };
    }
}

/// Where its image is, in what is sent.
const IMAGE: Pointers = Pointers { file: "/image/file_id", scope: "/image/scope" };

/// The fields, filled with what `fields` hold; some of them come a moment later.
#[component]
pub(super) fn ItemForm(
    faults: Faults,
    brick: EditorialBrick,
    fields: StoredValue<ItemFields>,
) -> impl IntoView {
    let said = match brick {
        EditorialBrick::News => view! { <NewsForm faults fields /> }.into_any(),
        EditorialBrick::Glossary => view! { <TermForm faults fields /> }.into_any(),
        EditorialBrick::Events => {
            view! { <Lazily load=move || event_fields(faults, fields) /> }.into_any()
        }
        EditorialBrick::KeyFigures => {
            view! { <Lazily load=move || figure_fields(faults, fields) /> }.into_any()
        }
        EditorialBrick::MethodResources => {
            view! { <Lazily load=move || method_fields(faults, fields) /> }.into_any()
        }
        EditorialBrick::Testimonials => {
            view! { <Lazily load=move || testimonial_fields(faults, fields) /> }.into_any()
        }
        EditorialBrick::Newsletters => {
            view! { <Lazily load=move || issue_fields(faults, fields) /> }.into_any()
        }
    };
    let own = fields.get_value();
    let image = brick.has_image().then(|| view! { <ImagePart faults image=own.image at=IMAGE /> });
    view! {
        {said}
        {image}
        <WrittenFor faults brick value=own.organisation />
        <LookedAfter faults brick chosen=own.owner />
    }
}

#[component]
fn NewsForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let line =
        |status: &ProjectStatus| SelectOption::new(status.code(), words::project_status(*status));
    let statuses: Vec<_> = ProjectStatus::ALL.iter().map(line).collect();
    let told = move || !own.project.read().is_empty();
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(editorial.field.title)
            missing=tr!(editorial.field.title_missing)
            value=own.title
        />
        <CharterRemarks faults pointer="/title" text=own.title />
        <TextArea
            faults
            pointer="/content/news/lead"
            label=tr!(editorial.field.lead)
            hint=tr!(editorial.field.lead_hint)
            value=own.lead
            optional=true
        />
        <CharterRemarks faults pointer="/content/news/lead" text=own.lead />
        <BodyField
            faults
            pointer="/content/news/body"
            label=tr!(editorial.field.body)
            hint=tr!(services.rules.body_hint)
            value=own.body
        />
        <SelectField
            faults
            pointer="/content/news/project/status"
            label=tr!(editorial.field.project)
            hint=tr!(editorial.field.project_hint)
            blank=tr!(editorial.field.no_project)
            value=own.project
            options=Signal::stored(statuses)
            optional=true
        />
        <Show when=told>
            <Lazily load=move || project_fields(faults, fields) />
        </Show>
        <Lazily load=move || news_video(faults, own.video) />
    }
}

/// The video that shows it.
#[component]
fn NewsVideo(faults: Faults, video: VideoFields) -> impl IntoView {
    view! {
        <fieldset class="stack gap-6">
            <legend>{tr!(shared.video.title)}</legend>
            <VideoForm faults video at="/content/news/video" />
        </fieldset>
    }
}

/// What the news tells of: an experiment, a practice.
#[component]
fn ProjectFields(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    view! {
        <PocField faults chosen=own.poc at="/content/news/project/poc_id" />
        <PracticeField faults chosen=own.practice at="/content/news/project/practice_id" />
    }
}
