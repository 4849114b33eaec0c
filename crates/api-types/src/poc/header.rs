//! The identity card of an experiment and its team.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::idea::InnovationForm;
use domain::poc::{
    Aspect, ExternalReference, ExternalSystem, Health, HealthReport, Member, MemberName,
    MemberRole, Partner, PartnerKind, PocHeader, Quality, Step,
};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText, Title};
use domain::{FieldCode, FieldError, IdeaId, OrganisationId, PocId, UserId};
use serde::{Deserialize, Serialize};

use crate::people::PersonView;
use crate::video::VideoView;

/// A partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerView {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PartnerKind,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The same experiment in another tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExternalReferenceView {
    /// Which tool.
    pub system: ExternalSystem,
    /// Its name or address there.
    pub value: String,
}

/// Somebody who takes part, as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberView {
    /// Somebody with an account.
    pub person: Option<PersonView>,
    /// Somebody named in words.
    pub name: Option<String>,
    /// As what.
    pub role: MemberRole,
}

/// Somebody who takes part: with an account, or named in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberRequest {
    /// An account.
    #[serde(default)]
    pub user_id: Option<UserId>,
    /// A name in words, for who has no account.
    #[serde(default)]
    pub name: Option<String>,
    /// As what.
    pub role: MemberRole,
}

/// The identity card, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocHeaderView {
    /// In a few lines.
    pub summary: Option<String>,
    /// Its story, in Markdown.
    pub description: Option<String>,
    /// The same, in HTML that is safe to show.
    pub description_html: Option<String>,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Participative, open or both.
    pub form: Option<InnovationForm>,
    /// What it verifies.
    pub aspects: Vec<Aspect>,
    /// The strategic objective it serves.
    pub objective: Option<ReferenceCode>,
    /// Its position in the project life cycle.
    pub lifecycle_position: Option<ReferenceCode>,
    /// Why the declared mood.
    pub health_note: Option<String>,
    /// What to say of it in a minute.
    pub pitch: Option<String>,
    /// What its sponsor, who is in the team, says to those who contribute to it.
    #[serde(default)]
    pub sponsor_word: Option<String>,
    /// Outside bodies.
    pub partners: Vec<PartnerView>,
    /// Other tools that know it.
    pub external_references: Vec<ExternalReferenceView>,
    /// Sustainable development.
    pub sustainable: bool,
    /// What the demonstrator proved to be.
    #[serde(default)]
    pub qualities: Vec<Quality>,
    /// A video that shows it, for whoever may watch it.
    #[serde(default)]
    pub video: Option<VideoView>,
    /// The experiments that the card names as having to do with this one.
    #[serde(default)]
    pub related: Vec<PocId>,
    /// When each step is meant to be passed.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, NaiveDate>))]
    pub milestones: BTreeMap<Step, NaiveDate>,
}

/// The identity card, as it is sent. Mandatory: title, direction, domain (A11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocHeaderRequest {
    /// Title, 3 to 250 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Ateliers mobiles en zone rurale"))]
    pub title: String,
    /// The direction it comes from: a department, or a body that has none.
    pub department_id: OrganisationId,
    /// Domain of intervention.
    #[cfg_attr(feature = "openapi", schema(example = "social_action"))]
    pub domain: String,
    /// In a few lines.
    pub summary: Option<String>,
    /// Its story, in Markdown.
    pub description: Option<String>,
    /// What set it off.
    pub trigger: Option<String>,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Forecast end.
    pub ends_on: Option<NaiveDate>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Participative, open or both.
    pub form: Option<InnovationForm>,
    /// Which form of action it is, a code of the list `action_form` (R034).
    pub action_form: Option<String>,
    /// What it verifies.
    pub aspects: Vec<Aspect>,
    /// The strategic objective it serves.
    pub objective: Option<String>,
    /// Its position in the project life cycle.
    pub lifecycle_position: Option<String>,
    /// Its declared mood.
    pub health: Option<Health>,
    /// Why the declared mood.
    pub health_note: Option<String>,
    /// What to say of it in a minute.
    pub pitch: Option<String>,
    /// What its sponsor says to those who contribute to it; shown once the team names a sponsor.
    pub sponsor_word: Option<String>,
    /// Outside bodies.
    pub partners: Vec<PartnerView>,
    /// Other tools that know it.
    pub external_references: Vec<ExternalReferenceView>,
    /// Sustainable development.
    pub sustainable: bool,
    /// What the demonstrator proved to be: useful, used, usable.
    pub qualities: Vec<Quality>,
    /// A video that shows it.
    pub video: Option<VideoView>,
    /// Experiments that have to do with this one.
    pub related: Vec<PocId>,
    /// When each step is meant to be passed, in order.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, NaiveDate>))]
    pub milestones: BTreeMap<Step, NaiveDate>,
}

impl PocHeaderRequest {
    /// Checks every field; `organisation` is the body of the direction, as the server found it.
    ///
    /// # Errors
    /// Every faulty field, under `/header`.
    pub fn parse(
        &self,
        organisation: Option<OrganisationId>,
        references: &ReferenceBook,
    ) -> Result<PocHeader, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/header/title", &self.title));
        if organisation.is_none() {
            errors.push(FieldError::new("/header/department_id", FieldCode::Required));
        }
        let domain = errors.check(listed(
            references,
            ReferenceList::Domain,
            "/header/domain",
            Some(&self.domain),
        ));
        if matches!(domain, Some(None)) {
            errors.push(FieldError::new("/header/domain", FieldCode::Required));
        }
        let words = self.words(&mut errors);
        let codes = self.codes(&mut errors, references);
        let lists = self.lists(&mut errors);
        let video = self.video.as_ref().and_then(|video| video.parse("/header/video", &mut errors));
        errors.into_result()?;
        let (Some(title), Some(organisation), Some(Some(domain))) = (title, organisation, domain)
        else {
            return Err(Vec::new());
        };
        let ([summary, pitch, sponsor_word, health_note], description) = words;
        let [trigger, objective, lifecycle_position, action_form] = codes;
        let (keywords, partners, external_references) = lists;
        Ok(PocHeader {
            title,
            summary,
            description,
            department: self.department_id,
            organisation,
            domain,
            trigger,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            keywords,
            form: self.form,
            action_form,
            aspects: self.aspects.clone(),
            objective,
            lifecycle_position,
            health: self.health.map(|health| HealthReport { health, note: health_note }),
            pitch,
            sponsor_word,
            partners,
            external_references,
            sustainable: self.sustainable,
            qualities: self.qualities.clone(),
            video,
            related: self.related.clone(),
            milestones: self.milestones.clone(),
        })
    }

    fn words(&self, errors: &mut FieldErrors) -> ([Option<Paragraph>; 4], Option<LongText>) {
        let paragraph = |errors: &mut FieldErrors, pointer, text: &Option<String>| {
            errors.check(Paragraph::parse_optional(pointer, text.as_deref())).flatten()
        };
        let summary = paragraph(errors, "/header/summary", &self.summary);
        let description =
            LongText::parse_optional("/header/description", self.description.as_deref());
        let description = errors.check(description).flatten();
        let pitch = paragraph(errors, "/header/pitch", &self.pitch);
        let word = paragraph(errors, "/header/sponsor_word", &self.sponsor_word);
        let health_note = paragraph(errors, "/header/health_note", &self.health_note);
        ([summary, pitch, word, health_note], description)
    }

    fn codes(
        &self,
        errors: &mut FieldErrors,
        references: &ReferenceBook,
    ) -> [Option<ReferenceCode>; 4] {
        let mut code = |list, pointer, value: &Option<String>| {
            errors.check(listed(references, list, pointer, value.as_ref())).flatten()
        };
        let trigger = code(ReferenceList::Trigger, "/header/trigger", &self.trigger);
        let objective = code(ReferenceList::Objective, "/header/objective", &self.objective);
        let position = code(
            ReferenceList::LifecyclePosition,
            "/header/lifecycle_position",
            &self.lifecycle_position,
        );
        let action_form = code(ReferenceList::ActionForm, "/header/action_form", &self.action_form);
        [trigger, objective, position, action_form]
    }

    fn lists(
        &self,
        errors: &mut FieldErrors,
    ) -> (Vec<ShortText>, Vec<Partner>, Vec<ExternalReference>) {
        let mut short =
            |pointer: String, text: &str| errors.check(ShortText::parse(&pointer, text));
        let keywords = self.keywords.iter().enumerate();
        let keywords = keywords
            .filter_map(|(index, word)| short(format!("/header/keywords/{index}"), word))
            .collect();
        let partners = self.partners.iter().enumerate();
        let partners = partners
            .filter_map(|(index, PartnerView { name, kind, place })| {
                let name = short(format!("/header/partners/{index}/name"), name);
                let place = place.as_deref().filter(|place| !place.trim().is_empty());
                let place =
                    place.and_then(|place| short(format!("/header/partners/{index}/place"), place));
                Some(Partner { name: name?, kind: *kind, place })
            })
            .collect();
        let references = self.external_references.iter().enumerate();
        let references = references
            .filter_map(|(index, ExternalReferenceView { system, value })| {
                let value = short(format!("/header/external_references/{index}/value"), value)?;
                Some(ExternalReference { system: *system, value })
            })
            .collect();
        (keywords, partners, references)
    }
}

fn listed(
    references: &ReferenceBook,
    list: ReferenceList,
    pointer: &str,
    code: Option<&String>,
) -> Result<Option<ReferenceCode>, FieldError> {
    match code.map(|code| code.trim()).filter(|code| !code.is_empty()) {
        None => Ok(None),
        Some(code) => references.check(pointer, list, code).map(|item| Some(item.code.clone())),
    }
}

/// Checks a team.
///
/// # Errors
/// Every member who is neither an account nor a name, under `/members`.
pub fn parse_members(members: &[MemberRequest]) -> Result<Vec<Member>, Vec<FieldError>> {
    let mut errors = FieldErrors::default();
    let parse = |(index, member): (usize, &MemberRequest)| {
        let MemberRequest { user_id, name, role } = member;
        let name = if let Some(id) = user_id {
            MemberName::User(*id)
        } else {
            let pointer = format!("/members/{index}/name");
            let name = name.as_deref().unwrap_or_default();
            MemberName::Named(errors.check(ShortText::parse(&pointer, name))?)
        };
        Some(Member { name, role: *role })
    };
    let parsed = members.iter().enumerate().filter_map(parse).collect();
    errors.into_result()?;
    Ok(parsed)
}

/// An experiment to create, alone or from a selected idea.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatePocRequest {
    /// Its identity card.
    pub header: PocHeaderRequest,
    /// Who takes part; the caller leads it when nobody else does.
    pub members: Vec<MemberRequest>,
    /// The selected idea it comes from.
    pub idea_id: Option<IdeaId>,
}

/// The identity card and the team from now on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditPocRequest {
    /// The whole identity card.
    pub header: PocHeaderRequest,
    /// The whole team.
    pub members: Vec<MemberRequest>,
}
