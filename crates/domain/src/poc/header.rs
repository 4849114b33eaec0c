//! The identity card of an experiment (C.3). Mandatory: title, direction, domain (A11); nothing else.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Step;
use crate::civil::is_of_our_time;
use crate::idea::InnovationForm;
use crate::ids::{OrganisationId, PocId, UserId};
use crate::reference::{ReferenceCode, ReferenceList};
use crate::text::{FieldCode, FieldError, LongText, Paragraph, ShortText, Title};
use crate::video::Video;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an experiment verifies: in the words of the report (R133), and what it changes for people, that stands beside
    /// the technique (R386).
    Aspect {
        /// Marketing.
        Marketing = "marketing",
        /// Economic.
        Economic = "economic",
        /// Human: how one welcomes, cooperates, manages, learns.
        Human = "human",
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
    /// What a demonstrator proved to be ("utile, utilisé et utilisable", R161).
    Quality {
        /// It answers a need.
        Useful = "useful",
        /// People use it.
        Used = "used",
        /// People can use it.
        Usable = "usable",
    }
}

vocabulary! {
    /// What a partner is (R166, R177, R270, R274).
    PartnerKind {
        /// A company.
        Company = "company",
        /// An entrepreneur, a start-up.
        Startup = "startup",
        /// A technology partner.
        Technology = "technology",
        /// A logistics operator.
        Logistics = "logistics",
        /// An everyday local actor.
        LocalActor = "local_actor",
        /// An international organisation.
        International = "international",
        /// A public body.
        PublicBody = "public_body",
        /// A laboratory, a school.
        Research = "research",
        /// An association.
        Association = "association",
        /// A funder, such as the conference of funders.
        Funder = "funder",
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
    /// Where it is (R269).
    pub place: Option<ShortText>,
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
    /// Which form of action it is, of those that administrators declare (R034).
    pub action_form: Option<ReferenceCode>,
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
    /// What its sponsor says to those who contribute to it (R387).
    pub sponsor_word: Option<Paragraph>,
    /// Outside bodies.
    pub partners: Vec<Partner>,
    /// Other tools that know it.
    pub external_references: Vec<ExternalReference>,
    /// Sustainable development (R176).
    pub sustainable: bool,
    /// What the demonstrator proved to be (R161).
    pub qualities: Vec<Quality>,
    /// A video that shows it.
    pub video: Option<Video>,
    /// Experiments that have to do with this one (R156).
    pub related: Vec<PocId>,
    /// When each step is meant to be passed (R192); the real dates stand beside (R175).
    pub milestones: BTreeMap<Step, NaiveDate>,
}

/// Most keywords an experiment may carry.
pub const KEYWORDS_MAX: usize = 20;
/// Most partners, and most references to other tools.
pub const LIST_MAX: usize = 50;
/// Most experiments that one may name as having to do with it.
pub const RELATED_MAX: usize = 20;
/// Most people named in an experiment.
pub const MEMBERS_MAX: usize = 100;
/// Where an experiment stands in the project life cycle unless somebody says otherwise (A32).
pub const DEFAULT_LIFECYCLE_POSITION: &str = "opportunity_study";

impl PocHeader {
    /// The values of normed lists that it bears.
    #[must_use]
    pub fn borne(&self) -> Vec<(ReferenceList, ReferenceCode)> {
        let mut borne = vec![(ReferenceList::Domain, self.domain.clone())];
        let others = [
            (ReferenceList::Trigger, &self.trigger),
            (ReferenceList::Objective, &self.objective),
            (ReferenceList::LifecyclePosition, &self.lifecycle_position),
            (ReferenceList::ActionForm, &self.action_form),
        ];
        borne.extend(others.into_iter().filter_map(|(list, code)| Some((list, code.clone()?))));
        borne
    }

    /// Checks what the fields cannot check alone: dates of our time and in order, lists of a decent length.
    ///
    /// # Errors
    /// Every [`FieldError`] found, under `/header`, where requests carry the card.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = Vec::new();
        for (field, day) in [("starts_on", self.starts_on), ("ends_on", self.ends_on)] {
            if day.is_some_and(|day| !is_of_our_time(&day)) {
                errors.push(FieldError::new(format!("/header/{field}"), FieldCode::Malformed));
            }
        }
        if let (Some(start), Some(end)) = (self.starts_on, self.ends_on)
            && end < start
        {
            errors.push(FieldError::new("/header/ends_on", FieldCode::BeforeStart));
        }
        errors.extend(too_many("/header/keywords", self.keywords.len(), KEYWORDS_MAX));
        errors.extend(too_many("/header/partners", self.partners.len(), LIST_MAX));
        errors.extend(too_many(
            "/header/external_references",
            self.external_references.len(),
            LIST_MAX,
        ));
        errors.extend(too_many("/header/aspects", self.aspects.len(), Aspect::ALL.len()));
        errors.extend(too_many("/header/qualities", self.qualities.len(), Quality::ALL.len()));
        errors.extend(too_many("/header/related", self.related.len(), RELATED_MAX));
        errors.extend(self.milestones_out_of_order());
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

impl PocHeader {
    /// Steps are passed in order, in our time: one is not planned before the one it follows.
    fn milestones_out_of_order(&self) -> Vec<FieldError> {
        let mut last: Option<NaiveDate> = None;
        let mut errors = Vec::new();
        for (step, day) in &self.milestones {
            let pointer = format!("/header/milestones/{step}");
            if !is_of_our_time(day) {
                errors.push(FieldError::new(pointer, FieldCode::Malformed));
                continue;
            }
            if last.is_some_and(|before| *day < before) {
                errors.push(FieldError::new(pointer, FieldCode::BeforeStart));
            }
            last = Some(last.map_or(*day, |before| before.max(*day)));
        }
        errors
    }
}

/// Checks that a team is of a decent size.
///
/// # Errors
/// A [`FieldError`] at `/members`.
pub fn check_members(members: &[Member]) -> Result<(), Vec<FieldError>> {
    too_many("/members", members.len(), MEMBERS_MAX).map_or(Ok(()), |error| Err(vec![error]))
}

fn too_many(pointer: &str, count: usize, max: usize) -> Option<FieldError> {
    (count > max).then(|| FieldError {
        pointer: pointer.to_owned(),
        code: FieldCode::TooMany,
        min: None,
        max: u32::try_from(max).ok(),
    })
}
