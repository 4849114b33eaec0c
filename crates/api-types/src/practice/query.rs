//! How practices are listed.

use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::practice::{
    FundingState, Maturity, PracticeKind, Renewal, Reproducibility, ServiceOfferState,
};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};

/// How practices are listed: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PracticeQuery {
    /// Words of the title, or a whole keyword.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// A kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PracticeKind>,
    /// A domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The great process that they serve (R226).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
    /// A body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// That wear this tag; case and accents make no difference (R312).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// As proved as that by what became of it elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity: Option<Maturity>,
    /// With a kit, or without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_kit: Option<bool>,
    /// That carry this label; case and accents make no difference (R245).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// With this state of their funding (R244).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub funding: Option<FundingState>,
    /// That somebody who is named pays for, or paid for: the catalogue of supported projects (R249); or nobody named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported: Option<bool>,
    /// That are in the service offer, thought of for it, or not (R246).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_offer: Option<ServiceOfferState>,
    /// That come from no experiment, or from one (R242).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<bool>,
    /// That another body may do as this says (R241).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reproducible: Option<Reproducibility>,
    /// That a body of this region took up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Participative, open, or both (R015).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<InnovationForm>,
    /// Which form of action they are, in service or not (R034).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_form: Option<String>,
    /// To be done again, or everywhere (R296).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
    /// Those that are out of the Store, of those that the caller may change; else those that are in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<bool>,
    /// Drafts, of the practices that the caller may change, or no draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for PracticeQuery {
    fn default() -> Self {
        Self {
            q: None,
            kind: None,
            domain: None,
            process: None,
            organisation_id: None,
            tag: None,
            maturity: None,
            with_kit: None,
            label: None,
            funding: None,
            supported: None,
            service_offer: None,
            local: None,
            reproducible: None,
            region: None,
            form: None,
            action_form: None,
            renewal: None,
            withdrawn: None,
            draft: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
