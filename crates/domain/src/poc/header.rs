//! The identity card of an experiment (C.3). Mandatory: title, direction, domain (A11); nothing else.

use chrono::NaiveDate;

use crate::idea::InnovationForm;
use crate::ids::{OrganisationId, UserId};
use crate::reference::ReferenceCode;
use crate::text::{FieldCode, FieldError, LongText, Paragraph, ShortText, Title};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an experiment verifies (R133).
    Aspect {
        /// Marketing.
        Marketing = "marketing",
        /// Economic.
        Economic = "economic",
        /// Technical.
        Technical = "technical",
    }
}

vocabulary! {
    /// The declared mood of an experiment ("météo", R153): never computed (A04).
    Health {
        /// Sunny.
        OnTrack = "on_track",
        /// Cloudy.
        AtRisk = "at_risk",
        /// Stormy.
        OffTrack = "off_track",
    }
}

vocabulary! {
    /// What a person does in an experiment (R186).
    MemberRole {
        /// Sponsors it.
        Sponsor = "sponsor",
        /// Leads it.
        Lead = "lead",
        /// Takes part.
        Member = "member",
        /// Decides at the gates.
        Decider = "decider",
    }
}

vocabulary! {
    /// What a partner is (R166, R177).
    PartnerKind {
        /// A company, a start-up.
        Company = "company",
        /// A public body.
        PublicBody = "public_body",
        /// A laboratory, a school.
        Research = "research",
        /// An association.
        Association = "association",
        /// Users, members of the public.
        Users = "users",
        /// Another kind.
        Other = "other",
    }
}

vocabulary! {
    /// Another tool that knows the experiment.
    ExternalSystem {
        /// SYSPEO.
        Syspeo = "syspeo",
        /// RENARD.
        Renard = "renard",
        /// Source code.
        Repository = "repository",
        /// A public page.
        Website = "website",
        /// Something else.
        Other = "other",
    }
}

/// A declared mood, with the word that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthReport {
    /// The mood.
    pub health: Health,
    /// Why.
    pub note: Option<Paragraph>,
}

/// Who a member is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberName {
    /// Somebody with an account.
    User(UserId),
    /// Somebody named in words.
    Named(ShortText),
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub name: MemberName,
    /// As what.
    pub role: MemberRole,
}

/// An outside body that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its name.
    pub name: ShortText,
    /// What it is.
    pub kind: PartnerKind,
}

/// The same experiment in another tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalReference {
    /// Which tool.
    pub system: ExternalSystem,
    /// Its name or address there.
    pub value: ShortText,
}

/// The identity card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocHeader {
    /// Title.
    pub title: Title,
    /// In a few lines.
    pub summary: Option<Paragraph>,
    /// Its story, in Markdown.
    pub description: Option<LongText>,
    /// The direction it comes from (R118): a department, or a body that has none.
    pub department: OrganisationId,
    /// The body of that direction.
    pub organisation: OrganisationId,
    /// Domain of intervention (R119).
    pub domain: ReferenceCode,
    /// What set it off (R120).
    pub trigger: Option<ReferenceCode>,
    /// Planned, then real, start (R121).
    pub starts_on: Option<NaiveDate>,
    /// Forecast end (R122).
    pub ends_on: Option<NaiveDate>,
    /// Keywords (R124).
    pub keywords: Vec<ShortText>,
    /// Participative, open or both (R015).
    pub form: Option<InnovationForm>,
    /// What it verifies (R133).
    pub aspects: Vec<Aspect>,
    /// The strategic objective it serves (R157).
    pub objective: Option<ReferenceCode>,
    /// Its position in the project life cycle (R136); « étude d'opportunité » by default (A32).
    pub lifecycle_position: Option<ReferenceCode>,
    /// Its declared mood.
    pub health: Option<HealthReport>,
    /// What to say of it in a minute (R131).
    pub pitch: Option<Paragraph>,
    /// Outside bodies.
    pub partners: Vec<Partner>,
    /// Other tools that know it.
    pub external_references: Vec<ExternalReference>,
    /// Sustainable development (R176).
    pub sustainable: bool,
}

/// Most keywords an experiment may carry.
pub const KEYWORDS_MAX: usize = 20;

impl PocHeader {
    /// Checks what the fields cannot check alone: dates in order, lists of a decent length.
    ///
    /// # Errors
    /// Every [`FieldError`] found.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = Vec::new();
        if let (Some(start), Some(end)) = (self.starts_on, self.ends_on)
            && end < start
        {
            errors.push(FieldError::new("/ends_on", FieldCode::BeforeStart));
        }
        if self.keywords.len() > KEYWORDS_MAX {
            let max = u32::try_from(KEYWORDS_MAX).ok();
            let code = FieldCode::TooMany;
            errors.push(FieldError { pointer: "/keywords".into(), code, min: None, max });
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
