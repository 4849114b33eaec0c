//! Arranging the landing page: what stands where, what is put away; with buttons, or by dragging. Nothing is kept until
//! one says so, and what was kept may be undone.

use api_client::ApiClient;
use api_types::home::{ArrangeHomeRequest, HomeArrangementView, HomePartPlace, HomeTilePlace};
use domain::access::Brick;
use domain::home::HomePart;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Api, use_api, use_submit};
use crate::components::{ActProblem, Button, Dialog, Look, Size};
use crate::pages::shared::focus_on;
use crate::routes::Function;
use crate::state::{Bricks, Toasts};
use crate::words::{self, function_name, tr};

/// How the page is arranged, as it was kept last.
pub(super) type Arranged = RwSignal<HomeArrangementView>;

/// The buttons of a row, as their identifiers name them.
const UP: &str = "monter";
const DOWN: &str = "descendre";

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Parts,
    Tiles,
}

/// What moves: a part or a service, by its code.
type Row = (Which, &'static str);

/// Both lists, as they are being arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    parts: Vec<HomePartPlace>,
    tiles: Vec<HomeTilePlace>,
}

impl Draft {
    fn of(kept: &HomeArrangementView) -> Self {
        Self { parts: kept.parts.clone(), tiles: kept.tiles.clone() }
    }

    /// Everything in sight, in the order of the model: of parts, and of services as administrators order them.
    fn model(&self, functions: &[Function]) -> Self {
        let part = |part: &HomePart| HomePartPlace { part: *part, hidden: false };
        let tile = |brick: Brick| HomeTilePlace { brick, hidden: false };
        let open = |brick: &Brick| self.tiles.iter().any(|place| place.brick == *brick);
        let bricks = functions.iter().filter_map(|function| function.brick()).filter(open);
        Self { parts: HomePart::ALL.iter().map(part).collect(), tiles: bricks.map(tile).collect() }
    }

    /// What is sent. The model is sent as nothing: it may change, and whoever kept it changes with it.
    fn request(&self, functions: &[Function]) -> ArrangeHomeRequest {
        if *self == self.model(functions) {
            return ArrangeHomeRequest::default();
        }
        ArrangeHomeRequest { parts: self.parts.clone(), tiles: self.tiles.clone() }
    }

    fn codes(&self, which: Which) -> Vec<&'static str> {
        match which {
            Which::Parts => self.parts.iter().map(|place| place.part.code()).collect(),
            Which::Tiles => self.tiles.iter().map(|place| place.brick.code()).collect(),
        }
    }

    fn rank(&self, (which, code): Row) -> Option<usize> {
        self.codes(which).into_iter().position(|other| other == code)
    }

    fn is_hidden(&self, row: Row) -> bool {
        let Some(rank) = self.rank(row) else { return false };
        match row.0 {
            Which::Parts => self.parts.get(rank).is_some_and(|place| place.hidden),
            Which::Tiles => self.tiles.get(rank).is_some_and(|place| place.hidden),
        }
    }

    /// Puts something at a place, the others keep their order.
    fn put(&mut self, row: Row, to: usize) {
        let Some(from) = self.rank(row) else { return };
        match row.0 {
            Which::Parts => shift(&mut self.parts, from, to),
            Which::Tiles => shift(&mut self.tiles, from, to),
        }
    }

    fn turn(&mut self, row: Row) {
        let Some(rank) = self.rank(row) else { return };
        let hidden = match row.0 {
            Which::Parts => self.parts.get_mut(rank).map(|place| &mut place.hidden),
            Which::Tiles => self.tiles.get_mut(rank).map(|place| &mut place.hidden),
        };
        if let Some(hidden) = hidden {
            *hidden = !*hidden;
        }
    }
}

fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let moved = list.remove(from);
        list.insert(to, moved);
    }
}

/// What is being arranged, what it was before each act, and what is said of the last one.
#[derive(Clone, Copy)]
struct Desk {
    draft: RwSignal<Draft>,
    past: RwSignal<Vec<Draft>>,
    said: RwSignal<String>,
    dragged: RwSignal<Option<Row>>,
}

impl Desk {
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
            self.draft.with_untracked(|draft| (draft.rank(row), draft.codes(row.0).len()));
        let place = rank.map_or(0, |rank| rank + 1);
        let name = name_of(row);
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

/// What a part or a service is called.
fn name_of((which, code): Row) -> &'static str {
    match which {
        Which::Parts => HomePart::from_code(code).map_or("", words::home_part),
        Which::Tiles => Brick::from_code(code).and_then(Function::of).map_or("", function_name),
    }
}

fn button_id(button: &str, (_, code): Row) -> String {
    format!("accueil-{button}-{code}")
}

#[component]
pub(super) fn Arranger(kept: Arranged, open: RwSignal<bool>) -> impl IntoView {
    let functions = expect_context::<Bricks>().functions();
    let desk = Desk {
        draft: RwSignal::new(kept.with_untracked(Draft::of)),
        past: RwSignal::new(Vec::new()),
        said: RwSignal::new(String::new()),
        dragged: RwSignal::new(None),
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
    let wanted = functions.clone();
    let keep = move |_| {
        let body = desk.draft.with_untracked(|draft| draft.request(&wanted));
        save.send((body, kept.read_untracked().version));
    };
    let reset = move |_| {
        desk.act(|draft| *draft = draft.model(&functions));
        desk.said.set(tr!(home.arrange.reset_done).to_owned());
    };
    view! {
        <Dialog open title=tr!(home.arrange.open)>
            <div class="stack gap-6">
                <p class="muted">{tr!(home.arrange.lead)}</p>
                <p class="sr-only" role="status">{move || desk.said.get()}</p>
                <ListOf desk which=Which::Parts title=tr!(home.arrange.parts) />
                <ListOf desk which=Which::Tiles title=tr!(home.functions) />
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
            let HomeArrangementView { parts, tiles, model, .. } = before;
            let body = if model {
                ArrangeHomeRequest::default()
            } else {
                ArrangeHomeRequest { parts, tiles }
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
    let codes = move || desk.draft.with(|draft| draft.codes(which));
    view! {
        <section class="stack gap-2" aria-label=title>
            <h3 class="h-md">{title}</h3>
            <ol role="list" class="row-list arranged">
                <For each=codes key=|code| *code let:code><RowOf desk row=(which, code) /></For>
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
            let _ = carried.set_data("text/plain", row.1);
        }
    };
    let over = move |event: DragEvent| {
        if desk.dragged.get_untracked().is_some_and(|dragged| dragged.0 == row.0) {
            event.prevent_default();
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let place = desk.draft.with_untracked(|draft| draft.rank(row));
        let dragged = desk.dragged.get_untracked().filter(|dragged| dragged.0 == row.0);
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
        >
            <span>{name_of(row)}{put_away}</span>
            <span class="cluster gap-2"><Steps desk row /><Turn desk row hidden /></span>
        </li>
    }
}

/// Up and down.
#[component]
fn Steps(desk: Desk, row: Row) -> impl IntoView {
    let name = name_of(row);
    let rank = Memo::new(move |_| desk.draft.with(|draft| draft.rank(row)).unwrap_or_default());
    let last =
        Memo::new(move |_| desk.draft.with(|draft| draft.codes(row.0).len()).saturating_sub(1));
    let (first, ended) =
        (Signal::derive(move || rank.get() == 0), Signal::derive(move || rank.get() == last.get()));
    let (up_name, down_name) =
        (tr!(home.arrange.up, name = name), tr!(home.arrange.down, name = name));
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
    let name = name_of(row);
    let turn = move |_| {
        desk.act(|draft| draft.turn(row));
        let said = if hidden.get_untracked() {
            tr!(home.arrange.hidden_done, name = name)
        } else {
            tr!(home.arrange.shown_done, name = name)
        };
        desk.said.set(said);
    };
    let words = move || if hidden.get() { tr!(home.arrange.show) } else { tr!(home.arrange.hide) };
    let whole = move || {
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
