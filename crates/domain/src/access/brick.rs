//! The three axes of the permission matrix.

use std::fmt;
use std::str::FromStr;

use super::Permission;
use crate::ids::BrickId;
use crate::text::UnknownCode;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A part of the portal on which rights bear (D.2 of the register).
    Brick {
        /// The landing page and its featured action.
        Home = "home",
        /// Ideas.
        Ideas = "ideas",
        /// Challenges.
        Challenges = "challenges",
        /// Experiments and their records (POCsman).
        Pocs = "pocs",
        /// Figures about the experiments ("consolidation").
        Portfolio = "portfolio",
        /// Shared practices (the Store).
        Practices = "practices",
        /// News.
        News = "news",
        /// Agenda.
        Events = "events",
        /// People and contacts.
        Directory = "directory",
        /// Testimonials.
        Testimonials = "testimonials",
        /// Key figures.
        KeyFigures = "key_figures",
        /// Method resources and kits.
        MethodResources = "method_resources",
        /// Newsletters.
        Newsletters = "newsletters",
        /// Search.
        Search = "search",
        /// Requests for resources.
        ResourceRequests = "resource_requests",
        /// Questions to the Dinno.
        HelpRequests = "help_requests",
        /// Comments, votes, tags.
        Expression = "expression",
        /// Communities.
        Communities = "communities",
        /// Indicators.
        Indicators = "indicators",
        /// Glossary and values.
        Glossary = "glossary",
        /// What administrators add: links to other tools, pages (R038, R049). Each has a row of its own too.
        Links = "links",
        /// Accounts, profiles, delegations and the matrix itself.
        Administration = "administration",
        /// Import and export of whole sets.
        Exchange = "exchange",
    }
}

impl Brick {
    /// Whether the portal has something behind it: people choose nothing about a brick that is not built.
    #[must_use]
    pub const fn is_built(self) -> bool {
        !matches!(self, Self::Communities | Self::Indicators)
    }

    /// What hiding it, showing it again and moving it on the landing page ask. The doors, what stands behind them and
    /// the administration are always there: nothing does.
    #[must_use]
    pub const fn manage(self) -> Option<Permission> {
        match self {
            Self::News => Some(Permission::ManageNews),
            Self::Events => Some(Permission::ManageEvents),
            Self::Directory => Some(Permission::ManageDirectory),
            Self::Testimonials => Some(Permission::ManageTestimonials),
            Self::KeyFigures => Some(Permission::ManageKeyFigures),
            Self::MethodResources => Some(Permission::ManageMethodResources),
            Self::Newsletters => Some(Permission::ManageNewsletters),
            Self::Search => Some(Permission::ManageSearch),
            Self::ResourceRequests => Some(Permission::ManageResourceRequests),
            Self::HelpRequests => Some(Permission::ManageHelpRequests),
            Self::Expression => Some(Permission::ManageExpression),
            Self::Glossary => Some(Permission::ManageGlossary),
            Self::Home
            | Self::Ideas
            | Self::Challenges
            | Self::Pocs
            | Self::Portfolio
            | Self::Practices
            | Self::Communities
            | Self::Indicators
            | Self::Links
            | Self::Administration
            | Self::Exchange => None,
        }
    }

    /// Whether some act needs its first capability. No other may be given: it would promise what nothing does.
    #[must_use]
    pub fn is_managed(self) -> bool {
        Permission::ALL.iter().any(|permission| {
            let need = permission.need();
            need.brick == self && need.capability == Capability::Manage
        })
    }

    /// Whether something of it belongs to a body: what is lent for one body gives nothing on the other bricks, whose
    /// things are the whole branch's.
    #[must_use]
    pub fn has_things_of_bodies(self) -> bool {
        Permission::ALL.iter().any(|permission| {
            let need = permission.need();
            need.brick == self
                && need.capability != Capability::Read
                && permission.is_lendable()
                && !permission.is_of_the_whole_branch()
        })
    }
}

/// A row of the matrix: a native brick, or one that was added at run time.
///
/// The natives stay a closed vocabulary, decided cell by cell; what is added is known by its identifier alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrickKey {
    /// A brick that the portal was built with.
    Native(Brick),
    /// A brick that an administrator added.
    Added(BrickId),
}

impl BrickKey {
    /// The row that a native brick and a thing of it name together: only what was added has a row of its own.
    #[must_use]
    pub const fn of(brick: Brick, item: Option<BrickId>) -> Option<Self> {
        match (brick, item) {
            (brick, None) => Some(Self::Native(brick)),
            (Brick::Links, Some(id)) => Some(Self::Added(id)),
            (_, Some(_)) => None,
        }
    }

    /// The native brick: itself, or the one whose row an added brick follows.
    #[must_use]
    pub const fn native(self) -> Brick {
        match self {
            Self::Native(brick) => brick,
            Self::Added(_) => Brick::Links,
        }
    }

    /// The brick that was added, when it is one.
    #[must_use]
    pub const fn added(self) -> Option<BrickId> {
        match self {
            Self::Native(_) => None,
            Self::Added(id) => Some(id),
        }
    }
}

impl From<Brick> for BrickKey {
    fn from(brick: Brick) -> Self {
        Self::Native(brick)
    }
}

impl FromStr for BrickKey {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let row = match code.split_once('/') {
            None => Brick::from_code(code).map(Self::Native),
            Some((brick, id)) => {
                let id = id.parse().map_err(|_| UnknownCode)?;
                Brick::from_code(brick).and_then(|brick| Self::of(brick, Some(id)))
            }
        };
        row.ok_or(UnknownCode)
    }
}

/// The stable code of the row: that of the native brick, and the identifier of the one that was added.
impl fmt::Display for BrickKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Native(brick) => brick.fmt(f),
            Self::Added(id) => write!(f, "{}/{id}", Brick::Links),
        }
    }
}

vocabulary! {
    /// The three capabilities of the matrix (R037).
    Capability {
        /// Add or remove the brick ("ajouter / supprimer").
        Manage = "manage",
        /// Update its content ("mettre à jour").
        Update = "update",
        /// Consult it ("consulter").
        Read = "read",
    }
}

vocabulary! {
    /// The four profiles (R326) and the super administrator (R333).
    Profile {
        /// All agents of the network ("consultation", R332).
        Reader = "reader",
        /// Runs challenges, leads POCs, owns practices ("contributeur", R331).
        Contributor = "contributor",
        /// Dinno, or a delegate ("administrateur fonctionnel", R328): where it counts, see [`super::Standing`].
        FunctionalAdmin = "functional_admin",
        /// Maintenance by the MOE ("développeur", R327): no editorial right.
        Developer = "developer",
        /// The Dinno's own login (R333).
        SuperAdmin = "super_admin",
    }
}
