//! The lists of the landing page, while somebody arranges them.

use api_types::home::{
    ArrangeHomeRequest, HomeAddedPlace, HomeArrangementView, HomePartPlace, HomeTilePlace,
};
use domain::BrickId;
use domain::access::Brick;
use domain::home::HomePart;

use crate::routes::Function;

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Parts,
    Tiles,
    Added,
}

/// What moves: a part, a service, or a brick that administrators added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Part(HomePart),
    Tile(Brick),
    Added(BrickId),
}

impl Row {
    /// The list it moves in.
    pub(super) const fn which(self) -> Which {
        match self {
            Self::Part(_) => Which::Parts,
            Self::Tile(_) => Which::Tiles,
            Self::Added(_) => Which::Added,
        }
    }

    /// By which its buttons are found.
    pub(super) fn code(self) -> String {
        match self {
            Self::Part(part) => part.to_string(),
            Self::Tile(brick) => brick.to_string(),
            Self::Added(id) => id.to_string(),
        }
    }
}

/// The lists, as they are being arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    parts: Vec<HomePartPlace>,
    tiles: Vec<HomeTilePlace>,
    added: Vec<HomeAddedPlace>,
}

impl Draft {
    pub(super) fn of(kept: &HomeArrangementView) -> Self {
        let HomeArrangementView { parts, tiles, added, .. } = kept.clone();
        Self { parts, tiles, added }
    }

    /// Everything in sight, in the order of the model: of parts; of services and of added bricks, as administrators
    /// order them.
    pub(super) fn model(&self, functions: &[Function], bricks: &[BrickId]) -> Self {
        let part = |part: &HomePart| HomePartPlace { part: *part, hidden: false };
        let tile = |brick: Brick| HomeTilePlace { brick, hidden: false };
        let open = |brick: &Brick| self.tiles.iter().any(|place| place.brick == *brick);
        let functions = functions.iter().filter_map(|function| function.brick()).filter(open);
        let one = |brick_id: BrickId| HomeAddedPlace { brick_id, hidden: false };
        let there = |id: &BrickId| self.added.iter().any(|place| place.brick_id == *id);
        Self {
            parts: HomePart::ALL.iter().map(part).collect(),
            tiles: functions.map(tile).collect(),
            added: bricks.iter().copied().filter(there).map(one).collect(),
        }
    }

    /// What is sent. The model is sent as nothing: it may change, and whoever kept it changes with it.
    pub(super) fn request(&self, functions: &[Function], bricks: &[BrickId]) -> ArrangeHomeRequest {
        if *self == self.model(functions, bricks) {
            return ArrangeHomeRequest::default();
        }
        let Self { parts, tiles, added } = self.clone();
        ArrangeHomeRequest { parts, tiles, added }
    }

    pub(super) fn rows(&self, which: Which) -> Vec<Row> {
        match which {
            Which::Parts => self.parts.iter().map(|place| Row::Part(place.part)).collect(),
            Which::Tiles => self.tiles.iter().map(|place| Row::Tile(place.brick)).collect(),
            Which::Added => self.added.iter().map(|place| Row::Added(place.brick_id)).collect(),
        }
    }

    pub(super) fn rank(&self, row: Row) -> Option<usize> {
        self.rows(row.which()).into_iter().position(|other| other == row)
    }

    pub(super) fn is_hidden(&self, row: Row) -> bool {
        let Some(rank) = self.rank(row) else { return false };
        match row.which() {
            Which::Parts => self.parts.get(rank).is_some_and(|place| place.hidden),
            Which::Tiles => self.tiles.get(rank).is_some_and(|place| place.hidden),
            Which::Added => self.added.get(rank).is_some_and(|place| place.hidden),
        }
    }

    /// Puts something at a place, the others keep their order.
    pub(super) fn put(&mut self, row: Row, to: usize) {
        let Some(from) = self.rank(row) else { return };
        match row.which() {
            Which::Parts => shift(&mut self.parts, from, to),
            Which::Tiles => shift(&mut self.tiles, from, to),
            Which::Added => shift(&mut self.added, from, to),
        }
    }

    /// Puts something away, or brings it back.
    pub(super) fn turn(&mut self, row: Row) {
        let Some(rank) = self.rank(row) else { return };
        let hidden = match row.which() {
            Which::Parts => self.parts.get_mut(rank).map(|place| &mut place.hidden),
            Which::Tiles => self.tiles.get_mut(rank).map(|place| &mut place.hidden),
            Which::Added => self.added.get_mut(rank).map(|place| &mut place.hidden),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_added_brick_is_moved_and_put_away_and_the_model_is_sent_as_nothing() {
        let id = |n| BrickId(uuid::Uuid::from_u128(n));
        let place = |n| HomeAddedPlace { brick_id: id(n), hidden: false };
        let part = |part: &HomePart| HomePartPlace { part: *part, hidden: false };
        let parts = HomePart::ALL.iter().map(part).collect();
        let mut draft = Draft { parts, tiles: Vec::new(), added: vec![place(1), place(2)] };
        let bricks = [id(1), id(2), id(3)];
        assert_eq!(draft.request(&[], &bricks), ArrangeHomeRequest::default());
        draft.put(Row::Added(id(2)), 0);
        draft.turn(Row::Added(id(1)));
        assert!(draft.is_hidden(Row::Added(id(1))) && !draft.is_hidden(Row::Added(id(2))));
        let sent = draft.request(&[], &bricks).added;
        assert_eq!(sent, [place(2), HomeAddedPlace { hidden: true, ..place(1) }]);
        assert_eq!(draft.model(&[], &bricks).added, [place(1), place(2)]);
    }
}
