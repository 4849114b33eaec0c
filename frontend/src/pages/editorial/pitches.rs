//! What is pitched at an event, in order, of what one may read.

use api_types::editorial::PitchView;
use domain::journal::SubjectKind;
use leptos::prelude::*;

use crate::components::Section;
use crate::routes::page_of;
use crate::words::tr;

/// What it is, in one word; nothing of what nobody pitches.
pub(super) fn pitch_kind(kind: SubjectKind) -> Option<&'static str> {
    match kind {
        SubjectKind::Idea => Some(tr!(search.kind.idea)),
        SubjectKind::Poc => Some(tr!(search.kind.poc)),
        SubjectKind::Practice => Some(tr!(search.kind.practice)),
        SubjectKind::Challenge
        | SubjectKind::Account
        | SubjectKind::SynonymGroup
        | SubjectKind::Rights
        | SubjectKind::Document
        | SubjectKind::HelpRequest
        | SubjectKind::ResourceRequest
        | SubjectKind::Message
        | SubjectKind::Review
        | SubjectKind::Setting
        | SubjectKind::EditorialItem
        | SubjectKind::Organisation => None,
    }
}

/// The pitches, numbered as they come.
#[component]
pub(super) fn Pitches(pitches: Vec<PitchView>) -> impl IntoView {
    let row = |PitchView { kind, id, reference, title }: PitchView| {
        let href = page_of(kind, id)?.path();
        Some(view! {
            <li>
                <a href=href>{title}</a>
                " "
                <span class="small muted">{pitch_kind(kind)}" · "{reference}</span>
            </li>
        })
    };
    view! {
        <Section title=tr!(editorial.pitches.title)>
            <ol class="stack gap-2">{pitches.into_iter().filter_map(row).collect_view()}</ol>
        </Section>
    }
}
