//! Ideas, their drafts, their comments.

mod beside;
mod comment;
mod deposit;
mod draft;
mod edits;
mod facet;
mod pledge;
mod potential;

use chrono::{DateTime, NaiveDate, Utc};
use domain::idea::{
    DecisionGround, IdeaAct, IdeaOrigin, IdeaStatus, IdeaVerdict, InnovationForm, VoteRefusal,
};
use domain::poc::{PocStatus, Visibility};
use domain::reference::ReferenceCode;
use domain::{ChallengeId, IdeaId, OrganisationId};
use serde::{Deserialize, Serialize};

pub use beside::{
    AbsorbedView, IdeaLinkView, InviteCoAuthorRequest, LinkIdeaRequest, MergeIdeasRequest,
    MergedView,
};
pub use comment::{CommentQuery, CommentView, EditCommentRequest, PostCommentRequest};
pub use deposit::{DepositIdeaRequest, EditIdeaRequest, IdeaContentRequest, IdeaPromiseView};
pub use draft::{DraftContent, DraftView, Drafts};
pub use edits::{IdeaChangeView, IdeaEditView, IdeaEdits, PieceView};
pub use facet::{IdeaFacet, IdeaFacetName, IdeaFacets};
pub use pledge::{IdeaPledges, PledgeRequest, PledgeView, PledgedView};
pub use potential::{GainView, PotentialRequest, PotentialView};

use crate::attachment::AttachmentView;
use crate::chain::Chain;
use crate::challenge::ChallengeRef;
use crate::expression::ReboundView;
use crate::page::{Codes, Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};
pub use crate::review::DecideIdeaRequest;
use crate::review::PromiseView;

/// Whether an author is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuthorKind {
    /// In their own name.
    Named,
    /// « Auteur masqué », everywhere and for everybody.
    Anonymous,
    /// Imported without an author.
    Unknown,
}

/// Who put an idea forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthorView {
    /// Whether they are known.
    pub kind: AuthorKind,
    /// Who they are, when they are named.
    pub person: Option<PersonView>,
    /// Whether it is the caller: only the author of an anonymous idea is told so.
    pub is_me: bool,
}

/// An idea in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaSummary {
    /// Its identifier.
    pub id: IdeaId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "IDEE-2026-0042"))]
    pub reference: String,
    /// In one line.
    #[cfg_attr(feature = "openapi", schema(example = "Rappel automatique des assurés"))]
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Where it stands.
    pub status: IdeaStatus,
    /// Its domain.
    pub domain: ReferenceCode,
    /// Its sub-category.
    pub subcategory: ReferenceCode,
    /// Who put it forward.
    pub author: AuthorView,
    /// The author's body.
    pub organisation: Option<OrganisationRef>,
    /// The challenge it answers.
    pub challenge: Option<ChallengeRef>,
    /// On which day.
    pub deposited_on: NaiveDate,
    /// How many support it.
    pub votes: u32,
    /// How many comments it has.
    pub comments: u32,
    /// Whether the caller supports it.
    pub voted: bool,
    /// Whether it is said to have a high potential.
    pub high_potential: bool,
    /// In a list and on its page, where the experiment that came out of it stands, for whoever may see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experiment: Option<PocStatus>,
    /// In a list, how far the experiment that came out of it is, 0 to 100, for whoever may see it (R060).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress_percent: Option<u8>,
}

/// What was answered to the author (R065).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionView {
    /// What was decided.
    pub verdict: IdeaVerdict,
    /// Why.
    pub reason: String,
    /// The same in one word, for an idea that is not selected.
    pub ground: Option<DecisionGround>,
    /// What would make it possible, for an idea that is not selected.
    pub condition: Option<String>,
    /// By whom.
    pub decided_by: PersonView,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// An idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not, whatever the others are")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaView {
    /// What a list says of it.
    pub summary: IdeaSummary,
    /// How many votes it had in the tool that it comes from: none of them is among the portal's.
    pub imported_votes: u32,
    /// What is wrong today, in Markdown.
    pub problem: Option<String>,
    /// The same, in HTML that is safe to show.
    pub problem_html: Option<String>,
    /// What is proposed, in Markdown.
    pub proposal: Option<String>,
    /// The same, in HTML that is safe to show.
    pub proposal_html: Option<String>,
    /// Its field of innovation.
    pub innovation_field: Option<ReferenceCode>,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// Its pictures and documents.
    pub attachments: Vec<AttachmentView>,
    /// The last decision.
    pub decision: Option<DecisionView>,
    /// Why it is said to have a high potential, and what would be gained (R076); absent when nobody says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub potential: Option<PotentialView>,
    /// Whether it answers an investment call: people offer it time, money, a test site (R094).
    pub answers_call: bool,
    /// What it rebounds from (R105).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rebound_of: Option<ReboundView>,
    /// What was promised to its author, and what became of it.
    pub promise: Option<PromiseView>,
    /// Who deposited it in its author's name.
    pub deposited_by: Option<PersonView>,
    /// Those who sign it with its author.
    pub co_authors: Vec<PersonView>,
    /// Those who are asked to sign it, told to its authors and to themselves.
    pub asked: Vec<PersonView>,
    /// Whether the caller is asked to sign it.
    pub asks_me: bool,
    /// Whether somebody ever proposed to take it up again: what was answered is to be read.
    pub revivals: bool,
    /// The ideas tied to it.
    pub links: Vec<IdeaLinkView>,
    /// The ideas that became a part of it, with those who put them forward.
    pub absorbed: Vec<AbsorbedView>,
    /// The idea that it became one with: that one is to be read.
    pub merged_into: Option<MergedView>,
    /// What became of it.
    pub chain: Chain,
    /// What the caller may do now.
    pub allowed: Vec<IdeaAct>,
    /// Why the caller may not support it now; absent when they may.
    pub vote_refused: Option<VoteRefusal>,
    /// Who may read it (A28).
    pub visibility: Visibility,
    /// Whether the caller may choose who reads it.
    pub restrictable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// Who may read one idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RestrictIdeaRequest {
    /// Everybody, the direction of whoever signs it, or COMEX and CODIR; those who signed it always may.
    pub visibility: Visibility,
}

/// How an idea is supported now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoteView {
    /// Whether the caller supports it.
    pub voted: bool,
    /// How many support it.
    pub votes: u32,
}

/// In which order ideas are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum IdeaSort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The most supported first.
    MostVoted,
    /// The most discussed first.
    MostCommented,
}

/// Whether ideas answer a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WithinCode {
    /// They answer one.
    Challenge,
    /// They are spontaneous.
    Spontaneous,
}

/// How ideas are listed. Criteria add up; several values of one criterion are alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct IdeaQuery {
    /// Words of the title, or a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Statuses, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "submitted,selected"))]
    pub status: Codes<IdeaStatus>,
    /// A domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// A sub-category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<String>,
    /// A field of innovation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innovation_field: Option<String>,
    /// A form of innovation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<InnovationForm>,
    /// Where they come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<IdeaOrigin>,
    /// Spontaneous, or within a challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<WithinCode>,
    /// Why they were not selected, in one word (R062).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<DecisionGround>,
    /// Only those that are said to have a high potential (R076).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub high_potential: bool,
    /// Deposited on this day or later.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub since: Option<NaiveDate>,
    /// Deposited on this day or before.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub until: Option<NaiveDate>,
    /// The challenge they answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_id: Option<ChallengeId>,
    /// The body of their authors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// The direction of their authors, when they were deposited; a masked idea has none (R059).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_id: Option<OrganisationId>,
    /// That wear this tag; case and accents make no difference (R312).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only the caller's own, anonymous ones included.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
    /// In which order.
    pub sort: IdeaSort,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for IdeaQuery {
    fn default() -> Self {
        Self {
            q: None,
            status: Codes::default(),
            domain: None,
            subcategory: None,
            innovation_field: None,
            form: None,
            origin: None,
            within: None,
            ground: None,
            high_potential: false,
            since: None,
            until: None,
            challenge_id: None,
            organisation_id: None,
            department_id: None,
            tag: None,
            mine: false,
            sort: IdeaSort::default(),
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
