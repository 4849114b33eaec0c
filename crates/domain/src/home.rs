//! The landing page as each person arranges it: what stands where, and what is put away.

mod number;

use crate::access::Brick;
use crate::brick::FUNCTIONS;
use crate::ids::BrickId;
use crate::text::FieldErrors;
use crate::vocabulary::vocabulary;
use crate::{FieldCode, FieldError};

pub use number::ServiceNumber;

vocabulary! {
    /// A part of the landing page, in the order of the model.
    HomePart {
        /// What awaits me.
        Yours = "yours",
        /// The featured action and the open challenges.
        Featured = "featured",
        /// The lesson of the day.
        Lesson = "lesson",
        /// The next events and the key figures.
        Coming = "coming",
        /// The latest ideas, experiments and practices.
        Latest = "latest",
        /// What succeeded lately.
        Celebrated = "celebrated",
        /// The values.
        Values = "values",
        /// The services.
        Services = "services",
    }
}

/// Where something stands among its like: its rank is its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<T> {
    /// What stands there.
    pub what: T,
    /// Whether it is put away.
    pub hidden: bool,
}

impl<T> Place<T> {
    /// In sight.
    #[must_use]
    pub const fn shown(what: T) -> Self {
        Self { what, hidden: false }
    }
}

/// How somebody arranged their landing page. Empty lists mean the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The parts, in their order.
    pub parts: Vec<Place<HomePart>>,
    /// The services, in their order, each by its brick.
    pub tiles: Vec<Place<Brick>>,
    /// The bricks that administrators added, in their order.
    pub added: Vec<Place<BrickId>>,
}

/// Most added bricks that somebody arranges.
pub const ADDED_MAX: usize = 200;

impl Arrangement {
    /// An arrangement of parts and services that exist, and of added bricks, each once; at `/parts/…`, `/tiles/…` and
    /// `/added/…`. Which bricks are there is known when the page is read.
    ///
    /// # Errors
    /// What is no service, what is named twice, more bricks than [`ADDED_MAX`].
    pub fn parse(
        parts: Vec<Place<HomePart>>,
        tiles: Vec<Place<Brick>>,
        added: Vec<Place<BrickId>>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        check("/parts", &parts, |part| HomePart::ALL.contains(part), &mut errors);
        check("/tiles", &tiles, |brick| FUNCTIONS.contains(brick), &mut errors);
        // Each is compared with those before it: not of a list that is refused for its length.
        if added.len() > ADDED_MAX {
            let max = u32::try_from(ADDED_MAX).ok();
            errors.push(FieldError { max, ..FieldError::new("/added", FieldCode::TooMany) });
        } else {
            check("/added", &added, |_| true, &mut errors);
        }
        errors.into_result()?;
        Ok(Self { parts, tiles, added })
    }

    /// Whether nothing was arranged: it is the model.
    #[must_use]
    pub fn is_model(&self) -> bool {
        self.parts.is_empty() && self.tiles.is_empty() && self.added.is_empty()
    }
}

fn check<T: Copy + PartialEq>(
    pointer: &str,
    places: &[Place<T>],
    exists: impl Fn(&T) -> bool,
    errors: &mut FieldErrors,
) {
    for (rank, place) in places.iter().enumerate() {
        let at = || format!("{pointer}/{rank}");
        if !exists(&place.what) {
            errors.push(FieldError::new(at(), FieldCode::UnknownValue));
        } else if places.iter().take(rank).any(|other| other.what == place.what) {
            errors.push(FieldError::new(at(), FieldCode::Duplicate));
        }
    }
}

/// What somebody kept, made whole: what the model no longer has is gone, and what it has since then stands in sight,
/// behind what it follows in the model.
#[must_use]
pub fn complete<T: Copy + PartialEq>(kept: &[Place<T>], model: &[T]) -> Vec<Place<T>> {
    let mut all: Vec<Place<T>> = Vec::with_capacity(model.len());
    for place in kept {
        if model.contains(&place.what) && rank(&all, place.what).is_none() {
            all.push(*place);
        }
    }
    let mut before = None;
    for what in model {
        if rank(&all, *what).is_none() {
            let at = before.and_then(|before| rank(&all, before)).map_or(0, |at| at + 1);
            all.insert(at, Place::shown(*what));
        }
        before = Some(*what);
    }
    all
}

fn rank<T: Copy + PartialEq>(places: &[Place<T>], what: T) -> Option<usize> {
    places.iter().position(|place| place.what == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn away<T>(what: T) -> Place<T> {
        Place { what, hidden: true }
    }

    #[test]
    fn what_nobody_arranged_is_the_model() {
        let model: Vec<_> = HomePart::ALL.iter().copied().map(Place::shown).collect();
        assert_eq!(complete(&[], HomePart::ALL), model);
    }

    #[test]
    fn what_is_kept_stands_first_and_what_is_new_stands_behind_what_it_follows() {
        let kept = [Place::shown('d'), away('b'), Place::shown('a')];
        let whole = complete(&kept, &['n', 'a', 'b', 'c', 'd']);
        let expected =
            [Place::shown('n'), Place::shown('d'), away('b'), Place::shown('c'), Place::shown('a')];
        assert_eq!(whole, expected);
    }

    #[test]
    fn what_the_model_does_not_have_never_appears_and_nothing_appears_twice() {
        let kept = [away('x'), away('b'), Place::shown('b')];
        assert_eq!(complete(&kept, &['a', 'b']), [Place::shown('a'), away('b')]);
    }

    #[test]
    fn a_list_that_is_too_long_is_refused_for_that_alone() {
        let many = |count| vec![Place::shown(BrickId::default()); count];
        let codes = |count| {
            let errors = Arrangement::parse(Vec::new(), Vec::new(), many(count)).unwrap_err();
            errors.iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(ADDED_MAX + 1), [FieldCode::TooMany]);
        assert_eq!(codes(ADDED_MAX).len(), ADDED_MAX - 1, "each but the first is there twice");
    }

    #[test]
    fn a_service_that_is_none_and_a_part_named_twice_are_refused_where_they_stand() {
        let parts = vec![Place::shown(HomePart::Values), away(HomePart::Values)];
        let tiles = vec![Place::shown(Brick::News), Place::shown(Brick::Pocs)];
        let added = vec![Place::shown(BrickId::default()), away(BrickId::default())];
        let errors = Arrangement::parse(parts, tiles, added).unwrap_err();
        let found: Vec<_> = errors.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
        let expected = [
            ("/parts/1", FieldCode::Duplicate),
            ("/tiles/1", FieldCode::UnknownValue),
            ("/added/1", FieldCode::Duplicate),
        ];
        assert_eq!(found, expected);
    }
}
