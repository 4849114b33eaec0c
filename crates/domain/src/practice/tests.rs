//! The practice that the tests of its parts share.

use uuid::Uuid;

use super::*;

/// The body where it was born.
pub(super) const BORN_IN: OrganisationId = OrganisationId(Uuid::from_u128(1));

pub(super) fn practice() -> Practice {
    let content = PracticeContent {
        kind: PracticeKind::Innovation,
        title: Title::restore("Relire à voix haute".to_owned()),
        summary: None,
        problem: None,
        solution: None,
        result: None,
        figure: None,
        conditions: None,
        lessons: None,
        techniques: None,
        domain: ReferenceCode("customer_relations".to_owned()),
        process: None,
        form: None,
        action_form: None,
        keywords: Vec::new(),
        partners: None,
        outlook: Outlook::default(),
        video: None,
        image: None,
    };
    Practice::restore(PracticeParts {
        id: PracticeId(Uuid::from_u128(5)),
        reference: "PRATIQUE-2026-0001".to_owned(),
        content,
        organisation: BORN_IN,
        department: None,
        contact: UserId::default(),
        poc: None,
        idea: None,
        published_by: UserId::default(),
        published_at: DateTime::default(),
        confirmed_at: DateTime::default(),
        withdrawn: None,
        draft: false,
        publishes_at: None,
        visibility: Visibility::Everyone,
        renewal: None,
    })
}
