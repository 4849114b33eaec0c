//! What a fact is about.

use uuid::Uuid;

use super::SubjectKind;

/// What stands for "who may do what" in the journal: there is one of it.
pub const RIGHTS: Uuid = Uuid::from_u128(1);
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
