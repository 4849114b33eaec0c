//! What a team learnt at a step, and how it worked (R143 to R147).

use chrono::{DateTime, Utc};

use super::{Poc, PocStatus, Step};
use crate::access::Granted;
use crate::access::acts::EditPoc;
use crate::ids::{LessonId, PocId, UserId};
use crate::journal::Fact;
use crate::reference::ReferenceCode;
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

/// What a team has at hand when it arrives at a step: what lessons of others are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its domain of intervention.
    pub domain: ReferenceCode,
    /// The techniques it uses, with case and accents folded.
    pub techniques: Vec<String>,
    /// The words of its title and its keywords, folded.
    pub words: Vec<String>,
}

/// A lesson of somebody else, as far as nearness goes.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The domain of its experiment.
    pub domain: &'a ReferenceCode,
    /// The techniques of its step, folded.
    pub techniques: &'a [String],
    /// The title of its experiment and its text, folded.
    pub text: &'a str,
    /// How many people it served.
    pub served: u32,
}

/// Words shorter than these say nothing of a subject.
const WORD_MIN: usize = 4;

impl Arrival {
    /// How near a lesson is: the technique first, then the domain, the words, and whom it served already.
    #[must_use]
    pub fn nearness(&self, told: &Told<'_>) -> u32 {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let same = told.techniques.iter().filter(|name| self.techniques.contains(name)).count();
        let domain = u32::from(*told.domain == self.domain);
        let words = self.words.iter().filter(|word| word.chars().count() >= WORD_MIN);
        let words = words.filter(|word| told.text.contains(word.as_str())).count();
        40 * count(same).min(2) + 30 * domain + 10 * count(words).min(3) + told.served.min(9)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn technique_comes_before_domain_words_and_fame() {
        let (legal, retail) = (ReferenceCode("legal".into()), ReferenceCode("retail".into()));
        let arrival = Arrival {
            domain: legal.clone(),
            techniques: vec!["persona".into()],
            words: vec!["courrier".into(), "le".into()],
        };
        let persona = ["persona".to_owned()];
        let near = |domain, techniques, text, served| {
            arrival.nearness(&Told { domain, techniques, text, served })
        };
        let technique = near(&retail, &persona, "", 0);
        let domain = near(&legal, &[], "", 0);
        let words = near(&retail, &[], "le courrier simple", 0);
        let famous = near(&retail, &[], "le reste", 500);
        assert!(technique > domain && domain > words && words > famous && famous > 0);
        assert_eq!(near(&retail, &[], "le reste", 0), 0);
    }
}
