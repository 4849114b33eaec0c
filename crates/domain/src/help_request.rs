//! Questions to the Dinno, and requests for its support in four stages (R323 to R325).

use chrono::{DateTime, Utc};

use crate::access::acts::{AskDinno, FollowUpHelpRequest};
use crate::access::{Actor, Granted, Leave, Owned, Permission, Place};
use crate::ids::{HelpMessageId, HelpRequestId, OrganisationId, PocId, UserId};
use crate::journal::Fact;
use crate::text::{Paragraph, Title};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a question is about (R323).
    HelpTopic {
        /// The use of the portal.
        Portal = "portal",
        /// The Dinno: what it does, what it offers.
        Dinno = "dinno",
        /// An experiment, begun or to begin (R325).
        Poc = "poc",
        /// Becoming a contributor (R336).
        Contributor = "contributor",
        /// Anything else about innovation.
        Other = "other",
    }
}

vocabulary! {
    /// Where a question stands.
    HelpStatus {
        /// The Dinno has to answer.
        Open = "open",
        /// The Dinno answered last.
        Answered = "answered",
        /// Nothing more is expected.
        Closed = "closed",
    }
}

vocabulary! {
    /// The four stages in which the Dinno supports a direction (R325).
    SupportStage {
        /// "Cadrage".
        Framing = "framing",
        /// "Lancement".
        Launch = "launch",
        /// "Mise en œuvre".
        Implementation = "implementation",
        /// "Bilan".
        Review = "review",
    }
}

vocabulary! {
    /// An act on a question that a screen may offer.
    HelpAct {
        /// Write the next message.
        Reply = "reply",
        /// Make it a request for support, or move its stage.
        Support = "support",
        /// Say that nothing more is expected.
        Close = "close",
    }
}

/// A question and what became of it. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest(HelpRequestParts);

/// What a question is made of, besides its messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequestParts {
    /// Its identifier.
    pub id: HelpRequestId,
    /// What people call it, such as `QUESTION-2026-0012`.
    pub reference: String,
    /// What it is about.
    pub topic: HelpTopic,
    /// The question in one line.
    pub title: Title,
    /// Who asks.
    pub author: UserId,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// Where it stands.
    pub status: HelpStatus,
    /// The stage of the support, when it is a request for support.
    pub support: Option<SupportStage>,
    /// The experiment it is about.
    pub poc: Option<PocId>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When something last happened to it.
    pub moved_at: DateTime<Utc>,
}

/// What is needed to ask.
#[derive(Clone, Debug)]
pub struct NewHelpRequest {
    /// Its identifier.
    pub id: HelpRequestId,
    /// Its reference.
    pub reference: String,
    /// What it is about.
    pub topic: HelpTopic,
    /// The question in one line.
    pub title: Title,
    /// The stage at which support is wanted at once.
    pub support: Option<SupportStage>,
    /// The experiment it is about.
    pub poc: Option<PocId>,
    /// The first message.
    pub message: (HelpMessageId, Paragraph),
}

/// A message of the thread. It is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpMessage {
    /// Its identifier.
    pub id: HelpMessageId,
    /// The question it belongs to.
    pub request: HelpRequestId,
    /// Who wrote it.
    pub author: UserId,
    /// Whether it answers whoever asked.
    pub answer: bool,
    /// What it says, in Markdown.
    pub body: Paragraph,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// Why a question could not be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CloseHelpRequestError {
    /// It is closed already.
    #[error("the question is closed already")]
    AlreadyClosed,
}

impl HelpRequest {
    /// Takes back a question that was kept.
    #[must_use]
    pub fn restore(parts: HelpRequestParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &HelpRequestParts {
        &self.0
    }

    /// The acts that this person may do now.
    #[must_use]
    pub fn allowed(&self, actor: &Actor) -> Vec<HelpAct> {
        if !actor.can(Permission::FollowUpHelpRequest, self) {
            return Vec::new();
        }
        let closed = self.0.status == HelpStatus::Closed;
        let offered = |act: &HelpAct| match act {
            HelpAct::Reply | HelpAct::Support => true,
            HelpAct::Close => !closed,
        };
        HelpAct::ALL.iter().copied().filter(offered).collect()
    }
}

impl Owned for HelpRequest {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author == actor.id
    }

    /// In the body of whoever asks.
    fn place(&self) -> Place {
        Place { organisation: self.0.organisation, item: Some(self.0.id.0) }
    }
}

impl Leave<'_, AskDinno> {
    /// Asks: the question, its first message, and what is to be told; the stage of the support too, when it is asked at
    /// once.
    #[must_use]
    pub fn ask(
        self,
        new: NewHelpRequest,
        at: DateTime<Utc>,
    ) -> (HelpRequest, HelpMessage, Vec<Fact>) {
        let NewHelpRequest { id, reference, topic, title, support, poc, message } = new;
        let (message_id, body) = message;
        let author = self.by.id;
        let request = HelpRequest(HelpRequestParts {
            id,
            reference,
            topic,
            title,
            author,
            organisation: self.by.organisation,
            status: HelpStatus::Open,
            support,
            poc,
            asked_at: at,
            moved_at: at,
        });
        let message = HelpMessage {
            id: message_id,
            request: id,
            author,
            answer: false,
            body,
            written_at: at,
        };
        let asked = Fact::HelpRequested { help_request: id };
        let stage = support.map(|stage| Fact::SupportRequested { help_request: id, stage });
        (request, message, std::iter::once(asked).chain(stage).collect())
    }
}

impl Granted<'_, FollowUpHelpRequest, HelpRequest> {
    /// Writes the next message: an answer, unless whoever asked writes again. A closed question opens anew.
    #[must_use]
    pub fn reply(
        self,
        (id, body): (HelpMessageId, Paragraph),
        at: DateTime<Utc>,
    ) -> (HelpMessage, Fact) {
        let parts = &mut self.on.0;
        let answer = self.by.id != parts.author;
        parts.status = if answer { HelpStatus::Answered } else { HelpStatus::Open };
        parts.moved_at = at;
        let request = parts.id;
        let message = HelpMessage { id, request, author: self.by.id, answer, body, written_at: at };
        (message, Fact::HelpReplied { help_request: request, answer })
    }

    /// Makes it a request for support at this stage, or moves it there (R325). Support that begins or goes on
    /// leaves nothing closed.
    #[must_use]
    pub fn support(self, stage: SupportStage, poc: Option<PocId>, at: DateTime<Utc>) -> Fact {
        let parts = &mut self.on.0;
        parts.support = Some(stage);
        parts.poc = poc;
        parts.moved_at = at;
        if parts.status == HelpStatus::Closed {
            parts.status = HelpStatus::Open;
        }
        Fact::SupportRequested { help_request: parts.id, stage }
    }

    /// Says that nothing more is expected.
    ///
    /// # Errors
    /// [`CloseHelpRequestError::AlreadyClosed`].
    pub fn close(self, at: DateTime<Utc>) -> Result<Fact, CloseHelpRequestError> {
        let parts = &mut self.on.0;
        if parts.status == HelpStatus::Closed {
            return Err(CloseHelpRequestError::AlreadyClosed);
        }
        parts.status = HelpStatus::Closed;
        parts.moved_at = at;
        Ok(Fact::HelpClosed { help_request: parts.id })
    }
}

#[cfg(test)]
mod tests;
