//! Several accounts at once (R329, R336): people who leave together, a team that begins to contribute. All of them
//! change, or none.

use domain::access::{Actor, Permission, Profile};
use domain::people::{AccountStatus, PersonMark};
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use persistence::people::{self, Account};
use persistence::{Stored, Tx};

use super::accounts::{check_edit, save, told};
use crate::{App, Failure, Version};

/// What changes in each account; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct AccountChange {
    /// Their profile.
    pub profile: Option<Profile>,
    /// Whether they may be used.
    pub status: Option<AccountStatus>,
    /// Their body or direction.
    pub organisation: Option<OrganisationId>,
    /// What is said of people beside their profile, or no more.
    pub marks: Vec<(PersonMark, bool)>,
}

/// A body, and the direction or the body itself.
type Attachment = (Option<OrganisationId>, Option<OrganisationId>);

impl AccountChange {
    /// Where everybody goes, when they go somewhere.
    fn attachment(&self, app: &App) -> Result<Option<Attachment>, Failure> {
        let Some(id) = self.organisation else { return Ok(None) };
        let tree = app.directory.organisations();
        if !tree.is_offered(id) {
            let error = FieldError::new("/change/organisation_id", FieldCode::UnknownValue);
            return Err(Failure::Invalid(vec![error]));
        }
        Ok(Some((tree.body_of(id).or(Some(id)), Some(id))))
    }

    fn of(&self, before: &Account, attachment: Option<Attachment>) -> Account {
        let (organisation, department) =
            attachment.unwrap_or((before.organisation, before.department));
        let marks =
            self.marks.iter().fold(before.marks, |all, (mark, said)| all.with(*mark, *said));
        Account {
            profile: self.profile.unwrap_or(before.profile),
            status: self.status.unwrap_or(before.status),
            organisation,
            department,
            marks,
            ..before.clone()
        }
    }
}

/// Changes several accounts, each as it was read: all of them, or none; then each faulty line is named.
///
/// # Errors
/// Denied, a body that is none, or [`Failure::Batch`] with the faulty lines.
pub async fn edit_accounts(
    app: &App,
    actor: &Actor,
    lines: &[(UserId, Version)],
    change: &AccountChange,
) -> Result<(), Failure> {
    actor.require(Permission::EditAccounts)?;
    let attachment = change.attachment(app)?;
    let tx = app.store.begin().await?;
    let named: Vec<UserId> = lines.iter().map(|(id, _)| *id).collect();
    let mut found = people::hold_all(&tx, &named).await?;
    let mut faults = Vec::new();
    for (index, (id, version)) in lines.iter().enumerate() {
        let outcome = match found.remove(id) {
            None if lines.iter().take(index).any(|(other, _)| other == id) => {
                Err(FieldCode::Duplicate)
            }
            None => Err(FieldCode::UnknownValue),
            Some(account) if account.version != *version => Err(FieldCode::Stale),
            Some(account) => {
                let after = change.of(&account.value, attachment);
                edit_one(app, &tx, actor, (account, after)).await?
            }
        };
        if let Err(code) = outcome {
            faults.push(FieldError::new(format!("/items/{index}"), code));
        }
    }
    if !faults.is_empty() {
        // Nothing of the unit of work is kept.
        return Err(Failure::Batch(faults));
    }
    tx.commit().await?;
    app.identity.forget_all();
    Ok(())
}

/// Changes one of them, or says what is wrong with its line.
async fn edit_one(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (account, after): (Stored<Account>, Account),
) -> Result<Result<(), FieldCode>, Failure> {
    let Stored { value: before, version } = account;
    let kept = if told(&before, &after).is_empty() {
        check_edit(tx, actor, (&before, &after)).await
    } else {
        let account = Stored { value: after, version };
        save(tx, actor, (&before, &account), app.now()).await
    };
    match kept {
        Ok(()) => Ok(Ok(())),
        // Above what one may give, out of one's reach, one's own, or the last of the super administrators.
        Err(Failure::Denied(_) | Failure::OwnAccount | Failure::LastSuperAdmin) => {
            Ok(Err(FieldCode::NotAllowed))
        }
        Err(failure) => Err(failure),
    }
}
