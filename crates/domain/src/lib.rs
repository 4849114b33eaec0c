//! The rules of the innovation portal, with no network, no database and no clock.
//!
//! Each module is one aggregate or one vocabulary; the same names run through every other crate.
//!
//! - [`access`]: who may do what: bricks, profiles, the permission matrix, grants.
//! - [`people`]: organisations, accounts, addresses, passwords.
//! - [`mod@reference`]: the normed lists that objects are classified by.
//! - [`idea`], [`challenge`]: the first door.
//! - [`poc`]: the second door: experiments in seven steps; [`portfolio`] counts them.
//! - [`practice`]: the third door.
//! - [`journal`]: what happened, told as facts.
//! - [`search`]: what is sought, and words that mean the same.

mod vocabulary;

pub mod access;
pub mod challenge;
pub mod excerpt;
pub mod idea;
pub mod ids;
pub mod journal;
pub mod people;
pub mod poc;
pub mod portfolio;
pub mod practice;
pub mod reference;
pub mod search;
pub mod text;

pub use ids::{
    AttachmentId, ChallengeId, CommentId, DelegationId, DraftId, IdeaId, LessonId, NotificationId,
    OrganisationId, OwnershipId, PassageId, PocId, PracticeId, SessionId, SynonymGroupId, UserId,
};
pub use text::{FieldCode, FieldError, Text};
