//! Facts about what is decided for all: rules, reviews, lists, bricks.

use super::Told;
use crate::access::Brick;
use crate::ids::BrickId;
use crate::journal::Fact;

impl Told {
    pub(super) fn setting_fact(&self) -> Option<Fact> {
        let (list, code, label) = (self.list, self.code.clone(), self.label.clone());
        Some(match self.fact.as_str() {
            "poc_rules_set" => Fact::PocRulesSet {
                audience: self.audience?,
                open_sheets: self.open_sheets?,
                four_eyes: self.four_eyes?,
            },
            "review_made" => Fact::ReviewMade { review: self.review?, label: label? },
            "review_edited" => Fact::ReviewEdited { review: self.review? },
            "review_frozen" => Fact::ReviewFrozen { review: self.review?, label: label? },
            "reference_added" => Fact::ReferenceAdded { list: list?, code: code?, label: label? },
            "reference_changed" => Fact::ReferenceChanged {
                list: list?,
                code: code?,
                label: label?,
                was: self.was.clone(),
                active: self.active?,
            },
            "bricks_changed" => {
                let (item, brick) = (self.item.map(BrickId), self.brick.as_deref());
                Fact::BricksChanged {
                    act: self.act?,
                    item,
                    label,
                    brick: brick.and_then(Brick::from_code),
                }
            }
            "organisation_added" => {
                Fact::OrganisationAdded { organisation: self.organisation?, label: label? }
            }
            "organisation_changed" => Fact::OrganisationChanged {
                organisation: self.organisation?,
                label: label?,
                was: self.was.clone(),
                active: self.active?,
            },
            "references_arranged" => Fact::ReferencesArranged { list: list? },
            "showcase_changed" => {
                Fact::ShowcaseChanged { on: self.on?, target: self.target?, active: self.active? }
            }
            "readers_chosen" => Fact::ReadersChosen {
                on: self.on?,
                target: self.target?,
                visibility: self.visibility?,
            },
            "portal_plan_edited" => Fact::PortalPlanEdited { version: self.version? },
            _ => return None,
        })
    }
}
