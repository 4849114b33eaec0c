//! Files of accounts.

use serde::Deserialize;

use super::ValueRule;

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
    pub(super) fn columns(&self) -> Vec<&str> {
        [&self.external_id, &self.name, &self.organisation]
            .into_iter()
            .chain(&self.department)
            .chain(&self.profile.columns)
            .chain(&self.password)
            .map(String::as_str)
            .collect()
    }
}
