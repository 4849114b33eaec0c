//! The chain idea → experiment → practice → reuse.

use api_types::chain::{Chain, Knot};
use persistence::chain::{IdeaKnot, PocKnot, PracticeKnot};

/// The chain, as it travels.
pub(crate) fn chain(chain: app::chain::Chain) -> Chain {
    let app::chain::Chain { idea, poc, practice } = chain;
    let reuses = practice.as_ref().map_or(0, |practice| practice.reuses);
    let (idea, poc, practice) = (idea.map(of_idea), poc.map(of_poc), practice.map(of_practice));
    Chain { idea, poc, practice, reuses }
}

/// An idea, as a knot.
pub(crate) fn of_idea(IdeaKnot { id, reference, title, status }: IdeaKnot) -> Knot {
    Knot { id: id.0, reference, title, status: status.to_string(), steps_passed: None }
}

fn of_poc(knot: PocKnot) -> Knot {
    let PocKnot { id, reference, title, status, steps_passed, idea: _, practice: _, cause: _ } =
        knot;
    let steps_passed = Some(steps_passed);
    Knot { id: id.0, reference, title, status: status.to_string(), steps_passed }
}

fn of_practice(PracticeKnot { id, reference, title, reuses: _ }: PracticeKnot) -> Knot {
    // A practice is published or it is not there: it has no status.
    Knot { id: id.0, reference, title, status: String::new(), steps_passed: None }
}
