//! Kits that help to take a practice up.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::practice::{
    FileAccessibility, KIT_FILES_MAX, KitContent, KitFile, KitKind, KitSection, KitSections,
};
use domain::text::{FieldErrors, LongText, Paragraph, Title};
use domain::{AttachmentId, FieldCode, FieldError, KitId, PracticeId};
use serde::{Deserialize, Serialize};

use super::withdrawal::KitReleaseWithdrawalView;
use crate::attachment::AttachmentView;
use crate::people::PersonView;
use crate::rich_text::RichText;

/// A kit in the list of those of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitSummary {
    /// Its identifier.
    pub id: KitId,
    /// The practice.
    pub practice_id: PracticeId,
    /// What it helps with, as the last release that stands has it.
    pub kind: KitKind,
    /// Its title, as that release has it.
    pub title: String,
    /// The number of its last release that stands; none while it is a draft, or all are withdrawn.
    pub number: Option<u32>,
    /// When that was.
    pub released_at: Option<DateTime<Utc>>,
    /// Its files, as that release has them.
    pub files: Vec<KitFileView>,
    /// When somebody last answered for that release: published or confirmed it.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Whether that was twelve months ago or more: it may be right no more.
    pub to_check: bool,
    /// Whether the caller may write it.
    pub editable: bool,
    /// Whether something is written that is not released; said to those who write it.
    pub pending: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// The kits of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kits {
    /// Each kit, the first one first; a draft for those who write it alone.
    pub items: Vec<KitSummary>,
    /// Whether the caller may prepare one.
    pub writable: bool,
}

/// A file of a kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitFileView {
    /// The file: its name, its format, its size, where to read it.
    pub file: AttachmentView,
    /// Its SHA-256 checksum, in hexadecimal.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub sha256: String,
    /// Whether everybody can read it, as it is declared.
    pub accessibility: FileAccessibility,
}

/// A section of the template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitSectionView {
    /// Which one.
    pub section: KitSection,
    /// What it says.
    pub text: RichText,
}

/// A kit as it was released once. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitReleaseView {
    /// The kit.
    pub kit_id: KitId,
    /// Its number, from 1 on.
    pub number: u32,
    /// What it helps with.
    pub kind: KitKind,
    /// Its title.
    pub title: String,
    /// The template, in its order.
    pub sections: Vec<KitSectionView>,
    /// Its files, in order.
    pub files: Vec<KitFileView>,
    /// What changed, for those who have the former one.
    pub note: Option<String>,
    /// Who published it.
    pub released_by: PersonView,
    /// When.
    pub released_at: DateTime<Utc>,
}

/// One of the releases of a kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitReleaseSummary {
    /// Its number.
    pub number: u32,
    /// What changed.
    pub note: Option<String>,
    /// Who published it.
    pub released_by: PersonView,
    /// When.
    pub released_at: DateTime<Utc>,
    /// Since when it is withdrawn, and why.
    pub withdrawn: Option<KitReleaseWithdrawalView>,
}

/// What the next release of a kit would be made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitDraftView {
    /// Its texts, ready to be sent back.
    pub content: KitContentRequest,
    /// Its files, with where to read them.
    pub files: Vec<KitFileView>,
}

/// A kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitView {
    /// What a list says of it.
    pub summary: KitSummary,
    /// The reference of the practice.
    pub practice_reference: String,
    /// The title of the practice.
    pub practice_title: String,
    /// The last release that stands, when there is one.
    pub release: Option<KitReleaseView>,
    /// Every release, withdrawn or not, the last one first.
    pub releases: Vec<KitReleaseSummary>,
    /// What is written, for those who may write.
    pub draft: Option<KitDraftView>,
}

/// The template as it is sent, each section in Markdown: a draft may lack some, a release may not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitSectionsRequest {
    /// Where one starts from, and the need that it answers.
    pub context: Option<String>,
    /// What it consists of.
    pub solution: Option<String>,
    /// What must be there to deploy it.
    pub conditions: Option<String>,
    /// What it costs, and the people and time it takes.
    #[cfg_attr(feature = "openapi", schema(example = "Deux agents, un jour par semaine."))]
    pub cost_and_means: Option<String>,
    /// In which order one goes about it.
    pub steps: Option<String>,
    /// Whom to call.
    pub contact: Option<String>,
    /// How one knows whether it works.
    pub evaluation: Option<String>,
}

/// A file that a kit carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitFileRequest {
    /// A file that the caller sent, or that the kit carries already.
    pub attachment_id: AttachmentId,
    /// Whether everybody can read it.
    pub accessibility: FileAccessibility,
}

/// What a kit is made of, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KitContentRequest {
    /// What it helps with.
    pub kind: KitKind,
    /// Its title, 3 to 250 characters.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Déployer l’accueil téléphonique dématérialisé")
    )]
    pub title: String,
    /// The template.
    #[serde(default)]
    pub sections: KitSectionsRequest,
    /// Its files, in order, 10 at most.
    #[serde(default)]
    pub files: Vec<KitFileRequest>,
}

/// A kit to prepare, or all of what it is from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WriteKitRequest {
    /// The whole of it.
    pub content: KitContentRequest,
}

/// What is written becomes the next release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReleaseKitRequest {
    /// What changed, for those who have the former one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Les coûts de 2026."))]
    pub note: Option<String>,
}

impl KitSectionsRequest {
    /// A section, as it was typed.
    #[must_use]
    pub fn get(&self, section: KitSection) -> Option<&str> {
        match section {
            KitSection::Context => self.context.as_deref(),
            KitSection::Solution => self.solution.as_deref(),
            KitSection::Conditions => self.conditions.as_deref(),
            KitSection::CostAndMeans => self.cost_and_means.as_deref(),
            KitSection::Steps => self.steps.as_deref(),
            KitSection::Contact => self.contact.as_deref(),
            KitSection::Evaluation => self.evaluation.as_deref(),
        }
    }

    /// Writes a section.
    pub fn set(&mut self, section: KitSection, text: Option<String>) {
        let place = match section {
            KitSection::Context => &mut self.context,
            KitSection::Solution => &mut self.solution,
            KitSection::Conditions => &mut self.conditions,
            KitSection::CostAndMeans => &mut self.cost_and_means,
            KitSection::Steps => &mut self.steps,
            KitSection::Contact => &mut self.contact,
            KitSection::Evaluation => &mut self.evaluation,
        };
        *place = text;
    }
}

impl From<&KitSections> for KitSectionsRequest {
    fn from(sections: &KitSections) -> Self {
        let mut request = Self::default();
        for section in KitSection::ALL {
            let text = sections.get(*section).map(|text| text.as_str().to_owned());
            request.set(*section, text);
        }
        request
    }
}

/// Checks files that a kit, or a method resource, carries: ten at most, each once.
pub(crate) fn files(at: &str, files: &[KitFileRequest], errors: &mut FieldErrors) -> Vec<KitFile> {
    if files.len() > KIT_FILES_MAX {
        let (pointer, max) = (at.to_owned(), u32::try_from(KIT_FILES_MAX).ok());
        errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
    }
    let mut known = BTreeSet::new();
    for (place, file) in files.iter().enumerate() {
        if !known.insert(file.attachment_id) {
            errors.push(FieldError::new(format!("{at}/{place}"), FieldCode::Duplicate));
        }
    }
    let file = |file: &KitFileRequest| KitFile {
        attachment: file.attachment_id,
        accessibility: file.accessibility,
    };
    files.iter().map(file).collect()
}

impl From<&KitContent> for KitContentRequest {
    fn from(content: &KitContent) -> Self {
        let KitContent { kind, title, sections, files } = content;
        let file = |file: &KitFile| KitFileRequest {
            attachment_id: file.attachment,
            accessibility: file.accessibility,
        };
        Self {
            kind: *kind,
            title: title.as_str().to_owned(),
            sections: sections.into(),
            files: files.iter().map(file).collect(),
        }
    }
}

impl KitContentRequest {
    /// Checks every field, under `/content`. A section that says nothing is for the release to refuse.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<KitContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/content/title", &self.title));
        let mut sections = KitSections::default();
        for section in KitSection::ALL {
            let pointer = format!("/content/sections/{section}");
            let text = LongText::parse_optional(&pointer, self.sections.get(*section));
            sections.set(*section, errors.check(text).flatten());
        }
        let files = files("/content/files", &self.files, &mut errors);
        errors.into_result()?;
        let Some(title) = title else { return Err(Vec::new()) };
        Ok(KitContent { kind: self.kind, title, sections, files })
    }

    /// The same, for what is to be released at once: the template asks for every section.
    ///
    /// # Errors
    /// Every faulty field, and each section that says nothing.
    pub fn parse_whole(&self) -> Result<KitContent, Vec<FieldError>> {
        let content = self.parse()?;
        content.sections.check_whole()?;
        Ok(content)
    }
}

impl ReleaseKitRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/note`.
    pub fn parse(&self) -> Result<Option<Paragraph>, Vec<FieldError>> {
        Paragraph::parse_optional("/note", self.note.as_deref()).map_err(|error| vec![error])
    }
}
