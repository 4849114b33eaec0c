//! Kits that help to take a practice up: one template for all, and releases that stay (R233, R234, R241).

mod withdrawal;

use chrono::{DateTime, Utc};

use super::Practice;
use crate::access::acts::{EditKit, EditPractice};
use crate::access::{Actor, Granted, Owned, Permission, Place};
use crate::ids::{AttachmentId, KitId, PracticeId, UserId};
use crate::journal::Fact;
use crate::poc::Sight;
use crate::text::{FieldCode, FieldError, LongText, Paragraph, Title};
use crate::vocabulary::vocabulary;

pub use withdrawal::ReleaseWithdrawal;

/// Most kits of a practice.
pub const KITS_MAX: usize = 20;
/// Most files of a kit.
pub const KIT_FILES_MAX: usize = 10;

vocabulary! {
    /// What a kit helps with.
    KitKind {
        /// To put the practice to work elsewhere (« kit de déploiement »).
        Deployment = "deployment",
        /// To help those whose work it changes (« kit d’accompagnement »).
        Support = "support",
    }
}

vocabulary! {
    /// The sections of the template, in the order in which they are read (A35).
    KitSection {
        /// Where one starts from, and the need that it answers.
        Context = "context",
        /// What it consists of.
        Solution = "solution",
        /// What must be there to deploy it.
        Conditions = "conditions",
        /// What it costs, and the people and time it takes.
        CostAndMeans = "cost_and_means",
        /// In which order one goes about it.
        Steps = "steps",
        /// Whom to call.
        Contact = "contact",
        /// How one knows whether it works.
        Evaluation = "evaluation",
    }
}

vocabulary! {
    /// Whether everybody can read a file, as whoever joins it declares.
    FileAccessibility {
        /// Everybody can.
        Accessible = "accessible",
        /// A part of it is out of reach of some.
        PartlyAccessible = "partly_accessible",
        /// It is out of reach of some.
        NotAccessible = "not_accessible",
        /// Nobody looked.
        NotAssessed = "not_assessed",
    }
}

/// What a kit says: the template, each section in Markdown. A draft may lack some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KitSections {
    /// [`KitSection::Context`].
    pub context: Option<LongText>,
    /// [`KitSection::Solution`].
    pub solution: Option<LongText>,
    /// [`KitSection::Conditions`].
    pub conditions: Option<LongText>,
    /// [`KitSection::CostAndMeans`].
    pub cost_and_means: Option<LongText>,
    /// [`KitSection::Steps`].
    pub steps: Option<LongText>,
    /// [`KitSection::Contact`].
    pub contact: Option<LongText>,
    /// [`KitSection::Evaluation`].
    pub evaluation: Option<LongText>,
}

impl KitSections {
    /// What a section says, if it says something.
    #[must_use]
    pub const fn get(&self, section: KitSection) -> Option<&LongText> {
        match section {
            KitSection::Context => self.context.as_ref(),
            KitSection::Solution => self.solution.as_ref(),
            KitSection::Conditions => self.conditions.as_ref(),
            KitSection::CostAndMeans => self.cost_and_means.as_ref(),
            KitSection::Steps => self.steps.as_ref(),
            KitSection::Contact => self.contact.as_ref(),
            KitSection::Evaluation => self.evaluation.as_ref(),
        }
    }

    /// Writes a section.
    pub fn set(&mut self, section: KitSection, text: Option<LongText>) {
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

    /// What the template still asks for, in its order.
    pub fn missing(&self) -> impl Iterator<Item = KitSection> {
        KitSection::ALL.iter().copied().filter(|section| self.get(*section).is_none())
    }

    /// Whether it follows the template: every section says something. The only place where that is decided.
    ///
    /// # Errors
    /// Each section that says nothing, at `/content/sections/…`.
    pub fn check_whole(&self) -> Result<(), Vec<FieldError>> {
        let required = |section: KitSection| {
            FieldError::new(format!("/content/sections/{section}"), FieldCode::Required)
        };
        let missing: Vec<FieldError> = self.missing().map(required).collect();
        if missing.is_empty() { Ok(()) } else { Err(missing) }
    }
}

/// A file of a kit. What it is, its size and its checksum are those of the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitFile {
    /// The file.
    pub attachment: AttachmentId,
    /// Whether everybody can read it.
    pub accessibility: FileAccessibility,
}

/// What a kit is made of, drafted or released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitContent {
    /// What it helps with.
    pub kind: KitKind,
    /// Its title.
    pub title: Title,
    /// The template.
    pub sections: KitSections,
    /// Its files, in order.
    pub files: Vec<KitFile>,
}

/// What is needed to prepare a kit.
#[derive(Clone, Debug)]
pub struct NewKit {
    /// Its identifier.
    pub id: KitId,
    /// What it is made of so far.
    pub content: KitContent,
}

/// A kit of a practice, as it is being written. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kit(KitParts);

/// What a kit is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitParts {
    /// Its identifier.
    pub id: KitId,
    /// The practice: whoever may change it writes its kits, whoever reads it reads them.
    pub practice: Practice,
    /// What its next release would be made of.
    pub content: KitContent,
    /// How many times it was released: the number of its last release, withdrawn or not.
    pub released: u32,
    /// The number of the last release that stands: the one that people read; 0 when there is none.
    pub standing: u32,
    /// When somebody last answered for the release that people read: published or confirmed it; when the kit was
    /// prepared before.
    pub confirmed_at: DateTime<Utc>,
    /// Who prepared it.
    pub created_by: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// A kit as it was published once: what it says never changes, and stays when another one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitRelease {
    /// The kit.
    pub kit: KitId,
    /// Its number, from 1 on.
    pub number: u32,
    /// What it is made of: every section of the template says something.
    pub content: KitContent,
    /// What changed, for those who have the former one.
    pub note: Option<Paragraph>,
    /// Who published it.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Since when nobody takes it away any more, and why.
    pub withdrawn: Option<ReleaseWithdrawal>,
}

/// A kit that was released is not thrown away: people have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the kit was released: it is not thrown away")]
pub struct KitIsReleased;

impl Kit {
    /// Takes back a kit that was kept.
    #[must_use]
    pub fn restore(parts: KitParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &KitParts {
        &self.0
    }

    /// Its practice, itself, and what people call it, for the journal.
    pub(super) fn named(&self) -> (PracticeId, Option<KitId>, Option<String>) {
        let KitParts { id, practice, content, .. } = &self.0;
        (practice.0.id, Some(*id), Some(content.title.as_str().to_owned()))
    }

    pub(super) fn confirmed(&mut self, at: DateTime<Utc>) {
        self.0.confirmed_at = at;
    }

    /// Whether this person may write it.
    #[must_use]
    pub fn is_editable(&self, actor: &Actor) -> bool {
        actor.can(Permission::EditPractice, self)
    }

    /// Whether this person may know of it: whoever reads practices once a release of it stands, those who write it
    /// before, and when its practice is withdrawn; never those for whom its practice is not kept.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        let told = self.0.standing > 0 && !self.0.practice.is_withdrawn();
        let seen = self.0.practice.is_seen_by(&Sight::of(actor));
        seen && (told || self.is_editable(actor))
    }
}

impl Owned for Kit {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.practice.is_owned_by(actor)
    }

    fn place(&self) -> Place {
        self.0.practice.place()
    }
}

impl Granted<'_, EditPractice, Practice> {
    /// Prepares a kit, `beside` so many others of the practice.
    ///
    /// # Errors
    /// At `/content`, when the practice has [`KITS_MAX`] already.
    pub fn prepare_kit(
        self,
        new: NewKit,
        beside: usize,
        at: DateTime<Utc>,
    ) -> Result<(Kit, Fact), FieldError> {
        if beside >= KITS_MAX {
            let (pointer, max) = ("/content".to_owned(), u32::try_from(KITS_MAX).ok());
            return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let NewKit { id, content } = new;
        let practice = self.on.clone();
        let fact = Fact::KitPrepared { practice: practice.0.id, kit: id };
        let created_by = self.by.id;
        let parts = KitParts {
            id,
            practice,
            content,
            released: 0,
            standing: 0,
            confirmed_at: at,
            created_by,
            created_at: at,
        };
        Ok((Kit(parts), fact))
    }
}

impl Granted<'_, EditKit, Kit> {
    /// Replaces what the next release would be made of. What was released stays as it was.
    #[must_use]
    pub fn edit(self, content: KitContent) -> Fact {
        self.on.0.content = content;
        Fact::KitEdited { practice: self.on.0.practice.0.id, kit: self.on.0.id }
    }

    /// Throws it away while it is a draft: nobody but those who write it ever read it.
    ///
    /// # Errors
    /// When it was released.
    pub fn discard(self) -> Result<Fact, KitIsReleased> {
        let KitParts { id, practice, released, .. } = &self.on.0;
        if *released > 0 {
            return Err(KitIsReleased);
        }
        Ok(Fact::KitDiscarded { practice: practice.0.id, kit: *id })
    }

    /// Publishes what is written as the next release, if it follows the template.
    ///
    /// # Errors
    /// Each section that says nothing, at `/content/sections/…`.
    pub fn release(
        self,
        note: Option<Paragraph>,
        at: DateTime<Utc>,
    ) -> Result<(KitRelease, Fact), Vec<FieldError>> {
        let KitParts { id, practice, content, released, standing, confirmed_at, .. } =
            &mut self.on.0;
        content.sections.check_whole()?;
        *released = released.saturating_add(1);
        *standing = *released;
        *confirmed_at = at;
        let number = *released;
        let fact = Fact::KitReleased {
            practice: practice.0.id,
            kit: *id,
            label: content.title.as_str().to_owned(),
            number,
            note: note.as_ref().map(|note| note.as_str().to_owned()),
        };
        let (kit, by, content) = (*id, self.by.id, content.clone());
        Ok((KitRelease { kit, number, content, note, by, at, withdrawn: None }, fact))
    }
}

#[cfg(test)]
mod tests;
