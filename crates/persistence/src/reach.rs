//! What somebody reaches of a brick, as a criterion: lists narrow by it in the database, never afterwards.

use domain::access::{Reached, Scope};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What stands where a scope bears.
pub(crate) fn in_scope((body, item): (Expr, Expr), scope: &Scope) -> Condition {
    let Scope { bricks: _, organisation, items } = scope;
    let named = (!items.is_empty()).then(|| item.is_in(items.iter().copied()));
    Condition::all().add_option(organisation.map(|id| body.eq(id.0))).add_option(named)
}

/// What somebody reaches, of rows whose body and identifier are these columns, and of which those are `theirs` by nature.
/// The same answer as [`Reached::holds`], for rows.
pub(crate) fn reached(
    reached: &Reached,
    (body, item): (Expr, Expr),
    theirs: Option<Condition>,
) -> Condition {
    let Reached { person: _, wholly, own, declared } = reached;
    let there = |scope: &Scope| in_scope((body.clone(), item.clone()), scope);
    let any = |scopes: &[Scope]| scopes.iter().map(there).fold(Condition::any(), Condition::add);
    if reached.is_nothing() {
        return Condition::all().add(Expr::val(1).eq(0));
    }
    let mut all = any(wholly);
    if !own.is_empty() {
        let anywhere = own.iter().any(Scope::is_whole);
        let here = (!anywhere).then(|| any(own));
        let theirs =
            Condition::any().add(item.clone().is_in(declared.iter().copied())).add_option(theirs);
        all = all.add(Condition::all().add_option(here).add(theirs));
    }
    all
}
