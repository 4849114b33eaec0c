//! The bricks in their order, and what is done to each.

use api_types::brick::BrickSummary;
use domain::BrickId;
use domain::brick::{BrickNature, BrickState, LinkAddress};
use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::keep::{Board, Move, carry, use_arrange, use_place};
use crate::api::Submit;
use crate::components::{
    Ago, Badge, Button, ButtonLink, Column, Empty, Glyph, Look, Size, Table, TableCell, Tone,
};
use crate::pages::shared::{EditProblem, RowButton, owner_names};
use crate::routes::Page;
use crate::state::{brick_title, for_whom};
use crate::words::tr;

#[component]
pub(super) fn BrickTable(board: Board, manages: bool) -> impl IntoView {
    let arrange = use_arrange(board);
    let place = use_place(board);
    let shift = Callback::new(move |(id, to): (BrickId, To)| {
        if let Some(order) = moved(board.standing(), id, to) {
            arrange.send(order);
        }
    });
    let reload = move |()| {
        arrange.forgive();
        place.forgive();
        board.reload.run(());
    };
    let nothing = Memo::new(move |_| board.bricks().is_empty());
    view! {
        <EditProblem failure=arrange.failure() pending=false on_resume=reload />
        <EditProblem failure=place.failure() pending=false on_resume=reload />
        {move || {
            if nothing.get() {
                view! { <Empty title=tr!(bricks.none) why=tr!(bricks.none_why) example=tr!(bricks.none_example) /> }
                    .into_any()
            } else {
                view! { <Rows board manages shift place /> }.into_any()
            }
        }}
    }
}

#[component]
fn Rows(
    board: Board,
    manages: bool,
    shift: Callback<(BrickId, To)>,
    place: Submit<Move>,
) -> impl IntoView {
    let dragged = RwSignal::new(None);
    let mut columns = vec![
        Column::words(tr!(bricks.column.brick)),
        Column::words(tr!(bricks.column.content)),
        Column::words(tr!(bricks.column.owner)),
        Column::words(tr!(bricks.column.state)),
    ];
    columns.extend(manages.then(|| Column::words(tr!(bricks.column.order))));
    columns.push(Column::words(tr!(bricks.column.acts)));
    view! {
        <Table caption=tr!(bricks.column.caption) columns>
            // A brick that changed is a new row: what its buttons do is of its version.
            <For each=move || board.bricks() key=|brick| (brick.id, brick.version) let:brick>
                <BrickRow board brick drag=(manages, dragged) shift place />
            </For>
        </Table>
    }
}

/// Where a brick is to stand among the others.
#[derive(Clone, Copy, Debug)]
enum To {
    Up,
    Down,
    /// In the place of another, which makes room.
    PlaceOf(BrickId),
}

/// The identifiers in their new order, when there is somewhere to go among those that stand.
fn moved(mut ids: Vec<BrickId>, id: BrickId, to: To) -> Option<Vec<BrickId>> {
    let place = |id: BrickId| ids.iter().position(|other| *other == id);
    let from = place(id)?;
    let to = match to {
        To::Up => from.checked_sub(1)?,
        To::Down => from + 1,
        To::PlaceOf(other) => place(other)?,
    };
    if to == from || to >= ids.len() {
        return None;
    }
    let moved = ids.remove(from);
    ids.insert(to, moved);
    Some(ids)
}

#[component]
fn BrickRow(
    board: Board,
    brick: BrickSummary,
    /// Whether bricks are moved, and the one that is being dragged.
    drag: (bool, RwSignal<Option<BrickId>>),
    shift: Callback<(BrickId, To)>,
    place: Submit<Move>,
) -> impl IntoView {
    let (manages, dragged) = drag;
    let owners = owner_names(&brick.owners);
    let (tone, glyph, state) = state_mark(brick.state);
    let (content, written_at) = (content_of(&brick), brick.written_at);
    let (id, moves) = (brick.id, manages && brick.state != BrickState::Removed);
    let taken = move |event: DragEvent| {
        dragged.set(Some(id));
        carry(&event, &id.to_string());
    };
    let over = move |event: DragEvent| {
        if moves && dragged.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        if let Some(one) = dragged.get_untracked().filter(|_| moves) {
            shift.run((one, To::PlaceOf(id)));
        }
        dragged.set(None);
    };
    let order = manages.then(|| {
        let order = moves.then(|| {
            view! { <Order id name=brick_title(&brick).to_string() shift /> }
        });
        view! { <TableCell label=tr!(bricks.column.order)>{order}</TableCell> }
    });
    view! {
        <tr
            role="row"
            draggable=moves.then_some("true")
            on:dragstart=taken
            on:dragover=over
            on:drop=dropped
            on:dragend=move |_| dragged.set(None)
        >
            <th scope="row" role="rowheader">
                <a href=Page::Brick(brick.id).path()>{brick.title_fr.clone()}</a>
                <small lang="en">{brick.title_en.clone()}</small>
                {for_whom(&brick).map(|who| view! { <small class="under">{who}</small> })}
            </th>
            <TableCell label=tr!(bricks.column.content)>
                {content}
                <small class="under">{tr!(bricks.written)}" "<Ago at=written_at /></small>
            </TableCell>
            <TableCell label=tr!(bricks.column.owner)>{owners}</TableCell>
            <TableCell label=tr!(bricks.column.state)><Badge tone glyph>{state}</Badge></TableCell>
            {order}
            <TableCell label=tr!(bricks.column.acts)><Acts board brick place /></TableCell>
        </tr>
    }
}

/// « Page », or « Lien vers store.example.fr ».
fn content_of(brick: &BrickSummary) -> String {
    let address = brick.address.as_deref().and_then(|text| LinkAddress::parse("", text).ok());
    match (brick.nature, address) {
        (BrickNature::Link, Some(address)) => {
            tr!(bricks.nature.link_to, host = address.host().to_string())
        }
        (BrickNature::Link, None) => tr!(bricks.nature.link).to_owned(),
        (BrickNature::Page, _) => tr!(bricks.nature.page).to_owned(),
    }
}

fn state_mark(state: BrickState) -> (Tone, Glyph, &'static str) {
    match state {
        BrickState::Shown => (Tone::Success, Glyph::Check, tr!(bricks.state.shown)),
        BrickState::Hidden => (Tone::Neutral, Glyph::Pause, tr!(bricks.state.hidden)),
        BrickState::Removed => (Tone::Neutral, Glyph::Trash, tr!(bricks.state.removed)),
    }
}

#[component]
fn Order(id: BrickId, name: String, shift: Callback<(BrickId, To)>) -> impl IntoView {
    let (up, down) = (tr!(bricks.up_what, what = name.clone()), tr!(bricks.down_what, what = name));
    let row = id.to_string();
    view! {
        <span class="cluster gap-2">
            <Button
                look=Look::Quiet
                size=Size::Small
                attr:id=RowButton::UP.id(&row)
                attr:aria-label=up
                on:click=move |_| shift.run((id, To::Up))
            >
                {tr!(bricks.up)}
            </Button>
            <Button
                look=Look::Quiet
                size=Size::Small
                attr:id=RowButton::DOWN.id(&row)
                attr:aria-label=down
                on:click=move |_| shift.run((id, To::Down))
            >
                {tr!(bricks.down)}
            </Button>
        </span>
    }
}

#[component]
fn Acts(board: Board, brick: BrickSummary, place: Submit<Move>) -> impl IntoView {
    let (id, from, version) = (brick.id, brick.state, brick.version);
    let name = brick_title(&brick).to_string();
    let stands = from != BrickState::Removed;
    let write = (brick.allowed.write && stands).then(|| {
        let named = tr!(bricks.write_named, what = name.clone());
        view! {
            <ButtonLink href=Page::EditBrick(id).path() size=Size::Small glyph=Glyph::Edit attr:aria-label=named>
                {tr!(bricks.write)}
            </ButtonLink>
        }
    });
    let rename = (brick.allowed.manage && stands).then(|| {
        let named = tr!(bricks.change_what, what = name.clone());
        view! {
            <Button
                size=Size::Small
                attr:id=RowButton::CHANGE.id(&id.to_string())
                attr:aria-label=named
                on:click=move |_| board.renaming.set(Some(id))
            >
                {tr!(bricks.change)}
            </Button>
        }
    });
    let steps = if brick.allowed.manage { steps(from) } else { &[] };
    let steps = steps.iter().zip(RowButton::ACT.0..).map(|(to, rank)| {
        let to = *to;
        let (word, named) = step_words(from, to, &name);
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
                attr:id=RowButton(rank).id(&id.to_string())
                attr:aria-label=named
                on:click=move |_| place.send(Move { id, to, from, version })
            >
                {word}
            </Button>
        }
    });
    view! { <span class="cluster gap-2">{write}{rename}{steps.collect_view()}</span> }
}

/// Where a brick may go from where it stands.
const fn steps(from: BrickState) -> &'static [BrickState] {
    match from {
        BrickState::Shown => &[BrickState::Hidden, BrickState::Removed],
        BrickState::Hidden => &[BrickState::Shown, BrickState::Removed],
        BrickState::Removed => &[BrickState::Shown],
    }
}

fn step_words(from: BrickState, to: BrickState, name: &str) -> (&'static str, String) {
    let what = name.to_owned();
    match (from, to) {
        (_, BrickState::Removed) => (tr!(bricks.remove), tr!(bricks.remove_what, what = what)),
        (_, BrickState::Hidden) => (tr!(bricks.hide), tr!(bricks.hide_what, what = what)),
        (BrickState::Removed, BrickState::Shown) => {
            (tr!(bricks.restore), tr!(bricks.restore_what, what = what))
        }
        (_, BrickState::Shown) => (tr!(bricks.show), tr!(bricks.show_what, what = what)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brick_moves_among_those_that_stand() {
        let id = |n| BrickId(uuid::Uuid::from_u128(n));
        let order = |n: &[u128]| n.iter().copied().map(id).collect::<Vec<_>>();
        let moved = |which, to| moved(order(&[1, 2, 3]), id(which), to);
        assert_eq!(moved(2, To::Up), Some(order(&[2, 1, 3])));
        assert_eq!(moved(2, To::Down), Some(order(&[1, 3, 2])));
        assert_eq!(moved(1, To::Up), None);
        assert_eq!(moved(3, To::Down), None);
        assert_eq!(moved(3, To::PlaceOf(id(1))), Some(order(&[3, 1, 2])));
        assert_eq!(moved(1, To::PlaceOf(id(3))), Some(order(&[2, 3, 1])));
        assert_eq!(moved(1, To::PlaceOf(id(1))), None, "it stands there");
        assert_eq!(moved(1, To::PlaceOf(id(9))), None, "what was removed stands nowhere");
        assert_eq!(moved(9, To::Up), None);
    }
}
