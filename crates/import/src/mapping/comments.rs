//! Files of comments, and files of challenges.

use domain::challenge::ChallengeStatus;
use serde::Deserialize;

use super::{Note, TextRule, ValueRule};

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
    pub(super) fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = [&self.external_id, &self.idea, &self.body.column]
            .into_iter()
            .chain(&self.author)
            .chain(&self.posted_at)
            .chain(&self.stance.columns)
            .map(String::as_str)
            .collect();
        columns.extend(self.notes.iter().flat_map(Note::columns));
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
    pub(super) fn columns(&self) -> Vec<&str> {
        let texts = self.question.iter().chain(&self.description).map(|rule| &rule.column);
        let mut columns: Vec<&str> = [&self.external_id, &self.title]
            .into_iter()
            .chain(&self.sponsor)
            .chain(texts)
            .map(String::as_str)
            .collect();
        columns.extend(self.notes.iter().flat_map(Note::columns));
        columns
    }
}
