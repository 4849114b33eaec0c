//! Depositing and changing an idea.

use domain::idea::{Classification, IdeaContent, IdeaOrigin, InnovationForm};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Title};
use domain::{AttachmentId, ChallengeId, DraftId, FieldCode, FieldError, UserId};
use serde::{Deserialize, Serialize};

use crate::expression::ReboundRequest;

/// Most files an idea carries.
pub const ATTACHMENTS_MAX: usize = 10;

/// What an idea says, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaContentRequest {
    /// In one line, 3 to 250 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Rappel automatique des assurés"))]
    pub title: String,
    /// What is wrong today, in Markdown. A problem, a proposal, or both.
    #[serde(default)]
    pub problem: Option<String>,
    /// What is proposed, in Markdown.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Rappeler chaque assuré la veille."))]
    pub proposal: Option<String>,
    /// The sub-category; its domain follows from it.
    #[cfg_attr(feature = "openapi", schema(example = "reception"))]
    pub subcategory: String,
    /// One of the active fields of innovation.
    #[serde(default)]
    pub innovation_field: Option<String>,
    /// Participative, open or both.
    #[serde(default)]
    pub form: InnovationForm,
    /// Where it comes from.
    #[serde(default)]
    pub origin: IdeaOrigin,
    /// Pictures and documents sent before.
    #[serde(default)]
    pub attachments: Vec<AttachmentId>,
}

impl IdeaContentRequest {
    /// Checks every field; `under` is the pointer of this object in the body.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(
        &self,
        under: &str,
        references: &ReferenceBook,
    ) -> Result<IdeaContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let at = |field: &str| format!("{under}/{field}");
        let title = errors.check(Title::parse(&at("title"), &self.title));
        let problem =
            errors.check(LongText::parse_optional(&at("problem"), self.problem.as_deref()));
        let proposal =
            errors.check(LongText::parse_optional(&at("proposal"), self.proposal.as_deref()));
        if matches!((&problem, &proposal), (Some(None), Some(None))) {
            errors.push(FieldError::new(at("proposal"), FieldCode::Required));
        }
        let classification = errors.check(self.classification(under, references));
        if self.attachments.len() > ATTACHMENTS_MAX {
            let max = u32::try_from(ATTACHMENTS_MAX).ok();
            let pointer = at("attachments");
            errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        errors.into_result()?;
        match (title, problem, proposal, classification) {
            (Some(title), Some(problem), Some(proposal), Some(classification)) => Ok(IdeaContent {
                title,
                problem,
                proposal,
                classification,
                attachments: self.attachments.clone(),
            }),
            _ => Err(Vec::new()),
        }
    }

    fn classification(
        &self,
        under: &str,
        references: &ReferenceBook,
    ) -> Result<Classification, FieldError> {
        let pointer = format!("{under}/subcategory");
        if self.subcategory.trim().is_empty() {
            return Err(FieldError::new(pointer, FieldCode::Required));
        }
        let subcategory =
            references.check(&pointer, ReferenceList::Subcategory, self.subcategory.trim())?;
        let domain = subcategory
            .parent
            .clone()
            .ok_or_else(|| FieldError::new(pointer, FieldCode::UnknownValue))?;
        let innovation_field = match self.innovation_field.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(code) => {
                let pointer = format!("{under}/innovation_field");
                references.check(&pointer, ReferenceList::InnovationField, code)?;
                Some(ReferenceCode(code.to_owned()))
            }
        };
        let (form, origin) = (self.form, self.origin);
        let subcategory = subcategory.code.clone();
        Ok(Classification { domain, subcategory, innovation_field, form, origin })
    }
}

/// An idea to deposit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepositIdeaRequest {
    /// What it says.
    pub content: IdeaContentRequest,
    /// The open challenge it answers; spontaneous without one.
    #[serde(default)]
    pub challenge_id: Option<ChallengeId>,
    /// Whether the author stays masked, for everybody and for good unless they step forward. It then bears no value that
    /// a body added to a list for its agents alone.
    #[serde(default)]
    pub anonymous: bool,
    /// The draft it comes from, thrown away in the same movement.
    #[serde(default)]
    pub draft_id: Option<DraftId>,
    /// What it rebounds from: an idea, an experiment, a practice, or a comment on one of them (R105).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rebound_of: Option<ReboundRequest>,
    /// The colleague in whose name it is deposited, by the referent of their body or an administrator: the idea is
    /// theirs and says who deposited it.
    #[serde(default)]
    pub on_behalf_of: Option<UserId>,
}

/// What an idea says from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditIdeaRequest {
    /// The whole of it.
    pub content: IdeaContentRequest,
}

/// What is promised to whoever deposits an idea outside any challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaPromiseView {
    /// In how many days they have an answer; nothing is promised without it.
    pub days: Option<u16>,
}
