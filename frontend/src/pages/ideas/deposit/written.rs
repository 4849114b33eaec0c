//! All that one is about to send, line by line, each with the way back to its field.

use api_types::challenge::ChallengeView;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use crate::api::Fetch;
use crate::components::{Button, Detail, Faults, Look, Size};
use crate::pages::ideas::writing::{ANONYMOUS, Writing};
use crate::pages::shared::{PersonChoice, focus_on};
use crate::state::References;
use crate::words::{self, Words, tr, trn};

/// Where the fields are: the form that they belong to, and the dialog that stands over it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub(super) faults: Faults,
    pub(super) open: RwSignal<bool>,
}

impl Fields {
    /// Closes the dialog, and takes the keyboard to this field.
    fn go(self, pointer: &str) {
        self.open.set(false);
        focus_on(format!("#{}", self.faults.control_id(pointer)));
    }
}

#[component]
pub(super) fn Written(
    writing: Writing,
    chosen: Fetch<Option<ChallengeView>>,
    fields: Fields,
) -> impl IntoView {
    let text = |field: RwSignal<String>| said(field.get_untracked());
    let count = u64::try_from(writing.files.read_untracked().len()).unwrap_or_default();
    let masked = *writing.name.read_untracked() == ANONYMOUS;
    let name = if masked { tr!(ideas.name.anonymous) } else { tr!(ideas.name.named) };
    view! {
        <dl class="facts">
            <Line term=tr!(ideas.field.title) field="/content/title" fields>{text(writing.title)}</Line>
            <Line term=tr!(ideas.idea.problem) field="/content/problem" fields>
                {text(writing.problem)}
            </Line>
            <Line term=tr!(ideas.idea.proposal) field="/content/proposal" fields>
                {text(writing.proposal)}
            </Line>
            <Line term=tr!(ideas.field.subcategory) field="/content/subcategory" fields>
                {filed(writing)}
            </Line>
            <Nature writing />
            <Detail term=tr!(ideas.files.label)>{trn!(count, ideas.files.count)}</Detail>
            {move || {
                let challenge = chosen.get().and_then(Result::ok).flatten()?;
                let title = challenge.summary.title;
                Some(view! {
                    <Line term=tr!(ideas.field.challenge) field="/challenge_id" fields>{title}</Line>
                })
            }}
            <Line term=tr!(ideas.preview.name) field="/anonymous" fields>{name}</Line>
            {(!masked).then(|| view! { <Colleague writing fields /> <With writing /> })}
        </dl>
    }
}

/// A line, and « Modifier ».
#[component]
fn Line(
    term: &'static str,
    field: &'static str,
    fields: Fields,
    children: Children,
) -> impl IntoView {
    view! {
        <Detail term>
            {children()}" "
            <Button look=Look::Quiet size=Size::Small on:click=move |_| fields.go(field)>
                {tr!(ideas.idea.edit)}
                <span class="sr-only">" "{term}</span>
            </Button>
        </Detail>
    }
}

fn said(text: String) -> AnyView {
    if text.trim().is_empty() {
        return view! { <span class="muted">{tr!(ideas.preview.nothing)}</span> }.into_any();
    }
    view! { <span class="as-typed">{text}</span> }.into_any()
}

fn filed(writing: Writing) -> AnyView {
    let code = writing.subcategory.get_untracked();
    if code.is_empty() {
        return said(code);
    }
    let references = expect_context::<References>();
    references.label(ReferenceList::Subcategory, &ReferenceCode(code)).into_any()
}

/// What it is besides: what nobody chose is said too.
#[component]
fn Nature(writing: Writing) -> impl IntoView {
    let nature = writing.nature.get_value();
    let field = nature.field.get_untracked();
    let references = expect_context::<References>();
    let field: Option<Words> = (!field.is_empty())
        .then(|| references.label(ReferenceList::InnovationField, &ReferenceCode(field)));
    let form = InnovationForm::from_code(&nature.form.read_untracked()).unwrap_or_default();
    let origin = IdeaOrigin::from_code(&nature.origin.read_untracked()).unwrap_or_default();
    view! {
        {field.map(|field| view! { <Detail term=tr!(ideas.field.innovation_field)>{field}</Detail> })}
        <Detail term=tr!(ideas.field.form)>{words::innovation_form(form)}</Detail>
        <Detail term=tr!(ideas.field.origin)>{words::idea_origin(origin)}</Detail>
    }
}

/// With whom it is put forward: nobody is invited to sign what is deposited for somebody else.
#[component]
fn With(writing: Writing) -> impl IntoView {
    let own = untrack(|| writing.colleague.with_value(PersonChoice::id)).is_none();
    let person = writing.together().get_untracked().filter(|_| own);
    person.map(|person| {
        view! { <Detail term=tr!(ideas.together.asks)>{person.name}</Detail> }
    })
}

/// In whose name, when it is somebody else's.
#[component]
fn Colleague(writing: Writing, fields: Fields) -> impl IntoView {
    let colleague = untrack(|| writing.colleague.with_value(PersonChoice::person));
    colleague.map(|person| {
        view! {
            <Line term=tr!(ideas.field.on_behalf) field="/on_behalf_of" fields>{person.name}</Line>
        }
    })
}
