//! The summary sheet of an experiment (R129), and who may read what (A06, A28).

use domain::poc::{GateVerdict, PocAudience, PocRules, Step, Visibility};
use domain::reference::ReferenceCode;
use serde::{Deserialize, Serialize};

use super::{MemberView, PocSummary};

/// What was decided at a gate, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SheetGate {
    /// At which step.
    pub step: Step,
    /// What.
    pub verdict: GateVerdict,
}

/// The main elements of an experiment: the other view of the same store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocSheetView {
    /// What a list says of it.
    pub summary: PocSummary,
    /// What it is, in a few lines.
    pub lead: Option<String>,
    /// The strategic objective it serves.
    pub objective: Option<ReferenceCode>,
    /// Its sponsors and its leads.
    pub team: Vec<MemberView>,
    /// What was decided at steps 3 and 7.
    pub gates: Vec<SheetGate>,
    /// Why it is on hold or abandoned, by its cause alone.
    pub cause: Option<ReferenceCode>,
    /// Whether the full record opens for the caller (R130).
    pub opens: bool,
}

/// Who may read one experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RestrictPocRequest {
    /// Everybody, its direction, or COMEX and CODIR; its team always may.
    pub visibility: Visibility,
}

/// Who may read the experiments, and how their gates are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocRulesRequest {
    /// Who may read the records and the figures.
    pub audience: PocAudience,
    /// Whether everybody still reads the list and the summary sheets when the records are closed.
    pub open_sheets: bool,
    /// Whether somebody of the team may not decide alone at the gates of their own experiment.
    pub four_eyes: bool,
}

/// The rules in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocRulesView {
    /// Who may read the records and the figures.
    pub audience: PocAudience,
    /// Whether everybody still reads the list and the summary sheets when the records are closed.
    pub open_sheets: bool,
    /// Whether somebody of the team may not decide alone at the gates of their own experiment.
    pub four_eyes: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

impl From<PocRulesRequest> for PocRules {
    fn from(request: PocRulesRequest) -> Self {
        let PocRulesRequest { audience, open_sheets, four_eyes } = request;
        Self { audience, open_sheets, four_eyes }
    }
}

impl PocRulesView {
    /// The rules at this version, as they are shown.
    #[must_use]
    pub const fn new(rules: PocRules, version: i32) -> Self {
        let PocRules { audience, open_sheets, four_eyes } = rules;
        Self { audience, open_sheets, four_eyes, version }
    }
}
