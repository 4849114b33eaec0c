//! What is decided for all added bricks together: their order, the tools they may lead to, what the button opens.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{AddedBrick, BrickAct, BrickNature, BrickState, LinkHost};
use crate::access::acts::ArrangeBricks;
use crate::access::{Actor, Granted, Owned};
use crate::challenge::REPLY_DAYS_MAX;
use crate::civil::Zone;
use crate::ids::{BrickId, OrganisationId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, FieldErrors};

/// What the button that deposits an idea opens, for the agents of one body (A01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaDoor {
    /// The body.
    pub organisation_id: OrganisationId,
    /// The link it opens; the form of the portal when there is none.
    #[serde(default)]
    pub brick_id: Option<BrickId>,
}

/// What is decided for all added bricks together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BrickSettings {
    /// Their order; those that are not named come after, the oldest first.
    pub order: Vec<BrickId>,
    /// The machines that links may lead to.
    pub hosts: Vec<LinkHost>,
    /// What the button opens in the bodies that are not named: a link, or the form of the portal.
    pub idea_door: Option<BrickId>,
    /// What it opens in the others.
    pub idea_doors: Vec<IdeaDoor>,
    /// In how many days the author of an idea outside any challenge has an answer: a public promise, when there is one.
    pub idea_reply_days: Option<u16>,
}

impl BrickSettings {
    /// Puts bricks in their order.
    pub fn sort<T>(&self, bricks: &mut [T], of: impl Fn(&T) -> &AddedBrick) {
        let last = self.order.len();
        let place = |id| self.order.iter().position(|other| *other == id).unwrap_or(last);
        bricks.sort_by_key(|brick| {
            let parts = of(brick).parts();
            (place(parts.id), parts.added_at, parts.id)
        });
    }

    /// Whether links may lead there.
    #[must_use]
    pub fn allows(&self, host: &LinkHost) -> bool {
        self.hosts.contains(host)
    }

    /// The link that the button opens for this person; none means the form of the portal. A link that is not shown to
    /// them opens nothing: they keep the form.
    #[must_use]
    pub fn idea_door<'a>(
        &self,
        actor: &Actor,
        bricks: impl IntoIterator<Item = &'a AddedBrick>,
    ) -> Option<BrickId> {
        let own = |door: &&IdeaDoor| Some(door.organisation_id) == actor.organisation;
        let own = self.idea_doors.iter().find(own).map(|door| door.brick_id);
        let door = own.unwrap_or(self.idea_door)?;
        let opens = |brick: &&AddedBrick| {
            brick.parts().id == door && brick.address().is_some() && brick.is_open_to(actor)
        };
        bricks.into_iter().find(opens).map(|_| door)
    }

    /// The instant from which the promise made to whoever deposits an idea that day, outside any challenge, is broken.
    #[must_use]
    pub fn promise_ends_at(&self, deposited_on: NaiveDate) -> Option<DateTime<Utc>> {
        let days = Days::new(u64::from(self.idea_reply_days?));
        deposited_on.checked_add_days(days).map(|day| Zone::Paris.end_of(day))
    }

    fn check(&self, before: &Self, bricks: &[AddedBrick]) -> Result<(), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let known = |id: BrickId| bricks.iter().find(|brick| brick.parts().id == id);
        let mut told = BTreeSet::new();
        for (place, id) in self.order.iter().enumerate() {
            let code = match (known(*id), told.insert(*id)) {
                (Some(_), true) => continue,
                (Some(_), false) => FieldCode::Duplicate,
                (None, _) => FieldCode::UnknownValue,
            };
            errors.push(FieldError::new(format!("/order/{place}"), code));
        }
        let mut named = BTreeSet::new();
        for (place, host) in self.hosts.iter().enumerate() {
            if !named.insert(host) {
                errors.push(FieldError::new(format!("/hosts/{place}"), FieldCode::Duplicate));
            }
        }
        let standing = bricks.iter().filter(|brick| brick.parts().state != BrickState::Removed);
        let mut led = standing.filter_map(AddedBrick::address).map(super::LinkAddress::host);
        if led.any(|host| before.allows(host) && !self.allows(host)) {
            errors.push(FieldError::new("/hosts", FieldCode::InUse));
        }
        let is_link = |id: BrickId| {
            known(id).is_some_and(|brick| {
                let parts = brick.parts();
                parts.content.nature() == BrickNature::Link && parts.state != BrickState::Removed
            })
        };
        if self.idea_door.is_some_and(|id| !is_link(id)) {
            errors.push(FieldError::new("/idea_door", FieldCode::UnknownValue));
        }
        if self.idea_reply_days.is_some_and(|days| !(1..=REPLY_DAYS_MAX).contains(&days)) {
            errors.push(FieldError {
                pointer: "/idea_reply_days".to_owned(),
                code: FieldCode::Malformed,
                min: Some(1),
                max: Some(u32::from(REPLY_DAYS_MAX)),
            });
        }
        let mut bodies = BTreeSet::new();
        for (place, IdeaDoor { organisation_id, brick_id }) in self.idea_doors.iter().enumerate() {
            if !bodies.insert(*organisation_id) {
                let pointer = format!("/idea_doors/{place}/organisation_id");
                errors.push(FieldError::new(pointer, FieldCode::Duplicate));
            }
            if brick_id.is_some_and(|id| !is_link(id)) {
                let pointer = format!("/idea_doors/{place}/brick_id");
                errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
            }
        }
        errors.into_result()
    }
}

impl Owned for BrickSettings {
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

impl Granted<'_, ArrangeBricks, BrickSettings> {
    /// Puts other settings in force. What stays as it is makes no fact.
    ///
    /// # Errors
    /// Every faulty field: an unknown brick, a tool that a link still leads to.
    pub fn change(
        self,
        next: BrickSettings,
        bricks: &[AddedBrick],
    ) -> Result<Vec<Fact>, Vec<FieldError>> {
        next.check(self.on, bricks)?;
        let doors = |of: &BrickSettings| (of.idea_door, of.idea_doors.clone());
        let acts = [
            (self.on.order != next.order).then_some(BrickAct::Arranged),
            (self.on.hosts != next.hosts).then_some(BrickAct::HostsChanged),
            (doors(self.on) != doors(&next)).then_some(BrickAct::IdeaDoorChanged),
            (self.on.idea_reply_days != next.idea_reply_days).then_some(BrickAct::IdeaReplyChanged),
        ];
        *self.on = next;
        let told = |act| Fact::BricksChanged { act, item: None, label: None, brick: None };
        Ok(acts.into_iter().flatten().map(told).collect())
    }
}
