//! How a call ends badly, as screens need to know it.

use std::sync::Arc;

use api_client::ApiError;
use api_types::problem::{FieldProblem, Problem, ProblemCode};
use domain::FieldError;

/// What a call ends with. The failure is shared: several views may show it.
pub(crate) type Fetched<T> = Result<T, Failure>;

/// A call that ended badly.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Arc<ApiError>);

/// Why, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The server did not answer.
    Unreachable,
    /// It answered something that this portal does not read.
    Unreadable,
    /// It refused.
    Refused(ProblemCode),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self(Arc::new(error))
    }
}

impl Failure {
    /// Why.
    pub(crate) fn cause(&self) -> Cause {
        match &*self.0 {
            ApiError::Refused(problem) => Cause::Refused(problem.code),
            ApiError::Unexpected(_) => Cause::Unreadable,
            ApiError::Transport(error) if error.is_decode() => Cause::Unreadable,
            ApiError::Transport(_) | ApiError::Unreachable => Cause::Unreachable,
        }
    }

    /// Whether it is this refusal.
    pub(crate) fn is(&self, code: ProblemCode) -> bool {
        self.cause() == Cause::Refused(code)
    }

    /// Whether signing in would help.
    pub(crate) fn wants_sign_in(&self) -> bool {
        self.is(ProblemCode::NotSignedIn) || self.is(ProblemCode::SessionEnded)
    }

    /// Whether asking again could succeed.
    pub(crate) fn may_pass(&self) -> bool {
        match self.cause() {
            Cause::Unreachable | Cause::Unreadable => true,
            Cause::Refused(code) => matches!(
                code,
                ProblemCode::NotSignedIn
                    | ProblemCode::SessionEnded
                    | ProblemCode::RequestTimeout
                    | ProblemCode::IdempotencyInFlight
                    | ProblemCode::TooManyRequests
                    | ProblemCode::Internal
                    | ProblemCode::Unavailable
            ),
        }
    }

    /// What the server says of it, in the language of the page.
    pub(crate) fn told(&self) -> Option<&Problem> {
        self.0.problem()
    }

    /// The reference to quote, when the fault is the server's.
    pub(crate) fn incident(&self) -> Option<String> {
        let problem = self.told().filter(|problem| problem.status >= 500)?;
        Some(problem.request_id.clone())
    }

    /// The faulty fields.
    pub(crate) fn fields(&self) -> Vec<FieldError> {
        let errors = self.told().map(|problem| problem.errors.as_slice()).unwrap_or_default();
        let fault = |error: &FieldProblem| {
            let FieldProblem { pointer, code, detail: _, min, max } = error;
            FieldError { pointer: pointer.clone(), code: *code, min: *min, max: *max }
        };
        errors.iter().map(fault).collect()
    }
}
