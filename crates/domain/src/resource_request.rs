//! Requests for resources, line by line, each handled by whoever is named for its kind (R316 to R322, A26).

mod settings;

use chrono::{DateTime, Utc};

pub use settings::{ResourceKind, ResourceSettings, ResourceState, StateNature};

use crate::access::acts::{HandleResources, RequestResources};
use crate::access::{Actor, Granted, Leave, Owned, Permission, Place};
use crate::ids::{IdeaId, OrganisationId, PocId, ResourceRequestId, UserId};
use crate::journal::Fact;
use crate::reference::ReferenceCode;
use crate::text::{FieldCode, FieldError, Paragraph, Text, Title};

/// What is wanted, in a line: « un développeur pendant 10 jours ».
pub type LineText = Text<2, 500>;

/// The most lines of one request.
pub const LINES_MAX: usize = 20;

/// What a request serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// An idea.
    Idea(IdeaId),
    /// An experiment.
    Poc(PocId),
}

/// One thing that is wanted, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceLine {
    /// Its kind.
    pub kind: ReferenceCode,
    /// What is wanted.
    pub what: LineText,
    /// Where it stands.
    pub state: ReferenceCode,
    /// Why, when that was said.
    pub reason: Option<Paragraph>,
    /// Who answered, and when.
    pub decided: Option<(UserId, DateTime<Utc>)>,
}

/// A request, with at least one line. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceRequest(ResourceRequestParts);

/// What a request is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceRequestParts {
    /// Its identifier.
    pub id: ResourceRequestId,
    /// What people call it, such as `RESSOURCES-2026-0003`.
    pub reference: String,
    /// The innovative action it serves, in one line.
    pub title: Title,
    /// What else there is to know, in Markdown.
    pub details: Option<Paragraph>,
    /// The idea or the experiment it is attached to.
    pub purpose: Option<Purpose>,
    /// Who asks.
    pub requester: UserId,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// What is wanted.
    pub lines: Vec<ResourceLine>,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
}

/// What is needed to request resources.
#[derive(Clone, Debug)]
pub struct NewResourceRequest {
    /// Its identifier.
    pub id: ResourceRequestId,
    /// Its reference.
    pub reference: String,
    /// The innovative action it serves.
    pub title: Title,
    /// What else there is to know.
    pub details: Option<Paragraph>,
    /// What it is attached to.
    pub purpose: Option<Purpose>,
    /// Kinds and what is wanted of each.
    pub lines: Vec<(ReferenceCode, LineText)>,
}

/// A line in the hands of whoever answers it.
#[derive(Clone, Debug)]
pub struct HandledLine {
    /// The request.
    pub request: ResourceRequest,
    /// The place of the line, from zero.
    pub line: usize,
    /// Who is named for that kind of resource.
    pub handler: Option<UserId>,
}

/// A line that somebody looks at: whose it is to answer.
struct Answered<'a> {
    request: &'a ResourceRequest,
    handler: Option<UserId>,
}

impl ResourceRequest {
    /// Takes back a request that was kept.
    #[must_use]
    pub fn restore(parts: ResourceRequestParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &ResourceRequestParts {
        &self.0
    }

    /// Whether this person answers a line of it of whose kind `handler` is named.
    #[must_use]
    pub fn is_answered_by(&self, actor: &Actor, handler: Option<UserId>) -> bool {
        actor.can(Permission::HandleResources, &Answered { request: self, handler })
    }
}

impl Owned for ResourceRequest {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.requester == actor.id
    }

    /// In the body of whoever asks.
    fn place(&self) -> Place {
        Place { organisation: self.0.organisation, item: Some(self.0.id.0) }
    }
}

impl Owned for Answered<'_> {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.handler == Some(actor.id)
    }

    fn place(&self) -> Place {
        self.request.place()
    }
}

impl Owned for HandledLine {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.handler == Some(actor.id)
    }

    fn place(&self) -> Place {
        self.request.place()
    }
}

impl Leave<'_, RequestResources> {
    /// Makes the request; each line begins in the first state.
    #[must_use]
    pub fn request(
        self,
        new: NewResourceRequest,
        first: &ReferenceCode,
        at: DateTime<Utc>,
    ) -> (ResourceRequest, Fact) {
        let NewResourceRequest { id, reference, title, details, purpose, lines } = new;
        let line = |(kind, what)| ResourceLine {
            kind,
            what,
            state: first.clone(),
            reason: None,
            decided: None,
        };
        let request = ResourceRequest(ResourceRequestParts {
            id,
            reference,
            title,
            details,
            purpose,
            requester: self.by.id,
            organisation: self.by.organisation,
            lines: lines.into_iter().map(line).collect(),
            requested_at: at,
        });
        (request, Fact::ResourcesRequested { resource_request: id })
    }
}

impl Granted<'_, HandleResources, HandledLine> {
    /// Answers the line. A state that refuses wants its reason (R316, scenario 34).
    ///
    /// # Errors
    /// At `/reason` when it is missing, at `/line` when there is no such line.
    pub fn decide(
        self,
        state: &ResourceState,
        reason: Option<Paragraph>,
        at: DateTime<Utc>,
    ) -> Result<Fact, FieldError> {
        if state.nature == StateNature::Refused && reason.is_none() {
            return Err(FieldError::new("/reason", FieldCode::Required));
        }
        let HandledLine { request, line: place, .. } = self.on;
        let unknown = || FieldError::new("/line", FieldCode::UnknownValue);
        let line = request.0.lines.get_mut(*place).ok_or_else(unknown)?;
        line.state.clone_from(&state.code);
        line.reason.clone_from(&reason);
        line.decided = Some((self.by.id, at));
        Ok(Fact::ResourceDecided {
            resource_request: request.0.id,
            line: u8::try_from(*place).map_err(|_| unknown())?,
            state: state.code.clone(),
            reason: reason.map(Paragraph::into_string),
        })
    }
}

#[cfg(test)]
mod tests;
