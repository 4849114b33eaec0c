//! What one must know while writing: a text that was found again, two versions, a challenge that closed.

use api_types::problem::ProblemCode;
use leptos::prelude::*;

use super::keeper::{Keeper, Kept};
use crate::api::Failure;
use crate::components::{Button, ButtonLink, Glyph, Icon, Look, Notice, ProblemNotice, Size, Tone};
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr};

/// What this browser kept when the server could not.
#[component]
pub(super) fn FoundAgain(keeper: Keeper) -> impl IntoView {
    move || {
        let copy = keeper.found()?;
        let text = tr!(ideas.found.text, when = words::date_time(copy.at));
        // It belongs to the draft on screen, to no draft yet, or to another one.
        let elsewhere = copy.draft.filter(|draft| keeper.draft() != Some(*draft));
        let take = match elsewhere {
            None => view! {
                <Button size=Size::Small on:click=move |_| keeper.take_found()>
                    {tr!(ideas.found.take)}
                </Button>
            }
            .into_any(),
            Some(draft) => {
                let href = Page::Ideas(IdeasPage::Resume(draft)).path();
                view! { <ButtonLink href size=Size::Small>{tr!(ideas.found.open)}</ButtonLink> }
                    .into_any()
            }
        };
        Some(view! {
            <Notice title=tr!(ideas.found.title)>
                <p>{text}</p>
                <div class="cluster">
                    {take}
                    <Button look=Look::Quiet size=Size::Small on:click=move |_| keeper.drop_found()>
                        {tr!(ideas.found.drop)}
                    </Button>
                </div>
            </Notice>
        })
    }
}

/// The draft was changed in another tab or on another device.
#[component]
pub(super) fn Disputed(keeper: Keeper) -> impl IntoView {
    let disputed = Memo::new(move |_| keeper.state() == Kept::Disputed);
    view! {
        <Show when=move || disputed.get()>
            <div role="alert">
                <Notice tone=Tone::Warning title=tr!(ideas.disputed.title)>
                    <p>{tr!(ideas.disputed.text)}</p>
                    <div class="cluster">
                        <Button size=Size::Small on:click=move |_| keeper.keep_mine()>
                            {tr!(ideas.disputed.mine)}
                        </Button>
                        <Button size=Size::Small on:click=move |_| keeper.take_theirs()>
                            {tr!(ideas.disputed.theirs)}
                        </Button>
                    </div>
                </Notice>
            </div>
        </Show>
    }
}

/// Why the idea was not deposited; a challenge that closed meanwhile leaves another way.
#[component]
pub(super) fn Refusal(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(into)] on_spontaneous: Callback<()>,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            if failure.is(ProblemCode::ChallengeClosed) {
                view! { <ChallengeClosed on_spontaneous /> }.into_any()
            } else {
                view! { <ProblemNotice failure /> }.into_any()
            }
        })
    }
}

#[component]
fn ChallengeClosed(on_spontaneous: Callback<()>) -> impl IntoView {
    view! {
        <div role="alert">
            <Notice tone=Tone::Warning title=tr!(ideas.closed.title)>
                <p>{tr!(ideas.closed.text)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| on_spontaneous.run(())>
                        {tr!(ideas.closed.act)}
                    </Button>
                </p>
            </Notice>
        </div>
    }
}

/// « Brouillon enregistré à 10 h 12 ».
#[component]
pub(super) fn KeptLine(keeper: Keeper) -> impl IntoView {
    let said = Memo::new(move |_| match keeper.state() {
        Kept::Nowhere => None,
        Kept::OnServer(at) => Some(tr!(ideas.kept.on_server, time = words::time_of_day(at))),
        Kept::Here(at) => Some(tr!(ideas.kept.here, time = words::time_of_day(at))),
        Kept::Disputed => Some(tr!(ideas.kept.disputed).to_owned()),
    });
    let glyph = move || match keeper.state() {
        Kept::Nowhere | Kept::OnServer(_) => Glyph::Check,
        Kept::Here(_) => Glyph::Offline,
        Kept::Disputed => Glyph::Alert,
    };
    view! {
        <span class="saved" role="status">
            {move || said.get().map(|words| view! { <Icon glyph=glyph() />{words} })}
        </span>
    }
}
