//! Who is signed in, and what they may do.

use api_types::session::Me;
use domain::access::{Capability, Extent, Need, Participation, Permission};
use domain::idea::DepositsFor;
use leptos::prelude::*;

use crate::routes::{EditorialPage, Page};

/// Where signing in stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// The portal asks whether a session is still open.
    Starting,
    SignedOut,
    SignedIn(Box<Me>),
}

/// What stands on every screen while one looks at the portal as a profile: made by the page that begins it, for nobody
/// else downloads it.
pub(crate) type Banner = fn() -> AnyView;

/// The session. The access token itself is kept by `api`, in memory only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Session {
    phase: RwSignal<Phase>,
    /// The session ended while a page was open: signing in again happens over the page.
    ended: RwSignal<bool>,
    /// Grows at each sign-in: what could not be read is then read again.
    epoch: RwSignal<u32>,
    /// Whether one looks as a profile: every view is then made again.
    banner: RwSignal<Option<Banner>>,
}

impl Session {
    /// Nobody knows yet.
    pub(crate) fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Starting),
            ended: RwSignal::new(false),
            epoch: RwSignal::new(0),
            banner: RwSignal::new(None),
        }
    }

    /// Where signing in stands.
    pub(crate) fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Whoever is signed in, as it changes.
    pub(crate) fn me(self) -> Option<Me> {
        self.phase.with(signed_in)
    }

    /// Whoever is signed in while this view is made: signing in as somebody else makes the page again.
    pub(crate) fn who(self) -> Option<Me> {
        self.phase.with_untracked(signed_in)
    }

    /// Whether an act is open to them at all: the screen then shows its button.
    pub(crate) fn may(self, permission: Permission) -> bool {
        self.phase.with_untracked(|phase| match phase {
            Phase::SignedIn(me) => me.may(permission),
            Phase::Starting | Phase::SignedOut => false,
        })
    }

    /// In which bodies they may begin something: a right that was lent for one thing, or one body, begins nothing
    /// elsewhere.
    pub(crate) fn begins(self, permission: Permission) -> Extent {
        self.phase.with_untracked(|phase| match phase {
            Phase::SignedIn(me) => me.begins(permission),
            Phase::Starting | Phase::SignedOut => Extent::Nowhere,
        })
    }

    /// In the name of which bodies they may write.
    pub(crate) fn speaks(self, permission: Permission) -> Extent {
        self.phase.with_untracked(|phase| match phase {
            Phase::SignedIn(me) => me.speaks(permission),
            Phase::Starting | Phase::SignedOut => Extent::Nowhere,
        })
    }

    /// Whether a page is open to them: menus lead nowhere else (R040).
    pub(crate) fn sees(self, page: Page) -> bool {
        page.needs().is_none_or(|permission| {
            let new = matches!(page, Page::Editorial(EditorialPage::Write(_)));
            if new { self.begins(permission) != Extent::Nowhere } else { self.may(permission) }
        })
    }

    /// Whether the brick of a page is closed to whoever is signed in, as that changes: nothing of the page is then
    /// asked for. A page where one writes says by itself who may (R040).
    pub(crate) fn closes(self, page: Page) -> bool {
        page.needs().is_some_and(|permission| {
            let Need { capability, participation, .. } = permission.need();
            let for_readers =
                capability == Capability::Read || participation == Participation::Anyone;
            let refused =
                |phase: &Phase| matches!(phase, Phase::SignedIn(me) if !me.may(permission));
            for_readers && self.phase.with(refused)
        })
    }

    /// For whom they may deposit an idea besides themselves: the screen then shows the field.
    pub(crate) fn deposits_for(self) -> DepositsFor {
        self.who().map_or(DepositsFor::Nobody, |me| me.deposits_for)
    }

    /// What stands on every screen, as it changes.
    pub(crate) fn banner(self) -> Option<Banner> {
        self.banner.get()
    }

    /// One looks as a profile, or as oneself again.
    pub(crate) fn hang(self, banner: Option<Banner>) {
        if banner.is_some() || self.banner.get_untracked().is_some() {
            self.banner.set(banner);
        }
    }

    /// Somebody is signed in, and looks as themselves.
    pub(crate) fn open(self, me: Me) {
        self.hang(None);
        let again = self.ended.get_untracked();
        self.phase.set(Phase::SignedIn(Box::new(me)));
        self.ended.set(false);
        if again {
            self.epoch.update(|epoch| *epoch += 1);
        }
    }

    /// Nobody is signed in.
    pub(crate) fn close(self) {
        self.hang(None);
        self.phase.set(Phase::SignedOut);
        self.ended.set(false);
    }

    /// The session ended by itself: the page stays, with what was typed.
    pub(crate) fn end(self) {
        let signed_in = self.phase.with_untracked(|phase| matches!(phase, Phase::SignedIn(_)));
        if signed_in {
            self.ended.set(true);
        }
    }

    /// Whether one has to sign in again over the page.
    pub(crate) fn ended(self) -> RwSignal<bool> {
        self.ended
    }

    /// Read it in a fetch: it changes when one has signed in again.
    pub(crate) fn epoch(self) -> u32 {
        self.epoch.get()
    }

    /// How many notifications are unread.
    pub(crate) fn unread(self) -> u32 {
        self.phase.with(|phase| match phase {
            Phase::SignedIn(me) => me.unread_notifications,
            Phase::Starting | Phase::SignedOut => 0,
        })
    }

    /// The count of unread notifications changed.
    pub(crate) fn set_unread(self, unread: u32) {
        self.phase.update(|phase| {
            if let Phase::SignedIn(me) = phase {
                me.unread_notifications = unread;
            }
        });
    }
}

fn signed_in(phase: &Phase) -> Option<Me> {
    match phase {
        Phase::SignedIn(me) => Some(Me::clone(me)),
        Phase::Starting | Phase::SignedOut => None,
    }
}
