//! What an edit changed.

use super::*;
use crate::idea::{InnovationForm, samples};
use crate::text::Title;

fn content() -> IdeaContent {
    let problem = Some(LongText::restore("Trop d’absents.".into()));
    IdeaContent { problem, ..samples::content() }
}

#[test]
fn an_edit_tells_each_part_that_it_changed_and_no_other() {
    let before = content();
    assert_eq!(before.changes_to(&before), []);
    let mut after = content();
    after.title = Title::restore("Rappel par message".into());
    after.problem = None;
    after.proposal = Some(LongText::restore("Un message la veille.".into()));
    after.classification.innovation_field = Some(ReferenceCode("data".into()));
    after.classification.form = InnovationForm::Open;
    let change = |field, before: &str, after: &str| FieldChange {
        field,
        before: before.into(),
        after: after.into(),
    };
    assert_eq!(
        before.changes_to(&after),
        [
            change(IdeaField::Title, "Rappel automatique des assurés", "Rappel par message"),
            change(IdeaField::Problem, "Trop d’absents.", ""),
            change(IdeaField::Proposal, "", "Un message la veille."),
            change(IdeaField::InnovationField, "", "data"),
            change(IdeaField::Form, "participative", "open"),
        ]
    );
}
