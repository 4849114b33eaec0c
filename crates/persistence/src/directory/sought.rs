//! Whom one seeks in the directory: each word in what a card and an account say, all words together.

use domain::OrganisationId;
use domain::directory::DirectoryRole;
use domain::text::fold;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::person::{self, Column};
use crate::entity::{directory_card, directory_expertise};
use crate::{StoreError, Tx, matching};

/// One word of what somebody seeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The word, folded.
    pub word: String,
    /// The role that it names.
    pub role: Option<DirectoryRole>,
    /// The bodies and directions whose names have it.
    pub bodies: Vec<OrganisationId>,
}

/// Each word is in their name, where they work, what they may be called for, or is what they are; or in one field of
/// expertise, the same for all words: what one knows is not sought across two fields.
pub(super) fn known_for(words: &[Sought]) -> Condition {
    use directory_expertise::Column as E;
    let everywhere = words.iter().fold(Condition::all(), |all, word| all.add(told(word)));
    let mut expert = Query::select();
    expert.expr(Expr::val(1)).from(directory_expertise::Entity).and_where(
        Expr::col((directory_expertise::Entity, E::PersonId)).equals((person::Entity, Column::Id)),
    );
    for word in words {
        expert.cond_where(told(word).add(matching::contains(E::WordKey, &word.word)));
    }
    Condition::any().add(everywhere).add(Expr::exists(expert))
}

/// A word is said of somebody, elsewhere than in what they know.
fn told(Sought { word, role, bodies }: &Sought) -> Condition {
    use directory_card::Column as C;
    let written = Condition::any()
        .add(matching::contains(C::SiteKey, word))
        .add(matching::contains(C::HelpKey, word));
    let mut carded = Query::select();
    carded.column(C::PersonId).from(directory_card::Entity).cond_where(written);
    let ids = || bodies.iter().map(|id| id.0);
    let there = (!bodies.is_empty()).then(|| {
        Condition::any()
            .add(Column::OrganisationId.is_in(ids()))
            .add(Column::DepartmentId.is_in(ids()))
    });
    let marked = role.as_ref().and_then(|role| match role {
        DirectoryRole::Referent => Some(Column::Referent.eq(true)),
        DirectoryRole::Ambassador => Some(Column::Ambassador.eq(true)),
        DirectoryRole::Manager => Some(Column::Manager.eq(true)),
        // Nobody marks it: the Store says it.
        DirectoryRole::Holder => None,
    });
    Condition::any()
        .add(matching::contains(Column::NameKey, word))
        .add(Column::Id.in_subquery(carded))
        .add_option(there)
        .add_option(marked)
}

/// Folds what people may be called for, of cards that were written before it could be sought.
///
/// # Errors
/// When the database fails.
pub async fn fill_keys(tx: &Tx) -> Result<(), StoreError> {
    use directory_card::{Column as C, Entity};
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([C::PersonId, C::Help])
        .filter(C::Help.is_not_null())
        .filter(C::HelpKey.is_null())
        .into_tuple()
        .all(&tx.0)
        .await?;
    for (id, help) in rows {
        Entity::update_many()
            .col_expr(C::HelpKey, Expr::value(fold(&help)))
            .filter(C::PersonId.eq(id))
            .exec(&tx.0)
            .await?;
    }
    Ok(())
}
