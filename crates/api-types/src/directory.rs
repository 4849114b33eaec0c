//! « Un réseau à votre service »: people who agree to be found.

use domain::directory::{CardContent, ContactChannel, DirectoryRole, EXPERTISE_MAX, Telephone};
use domain::people::EmailAddress;
use domain::text::{FieldErrors, Paragraph, ShortText, fold};
use domain::{FieldCode, FieldError, IdeaId, OrganisationId, PocId, PracticeId};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};
use crate::search::SearchFacetValue;

/// A person in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardSummary {
    /// Who. Their address is shown to nobody: one writes to them through the portal.
    pub person: PersonView,
    /// What they are.
    pub roles: Vec<DirectoryRole>,
    /// What they know.
    pub expertise: Vec<String>,
    /// What one may call them for.
    pub help: Option<String>,
    /// The direction that they are of, when they are of one (R273).
    pub department: Option<OrganisationRef>,
    /// Where they work, as they say it (R267).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Lyon"))]
    pub site: Option<String>,
    /// Where one may call them, when they gave it.
    #[cfg_attr(feature = "openapi", schema(example = "02 99 12 34 56"))]
    pub telephone: Option<String>,
    /// When one may call on them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Le matin, sauf le mercredi"))]
    pub availability: Option<String>,
    /// How they prefer to be reached.
    #[serde(default)]
    pub channel: Option<ContactChannel>,
    /// The mailbox of their body, when it has one.
    #[cfg_attr(feature = "openapi", schema(example = "innovation@carsat-bretagne.example"))]
    pub mailbox: Option<String>,
}

/// A practice that somebody is called about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContributedPractice {
    /// Its identifier.
    pub id: PracticeId,
    /// Its title.
    pub title: String,
}

/// An experiment that somebody leads, or is of the team of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContributedPoc {
    /// Its identifier.
    pub id: PocId,
    /// Its title.
    pub title: String,
}

/// An idea that somebody signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContributedIdea {
    /// Its identifier.
    pub id: IdeaId,
    /// Its title.
    pub title: String,
}

/// The card of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardView {
    /// What the list says of them.
    pub summary: CardSummary,
    /// Whether they agree to be found.
    pub visible: bool,
    /// The newest practices that they are called about, 10 at most.
    pub practices: Vec<ContributedPractice>,
    /// The newest experiments that they lead or are of the team of, 10 at most.
    pub pocs: Vec<ContributedPoc>,
    /// The newest ideas that they signed, 10 at most; never an anonymous one.
    pub ideas: Vec<ContributedIdea>,
    /// Whether the caller may change it.
    pub editable: bool,
    /// Version, to send back as If-Match; 0 while nothing was written.
    pub version: i32,
}

/// What somebody tells of themselves, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardContentRequest {
    /// What they know, in a few words each, 10 at most.
    #[cfg_attr(feature = "openapi", schema(example = json!(["design thinking", "accueil"])))]
    pub expertise: Vec<String>,
    /// What one may call them for.
    pub help: Option<String>,
    /// Where they work, in a few words: a town, a site of their body.
    #[cfg_attr(feature = "openapi", schema(example = "Lyon"))]
    pub site: Option<String>,
    /// Where one may call them: theirs alone to give.
    #[cfg_attr(feature = "openapi", schema(example = "02 99 12 34 56"))]
    pub telephone: Option<String>,
    /// When one may call on them, in a few words.
    #[cfg_attr(feature = "openapi", schema(example = "Le matin, sauf le mercredi"))]
    pub availability: Option<String>,
    /// How they prefer to be reached; by telephone, their number is given.
    pub channel: Option<ContactChannel>,
    /// Whether they agree to be found by it.
    pub visible: bool,
}

/// What a card tells from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeepCardRequest {
    /// The whole of it.
    pub content: CardContentRequest,
}

/// How many people each value of a criterion would leave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DirectoryFacets {
    /// The bodies, those with the most people first; one that would leave nobody is left out.
    pub organisations: Vec<SearchFacetValue>,
}

/// A site that has referents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferentSiteView {
    /// What those who work there call it.
    #[cfg_attr(feature = "openapi", schema(example = "Lyon"))]
    pub site: String,
    /// How many, from one.
    pub referents: u64,
}

/// How many referents a body has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferentCountView {
    /// The body.
    pub organisation_id: OrganisationId,
    /// How many, from one.
    pub referents: u64,
    /// Where those who agree to be found say that they work.
    #[serde(default)]
    pub sites: Vec<ReferentSiteView>,
}

/// How many referents each body has; a body that has none is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReferentCounts {
    /// The bodies.
    pub items: Vec<ReferentCountView>,
}

/// The mailbox of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetMailboxRequest {
    /// Its address; none any more when it is empty.
    #[cfg_attr(feature = "openapi", schema(example = "innovation@carsat-bretagne.example"))]
    pub mailbox: Option<String>,
}

/// How the directory is listed: by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DirectoryQuery {
    /// What one seeks, as one says it: words of a name, of a body, of a site, of what they know or may be called for,
    /// and of what they are. All of them together, but that what they know is sought in one field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// What they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<DirectoryRole>,
    /// Their body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for DirectoryQuery {
    fn default() -> Self {
        Self {
            q: None,
            role: None,
            organisation_id: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}

impl CardContentRequest {
    /// Checks every field, under `/content`.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<CardContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.expertise.len() > EXPERTISE_MAX {
            let (pointer, max) =
                ("/content/expertise".to_owned(), u32::try_from(EXPERTISE_MAX).ok());
            errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let mut known = Vec::new();
        let expertise = self.expertise.iter().enumerate().filter_map(|(place, word)| {
            let pointer = format!("/content/expertise/{place}");
            let word = errors.check(ShortText::parse(&pointer, word))?;
            let key = fold(word.as_str());
            if known.contains(&key) {
                errors.push(FieldError::new(pointer, FieldCode::Duplicate));
            }
            known.push(key);
            Some(word)
        });
        let expertise = expertise.collect();
        let help = Paragraph::parse_optional("/content/help", self.help.as_deref());
        let help = errors.check(help).flatten();
        let site = ShortText::parse_optional("/content/site", self.site.as_deref());
        let site = errors.check(site).flatten();
        let telephone = self.telephone.as_deref().filter(|number| !number.trim().is_empty());
        let telephone = telephone.map(|number| Telephone::parse("/content/telephone", number));
        let telephone = telephone.and_then(|number| errors.check(number));
        let availability =
            ShortText::parse_optional("/content/availability", self.availability.as_deref());
        let availability = errors.check(availability).flatten();
        errors.into_result()?;
        let (channel, visible) = (self.channel, self.visible);
        Ok(CardContent { expertise, help, site, telephone, availability, channel, visible })
    }
}

impl SetMailboxRequest {
    /// Checks the address.
    ///
    /// # Errors
    /// At `/mailbox`.
    pub fn parse(&self) -> Result<Option<EmailAddress>, Vec<FieldError>> {
        match self.mailbox.as_deref().filter(|mailbox| !mailbox.trim().is_empty()) {
            Some(mailbox) => {
                EmailAddress::parse("/mailbox", mailbox).map(Some).map_err(|error| vec![error])
            }
            None => Ok(None),
        }
    }
}
