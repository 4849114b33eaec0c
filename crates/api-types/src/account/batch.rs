//! Several accounts changed at once.

use domain::access::Profile;
use domain::people::{AccountStatus, PersonMark};
use domain::text::FieldErrors;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};

/// Most accounts of a batch.
pub const ACCOUNTS_MAX: usize = 200;

/// Most marks that are said of people at once, or no more: each of them.
const MARKS_MAX: usize = PersonMark::ALL.len();

/// A line of a batch: an account, as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountLine {
    /// The account.
    pub account_id: UserId,
    /// Its version.
    pub version: i32,
}

/// What changes in each account; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountChangeRequest {
    /// Their profile; never wider than one's own.
    pub profile: Option<Profile>,
    /// Whether they may be used; a disabled account is signed out at once.
    pub status: Option<AccountStatus>,
    /// Their body or direction.
    pub organisation_id: Option<OrganisationId>,
    /// What is said of them from now on.
    pub add_marks: Vec<PersonMark>,
    /// What is said of them no more.
    pub remove_marks: Vec<PersonMark>,
}

/// Accounts to change together: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountBatchRequest {
    /// 1 to 200 lines.
    pub items: Vec<AccountLine>,
    /// What changes.
    pub change: AccountChangeRequest,
}

/// Accounts that were changed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountBatch {
    /// How many.
    pub changed: u32,
}

impl AccountBatchRequest {
    /// Checks the number of lines, and that something changes, one way.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(), Vec<FieldError>> {
        let Self { items, change } = self;
        let mut errors = FieldErrors::default();
        let code = if items.is_empty() { FieldCode::Required } else { FieldCode::TooMany };
        if !(1..=ACCOUNTS_MAX).contains(&items.len()) {
            let (min, max) = (Some(1), u32::try_from(ACCOUNTS_MAX).ok());
            errors.push(FieldError { min, max, ..FieldError::new("/items", code) });
        }
        if *change == AccountChangeRequest::default() {
            errors.push(FieldError::new("/change", FieldCode::Required));
        }
        let (said, no_more) = (&change.add_marks, &change.remove_marks);
        for (field, marks) in [("add_marks", said), ("remove_marks", no_more)] {
            if marks.len() > MARKS_MAX {
                let (pointer, max) = (format!("/change/{field}"), u32::try_from(MARKS_MAX).ok());
                errors.push(FieldError { max, ..FieldError::new(pointer, FieldCode::TooMany) });
            }
        }
        for (place, mark) in no_more.iter().take(MARKS_MAX).enumerate() {
            if said.iter().take(MARKS_MAX).any(|one| one == mark) {
                let pointer = format!("/change/remove_marks/{place}");
                errors.push(FieldError::new(pointer, FieldCode::Duplicate));
            }
        }
        errors.into_result()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_as_many_as_there_are_at_most() {
        let line = AccountLine { account_id: UserId::default(), version: 1 };
        let parsed = |add_marks: Vec<PersonMark>| {
            let change = AccountChangeRequest { add_marks, ..AccountChangeRequest::default() };
            AccountBatchRequest { items: vec![line], change }.parse()
        };
        assert_eq!(parsed(PersonMark::ALL.to_vec()), Ok(()));
        let faults = parsed(PersonMark::ALL.repeat(2)).unwrap_err();
        let told: Vec<_> = faults.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
        assert_eq!(told, [("/change/add_marks", FieldCode::TooMany)]);
    }
}
