//! A line of a file of accounts.

use domain::FieldCode;
use domain::access::Profile;
use domain::people::{AccountStatus, PersonMark};

use crate::mapping::{AccountsMapping, MarksRule, ValueRule};
use crate::reading::Reading;
use crate::record::{AccountColumns, ImportedAccount};

/// What the mapping writes for a value that says yes.
const YES: &str = "yes";

pub(crate) fn read(from: &mut Reading<'_>, mapping: &AccountsMapping) -> Option<ImportedAccount> {
    let name = from.short(Some(&mapping.name));
    if name.is_none() {
        from.refuse(&mapping.name, FieldCode::Required);
    }
    let email = from.email(&mapping.external_id);
    let organisation = words(from, &mapping.organisation);
    if organisation.is_none() {
        from.refuse(&mapping.organisation, FieldCode::Required);
    }
    let department = mapping.department.as_ref().and_then(|column| words(from, column));
    let profile = told(from, &mapping.profile);
    let marks = marks(from, &mapping.marks);
    let status = mapping.status.as_ref().and_then(|rule| told(from, rule));
    let status_column = mapping.status.as_ref().and_then(|rule| rule.columns.first());
    let password = mapping.password.as_ref().and_then(|column| from.password(column));
    Some(ImportedAccount {
        name: name?,
        email: email?,
        organisation: organisation?,
        department,
        profile: profile.and_then(Profile::from_code),
        password,
        marks,
        status: status.and_then(AccountStatus::from_code),
        columns: AccountColumns {
            email: mapping.external_id.clone(),
            organisation: mapping.organisation.clone(),
            department: mapping.department.clone().unwrap_or_default(),
            profile: mapping.profile.columns.first().cloned().unwrap_or_default(),
            status: status_column.cloned().unwrap_or_default(),
        },
    })
}

/// What a code means, unless the line says nothing.
fn told<'m>(from: &mut Reading<'_>, rule: &'m ValueRule) -> Option<&'m str> {
    let said = rule.columns.iter().any(|column| words(from, column).is_some());
    if said { from.meaning(rule) } else { None }
}

/// The marks that the line gives or takes away.
fn marks(from: &mut Reading<'_>, rule: &MarksRule) -> Vec<(PersonMark, bool)> {
    let mut marks = Vec::new();
    for (mark, column) in rule.columns() {
        let Some(said) = words(from, column) else { continue };
        match rule.values.get(&said) {
            Some(meaning) => marks.push((mark, meaning == YES)),
            None => from.refuse(column, FieldCode::UnknownValue),
        }
    }
    marks
}

fn words(from: &Reading<'_>, column: &str) -> Option<String> {
    let field = from.field(column).trim();
    (!field.is_empty()).then(|| field.to_owned())
}
