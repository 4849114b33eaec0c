//! Experiments: read, begun, moved along their seven steps, told.

#[cfg(test)]
pub(crate) mod catalogue;
mod create;
mod html;
mod lessons;
mod read;
mod record;
mod restrict;
mod sheet;
mod steer;
mod study;
mod template;

pub use create::{NewCard, create};
pub use lessons::{
    NewLesson, Served, Sought, add_lesson, find_lesson, list_lessons, list_technique_uses,
    nearest_lessons, serve,
};
pub use read::{PocReading, book, history, list, read};
pub use record::{StepRecord, answer, edit, track};
pub use restrict::restrict;
pub use sheet::{PocSheet, sheet};
pub use steer::{abandon, hold, launch, lift, pass, reopen, resume};
pub(crate) use study::on_one_line;
pub use study::opportunity_study;
pub use template::{template_file, template_table, template_text};

use domain::access::Actor;
use domain::poc::{Depth, Member, MemberName, Poc, PocHeader, Sight};
use domain::{FieldCode, FieldError, OrganisationId, PocId};
use persistence::{Reads, Stored, Tx, people, pocs};

use crate::{App, Failure, Version, seen};

/// The experiment that somebody was looking at, unless it changed since. Whoever may not see it learns nothing of it, not
/// even that they may not change it.
async fn seen_poc(
    tx: &Tx,
    actor: &Actor,
    (id, version): (PocId, Version),
) -> Result<Stored<Poc>, Failure> {
    let poc = pocs::find(tx, id).await?;
    let poc = poc.filter(|poc| Sight::of(actor).sees(&poc.value, Depth::Sheet));
    seen(poc.ok_or(Failure::NotFound("poc"))?, version)
}

/// The experiments that one names as having to do with this one are some that one may see, and not itself.
async fn check_related(
    from: &impl Reads,
    actor: &Actor,
    (header, own): (&PocHeader, Option<PocId>),
) -> Result<(), Failure> {
    let seen = (&Sight::of(actor), Depth::Sheet);
    let known = pocs::seen_among(from, header.related.iter().copied(), seen).await?;
    let fault = |(index, id): (usize, &PocId)| {
        let twice = header.related.iter().take(index).any(|other| other == id);
        let code = match (known.contains(id) && Some(*id) != own, twice) {
            (false, _) => FieldCode::UnknownValue,
            (true, true) => FieldCode::Duplicate,
            (true, false) => return None,
        };
        Some(FieldError::new(format!("/header/related/{index}"), code))
    };
    let faults: Vec<_> = header.related.iter().enumerate().filter_map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::Invalid(faults)) }
}

/// Checks that the direction is still open: one that was chosen before it closed stays.
fn check_place(
    app: &App,
    header: &PocHeader,
    before: Option<OrganisationId>,
) -> Result<(), Failure> {
    let chosen = header.department;
    if Some(chosen) == before || app.directory.organisations().is_offered(chosen) {
        return Ok(());
    }
    Err(FieldError::new("/header/department_id", FieldCode::UnknownValue).into())
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
