//! What a fact is about.

use uuid::Uuid;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of object a fact is about.
    SubjectKind {
        /// An idea.
        Idea = "idea",
        /// A challenge.
        Challenge = "challenge",
        /// An experiment.
        Poc = "poc",
        /// A practice.
        Practice = "practice",
        /// A person's account.
        Account = "account",
        /// Expressions that mean the same.
        SynonymGroup = "synonym_group",
        /// Who may do what: the matrix, delegations, ownership.
        Rights = "rights",
        /// A text that administrators keep.
        Document = "document",
        /// A question to the Dinno.
        HelpRequest = "help_request",
        /// A request for resources.
        ResourceRequest = "resource_request",
        /// A message from one person to another.
        Message = "message",
        /// A half-year review of the experiments.
        Review = "review",
        /// A setting of the portal: a normed list, the rules of a door.
        Setting = "setting",
        /// News, a term of the glossary.
        EditorialItem = "editorial_item",
        /// A body, whose ideas people follow.
        Organisation = "organisation",
    }
}

/// What stands for "who may do what" in the journal: there is one of it.
pub const RIGHTS: Uuid = Uuid::from_u128(1);
/// What the journal calls the bricks that were added: their history is read together.
pub const BRICKS: Uuid = Uuid::from_u128(0x6272_6963_6b73_0000_0000_0000_0000_0001);
/// What the journal calls the rules of the second door: there is one set of them.
pub const POC_RULES: Uuid = Uuid::from_u128(0x706f_6373_0000_0000_0000_0000_0000_0001);

/// The object that a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
}
