//! The normed lists that objects are classified by (R125): data, kept by administrators.

mod keep;

use uuid::Uuid;

use crate::vocabulary::vocabulary;

pub use keep::{Definition, KeepListError, NormedList, ReferenceWords};

vocabulary! {
    /// Which list a value belongs to.
    ReferenceList {
        /// Domain of intervention, sector, "filière" (A17); the parent of sub-categories.
        Domain = "domain",
        /// Sub-category of a domain (R054).
        Subcategory = "subcategory",
        /// One of at most six active fields of idea production (R073).
        InnovationField = "innovation_field",
        /// What set a POC off ("fait générateur", R120).
        Trigger = "trigger",
        /// A technique that a step may use (R143).
        Technique = "technique",
        /// Why a POC was held or abandoned (R174).
        Cause = "cause",
        /// A strategic objective (R157).
        Objective = "objective",
        /// A position in the project life cycle (A32).
        LifecyclePosition = "lifecycle_position",
        /// A great process of the old-age insurance ("grand processus"), apart from domains (R226, A17).
        Process = "process",
        /// A form of action, whichever emerges ("forme d'action", R034): what an experiment or a practice is besides.
        ActionForm = "action_form",
    }
}

impl ReferenceList {
    /// The most values that may be active at once: at most six fields of idea production (R073).
    #[must_use]
    pub const fn active_max(self) -> Option<usize> {
        match self {
            Self::InnovationField => Some(6),
            Self::Domain
            | Self::Subcategory
            | Self::Trigger
            | Self::Technique
            | Self::Cause
            | Self::Objective
            | Self::LifecyclePosition
            | Self::Process
            | Self::ActionForm => None,
        }
    }

    /// Whether something that must be filled in draws on it: then one value at least stays active (A11).
    #[must_use]
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Domain | Self::Subcategory | Self::Cause)
    }

    /// What the journal calls the list: it has a code and no identifier of its own.
    #[must_use]
    pub const fn subject(self) -> Uuid {
        let number = match self {
            Self::Domain => 1,
            Self::Subcategory => 2,
            Self::InnovationField => 3,
            Self::Trigger => 4,
            Self::Technique => 5,
            Self::Cause => 6,
            Self::Objective => 7,
            Self::LifecyclePosition => 8,
            Self::Process => 9,
            Self::ActionForm => 10,
        };
        Uuid::from_u128(0x6c69_7374_0000_0000_0000_0000_0000_0000 + number)
    }
}

/// The code of a value of a list: short, stable, `snake_case`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferenceCode(pub String);

impl ReferenceCode {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One value of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceItem {
    /// The list.
    pub list: ReferenceList,
    /// Its code, unique in the list.
    pub code: ReferenceCode,
    /// For a sub-category, its domain.
    pub parent: Option<ReferenceCode>,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// What it means, in plain French, when somebody said so.
    pub definition_fr: Option<String>,
    /// The same in English.
    pub definition_en: Option<String>,
    /// Its place in the list.
    pub position: i32,
    /// Whether new objects may take it. Old ones keep it.
    pub active: bool,
}

/// All the lists, to check codes against.
#[derive(Clone, Debug, Default)]
pub struct ReferenceBook(Vec<ReferenceItem>);

impl ReferenceBook {
    /// A book of these items.
    #[must_use]
    pub fn new(items: Vec<ReferenceItem>) -> Self {
        Self(items)
    }

    /// Every item, active or not.
    #[must_use]
    pub fn items(&self) -> &[ReferenceItem] {
        &self.0
    }

    /// The same lists, where these values may be chosen even when they are retired: what bears a value keeps it when
    /// the rest of it changes.
    #[must_use]
    pub fn keeping(&self, borne: &[(ReferenceList, ReferenceCode)]) -> Self {
        let mut items = self.0.clone();
        for item in &mut items {
            let kept = borne.iter().any(|(list, code)| *list == item.list && *code == item.code);
            item.active |= kept;
        }
        Self(items)
    }

    /// The item with this code, active or not.
    #[must_use]
    pub fn find(&self, list: ReferenceList, code: &str) -> Option<&ReferenceItem> {
        self.0.iter().find(|item| item.list == list && item.code.as_str() == code)
    }

    /// Checks that a code may be chosen.
    ///
    /// # Errors
    /// A [`crate::FieldError`] at `pointer` when the list has no such active value.
    pub fn check(
        &self,
        pointer: &str,
        list: ReferenceList,
        code: &str,
    ) -> Result<&ReferenceItem, crate::FieldError> {
        self.find(list, code)
            .filter(|item| item.active)
            .ok_or_else(|| crate::FieldError::new(pointer, crate::FieldCode::UnknownValue))
    }
}
