//! An experiment that has its practice: why it has no other is said to each as far as they may know.

use domain::PracticeId;
use domain::access::Actor;
use domain::poc::PublishError;
use persistence::Reads;

use super::read::shown;
use crate::Failure;

/// Why no practice comes out of an experiment, whose practice is this one. Of one that the caller may not read, a draft
/// of somebody else, withdrawn, or kept for others, no more is said than that it is there.
pub(super) async fn refused(
    from: &impl Reads,
    actor: &Actor,
    (practice, error): (Option<PracticeId>, PublishError),
) -> Failure {
    let (PublishError::AlreadyPublished, Some(id)) = (error, practice) else { return error.into() };
    match shown(from, actor, id).await {
        Ok(_) => error.into(),
        Err(Failure::NotFound(_) | Failure::Denied(_)) => PublishError::NotShown.into(),
        Err(failure) => failure,
    }
}
