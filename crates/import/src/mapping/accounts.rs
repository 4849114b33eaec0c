//! Files of accounts.

use api_types::import::ImportField as Field;
use serde::Deserialize;

use super::{Column, ValueRule};

/// Which column feeds which field of an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountsMapping {
    pub(crate) source: String,
    /// The work address: it names the account.
    pub(crate) external_id: String,
    pub(crate) name: String,
    /// The code of the body in the tree, or its name.
    pub(crate) organisation: String,
    /// The code of the direction, or its name.
    pub(crate) department: Option<String>,
    pub(crate) profile: ValueRule,
    /// A first password, for those who have no account yet.
    pub(crate) password: Option<String>,
}

impl AccountsMapping {
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::Email, &self.external_id),
            Column::required(Field::Name, &self.name),
            Column::required(Field::Organisation, &self.organisation),
        ];
        columns.extend(self.department.iter().map(|name| Column::free(Field::Department, name)));
        columns.extend(Column::of_free_code(Field::Profile, &self.profile));
        columns.extend(self.password.iter().map(|name| Column::free(Field::Password, name)));
        columns
    }
}
