//! The normed lists.

use domain::reference::{ReferenceCode, ReferenceItem, ReferenceList};
use serde::{Deserialize, Serialize};

/// One value of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferenceView {
    /// Its list.
    pub list: ReferenceList,
    /// Its code, unique in the list.
    pub code: ReferenceCode,
    /// For a sub-category, its domain.
    pub parent: Option<ReferenceCode>,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// Whether new objects may take it.
    pub active: bool,
}

/// Every value of every list, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct References {
    /// The values.
    pub items: Vec<ReferenceView>,
}

impl From<&ReferenceItem> for ReferenceView {
    fn from(item: &ReferenceItem) -> Self {
        let ReferenceItem { list, code, parent, label_fr, label_en, position: _, active } = item;
        Self {
            list: *list,
            code: code.clone(),
            parent: parent.clone(),
            label_fr: label_fr.clone(),
            label_en: label_en.clone(),
            active: *active,
        }
    }
}
