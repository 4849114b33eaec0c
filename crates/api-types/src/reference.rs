//! The normed lists.

use domain::reference::{Definition, ReferenceCode, ReferenceItem, ReferenceList, ReferenceWords};
use domain::text::{FieldErrors, ShortText};
use domain::{FieldError, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;

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
    /// What it means, in plain French, when somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition_fr: Option<String>,
    /// The same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition_en: Option<String>,
    /// Whether new objects may take it.
    pub active: bool,
    /// Whether the caller may choose it: not what a body added for its own agents alone, unless it is theirs.
    pub offered: bool,
    /// The body that added it for its own agents; everybody's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}

/// Every value of every list, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct References {
    /// The values.
    pub items: Vec<ReferenceView>,
}

impl ReferenceView {
    /// A value, and whether whoever reads it may choose it.
    #[must_use]
    pub fn of(item: &ReferenceItem, offered: bool) -> Self {
        let ReferenceItem { list, code, parent, label_fr, label_en, active, .. } = item;
        Self {
            list: *list,
            code: code.clone(),
            parent: parent.clone(),
            label_fr: label_fr.clone(),
            label_en: label_en.clone(),
            definition_fr: item.definition_fr.clone(),
            definition_en: item.definition_en.clone(),
            active: *active,
            offered,
            organisation_id: item.organisation,
        }
    }
}

/// One value of a list, for whoever keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptReference {
    /// Its code, unique in the list. It never changes.
    pub code: ReferenceCode,
    /// For a sub-category, its domain.
    pub parent: Option<ReferenceCode>,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// What it means, in plain French, when somebody said so.
    #[serde(default)]
    pub definition_fr: Option<String>,
    /// The same in English.
    #[serde(default)]
    pub definition_en: Option<String>,
    /// Whether new objects may take it.
    pub active: bool,
    /// How many objects bear it.
    pub uses: u64,
    /// The body that added it for its own agents; everybody's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
}

/// One list, for whoever keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferenceListView {
    /// Which list.
    pub list: ReferenceList,
    /// Its values, in their order.
    pub items: Vec<KeptReference>,
    /// The most values that may be active at once, when there is a limit.
    pub active_max: Option<u32>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A value to add at the end of a list. Its code is made from its English words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddReferenceRequest {
    /// Its words in French, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Appel à projets"))]
    pub label_fr: String,
    /// Its words in English.
    #[cfg_attr(feature = "openapi", schema(example = "Call for projects"))]
    pub label_en: String,
    /// What it means, in plain French, 500 characters at most.
    #[serde(default)]
    pub definition_fr: Option<String>,
    /// The same in English.
    #[serde(default)]
    pub definition_en: Option<String>,
    /// For a sub-category, the code of its domain.
    #[serde(default)]
    pub parent: Option<String>,
}

/// A value as it is to be from now on. What bears it keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeReferenceRequest {
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// What it means, in plain French; absent, it is taken back.
    #[serde(default)]
    pub definition_fr: Option<String>,
    /// The same in English.
    #[serde(default)]
    pub definition_en: Option<String>,
    /// For a sub-category, the code of its domain.
    #[serde(default)]
    pub parent: Option<String>,
    /// Whether new objects may take it.
    pub active: bool,
    /// Whether what one body added becomes everybody's, for good: by whoever keeps the list for all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
}

/// The values of a list in another order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArrangeReferencesRequest {
    /// Their codes, in order; those that are not named come after, as they were.
    pub codes: Vec<ReferenceCode>,
}

impl AddReferenceRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/label_fr`, `/label_en`, `/definition_fr`, `/definition_en`.
    pub fn parse(&self) -> Result<ReferenceWords, Vec<FieldError>> {
        let definitions = (self.definition_fr.as_deref(), self.definition_en.as_deref());
        parse((&self.label_fr, &self.label_en), definitions, self.parent.as_deref())
    }
}

impl ChangeReferenceRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/label_fr`, `/label_en`, `/definition_fr`, `/definition_en`.
    pub fn parse(&self) -> Result<ReferenceWords, Vec<FieldError>> {
        let definitions = (self.definition_fr.as_deref(), self.definition_en.as_deref());
        parse((&self.label_fr, &self.label_en), definitions, self.parent.as_deref())
    }
}

fn parse(
    (label_fr, label_en): (&str, &str),
    (definition_fr, definition_en): (Option<&str>, Option<&str>),
    parent: Option<&str>,
) -> Result<ReferenceWords, Vec<FieldError>> {
    let mut errors = FieldErrors::default();
    let french = errors.check(ShortText::parse("/label_fr", label_fr));
    let english = errors.check(ShortText::parse("/label_en", label_en));
    let definition_fr = errors.check(Definition::parse_optional("/definition_fr", definition_fr));
    let definition_en = errors.check(Definition::parse_optional("/definition_en", definition_en));
    errors.into_result()?;
    let (Some(label_fr), Some(label_en)) = (french, english) else { return Err(Vec::new()) };
    let parent = parent.map(str::trim).filter(|parent| !parent.is_empty());
    Ok(ReferenceWords {
        label_fr,
        label_en,
        definition_fr: definition_fr.flatten(),
        definition_en: definition_en.flatten(),
        parent: parent.map(|parent| ReferenceCode(parent.to_owned())),
    })
}
