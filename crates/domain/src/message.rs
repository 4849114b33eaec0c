//! A message from one person to another, relayed by the portal: nobody's address is shown (R235).

use chrono::{DateTime, Utc};

use crate::expression::Target;
use crate::ids::{ContactMessageId, UserId};
use crate::text::{Paragraph, Title};

/// A message. It is never changed, and the two of them alone read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactMessage {
    /// Its identifier.
    pub id: ContactMessageId,
    /// What people call it, such as `MESSAGE-2026-0031`.
    pub reference: String,
    /// Who wrote it.
    pub from: UserId,
    /// To whom.
    pub to: UserId,
    /// In one line.
    pub title: Title,
    /// What it says, in Markdown.
    pub body: Paragraph,
    /// What it is about.
    pub about: Option<Target>,
    /// When.
    pub sent_at: DateTime<Utc>,
}

impl ContactMessage {
    /// Whether this person may read it.
    #[must_use]
    pub fn is_between(&self, person: UserId) -> bool {
        self.from == person || self.to == person
    }
}
