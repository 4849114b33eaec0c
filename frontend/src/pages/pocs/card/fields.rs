//! What is in the fields, from what the server knows and to what is sent.

use std::collections::BTreeMap;

use api_types::poc::{
    ExternalReferenceView, MemberRequest, MemberView, PartnerView, PocHeaderRequest, PocHeaderView,
    PocRef, PocSummary, PocView, parse_members,
};
use chrono::NaiveDate;
use domain::poc::{Aspect, ExternalSystem, MemberRole, PartnerKind, PocHeader, Quality, Step};
use domain::reference::ReferenceCode;
use domain::{FieldError, OrganisationId, PocId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::lists::{MemberRow, PartnerRow, ReferenceRow};
use super::related::RelatedRow;
use crate::pages::shared::VideoFields;
use crate::state::References;

/// What the fields hold: the card and the team, by their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages::pocs) struct CardWords {
    #[serde(flatten)]
    pub(in crate::pages::pocs) card: PocHeaderRequest,
    pub(in crate::pages::pocs) team: Vec<MemberView>,
    /// What the related experiments are called.
    #[serde(default)]
    pub(in crate::pages::pocs) named: Vec<(PocId, String)>,
}

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages::pocs) struct CardFields {
    pub(super) title: RwSignal<String>,
    pub(super) department: RwSignal<String>,
    pub(super) domain: RwSignal<String>,
    pub(super) summary: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) pitch: RwSignal<String>,
    pub(super) trigger: RwSignal<String>,
    pub(super) starts_on: RwSignal<String>,
    pub(super) ends_on: RwSignal<String>,
    pub(super) keywords: RwSignal<String>,
    pub(super) form: RwSignal<String>,
    pub(super) aspects: RwSignal<Vec<Aspect>>,
    pub(super) objective: RwSignal<String>,
    pub(super) lifecycle_position: RwSignal<String>,
    pub(super) health: RwSignal<String>,
    pub(super) health_note: RwSignal<String>,
    pub(super) partners: RwSignal<Vec<PartnerRow>>,
    pub(super) external_references: RwSignal<Vec<ReferenceRow>>,
    pub(super) sustainable: RwSignal<bool>,
    pub(super) members: RwSignal<Vec<MemberRow>>,
    more: StoredValue<MoreFields>,
}

/// The fields that few fill in, kept apart: the card is copied into many views.
#[derive(Clone, Copy, Debug)]
pub(super) struct MoreFields {
    pub(super) sponsor_word: RwSignal<String>,
    pub(super) action_form: RwSignal<String>,
    pub(super) qualities: RwSignal<Vec<Quality>>,
    pub(super) video: VideoFields,
    pub(super) related: RwSignal<Vec<RelatedRow>>,
    /// The day of each step, in order.
    pub(super) milestones: [RwSignal<String>; 7],
}

impl CardFields {
    /// What is told so far, besides the title.
    pub(super) fn told(self) -> Signal<String> {
        Signal::derive(move || {
            [self.summary, self.description, self.keywords].map(|text| text.get()).join("\n")
        })
    }

    /// Fields that hold this card and this team.
    pub(in crate::pages::pocs) fn new(words: &CardWords) -> Self {
        let blank = || RwSignal::new(String::new());
        let fields = Self {
            title: blank(),
            department: blank(),
            domain: blank(),
            summary: blank(),
            description: blank(),
            pitch: blank(),
            trigger: blank(),
            starts_on: blank(),
            ends_on: blank(),
            keywords: blank(),
            form: blank(),
            aspects: RwSignal::default(),
            objective: blank(),
            lifecycle_position: blank(),
            health: blank(),
            health_note: blank(),
            partners: RwSignal::default(),
            external_references: RwSignal::default(),
            sustainable: RwSignal::new(false),
            members: RwSignal::default(),
            more: StoredValue::new(MoreFields {
                sponsor_word: blank(),
                action_form: blank(),
                qualities: RwSignal::default(),
                video: VideoFields::new(),
                related: RwSignal::default(),
                milestones: std::array::from_fn(|_| blank()),
            }),
        };
        fields.fill(words);
        fields
    }

    /// Shows another card and another team in the same fields.
    pub(in crate::pages::pocs) fn fill(self, words: &CardWords) {
        let CardWords { card, team, named } = words;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let nil = card.department_id == OrganisationId::default();
        let department = if nil { String::new() } else { card.department_id.to_string() };
        self.title.set(card.title.clone());
        self.department.set(department);
        self.domain.set(card.domain.clone());
        self.summary.set(text(&card.summary));
        self.description.set(text(&card.description));
        self.pitch.set(text(&card.pitch));
        self.trigger.set(text(&card.trigger));
        self.starts_on.set(code(card.starts_on));
        self.ends_on.set(code(card.ends_on));
        self.keywords.set(card.keywords.join(", "));
        self.form.set(code(card.form));
        self.aspects.set(card.aspects.clone());
        self.objective.set(text(&card.objective));
        self.lifecycle_position.set(text(&card.lifecycle_position));
        self.health.set(code(card.health));
        self.health_note.set(text(&card.health_note));
        self.partners.set(card.partners.iter().map(PartnerRow::of).collect());
        let references = card.external_references.iter().map(ReferenceRow::of);
        self.external_references.set(references.collect());
        self.sustainable.set(card.sustainable);
        self.members.set(team.iter().map(MemberRow::of).collect());
        let more = self.more();
        more.sponsor_word.set(text(&card.sponsor_word));
        more.action_form.set(text(&card.action_form));
        more.qualities.set(card.qualities.clone());
        more.video.fill(card.video.as_ref());
        let title = |id: &PocId| {
            let known = named.iter().find(|(known, _)| known == id);
            known.map(|(_, title)| title.clone()).unwrap_or_default()
        };
        let related = card.related.iter().map(|id| RelatedRow::of(*id, title(id)));
        more.related.set(related.collect());
        for (step, day) in Step::ALL.iter().zip(more.milestones) {
            day.set(code(card.milestones.get(step).copied()));
        }
    }

    /// What is in the fields.
    pub(in crate::pages::pocs) fn words(self) -> CardWords {
        let team = self.members.read().iter().map(member).collect();
        let named = self.more().related.read().iter().filter_map(RelatedRow::named).collect();
        CardWords { card: self.card(), team, named }
    }

    /// The card, as it is sent.
    pub(in crate::pages::pocs) fn card(self) -> PocHeaderRequest {
        let choice = |value: RwSignal<String>| value.get();
        PocHeaderRequest {
            title: self.title.get(),
            department_id: parsed(self.department).unwrap_or_default(),
            domain: choice(self.domain),
            summary: words(self.summary),
            description: words(self.description),
            trigger: words(self.trigger),
            starts_on: parsed(self.starts_on),
            ends_on: parsed(self.ends_on),
            keywords: self.keywords.with(|keywords| listed(keywords)),
            form: parsed(self.form),
            action_form: words(self.more().action_form),
            aspects: self.aspects.get(),
            objective: words(self.objective),
            lifecycle_position: words(self.lifecycle_position),
            health: parsed(self.health),
            health_note: words(self.health_note),
            pitch: words(self.pitch),
            sponsor_word: words(self.more().sponsor_word),
            partners: self.partners.with(|rows| rows.iter().map(partner).collect()),
            external_references: self
                .external_references
                .with(|rows| rows.iter().map(reference).collect()),
            sustainable: self.sustainable.get(),
            qualities: self.more().qualities.get(),
            video: self.more().video.video(),
            // A line in which nothing was chosen is no experiment: the server says which.
            related: self.more().related.with(|rows| rows.iter().map(RelatedRow::id).collect()),
            milestones: self.milestones(),
        }
    }

    /// The fields that few fill in.
    pub(super) fn more(self) -> MoreFields {
        self.more.get_value()
    }

    fn milestones(self) -> BTreeMap<Step, NaiveDate> {
        let days = Step::ALL.iter().zip(self.more().milestones);
        days.filter_map(|(step, day)| Some((*step, parsed(day)?))).collect()
    }

    /// The team, as it is sent.
    pub(in crate::pages::pocs) fn team(self) -> Vec<MemberRequest> {
        team_of(&self.words().team)
    }

    /// The domain's own check, once the normed lists are there; before, the server checks alone.
    pub(in crate::pages::pocs) fn check(
        self,
        references: References,
    ) -> Result<(), Vec<FieldError>> {
        let team = parse_members(&self.team()).err();
        let card = untrack(|| !references.is_empty()).then(|| self.check_card(references).err());
        let faults: Vec<FieldError> =
            [card.flatten(), team].into_iter().flatten().flatten().collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn check_card(self, references: References) -> Result<(), Vec<FieldError>> {
        // Any body will do: which one a direction belongs to is the server's knowledge.
        let body = parsed::<OrganisationId>(self.department);
        let card: PocHeader = self.card().parse(body, &references.book())?;
        let under_header = |fault: FieldError| {
            let pointer = format!("/header{}", fault.pointer);
            FieldError { pointer, ..fault }
        };
        card.check().map_err(|faults| faults.into_iter().map(under_header).collect())
    }
}

fn code(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn parsed<T: std::str::FromStr>(value: RwSignal<String>) -> Option<T> {
    value.with(|value| value.parse().ok())
}

fn words(value: RwSignal<String>) -> Option<String> {
    Some(value.get()).filter(|words| !words.trim().is_empty())
}

/// « carte, accueil » → its two words.
fn listed(text: &str) -> Vec<String> {
    let words = text.split([',', ';', '\n']).map(str::trim);
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn partner(row: &PartnerRow) -> PartnerView {
    let kind = row.kind.with(|kind| kind.parse().unwrap_or(PartnerKind::Other));
    let place = Some(row.place.get()).filter(|place| !place.trim().is_empty());
    PartnerView { name: row.name.get(), kind, place }
}

fn reference(row: &ReferenceRow) -> ExternalReferenceView {
    let system = row.system.with(|code| code.parse().unwrap_or(ExternalSystem::Other));
    ExternalReferenceView { system, value: row.value.get() }
}

fn member(row: &MemberRow) -> MemberView {
    let role = row.role.with(|role| role.parse().unwrap_or(MemberRole::Member));
    let person = row.person.person();
    let name = person.is_none().then(|| row.person.text.get());
    MemberView { person, name, role }
}

/// What an experiment says of itself, as it would be sent without a change.
pub(in crate::pages::pocs) fn words_of(poc: &PocView) -> CardWords {
    let named = poc.related.iter().map(|PocRef { id, title, .. }| (*id, title.clone()));
    CardWords { card: card_of(poc), team: poc.members.clone(), named: named.collect() }
}

/// The card of an experiment, as it would be sent without a change.
fn card_of(poc: &PocView) -> PocHeaderRequest {
    let code = |code: &Option<ReferenceCode>| code.as_ref().map(|code| code.0.clone());
    let PocSummary { title, department, domain, trigger, ends_on, keywords, health, .. } =
        poc.summary.clone();
    let action_form = code(&poc.summary.action_form);
    let PocHeaderView {
        summary,
        description,
        description_html: _,
        starts_on,
        form,
        aspects,
        objective,
        lifecycle_position,
        health_note,
        pitch,
        sponsor_word,
        partners,
        external_references,
        sustainable,
        qualities,
        video,
        related,
        milestones,
    } = poc.header.clone();
    PocHeaderRequest {
        title,
        department_id: department.id,
        domain: domain.0,
        summary,
        description,
        trigger: code(&trigger),
        starts_on,
        ends_on,
        keywords,
        form,
        action_form,
        aspects,
        objective: code(&objective),
        lifecycle_position: code(&lifecycle_position),
        health,
        health_note,
        pitch,
        sponsor_word,
        partners,
        external_references,
        sustainable,
        qualities,
        video,
        related,
        milestones,
    }
}

/// The team of an experiment, as it would be sent without a change.
fn team_of(team: &[MemberView]) -> Vec<MemberRequest> {
    let request = |member: &MemberView| {
        let MemberView { person, name, role } = member.clone();
        let user_id = person.map(|person| person.id);
        MemberRequest { user_id, name: name.filter(|_| user_id.is_none()), role }
    };
    team.iter().map(request).collect()
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn keywords_are_words_between_commas() {
        assert_eq!(listed("carte ; accueil,, retraite "), ["carte", "accueil", "retraite"]);
        assert!(listed(" , ").is_empty());
    }
}
