//! Texts that administrators keep at run time, found by name: the rules of ideas first (R066).

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::access::acts::EditDocument;
use crate::access::{Actor, Granted, Owned};
use crate::ids::UserId;
use crate::journal::Fact;
use crate::text::{LongText, Title};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Which text. A new page of the portal is a new name here and its shipped text beside.
    DocumentSlug {
        /// Who decides about ideas, by which criteria, when (R064, R066).
        IdeaRules = "idea_rules",
        /// What a direction needs to begin an experiment (R298).
        PocKit = "poc_kit",
        /// Who publishes and who hosts the portal.
        LegalNotice = "legal_notice",
        /// What is kept about people, why, for how long, and who sees it.
        PersonalData = "personal_data",
        /// The first steps of each profile.
        Help = "help",
        /// What the portal does, and does not, to stay light.
        EcoDesign = "eco_design",
        /// How one writes here: plain French first (R374, R375).
        EditorialCharter = "editorial_charter",
        /// What the innovation approach holds to (R372, R373).
        Values = "values",
    }
}

impl DocumentSlug {
    /// Whether the law has it read by anybody, signed in or not: who publishes the site (LCEN, article 1-1), and what
    /// becomes of the data of whoever signs in (GDPR, article 13).
    #[must_use]
    pub const fn is_public(self) -> bool {
        match self {
            Self::LegalNotice | Self::PersonalData => true,
            Self::IdeaRules
            | Self::PocKit
            | Self::Help
            | Self::EcoDesign
            | Self::EditorialCharter
            | Self::Values => false,
        }
    }

    /// The identifier of this text in the journal: fixed, so that its history can be read.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::IdeaRules => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0001),
            Self::PocKit => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0002),
            Self::LegalNotice => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0003),
            Self::PersonalData => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0004),
            Self::Help => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0005),
            Self::EcoDesign => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0006),
            Self::EditorialCharter => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0007),
            Self::Values => Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_0008),
        }
    }
}

vocabulary! {
    /// A language that texts are written in.
    Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }
}

/// What such a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// Its title.
    pub title: Title,
    /// Its body, in Markdown.
    pub body: LongText,
}

/// A text in one language, as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which one.
    pub slug: DocumentSlug,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub text: DocumentText,
    /// Who wrote this version, and when; none for the text that was shipped.
    pub edited: Option<(UserId, DateTime<Utc>)>,
}

impl Owned for Document {
    /// It belongs to the portal.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

impl Granted<'_, EditDocument, Document> {
    /// Writes the next version.
    #[must_use]
    pub fn edit(self, text: DocumentText, at: DateTime<Utc>) -> Fact {
        let Document { slug, language, .. } = *self.on;
        self.on.text = text;
        self.on.edited = Some((self.by.id, at));
        Fact::DocumentEdited { document: slug, language }
    }
}
