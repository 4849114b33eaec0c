//! Who may see which experiments: the audience of all of them (A06), the restriction of one (A28).

use super::{MemberName, Poc};
use crate::access::acts::RestrictPoc;
use crate::access::{Actor, Granted};
use crate::ids::{OrganisationId, UserId};
use crate::journal::Fact;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Who may read one experiment, within the audience of all of them (A28).
    Visibility {
        /// Everybody.
        Everyone = "everyone",
        /// Its own direction.
        Department = "department",
        /// COMEX and CODIR.
        TopManagement = "top_management",
    }
}

vocabulary! {
    /// Who may read the records of the experiments (A06).
    PocAudience {
        /// Everybody.
        Everyone = "everyone",
        /// COMEX and CODIR, as in the first phase of the report.
        TopManagement = "top_management",
    }
}

/// How the second door is open, and how its gates are decided: one setting for the whole portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PocRules {
    /// Who may read the records and the figures.
    pub audience: PocAudience,
    /// Whether everybody still reads the list and the summary sheets when the records are closed.
    pub open_sheets: bool,
    /// Whether somebody of the team may not decide alone at the gates of their own experiment.
    pub four_eyes: bool,
}

impl Default for PocRules {
    fn default() -> Self {
        Self { audience: PocAudience::Everyone, open_sheets: true, four_eyes: false }
    }
}

/// How much of an experiment is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Its line in a list and its summary sheet.
    Sheet,
    /// Its record: answers, lessons, history.
    Record,
}

/// What somebody may see. Made from [`Actor`] alone, read by lists as by pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Who looks: what they take part in is always theirs to see.
    pub person: UserId,
    /// Their direction.
    pub department: Option<OrganisationId>,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// Member of COMEX or CODIR.
    pub top_management: bool,
    /// The Dinno answers for all of them.
    pub everything: bool,
    /// How deep the audience lets them see, whatever the experiment; not at all when none.
    pub open: Option<Depth>,
}

impl Sight {
    /// What this person may see.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let PocRules { audience, open_sheets, four_eyes: _ } = actor.poc_rules;
        let records = match audience {
            PocAudience::Everyone => true,
            PocAudience::TopManagement => actor.top_management,
        };
        Self {
            person: actor.id,
            department: actor.department,
            organisation: actor.organisation,
            top_management: actor.top_management,
            everything: actor.is_dinno(),
            open: match (records, open_sheets) {
                (true, _) => Some(Depth::Record),
                (false, true) => Some(Depth::Sheet),
                (false, false) => None,
            },
        }
    }

    /// Whether the audience includes them at that depth, whatever the experiment.
    #[must_use]
    pub const fn is_open(&self, depth: Depth) -> bool {
        match (depth, self.open) {
            (Depth::Sheet, open) => open.is_some(),
            (Depth::Record, open) => matches!(open, Some(Depth::Record)),
        }
    }

    /// Whether they may see this experiment.
    #[must_use]
    pub fn sees(&self, poc: &Poc, depth: Depth) -> bool {
        let parts = poc.parts();
        let takes_part =
            || parts.members.iter().any(|member| member.name == MemberName::User(self.person));
        let concerned = || match parts.visibility {
            Visibility::Everyone => true,
            Visibility::Department => {
                self.is_of(parts.header.department, parts.header.organisation)
            }
            Visibility::TopManagement => self.top_management,
        };
        self.everything || (self.is_open(depth) && concerned()) || takes_part()
    }

    /// Whether they belong to this direction; to its body when it is one and the same.
    #[must_use]
    pub fn is_of(&self, department: OrganisationId, organisation: OrganisationId) -> bool {
        self.department == Some(department)
            || (department == organisation && self.organisation == Some(organisation))
    }
}

impl Granted<'_, RestrictPoc, Poc> {
    /// Chooses who may read it.
    #[must_use]
    pub fn restrict(self, visibility: Visibility) -> Fact {
        self.on.0.visibility = visibility;
        Fact::PocRestricted { poc: self.on.0.id, visibility }
    }
}
