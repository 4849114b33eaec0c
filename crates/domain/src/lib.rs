//! The rules of the innovation portal, with no network, no database and no clock.
//!
//! Each module is one aggregate or one vocabulary; the same names run through every other crate.
//!
//! - [`access`]: who may do what: bricks, profiles, the permission matrix, grants.
//! - [`people`]: organisations, accounts, addresses, passwords.
//! - [`mod@reference`]: the normed lists that objects are classified by.
//! - [`idea`], [`challenge`]: the first door.
//! - [`poc`]: the second door: experiments in seven steps; [`portfolio`] counts them, [`half_year_review`] tells their
//!   half-year.
//! - [`practice`]: the third door.
//! - [`editorial`]: news, the glossary, events: what the Dinno tells around the doors; [`agenda`]: its days.
//! - [`brick`]: what administrators add to the portal at run time: links, pages.
//! - [`action`]: ideas, challenges, experiments and practices in one view; [`celebration`]: what succeeded lately.
//! - [`communication`]: the communication plan of the portal itself.
//! - [`directory`]: people who agree to be found.
//! - [`document`]: texts that administrators keep, such as the rules of ideas.
//! - [`expression`]: following, liking, tagging.
//! - [`help_request`], [`resource_request`]: what agents ask of the Dinno and of those who hold resources.
//! - [`home`]: the landing page as each person arranges it.
//! - [`message`]: from one person to another, through the portal.
//! - [`journal`]: what happened, told as facts.
//! - [`saved_view`]: lists of which people keep views.
//! - [`search`]: what is sought, and words that mean the same.
//! - [`showcase`]: what anybody reads without signing in, once it is opened.
//! - [`personal`]: what is kept of one person, for them to take away.
//! - [`training`]: what referents were trained in.
//! - [`video`]: what is filmed, and to whom it may be shown.
//! - [`civil`]: the clocks of the network.

mod vocabulary;

pub mod access;
pub mod action;
pub mod agenda;
pub mod brick;
pub mod celebration;
pub mod challenge;
pub mod civil;
pub mod communication;
pub mod directory;
pub mod document;
pub mod editorial;
pub mod excerpt;
pub mod expression;
pub mod half_year_review;
pub mod help_request;
pub mod home;
pub mod idea;
pub mod ids;
pub mod journal;
pub mod mail;
pub mod message;
pub mod partner;
pub mod people;
pub mod personal;
pub mod poc;
pub mod portfolio;
pub mod practice;
pub mod reference;
pub mod resource_request;
pub mod saved_view;
pub mod search;
pub mod showcase;
pub mod tables;
pub mod text;
pub mod training;
pub mod video;

pub use ids::{
    AttachmentId, BrickId, ChallengeId, CommentId, ContactMessageId, DelegationId, DraftId,
    EditorialId, EntryId, HelpMessageId, HelpRequestId, IdeaId, IndicatorId, IndicatorValueId,
    KitId, LessonId, MergeId, NotificationId, OrganisationId, OwnershipId, PartnerId, PassageId,
    PasswordLinkId, PocId, PracticeId, ProposalId, ResourceRequestId, ReuseId, ReviewId,
    ReviewNoteId, RevivalId, SessionId, SynonymGroupId, UserId, ViewId,
};
pub use text::{FieldCode, FieldError, Text};
