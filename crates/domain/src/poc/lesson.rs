//! What a team learnt at a step, and how it worked (R143 to R147).

use chrono::{DateTime, Utc};

use super::{Poc, PocStatus, Step};
use crate::access::Granted;
use crate::access::acts::EditPoc;
use crate::ids::{LessonId, PocId, UserId};
use crate::journal::Fact;
use crate::text::{Paragraph, ShortText};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of lesson: failure is told as openly as success.
    LessonKind {
        /// What worked.
        Success = "success",
        /// What did not.
        Failure = "failure",
        /// What was hard.
        Difficulty = "difficulty",
        /// What to do again.
        GoodPractice = "good_practice",
    }
}

/// What a team learnt, open to every reader of the experiment (R146).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its identifier.
    pub id: LessonId,
    /// The experiment.
    pub poc: PocId,
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: LessonKind,
    /// What was learnt.
    pub text: Paragraph,
    /// Who wrote it; none when an import does not say.
    pub author: Option<UserId>,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// Most techniques described at one step.
pub const TECHNIQUES_MAX: usize = 30;

/// A technique used at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// The step.
    pub step: Step,
    /// Its name: of the list, or free (R144).
    pub name: ShortText,
    /// How it was used.
    pub note: Option<Paragraph>,
}

/// Why a lesson could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddLessonError {
    /// Nothing has been learnt at a step that has not begun.
    #[error("step {} has not begun", .0.number())]
    StepNotBegun(Step),
}

impl Granted<'_, EditPoc, Poc> {
    /// Writes down what was learnt at a step that has begun, whatever became of the experiment.
    ///
    /// # Errors
    /// [`AddLessonError::StepNotBegun`].
    pub fn add_lesson(
        self,
        id: LessonId,
        (step, kind, text): (Step, LessonKind, Paragraph),
        at: DateTime<Utc>,
    ) -> Result<(Lesson, Fact), AddLessonError> {
        let lifecycle = &self.on.0.lifecycle;
        let begun = lifecycle.status() != PocStatus::Planned
            && step.number() <= lifecycle.steps_passed().saturating_add(1);
        if !begun {
            return Err(AddLessonError::StepNotBegun(step));
        }
        let poc = self.on.0.id;
        let author = Some(self.by.id);
        let lesson = Lesson { id, poc, step, kind, text, author, written_at: at };
        Ok((lesson, Fact::LessonAdded { poc, lesson: id, step, kind }))
    }
}
