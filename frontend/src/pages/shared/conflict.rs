//! Somebody else changed the record meanwhile (412): what was typed stays, and one goes on from what is there now.

use api_types::problem::ProblemCode;
use leptos::prelude::*;

use super::focus::focus_on;
use super::quote::quoted;
use crate::api::Failure;
use crate::components::{ActProblem, Button, Glyph, Icon, Notice, Size, Tone};
use crate::words::{Words, tr};

/// A field that both changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Disputed {
    /// Its name on screen.
    pub(crate) label: Words,
    /// What the other person wrote.
    pub(crate) theirs: String,
}

/// The failure of a change. A conflict is explained, and `on_resume` takes the changes over to the current version.
#[component]
pub(crate) fn EditProblem(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(into)] pending: Signal<bool>,
    #[prop(into)] on_resume: Callback<()>,
) -> impl IntoView {
    let conflict = Memo::new(move |_| {
        failure.with(|failure| {
            failure.as_ref().is_some_and(|failure| failure.is(ProblemCode::EditConflict))
        })
    });
    move || {
        if !conflict.get() {
            return view! { <ActProblem failure /> }.into_any();
        }
        view! {
            <div class="notice" data-tone="danger" role="alert">
                <Icon glyph=Glyph::Alert />
                <p class="title">{tr!(problems.edit_conflict)}</p>
                <p class="small">{tr!(shared.conflict)}</p>
                <p>
                    <Button size=Size::Small pending on:click=move |_| on_resume.run(())>
                        {tr!(shared.resume)}
                    </Button>
                </p>
            </div>
        }
        .into_any()
    }
}

/// What came out of taking the changes over; nothing while nothing was taken over.
#[component]
pub(crate) fn ResumedNotice(
    #[prop(into)] disputed: Signal<Option<Vec<Disputed>>>,
) -> impl IntoView {
    // The button that was pressed is gone: one goes on from here.
    Effect::new(move |drawn: Option<()>| {
        let there = disputed.with(Option::is_some);
        if drawn.is_some() && there {
            focus_on("[data-resumed]");
        }
    });
    let said = move |disputed: Vec<Disputed>| {
        let both = (!disputed.is_empty()).then(|| {
            view! {
                <p>{tr!(shared.resumed_both)}</p>
                {disputed_list(disputed)}
            }
        });
        view! {
            <div role="status" tabindex="-1" data-resumed="">
                <Notice tone=Tone::Info title=tr!(shared.resumed)>
                    <p>{tr!(shared.resumed_why)}</p>
                    {both}
                </Notice>
            </div>
        }
    };
    move || disputed.get().map(said)
}

/// What the other person wrote, field by field.
pub(crate) fn disputed_list(disputed: Vec<Disputed>) -> impl IntoView {
    let line = |Disputed { label, theirs }: Disputed| {
        let theirs =
            if theirs.is_empty() { tr!(shared.nothing).to_owned() } else { quoted(&theirs) };
        view! { <li><b>{label}</b>" "{theirs}</li> }
    };
    view! { <ul>{disputed.into_iter().map(line).collect_view()}</ul> }
}
