//! A line of a file of accounts.

use domain::FieldCode;
use domain::access::Profile;

use crate::mapping::AccountsMapping;
use crate::reading::Reading;
use crate::record::{AccountColumns, ImportedAccount};

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
    let told = mapping.profile.columns.iter().any(|column| words(from, column).is_some());
    let profile = if told { from.meaning(&mapping.profile) } else { None };
    let password = mapping.password.as_ref().and_then(|column| from.password(column));
    Some(ImportedAccount {
        name: name?,
        email: email?,
        organisation: organisation?,
        department,
        profile: profile.and_then(Profile::from_code),
        password,
        columns: AccountColumns {
            email: mapping.external_id.clone(),
            organisation: mapping.organisation.clone(),
            department: mapping.department.clone().unwrap_or_default(),
            profile: mapping.profile.columns.first().cloned().unwrap_or_default(),
            password: mapping.password.clone().unwrap_or_default(),
        },
    })
}

fn words(from: &Reading<'_>, column: &str) -> Option<String> {
    let field = from.field(column).trim();
    (!field.is_empty()).then(|| field.to_owned())
}
