//! The normed lists that objects are classified by (R125): data, kept by administrators.

mod keep;

use uuid::Uuid;

use crate::access::{Actor, Permission, Place, Reach};
use crate::ids::OrganisationId;
use crate::vocabulary::vocabulary;

pub use keep::{Definition, KeepListError, KeepValues, NormedList, ReferenceWords};

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

    /// Whether a body may add values of its own, for its agents (A36): not where the branch decides for all, nor where
    /// few values are active at once.
    #[must_use]
    pub const fn takes_additions(self) -> bool {
        match self {
            Self::Domain
            | Self::Subcategory
            | Self::Trigger
            | Self::Technique
            | Self::Cause
            | Self::Process
            | Self::ActionForm => true,
            Self::InnovationField | Self::Objective | Self::LifecyclePosition => false,
        }
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
    /// The body that added it for its own agents (A36); everybody's when none.
    pub organisation: Option<OrganisationId>,
}

impl ReferenceItem {
    /// Whether this person may choose it for something new: everybody's, their body's, or that of a body they keep.
    #[must_use]
    pub fn is_offered_to(&self, actor: &Actor) -> bool {
        let keeps = |body: OrganisationId| {
            let place = Place::within(body);
            actor.reach_in(Permission::KeepOrganisations, place) == Reach::Everything
        };
        let theirs = |body: OrganisationId| actor.organisation == Some(body) || keeps(body);
        self.active && self.organisation.is_none_or(theirs)
    }

    /// Whether those for whom `whose` is read this one beside: everybody's, and what the same body added.
    fn is_read_beside(&self, whose: Option<OrganisationId>) -> bool {
        self.organisation.is_none() || self.organisation == whose
    }
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

    /// The same lists, where this person may choose what is offered to them alone.
    #[must_use]
    pub fn offered_to(&self, actor: &Actor) -> Self {
        let mut items = self.0.clone();
        for item in &mut items {
            item.active = item.is_offered_to(actor);
        }
        Self(items)
    }

    /// The same lists, where only what is everybody's may be chosen.
    #[must_use]
    pub fn of_everybody(&self) -> Self {
        let mut items = self.0.clone();
        for item in &mut items {
            item.active &= item.organisation.is_none();
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
