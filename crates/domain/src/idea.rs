//! An idea: a need, a problem or a solution that an agent puts forward (R050 to R081).

mod acts;
mod allowed;
mod comment;
mod deposit;
mod draft;

use chrono::{DateTime, NaiveDate, Utc};

pub use acts::{DecideError, EditIdeaError, ExperimentError, VoteError, WithdrawError};
pub use allowed::IdeaAct;
pub use comment::{Comment, CommentParts, RemoveCommentError, Stance};
pub use deposit::{AuthorChoice, Deposit};
pub use draft::{Draft, DraftContent};

use crate::access::{Actor, Owned, Place, Seal};
use crate::ids::{AttachmentId, ChallengeId, IdeaId, OrganisationId, PocId, UserId};
use crate::reference::ReferenceCode;
use crate::text::{LongText, Paragraph, Title};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where an idea stands. A draft is kept apart, by its author alone, and is not an idea yet.
    IdeaStatus {
        /// Deposited, visible to all, not decided.
        Submitted = "submitted",
        /// Being studied.
        UnderReview = "under_review",
        /// Selected for experimentation.
        Selected = "selected",
        /// Not selected: dormant, and may be revived (R062).
        NotSelected = "not_selected",
        /// An experiment is running.
        Experimenting = "experimenting",
        /// A practice came out of it.
        Implemented = "implemented",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// What was decided about an idea (A25).
    IdeaVerdict {
        /// To be studied.
        UnderReview = "under_review",
        /// Selected.
        Selected = "selected",
        /// Not selected.
        NotSelected = "not_selected",
    }
}

vocabulary! {
    /// Participative (IP), open (IO), or both (R015).
    InnovationForm {
        /// From agents.
        Participative = "participative",
        /// With partners.
        Open = "open",
        /// Both: collaborative.
        Collaborative = "collaborative",
    }
}

vocabulary! {
    /// Where an idea comes from (R072).
    IdeaOrigin {
        /// An agent of the network.
        Internal = "internal",
        /// A member of the public, a user.
        External = "external",
        /// A partner.
        Partner = "partner",
    }
}

/// Who put an idea forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// In their own name.
    Named(UserId),
    /// Nobody can tell, but the author's own signed-in request (A03).
    Anonymous(Seal),
    /// Nobody can tell at all: imported without an author.
    Unknown,
}

impl Author {
    /// Whether this person is the author.
    #[must_use]
    pub fn is(&self, actor: &Actor) -> bool {
        match self {
            Self::Named(id) => *id == actor.id,
            Self::Anonymous(seal) => actor.seals.made(seal),
            Self::Unknown => false,
        }
    }
}

/// What was answered to the author, with its reason (R065).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub verdict: IdeaVerdict,
    /// Why, in words that everyone reads.
    pub reason: Paragraph,
    /// By whom.
    pub decided_by: UserId,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// Where an idea is filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Its domain.
    pub domain: ReferenceCode,
    /// Its sub-category: what makes it possible to find it again (R054, A22).
    pub subcategory: ReferenceCode,
    /// One of the active fields of idea production (R073).
    pub innovation_field: Option<ReferenceCode>,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Where it comes from.
    pub origin: IdeaOrigin,
}

/// What an idea says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaContent {
    /// In one line.
    pub title: Title,
    /// What is wrong today (R080), in Markdown.
    pub problem: Option<LongText>,
    /// What is proposed, in Markdown.
    pub proposal: Option<LongText>,
    /// Where it is filed.
    pub classification: Classification,
    /// Its pictures and documents, in order (R056).
    pub attachments: Vec<AttachmentId>,
}

/// An idea, always in a state the rules allow. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea(pub(crate) IdeaParts);

/// What an idea is made of, for whoever keeps it or shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaParts {
    /// Its identifier.
    pub id: IdeaId,
    /// What people call it, such as `IDEE-2026-0042`.
    pub reference: String,
    /// What it says.
    pub content: IdeaContent,
    /// Whose it is.
    pub author: Author,
    /// The author's body; none when the author is anonymous, for a small body would name them.
    pub organisation: Option<OrganisationId>,
    /// The challenge it answers; none when it is spontaneous (R053).
    pub challenge: Option<ChallengeId>,
    /// Where it stands.
    pub status: IdeaStatus,
    /// The last decision.
    pub decision: Option<Decision>,
    /// The experiment it became.
    pub poc: Option<PocId>,
    /// When it was deposited; the day only when the author is anonymous.
    pub deposited_at: DateTime<Utc>,
}

impl IdeaParts {
    /// The day of deposit, which is all that an anonymous idea shows.
    #[must_use]
    pub fn deposited_on(&self) -> NaiveDate {
        self.deposited_at.date_naive()
    }
}

impl Idea {
    /// Takes back an idea that was kept.
    #[must_use]
    pub fn restore(parts: IdeaParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &IdeaParts {
        &self.0
    }

    /// Whether the author may still change it: until it is decided.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        matches!(self.0.status, IdeaStatus::Submitted | IdeaStatus::UnderReview)
    }
}

impl Owned for Idea {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author.is(actor)
    }

    fn place(&self) -> Place {
        Place { organisation: self.0.organisation, item: Some(self.0.id.0) }
    }
}
