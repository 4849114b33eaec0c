//! The bricks that the portal was built with: who owns each, how fresh it is, hidden and moved with buttons or by
//! dragging, undone by the toast (R037, R038, R047).

use api_client::{ApiClient, ApiError};
use api_types::brick::{
    Bricks as BricksView, NativeBrickView, NativeBricks, PlaceNativeBrickRequest,
};
use domain::access::Brick;
use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::keep::carry;
use crate::api::{Api, Submit, use_api, use_fetch, use_submit};
use crate::components::{
    Badge, Button, Column, Glyph, Keep, Look, Section, Size, Table, TableCell, Tone,
};
use crate::pages::shared::{EditProblem, RowButton, brick_freshness, keep_focus, owner_names};
use crate::state::{Bricks, Session, Toasts};
use crate::words::{self, brick_name, tr};

/// Whether somebody keeps a native brick at all.
pub(super) fn manages_native(session: Session) -> bool {
    Brick::ALL.iter().filter_map(|brick| brick.manage()).any(|permission| session.may(permission))
}

/// What is on screen.
#[derive(Clone, Copy)]
struct Natives {
    kept: RwSignal<NativeBricks>,
    /// The rest of the portal sees it too.
    everywhere: Bricks,
}

/// Where a native brick is to stand, and where it stood.
#[derive(Clone, Copy, Debug)]
struct Step {
    brick: Brick,
    to: PlaceNativeBrickRequest,
    from: PlaceNativeBrickRequest,
    version: i32,
}

/// What the server answers: the native bricks, and what the rest of the portal shows of them.
type Placed = (NativeBricks, BricksView);

impl Natives {
    /// The functions in their order, then the others.
    fn order(self) -> Vec<Brick> {
        let mut all = self.kept.with(|kept| {
            let ranked = |one: &NativeBrickView| (one.rank.unwrap_or(u16::MAX), one.brick);
            kept.items.iter().map(ranked).collect::<Vec<_>>()
        });
        all.sort_by_key(|(rank, _)| *rank);
        all.into_iter().map(|(_, brick)| brick).collect()
    }

    fn find(self, brick: Brick) -> Option<NativeBrickView> {
        self.kept.with(|kept| kept.items.iter().find(|one| one.brick == brick).cloned())
    }

    /// The last rank that a function may have.
    fn last_rank(self) -> u16 {
        self.kept.with(|kept| kept.items.iter().filter_map(|one| one.rank).max().unwrap_or(0))
    }

    /// The step that changes a brick so; none when it is not there any more.
    fn step(
        self,
        brick: Brick,
        change: impl FnOnce(PlaceNativeBrickRequest) -> PlaceNativeBrickRequest,
    ) -> Option<Step> {
        let NativeBrickView { hidden, rank, .. } = untrack(|| self.find(brick))?;
        let from = PlaceNativeBrickRequest { hidden, rank };
        let version = self.kept.with_untracked(|kept| kept.version);
        Some(Step { brick, to: change(from), from, version })
    }

    fn accept(self, (now, all): Placed) {
        keep_focus();
        self.everywhere.fill(all);
        self.kept.try_set(now);
    }
}

async fn ask(client: ApiClient, step: Step) -> Result<Placed, ApiError> {
    let now = client.place_native_brick(step.brick, &step.to, step.version).await?;
    Ok((now, client.list_bricks().await?))
}

/// Sends a step; the toast undoes it.
fn use_steps(natives: Natives) -> Submit<Step> {
    let (toasts, api) = (expect_context::<Toasts>(), use_api());
    use_submit(
        |client: ApiClient, step: Step| async move {
            let placed = ask(client, step).await?;
            let back = Step { to: step.from, from: step.to, version: placed.0.version, ..step };
            Ok((placed, back))
        },
        move |(placed, back): (Placed, Step)| {
            let api = api.clone();
            natives.accept(placed);
            toasts.tell_undoable(said(back), move || take_back(&api, natives, toasts, back));
        },
    )
}

/// What was just done, told by the step that undoes it.
fn said(back: Step) -> String {
    let what = brick_name(back.brick);
    match (back.to.hidden, back.from.hidden) {
        (false, true) => tr!(bricks.native.hidden, what = what),
        (true, false) => tr!(bricks.native.shown, what = what),
        (true, true) | (false, false) => tr!(bricks.native.moved, what = what),
    }
}

fn take_back(api: &Api, natives: Natives, toasts: Toasts, back: Step) {
    let api = api.clone();
    leptos::task::spawn_local(async move {
        match api.call(|client| async move { ask(client, back).await }).await {
            Ok(placed) => {
                toasts.tell(tr!(bricks.undone));
                natives.accept(placed);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

#[component]
pub(super) fn NativeSection() -> impl IntoView {
    let read = use_fetch(|| (), |client, ()| async move { client.list_native_bricks().await });
    let reload = Callback::new(move |()| read.refetch());
    view! {
        <Section title=tr!(bricks.native.title)>
            <p>{tr!(bricks.native.lead)}</p>
            <Keep resource=read let:kept><NativeTable kept reload /></Keep>
        </Section>
    }
}

#[component]
fn NativeTable(kept: RwSignal<NativeBricks>, reload: Callback<()>) -> impl IntoView {
    let natives = Natives { kept, everywhere: expect_context() };
    let (place, dragged) = (use_steps(natives), RwSignal::new(None));
    let again = move |()| {
        place.forgive();
        reload.run(());
    };
    // What nobody may do here has no column.
    let places = kept.with_untracked(|kept| kept.items.iter().any(|one| one.managed));
    let mut columns = vec![
        Column::words(tr!(bricks.column.brick)),
        Column::words(tr!(bricks.column.owner)),
        Column::words(tr!(bricks.native.freshness)),
        Column::words(tr!(bricks.column.state)),
    ];
    if places {
        columns.push(Column::words(tr!(bricks.column.order)));
        columns.push(Column::words(tr!(bricks.column.acts)));
    }
    view! {
        <EditProblem failure=place.failure() pending=false on_resume=again />
        <Table caption=tr!(bricks.native.caption) columns>
            <For each=move || natives.order() key=|brick| *brick let:brick>
                <NativeRow natives brick drag=(places, dragged) place />
            </For>
        </Table>
    }
}

#[component]
fn NativeRow(
    natives: Natives,
    brick: Brick,
    /// Whether any is placed here, and the one that is being dragged.
    drag: (bool, RwSignal<Option<Brick>>),
    place: Submit<Step>,
) -> impl IntoView {
    let (places, dragged) = drag;
    let row = Memo::new(move |_| natives.find(brick));
    // A function moves to the place of another, which makes room.
    let rank = move || row.get().filter(|one| one.managed).and_then(|one| one.rank);
    let taken = move |event: DragEvent| {
        dragged.set(Some(brick));
        carry(&event, brick.code());
    };
    let over = move |event: DragEvent| {
        if dragged.get_untracked().is_some() && untrack(rank).is_some() {
            event.prevent_default();
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let (one, to) = (dragged.get_untracked().filter(|one| *one != brick), untrack(rank));
        if let Some((one, to)) = one.zip(to)
            && let Some(step) =
                natives.step(one, |from| PlaceNativeBrickRequest { rank: Some(to), ..from })
        {
            place.send(step);
        }
        dragged.set(None);
    };
    let acting = places.then(|| {
        view! {
            <TableCell label=tr!(bricks.column.order)>
                {move || row.get().and_then(|one| order(natives, &one, place))}
            </TableCell>
            <TableCell label=tr!(bricks.column.acts)>
                {move || row.get().and_then(|one| act(natives, &one, place))}
            </TableCell>
        }
    });
    let with = move |show: fn(&NativeBrickView) -> AnyView| move || row.get().as_ref().map(show);
    view! {
        <tr
            role="row"
            draggable=move || rank().map(|_| "true")
            on:dragstart=taken
            on:dragover=over
            on:drop=dropped
            on:dragend=move |_| dragged.set(None)
        >
            <th scope="row" role="rowheader">{brick_name(brick)}</th>
            <TableCell label=tr!(bricks.column.owner)>{with(|of| owner_names(&of.owners).into_any())}</TableCell>
            <TableCell label=tr!(bricks.native.freshness)>{with(brick_freshness)}</TableCell>
            <TableCell label=tr!(bricks.column.state)>{with(state)}</TableCell>
            {acting}
        </tr>
    }
}

fn state(of: &NativeBrickView) -> AnyView {
    let (tone, glyph, word) = if of.hidden {
        (Tone::Neutral, Glyph::Pause, tr!(bricks.state.hidden))
    } else {
        (Tone::Success, Glyph::Check, tr!(bricks.state.shown))
    };
    view! { <Badge tone glyph>{word}</Badge> }.into_any()
}

/// Up and down among the functions, for whoever manages one.
fn order(natives: Natives, of: &NativeBrickView, place: Submit<Step>) -> Option<AnyView> {
    let NativeBrickView { brick, rank, managed, .. } = *of;
    let rank = rank.filter(|_| managed)?;
    let name = brick_name(brick);
    // From where it stands when one presses: a button outlives the row that it was made for.
    let send = move |shift: fn(u16) -> u16| {
        let move_it = |from: PlaceNativeBrickRequest| PlaceNativeBrickRequest {
            rank: from.rank.map(shift),
            ..from
        };
        if let Some(step) = natives.step(brick, move_it) {
            place.send(step);
        }
    };
    let up = (rank > 0).then(|| {
        let said = tr!(bricks.up_what, what = name);
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                attr:id=RowButton::UP.id(brick.code())
                attr:aria-label=said
                on:click=move |_| send(|rank| rank.saturating_sub(1))
            >
                {tr!(bricks.up)}
            </Button>
        }
    });
    let down = (rank < natives.last_rank()).then(|| {
        let said = tr!(bricks.down_what, what = name);
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                attr:id=RowButton::DOWN.id(brick.code())
                attr:aria-label=said
                on:click=move |_| send(|rank| rank.saturating_add(1))
            >
                {tr!(bricks.down)}
            </Button>
        }
    });
    Some(view! { <span class="cluster gap-2">{up}{down}</span> }.into_any())
}

/// Hides it or shows it, for whoever manages one that may be hidden.
fn act(natives: Natives, of: &NativeBrickView, place: Submit<Step>) -> Option<AnyView> {
    let NativeBrickView { brick, hidden, managed, .. } = *of;
    if !managed || !brick.may_be_hidden() {
        return None;
    }
    let what = brick_name(brick);
    let (word, said) = if hidden {
        (tr!(bricks.show), tr!(bricks.show_what, what = what))
    } else {
        (tr!(bricks.hide), tr!(bricks.hide_what, what = what))
    };
    let send = move |_| {
        let flip = |from: PlaceNativeBrickRequest| PlaceNativeBrickRequest {
            hidden: !from.hidden,
            ..from
        };
        if let Some(step) = natives.step(brick, flip) {
            place.send(step);
        }
    };
    let button = view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            attr:id=RowButton::ACT.id(brick.code())
            attr:aria-label=said
            on:click=send
        >
            {word}
        </Button>
    };
    Some(button.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_by_what_undoes_it() {
        let of = |hidden| PlaceNativeBrickRequest { hidden, rank: Some(0) };
        let step = |to, from| Step { brick: Brick::News, to: of(to), from: of(from), version: 2 };
        let what = brick_name(Brick::News);
        assert_eq!(said(step(false, true)), tr!(bricks.native.hidden, what = what));
        assert_eq!(said(step(true, false)), tr!(bricks.native.shown, what = what));
        assert_eq!(said(step(false, false)), tr!(bricks.native.moved, what = what));
    }
}
