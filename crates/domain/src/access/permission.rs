//! One act, one permission, one cell of the matrix.

use super::{Brick, Capability};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// One act that needs a right.
    Permission {
        /// Read ideas, their comments and their history.
        ReadIdeas = "read_ideas",
        /// Deposit an idea (every profile, R057 and A07).
        DepositIdea = "deposit_idea",
        /// Change an idea: its author before the decision, an administrator at any time.
        EditIdea = "edit_idea",
        /// Withdraw one's idea.
        WithdrawIdea = "withdraw_idea",
        /// Support an idea (R106).
        VoteOnIdea = "vote_on_idea",
        /// Decide what becomes of an idea (R064).
        DecideIdea = "decide_idea",
        /// Comment (R103, R111).
        PostComment = "post_comment",
        /// Remove a comment: one's own, or as a moderator (R109).
        RemoveComment = "remove_comment",
        /// Read challenges.
        ReadChallenges = "read_challenges",
        /// Create or change a challenge.
        EditChallenge = "edit_challenge",
        /// Read experiments.
        ReadPocs = "read_pocs",
        /// Create an experiment.
        CreatePoc = "create_poc",
        /// Change an experiment: its record, its answers, its lessons.
        EditPoc = "edit_poc",
        /// Move an experiment: launch, pass, hold, resume, abandon, reopen.
        SteerPoc = "steer_poc",
        /// Read the figures of the experiments.
        ReadPortfolio = "read_portfolio",
        /// Read practices.
        ReadPractices = "read_practices",
        /// Publish the practice that an experiment proved.
        PublishPractice = "publish_practice",
        /// Change a practice.
        EditPractice = "edit_practice",
        /// Read organisations and find people.
        ReadDirectory = "read_directory",
        /// Seek among everything that one may read (R310).
        Search = "search",
        /// Keep the expressions that mean the same, and see what is sought.
        EditSynonyms = "edit_synonyms",
        /// Read accounts.
        ReadAccounts = "read_accounts",
        /// Create accounts and give profiles (R329).
        EditAccounts = "edit_accounts",
        /// Read the permission matrix.
        ReadMatrix = "read_matrix",
        /// Change the permission matrix (A09).
        EditMatrix = "edit_matrix",
        /// Give, prolong and withdraw delegations (D.3).
        GiveDelegation = "give_delegation",
        /// Declare who owns a brick, or one thing of it (A08).
        DeclareOwners = "declare_owners",
        /// Import a file.
        ImportFiles = "import_files",
        /// Export whole sets.
        ExportData = "export_data",
    }
}

/// Which cell of the matrix a permission asks, and what reading the brick is enough for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The brick.
    pub brick: Brick,
    /// The capability of that brick.
    pub capability: Capability,
    /// What whoever reads the brick may do without that capability.
    pub participation: Participation,
}

/// Personal participation: what every reader of a brick may do, without writing rights on it (A07, R111).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Participation {
    /// Nothing: the capability is needed.
    None,
    /// On what is one's own.
    Own,
    /// On anything.
    Anyone,
}

impl Permission {
    /// The question that this permission asks the matrix.
    #[must_use]
    pub const fn need(self) -> Need {
        use Brick as B;
        use Capability::{Read, Update};
        use Participation::{Anyone, None, Own};
        let (brick, capability, participation) = match self {
            Self::ReadIdeas => (B::Ideas, Read, None),
            Self::DepositIdea | Self::VoteOnIdea => (B::Ideas, Update, Anyone),
            Self::EditIdea => (B::Ideas, Update, Own),
            // Its author, or the super administrator, who answers for everything.
            Self::WithdrawIdea => (B::Ideas, Capability::Manage, Own),
            Self::DecideIdea => (B::Ideas, Update, None),
            Self::PostComment => (B::Expression, Update, Anyone),
            Self::RemoveComment => (B::Expression, Update, Own),
            Self::ReadChallenges => (B::Challenges, Read, None),
            Self::EditChallenge => (B::Challenges, Update, None),
            Self::ReadPocs => (B::Pocs, Read, None),
            Self::CreatePoc | Self::EditPoc | Self::SteerPoc => (B::Pocs, Update, None),
            Self::ReadPortfolio => (B::Portfolio, Read, None),
            Self::ReadPractices => (B::Practices, Read, None),
            Self::PublishPractice | Self::EditPractice => (B::Practices, Update, None),
            Self::ReadDirectory => (B::Directory, Read, None),
            Self::Search => (B::Search, Read, None),
            Self::EditSynonyms => (B::Search, Update, None),
            Self::ReadAccounts | Self::ReadMatrix => (B::Administration, Read, None),
            Self::EditAccounts | Self::GiveDelegation | Self::DeclareOwners => {
                (B::Administration, Update, None)
            }
            Self::EditMatrix => (B::Administration, Capability::Manage, None),
            Self::ImportFiles => (B::Exchange, Update, None),
            Self::ExportData => (B::Exchange, Read, None),
        };
        Need { brick, capability, participation }
    }

    /// Whether a delegation may carry it: who was lent rights does not pass them on (D.3).
    #[must_use]
    pub const fn is_lendable(self) -> bool {
        !matches!(self, Self::EditMatrix | Self::GiveDelegation | Self::DeclareOwners)
    }
}
