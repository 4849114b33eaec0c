//! What a line says, in values that the domain has checked. Nothing here has an identifier of ours yet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::Profile;
use domain::challenge::ChallengeStatus;
use domain::idea::{IdeaOrigin, InnovationForm, Stance};
use domain::people::{AccountStatus, EmailAddress, PersonMark};
use domain::poc::{ExternalReference, Partner, Question};
use domain::practice::PracticeKind;
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
    Account(Box<ImportedAccount>),
    Practice(Box<ImportedPractice>),
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
    /// How many votes it had in that tool.
    pub votes: u32,
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

/// An account of an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAccount {
    /// Their name.
    pub name: ShortText,
    /// Their work address.
    pub email: EmailAddress,
    /// The code or the name of their body.
    pub organisation: String,
    /// The code or the name of their direction.
    pub department: Option<String>,
    /// Their profile, when they have no account yet.
    pub profile: Option<Profile>,
    /// A first password, when they have no account yet.
    pub password: Option<FirstPassword>,
    /// What the file says of them beside their profile; what it leaves blank stays as it is.
    pub marks: Vec<(PersonMark, bool)>,
    /// Whether the account may be used, when the file says so.
    pub status: Option<AccountStatus>,
    /// Where to point.
    pub columns: AccountColumns,
}

/// The columns that feed an account, to point at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column of the field of that name")]
pub struct AccountColumns {
    pub email: String,
    pub organisation: String,
    pub department: String,
    pub profile: String,
    pub status: String,
}

/// A password as a file holds it: never printed, and no part of what is remembered of a line.
#[derive(Clone, PartialEq, Eq)]
pub struct FirstPassword(String);

impl FirstPassword {
    pub(crate) fn new(password: &str) -> Self {
        Self(password.to_owned())
    }

    /// The password, to hash it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for FirstPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstPassword")
    }
}

/// A practice of the Store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPractice {
    /// In one line.
    pub title: Title,
    /// Its kind.
    pub kind: PracticeKind,
    /// In a few lines.
    pub summary: Option<Paragraph>,
    /// The problem it solves.
    pub problem: Option<LongText>,
    /// What it consists of.
    pub solution: Option<LongText>,
    /// What it gave.
    pub result: Option<LongText>,
    /// What it takes to do the same.
    pub conditions: Option<LongText>,
    /// Its domain.
    pub domain: ReferenceCode,
    /// The great process that it serves.
    pub process: Option<ReferenceCode>,
    /// Keywords.
    pub keywords: Vec<ShortText>,
    /// The code or the name of the body where it works.
    pub organisation: String,
    /// Whom to call; whoever imports when nobody is told.
    pub contact: Option<ImportedContact>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Where to point.
    pub columns: PracticeColumns,
}

/// Whom to call about a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportedContact {
    /// Whoever has the account of this address.
    Account(EmailAddress),
    /// Somebody who is known by name.
    Named(ShortText),
}

/// The columns that feed a practice, to point at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column of the field of that name")]
pub struct PracticeColumns {
    pub organisation: String,
    pub contact: String,
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
