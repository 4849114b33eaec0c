//! Who may do what. Read [`Matrix::default_reach`] and [`Permission::need`] first: they are the whole policy.
//!
//! The matrix (brick × capability × profile, R037) is data. A [`Permission`] is one act; its [`Need`] says
//! which cell of the matrix it asks; a brick that was added at run time has a row of its own ([`BrickKey`]). [`Actor::may`] is the only way to a [`Granted`], and a transition is a
//! method of that grant: forgetting the question does not compile.

mod actor;
mod audience;
mod brick;
mod change;
mod delegation;
mod grant;
mod holding;
mod matrix;
mod permission;
mod preview;
mod reached;
mod seal;
mod standing;

pub use actor::{Actor, Extent, Part};
pub(crate) use audience::places;
pub use brick::{Brick, BrickKey, Capability, Profile};
pub use change::{CellChange, MatrixRefused, check_change};
pub use delegation::{
    Delegation, DelegationParts, DelegationRefused, DelegationState, NewDelegation, Withdrawal,
    delegation_day, lends_nothing, may_be_lent, near_end,
};
pub use grant::{Act, ActOn, Denied, Granted, Leave, Owned, acts};
pub use holding::{Holdings, Lent, Owning, Place, Scope};
pub use matrix::{Matrix, Reach};
pub use permission::{Need, Participation, Permission};
pub use reached::Reached;
pub use seal::{Seal, SealKey};
pub use standing::Standing;

#[cfg(test)]
pub(crate) mod tests;
