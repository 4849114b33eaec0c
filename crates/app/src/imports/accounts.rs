//! Accounts of a file (R332, R338): known by their address, whoever made them; nobody gives more than they may.

use std::collections::HashSet;

use domain::access::{Permission, Place, Profile};
use domain::journal::{Entry, Fact};
use domain::people::{AccountStatus, EmailAddress, Marks, OrganisationKind};
use domain::text::fold;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use import::record::ImportedAccount;
use import::{LineOutcome, Record, Remark};
use persistence::people::{self, Account};
use persistence::{Reads, Stored, Tx, journal, password_links, sessions};

use super::desk::{Desk, new_id};
use super::marks;
use super::plan::{Plan, Planned};
use super::reading::{Batch, Content, Ready};
use crate::{Failure, identity};

/// What a line means for the accounts that are there.
#[derive(Debug)]
pub(super) struct Resolved {
    /// The account with that address.
    before: Option<Stored<Account>>,
    body: OrganisationId,
    /// The direction; the body itself when it names none.
    department: OrganisationId,
}

impl Resolved {
    fn outcome(&self, said: &ImportedAccount) -> LineOutcome {
        let Some(Stored { value: before, .. }) = &self.before else { return LineOutcome::Created };
        let same = before.name == said.name
            && before.department == Some(self.department)
            && before.marks == marked(before.marks, said)
            && said.status.is_none_or(|status| status == before.status);
        if same { LineOutcome::Unchanged } else { LineOutcome::Updated }
    }
}

/// What is said of somebody once the line is taken: what it leaves blank stays.
fn marked(marks: Marks, said: &ImportedAccount) -> Marks {
    said.marks.iter().fold(marks, |marks, (mark, on)| marks.with(*mark, *on))
}

fn account(said: &Content) -> Option<&ImportedAccount> {
    match &said.record {
        Record::Account(account) => Some(account),
        Record::Idea(_)
        | Record::Comment(_)
        | Record::Poc(_)
        | Record::Challenge(_)
        | Record::Practice(_) => None,
    }
}

/// Holds the super administrators when a line closes an account, until the file is in: of two who take each other away
/// at once, one stays.
pub(super) async fn hold(tx: &Tx, batch: &[Ready]) -> Result<(), Failure> {
    let disabled = Some(AccountStatus::Disabled);
    let closes = |line: &Ready| {
        line.content.as_ref().ok().and_then(account).is_some_and(|said| said.status == disabled)
    };
    if batch.iter().any(closes) {
        people::hold_super_admins(tx).await?;
    }
    Ok(())
}

/// What becomes of each line of a batch.
pub(super) async fn plan(
    from: &impl Reads,
    desk: &Desk<'_>,
    batch: Batch,
) -> Result<Vec<Planned>, Failure> {
    let named = batch.iter().filter_map(|line| account(line.content.as_ref().ok()?));
    let mut known = people::find_by_emails(from, named.map(|one| &one.email)).await?;
    let mut met: HashSet<EmailAddress> = HashSet::new();
    let mut top = people::super_admins(from).await?;
    let mut lines = Vec::with_capacity(batch.len());
    for mut line in batch {
        let (mut outcome, mut resolved) = (LineOutcome::Refused, None);
        let read = line.content.as_ref().ok().and_then(account).map(|said| {
            if !met.insert(said.email.clone()) {
                return Err((fault(&said.columns.email, FieldCode::Duplicate), None::<Remark>));
            }
            let found = resolve(desk, said, known.remove(said.email.as_str()));
            let found = found.map_err(|error| (error, None::<Remark>))?;
            stays(desk, said, found.before.as_ref(), &mut top)?;
            let before = found.before.as_ref().map(|before| before.value.profile);
            let kept = before.zip(said.profile).is_some_and(|(is, asked)| is != asked);
            Ok((found.outcome(said), found, kept))
        });
        match read {
            None => {}
            Some(Err((error, why))) => {
                line.content = Err(vec![error]);
                line.remarks.extend(why);
            }
            Some(Ok((what, found, kept))) => {
                (outcome, resolved) = (what, Some(found));
                line.remarks.extend(kept.then_some(Remark::ProfileKept));
            }
        }
        lines.push(Planned { line, outcome, known: None, account: resolved });
    }
    Ok(lines)
}

pub(super) fn fault(column: &str, code: FieldCode) -> FieldError {
    FieldError::new(format!("/{column}"), code)
}

/// Where the line puts somebody, when whoever imports may.
fn resolve(
    desk: &Desk<'_>,
    said: &ImportedAccount,
    before: Option<Stored<Account>>,
) -> Result<Resolved, FieldError> {
    let columns = &said.columns;
    let body = node(desk, &said.organisation, (OrganisationKind::Organisation, None));
    let body = body.ok_or_else(|| fault(&columns.organisation, FieldCode::UnknownValue))?;
    let department = match &said.department {
        None => body,
        Some(name) => node(desk, name, (OrganisationKind::Department, Some(body)))
            .ok_or_else(|| fault(&columns.department, FieldCode::UnknownValue))?,
    };
    let was = before.as_ref().and_then(|account| account.value.department);
    if was != Some(department) && !desk.tree.is_offered(department) {
        return Err(fault(&columns.organisation, FieldCode::UnknownValue));
    }
    let actor = desk.actor;
    let here = Place::within(body);
    if actor.require_in(Permission::EditAccounts, here).is_err() {
        return Err(fault(&columns.organisation, FieldCode::NotAllowed));
    }
    match &before {
        None => {
            let profile = said.profile.unwrap_or(Profile::Reader);
            if actor.may_give(profile, here).is_err() {
                return Err(fault(&columns.profile, FieldCode::NotAllowed));
            }
        }
        Some(Stored { value: account, .. }) => {
            let there = Place { organisation: account.organisation, item: Some(account.id.0) };
            let held = actor.require_in(Permission::EditAccounts, there).is_ok()
                && actor.may_give(account.profile, there).is_ok()
                && actor.may_give(account.profile, here).is_ok();
            if !held {
                return Err(fault(&columns.email, FieldCode::NotAllowed));
            }
        }
    }
    let marks = before.as_ref().map_or_else(Marks::default, |account| account.value.marks);
    if actor.may_mark(marks, marked(marks, said)).is_err() {
        return Err(fault(&columns.email, FieldCode::NotAllowed));
    }
    Ok(Resolved { before, body, department })
}

/// Refuses to close one's own account, or that of the last of the `top` super administrators; counts who leaves.
fn stays(
    desk: &Desk<'_>,
    said: &ImportedAccount,
    before: Option<&Stored<Account>>,
    top: &mut u64,
) -> Result<(), (FieldError, Option<Remark>)> {
    let Some(Stored { value: account, .. }) = before else { return Ok(()) };
    let leaves =
        (account.status, said.status) == (AccountStatus::Active, Some(AccountStatus::Disabled));
    let refused = |why| Err((fault(&said.columns.status, FieldCode::NotAllowed), Some(why)));
    if !leaves {
        return Ok(());
    }
    if account.id == desk.actor.id {
        return refused(Remark::OwnAccount);
    }
    if account.profile == Profile::SuperAdmin {
        if *top <= 1 {
            return refused(Remark::LastSuperAdmin);
        }
        *top -= 1;
    }
    Ok(())
}

/// The body or the direction with this code, or else with this name.
pub(super) fn node(
    desk: &Desk<'_>,
    told: &str,
    (kind, parent): (OrganisationKind, Option<OrganisationId>),
) -> Option<OrganisationId> {
    let of_kind = || {
        let all = desk.tree.all().iter();
        all.filter(move |one| one.kind == kind && parent.is_none_or(|id| one.parent == Some(id)))
    };
    let name = fold(told);
    let found = of_kind().find(|one| one.code == name);
    found.or_else(|| of_kind().find(|one| fold(&one.name) == name)).map(|one| one.id)
}

/// Writes those that are new, and those that say something else. A file never changes a profile or a password.
pub(super) async fn write(tx: &Tx, desk: &Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let mut told = Vec::new();
    for planned in &plan.lines {
        let said = planned.line.content.as_ref().ok().and_then(account);
        let (Some(resolved), Some(said)) = (&planned.account, said) else { continue };
        match planned.outcome {
            LineOutcome::Created => told.push(create(tx, desk, resolved, said).await?),
            LineOutcome::Updated => told.extend(update(tx, desk, resolved, said).await?),
            LineOutcome::Unchanged | LineOutcome::Refused => {}
        }
    }
    Ok(journal::append_all(tx, &told).await?)
}

async fn create(
    tx: &Tx,
    desk: &Desk<'_>,
    resolved: &Resolved,
    said: &ImportedAccount,
) -> Result<Entry, Failure> {
    let password_hash = match &said.password {
        Some(password) => Some(identity::hash_password(password.expose().to_owned()).await?),
        None => None,
    };
    let (id, profile) = (UserId(new_id()), said.profile.unwrap_or(Profile::Reader));
    let account = Account {
        id,
        name: said.name.clone(),
        email: said.email.as_str().to_owned(),
        profile,
        status: said.status.unwrap_or(AccountStatus::Active),
        organisation: Some(resolved.body),
        department: Some(resolved.department),
        marks: marked(Marks::default(), said),
        password_hash,
    };
    people::insert(tx, &account, desk.now).await?;
    Ok(marks::entry(desk, Fact::AccountCreated { account: id, profile }))
}

async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    resolved: &Resolved,
    said: &ImportedAccount,
) -> Result<Vec<Entry>, Failure> {
    let Some(Stored { value: before, version }) = &resolved.before else { return Ok(Vec::new()) };
    let after = Account {
        name: said.name.clone(),
        status: said.status.unwrap_or(before.status),
        organisation: Some(resolved.body),
        department: Some(resolved.department),
        marks: marked(before.marks, said),
        ..before.clone()
    };
    let facts = identity::told(before, &after);
    if (before.status, after.status) == (AccountStatus::Active, AccountStatus::Disabled) {
        sessions::end_all(tx, after.id, desk.now).await?;
        password_links::void_all_of(tx, after.id).await?;
    }
    people::update(tx, &Stored { value: after, version: *version }).await?;
    Ok(facts.into_iter().map(|fact| marks::entry(desk, fact)).collect())
}
