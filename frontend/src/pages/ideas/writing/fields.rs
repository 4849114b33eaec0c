//! The fields of an idea, in two parts: what it says, where it is filed.

use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::files::FilesField;
use super::{ANONYMOUS, Writing};
use crate::api::use_submit;
use crate::components::{
    ActProblem, Button, Check, Faults, GroupedSelect, SelectField, SelectGroup, SelectOption, Size,
    TextField,
};
use crate::pages::shared::RichArea;
use crate::state::References;
use crate::words::{self, tr};

/// A title, a problem, a proposal; or one blank page for whoever would rather (R070).
#[component]
pub(in crate::pages::ideas) fn WordFields(writing: Writing, faults: Faults) -> impl IntoView {
    let free = RwSignal::new(false);
    let turn = move |asked: bool| {
        if asked {
            gather(writing);
        }
        free.set(asked);
    };
    let proposal = move || {
        let (label, hint) = if free.get() {
            (tr!(ideas.field.free), tr!(ideas.field.free_hint))
        } else {
            (tr!(ideas.field.proposal), tr!(ideas.field.proposal_hint))
        };
        let missing = tr!(ideas.field.proposal_missing);
        view! { <RichArea faults pointer="/content/proposal" label hint missing value=writing.proposal /> }
    };
    view! {
        <div>
            <TextField
                faults
                pointer="/content/title"
                label=tr!(ideas.field.title)
                hint=tr!(ideas.field.title_hint)
                missing=tr!(ideas.field.title_missing)
                value=writing.title
            />
            <Check label=tr!(ideas.field.blank_page) checked=free on_change=turn />
            // What a draft or a challenge writes there is seen, whatever was chosen.
            <Show when=move || !free.get() || !writing.problem.read().is_empty()>
                <RichArea
                    faults
                    pointer="/content/problem"
                    label=tr!(ideas.field.problem)
                    hint=tr!(ideas.field.problem_hint)
                    value=writing.problem
                />
            </Show>
            {proposal}
        </div>
    }
}

/// All that is written, on one page: no word is lost.
fn gather(writing: Writing) {
    let (problem, proposal) = (writing.problem.get_untracked(), writing.proposal.get_untracked());
    let written = [problem.trim(), proposal.trim()].into_iter().filter(|text| !text.is_empty());
    writing.proposal.set(written.collect::<Vec<_>>().join("\n\n"));
    writing.problem.set(String::new());
}

/// The sub-category, under its domain, and the files.
#[component]
pub(in crate::pages::ideas) fn FiledFields(writing: Writing, faults: Faults) -> impl IntoView {
    let references = expect_context::<References>();
    let groups = Signal::derive(move || {
        // What it is filed under already, even out of service, with its domain.
        let chosen = writing.subcategory.get();
        let masked = *writing.name.read() == ANONYMOUS;
        let own = references.domain_of(&chosen).map(|domain| domain.0).unwrap_or_default();
        let domains = references.options_with(ReferenceList::Domain, &own).into_iter();
        let group = domains.map(|domain| {
            let mut options = references.subcategories_with(&domain.value, &chosen);
            options.retain(|option| !masked || references.is_everybodys(&option.value));
            SelectGroup { label: domain.label, options }
        });
        group.filter(|group| !group.options.is_empty()).collect()
    });
    view! {
        <div>
            <GroupedSelect
                faults
                pointer="/content/subcategory"
                label=tr!(ideas.field.subcategory)
                hint=tr!(ideas.field.subcategory_hint)
                missing=tr!(ideas.field.subcategory_missing)
                blank=tr!(ideas.field.subcategory_blank)
                groups
                value=writing.subcategory
            />
            <Show when=move || references.is_empty()><ListsMissing references /></Show>
            <NatureFields writing faults />
            <FilesField writing faults />
        </div>
    }
}

/// What it is besides, for those who want to say it.
#[component]
fn NatureFields(writing: Writing, faults: Faults) -> impl IntoView {
    let nature = writing.nature.get_value();
    let references = expect_context::<References>();
    let fields = Signal::derive(move || {
        nature.field.with(|chosen| references.options_with(ReferenceList::InnovationField, chosen))
    });
    let forms = Signal::derive(|| {
        let option =
            |form: &InnovationForm| SelectOption::new(form.code(), words::innovation_form(*form));
        InnovationForm::ALL.iter().map(option).collect::<Vec<_>>()
    });
    let origins = Signal::derive(|| {
        let option =
            |origin: &IdeaOrigin| SelectOption::new(origin.code(), words::idea_origin(*origin));
        IdeaOrigin::ALL.iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <details class="disclose">
            <summary>{tr!(ideas.field.nature)}</summary>
            <SelectField
                faults
                pointer="/content/innovation_field"
                label=tr!(ideas.field.innovation_field)
                blank=tr!(ideas.field.no_field)
                optional=true
                options=fields
                value=nature.field
            />
            <SelectField
                faults
                pointer="/content/form"
                label=tr!(ideas.field.form)
                options=forms
                value=nature.form
            />
            <SelectField
                faults
                pointer="/content/origin"
                label=tr!(ideas.field.origin)
                options=origins
                value=nature.origin
            />
        </details>
    }
}

/// The lists are read once, when one signs in: when that failed, they are asked for here.
#[component]
fn ListsMissing(references: References) -> impl IntoView {
    let read = use_submit(
        |client, ()| async move { client.list_references().await },
        move |lists| references.fill(lists),
    );
    view! {
        <ActProblem failure=read.failure() />
        <p class="cluster small">
            {tr!(ideas.field.no_lists)}
            <Button size=Size::Small pending=read.pending() on:click=move |_| read.send(())>
                {tr!(ideas.field.read_lists)}
            </Button>
        </p>
    }
}
