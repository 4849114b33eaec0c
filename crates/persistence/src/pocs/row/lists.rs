//! Short lists that nothing searches by, as JSON.

use domain::poc::{ExternalReference, ExternalSystem, Partner, PartnerKind};
use domain::text::ShortText;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::from_json;

/// A partner, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pocs) struct KeptPartner {
    name: String,
    kind: PartnerKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

/// A reference to another tool, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pocs) struct KeptReference {
    system: ExternalSystem,
    value: String,
}

impl From<&Partner> for KeptPartner {
    fn from(Partner { name, kind, place }: &Partner) -> Self {
        let place = place.as_ref().map(|place| place.as_str().to_owned());
        Self { name: name.as_str().to_owned(), kind: *kind, place }
    }
}

impl From<&ExternalReference> for KeptReference {
    fn from(ExternalReference { system, value }: &ExternalReference) -> Self {
        Self { system: *system, value: value.as_str().to_owned() }
    }
}

pub(crate) fn partners(json: &str) -> Result<Vec<Partner>, StoreError> {
    let kept: Vec<KeptPartner> = from_json(json)?;
    let partner = |KeptPartner { name, kind, place }| Partner {
        name: ShortText::restore(name),
        kind,
        place: place.map(ShortText::restore),
    };
    Ok(kept.into_iter().map(partner).collect())
}

pub(super) fn external_references(json: &str) -> Result<Vec<ExternalReference>, StoreError> {
    let kept: Vec<KeptReference> = from_json(json)?;
    let reference = |KeptReference { system, value }| ExternalReference {
        system,
        value: ShortText::restore(value),
    };
    Ok(kept.into_iter().map(reference).collect())
}
