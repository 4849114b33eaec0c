//! What people from outside propose (R032).

use chrono::{DateTime, Utc};
use domain::people::EmailAddress;
use domain::showcase::proposal::{NewProposal, Outcome, ProposalKind, ProposalStatus};
use domain::text::{FieldCode, FieldErrors, Paragraph, ShortText, Title};
use domain::{FieldError, IdeaId, ProposalId};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;

/// What somebody from outside proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposeRequest {
    /// What it is.
    pub kind: ProposalKind,
    /// Who proposes.
    #[cfg_attr(feature = "openapi", schema(example = "Léa Petit"))]
    pub name: String,
    /// Of which organisation.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Mairie de Redon"))]
    pub organisation: Option<String>,
    /// Where they are answered.
    #[cfg_attr(feature = "openapi", schema(example = "lea.petit@ville.example"))]
    pub email: String,
    /// In one line.
    #[cfg_attr(feature = "openapi", schema(example = "Un guichet au marché"))]
    pub subject: String,
    /// The whole of it, in at most 5,000 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Le samedi, avec nos agents."))]
    pub body: String,
    /// That the name and the address are kept to answer, twelve months at most: without it nothing is taken.
    pub consent: bool,
    /// To be left empty: nobody sees it, and what a machine fills in is not kept.
    #[serde(default)]
    pub website: String,
}

impl ProposeRequest {
    /// Checks the texts, and consent.
    ///
    /// # Errors
    /// All the faulty fields.
    pub fn parse(&self) -> Result<NewProposal, Vec<FieldError>> {
        let mut faults = FieldErrors::default();
        let name = faults.check(ShortText::parse("/name", &self.name));
        let given = self.organisation.as_deref();
        let organisation = faults.check(ShortText::parse_optional("/organisation", given));
        let email = faults.check(EmailAddress::parse("/email", &self.email));
        let subject = faults.check(Title::parse("/subject", &self.subject));
        let body = faults.check(Paragraph::parse("/body", &self.body));
        if !self.consent {
            faults.push(FieldError::new("/consent", FieldCode::Required));
        }
        faults.into_result()?;
        let who = name.zip(organisation).zip(email);
        let Some((((name, organisation), email), (subject, body))) = who.zip(subject.zip(body))
        else {
            return Err(Vec::new());
        };
        Ok(NewProposal { kind: self.kind, name, organisation, email, subject, body })
    }
}

/// How proposals are listed: the latest come first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ProposalQuery {
    /// Those that stand so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ProposalStatus>,
    /// Proposals on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for ProposalQuery {
    fn default() -> Self {
        Self { status: None, limit: LIMIT_DEFAULT, cursor: None }
    }
}

/// A proposal, for whoever handles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalView {
    /// Its identifier.
    pub id: ProposalId,
    /// What it is.
    pub kind: ProposalKind,
    /// Who proposes.
    pub name: String,
    /// Of which organisation.
    pub organisation: Option<String>,
    /// Where they are answered.
    pub email: String,
    /// In one line.
    pub subject: String,
    /// The whole of it, as it was typed.
    pub body: String,
    /// Where it stands.
    pub status: ProposalStatus,
    /// Why it was set aside.
    pub reason: Option<String>,
    /// The idea that it became.
    pub idea_id: Option<IdeaId>,
    /// When it came, and consent with it.
    pub consented_at: DateTime<Utc>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// What becomes of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettleProposalRequest {
    /// `answered`, `turned` or `set_aside`.
    pub status: ProposalStatus,
    /// Why it is set aside: asked for then.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Nous le faisons déjà."))]
    pub reason: Option<String>,
    /// The idea that it became: asked for then.
    #[serde(default)]
    pub idea_id: Option<IdeaId>,
}

impl SettleProposalRequest {
    /// What it says of this idea.
    #[must_use]
    pub const fn turned(idea: IdeaId) -> Self {
        Self { status: ProposalStatus::Turned, reason: None, idea_id: Some(idea) }
    }

    /// Checks that what goes with it is there.
    ///
    /// # Errors
    /// The faulty field.
    pub fn parse(&self) -> Result<Outcome, Vec<FieldError>> {
        let refused = |pointer, code| vec![FieldError::new(pointer, code)];
        match self.status {
            ProposalStatus::Received => Err(refused("/status", FieldCode::UnknownValue)),
            ProposalStatus::Answered => Ok(Outcome::Answered),
            ProposalStatus::Turned => {
                let idea = self.idea_id.ok_or_else(|| refused("/idea_id", FieldCode::Required))?;
                Ok(Outcome::Turned(idea))
            }
            ProposalStatus::SetAside => {
                let given = self.reason.as_deref().unwrap_or_default();
                let reason = Paragraph::parse("/reason", given).map_err(|fault| vec![fault])?;
                Ok(Outcome::SetAside(reason))
            }
        }
    }
}
