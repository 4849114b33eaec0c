//! An idea: a need, a problem or a solution that an agent puts forward (R050 to R081).

mod acts;
mod allowed;
mod comment;
mod deposit;
mod draft;
mod edit;
mod link;
mod pledge;
mod potential;
mod review;
mod revival;
#[cfg(test)]
pub(crate) mod samples;
mod sight;
mod sign;
mod signature;

use chrono::{DateTime, NaiveDate, Utc};

pub use acts::{Answer, DecideError, EditIdeaError, ExperimentError, VoteError, WithdrawError};
pub use allowed::{IdeaAct, Standing, VoteRefusal};
pub use comment::{
    COMMENT_EDIT_MINUTES, Comment, CommentParts, EditCommentError, Mask, NotMasked,
    RemoveCommentError, Stance,
};
pub use deposit::{AuthorChoice, Colleague, Deposit, DepositsFor};
pub use draft::{Draft, DraftContent};
pub use edit::{EditedBy, FieldChange, IdeaEdit, IdeaField, PieceKind};
pub use link::{
    Accepts, CoAuthorError, IdeaLinkKind, LinkError, MERGE_UNDO_DAYS, MergeError, UndoMergeError,
    may_undo,
};
pub use pledge::{Offer, Pledge, PledgeChange, PledgeError, Pledged};
pub use potential::{
    GAINS_MAX, Gain, GainEvidence, GainFigure, GainNature, Potential, PotentialChange,
    PotentialError,
};
pub use review::{
    Answering, MARK_MAX, Mark, Marking, Promise, PromiseState, Promises, ScoreError, Scorecard,
};
pub use revival::{
    FormerAnswer, Revival, RevivalAnswer, RevivalError, RevivalOutcome, Revived, goes_on_in,
};
pub use sight::KeptIdea;
pub use sign::SignError;
pub use signature::SignatureEnd;

use crate::access::{Actor, Owned, Place, Seal};
use crate::ids::{AttachmentId, ChallengeId, IdeaId, OrganisationId, PocId, UserId};
use crate::poc::Visibility;
use crate::reference::{ReferenceCode, ReferenceList};
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

impl IdeaStatus {
    /// Whether an experiment may have come out of it, to be followed with a percentage (R060).
    #[must_use]
    pub const fn may_be_tried(self) -> bool {
        match self {
            Self::Selected | Self::Experimenting | Self::Implemented => true,
            Self::Submitted | Self::UnderReview | Self::NotSelected | Self::Withdrawn => false,
        }
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
    #[derive(Default)]
    InnovationForm {
        /// From agents: what it is when nobody says otherwise.
        #[default]
        Participative = "participative",
        /// With partners.
        Open = "open",
        /// Both: collaborative.
        Collaborative = "collaborative",
    }
}

impl InnovationForm {
    /// Whether one innovates with others than agents, alone or with them too.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Open | Self::Collaborative => true,
            Self::Participative => false,
        }
    }
}

vocabulary! {
    /// Where an idea comes from (R072).
    #[derive(Default)]
    IdeaOrigin {
        /// An agent of the network: what it is when nobody says otherwise.
        #[default]
        Internal = "internal",
        /// A member of the public, a user.
        External = "external",
        /// A partner.
        Partner = "partner",
    }
}

vocabulary! {
    /// Why an idea was not selected, in one word beside the reason, so that causes can be counted.
    DecisionGround {
        /// It exists already.
        AlreadyDone = "already_done",
        /// Outside the frame.
        OutOfFrame = "out_of_frame",
        /// The need is not proven.
        NeedUnproven = "need_unproven",
        /// No means for it now.
        Means = "means",
        /// Not the moment.
        Timing = "timing",
        /// The law does not allow it.
        Law = "law",
        /// Technique does not allow it.
        Technique = "technique",
        /// Another reason, which the text says.
        Other = "other",
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
    /// The same, in one word, when the idea is not selected.
    pub ground: Option<DecisionGround>,
    /// What would make an idea possible that is not selected (R062).
    pub condition: Option<Paragraph>,
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

impl IdeaContent {
    /// The values of normed lists that it bears.
    #[must_use]
    pub fn borne(&self) -> Vec<(ReferenceList, ReferenceCode)> {
        let Classification { domain, subcategory, innovation_field, .. } = &self.classification;
        let field = innovation_field.iter().map(|code| (ReferenceList::InnovationField, code));
        [(ReferenceList::Domain, domain), (ReferenceList::Subcategory, subcategory)]
            .into_iter()
            .chain(field)
            .map(|(list, code)| (list, code.clone()))
            .collect()
    }
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
    /// The direction of whoever signs it, when it is known.
    pub department: Option<OrganisationId>,
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
    /// Who deposited it in the author's name.
    pub deposited_by: Option<UserId>,
    /// Those who signed it with the author, once they accepted.
    pub co_authors: Vec<UserId>,
    /// The idea that it became one with.
    pub merged_into: Option<IdeaId>,
    /// Why it is of high potential, and what would be gained; none when nobody says so.
    pub potential: Option<Potential>,
    /// Who may read it (A28).
    pub visibility: Visibility,
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

    /// Whether the author may still change it: until it is decided, or becomes one with another.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        matches!(self.0.status, IdeaStatus::Submitted | IdeaStatus::UnderReview)
            && self.0.merged_into.is_none()
    }

    /// Whether it sleeps, and may be taken up again (R062).
    #[must_use]
    pub const fn is_dormant(&self) -> bool {
        matches!(self.0.status, IdeaStatus::NotSelected) && self.0.merged_into.is_none()
    }
}

impl Owned for Idea {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author.is(actor) || self.0.co_authors.contains(&actor.id)
    }

    fn place(&self) -> Place {
        Place { organisation: self.0.organisation, item: Some(self.0.id.0) }
    }
}
