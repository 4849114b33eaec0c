//! Whose texts the charter speaks of: the only place where that is decided.

use crate::access::{Actor, Denied, Permission};
use crate::editorial::EditorialBrick;

impl Actor {
    /// Whether this person writes a text that the charter speaks of, whichever: an item of an editorial brick, a text
    /// that administrators keep, a challenge, a page that was added.
    ///
    /// # Errors
    /// [`Denied`] when they write none.
    pub fn require_charter(&self) -> Result<(), Denied> {
        let bricks = EditorialBrick::ALL.iter().map(|brick| brick.edit());
        let mut all = bricks.chain([Permission::EditDocument, Permission::EditChallenge]);
        // Each page has a row of its own: one may write it and no other. A link holds no text.
        let mut pages = self.matrix.pages();
        let writes = all.any(|permission| self.require(permission).is_ok())
            || pages.any(|id| self.can_on_added(Permission::WriteBricks, id));
        if writes { Ok(()) } else { self.require(EditorialBrick::News.edit()) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use crate::access::tests::actor;
    use crate::access::{Brick, BrickKey, Capability, Matrix, Profile, Reach};
    use crate::brick::BrickNature;
    use crate::ids::BrickId;

    #[test]
    fn whoever_writes_any_text_is_told_what_the_charter_says_of_it_and_readers_are_not() {
        for (profile, writes) in [
            (Profile::Reader, false),
            (Profile::Developer, false),
            (Profile::Contributor, true),
            (Profile::FunctionalAdmin, true),
            (Profile::SuperAdmin, true),
        ] {
            assert_eq!(actor(1, profile).require_charter().is_ok(), writes, "{profile}");
        }
    }

    #[test]
    fn whoever_writes_one_page_or_challenges_and_nothing_else_is_told_too() {
        let (page, link) = (BrickId(Uuid::from_u128(1)), BrickId(Uuid::from_u128(2)));
        let added = [(page, BrickNature::Page), (link, BrickNature::Link)];
        let (update, reader) = (Capability::Update, Profile::Reader);
        for (row, writes) in [
            (BrickKey::Added(page), true),
            (BrickKey::Native(Brick::Links), true),
            (BrickKey::Native(Brick::Challenges), true),
            (BrickKey::Added(link), false),
            (BrickKey::Native(Brick::Practices), false),
        ] {
            let mut sophie = actor(1, reader);
            let matrix = Matrix::with([((row, update, reader), Reach::Everything)]);
            sophie.matrix = Arc::new(matrix.with_added(added));
            assert_eq!(sophie.require_charter().is_ok(), writes, "{row:?}");
        }
    }
}
