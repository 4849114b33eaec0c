//! The bricks in their order, and what is done to each.

use api_types::brick::{BrickSummary, ChangeBrickSettingsRequest};
use domain::BrickId;
use domain::brick::{BrickNature, BrickState, LinkAddress};
use leptos::prelude::*;

use super::keep::{Board, Move, use_kept, use_place};
use crate::api::Submit;
use crate::components::{
    Ago, Badge, Button, ButtonLink, Column, Empty, Glyph, Look, Size, Table, TableCell, Tone,
};
use crate::pages::shared::EditProblem;
use crate::routes::Page;
use crate::state::brick_title;
use crate::words::tr;

#[component]
pub(super) fn BrickTable(board: Board, manages: bool) -> impl IntoView {
    let arrange = use_kept(
        board,
        move |client, body: ChangeBrickSettingsRequest| async move {
            client.change_brick_settings(&body, board.version()).await
        },
        tr!(bricks.arranged),
        || {},
    );
    let place = use_place(board);
    let shift = Callback::new(move |(id, up): (BrickId, bool)| {
        if let Some(order) = moved(&untrack(|| board.bricks()), id, up) {
            arrange.send(ChangeBrickSettingsRequest { order, ..board.next() });
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
    shift: Callback<(BrickId, bool)>,
    place: Submit<Move>,
) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(bricks.column.brick)),
        Column::words(tr!(bricks.column.content)),
        Column::words(tr!(bricks.column.owner)),
        Column::words(tr!(bricks.column.state)),
        Column::words(tr!(bricks.column.order)),
        Column::words(tr!(bricks.column.acts)),
    ];
    view! {
        <Table caption=tr!(bricks.column.caption) columns>
            // A brick that changed is a new row: what its buttons do is of its version.
            <For each=move || board.bricks() key=|brick| (brick.id, brick.version) let:brick>
                <BrickRow board brick manages shift place />
            </For>
        </Table>
    }
}

/// The identifiers in their new order, when there is somewhere to go among those that stand.
fn moved(bricks: &[BrickSummary], id: BrickId, up: bool) -> Option<Vec<BrickId>> {
    let stands = |brick: &&BrickSummary| brick.state != BrickState::Removed;
    let mut ids: Vec<BrickId> = bricks.iter().filter(stands).map(|brick| brick.id).collect();
    let from = ids.iter().position(|other| *other == id)?;
    let to = if up { from.checked_sub(1)? } else { from + 1 };
    if to >= ids.len() {
        return None;
    }
    ids.swap(from, to);
    Some(ids)
}

#[component]
fn BrickRow(
    board: Board,
    brick: BrickSummary,
    manages: bool,
    shift: Callback<(BrickId, bool)>,
    place: Submit<Move>,
) -> impl IntoView {
    let owners: Vec<_> = brick.owners.iter().map(|owner| owner.owner_name.clone()).collect();
    let owners =
        if owners.is_empty() { tr!(bricks.no_owner).to_owned() } else { owners.join(", ") };
    let (tone, glyph, state) = state_mark(brick.state);
    let (content, written_at) = (content_of(&brick), brick.written_at);
    let moves = manages && brick.state != BrickState::Removed;
    let order =
        moves.then(|| view! { <Order id=brick.id name=brick_title(&brick).to_string() shift /> });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=Page::Brick(brick.id).path()>{brick.title_fr.clone()}</a>
                <small lang="en">{brick.title_en.clone()}</small>
            </th>
            <TableCell label=tr!(bricks.column.content)>
                {content}
                <small class="under">{tr!(bricks.written)}" "<Ago at=written_at /></small>
            </TableCell>
            <TableCell label=tr!(bricks.column.owner)>{owners}</TableCell>
            <TableCell label=tr!(bricks.column.state)><Badge tone glyph>{state}</Badge></TableCell>
            <TableCell label=tr!(bricks.column.order)>{order}</TableCell>
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
fn Order(id: BrickId, name: String, shift: Callback<(BrickId, bool)>) -> impl IntoView {
    let (up, down) = (tr!(bricks.up_what, what = name.clone()), tr!(bricks.down_what, what = name));
    view! {
        <span class="cluster gap-2">
            <Button look=Look::Quiet size=Size::Small attr:aria-label=up on:click=move |_| shift.run((id, true))>
                {tr!(bricks.up)}
            </Button>
            <Button look=Look::Quiet size=Size::Small attr:aria-label=down on:click=move |_| shift.run((id, false))>
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
        let named = tr!(bricks.rename_what, what = name.clone());
        view! {
            <Button size=Size::Small attr:aria-label=named on:click=move |_| board.renaming.set(Some(id))>
                {tr!(bricks.rename)}
            </Button>
        }
    });
    let steps = if brick.allowed.manage { steps(from) } else { &[] };
    let steps = steps.iter().map(|to| {
        let to = *to;
        let (word, named) = step_words(from, to, &name);
        view! {
            <Button
                look=Look::Quiet
                size=Size::Small
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

    fn brick(n: u128, state: BrickState) -> BrickSummary {
        BrickSummary {
            id: BrickId(uuid::Uuid::from_u128(n)),
            nature: BrickNature::Page,
            title_fr: n.to_string(),
            title_en: n.to_string(),
            description_fr: None,
            description_en: None,
            address: None,
            state,
            owners: Vec::new(),
            written_at: chrono::DateTime::default(),
            allowed: api_types::brick::BrickAllowed::default(),
            version: 1,
        }
    }

    #[test]
    fn a_brick_moves_among_those_that_stand() {
        let id = |n| BrickId(uuid::Uuid::from_u128(n));
        let bricks = [
            brick(1, BrickState::Shown),
            brick(2, BrickState::Hidden),
            brick(3, BrickState::Removed),
        ];
        assert_eq!(moved(&bricks, id(2), true), Some(vec![id(2), id(1)]));
        assert_eq!(moved(&bricks, id(2), false), None, "what was removed stands nowhere");
        assert_eq!(moved(&bricks, id(1), true), None);
        assert_eq!(moved(&bricks, id(3), true), None);
    }
}
