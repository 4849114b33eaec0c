//! Files of comments, and files of challenges.

use api_types::import::ImportField as Field;
use domain::challenge::ChallengeStatus;
use serde::Deserialize;

use super::{Column, Note, TextRule, ValueRule};

/// Which column feeds which field of a comment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentsMapping {
    pub(crate) source: String,
    pub(crate) external_id: String,
    /// The column that names the idea, as the file of ideas names it.
    pub(crate) idea: String,
    pub(crate) body: TextRule,
    pub(crate) stance: ValueRule,
    pub(crate) author: Option<String>,
    pub(crate) posted_at: Option<String>,
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

impl CommentsMapping {
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::ExternalId, &self.external_id),
            Column::required(Field::Idea, &self.idea),
            Column::required(Field::Body, &self.body.column),
        ];
        columns.extend(self.author.iter().map(|name| Column::free(Field::Author, name)));
        columns.extend(self.posted_at.iter().map(|name| Column::free(Field::Date, name)));
        columns.extend(Column::of_code(Field::Stance, &self.stance));
        columns.extend(Column::of_notes(&self.notes));
        columns
    }
}

/// Which column feeds which field of a challenge.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengesMapping {
    pub(crate) source: String,
    pub(crate) external_id: String,
    pub(crate) title: String,
    pub(crate) question: Option<TextRule>,
    pub(crate) description: Option<TextRule>,
    pub(crate) sponsor: Option<String>,
    pub(crate) status: ChallengeStatus,
    #[serde(default)]
    pub(crate) notes: Vec<Note>,
}

impl ChallengesMapping {
    pub(super) fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = vec![
            Column::required(Field::ExternalId, &self.external_id),
            Column::required(Field::Title, &self.title),
        ];
        columns.extend(self.sponsor.iter().map(|name| Column::free(Field::Sponsor, name)));
        columns.extend(Column::of_text(Field::Question, self.question.as_ref()));
        columns.extend(Column::of_text(Field::Description, self.description.as_ref()));
        columns.extend(Column::of_notes(&self.notes));
        columns
    }
}
