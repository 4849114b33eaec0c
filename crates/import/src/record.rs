//! What a line says, in values that the domain has checked. Nothing here has an identifier of ours yet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::challenge::ChallengeStatus;
use domain::idea::{IdeaOrigin, InnovationForm, Stance};
use domain::poc::{ExternalReference, Partner, Question};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Title};

use crate::poc::phases::Story;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "one variant per kind of file")]
pub enum Record {
    Idea(Box<ImportedIdea>),
    Comment(Box<ImportedComment>),
    Poc(Box<ImportedPoc>),
    Challenge(Box<ImportedChallenge>),
}

/// The body or direction that an object belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportedOrganisation {
    /// One that the tree has.
    Known(String),
    /// A body outside the network: a direction of its own, made when it is met for the first time.
    Outside {
        /// The code of the node that gathers outside bodies.
        under: String,
        /// Its code.
        code: String,
        /// Its name.
        name: ShortText,
    },
}

/// An idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedIdea {
    /// In one line.
    pub title: Title,
    /// What is wrong today.
    pub problem: Option<LongText>,
    /// What is proposed.
    pub proposal: Option<LongText>,
    /// Where it is filed; the domain is that of the sub-category.
    pub subcategory: ReferenceCode,
    /// One of the active fields of idea production.
    pub innovation_field: Option<ReferenceCode>,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// The author's name or pseudonym.
    pub author: Option<ShortText>,
    /// The author's body.
    pub organisation: Option<ImportedOrganisation>,
    /// When it was deposited.
    pub deposited_at: Option<DateTime<Utc>>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedComment {
    /// The idea, as the other tool names it.
    pub idea: String,
    /// The column that names it, to point at when there is no such idea.
    pub idea_column: String,
    /// What it brings.
    pub stance: Stance,
    /// What it says.
    pub body: Paragraph,
    /// The author's name or pseudonym.
    pub author: Option<ShortText>,
    /// When.
    pub posted_at: Option<DateTime<Utc>>,
}

/// A challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedChallenge {
    /// Its title.
    pub title: Title,
    /// The question.
    pub question: Option<Paragraph>,
    /// Its frame and its story.
    pub description: Option<LongText>,
    /// Who puts it.
    pub sponsor: Option<ShortText>,
    /// Where it stands.
    pub status: ChallengeStatus,
}

/// An experiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPoc {
    /// Title.
    pub title: Title,
    /// In a few lines.
    pub summary: Option<Paragraph>,
    /// Its story.
    pub description: Option<LongText>,
    /// The direction it comes from.
    pub organisation: ImportedOrganisation,
    /// Domain of intervention.
    pub domain: ReferenceCode,
    /// Participative, open or both.
    pub form: Option<InnovationForm>,
    /// Keywords.
    pub keywords: Vec<ShortText>,
    /// Who sponsors it, named in words.
    pub sponsors: Vec<ShortText>,
    /// Outside bodies.
    pub partners: Vec<Partner>,
    /// Other places that know it.
    pub external_references: Vec<ExternalReference>,
    /// Answers to questions of the steps.
    pub answers: BTreeMap<Question, LongText>,
    /// Where it stands.
    pub story: Story,
    /// The cause of an abandonment.
    pub cause: ReferenceCode,
}
