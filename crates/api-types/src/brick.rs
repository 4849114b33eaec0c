//! Bricks that administrators add at run time, and what is decided for all of them (R037 to R049, A01).

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Brick;
use domain::brick::{
    BrickContent, BrickNature, BrickSettings, BrickState, BrickWords, IdeaDoor, LinkAddress,
    LinkHost, PageText,
};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText};
use domain::{BrickId, FieldCode, FieldError, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;
use crate::rights::OwnershipView;

/// Most bricks put in order at once, most tools that links may lead to, most bodies that one is for.
const MANY: usize = 200;

/// What the caller may do with a brick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrickAllowed {
    /// Write its page, or where its link leads.
    pub write: bool,
    /// Rename it, hide it, remove it, bring it back.
    pub manage: bool,
}

/// A brick that was added, without its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrickSummary {
    /// Its identifier.
    pub id: BrickId,
    /// What it is.
    pub nature: BrickNature,
    /// Its title in French.
    #[cfg_attr(feature = "openapi", schema(example = "Appels à projets"))]
    pub title_fr: String,
    /// Its title in English.
    #[cfg_attr(feature = "openapi", schema(example = "Calls for projects"))]
    pub title_en: String,
    /// What it is for, in French.
    pub description_fr: Option<String>,
    /// What it is for, in English.
    pub description_en: Option<String>,
    /// The bodies for whose agents it is; for everybody when there is none.
    pub organisations: Vec<OrganisationRef>,
    /// Where a link leads, with places for what the reader brings: `{query}`, `{challenge}`, `{language}`, `{return}`.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "https://jump.example.fr/defis?titre={challenge}&retour={return}")
    )]
    pub address: Option<String>,
    /// Where it stands.
    pub state: BrickState,
    /// Who was declared to own it.
    pub owners: Vec<OwnershipView>,
    /// When its content was last written.
    pub written_at: DateTime<Utc>,
    /// What the caller may do with it.
    pub allowed: BrickAllowed,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// The bricks that the caller knows of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bricks {
    /// In their order: those that the caller reads; those that they keep, hidden ones too; removed ones for whoever
    /// manages them.
    pub items: Vec<BrickSummary>,
    /// The link that the button that deposits an idea opens for the caller; the form of the portal when there is none.
    pub idea_door: Option<BrickId>,
    /// The functions of the landing page, in their order, as the matrix names their bricks.
    pub functions: Vec<Brick>,
    /// The native bricks that are hidden, among those that the caller manages: nobody else sees them.
    pub hidden: Vec<Brick>,
}

/// A native brick, as those who keep it see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NativeBrickView {
    /// Which one.
    pub brick: Brick,
    /// Whether only those who manage it see it.
    pub hidden: bool,
    /// Its rank among the functions of the landing page, from 0; none when it is not one of them.
    #[cfg_attr(feature = "openapi", schema(example = 0))]
    pub rank: Option<u16>,
    /// Who was declared to own it, whole.
    pub owners: Vec<OwnershipView>,
    /// The day when something was last published or done in it; none when nothing ever was.
    pub refreshed_on: Option<NaiveDate>,
    /// Whether the caller hides it, shows it and moves it.
    pub managed: bool,
}

/// The native bricks that the caller keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NativeBricks {
    /// The bricks: every one that is built for whoever writes in bricks, those that they manage for others.
    pub items: Vec<NativeBrickView>,
    /// Version of all of them together, to send back as If-Match.
    pub version: i32,
}

/// Where a native brick is to stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceNativeBrickRequest {
    /// Whether only those who manage it see it.
    pub hidden: bool,
    /// Its rank among the functions of the landing page, from 0; it keeps the one it has when there is none.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = 0))]
    pub rank: Option<u16>,
}

/// A brick that was added, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrickView {
    /// What it is.
    #[serde(flatten)]
    pub summary: BrickSummary,
    /// What a page says in French, in Markdown.
    pub body_fr: Option<String>,
    /// What it says in English; the French text is shown when there is none.
    pub body_en: Option<String>,
    /// What it says in French, in HTML that is safe to show.
    pub html_fr: Option<String>,
    /// What it says in English, in the same.
    pub html_en: Option<String>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkContentRequest {
    /// `https`, a machine that an administrator has named, and places after `?` or `#`: `{query}`, `{challenge}`,
    /// `{return}`; `{language}` anywhere after the machine.
    #[cfg_attr(feature = "openapi", schema(example = "https://store.example.fr/search?q={query}"))]
    pub address: String,
}

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageContentRequest {
    /// In French, in Markdown.
    pub body_fr: String,
    /// In English; the French text is shown when there is none.
    #[serde(default)]
    pub body_en: Option<String>,
}

/// What is in a brick. Its nature never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BrickContentRequest {
    /// It leads to another tool.
    Link(LinkContentRequest),
    /// It holds a text of its own.
    Page(PageContentRequest),
}

/// What people call a brick, and for whom it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenameBrickRequest {
    /// Its title in French, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Appels à projets"))]
    pub title_fr: String,
    /// Its title in English.
    #[cfg_attr(feature = "openapi", schema(example = "Calls for projects"))]
    pub title_en: String,
    /// What it is for, in French.
    #[serde(default)]
    pub description_fr: Option<String>,
    /// What it is for, in English.
    #[serde(default)]
    pub description_en: Option<String>,
    /// The bodies for whose agents it is; for everybody when there is none.
    #[serde(default)]
    pub organisation_ids: Vec<OrganisationId>,
}

/// A brick to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddBrickRequest {
    /// What people call it.
    pub words: RenameBrickRequest,
    /// What is in it.
    pub content: BrickContentRequest,
    /// Whether it is shown only to those who keep it, until it is ready.
    #[serde(default)]
    pub hidden: bool,
}

/// What is to be in a brick from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WriteBrickRequest {
    /// What is in it: of the nature that it has.
    pub content: BrickContentRequest,
}

/// Where a brick is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceBrickRequest {
    /// Shown, hidden or removed. A brick that was removed comes back by being shown or hidden.
    pub state: BrickState,
}

/// What is decided for all added bricks together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrickSettingsView {
    /// Their order; those that are not named come after, the oldest first.
    pub order: Vec<BrickId>,
    /// The machines that links may lead to.
    #[cfg_attr(feature = "openapi", schema(example = json!(["jump.example.fr"])))]
    pub hosts: Vec<LinkHost>,
    /// What the button that deposits an idea opens: a link, or the form of the portal when there is none.
    pub idea_door: Option<BrickId>,
    /// What it opens in the bodies that chose otherwise.
    pub idea_doors: Vec<IdeaDoor>,
    /// In how many days the author of an idea outside any challenge has an answer, when that is promised.
    pub idea_reply_days: Option<u16>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// What is to be decided for all added bricks together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeBrickSettingsRequest {
    /// Their order; those that are not named come after, the oldest first.
    pub order: Vec<BrickId>,
    /// The machines that links may lead to, by their public names. One that a link leads to stays.
    #[cfg_attr(feature = "openapi", schema(example = json!(["jump.example.fr"])))]
    pub hosts: Vec<String>,
    /// What the button that deposits an idea opens: a link, or the form of the portal when there is none.
    #[serde(default)]
    pub idea_door: Option<BrickId>,
    /// What it opens in the bodies that choose otherwise.
    #[serde(default)]
    pub idea_doors: Vec<IdeaDoor>,
    /// In how many days the author of an idea outside any challenge has an answer, 1 to 366: a public promise to those who
    /// deposit one from then on. Without it nothing is promised.
    #[serde(default)]
    pub idea_reply_days: Option<u16>,
}

impl RenameBrickRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<BrickWords, Vec<FieldError>> {
        self.parse_at("")
    }

    fn parse_at(&self, at: &str) -> Result<BrickWords, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = |name: &str, text: &str| ShortText::parse(&format!("{at}/{name}"), text);
        let text = |name: &str, text: &Option<String>| {
            Paragraph::parse_optional(&format!("{at}/{name}"), text.as_deref())
        };
        let title_fr = errors.check(title("title_fr", &self.title_fr));
        let title_en = errors.check(title("title_en", &self.title_en));
        let description_fr = errors.check(text("description_fr", &self.description_fr)).flatten();
        let description_en = errors.check(text("description_en", &self.description_en)).flatten();
        if self.organisation_ids.len() > MANY {
            let (pointer, max) = (format!("{at}/organisation_ids"), u32::try_from(MANY).ok());
            errors.push(FieldError { max, ..FieldError::new(pointer, FieldCode::TooMany) });
        }
        errors.into_result()?;
        let (Some(title_fr), Some(title_en)) = (title_fr, title_en) else { return Err(Vec::new()) };
        Ok(BrickWords { title_fr, title_en, description_fr, description_en })
    }
}

impl BrickContentRequest {
    /// Checks what is in a brick.
    ///
    /// # Errors
    /// Every faulty field, below `/content`.
    pub fn parse(&self) -> Result<BrickContent, Vec<FieldError>> {
        match self {
            Self::Link(LinkContentRequest { address }) => {
                let address = LinkAddress::parse("/content/link/address", address);
                address.map(BrickContent::Link).map_err(|error| vec![error])
            }
            Self::Page(PageContentRequest { body_fr, body_en }) => {
                let mut errors = FieldErrors::default();
                let fr = errors.check(LongText::parse("/content/page/body_fr", body_fr));
                let en = LongText::parse_optional("/content/page/body_en", body_en.as_deref());
                let en = errors.check(en).flatten();
                errors.into_result()?;
                let fr = fr.ok_or_else(Vec::new)?;
                Ok(BrickContent::Page(PageText { fr, en }))
            }
        }
    }
}

impl AddBrickRequest {
    /// Checks a brick to add.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(BrickWords, BrickContent, bool), Vec<FieldError>> {
        match (self.words.parse_at("/words"), self.content.parse()) {
            (Ok(words), Ok(content)) => Ok((words, content, self.hidden)),
            (words, content) => {
                let errors = [words.err(), content.err()];
                Err(errors.into_iter().flatten().flatten().collect())
            }
        }
    }
}

impl ChangeBrickSettingsRequest {
    /// Checks what can be checked without the bricks.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<BrickSettings, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let lists = [("/order", self.order.len()), ("/hosts", self.hosts.len())];
        for (pointer, count) in lists.into_iter().chain([("/idea_doors", self.idea_doors.len())]) {
            if count > MANY {
                let max = u32::try_from(MANY).ok();
                errors.push(FieldError { max, ..FieldError::new(pointer, FieldCode::TooMany) });
            }
        }
        let hosts = self.hosts.iter().enumerate();
        let hosts = hosts.map(|(place, host)| LinkHost::parse(&format!("/hosts/{place}"), host));
        let hosts: Vec<_> = hosts.filter_map(|host| errors.check(host)).collect();
        errors.into_result()?;
        Ok(BrickSettings {
            order: self.order.clone(),
            hosts,
            idea_door: self.idea_door,
            idea_doors: self.idea_doors.clone(),
            idea_reply_days: self.idea_reply_days,
        })
    }
}
