//! Taking one's changes over to the version that somebody else has just made.

use api_types::poc::PocView;
use domain::poc::Health;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;
use serde_json::Value;

use crate::pages::pocs::card::{CardFields, card_of, team_of};
use crate::pages::shared::{Disputed, merge, told};
use crate::state::References;
use crate::words::{self, tr};

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
pub(super) fn take_over(
    fields: CardFields,
    base: RwSignal<PocView>,
    theirs: PocView,
    references: References,
) -> Vec<Disputed> {
    let before = base.get_untracked();
    let mut disputed = Vec::new();
    if let Some(merged) = merge(&card_of(&before), &fields.card(), &card_of(&theirs)) {
        fields.fill(&merged.value);
        let said = |(name, value): (String, Value)| said(&name, &value, references);
        disputed.extend(merged.disputed.into_iter().map(said));
    }
    let (former, mine) = (team_of(&before.members), fields.team());
    if mine == former {
        fields.fill_team(&theirs.members);
    } else if team_of(&theirs.members) != former {
        disputed.push(Disputed { label: tr!(pocs.card.members).into(), theirs: team(&theirs) });
    }
    base.set(theirs);
    disputed
}

fn team(poc: &PocView) -> String {
    let name = |person: &api_types::poc::MemberView| {
        let person = person.clone();
        person.person.map(|person| person.name).or(person.name).unwrap_or_default()
    };
    poc.members.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn said(name: &str, value: &Value, references: References) -> Disputed {
    let listed = |list| {
        let code = ReferenceCode(told(value));
        untrack(|| references.label(list, &code)).to_string()
    };
    let (label, theirs) = match name {
        "title" => (tr!(pocs.card.title), told(value)),
        "department_id" => (tr!(pocs.card.direction), tr!(shared.other_value).to_owned()),
        "domain" => (tr!(pocs.card.domain), listed(ReferenceList::Domain)),
        "summary" => (tr!(pocs.card.summary), told(value)),
        "description" => (tr!(pocs.card.description), told(value)),
        "pitch" => (tr!(pocs.card.pitch), told(value)),
        "trigger" => (tr!(pocs.card.trigger), listed(ReferenceList::Trigger)),
        "starts_on" => (tr!(pocs.card.starts_on), told(value)),
        "ends_on" => (tr!(pocs.card.ends_on), told(value)),
        "keywords" => (tr!(pocs.card.keywords), told(value)),
        "objective" => (tr!(pocs.card.objective), listed(ReferenceList::Objective)),
        "lifecycle_position" => {
            (tr!(pocs.card.lifecycle_position), listed(ReferenceList::LifecyclePosition))
        }
        "health" => {
            let health = Health::from_code(&told(value)).map(words::health);
            (tr!(pocs.card.health), health.unwrap_or_default().to_owned())
        }
        "health_note" => (tr!(pocs.card.health_note), told(value)),
        "partners" => (tr!(pocs.card.partners), told(value)),
        "external_references" => (tr!(pocs.card.references), told(value)),
        "form" => (tr!(pocs.card.form), tr!(shared.other_value).to_owned()),
        "aspects" => (tr!(pocs.card.aspects), tr!(shared.other_value).to_owned()),
        _ => (tr!(shared.other_field), tr!(shared.other_value).to_owned()),
    };
    Disputed { label: label.into(), theirs }
}
