//! Identifiers: one type per kind of object, so that no two are ever confused.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifiers {
    ($( $(#[$meta:meta])* $name:ident ),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+ };
}

identifiers! {
    /// A person: an account, or somebody known by an import.
    UserId,
    /// A node of the tree branch > organisation > department.
    OrganisationId,
    /// A signed-in browser or tool.
    SessionId,
    /// A link by which somebody chooses their password.
    PasswordLinkId,
    /// An idea.
    IdeaId,
    /// An idea that its author has not submitted yet.
    DraftId,
    /// A comment on an idea.
    CommentId,
    /// A file that somebody sent.
    AttachmentId,
    /// A challenge.
    ChallengeId,
    /// An experiment (POC).
    PocId,
    /// One act that passed one or several consecutive steps.
    PassageId,
    /// What a team learnt at a step.
    LessonId,
    /// A practice of the Store.
    PracticeId,
    /// A body that takes a practice up.
    ReuseId,
    /// A kit that helps to take a practice up.
    KitId,
    /// A half-year review of the experiments.
    ReviewId,
    /// Something a person is told.
    NotificationId,
    /// Expressions that mean the same.
    SynonymGroupId,
    /// Rights that the Dinno lends for a while.
    DelegationId,
    /// A declaration that somebody owns a brick or a thing of it.
    OwnershipId,
    /// A question to the Dinno, or a request for its support.
    HelpRequestId,
    /// A message of such a request.
    HelpMessageId,
    /// A request for resources.
    ResourceRequestId,
    /// A message from one person to another.
    ContactMessageId,
    /// A proposal to take a dormant idea up again.
    RevivalId,
    /// What one reviewer tells the others.
    ReviewNoteId,
    /// Two ideas that became one.
    MergeId,
    /// An outside partner of the register.
    PartnerId,
    /// A list as somebody keeps it.
    ViewId,
    /// A brick that was added at run time.
    BrickId,
    /// News, a term of the glossary: what one brick is made of.
    EditorialId,
    /// What a challenge is followed by.
    IndicatorId,
    /// One value of an indicator.
    IndicatorValueId,
    /// An idea that takes part in an intrapreneur track.
    EntryId,
    /// What somebody from outside proposes.
    ProposalId,
}
