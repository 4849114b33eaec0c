//! Files of accounts.

use api_types::import::ImportField as Field;
use domain::people::PersonMark;
use serde::Deserialize;

use super::{Column, ValueRule, Values};

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
    /// What is said of them beside their profile.
    #[serde(default)]
    pub(crate) marks: MarksRule,
    /// Whether the account may be used: those who leave are named by a file.
    pub(crate) status: Option<ValueRule>,
}

/// The columns of the marks; a file may have none of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MarksRule {
    pub top_management: Option<String>,
    pub manager: Option<String>,
    pub referent: Option<String>,
    pub ambassador: Option<String>,
    /// What says yes, and what says no.
    pub values: Values,
}

impl MarksRule {
    /// Each mark that has a column.
    pub fn columns(&self) -> impl Iterator<Item = (PersonMark, &String)> {
        let column = move |mark: &PersonMark| {
            let column = match mark {
                PersonMark::TopManagement => &self.top_management,
                PersonMark::Manager => &self.manager,
                PersonMark::Referent => &self.referent,
                PersonMark::Ambassador => &self.ambassador,
            };
            column.as_ref().map(|column| (*mark, column))
        };
        PersonMark::ALL.iter().filter_map(column)
    }
}

const fn field(mark: PersonMark) -> Field {
    match mark {
        PersonMark::TopManagement => Field::TopManagement,
        PersonMark::Manager => Field::Manager,
        PersonMark::Referent => Field::Referent,
        PersonMark::Ambassador => Field::Ambassador,
    }
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
        let password = self.password.iter();
        columns.extend(password.map(|name| Column::free(Field::Password, name).or_absent()));
        let marks = self.marks.columns();
        columns.extend(marks.map(|(mark, name)| {
            Column::of_values(field(mark), name, &self.marks.values).or_absent()
        }));
        let status = self.status.iter();
        columns.extend(
            status
                .flat_map(|rule| Column::of_free_code(Field::Status, rule))
                .map(Column::or_absent),
        );
        columns
    }
}
