//! A practice that works somewhere and may be taken up elsewhere (the Store, R224 to R250).

mod actors;
mod confirmation;
mod contact;
mod figure;
mod kit;
mod outlook;
mod publication;
mod renewal;
mod reuse;
mod share;
mod sight;
mod withdrawal;

use chrono::{DateTime, Utc};

use crate::access::acts::EditPractice;
use crate::access::{Actor, Granted, Owned, Place};
use crate::editorial::ItemImage;
use crate::idea::InnovationForm;
use crate::ids::{IdeaId, OrganisationId, PocId, PracticeId, UserId};
use crate::journal::Fact;
use crate::poc::{PocParts, Visibility};
use crate::reference::{ReferenceCode, ReferenceList};
use crate::text::{LongText, Paragraph, ShortText, Title};
use crate::video::Video;
use crate::vocabulary::vocabulary;

pub use actors::{PracticeActor, PracticeDeed, actors};
pub use confirmation::{confirmed_before, is_to_check};
pub use figure::ResultFigure;
pub use kit::{
    FileAccessibility, KIT_FILES_MAX, KITS_MAX, Kit, KitContent, KitFile, KitIsReleased, KitKind,
    KitParts, KitRelease, KitSection, KitSections, NewKit, ReleaseWithdrawal,
};
pub use outlook::{
    Funding, FundingState, LABELS_MAX, Outlook, Reproducibility, Reproducible, ServiceOffer,
    ServiceOfferState, check_labels, may_not_last,
};
pub use publication::publication_minute;
pub use renewal::Renewal;
pub use reuse::{
    DeclaresFor, Maturity, NewReuse, Reuse, ReuseContent, ReuseError, ReuseParts, ReuseResult,
    ReuseWithdrawal, Standing, standing,
};
pub use withdrawal::PracticeWithdrawal;

vocabulary! {
    /// The two kinds of the Store (R232).
    PracticeKind {
        /// An innovative achievement ("réalisation innovante").
        Innovation = "innovation",
        /// A good practice.
        GoodPractice = "good_practice",
    }
}

/// What a practice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeContent {
    /// Its kind.
    pub kind: PracticeKind,
    /// Title.
    pub title: Title,
    /// In a few lines (R237).
    pub summary: Option<Paragraph>,
    /// The problem it solves, in Markdown.
    pub problem: Option<LongText>,
    /// What it consists of, in Markdown.
    pub solution: Option<LongText>,
    /// What it gave (R247).
    pub result: Option<LongText>,
    /// The same in one figure, when somebody counted (R247).
    pub figure: Option<ResultFigure>,
    /// What it takes to do the same (R241).
    pub conditions: Option<LongText>,
    /// What was learnt on the way (R239).
    pub lessons: Option<LongText>,
    /// Techniques used.
    pub techniques: Option<LongText>,
    /// Domain.
    pub domain: ReferenceCode,
    /// The great process that it serves (R226).
    pub process: Option<ReferenceCode>,
    /// With whom it innovates (R015).
    pub form: Option<InnovationForm>,
    /// Which form of action it is, of those that administrators declare (R034).
    pub action_form: Option<ReferenceCode>,
    /// Keywords (R236).
    pub keywords: Vec<ShortText>,
    /// Partners, in words.
    pub partners: Option<Paragraph>,
    /// What becomes of the action (R244 to R246).
    pub outlook: Outlook,
    /// A video that shows it (R281).
    pub video: Option<Video>,
    /// An image that shows it (R384).
    pub image: Option<ItemImage>,
}

impl PracticeContent {
    /// The values of normed lists that it bears.
    #[must_use]
    pub fn borne(&self) -> Vec<(ReferenceList, ReferenceCode)> {
        let mut borne = vec![(ReferenceList::Domain, self.domain.clone())];
        let others = [
            (ReferenceList::Process, &self.process),
            (ReferenceList::ActionForm, &self.action_form),
        ];
        borne.extend(others.into_iter().filter_map(|(list, code)| Some((list, code.clone()?))));
        borne
    }
}

/// What is needed to publish a practice.
#[derive(Clone, Debug)]
pub struct NewPractice {
    /// Its identifier.
    pub id: PracticeId,
    /// Its reference.
    pub reference: String,
    /// What it says.
    pub content: PracticeContent,
    /// Whom to call (R235).
    pub contact: UserId,
    /// Whether it waits for its publication, out of the Store.
    pub draft: bool,
}

/// A practice. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice(PracticeParts);

/// What a practice is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeParts {
    /// Its identifier.
    pub id: PracticeId,
    /// What people call it, such as `PRATIQUE-2026-0003`.
    pub reference: String,
    /// What it says.
    pub content: PracticeContent,
    /// The body where it works.
    pub organisation: OrganisationId,
    /// The direction that tried it, when an experiment of this portal proved it.
    pub department: Option<OrganisationId>,
    /// Whom to call.
    pub contact: UserId,
    /// The experiment that proved it, when one of this portal did.
    pub poc: Option<PocId>,
    /// The idea that began it.
    pub idea: Option<IdeaId>,
    /// Who published it.
    pub published_by: UserId,
    /// When.
    pub published_at: DateTime<Utc>,
    /// When somebody last answered for it: published, changed or confirmed it.
    pub confirmed_at: DateTime<Utc>,
    /// When it was taken out of the Store, if it is.
    pub withdrawn: Option<PracticeWithdrawal>,
    /// Whether it was never in the Store: it waits for its publication.
    pub draft: bool,
    /// The minute at which a draft is published by itself, when somebody chose one.
    pub publishes_at: Option<DateTime<Utc>>,
    /// Who may read it (A28).
    pub visibility: Visibility,
    /// Whether experience says that it is to be done again, or everywhere (R296).
    pub renewal: Option<Renewal>,
}

impl Practice {
    /// Takes back a practice that was kept.
    #[must_use]
    pub fn restore(parts: PracticeParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &PracticeParts {
        &self.0
    }

    /// Whether it comes from no experiment of this portal: an initiative of its body (R242).
    #[must_use]
    pub const fn is_local(&self) -> bool {
        self.0.poc.is_none()
    }

    pub(crate) fn published(
        new: NewPractice,
        from: &PocParts,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Self {
        let proved = Self::born(new, from.header.organisation, (by, at));
        Self(PracticeParts {
            poc: Some(from.id),
            idea: from.idea,
            department: Some(from.header.department),
            // What is kept for some is not told to all by what came out of it.
            visibility: from.visibility,
            ..proved.0
        })
    }

    /// One that nothing of this portal came before.
    fn born(
        new: NewPractice,
        organisation: OrganisationId,
        (by, at): (UserId, DateTime<Utc>),
    ) -> Self {
        let NewPractice { id, reference, content, contact, draft } = new;
        Self(PracticeParts {
            id,
            reference,
            content,
            organisation,
            department: None,
            contact,
            poc: None,
            idea: None,
            published_by: by,
            published_at: at,
            confirmed_at: at,
            withdrawn: None,
            draft,
            publishes_at: None,
            visibility: Visibility::Everyone,
            renewal: None,
        })
    }
}

impl Owned for Practice {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.contact == actor.id || self.0.published_by == actor.id
    }

    fn place(&self) -> Place {
        Place { organisation: Some(self.0.organisation), item: Some(self.0.id.0) }
    }
}

impl Granted<'_, EditPractice, Practice> {
    /// Replaces what the practice says, and whom to call: whoever does answers for it from then on.
    #[must_use]
    pub fn edit(self, content: PracticeContent, contact: UserId, at: DateTime<Utc>) -> Fact {
        self.on.0.content = content;
        self.on.0.contact = contact;
        self.on.0.confirmed_at = at;
        Fact::PracticeEdited { practice: self.on.0.id }
    }
}

#[cfg(test)]
mod tests;
