//! Taking one's changes over to the version that somebody else has just made.

use api_client::json;
use api_types::poc::{MemberView, PocView};
use domain::poc::Health;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;
use serde_json::Value;

use crate::pages::pocs::card::{CardFields, CardWords, words_of};
use crate::pages::shared::{Disputed, Merged, merge, told};
use crate::state::References;
use crate::words::{self, tr};

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
pub(super) fn take_over(
    fields: CardFields,
    base: RwSignal<PocView>,
    theirs: PocView,
    references: References,
) -> Vec<Disputed> {
    let before = base.with_untracked(words_of);
    let merged = merge(&before, &untrack(|| fields.words()), &words_of(&theirs));
    base.set(theirs);
    merged.map(|merged| show(fields, merged, references)).unwrap_or_default()
}

/// Puts what came out of a merge into the fields, and says what both changed.
pub(super) fn show(
    fields: CardFields,
    merged: Merged<CardWords>,
    references: References,
) -> Vec<Disputed> {
    fields.fill(&merged.value);
    merged.disputed.into_iter().map(|(name, value)| said(&name, &value, references)).collect()
}

fn team(value: &Value) -> String {
    let members: Vec<MemberView> = json::of_value(value.clone()).unwrap_or_default();
    let name = |member: MemberView| {
        member.person.map(|person| person.name).or(member.name).unwrap_or_default()
    };
    members.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

fn said(name: &str, value: &Value, references: References) -> Disputed {
    let listed = |list| {
        let code = ReferenceCode(told(value));
        untrack(|| references.label(list, &code)).to_string()
    };
    let (label, theirs) = match name {
        "title" => (tr!(pocs.card.title), told(value)),
        "team" => (tr!(pocs.card.members), team(value)),
        "department_id" => (tr!(pocs.card.direction), tr!(shared.other_value).to_owned()),
        "domain" => (tr!(pocs.card.domain), listed(ReferenceList::Domain)),
        "summary" => (tr!(pocs.card.summary), told(value)),
        "description" => (tr!(pocs.card.description), told(value)),
        "pitch" => (tr!(pocs.card.pitch), told(value)),
        "sponsor_word" => (tr!(pocs.card.sponsor_word), told(value)),
        "trigger" => (tr!(pocs.card.trigger), listed(ReferenceList::Trigger)),
        "action_form" => (tr!(shared.action_form.label), listed(ReferenceList::ActionForm)),
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
