//! The idea that tests are about: nothing happened to it, and a test says over it what is its own.

use chrono::DateTime;
use uuid::Uuid;

use super::{
    Author, Classification, IdeaContent, IdeaOrigin, IdeaParts, IdeaStatus, InnovationForm,
};
use crate::ids::IdeaId;
use crate::poc::Visibility;
use crate::reference::ReferenceCode;
use crate::text::Title;

/// What it says, in as few words as it takes.
pub(crate) fn content() -> IdeaContent {
    IdeaContent {
        title: Title::restore("Rappel automatique des assurés".into()),
        problem: None,
        proposal: None,
        classification: Classification {
            domain: ReferenceCode("customer_relations".into()),
            subcategory: ReferenceCode("reception".into()),
            innovation_field: None,
            form: InnovationForm::Participative,
            origin: IdeaOrigin::Internal,
        },
        attachments: Vec::new(),
    }
}

/// What it is made of: it answers no challenge, and waits for its answer.
pub(crate) fn parts(author: Author) -> IdeaParts {
    IdeaParts {
        id: IdeaId(Uuid::from_u128(7)),
        reference: "IDEE-2026-0001".into(),
        content: content(),
        author,
        organisation: None,
        department: None,
        challenge: None,
        status: IdeaStatus::Submitted,
        decision: None,
        poc: None,
        deposited_at: DateTime::UNIX_EPOCH,
        deposited_by: None,
        co_authors: Vec::new(),
        merged_into: None,
        potential: None,
        visibility: Visibility::Everyone,
    }
}
