//! Who may see which experiments: the audience of all of them (A06), the restriction of one (A28).

use std::fmt;

use super::{Member, MemberName, MemberRole, Poc};
use crate::access::acts::RestrictPoc;
use crate::access::{Actor, Granted, Permission, Reached};
use crate::ids::{OrganisationId, UserId};
use crate::journal::Fact;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Who may read one experiment, within the audience of all of them, one practice or one idea (A28).
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

/// How much of an experiment is looked at, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Its line in a list and its summary sheet.
    Sheet,
    /// Its record: answers, lessons, history.
    Record,
}

impl MemberRole {
    /// How deep one sees to be told who holds this role: a sheet names who answers for the experiment, and the record
    /// alone the rest of its team (A06). One rule for the sheet, what came out of it, what is celebrated, the cards.
    #[must_use]
    pub const fn told_at(self) -> Depth {
        match self {
            Self::Sponsor | Self::Lead => Depth::Sheet,
            Self::Member | Self::Decider => Depth::Record,
        }
    }
}

/// Those of a team who are named to whoever sees the experiment that deep, in their order.
pub fn told_of(team: &[Member], depth: Depth) -> impl Iterator<Item = &Member> {
    team.iter().filter(move |member| member.role.told_at() <= depth)
}

/// What somebody may see. Made from [`Actor`] alone, read by lists as by pages.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What they read of the experiments by their rights, when it is not all of them.
    pub pocs: Option<Reached>,
    /// The same, of the practices.
    pub practices: Option<Reached>,
    /// The same, of the ideas.
    pub ideas: Option<Reached>,
    /// The same, of the challenges.
    pub challenges: Option<Reached>,
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
            pocs: actor.reached(Permission::ReadPocs),
            practices: actor.reached(Permission::ReadPractices),
            ideas: actor.reached(Permission::ReadIdeas),
            challenges: actor.reached(Permission::ReadChallenges),
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

    /// What they are, whatever the audience of the experiments: see [`Mark`].
    #[must_use]
    pub fn all_marks(&self) -> Vec<Mark> {
        let mut marks = vec![Mark::TakesPart(self.person)];
        marks.extend(self.everything.then_some(Mark::Dinno));
        marks.extend(self.department.map(Mark::Department));
        marks.extend(self.organisation.map(Mark::Body));
        marks.extend(self.top_management.then_some(Mark::TopManagement));
        marks
    }

    /// What they are at that depth.
    #[must_use]
    pub fn marks(&self, depth: Depth) -> Vec<Mark> {
        let mut marks = self.all_marks();
        if !self.is_open(depth) {
            marks.retain(|mark| matches!(mark, Mark::TakesPart(_) | Mark::Dinno));
        }
        marks
    }

    /// Whether they may see something that everybody reads unless it is kept for some, with those marks: a practice,
    /// an idea.
    #[must_use]
    pub fn sees_kept(&self, visibility: Visibility, marks: &[Mark]) -> bool {
        let kept = visibility != Visibility::Everyone;
        !kept || self.all_marks().iter().any(|mark| marks.contains(mark))
    }

    /// Whether they may see this experiment.
    #[must_use]
    pub fn sees(&self, poc: &Poc, depth: Depth) -> bool {
        let parts = poc.parts();
        let members = parts.members.iter().filter_map(|member| match &member.name {
            MemberName::User(id) => Some(*id),
            MemberName::Named(_) => None,
        });
        let place = (parts.header.department, parts.header.organisation);
        self.sees_what(parts.visibility, &Mark::of(parts.visibility, place, members), depth)
    }

    /// The same, for an experiment of that visibility with those marks.
    #[must_use]
    pub fn sees_what(&self, visibility: Visibility, marks: &[Mark], depth: Depth) -> bool {
        let open = visibility == Visibility::Everyone && self.is_open(depth);
        open || self.marks(depth).iter().any(|mark| marks.contains(mark))
    }
}

/// Who sees something besides everybody, when the audience is everybody: whoever is one of these. Said without the
/// person who looks, so that an index can keep it beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The Dinno answers for all of them.
    Dinno,
    /// Members of COMEX and CODIR.
    TopManagement,
    /// A direction.
    Department(OrganisationId),
    /// A body that is its own direction.
    Body(OrganisationId),
    /// Somebody of its team, or who answers for it.
    TakesPart(UserId),
}

impl Mark {
    /// Those who see something, from its visibility, its direction and body, and those who take part in it.
    #[must_use]
    pub fn of(
        visibility: Visibility,
        (department, organisation): (OrganisationId, OrganisationId),
        members: impl IntoIterator<Item = UserId>,
    ) -> Vec<Self> {
        let mut marks = vec![Self::Dinno];
        match visibility {
            Visibility::Everyone => {}
            Visibility::Department => {
                marks.push(Self::Department(department));
                marks.extend((department == organisation).then_some(Self::Body(organisation)));
            }
            Visibility::TopManagement => marks.push(Self::TopManagement),
        }
        marks.extend(members.into_iter().map(Self::TakesPart));
        marks
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dinno => f.write_str("dinno"),
            Self::TopManagement => f.write_str("top_management"),
            Self::Department(id) => write!(f, "department/{id}"),
            Self::Body(id) => write!(f, "body/{id}"),
            Self::TakesPart(id) => write!(f, "takes_part/{id}"),
        }
    }
}

impl Granted<'_, RestrictPoc, Poc> {
    /// Chooses who may read it; nothing happens when it is as it was.
    #[must_use]
    pub fn restrict(self, visibility: Visibility) -> Option<Fact> {
        let before = std::mem::replace(&mut self.on.0.visibility, visibility);
        let fact = Fact::PocRestricted { poc: self.on.0.id, visibility };
        (before != visibility).then_some(fact)
    }
}
