//! A message ready for a social network or a messaging, of what one looks at (R383, R388).

use domain::editorial::EditorialBrick;
use domain::expression::Target;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::Unfolded;
use super::share::{ShareLink, address};
use crate::components::{
    Button, Faults, Glyph, Icon, Lazily, Look, Size, TextArea, chunk, copied, hand_over,
    may_hand_over,
};
use crate::state::{Navigation, Toasts};
use crate::words::tr;

/// What the message tells of, and so how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// What people react to.
    Reacted(Target),
    /// An item of a brick.
    Written(EditorialBrick),
    /// What anybody reads, outside.
    Outside,
}

impl Told {
    /// The first words, with the title of the page.
    fn begins(self, title: String) -> String {
        match self {
            Self::Reacted(Target::Idea(_)) => tr!(shared.ready.idea, title = title),
            Self::Reacted(Target::Challenge(_)) => tr!(shared.ready.challenge, title = title),
            Self::Reacted(Target::Poc(_)) => tr!(shared.ready.poc, title = title),
            Self::Reacted(Target::Practice(_)) => tr!(shared.ready.practice, title = title),
            Self::Reacted(Target::Organisation(_)) => tr!(shared.ready.body, title = title),
            Self::Written(EditorialBrick::News) => tr!(shared.ready.news, title = title),
            Self::Written(EditorialBrick::Events) => tr!(shared.ready.event, title = title),
            Self::Written(EditorialBrick::Testimonials) => tr!(shared.ready.spoken, title = title),
            Self::Written(EditorialBrick::KeyFigures) => tr!(shared.ready.figure, title = title),
            Self::Written(EditorialBrick::MethodResources) => {
                tr!(shared.ready.method, title = title)
            }
            Self::Written(EditorialBrick::Newsletters) => tr!(shared.ready.letter, title = title),
            Self::Written(EditorialBrick::Glossary) => tr!(shared.ready.term, title = title),
            Self::Outside => tr!(shared.ready.outside, title = title),
        }
    }

    /// For whom the link opens.
    fn hint(self) -> &'static str {
        match self {
            Self::Reacted(Target::Practice(_)) | Self::Written(_) => {
                tr!(shared.ready.hint_showcase)
            }
            Self::Reacted(
                Target::Idea(_) | Target::Challenge(_) | Target::Poc(_) | Target::Organisation(_),
            ) => tr!(shared.ready.hint),
            Self::Outside => tr!(shared.ready.hint_outside),
        }
    }
}

// Apart from the pages of the bricks, which are heavy enough.
chunk! {
    passing {
        passing_on(of: Option<Told>) => view! { <Passing of /> };
    }
}

/// What ends a page: its link, and a message when it tells of one thing. Downloaded after the page.
#[component]
pub(crate) fn PassOn(#[prop(optional)] of: Option<Told>) -> impl IntoView {
    view! { <Lazily load=move || passing_on(of) /> }
}

#[component]
fn Passing(of: Option<Told>) -> impl IntoView {
    view! {
        <div class="stack gap-3 no-print">
            <p class="cluster"><ShareLink /></p>
            {of.map(|of| view! { <ReadyMessage of /> })}
        </div>
    }
}

/// A message to change, to copy, and to hand over to another application where the browser can.
#[component]
pub(crate) fn ReadyMessage(
    of: Told,
    #[prop(default = None)] lead: Option<String>,
) -> impl IntoView {
    let summary = view! { <Icon glyph=Glyph::Mail />{tr!(shared.ready.title)} }.into_any();
    view! {
        <div class="no-print">
            <Unfolded summary><Message of lead=lead.clone() /></Unfolded>
        </div>
    }
}

#[component]
fn Message(of: Told, lead: Option<String>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let title = expect_context::<Navigation>().title();
    let link = address(&use_location());
    let said = [Some(of.begins(title)), lead, Some(link)];
    let words = RwSignal::new(said.into_iter().flatten().collect::<Vec<_>>().join("\n\n"));
    let copy = move |_| {
        spawn_local(async move {
            let done = copied(&words.get_untracked()).await;
            toasts.tell(if done { tr!(shared.ready.copied) } else { tr!(shared.ready.not_copied) });
        });
    };
    let send = move |_| spawn_local(async move { hand_over(&words.get_untracked()).await });
    let elsewhere = may_hand_over().then(|| {
        view! {
            <Button look=Look::Quiet size=Size::Small on:click=send>
                {tr!(shared.ready.hand_over)}
            </Button>
        }
    });
    view! {
        <div class="stack gap-3">
            <TextArea
                faults=Faults::new()
                pointer="/message"
                label=tr!(shared.ready.words)
                hint=of.hint()
                value=words
            />
            <p class="cluster">
                <Button size=Size::Small on:click=copy>{tr!(shared.ready.copy)}</Button>
                {elsewhere}
            </p>
        </div>
    }
}
