//! Experiments: read, begun, moved along their seven steps, told.

#[cfg(test)]
pub(crate) mod catalogue;
mod create;
mod html;
mod lessons;
mod read;
mod record;
mod steer;
mod study;

pub use create::{NewCard, create};
pub use lessons::{NewLesson, add_lesson, find_lesson, list_lessons, list_technique_uses};
pub use read::{PocReading, history, list, read};
pub use record::{StepRecord, answer, edit};
pub use steer::{abandon, hold, launch, pass, reopen, resume};
pub use study::{OpportunityStudy, opportunity_study};
pub(crate) use study::{on_one_line, plain};

use domain::poc::{Member, MemberName, Poc};
use domain::{FieldCode, FieldError, PocId};
use persistence::{Reads, Stored, Tx, people, pocs};

use crate::{Failure, Version, seen};

/// The experiment that somebody was looking at, unless it changed since.
async fn seen_poc(tx: &Tx, (id, version): (PocId, Version)) -> Result<Stored<Poc>, Failure> {
    let poc = pocs::find(tx, id).await?.ok_or(Failure::NotFound("poc"))?;
    seen(poc, version)
}

/// Checks that everybody named by an identifier is known.
async fn check_team(from: &impl Reads, members: &[Member]) -> Result<(), Failure> {
    let person = |member: &Member| match &member.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    };
    let known = people::named_by(from, members.iter().filter_map(person)).await?;
    let stranger = |(index, member): (usize, &Member)| {
        let id = person(member).filter(|id| !known.contains_key(id));
        let pointer = format!("/members/{index}/user_id");
        id.map(|_| FieldError::new(pointer, FieldCode::UnknownValue))
    };
    let strangers: Vec<_> = members.iter().enumerate().filter_map(stranger).collect();
    if strangers.is_empty() { Ok(()) } else { Err(Failure::Invalid(strangers)) }
}
