//! For the agents of which bodies a brick is: everybody, or those of the bodies that are ticked (A36).

use std::collections::BTreeSet;

use domain::OrganisationId;
use domain::access::{Extent, Permission};
use leptos::prelude::*;

use crate::components::{Check, Glyph, Icon, SelectOption};
use crate::pages::shared::Bodies;
use crate::state::Session;
use crate::words::{tr, trn};

/// Between the identifiers of a field, which is compared and merged as the other texts of its form.
const BETWEEN: &str = ",";

/// The bodies that a field holds.
pub(super) fn ids(field: &str) -> Vec<OrganisationId> {
    field.split(BETWEEN).filter_map(|id| id.parse().ok()).collect()
}

/// The field that holds these bodies: the same one whatever their order.
pub(super) fn field_of(bodies: impl IntoIterator<Item = OrganisationId>) -> String {
    let mut ids: Vec<_> = bodies.into_iter().collect();
    ids.sort();
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(BETWEEN)
}

/// The bodies whose bricks one manages and no others, by what was lent for them; none when one manages bricks wherever
/// they are, or one brick.
pub(super) type Held = StoredValue<Option<BTreeSet<OrganisationId>>>;

/// The bodies of whoever is signed in, for a brick that is for everybody or not.
pub(super) fn held(everybody: bool) -> Held {
    let begins = expect_context::<Session>().begins(Permission::ManageBricks);
    StoredValue::new(bound(begins, everybody))
}

/// Whoever was lent a brick that is for everybody writes its words without taking it from anybody.
fn bound(begins: Extent, everybody: bool) -> Option<BTreeSet<OrganisationId>> {
    match begins {
        Extent::Bodies(bodies) => (!everybody).then_some(bodies),
        Extent::Everywhere | Extent::Nowhere => None,
    }
}

/// The bodies that a new brick is for before anything is ticked: the one that is held, when there is but one.
pub(super) fn beforehand(held: Held) -> String {
    held.with_value(|held| match held {
        Some(bodies) if bodies.len() == 1 => field_of(bodies.iter().copied()),
        Some(_) | None => String::new(),
    })
}

/// The bodies that are sent: those that are ticked; all that are held when none is, for what is for everybody is not
/// theirs to give.
pub(super) fn sent(field: &str, held: Option<&BTreeSet<OrganisationId>>) -> Vec<OrganisationId> {
    let ticked = ids(field);
    match held {
        Some(held) if ticked.is_empty() => held.iter().copied().collect(),
        Some(_) | None => ticked,
    }
}

/// The field once a body is ticked, or no more.
fn turned(field: &str, body: OrganisationId, on: bool) -> String {
    let mut ids = ids(field);
    ids.retain(|one| *one != body);
    if on {
        ids.push(body);
    }
    field_of(ids)
}

/// How a field is said.
pub(super) fn said(field: &str, bodies: Bodies, held: Held) -> String {
    let names: Vec<_> = ids(field).into_iter().filter_map(|id| bodies.name(id)).collect();
    if names.is_empty() { without(held).to_owned() } else { names.join(", ") }
}

/// For whom it is while no body is ticked.
fn without(held: Held) -> &'static str {
    if held.with_value(Option::is_some) {
        tr!(bricks.bodies.held)
    } else {
        tr!(bricks.bodies.everybody)
    }
}

#[component]
pub(super) fn BodiesField(field: RwSignal<String>, bodies: Bodies, held: Held) -> impl IntoView {
    let who = move || {
        let count = field.with(|field| ids(field).len() as u64);
        let who =
            if count == 0 { without(held).to_owned() } else { trn!(count, bricks.bodies.some) };
        tr!(bricks.bodies.who, who = who)
    };
    let line = move |option: SelectOption| {
        let id: OrganisationId = option.value.parse().ok()?;
        let checked = Signal::derive(move || field.with(|field| ids(field).contains(&id)));
        let turn = move |on: bool| field.update(|field| *field = turned(field, id, on));
        Some(view! { <Check label=option.label checked on_change=turn /> })
    };
    // Those that are held; one that is ticked already may stay.
    let offered = move |option: &SelectOption| {
        let id: Option<OrganisationId> = option.value.parse().ok();
        let ticked = id.is_some_and(|id| field.with_untracked(|field| ids(field).contains(&id)));
        let of = |held: &BTreeSet<OrganisationId>| id.is_some_and(|id| held.contains(&id));
        ticked || held.with_value(|held| held.as_ref().is_none_or(of))
    };
    let lines = move || {
        let all = bodies.bodies().into_iter().filter(offered);
        all.filter_map(line).collect_view()
    };
    let hint = if held.with_value(Option::is_some) {
        tr!(bricks.bodies.hint_held)
    } else {
        tr!(bricks.bodies.hint)
    };
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Users /><span>{who}</span></summary>
            <fieldset class="stack gap-2">
                <legend class="sr-only">{tr!(bricks.bodies.legend)}</legend>
                <p class="hint">{hint}</p>
                {lines}
            </fieldset>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_ticked_and_no_more_and_their_order_is_nothing() {
        let id = |n| OrganisationId(uuid::Uuid::from_u128(n));
        let both = field_of([id(2), id(1)]);
        assert_eq!(ids(&both), [id(1), id(2)]);
        assert_eq!(both, turned(&turned("", id(1), true), id(2), true));
        assert_eq!(turned(&both, id(2), true), both, "ticked twice is ticked");
        assert_eq!(turned(&turned(&both, id(1), false), id(2), false), "");
        assert!(ids("").is_empty());
    }

    #[test]
    fn what_no_body_is_ticked_for_is_for_all_that_are_held() {
        let id = |n| OrganisationId(uuid::Uuid::from_u128(n));
        let both = BTreeSet::from([id(1), id(2)]);
        assert_eq!(sent("", Some(&both)), [id(1), id(2)]);
        assert_eq!(sent(&field_of([id(2)]), Some(&both)), [id(2)]);
        assert!(sent("", None).is_empty(), "everybody");
    }

    #[test]
    fn a_brick_that_is_for_everybody_stays_so_for_whoever_was_lent_it() {
        let bodies = BTreeSet::from([OrganisationId(uuid::Uuid::from_u128(1))]);
        assert_eq!(bound(Extent::Bodies(bodies.clone()), true), None);
        assert_eq!(bound(Extent::Bodies(bodies.clone()), false), Some(bodies));
    }
}
