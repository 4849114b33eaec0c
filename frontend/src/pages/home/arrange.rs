//! Arranging the landing page: what stands where, what is put away; with buttons, or by dragging. Nothing is kept until
//! one says so, and what was kept may be undone.

mod draft;

use api_client::ApiClient;
use api_types::home::{ArrangeHomeRequest, HomeArrangementView};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Api, use_api, use_submit};
use crate::components::{ActProblem, Button, Dialog, Look, Size};
use crate::pages::shared::focus_on;
use crate::routes::Function;
use crate::state::{Bricks, Toasts};
use crate::words::{self, function_name, tr};

use draft::{Draft, Row, Which};

/// How the page is arranged, as it was kept last.
pub(super) type Arranged = RwSignal<HomeArrangementView>;

/// The buttons of a row, as their identifiers name them.
const UP: &str = "monter";
const DOWN: &str = "descendre";

/// What is being arranged, what it was before each act, and what is said of the last one.
#[derive(Clone, Copy)]
struct Desk {
    draft: RwSignal<Draft>,
    past: RwSignal<Vec<Draft>>,
    said: RwSignal<String>,
    dragged: RwSignal<Option<Row>>,
    /// What the added bricks are called.
    bricks: Bricks,
}

impl Desk {
    /// What a part, a service or an added brick is called.
    fn name(self, row: Row) -> String {
        match row {
            Row::Part(part) => words::home_part(part).to_owned(),
            Row::Tile(brick) => Function::of(brick).map_or("", function_name).to_owned(),
            Row::Added(id) => untrack(|| self.bricks.title(id)).to_string(),
        }
    }

    fn act(self, act: impl FnOnce(&mut Draft)) {
        let before = self.draft.get_untracked();
        self.draft.update(act);
        if self.draft.with_untracked(|after| *after != before) {
            self.past.update(|past| past.push(before));
        }
    }

    /// Moves something, says where it is now, and leaves the keyboard on its button.
    fn put(self, row: Row, to: usize, button: Option<&'static str>) {
        self.act(|draft| draft.put(row, to));
        let (rank, all) =
            self.draft.with_untracked(|draft| (draft.rank(row), draft.rows(row.which()).len()));
        let place = rank.map_or(0, |rank| rank + 1);
        let name = self.name(row);
        self.said.set(tr!(home.arrange.place, name = name, place = place, all = all));
        if let Some(button) = button {
            focus_on(format!("#{}", button_id(button, row)));
        }
    }

    fn undo(self) {
        if let Some(before) = self.past.try_update(Vec::pop).flatten() {
            self.draft.set(before);
            self.said.set(tr!(home.arrange.undone).to_owned());
        }
    }
}

fn button_id(button: &str, row: Row) -> String {
    format!("accueil-{button}-{}", row.code())
}

#[component]
pub(super) fn Arranger(kept: Arranged, open: RwSignal<bool>) -> impl IntoView {
    let everywhere = expect_context::<Bricks>();
    let functions = everywhere.functions();
    let bricks: Vec<_> = everywhere.shown().into_iter().map(|brick| brick.id).collect();
    let desk = Desk {
        draft: RwSignal::new(kept.with_untracked(Draft::of)),
        past: RwSignal::new(Vec::new()),
        said: RwSignal::new(String::new()),
        dragged: RwSignal::new(None),
        bricks: everywhere,
    };
    let (toasts, api) = (expect_context::<Toasts>(), use_api());
    let save = use_submit(
        |client, (body, seen): (ArrangeHomeRequest, i32)| async move {
            client.arrange_home(&body, seen).await
        },
        move |view: HomeArrangementView| {
            let before = kept.get_untracked();
            let version = view.version;
            kept.set(view);
            open.set(false);
            let undo = take_back(api.clone(), toasts, kept, (before, version));
            toasts.tell_undoable(tr!(home.arrange.saved), undo);
        },
    );
    let wanted = (functions.clone(), bricks.clone());
    let keep = move |_| {
        let body = desk.draft.with_untracked(|draft| draft.request(&wanted.0, &wanted.1));
        save.send((body, kept.read_untracked().version));
    };
    let reset = move |_| {
        desk.act(|draft| *draft = draft.model(&functions, &bricks));
        desk.said.set(tr!(home.arrange.reset_done).to_owned());
    };
    let some = desk.draft.with_untracked(|draft| !draft.rows(Which::Added).is_empty());
    let added = some.then(|| view! { <ListOf desk which=Which::Added title=tr!(bricks.added) /> });
    view! {
        <Dialog open title=tr!(home.arrange.open)>
            <div class="stack gap-6">
                <p class="muted">{tr!(home.arrange.lead)}</p>
                <p class="sr-only" role="status">{move || desk.said.get()}</p>
                <ListOf desk which=Which::Parts title=tr!(home.arrange.parts) />
                <ListOf desk which=Which::Tiles title=tr!(home.functions) />
                {added}
                <ActProblem failure=save.failure() />
                <p class="cluster arranged-end">
                    <Button look=Look::Primary pending=save.pending() on:click=keep>
                        {tr!(home.arrange.save)}
                    </Button>
                    <Show when=move || !desk.past.read().is_empty()>
                        <Button on:click=move |_| desk.undo()>{tr!(home.arrange.undo)}</Button>
                    </Show>
                    <Button look=Look::Quiet on:click=reset>{tr!(home.arrange.reset)}</Button>
                </p>
            </div>
        </Dialog>
    }
}

/// Puts back what was kept before. The toast may outlive this dialog: the page is still there, or it is not.
fn take_back(
    api: Api,
    toasts: Toasts,
    kept: Arranged,
    (before, version): (HomeArrangementView, i32),
) -> impl Fn() + Send + Sync + 'static {
    move || {
        let (api, before) = (api.clone(), before.clone());
        spawn_local(async move {
            let HomeArrangementView { parts, tiles, added, model, .. } = before;
            let body = if model {
                ArrangeHomeRequest::default()
            } else {
                ArrangeHomeRequest { parts, tiles, added }
            };
            let ask = |client: ApiClient| {
                let body = body.clone();
                async move { client.arrange_home(&body, version).await }
            };
            match api.call(ask).await {
                Ok(view) => {
                    kept.try_set(view);
                    toasts.tell(tr!(home.arrange.undone));
                }
                Err(failure) => toasts.tell(words::problem(&failure)),
            }
        });
    }
}

#[component]
fn ListOf(desk: Desk, which: Which, title: &'static str) -> impl IntoView {
    let rows = move || desk.draft.with(|draft| draft.rows(which));
    view! {
        <section class="stack gap-2" aria-label=title>
            <h3 class="h-md">{title}</h3>
            <ol role="list" class="row-list arranged">
                <For each=rows key=|row| row.code() let:row><RowOf desk row /></For>
            </ol>
        </section>
    }
}

#[component]
fn RowOf(desk: Desk, row: Row) -> impl IntoView {
    let hidden = Memo::new(move |_| desk.draft.with(|draft| draft.is_hidden(row)));
    let dragged = move |event: DragEvent| {
        desk.dragged.set(Some(row));
        if let Some(carried) = event.data_transfer() {
            // Some browsers drag nothing that carries nothing.
            let _ = carried.set_data("text/plain", &row.code());
        }
    };
    let over = move |event: DragEvent| {
        if desk.dragged.get_untracked().is_some_and(|dragged| dragged.which() == row.which()) {
            event.prevent_default();
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let place = desk.draft.with_untracked(|draft| draft.rank(row));
        let dragged = desk.dragged.get_untracked().filter(|dragged| dragged.which() == row.which());
        if let Some((dragged, place)) = dragged.zip(place) {
            desk.put(dragged, place, None);
        }
        desk.dragged.set(None);
    };
    let put_away = move || {
        hidden.get().then(|| view! { " "<small class="muted">{tr!(home.arrange.hidden)}</small> })
    };
    view! {
        <li
            class="split"
            draggable="true"
            on:dragstart=dragged
            on:dragover=over
            on:drop=dropped
            on:dragend=move |_| desk.dragged.set(None)
        >
            <span>{desk.name(row)}{put_away}</span>
            <span class="cluster gap-2"><Steps desk row /><Turn desk row hidden /></span>
        </li>
    }
}

/// Up and down.
#[component]
fn Steps(desk: Desk, row: Row) -> impl IntoView {
    let name = desk.name(row);
    let rank = Memo::new(move |_| desk.draft.with(|draft| draft.rank(row)).unwrap_or_default());
    let last = Memo::new(move |_| {
        desk.draft.with(|draft| draft.rows(row.which()).len()).saturating_sub(1)
    });
    let (first, ended) =
        (Signal::derive(move || rank.get() == 0), Signal::derive(move || rank.get() == last.get()));
    let (up_name, down_name) =
        (tr!(home.arrange.up, name = name.clone()), tr!(home.arrange.down, name = name));
    let up = move || desk.put(row, rank.get_untracked().saturating_sub(1), Some(UP));
    let down = move || desk.put(row, rank.get_untracked() + 1, Some(DOWN));
    view! {
        {step((UP, row), (tr!(references.up), up_name), first, up)}
        {step((DOWN, row), (tr!(references.down), down_name), ended, down)}
    }
}

/// Puts away, brings back.
#[component]
fn Turn(desk: Desk, row: Row, hidden: Memo<bool>) -> impl IntoView {
    let name = StoredValue::new(desk.name(row));
    let turn = move |_| {
        desk.act(|draft| draft.turn(row));
        let name = name.get_value();
        let said = if hidden.get_untracked() {
            tr!(home.arrange.hidden_done, name = name)
        } else {
            tr!(home.arrange.shown_done, name = name)
        };
        desk.said.set(said);
    };
    let words = move || if hidden.get() { tr!(home.arrange.show) } else { tr!(home.arrange.hide) };
    let whole = move || {
        let name = name.get_value();
        if hidden.get() {
            tr!(home.arrange.show_what, name = name)
        } else {
            tr!(home.arrange.hide_what, name = name)
        }
    };
    view! {
        <Button look=Look::Quiet size=Size::Small attr:aria-label=whole on:click=turn>
            {words}
        </Button>
    }
}

/// One place up or down. At its end it stays where it is, and says that it does nothing: the keyboard is not thrown off.
fn step(
    (button, row): (&'static str, Row),
    (word, name): (&'static str, String),
    ended: Signal<bool>,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let press = move |_| {
        if !ended.get_untracked() {
            act();
        }
    };
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            attr:id=button_id(button, row)
            attr:aria-label=name
            attr:aria-disabled=move || ended.get().then_some("true")
            on:click=press
        >
            {word}
        </Button>
    }
}
