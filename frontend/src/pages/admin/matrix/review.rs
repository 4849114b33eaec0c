//! What would change, in words, before it counts.

use api_types::problem::ProblemCode;
use api_types::rights::{ChangeMatrixRequest, MatrixView};
use domain::access::CellChange;
use leptos::prelude::*;

use super::editor::Editor;
use crate::api::{Api, Submit, use_api, use_submit};
use crate::components::{ActProblem, Button, Dialog, Look, Notice, Size, Tone};
use crate::pages::admin::names::{change_in_words, refusal_in_words};
use crate::pages::shared::focus_on;
use crate::state::{Session, Toasts};
use crate::words::{self, tr, trn};

/// The stop of the keyboard in the table: where it goes back to once what it pressed is no longer there.
const STOP: &str = ".matrix [tabindex='0']";

/// Each change as a sentence, with the way to undo it.
#[component]
pub(super) fn Changes(editor: Editor) -> impl IntoView {
    let count = Memo::new(move |_| editor.changes().len() as u64);
    let title = move || trn!(count.get(), admin.changes);
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="section" aria-labelledby="changements">
                <h2 id="changements" class="section-title">{title}</h2>
                <Sentences editor />
            </section>
        </Show>
    }
}

#[component]
fn Sentences(editor: Editor) -> impl IntoView {
    // Keyed: a button keeps the change that it was given first.
    view! {
        <ul role="list" class="row-list">
            <For each=move || editor.changes() key=|change| change_in_words(*change) let:change>
                <Sentence editor change />
            </For>
        </ul>
    }
}

#[component]
fn Sentence(editor: Editor, change: CellChange) -> impl IntoView {
    let what = change_in_words(change);
    let CellChange { row, capability, profile, reach: _ } = change;
    let bound = trn!(editor.people(profile), admin.bound);
    view! {
        <li class="row-item">
            <div>
                <p class="title">{what.clone()}</p>
                <p>{bound}</p>
            </div>
            <span class="end">
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    attr:aria-label=tr!(admin.undo_named, what = what)
                    on:click=move |_| {
                        editor.undo((row, capability, profile));
                        focus_on(STOP);
                    }
                >
                    {tr!(common.undo)}
                </Button>
            </span>
        </li>
    }
}

/// The bar at the bottom, while something would change.
#[component]
pub(super) fn ReviewBar(editor: Editor, reload: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| editor.changes().len() as u64);
    let apply = use_apply(editor, open);
    let undo_all = move |_| {
        editor.undo_all();
        focus_on(STOP);
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="review" aria-label=tr!(admin.review)>
                <p role="status">
                    <b>{move || trn!(count.get(), admin.to_review)}</b>
                    <span class="muted small">" · "{tr!(admin.review_note)}</span>
                </p>
                <div class="cluster">
                    <Button on:click=undo_all>{tr!(admin.undo_all)}</Button>
                    <Button look=Look::Primary on:click=move |_| open.set(true)>
                        {tr!(admin.review_act)}
                    </Button>
                </div>
            </section>
        </Show>
        <Dialog open title=tr!(admin.review)>
            <Show when=move || open.get()><Reading editor apply reload /></Show>
        </Dialog>
    }
}

/// The sentences once more, the rule they break if they do, and the act.
#[component]
fn Reading(
    editor: Editor,
    apply: Submit<(ChangeMatrixRequest, ChangeMatrixRequest)>,
    reload: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let refused = Memo::new(move |_| editor.refused(session).map(refusal_in_words));
    let count = Memo::new(move |_| editor.changes().len() as u64);
    let press = move |_| {
        if refused.read_untracked().is_none() {
            apply.send(editor.request());
        }
    };
    let notice = move || {
        refused.get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Warning title=tr!(problems.rights_rule)><p>{why}</p></Notice>
                </div>
            }
        })
    };
    let conflict = move || {
        let met = apply.failure().get().is_some_and(|one| one.is(ProblemCode::EditConflict));
        met.then(|| {
            view! {
                <p class="small">{tr!(admin.reload_why)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| {
                        apply.forgive();
                        reload.run(());
                    }>{tr!(admin.reload)}</Button>
                </p>
            }
        })
    };
    view! {
        <div class="stack">
            <Sentences editor />
            {notice}
            <ActProblem failure=apply.failure() />
            {conflict}
            <p>
                <Button look=Look::Primary pending=apply.pending() on:click=press>
                    {move || trn!(count.get(), admin.apply)}
                </Button>
            </p>
        </div>
    }
}

type Both = (ChangeMatrixRequest, ChangeMatrixRequest);

/// Applies the changes, says so, and offers the way back.
fn use_apply(editor: Editor, open: RwSignal<bool>) -> Submit<Both> {
    let toasts = expect_context::<Toasts>();
    let api = use_api();
    use_submit(
        move |client, (change, back): Both| async move {
            let seen = editor.version();
            client.change_matrix(&change, seen).await.map(|matrix| (matrix, back))
        },
        move |(matrix, back): (MatrixView, ChangeMatrixRequest)| {
            let (api, version) = (api.clone(), matrix.version);
            editor.accept(matrix);
            open.set(false);
            focus_on(STOP);
            let undo = move || take_back(api.clone(), editor, toasts, (back.clone(), version));
            toasts.tell_undoable(tr!(admin.applied), undo);
        },
    )
}

fn take_back(
    api: Api,
    editor: Editor,
    toasts: Toasts,
    (back, version): (ChangeMatrixRequest, i32),
) {
    leptos::task::spawn_local(async move {
        let changed = api.call(|client| {
            let back = back.clone();
            async move { client.change_matrix(&back, version).await }
        });
        match changed.await {
            Ok(matrix) => {
                toasts.tell(tr!(admin.undone));
                editor.accept(matrix);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}
