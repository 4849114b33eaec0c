//! The words of the answers that are chosen, not written.

use domain::poc::{FollowUp, MeetsExpectations, Question, SolutionNature};

use crate::words::{self, Words};

/// The words of a code; the code itself when this portal does not know it.
pub(super) fn choice(question: Question, code: &str) -> Words {
    #[expect(clippy::wildcard_enum_match_arm, reason = "`QuestionKind` says which are chosen")]
    let known = match question {
        Question::SolutionNature => SolutionNature::from_code(code).map(words::solution_nature),
        Question::MeetsExpectations => {
            MeetsExpectations::from_code(code).map(words::meets_expectations)
        }
        Question::FollowUp => FollowUp::from_code(code).map(words::follow_up),
        _ => None,
    };
    known.map_or_else(|| code.to_owned().into(), Words::from)
}
