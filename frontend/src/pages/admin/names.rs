//! The administration in words: bricks, capabilities, and what a change of the matrix means.

use domain::access::{Brick, BrickKey, Capability, CellChange, MatrixRefused, Profile, Reach};
use leptos::prelude::use_context;

use crate::state::Bricks;
use crate::words::{Words, profile, tr};

/// The name of a brick.
pub(super) fn brick_name(brick: Brick) -> &'static str {
    match brick {
        Brick::Home => tr!(admin.brick.home),
        Brick::Ideas => tr!(admin.brick.ideas),
        Brick::Challenges => tr!(admin.brick.challenges),
        Brick::Pocs => tr!(admin.brick.pocs),
        Brick::Portfolio => tr!(admin.brick.portfolio),
        Brick::Practices => tr!(admin.brick.practices),
        Brick::News => tr!(admin.brick.news),
        Brick::Events => tr!(admin.brick.events),
        Brick::Directory => tr!(admin.brick.directory),
        Brick::Testimonials => tr!(admin.brick.testimonials),
        Brick::KeyFigures => tr!(admin.brick.key_figures),
        Brick::MethodResources => tr!(admin.brick.method_resources),
        Brick::Newsletters => tr!(admin.brick.newsletters),
        Brick::Search => tr!(admin.brick.search),
        Brick::ResourceRequests => tr!(admin.brick.resource_requests),
        Brick::HelpRequests => tr!(admin.brick.help_requests),
        Brick::Expression => tr!(admin.brick.expression),
        Brick::Communities => tr!(admin.brick.communities),
        Brick::Indicators => tr!(admin.brick.indicators),
        Brick::Glossary => tr!(admin.brick.glossary),
        Brick::Links => tr!(admin.brick.links),
        Brick::Administration => tr!(admin.brick.administration),
        Brick::Exchange => tr!(admin.brick.exchange),
    }
}

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

/// What a capability allows, as a verb.
pub(super) fn capability_name(capability: Capability) -> &'static str {
    match capability {
        Capability::Manage => tr!(admin.capability.manage),
        Capability::Update => tr!(admin.capability.update),
        Capability::Read => tr!(admin.capability.read),
    }
}

/// The same, where there is little room.
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
