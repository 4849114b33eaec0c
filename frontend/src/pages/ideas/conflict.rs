//! Somebody changed it meanwhile (412): what is typed stays, and the current version is one press away.

use api_types::idea::IdeaView;
use api_types::problem::ProblemCode;
use leptos::prelude::*;

use crate::api::{Failure, Submit, use_submit};
use crate::components::{ActProblem, Button, Notice, ProblemNotice, Size, Tone};
use crate::pages::shared::{Disputed, EditProblem, ResumedNotice, disputed_list, focus_on};
use crate::state::Toasts;
use crate::words::tr;

/// Where one reads that somebody else has answered.
const ANSWERED: &str = "deja-repondu";

/// The failure of an act on something that others change too.
#[component]
pub(super) fn ActConflict(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(into)] on_reload: Callback<()>,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            if failure.is(ProblemCode::EditConflict) {
                view! { <Conflict on_reload /> }.into_any()
            } else {
                view! { <ProblemNotice failure /> }.into_any()
            }
        })
    }
}

/// The same on the page of an idea: the current version takes the place of what is shown, and one acts again.
#[component]
pub(super) fn IdeaConflict<I: Send + Sync + 'static>(
    idea: RwSignal<IdeaView>,
    act: Submit<I>,
) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let reload = use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |current: IdeaView| {
            act.forgive();
            toasts.tell(tr!(ideas.conflict.reloaded));
            idea.set(current);
        },
    );
    view! {
        <ActConflict failure=act.failure() on_reload=move |()| reload.send(()) />
        <ActProblem failure=reload.failure() />
    }
}

/// What somebody else answered while one was writing an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Overtaken {
    theirs: RwSignal<Option<Vec<Disputed>>>,
    over: RwSignal<bool>,
}

impl Overtaken {
    /// Nobody has answered.
    pub(super) fn new() -> Self {
        Self { theirs: RwSignal::new(None), over: RwSignal::new(false) }
    }

    /// It still waits for an answer: one goes on.
    pub(super) fn goes_on(self, theirs: Vec<Disputed>) {
        self.theirs.try_set(Some(theirs));
    }

    /// It waits for no answer any more.
    pub(super) fn ends(self, theirs: Vec<Disputed>) {
        self.theirs.try_set(Some(theirs));
        self.over.try_set(true);
        focus_on(format!("#{ANSWERED}"));
    }

    /// One's own answer is given: what the other said is said above it.
    pub(super) fn settled(self) {
        self.theirs.try_set(None);
    }

    /// Whether one can still answer.
    pub(super) fn waits(self) -> bool {
        !self.over.get()
    }
}

/// The failure of an answer. What somebody else answered meanwhile is read beside one's own words, which stay until
/// `on_leave` shows the idea as it is now.
#[component]
pub(super) fn AnswerConflict(
    #[prop(into)] failure: Signal<Option<Failure>>,
    resume: Submit<()>,
    overtaken: Overtaken,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let theirs = overtaken.theirs;
    let on_resume = move |()| resume.send(());
    view! {
        <Show
            when=move || overtaken.waits()
            fallback=move || view! { <Answered theirs=theirs.get().unwrap_or_default() on_leave /> }
        >
            <EditProblem failure pending=resume.pending() on_resume />
            <ResumedNotice disputed=theirs />
        </Show>
        <ActProblem failure=resume.failure() />
    }
}

#[component]
fn Answered(theirs: Vec<Disputed>, on_leave: Callback<()>) -> impl IntoView {
    let theirs = (!theirs.is_empty()).then(|| {
        view! {
            <p>{tr!(ideas.conflict.answered_theirs)}</p>
            {disputed_list(theirs)}
        }
    });
    view! {
        <div id=ANSWERED role="status" tabindex="-1">
            <Notice tone=Tone::Warning title=tr!(ideas.conflict.answered)>
                <p>{tr!(ideas.conflict.answered_why)}</p>
                {theirs}
                <p>
                    <Button size=Size::Small on:click=move |_| on_leave.run(())>
                        {tr!(ideas.conflict.reload)}
                    </Button>
                </p>
            </Notice>
        </div>
    }
}

#[component]
fn Conflict(on_reload: Callback<()>) -> impl IntoView {
    view! {
        <div role="alert">
            <Notice tone=Tone::Warning title=tr!(ideas.conflict.title)>
                <p>{tr!(ideas.conflict.text)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| on_reload.run(())>
                        {tr!(ideas.conflict.reload)}
                    </Button>
                </p>
            </Notice>
        </div>
    }
}
