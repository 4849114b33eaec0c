//! Practices of a file (R413): what bodies do already, shared by the rules by which people share it.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use domain::access::acts::{EditPractice, PublishPractice};
use domain::access::{Permission, Place};
use domain::journal::Fact;
use domain::people::{EmailAddress, OrganisationKind};
use domain::practice::{NewPractice, Outlook, PracticeContent};
use domain::text::ShortText;
use domain::{FieldCode, FieldError, OrganisationId, PracticeId, UserId};
use import::Record;
use import::record::{ImportedContact, ImportedPractice};
use persistence::external_objects::ExternalObject;
use persistence::{Reads, Tx, people, practices as kept};

use super::accounts::{fault, node};
use super::desk::{Desk, new_id};
use super::marks::{self, Marks};
use super::plan::Plan;
use super::reading::{Batch, Content, Ready};
use super::{authors, numbers};
use crate::Failure;

/// Those whom lines name by their address.
pub(super) type Contacts = BTreeMap<String, UserId>;

fn practice(said: &Content) -> Option<&ImportedPractice> {
    match &said.record {
        Record::Practice(practice) => Some(practice),
        Record::Idea(_)
        | Record::Comment(_)
        | Record::Poc(_)
        | Record::Challenge(_)
        | Record::Account(_) => None,
    }
}

fn address(said: &ImportedPractice) -> Option<&EmailAddress> {
    match said.contact.as_ref()? {
        ImportedContact::Account(email) => Some(email),
        ImportedContact::Named(_) => None,
    }
}

fn name(said: &ImportedPractice) -> Option<&ShortText> {
    match said.contact.as_ref()? {
        ImportedContact::Named(name) => Some(name),
        ImportedContact::Account(_) => None,
    }
}

/// The accounts that a batch names.
pub(super) async fn contacts(from: &impl Reads, batch: &Batch) -> Result<Contacts, Failure> {
    let said = batch.iter().filter_map(|line| practice(line.content.as_ref().ok()?));
    let known = people::find_by_emails(from, said.filter_map(address)).await?;
    Ok(known.into_iter().map(|(email, account)| (email, account.value.id)).collect())
}

/// Refuses a line whose body or contact is nobody, and a new one of a body for which whoever imports may share nothing.
pub(super) fn check(desk: &Desk<'_>, line: &mut Ready, contacts: &Contacts, is_new: bool) {
    let Some(said) = line.content.as_ref().ok().and_then(practice) else { return };
    let mut errors = Vec::new();
    let column = &said.columns.organisation;
    match body(desk, said) {
        Some(body) if !is_new || desk.tree.is_offered(body) => {
            if is_new && !may_share(desk, body) {
                errors.push(fault(column, FieldCode::NotAllowed));
            }
        }
        Some(_) | None => errors.push(fault(column, FieldCode::UnknownValue)),
    }
    if address(said).is_some_and(|email| !contacts.contains_key(email.as_str())) {
        errors.push(fault(&said.columns.contact, FieldCode::UnknownValue));
    }
    if !errors.is_empty() {
        line.content = Err(errors);
    }
}

fn body(desk: &Desk<'_>, said: &ImportedPractice) -> Option<OrganisationId> {
    node(desk, &said.organisation, (OrganisationKind::Organisation, None))
}

fn may_share(desk: &Desk<'_>, body: OrganisationId) -> bool {
    let leave = desk.actor.may_create_in(PublishPractice, Place::within(body));
    leave.is_ok_and(|leave| leave.covers(body).is_ok())
}

/// Why a line may not change the practice that an earlier one made: it is not for whoever imports to change, or the
/// line puts it in another body, where a file moves none.
pub(super) async fn refusal(
    from: &impl Reads,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
) -> Result<Option<FieldError>, Failure> {
    let Some(said) = practice(said) else { return Ok(None) };
    let found = kept::find(from, PracticeId(known.object)).await?;
    let found = found.ok_or(Failure::NotFound("practice"))?.value;
    let stays = body(desk, said) == Some(found.parts().organisation);
    let may = stays && desk.actor.can(Permission::EditPractice, &found);
    Ok((!may).then(|| fault(&said.columns.organisation, FieldCode::NotAllowed)))
}

pub(super) async fn write(tx: &Tx, desk: &mut Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let said = plan.created().map(|(_, said)| said).chain(plan.updated().map(|(_, said)| said));
    authors::meet(tx, desk, said.filter_map(practice).filter_map(name)).await?;
    let new: Vec<_> =
        plan.created().filter_map(|(id, said)| Some((id, practice(said)?, said))).collect();
    let years: Vec<i32> = new
        .iter()
        .map(|(_, practice, _)| practice.published_at.unwrap_or(desk.now).year())
        .collect();
    let references = numbers::take(tx, "PRATIQUE", 4, &years).await?;
    let mut marks = Marks::default();
    for ((external_id, practice, said), reference) in new.into_iter().zip(references) {
        let body = body(desk, practice).ok_or(Failure::NotFound("organisation"))?;
        let leave = desk.actor.may_create_in(PublishPractice, Place::within(body))?;
        let (id, contact) = (PracticeId(new_id()), contact(desk, plan, practice));
        let new = NewPractice { id, reference, content: content(practice), contact, draft: false };
        let (made, _) =
            leave.share(new, (body, None), practice.published_at.unwrap_or(desk.now))?;
        kept::insert(tx, &made).await?;
        let fact = Fact::PracticeImported { practice: id };
        marks.add((external_id, said), id.0, marks::entry(desk, fact));
    }
    marks.keep(tx, desk).await?;
    for (known, said) in plan.updated() {
        if let Some(practice) = practice(said) {
            let contact = contact(desk, plan, practice);
            update(tx, desk, (known, said), (content(practice), contact)).await?;
        }
    }
    Ok(())
}

fn contact(desk: &Desk<'_>, plan: &Plan, said: &ImportedPractice) -> UserId {
    let account = address(said).and_then(|email| plan.contacts.get(email.as_str()).copied());
    account.or_else(|| desk.author(name(said))).unwrap_or(desk.actor.id)
}

fn content(said: &ImportedPractice) -> PracticeContent {
    PracticeContent {
        kind: said.kind,
        title: said.title.clone(),
        summary: said.summary.clone(),
        problem: said.problem.clone(),
        solution: said.solution.clone(),
        result: said.result.clone(),
        figure: None,
        conditions: said.conditions.clone(),
        lessons: None,
        techniques: None,
        domain: said.domain.clone(),
        process: said.process.clone(),
        form: None,
        action_form: None,
        keywords: said.keywords.clone(),
        partners: None,
        outlook: Outlook::default(),
        video: None,
        image: None,
    }
}

/// A line that says something else today is answered for today.
async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    (content, contact): (PracticeContent, UserId),
) -> Result<(), Failure> {
    let practice = PracticeId(known.object);
    let mut found = kept::find(tx, practice).await?.ok_or(Failure::NotFound("practice"))?;
    // A line has neither image nor figure: the practice keeps its own.
    let kept = &found.value.parts().content;
    let (image, figure) = (kept.image, kept.figure.clone());
    let content = PracticeContent { image, figure, ..content };
    let granted = desk.actor.may(EditPractice, &mut found.value)?;
    // The history says where it comes from, not that somebody wrote it.
    let _ = granted.edit(content, contact, desk.now);
    kept::update(tx, &found).await?;
    let told = marks::entry(desk, Fact::PracticeImported { practice });
    marks::renew(tx, desk, (known, said), Some(told)).await
}
