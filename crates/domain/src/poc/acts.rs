//! What may be done to an experiment.

use chrono::{DateTime, NaiveDate, Utc};

use super::header::{DEFAULT_LIFECYCLE_POSITION, check_members};
use super::{
    Answers, Decider, GateVerdict, Lifecycle, LifecycleError, Lifting, Member, MemberName,
    MemberRole, PassRequest, Poc, PocHeader, PocParts, PocStatus, Question, Step, Stop, StopCause,
    Technique, Visibility,
};
use crate::access::acts::{CreatePoc, EditPoc, PublishPractice, SteerPoc};
use crate::access::{Granted, Leave};
use crate::ids::{IdeaId, PocId, UserId};
use crate::journal::Fact;
use crate::practice::{NewPractice, Practice};
use crate::reference::ReferenceCode;
use crate::text::{FieldError, LongText, Paragraph};

/// What is needed to make an experiment.
#[derive(Clone, Debug)]
pub struct NewPoc {
    /// Its identifier.
    pub id: PocId,
    /// Its reference.
    pub reference: String,
    /// Its identity card.
    pub header: PocHeader,
    /// Who takes part; whoever creates it leads it when nobody else does.
    pub members: Vec<Member>,
    /// The idea it comes from.
    pub idea: Option<IdeaId>,
    /// Who may read it: those who may read that idea, everybody when it comes from none.
    pub visibility: Visibility,
}

/// A new experiment and what to write in the journal.
pub type CreatedPoc = (Poc, Fact);

/// Why a practice could not be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// Only a validated experiment becomes a practice (R243).
    #[error("the experiment is not validated")]
    NotValidated,
    /// It has its practice already.
    #[error("the experiment has a practice already")]
    AlreadyPublished,
    /// It has one already, which whoever asks may not read.
    #[error("the experiment has a practice already, which the caller may not read")]
    NotShown,
    /// The practice is in the Store, or was taken out of it.
    #[error("the practice is not a draft")]
    NotADraft,
}

impl Leave<'_, CreatePoc> {
    /// Makes the experiment, to launch.
    ///
    /// # Errors
    /// Every [`FieldError`] of its identity card.
    pub fn create(self, new: NewPoc, at: DateTime<Utc>) -> Result<CreatedPoc, Vec<FieldError>> {
        let NewPoc { id, reference, mut header, mut members, idea, visibility } = new;
        header.check()?;
        check_members(&members)?;
        header
            .lifecycle_position
            .get_or_insert_with(|| ReferenceCode(DEFAULT_LIFECYCLE_POSITION.to_owned()));
        let maker = MemberName::User(self.by.id);
        if !members.iter().any(|member| member.role == MemberRole::Lead) {
            members.push(Member { name: maker.clone(), role: MemberRole::Lead });
        }
        // Of what is kept for some, whoever makes it takes part, or they could not open it.
        if visibility != Visibility::Everyone && members.iter().all(|one| one.name != maker) {
            members.push(Member { name: maker, role: MemberRole::Member });
        }
        let poc = Poc(PocParts {
            id,
            reference,
            header,
            members,
            lifecycle: Lifecycle::new(),
            answers: Answers::default(),
            techniques: Vec::new(),
            tracking: None,
            visibility,
            idea,
            practice: None,
            created_by: Some(self.by.id),
            created_at: at,
        });
        Ok((poc, Fact::PocCreated { poc: id, idea }))
    }
}

impl Granted<'_, EditPoc, Poc> {
    /// Replaces the identity card and the team.
    ///
    /// # Errors
    /// Every [`FieldError`] found.
    pub fn edit(self, header: PocHeader, members: Vec<Member>) -> Result<Fact, Vec<FieldError>> {
        header.check()?;
        check_members(&members)?;
        self.on.0.header = header;
        self.on.0.members = members;
        Ok(Fact::PocEdited { poc: self.on.0.id })
    }

    /// Writes answers and techniques of one step, whatever the state: the record is never closed.
    #[must_use]
    pub fn answer(
        self,
        step: Step,
        answers: Vec<(Question, Option<LongText>)>,
        techniques: Option<Vec<Technique>>,
    ) -> Fact {
        let parts = &mut self.on.0;
        let before = (parts.answers.clone(), parts.techniques.clone());
        for (question, answer) in answers {
            parts.answers.set(question, answer);
        }
        if let Some(techniques) = techniques {
            parts.techniques.retain(|technique| technique.step != step);
            parts.techniques.extend(techniques);
        }
        // Rework is what a NO GO asks for (A05).
        if before.0 != parts.answers || before.1 != parts.techniques {
            parts.lifecycle.rework(step);
        }
        Fact::StepAnswered { poc: parts.id, step }
    }
}

impl Granted<'_, SteerPoc, Poc> {
    /// Begins (A30).
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn launch(self, started_on: NaiveDate) -> Result<Fact, LifecycleError> {
        self.on.0.lifecycle.launch(started_on)?;
        Ok(Fact::PocLaunched { poc: self.on.0.id, started_on })
    }

    /// Passes a group of steps; `deciders` says who the deciders named in the request are.
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn pass(
        self,
        request: &PassRequest,
        deciders: &[Decider],
        at: DateTime<Utc>,
    ) -> Result<Vec<Fact>, LifecycleError> {
        let PocParts { id, members, lifecycle, .. } = &mut self.on.0;
        let names = |id: UserId| {
            members.iter().any(|member| {
                member.name == MemberName::User(id)
                    && matches!(member.role, MemberRole::Sponsor | MemberRole::Decider)
            })
        };
        if self.by.poc_rules.four_eyes {
            let in_team = |decider: UserId| {
                members.iter().any(|member| {
                    member.name == MemberName::User(decider)
                        && matches!(member.role, MemberRole::Lead | MemberRole::Member)
                })
            };
            if let Some(alone) = request.gates.iter().find(|gate| in_team(gate.decided_by)) {
                return Err(LifecycleError::DecidesAlone(alone.verdict.step()));
            }
        }
        let before = lifecycle.steps_passed();
        let entitled = |decision: &super::GateDecision| {
            deciders
                .iter()
                .find(|decider| decider.id == decision.decided_by)
                .is_some_and(|decider| decider.is_entitled(names(decider.id)))
        };
        lifecycle.pass(request, entitled, self.by.id, at)?;
        let mut facts: Vec<Fact> = request
            .gates
            .iter()
            .map(|gate| Fact::GateDecided {
                poc: *id,
                step: gate.verdict.step(),
                verdict: gate.verdict,
                reason: gate.reason.as_ref().map(|reason| reason.as_str().to_owned()),
                decided_by: gate.decided_by,
            })
            .collect();
        let steps_passed = lifecycle.steps_passed();
        if steps_passed > before {
            facts.push(Fact::StepsPassed {
                poc: *id,
                first: request.first,
                last: Step::from_number(steps_passed).unwrap_or(request.last),
                steps_passed,
            });
        }
        Ok(facts)
    }

    /// Puts on hold (R137, R138).
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn hold(self, cause: StopCause, at: DateTime<Utc>) -> Result<Fact, LifecycleError> {
        let (code, note) = (cause.cause.clone(), note_of(&cause));
        self.on.0.lifecycle.hold(Stop { cause, by: Some(self.by.id), at })?;
        Ok(Fact::PocHeld { poc: self.on.0.id, cause: code, note })
    }

    /// Resumes (R140).
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn resume(self) -> Result<Fact, LifecycleError> {
        self.on.0.lifecycle.resume()?;
        Ok(Fact::PocResumed { poc: self.on.0.id })
    }

    /// Abandons (R137, R138).
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn abandon(self, cause: StopCause, at: DateTime<Utc>) -> Result<Fact, LifecycleError> {
        let (code, note) = (cause.cause.clone(), note_of(&cause));
        self.on.0.lifecycle.abandon(Stop { cause, by: Some(self.by.id), at })?;
        Ok(Fact::PocAbandoned { poc: self.on.0.id, cause: code, note })
    }

    /// Lifts a condition of the conditional go; `decider` says who lifts it.
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn lift(
        self,
        number: usize,
        (decider, note): (&Decider, Option<Paragraph>),
        at: DateTime<Utc>,
    ) -> Result<Fact, LifecycleError> {
        let PocParts { id, members, lifecycle, .. } = &mut self.on.0;
        let named = members.iter().any(|member| {
            member.name == MemberName::User(decider.id)
                && matches!(member.role, MemberRole::Sponsor | MemberRole::Decider)
        });
        if !decider.is_entitled(named) {
            return Err(LifecycleError::DeciderNotEntitled(Step::DescribeSolution));
        }
        let told = note.as_ref().map(|note| note.as_str().to_owned());
        let label = lifecycle.lift(number, Lifting { by: decider.id, at, note })?;
        let label = label.as_str().to_owned();
        Ok(Fact::ConditionLifted { poc: *id, label, note: told, decided_by: decider.id })
    }

    /// Reopens a passed step, with a word of explanation (R141, A12).
    ///
    /// # Errors
    /// [`LifecycleError`].
    pub fn reopen(self, step: Step, reason: &Paragraph) -> Result<Fact, LifecycleError> {
        self.on.0.lifecycle.reopen(step)?;
        let reason = reason.as_str().to_owned();
        Ok(Fact::StepReopened { poc: self.on.0.id, step, reason })
    }
}

fn note_of(cause: &StopCause) -> Option<String> {
    cause.note.as_ref().map(|note| note.as_str().to_owned())
}

impl Poc {
    /// Whether step 7 said that it works.
    #[must_use]
    pub fn is_validated(&self) -> bool {
        let lifecycle = &self.0.lifecycle;
        lifecycle.status() == PocStatus::Completed
            && lifecycle
                .gate(Step::Validate)
                .is_some_and(|gate| gate.verdict == GateVerdict::Validated)
    }

    /// Whether a practice may come out of it now.
    ///
    /// # Errors
    /// [`PublishError`].
    pub fn publishable(&self) -> Result<(), PublishError> {
        if !self.is_validated() {
            return Err(PublishError::NotValidated);
        }
        if self.0.practice.is_some() {
            return Err(PublishError::AlreadyPublished);
        }
        Ok(())
    }
}

impl<'a> Granted<'a, PublishPractice, Poc> {
    /// The experiment, to propose from it what its practice would say.
    ///
    /// # Errors
    /// [`PublishError`], as publishing would answer.
    pub fn propose(self) -> Result<&'a Poc, PublishError> {
        self.on.publishable()?;
        Ok(self.on)
    }

    /// Publishes the practice that the experiment proved, linked to where it comes from (R243).
    ///
    /// # Errors
    /// [`PublishError`].
    pub fn publish(
        self,
        new: NewPractice,
        at: DateTime<Utc>,
    ) -> Result<(Practice, Fact), PublishError> {
        self.on.publishable()?;
        let practice = Practice::published(new, &self.on.0, self.by.id, at);
        let id = practice.parts().id;
        self.on.0.practice = Some(id);
        Ok((practice, Fact::PracticePublished { practice: id, poc: Some(self.on.0.id) }))
    }
}
