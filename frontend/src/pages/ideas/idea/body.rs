//! What the idea says, in the margin's order: the problem, the proposal, its pictures and documents.

use api_types::attachment::{AttachmentKind, AttachmentView};
use api_types::idea::IdeaView;
use domain::idea::InnovationForm;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::Shown;
use crate::components::{Glyph, Icon, Markdown};
use crate::pages::shared::size_words;
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn IdeaBody(idea: Shown) -> impl IntoView {
    let said = Memo::new(move |_| {
        let idea = idea.read();
        (idea.problem_html.clone(), idea.proposal_html.clone(), idea.attachments.clone())
    });
    move || {
        let (problem, proposal, files) = said.get();
        view! {
            <section class="noted" aria-label=tr!(ideas.idea.body)>
                {problem.map(|html| note(tr!(ideas.idea.problem), html))}
                {proposal.map(|html| note(tr!(ideas.idea.proposal), html))}
                <Files files />
                <Context idea />
            </section>
        }
    }
}

fn note(label: &'static str, html: String) -> impl IntoView {
    view! {
        <div class="note-row">
            <h2 class="note-label">{label}</h2>
            <Markdown html />
        </div>
    }
}

#[component]
fn Files(files: Vec<AttachmentView>) -> impl IntoView {
    if files.is_empty() {
        return ().into_any();
    }
    let (pictures, documents): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.kind == AttachmentKind::Image);
    let pictures = pictures.into_iter().map(|AttachmentView { url, alt, .. }| {
        view! { <img class="picture" src=url alt=alt loading="lazy" /> }
    });
    let documents = documents.into_iter().map(|file| view! { <li><Document file /></li> });
    view! {
        <div class="note-row">
            <h2 class="note-label">{tr!(ideas.idea.files)}</h2>
            <div class="stack">
                {pictures.collect_view()}
                <ul role="list" class="stack gap-2">{documents.collect_view()}</ul>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Document(file: AttachmentView) -> impl IntoView {
    let AttachmentView { name, url, size, .. } = file;
    let saved_as = name.clone();
    view! {
        <a class="link-action" href=url rel="external" download=saved_as>
            <Icon glyph=Glyph::Download />
            {name}
        </a>
        <span class="small muted">" ("{size_words(size)}")"</span>
    }
}

/// Where it comes from (R072); its form and its field of innovation, when they say something.
#[component]
fn Context(idea: Shown) -> impl IntoView {
    let references = expect_context::<References>();
    let words = move || {
        let IdeaView { innovation_field, form, origin, .. } = idea.get();
        let origin = tr!(ideas.idea.origin, who = words::idea_origin(origin));
        let field = innovation_field
            .map(|code| references.label(ReferenceList::InnovationField, &code).to_string());
        let form = match form {
            InnovationForm::Participative => None,
            InnovationForm::Open | InnovationForm::Collaborative => {
                Some(words::innovation_form(form).to_owned())
            }
        };
        [origin].into_iter().chain(field).chain(form).collect::<Vec<_>>()
    };
    view! {
        <div class="note-row">
            <h2 class="note-label">{tr!(ideas.idea.context)}</h2>
            <p class="small">{move || words().join(" · ")}</p>
        </div>
    }
}
