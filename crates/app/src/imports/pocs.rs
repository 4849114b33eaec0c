//! Writing imported experiments.

use chrono::Datelike;
use domain::journal::Fact;
use domain::poc::{Answers, Member, MemberName, MemberRole, Poc, PocHeader, PocParts, Visibility};
use domain::{PassageId, PocId};
use import::Record;
use import::record::ImportedPoc;
use persistence::external_objects::ExternalObject;
use persistence::{Stored, Tx, pocs as kept};

use super::desk::{Desk, new_id};
use super::marks::{self, Marks};
use super::plan::Plan;
use super::reading::Content;
use super::{bodies, numbers};
use crate::Failure;

pub(super) async fn write(tx: &Tx, desk: &mut Desk<'_>, plan: &Plan) -> Result<(), Failure> {
    let new: Vec<_> =
        plan.created().filter_map(|(id, said)| Some((id, poc(said)?, said))).collect();
    let changed = || plan.updated().filter_map(|(known, said)| Some((known, poc(said)?, said)));
    let all = new.iter().map(|(_, poc, _)| *poc).chain(changed().map(|(_, poc, _)| poc));
    bodies::meet(tx, desk, all.map(|poc| &poc.organisation)).await?;
    let years: Vec<i32> = new.iter().map(|(_, poc, _)| year(desk, poc)).collect();
    let references = numbers::take(tx, "POC", 4, &years).await?;
    let mut rows = Vec::with_capacity(new.len());
    let mut marks = Marks::default();
    for ((external_id, poc, said), reference) in new.into_iter().zip(references) {
        let made = made(desk, poc, reference)?;
        let (id, fact) = (made.parts().id, told_of(&made));
        rows.push((made, &said.html.poc));
        marks.add((external_id, said), id.0, marks::entry(desk, fact));
    }
    let rows: Vec<_> = rows.iter().map(|(poc, html)| (poc, *html)).collect();
    kept::insert_all(tx, &rows, desk.now).await?;
    marks.keep(tx, desk).await?;
    for (known, poc, said) in changed() {
        update(tx, desk, (known, said), poc).await?;
    }
    Ok(())
}

fn poc(said: &Content) -> Option<&ImportedPoc> {
    match &said.record {
        Record::Poc(poc) => Some(poc),
        Record::Idea(_)
        | Record::Comment(_)
        | Record::Challenge(_)
        | Record::Account(_)
        | Record::Practice(_) => None,
    }
}

/// The year that an experiment is numbered in: that of its start.
fn year(desk: &Desk<'_>, poc: &ImportedPoc) -> i32 {
    poc.story.starts_on.map_or(desk.now.year(), |day| day.year())
}

fn made(desk: &Desk<'_>, poc: &ImportedPoc, reference: String) -> Result<Poc, Failure> {
    Ok(Poc::restore(PocParts {
        id: PocId(new_id()),
        reference,
        header: header(desk, poc)?,
        members: members(poc),
        lifecycle: poc.story.lifecycle(&poc.cause, || PassageId(new_id())),
        answers: Answers::restore(poc.answers.clone()),
        techniques: Vec::new(),
        tracking: None,
        visibility: Visibility::Everyone,
        idea: None,
        practice: None,
        created_by: None,
        created_at: desk.now,
    }))
}

fn header(desk: &Desk<'_>, poc: &ImportedPoc) -> Result<PocHeader, Failure> {
    let place = desk.place(&poc.organisation)?;
    Ok(PocHeader {
        title: poc.title.clone(),
        summary: poc.summary.clone(),
        description: poc.description.clone(),
        department: place.department,
        organisation: place.body,
        domain: poc.domain.clone(),
        trigger: None,
        starts_on: poc.story.starts_on,
        ends_on: None,
        keywords: poc.keywords.clone(),
        form: poc.form,
        action_form: None,
        aspects: Vec::new(),
        objective: None,
        lifecycle_position: None,
        health: None,
        pitch: None,
        sponsor_word: None,
        partners: poc.partners.clone(),
        external_references: poc.external_references.clone(),
        sustainable: false,
        qualities: Vec::new(),
        video: None,
        related: Vec::new(),
        milestones: std::collections::BTreeMap::new(),
    })
}

/// Where it stands is told with it: no other fact says how it came there.
fn told_of(poc: &Poc) -> Fact {
    let PocParts { id, lifecycle, .. } = poc.parts();
    let (status, steps) = (lifecycle.status(), lifecycle.steps_passed());
    Fact::PocImported { poc: *id, status: Some(status), steps_passed: Some(steps) }
}

fn members(poc: &ImportedPoc) -> Vec<Member> {
    let sponsor = |name| Member { name: MemberName::Named(name), role: MemberRole::Sponsor };
    poc.sponsors.iter().cloned().map(sponsor).collect()
}

async fn update(
    tx: &Tx,
    desk: &Desk<'_>,
    (known, said): (&ExternalObject, &Content),
    poc: &ImportedPoc,
) -> Result<(), Failure> {
    let id = PocId(known.object);
    let Stored { value, version } = kept::find(tx, id).await?.ok_or(Failure::NotFound("poc"))?;
    let old = value.parts().clone();
    let told = made(desk, poc, old.reference.clone())?.parts().clone();
    let value = Poc::restore(PocParts {
        id,
        techniques: old.techniques,
        tracking: old.tracking,
        visibility: old.visibility,
        idea: old.idea,
        practice: old.practice,
        created_at: old.created_at,
        ..told
    });
    let fact = told_of(&value);
    kept::replace(tx, &Stored { value, version }, &said.html.poc, desk.now).await?;
    let told = marks::entry(desk, fact);
    marks::renew(tx, desk, (known, said), Some(told)).await
}
