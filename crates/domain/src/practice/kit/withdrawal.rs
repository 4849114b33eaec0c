//! A release of a kit that is withdrawn, and put back: it keeps its place among the others, with the reason.

use chrono::{DateTime, Utc};

use super::{Kit, KitParts, KitRelease};
use crate::access::Granted;
use crate::access::acts::EditKit;
use crate::ids::UserId;
use crate::journal::Fact;
use crate::text::Paragraph;

/// A release that nobody takes away any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseWithdrawal {
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: Paragraph,
}

impl KitRelease {
    /// Whether it stands: it was not withdrawn.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

impl Granted<'_, EditKit, Kit> {
    /// Withdraws a release; nothing when it is withdrawn already, or of another kit. What people read then is `before`,
    /// the last of the others that stand, with the day on which it was published: whoever answered for this one did not
    /// answer for that one.
    #[must_use]
    pub fn withdraw_release(
        self,
        release: &mut KitRelease,
        before: Option<(u32, DateTime<Utc>)>,
        reason: Paragraph,
        at: DateTime<Utc>,
    ) -> Option<Fact> {
        let KitParts { id, standing, confirmed_at, .. } = &mut self.on.0;
        if release.kit != *id || !release.stands() {
            return None;
        }
        if *standing == release.number {
            let (number, since) = before.unwrap_or((0, *confirmed_at));
            *standing = number;
            *confirmed_at = since;
        }
        let told = reason.as_str().to_owned();
        release.withdrawn = Some(ReleaseWithdrawal { by: self.by.id, at, reason });
        Some(self.on.recalled(release, Some(told)))
    }

    /// Puts a release back, and answers for it from then on when it is the last that stands; nothing when it stands, or
    /// is of another kit.
    #[must_use]
    pub fn put_release_back(self, release: &mut KitRelease, at: DateTime<Utc>) -> Option<Fact> {
        let KitParts { id, standing, confirmed_at, .. } = &mut self.on.0;
        if release.kit != *id {
            return None;
        }
        release.withdrawn.take()?;
        if release.number > *standing {
            *standing = release.number;
            *confirmed_at = at;
        }
        Some(self.on.recalled(release, None))
    }
}

impl Kit {
    /// With the title that people saw. It was withdrawn for a reason, or is put back.
    fn recalled(&self, release: &KitRelease, reason: Option<String>) -> Fact {
        Fact::KitRecalled {
            practice: self.0.practice.parts().id,
            kit: self.0.id,
            label: release.content.title.as_str().to_owned(),
            number: release.number,
            reason,
        }
    }
}
