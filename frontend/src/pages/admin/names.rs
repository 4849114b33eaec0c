//! The administration in words: bricks, capabilities, and what a change of the matrix means.

use api_types::people::OrganisationRef;
use api_types::rights::NamedThing;
use domain::BrickId;
use domain::access::{Brick, BrickKey, Capability, CellChange, MatrixRefused, Profile, Reach};
use leptos::prelude::use_context;
use uuid::Uuid;

use crate::state::Bricks;
use crate::words::{Words, profile, tr};

pub(super) use crate::words::brick_name;

/// The name of a row of the matrix: a native brick, or one that was added.
pub(super) fn row_name(row: BrickKey) -> Words {
    match row {
        BrickKey::Native(brick) => brick_name(brick).into(),
        BrickKey::Added(id) => match use_context::<Bricks>() {
            Some(bricks) => bricks.title(id),
            None => tr!(bricks.unknown).into(),
        },
    }
}

/// What rights bear on: « Carsat Bretagne, sur Agenda », « sur « Appels à projets » ».
pub(super) fn scope_words(
    bricks: &[Brick],
    body: Option<&OrganisationRef>,
    things: &[NamedThing],
) -> String {
    let whole: Vec<_> = bricks.iter().map(|brick| brick_name(*brick)).collect();
    let things: Vec<_> = things.iter().map(|one| thing_words(one.id, one.title.clone())).collect();
    let on = match (things.is_empty(), bricks) {
        (true, []) => tr!(admin.delegations.scope_everything).to_owned(),
        (true, _) => tr!(admin.delegations.scope_bricks, bricks = whole.join(", ")),
        // An added brick says by itself what it is.
        (false, [] | [Brick::Links]) => {
            tr!(admin.delegations.scope_things, things = things.join(", "))
        }
        (false, _) => tr!(
            admin.delegations.scope_things_of,
            things = things.join(", "),
            bricks = whole.join(", ")
        ),
    };
    body.map(|body| body.name.clone()).into_iter().chain([on]).collect::<Vec<_>>().join(", ")
}

/// A thing by its title, in the language of the portal when it is an added brick.
fn thing_words(id: Uuid, title: Option<String>) -> String {
    let added = use_context::<Bricks>().and_then(|bricks| bricks.known_title(BrickId(id)));
    match added.map(|title| title.to_string()).or(title) {
        Some(title) => tr!(admin.delegations.thing, title = title),
        None => tr!(admin.delegations.one_thing).to_owned(),
    }
}

/// What somebody was declared to own: a brick, one that was added, or one thing.
pub(super) fn owned_words(brick: Brick, item: Option<Uuid>, title: Option<String>) -> String {
    match (item, title) {
        (None, _) => tr!(admin.delegations.thing, title = brick_name(brick)),
        (Some(id), None) if brick == Brick::Links => thing_words(id, None),
        (Some(_), None) => tr!(admin.owners.one_item, brick = brick_name(brick)),
        (Some(id), title) => thing_words(id, title),
    }
}

/// What a capability allows, as a verb.
pub(super) fn capability_name(capability: Capability) -> &'static str {
    match capability {
        Capability::Manage => tr!(admin.capability.manage),
        Capability::Update => tr!(admin.capability.update),
        Capability::Read => tr!(admin.capability.read),
    }
}

/// The same on a row of the matrix: some bricks are always there, and their first capability is an act of its own.
pub(super) fn right_name(row: BrickKey, capability: Capability) -> &'static str {
    let particular = if capability == Capability::Manage { particular(row) } else { None };
    particular.unwrap_or_else(|| capability_name(capability))
}

/// What the first capability of a brick allows, when that is not to add the brick and to remove it.
fn particular(row: BrickKey) -> Option<&'static str> {
    let acts = [
        (Brick::Ideas, tr!(admin.managed.ideas)),
        (Brick::Pocs, tr!(admin.managed.pocs)),
        (Brick::Search, tr!(admin.managed.search)),
        (Brick::Links, tr!(admin.managed.links)),
        (Brick::Administration, tr!(admin.managed.administration)),
    ];
    acts.into_iter().find(|(brick, _)| BrickKey::Native(*brick) == row).map(|(_, act)| act)
}

/// A capability, where there is little room.
pub(super) fn capability_short(capability: Capability) -> &'static str {
    match capability {
        Capability::Manage => tr!(admin.capability_short.manage),
        Capability::Update => tr!(admin.capability_short.update),
        Capability::Read => tr!(admin.capability_short.read),
    }
}

/// How far a right goes.
pub(super) fn reach_name(reach: Reach) -> &'static str {
    match reach {
        Reach::Nothing => tr!(admin.reach.nothing),
        Reach::OwnOnly => tr!(admin.reach.own_only),
        Reach::Everything => tr!(admin.reach.everything),
    }
}

/// What a profile allows, in a sentence.
pub(super) fn profile_meaning(of: Profile) -> &'static str {
    match of {
        Profile::Reader => tr!(admin.account.reader_meaning),
        Profile::Contributor => tr!(admin.account.contributor_meaning),
        Profile::FunctionalAdmin => tr!(admin.account.functional_admin_meaning),
        Profile::Developer => tr!(admin.account.developer_meaning),
        Profile::SuperAdmin => tr!(admin.account.super_admin_meaning),
    }
}

/// Those who have a profile.
pub(super) fn holders(of: Profile) -> &'static str {
    match of {
        Profile::Reader => tr!(admin.holders.reader),
        Profile::Contributor => tr!(admin.holders.contributor),
        Profile::FunctionalAdmin => tr!(admin.holders.functional_admin),
        Profile::Developer => tr!(admin.holders.developer),
        Profile::SuperAdmin => tr!(admin.holders.super_admin),
    }
}

/// « Les contributeurs pourront mettre à jour ce qui leur appartient dans « Agenda ». »
pub(super) fn change_in_words(change: CellChange) -> String {
    use Capability::{Manage, Read, Update};
    use Reach::{Everything, Nothing, OwnOnly};
    let CellChange { row, capability, profile, reach } = change;
    let (who, brick) = (holders(profile), row_name(row).to_string());
    if let (Manage, Some(act)) = (capability, particular(row)) {
        return match reach {
            Nothing => tr!(admin.sentence.act_nothing, who = who, act = act),
            OwnOnly | Everything => tr!(admin.sentence.act_everything, who = who, act = act),
        };
    }
    match (capability, reach) {
        (Manage, Nothing) => tr!(admin.sentence.manage_nothing, who = who, brick = brick),
        (Manage, OwnOnly | Everything) => {
            tr!(admin.sentence.manage_everything, who = who, brick = brick)
        }
        (Update, Nothing) => tr!(admin.sentence.update_nothing, who = who, brick = brick),
        (Update, OwnOnly) => tr!(admin.sentence.update_own, who = who, brick = brick),
        (Update, Everything) => tr!(admin.sentence.update_everything, who = who, brick = brick),
        (Read, Nothing) => tr!(admin.sentence.read_nothing, who = who, brick = brick),
        (Read, OwnOnly) => tr!(admin.sentence.read_own, who = who, brick = brick),
        (Read, Everything) => tr!(admin.sentence.read_everything, who = who, brick = brick),
    }
}

/// Why the management rules refuse a change, with what to do.
pub(super) fn refusal_in_words(refused: MatrixRefused) -> String {
    match refused {
        MatrixRefused::NoSuchChoice(change) => {
            let brick = row_name(change.row).to_string();
            tr!(admin.refused.no_such_choice, who = profile(change.profile), brick = brick)
        }
        MatrixRefused::WriteWithoutRead(row, of) => {
            let brick = row_name(row).to_string();
            tr!(admin.refused.write_without_read, who = holders(of), brick = brick)
        }
        MatrixRefused::LocksOneselfOut => tr!(admin.refused.locks_out).to_owned(),
        MatrixRefused::MoreThanHeld(change) => {
            tr!(admin.refused.more_than_held, brick = row_name(change.row).to_string())
        }
    }
}
